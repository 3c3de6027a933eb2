"""The sieve: what is open on the way to one receiver, and words without what is not."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.edition_table import edition_table
from app.domain.notice import stored_secrets
from app.domain.passing import Scope
from app.domain.passing import Section
from app.domain.referral import Draft
from app.domain.scanning import LEFT_OUT
from app.domain.scanning import Secrets
from app.domain.scanning import without
from app.domain.sorting import Sections
from app.domain.sorting import of_code
from app.domain.sorting import of_question

Payload = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """What is open on the way to one receiver.

    `secrets` are looked for in free words where name and contact are held back; `barred`
    are words of the record that belong to a section that is held back; `hidden` are names
    of signs and topics that may not stand in a list of what was done.
    """

    draft: Draft
    scopes: Mapping[Section, Scope]
    secrets: Secrets | None
    barred: tuple[str, ...]
    hidden: frozenset[str]

    def is_whole(self, *sections: Section) -> bool:
        """Say whether all of these sections are open without a limit."""
        return all(self.scopes[one] is Scope.whole for one in sections)

    def account_is(self, *scopes: Scope) -> bool:
        """Say whether the account is open in one of these ways."""
        return self.scopes[Section.account] in scopes

    def lets(self, sections: Sections, *, is_work_part: bool) -> bool:
        """Say whether a part of the account passes that also belongs to these sections."""
        account = self.scopes[Section.account]
        is_open = account is Scope.whole or (account is Scope.work and is_work_part)
        return is_open and self.is_whole(*(sections - {Section.account}))

    def words(self, words: str) -> str:
        """Give free words without what is held back of the same record."""
        for one in self.barred:
            words = words.replace(one, LEFT_OUT)
        return words if self.secrets is None else without(words, self.secrets)


def sieve_of(draft: Draft, whole: Payload, scopes: Mapping[Section, Scope]) -> Sieve:
    """Make the sieve of one receiver."""
    shut = frozenset(one for one, scope in scopes.items() if scope is Scope.none)
    limited = frozenset(one for one, scope in scopes.items() if scope is not Scope.whole)
    is_named = scopes[Section.identity] is Scope.whole
    return Sieve(
        draft=draft,
        scopes=scopes,
        secrets=None if is_named else stored_secrets(draft.encounter),
        barred=_longest_first(
            (*_quotes(draft, whole, shut), *_signs(draft, shut), *_staff(draft, limited))
        ),
        hidden=frozenset((*_signs(draft, limited), *_topics(draft, limited))),
    )


def _quotes(draft: Draft, whole: Payload, shut: Sections) -> Iterable[str]:
    for one in whole.get("words", ()):
        if of_question(draft.edition, one["question"]) & shut:
            yield one["words"]


def _signs(draft: Draft, shut: Sections) -> Iterable[str]:
    for one in draft.edition.catalogue.indicators:
        if (of_code(one.code) - {Section.account}) & shut:
            yield one.text.english


def _topics(draft: Draft, shut: Sections) -> Iterable[str]:
    for name, asking in edition_table(draft.edition).questions.items():
        if (of_question(draft.edition, name) - {Section.account}) & shut:
            yield asking.question.topic.english


def _staff(draft: Draft, limited: Sections) -> Iterable[str]:
    if Section.sender in limited:
        yield draft.profile.staff


def _longest_first(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({one for one in texts if one}, key=len, reverse=True))
