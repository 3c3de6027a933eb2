"""One example of each event of leaving, planning, telling, copying and receipts."""

from app.domain.answers import Age
from app.domain.call import CallPlanned
from app.domain.call import CallResult
from app.domain.call import CallTried
from app.domain.call import MissingNoted
from app.domain.consent import ReviewState
from app.domain.consent import ShownWords
from app.domain.copy_across import FieldCopied
from app.domain.copy_across import FormReturned
from app.domain.departure import CompanyNoted
from app.domain.departure import DepartureAsked
from app.domain.departure import DepartureNoted
from app.domain.departure import LeavesWith
from app.domain.departure import Rehearsed
from app.domain.event import Event
from app.domain.event import OffencePaused
from app.domain.receipt import ReceiptGiven
from app.domain.telling import PauseTold
from app.domain.telling import TellingWay
from app.domain.telling import Told

SHOWN = ShownWords(
    language="vi", edition="d" * 64, lines=("Bạn có quyền an toàn.",), state=ReviewState.draft
)
PROTECTING: tuple[Event, ...] = (
    OffencePaused(
        offence="drugs",
        link="locked in",
        told=(),
        when_and_where="May, a house",
        age_then=Age.child,
        told_to_do="water plants",
        by_whom="a man called Uncle",
        since="March",
        after_no="no food",
        gained="the man",
        kept_from_them="keys",
        in_time="the same days",
    ),
    DepartureNoted(leaves=LeavesWith.someone, someone="a teacher", reason="their own choice"),
    DepartureAsked(),
    CompanyNoted(brought="a man", speaks="the same man", rehearsed=Rehearsed.unclear),
    CallPlanned(caller="PC 4417", called="the person", hours=24, way="text, no words"),
    CallTried(planned=7, result=CallResult.no_answer, words="rang twice"),
    MissingNoted(may_go="the coast", may_fetch="an older friend", tell_first="child desk"),
    PauseTold(told=Told.custody, how=TellingWay.phone, name="Sgt", when="14:00"),
    ReceiptGiven(shown=SHOWN),
    FieldCopied(field="birthplace", is_done=True),
    FormReturned(reference="NRM-1", sent_at="22 November, 14:00"),
)
