"""The public card of a receiving organisation; it holds no secret and no person.

The administrator of a hub adds it to the directory. The signing key on it asks for the
inbox and signs what was done with a referral.
"""

import json
from dataclasses import dataclass

from app.courier.age_file import is_recipient
from app.courier.age_file import recipient_id
from app.courier.directory import Entry
from app.courier.signing import key_id
from app.courier.signing import six_words
from app.domain.plain_form import NotPlain
from app.domain.plain_form import canonical
from app.domain.plain_form import strictly
from app.domain.plain_form import text_of

FORMAT = "fieldcard-receiver-card-1"
LONGEST_NAME = 200


class BadCard(ValueError):
    """The file is no public card of a receiver, or it was damaged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Name and public keys of one organisation; `recovery` is a line of none or some keys."""

    name: str
    signing_key: str
    recipient: str
    recovery: str = ""

    @property
    def words(self) -> tuple[str, ...]:
        """The six words by which administrator and receiver compare the card."""
        return six_words(self.signing_key, self.recipient)

    def entry(self, receiver: str, kind: str) -> Entry:
        """Make the entry of the directory."""
        recipients = tuple(one for one in (self.recipient, *self.recovery.split()) if one)
        return Entry(
            id=receiver,
            name=self.name,
            kind=kind,
            recipients=recipients,
            kids=tuple(recipient_id(one) for one in recipients),
            keys=(self.signing_key,),
        )


def write_card(card: Card) -> str:
    """Write the card as a short JSON file."""
    table = {
        "format": FORMAT,
        "name": card.name,
        "signing_key": card.signing_key,
        "recipient": card.recipient,
        "recovery": card.recovery,
    }
    return json.dumps(table, indent=2, ensure_ascii=False) + "\n"


def read_card(text: str) -> Card:
    """Read a card and check its keys; raises BadCard."""
    try:
        table = strictly(canonical(json.loads(text)))
        card = Card(
            name=text_of(table, "name").strip(),
            signing_key=text_of(table, "signing_key"),
            recipient=text_of(table, "recipient"),
            recovery=text_of(table, "recovery"),
        )
        key_id(card.signing_key)
        if text_of(table, "format") != FORMAT or not 0 < len(card.name) <= LONGEST_NAME:
            raise NotPlain
    except (ValueError, RecursionError) as broken:
        raise BadCard from broken
    if not all(map(is_recipient, (card.recipient, *card.recovery.split()))):
        raise BadCard
    return card
