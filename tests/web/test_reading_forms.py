"""Forms are read strictly, and no word is lost or joined on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from app.domain.answers import Absence
from app.domain.answers import Absent
from app.domain.answers import Given
from app.domain.device import Theme
from app.domain.question import Question
from app.library.shelf import PackShelf
from app.web import reading_forms as reading

JOINED = "\u0645\u06cc\u200c\u062e \U0001f469\u200d\U0001f467"


@pytest.fixture
def papers(shelf: PackShelf) -> Question:
    """Give a shipped question that has ticks beside it."""
    packs = shelf.current("uk-ew").packs
    questions = {q.id: q for pack in packs for q in pack.questions}
    return next(q for key, q in questions.items() if key == "core.papers")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\x00b\x07c", "a b c"),
        ("see \u202eexe.txt\u202c here", "see exe.txt here"),
        (JOINED, JOINED),
        ("  held \t by the boss  ", "held   by the boss"),
    ],
)
def test_words_are_cleaned_and_kept(typed: str, kept: str) -> None:
    """Control signs become a space, turning signs go, joiners and emoji stay."""
    assert reading.clean(typed) == kept


@given(st.text(st.characters(categories=["L", "N"]), min_size=1))
def test_letters_are_never_lost(typed: str) -> None:
    """Cleaning twice is cleaning once, and no letter or digit is lost."""
    once = reading.clean(typed)

    assert reading.clean(once) == once
    assert len(once) >= 1


def test_too_many_letters_are_refused_and_not_cut() -> None:
    """The refusal says by how many, so that the page can say so too."""
    form = MultiDict({"words": "a" * (reading.LONGEST + 3)})

    with pytest.raises(reading.TooLong) as caught:
        reading.words(form, "words")

    assert caught.value.length - caught.value.limit == 3


def test_as_many_letters_as_fit_are_taken() -> None:
    """15,000 letters are taken whole."""
    form = MultiDict({"words": "é" * reading.LONGEST})

    assert len(reading.words(form, "words")) == reading.LONGEST


def test_a_field_sent_twice_is_refused() -> None:
    """No value is chosen in silence."""
    with pytest.raises(reading.Repeated):
        reading.one(MultiDict([("a", "1"), ("a", "2")]), "a")


def test_an_unknown_field_is_refused() -> None:
    """A form that the page does not have is not read."""
    with pytest.raises(reading.UnknownField):
        reading.only(MultiDict({"other": "1"}), "words")


def test_only_offered_choices_are_taken() -> None:
    """A closed list stays closed."""
    with pytest.raises(reading.NotOffered):
        reading.choice(MultiDict({"theme": "pink"}), "theme", Theme)
    with pytest.raises(reading.NotOffered):
        reading.choices(MultiDict({"told": "press"}), "told", ("supervisor",))


@pytest.mark.parametrize("value", ["-1", "x", "1e3", "٣", "9" * 9])
def test_a_count_is_a_plain_number(value: str) -> None:
    """Nothing but the page's own number is taken."""
    with pytest.raises(reading.NotOffered):
        reading.count(MultiDict({"at": value}), "at")


def test_a_tap_is_one_reply_with_its_ticks(papers: Question) -> None:
    """Reply and ticks come in one form."""
    code = papers.seen[0]
    form = MultiDict({"answer": papers.replies[0].id, "seen": code, "at": "3"})

    answer = reading.answer(form, papers)

    assert answer == Given(replies=(papers.replies[0].id,), seen=(code,))


@pytest.mark.parametrize("absence", reading.STORED_ABSENCES)
def test_three_absences_can_be_tapped(papers: Question, absence: Absence) -> None:
    """Does not know, does not want to say, and skip stay apart."""
    form = MultiDict({"absence": absence.value})

    assert reading.answer(form, papers) == Absent(absence=absence)


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"answer": "invented"},
        {"answer": "several"},
        {"answer": ""},
        {"absence": "not_asked"},
        {"absence": "skipped", "answer": "with_me"},
        {"answer": "with_me", "seen": "XXX99"},
    ],
)
def test_what_the_question_does_not_offer_is_refused(
    papers: Question, fields: dict[str, str]
) -> None:
    """A derived absence, an invented reply or tick, and nothing at all are no answers."""
    with pytest.raises(reading.NotOffered):
        reading.answer(MultiDict(fields), papers)


def test_differences_are_what_changed_since_the_page_was_shown() -> None:
    """Two open cards never undo one another."""
    form = MultiDict([("sign", "A"), ("sign", "B"), ("was", "B"), ("was", "C")])

    assert reading.differences(form, "sign", "was") == ({"A"}, {"C"})
