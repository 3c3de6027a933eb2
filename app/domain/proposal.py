"""Which packs are worth asking next, in order, each with the reason.

Only what is known of place, age, signs and offence decides; never who somebody is. A child,
or somebody who may be one, is offered the child pack alone. Where no type is told, labour
is the default, since people at work are missed most.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum

from app.domain.answers import QuestionId
from app.domain.catalogue import Kind
from app.domain.condition import RouteTest
from app.domain.condition import Truth
from app.domain.condition import truth
from app.domain.edition_table import edition_table
from app.domain.known import Known
from app.domain.noted import Noted
from app.domain.on_record import on_record
from app.domain.pack import Edition
from app.domain.pack import Pack
from app.domain.pack import Way
from app.domain.route import known_along

SHORT = "core.six"
WHOLE = "border.interview"
FULL = "full"
BY_KIND: Mapping[Kind, str] = {
    Kind.labour: "labour",
    Kind.sexual: "sexual",
    Kind.criminal: "crime",
    Kind.domestic: "domestic",
}
HELD = ("custody", "detention")
CRIME_SIGNS = "CRM"


class Grounds(StrEnum):
    """Why a pack is worth asking next."""

    child = "child"
    site = "site"
    desk = "desk"
    border = "border"
    everyone = "everyone"
    everyone_short = "everyone_short"
    offence = "offence"
    setting = "setting"
    default = "default"
    told = "told"
    second_meeting = "second_meeting"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One pack with the way through it that fits now.

    `grounds` say why it is worth asking, none where only the officer's own choice opens it.
    `left` questions would be asked now, `on_record` are left out because another question
    has answered them.
    """

    pack: Pack
    way: Way
    grounds: Grounds | None
    left: tuple[QuestionId, ...]
    asked: int
    on_record: int

    @property
    def is_done(self) -> bool:
        """Say whether it was gone through: nothing is left to ask."""
        return not self.left

    @property
    def minutes(self) -> int:
        """Give the minutes that are left, by the share of questions that are left."""
        whole = max(len(self.pack.questions), len(self.way.questions))
        return -(-self.pack.minutes * len(self.left) // whole)


def proposals(edition: Edition, noted: Noted) -> tuple[Proposal, ...]:
    """Give every pack with questions: those called for in their order, then the others."""
    table = edition_table(edition)
    known = known_along(table, noted, frozenset(table.questions))
    spared = on_record(known)
    called = _called(edition, known)
    packs: dict[str, Pack] = {pack.id: pack for pack in edition.packs if pack.ways}
    order = (*(one for one in called if one in packs), *(one for one in packs))
    return tuple(
        _proposal(known, spared, packs[one], called.get(one)) for one in dict.fromkeys(order)
    )


def next_proposal(edition: Edition, noted: Noted) -> Proposal | None:
    """Give the first pack that is called for and not gone through, if any."""
    found = (one for one in proposals(edition, noted) if one.grounds and not one.is_done)
    return next(found, None)


def proposed_way(edition: Edition, noted: Noted) -> str | None:
    """Give the way of that pack."""
    found = next_proposal(edition, noted)
    return found.way.id if found else None


def is_for_child(edition: Edition, noted: Noted) -> bool:
    """Say whether the child pack alone is offered; the others wait for a specialist."""
    table = edition_table(edition)
    return _is_on(known_along(table, noted, noted.answers.keys()), "child")


def _proposal(
    known: Known, spared: frozenset[QuestionId], pack: Pack, grounds: Grounds | None
) -> Proposal:
    answers = known.noted.answers
    way = _way(pack, grounds, answers.keys())
    ahead = [one for one in way.questions if one in known.on_path and one not in answers]
    return Proposal(
        pack=pack,
        way=way,
        grounds=grounds,
        left=tuple([one for one in ahead if one not in spared]),
        asked=sum(one in answers for one in way.questions),
        on_record=sum(one in spared for one in ahead),
    )


def _way(pack: Pack, grounds: Grounds | None, answered: AbstractSet[QuestionId]) -> Way:
    """Choose the way: the short one for who is not to be asked all, else the main one.

    At a border the whole talk comes first, and what it leaves out stays for the main way.
    """
    if grounds is Grounds.border:
        whole = next((way for way in pack.ways if way.id == WHOLE), None)
        if whole is not None and not answered >= set(whole.questions):
            return whole
    wanted = SHORT if grounds is Grounds.everyone_short else f"{pack.id}.{FULL}"
    return next((way for way in pack.ways if way.id == wanted), pack.ways[0])


def _called(edition: Edition, known: Known) -> Mapping[str, Grounds]:
    """Give the packs that are called for by id; the first call of a pack stands."""
    called: dict[str, Grounds] = {}
    for pack, grounds in _calls(edition, known):
        called.setdefault(pack, grounds)
    return called


def _calls(edition: Edition, known: Known) -> Iterator[tuple[str, Grounds]]:
    if _is_on(known, "child"):
        yield "child", Grounds.child
        return
    if known.noted.was_referred:
        yield "followup", Grounds.second_meeting
    for route, packs in _AT:
        if _is_on(known, route):
            yield from ((pack, Grounds(route)) for pack in packs)
    held = _is_held(known)
    short = held or _is_on(known, "border") or _is_on(known, "site")
    yield "core", Grounds.everyone_short if short else Grounds.everyone
    if held:
        yield "crime", Grounds.offence
    yield from _by_kind(edition, known, is_default=not (held or _is_on(known, "border")))


_AT = (
    ("site", ("site",)),
    ("desk", ("desk",)),
    ("border", ("border_first", "border_second")),
)
"""The packs that come before the questions for everyone, by route."""


def _by_kind(
    edition: Edition, known: Known, *, is_default: bool
) -> Iterator[tuple[str, Grounds]]:
    """Give the pack of the place, then those that something told calls for."""
    kind = known.table.kinds.get(known.noted.setting or "")
    if kind is not None:
        yield BY_KIND[kind], Grounds.setting
    told = [pack.id for pack in edition.packs if _is_told(known, pack)]
    if kind is None and is_default and not set(told) & set(BY_KIND.values()):
        yield BY_KIND[Kind.labour], Grounds.default
    yield from ((pack, Grounds.told) for pack in told)


def _is_told(known: Known, pack: Pack) -> bool:
    opens = pack.opens_when
    return opens is not None and truth(opens, known.test) is Truth.holds


def _is_held(known: Known) -> bool:
    """Say whether the person is suspected or held, or any sign of forced crime is noted."""
    noted, table = known.noted, known.table
    in_crime = table.kinds.get(noted.setting or "") is Kind.criminal
    if in_crime or noted.setting in HELD or _is_on(known, "offence"):
        return True
    return any(code.startswith(CRIME_SIGNS) for code in known.present())


def _is_on(known: Known, route: str) -> bool:
    return known.test(RouteTest(route=(route,))) is Truth.holds
