"""What the officer and the person read about the sections of a referral."""

from collections.abc import Mapping

from app.domain.firewall import Held
from app.domain.override import OverrideReason
from app.domain.passing import ReceiverKind
from app.domain.passing import Scope
from app.domain.passing import Section
from app.i18n.voices import marked

KINDS: Mapping[ReceiverKind, str] = {
    ReceiverKind.support: marked("A desk for help and support"),
    ReceiverKind.identification: marked("The authority that decides"),
    ReceiverKind.child_safeguarding: marked("The child desk"),
    ReceiverKind.labour_inspectorate: marked("Labour inspectors"),
    ReceiverKind.criminal_investigation: marked("Police who investigate"),
    ReceiverKind.custody: marked("Custody and prosecutor"),
    ReceiverKind.immigration_enforcement: marked("Immigration enforcement"),
    ReceiverKind.figures: marked("Figures only"),
}
SECTIONS: Mapping[Section, str] = {
    Section.identity: marked("Name and safe contact"),
    Section.account: marked("What happened"),
    Section.health: marked("Health and needs"),
    Section.offence: marked("The offence and who made them do it"),
    Section.status: marked("Papers and right to stay"),
    Section.sender: marked("You and your unit"),
    Section.outcome: marked("The result and its reasons"),
}
SCOPES: Mapping[Scope, str] = {
    Scope.none: marked("Not sent"),
    Scope.short: marked("Only the signs and your note"),
    Scope.work: marked("Only work and pay"),
    Scope.link: marked("Only the code word of this meeting"),
    Scope.form: marked("Only what its form asks"),
    Scope.unit: marked("Only your unit"),
    Scope.call_back: marked("Your unit and a number to call"),
    Scope.whole: marked("All of it"),
}
LINKS: Mapping[Section, str] = {
    Section.identity: marked("Only the code word of this meeting"),
    Section.account: marked("Only the link to the offence"),
}
UNREAD = frozenset({Scope.none, Scope.link})
"""What is left where the person may be told that nothing of a section is read."""
WHY: Mapping[Held, str] = {
    Held.never: marked("This kind of desk does not get it."),
    Held.part: marked("This kind of desk gets no more."),
    Held.consent: marked("They have not agreed to this desk."),
    Held.urgent: marked("It goes only when there is danger now."),
    Held.form: marked("Its form does not ask for it."),
    Held.need: marked("It goes only if this desk needs it."),
}
REASONS: Mapping[OverrideReason, str] = {
    OverrideReason.person_asks: marked("They asked me to send it"),
    OverrideReason.danger: marked("Somebody is in danger"),
    OverrideReason.court_order: marked("A court orders it"),
    OverrideReason.legal_duty: marked("A law says I must"),
}
FOR_PERSON: Mapping[Section, str] = {
    # note person: a part of what goes to a desk, in a list
    Section.identity: marked("Your name and how to reach you"),
    # note person: a part of what goes to a desk, in a list
    Section.account: marked("What happened to you"),
    # note person: a part of what goes to a desk, in a list
    Section.health: marked("Your health and what you need"),
    # note person: a part of what goes to a desk, in a list
    Section.offence: marked("What others made you do"),
    # note person: a part of what goes to a desk, in a list
    Section.status: marked("Your papers and your stay"),
}
"""What the person is told; who sends it and what the rules gave is no secret of theirs."""
