"""Which questions: the packs worth asking next, each with its reason; the others below."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Blueprint
from werkzeug.wrappers import Response

from app.casework import choosing
from app.domain.encounter import EncounterId
from app.domain.proposal import Grounds
from app.domain.proposal import Proposal
from app.i18n.voices import Said
from app.i18n.voices import marked
from app.web.desk import here
from app.web.hypermedia import respond
from app.web.speaking import officer
from app.web.speaking import officer_n

blueprint = Blueprint("packs", __name__)
GROUNDS: Mapping[Grounds, str] = {
    Grounds.child: marked("May be under 18. These are asked alone, nothing else."),
    Grounds.site: marked("Many people are at this place."),
    Grounds.desk: marked("Someone asks for help."),
    Grounds.border: marked("This is a border."),
    Grounds.everyone: marked("These are for everyone."),
    Grounds.everyone_short: marked("These are for everyone. The short way is enough here."),
    Grounds.offence: marked("Someone may have made them do it."),
    Grounds.setting: marked("This is where it often happens."),
    Grounds.default: marked("The place is not known. Work is missed most."),
    Grounds.told: marked("Something of this kind was seen or told."),
    Grounds.second_meeting: marked("You met before. Do not ask for the story again."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One pack as its row shows it: what, why, how much, and whether it is gone through."""

    proposal: Proposal

    @property
    def reason(self) -> Said:
        """Say why it is worth asking; without a reason, for whom it is."""
        grounds = self.proposal.grounds
        return officer(GROUNDS[grounds] if grounds else self.proposal.pack.user)

    @property
    def size(self) -> Said:
        """Say how many questions are left, and how long they take."""
        if self.proposal.is_done:
            return officer("Done. Tap to ask all again.")
        return officer_n(
            "%(count)s question, %(minutes)s min.",
            "%(count)s questions, %(minutes)s min.",
            len(self.proposal.left),
            minutes=self.proposal.minutes,
        )


@blueprint.get("/encounters/<id:encounter>/packs")
def choose(encounter: EncounterId) -> Response:
    """Show the packs, those worth asking next first."""
    offer = choosing.offer(here(), encounter)
    return respond(
        "packs/_packs.html",
        title=officer("Which questions?"),
        encounter=encounter,
        offer=offer,
        first=next((one for one in offer.called if not one.is_done), None),
        called=tuple(Card(proposal=one) for one in offer.called),
        others=tuple(Card(proposal=one) for one in offer.others),
    )
