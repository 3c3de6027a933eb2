"""One example of every event of a place with many people, and of a talk at a desk."""

from app.domain.catalogue import Code
from app.domain.desk_talk import DeskEnding
from app.domain.desk_talk import DeskTalkBegun
from app.domain.desk_talk import DeskTalkEnded
from app.domain.desk_talk import NoHelpReason
from app.domain.event import Event
from app.domain.group import GroupFactSet
from app.domain.group import PartNoted
from app.domain.group import PatternKept
from app.domain.group import SafetyRaised
from app.domain.group import SiteFactCorrected
from app.domain.group import SiteFactSeen
from app.domain.group import TalkWish
from app.domain.group import ThreadKind
from app.domain.group import ThreadNoted

GROUP_EVENTS: tuple[Event, ...] = (
    SiteFactSeen(code=Code("CTL03")),
    SiteFactCorrected(code=Code("CTL03")),
    GroupFactSet(code=Code("OTH03"), told=(Code("CTL12"), Code("DOC01"))),
    SafetyRaised(code=Code("DNG03")),
    PartNoted(wish=TalkWish.later, directs=True),
    PartNoted(),
    ThreadNoted(thread=ThreadKind.recruiter, words="Ông Ba"),
    PatternKept(thread=ThreadKind.phone, words="07 700", people=3),
    DeskTalkBegun(),
    DeskTalkEnded(
        ending=DeskEnding.nothing,
        colleague="Desk 2",
        time="14:30",
        reason=NoHelpReason.no_interpreter,
    ),
    DeskTalkEnded(ending=DeskEnding.next_step, colleague="Desk 2", time="14:30", words="A"),
)
