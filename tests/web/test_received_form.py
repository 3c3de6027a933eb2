"""Form, story, times and versions of an opened referral; odd content breaks no page."""

from app.domain.answers import QuestionId
from app.domain.catalogue import Code
from app.domain.consent import AgreementAnswer
from app.domain.event import LanguageChosen
from app.domain.event import SignNoted
from app.domain.explaining import FieldExplained
from app.domain.explaining import NotKnown
from app.domain.interview import Welfare
from app.domain.interview import WelfareNoted
from app.domain.payload import payload
from app.domain.retelling import AskAgain
from app.domain.retelling import AskedAgain
from app.web.received_words import sections_of
from tests.drafts import adult
from tests.drafts import agreed
from tests.drafts import draft
from tests.drafts import replied
from tests.drafts import wrote
from tests.fakes import NIGHT
from tests.web.officer import Officer

PAY = QuestionId("core.pay")


def rows(officer: Officer, content: dict[str, object]) -> dict[str, dict[str, str]]:
    """Give the sections as words, by heading and label."""
    with officer.app.test_request_context():
        return {
            str(part.heading): {str(label): str(words) for label, words in part.rows}
            for part in sections_of(content)
        }


def test_everything_that_was_filled_in_can_be_read(officer: Officer) -> None:
    """Fields with their labels, reasons in words, what was told, the times, the versions."""
    made = draft(
        adult(),
        SignNoted(code=Code("LIV04")),
        LanguageChosen(language="vi"),
        replied("core.pay", "kept_back"),
        AskedAgain(question=PAY, reason=AskAgain.unclear),
        replied("core.pay", "less"),
        WelfareNoted(welfare=Welfare.tired),
        FieldExplained(key="background.family", reason=NotKnown.awaited, words="From school"),
        wrote("officer.insight", "What I saw"),
        agreed(AgreementAnswer.yes),
    )
    found = rows(officer, payload(made, NIGHT))

    assert found["The form"]["Why you refer, in your own judgement"] == "What I saw"
    assert found["The form"]["Their family"] == "Record awaited: From school"
    assert (
        "Asked again: The first answer is not clear"
        in (found["Already told: do not ask again"]["Pay"])
    )
    assert found["Already told: do not ask again"]["Told again"] == "1 time"
    assert "Looked how they are: tired" in found["In order of time"].values()
    assert any("core 2026" in words for words in found["Content"].values())


def test_a_note_without_a_name_says_so(officer: Officer) -> None:
    """And shows no story."""
    made = draft(adult(), agreed(AgreementAnswer.no), wrote("notice.told", "yes"))
    found = rows(officer, payload(made, NIGHT))

    assert found["The form"]["Form"] == "A note without a name"
    assert "Already told: do not ask again" not in found


def test_odd_content_is_shown_as_it_came(officer: Officer) -> None:
    """Unknown codes and times stay words; what is no list is left out."""
    odd: dict[str, object] = {
        "form": {"path": "elsewhere", "fields": [{"label": "L", "reason": "new"}, 7]},
        "story": {"told": [{"topic": "T", "at": "later", "to": "X"}], "retellings": "many"},
        "chronology": [{"kind": "danced", "about": "", "at": "2026-01-01T00:00:00"}],
        "content": {"legal_date": ""},
    }
    found = rows(officer, odd)

    assert found["Already told: do not ask again"] == {"T": "later, to X"}
    assert found["In order of time"] == {"2026-01-01T00:00:00": "danced"}
    assert "The form" not in found
    assert set(rows(officer, {"form": "words", "story": 3, "chronology": "x"})) == {"Agreement"}
