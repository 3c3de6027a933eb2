"""One example of each event of the form and of the conditions of a talk."""

from app.domain.answers import QuestionId
from app.domain.event import Event
from app.domain.explaining import FieldExplained
from app.domain.explaining import HitsKept
from app.domain.explaining import NotKnown
from app.domain.interview import BreakTaken
from app.domain.interview import InterpreterKind
from app.domain.interview import InterpreterNoted
from app.domain.interview import Presence
from app.domain.interview import PresenceNoted
from app.domain.interview import Ticked
from app.domain.interview import Welfare
from app.domain.interview import WelfareNoted
from app.domain.retelling import AskAgain
from app.domain.retelling import AskedAgain

FORM_EVENTS: tuple[Event, ...] = (
    FieldExplained(key="background.family", reason=NotKnown.not_asked, words="Too tired"),
    HitsKept(key="exploiter.account", words="Rose is a colour here"),
    InterpreterNoted(means=InterpreterKind.phone, name="T 12", independent=Ticked.yes),
    PresenceNoted(place="Room 2", present=(Presence.interpreter,), private=Ticked.yes),
    BreakTaken(),
    WelfareNoted(welfare=Welfare.tired),
    AskedAgain(question=QuestionId("core.pay"), reason=AskAgain.unclear),
)
