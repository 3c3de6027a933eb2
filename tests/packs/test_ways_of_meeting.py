"""The ways at a border, a desk, a site, with a child, and at a second meeting."""

from app import resources
from app.domain.condition import QuestionTest
from app.domain.event import SettingChosen
from app.domain.pack import Edition
from app.domain.pack import Pack
from app.domain.proposal import Proposal
from app.domain.proposal import proposals
from app.library.content import Content
from app.library.reading import read
from tests.builders import answered
from tests.builders import encounter


def shipped() -> Content:
    """Read the shipped content."""
    content = read(resources.packs()).content
    assert content is not None
    return content


CONTENT = shipped()
EDITION: Edition = CONTENT.edition(CONTENT.jurisdictions[0], digest="test")
PARTS = {
    "safety": ("core.alone", "core.age"),
    "needs": ("core.needs",),
    "journey": (
        "core.came",
        "bor.arrange",
        "bor.price",
        "bor.arrive",
        "bor.way",
        "bor.before",
    ),
    "papers": ("core.papers", "bor.say"),
    "pay": ("core.pay", "bor.owe"),
    "home": ("core.sleep", "bor.tonight", "core.others"),
    "leaving": ("core.leave", "core.wants"),
    "threats": ("bor.press", "core.hurt"),
}


def pack(wanted: str) -> Pack:
    """Give one shipped pack."""
    return next(one for one in CONTENT.packs if one.id == wanted)


def test_a_whole_talk_at_the_border_keeps_the_order_of_its_parts() -> None:
    """20 questions: safety first, then needs; threats come last."""
    questions = EDITION.way("border.interview").questions

    assert len(questions) == 20
    assert questions == tuple(one for part in PARTS.values() for one in part)


def test_the_second_line_has_12_questions_of_its_own() -> None:
    """Its own way asks each of them, and no other."""
    own = pack("border_second").questions

    assert EDITION.way("border.second").questions == tuple(one.id for one in own)
    assert len(own) == 12


def test_the_way_here_is_always_asked_about() -> None:
    """No condition hides the countries on the way: many were used only there."""
    assert EDITION.question("bor.way").ask_when is None
    assert EDITION.question("bor.before").ask_when is None


def test_a_child_is_never_left_alone_with_questions() -> None:
    """The steps begin with a safe adult, end with a plan, and have no closed form."""
    steps = EDITION.way("child.steps").questions

    assert steps[:2] == ("child.contact", "child.beside")
    assert steps[-1] == "child.missing"
    assert all(not one.alone for one in pack("child").questions)


def test_a_desk_asks_3_questions_before_any_other() -> None:
    """Privacy, then their own words, then what happens on going back."""
    three = EDITION.way("desk.three").questions

    assert three == ("desk.talk", "desk.help", "desk.back")
    assert EDITION.way("desk.all").questions == three + EDITION.way("core.full").questions


def test_a_second_meeting_never_asks_for_the_story() -> None:
    """What happened before stands in no question; threats wait for privacy."""
    asked = " ".join(one.officer.english for one in pack("followup").questions)
    threats = EDITION.question("follow.threats").ask_when

    assert "what happened" not in asked.lower()
    assert isinstance(threats, QuestionTest)
    assert (threats.question, threats.reply) == ("core.alone", ("alone",))


def test_a_minute_with_each_person_reuses_the_questions_of_the_core() -> None:
    """Nothing that the core asks is asked in other words at a site."""
    grid = EDITION.way("site.grid").questions

    assert [one for one in grid if one.startswith("site.")] == [
        "site.language",
        "site.danger",
        "site.later",
    ]
    assert len(grid) == 8


def test_at_a_border_the_whole_talk_comes_first_and_then_what_it_left_out() -> None:
    """The screen leads to the 20 questions; the 3 others of the second line come after."""
    whole = EDITION.way("border.interview").questions
    at = SettingChosen(setting="airport")
    talked = (answered(one, "") for one in whole)
    before = proposals(EDITION, encounter(at).noted)
    after = proposals(EDITION, encounter(at, *talked).noted)

    assert _way_of(before, "border_second") == "border.interview"
    assert _way_of(after, "border_second") == "border.second"
    assert _way_of(proposals(EDITION, encounter().noted), "border_second") == "border.second"


def _way_of(found: tuple[Proposal, ...], wanted: str) -> str:
    return next(one.way.id for one in found if one.pack.id == wanted)
