"""The flow of content as data to be drawn: packs, ways, questions, conditions and routes."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.catalogue import Code
from app.domain.condition import AllOf
from app.domain.condition import AnyOf
from app.domain.condition import CodeTest
from app.domain.condition import Condition
from app.domain.condition import QuestionTest
from app.domain.condition import RouteTest
from app.domain.condition import SettingTest
from app.domain.condition import Test
from app.domain.noted import Noted
from app.domain.pack import Edition
from app.domain.pack import Pack
from app.domain.proposal import proposals
from app.domain.question import Question
from app.library.references import tests_of

TYPE = "type:"
CHILD = Code("AGE01")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """One question as it is drawn: its ways, when it is asked, and what it waits for.

    `ways` has one truth for each way of the pack.
    """

    id: str
    topic: str
    asks: str
    replies: tuple[str, ...]
    when: str
    waits_for: tuple[str, ...]
    ways: tuple[bool, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One pack as it is drawn; questions of other packs stand on its ways by name."""

    id: str
    title: str
    line: str
    user: str
    minutes: int
    opens: str
    ways: tuple[str, ...]
    stops: tuple[Stop, ...]
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """What is known, and the ways that are then worth asking, in their order."""

    known: str
    ways: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """All that a picture of the flow shows."""

    routes: tuple[Route, ...]
    lanes: tuple[Lane, ...]


def drawing_of(edition: Edition) -> Drawing:
    """Give what is drawn of an edition."""
    return Drawing(
        routes=tuple(_routes(edition)),
        lanes=tuple(_lane(pack) for pack in edition.packs),
    )


def in_words(condition: Condition | None) -> str:
    """Say when a question is asked, or a pack opens; nothing where it always is."""
    match condition:
        case None:
            return ""
        case AnyOf(any_of=parts):
            return " or ".join(map(_part, parts))
        case AllOf(all_of=parts):
            return " and ".join(map(_part, parts))
        case _:
            return _test(condition)


def _test(test: Test) -> str:
    match test:
        case SettingTest(setting=names):
            return f"place: {_listed(name.removeprefix(TYPE) for name in names)}"
        case RouteTest(route=names):
            return f"route: {_listed(names)}"
        case CodeTest(code=code, state=states):
            return f"{code} {_listed(states)}"
        case QuestionTest(question=question, reply=replies, state=states):
            return f"{question} {_listed((*replies, *states))}"


def _part(condition: Condition) -> str:
    words = in_words(condition)
    is_joined = isinstance(condition, (AnyOf, AllOf))
    return f"({words})" if is_joined else words


def _listed(words: Iterable[str]) -> str:
    return "/".join(word.replace("_", " ") for word in words)


def _lane(pack: Pack) -> Lane:
    groups = pack.card.groups if pack.card else ()
    return Lane(
        id=pack.id,
        title=pack.title.english,
        line=pack.line.english,
        user=pack.user.english,
        minutes=pack.minutes,
        opens=in_words(pack.opens_when),
        ways=tuple(way.id for way in pack.ways),
        stops=tuple(_stop(pack, question) for question in pack.questions),
        signs=tuple(f"{sign.code} {sign.says.english}" for one in groups for sign in one.signs),
    )


def _stop(pack: Pack, question: Question) -> Stop:
    tests = tests_of(question.ask_when)
    return Stop(
        id=question.id,
        topic=question.topic.english,
        asks=question.officer.english,
        replies=tuple(reply.says.english for reply in question.replies),
        when=in_words(question.ask_when),
        waits_for=tuple(one.question for one in tests if isinstance(one, QuestionTest)),
        ways=tuple(question.id in way.questions for way in pack.ways),
    )


def _routes(edition: Edition) -> Iterator[Route]:
    """Ask the rules themselves which packs come, so that the picture cannot be out of date."""
    for known, noted in _situations(edition).items():
        called = (one for one in proposals(edition, noted) if one.grounds)
        yield Route(known=known, ways=tuple(one.way.id for one in called))


def _situations(edition: Edition) -> Mapping[str, Noted]:
    place = {None: Noted(answers={})} | {
        one.id: Noted(answers={}, setting=one.id) for one in edition.settings
    }
    first = {one.kind: place[one.id] for one in reversed(edition.settings) if one.kind}
    found = {"Nothing is known": place[None]}
    found |= {f"A place of the type {kind}": first[kind] for kind in sorted(first)}
    for words, name in (
        ("A border", "border_crossing"),
        ("A desk where people ask for help", "station_desk"),
        ("Custody or detention", "custody"),
    ):
        if name in place:
            found[words] = place[name]
    found |= {
        "A person stopped for an offence": Noted(answers={}, offences=("other",)),
        "Many people at one place": Noted(answers={}, at_site=True),
        "May be under 18": Noted(answers={}, signs=(CHILD,)),
        "A second meeting": Noted(answers={}, was_referred=True),
    }
    return found
