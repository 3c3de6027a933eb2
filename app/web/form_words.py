"""What the officer reads for coded values of the form and of the conditions of a talk.

Each table is complete over its list, which the tests check.
"""

from collections.abc import Mapping

from app.domain.chronology import Happening
from app.domain.explaining import NotKnown
from app.domain.form import FormPath
from app.domain.interview import InterpreterKind
from app.domain.interview import Presence
from app.domain.interview import Ticked
from app.domain.interview import Welfare
from app.domain.linting import HintRule
from app.domain.retelling import AskAgain
from app.i18n.voices import marked

REASONS: Mapping[NotKnown, str] = {
    NotKnown.not_asked: marked("Not asked, to spare the person"),
    NotKnown.declined: marked("Asked, did not want to say"),
    NotKnown.does_not_know: marked("Does not know"),
    NotKnown.distressed: marked("Too distressed, break needed"),
    NotKnown.no_interpreter: marked("No interpreter yet"),
    NotKnown.not_safe: marked("Not safe to ask there"),
    NotKnown.awaited: marked("Record awaited"),
}
PATHS: Mapping[FormPath, str] = {
    FormPath.adult: marked("For an adult who agrees"),
    FormPath.child: marked("For a child, or where age is in doubt"),
    FormPath.notice: marked("A note without a name"),
}
HINTS: Mapping[HintRule, str] = {
    HintRule.chronology: marked("Put events in order. Rough dates are enough."),
    HintRule.indicators: marked("Add each sign, with where and how you noticed it."),
    HintRule.basis: marked("Put what was seen and what is on paper first."),
    HintRule.gaps: marked("Fill it in, or give the reason why it is not known."),
    HintRule.delay: marked("Say why they tell it only now."),
    HintRule.differences: marked(
        "Two replies differ. Say what may explain it: fear, trauma, language."
    ),
    HintRule.purpose: marked("Say why you refer, in your own judgement."),
    HintRule.opinion: marked("Give the fact behind this opinion."),
    HintRule.copied: marked("Much like another referral. Write this person's own account."),
    HintRule.thin: marked("Use the person's own words. They are on record."),
    HintRule.contacts: marked("Add a colleague or team as a second contact."),
    HintRule.evidence: marked("Say what each file is, and its date."),
    HintRule.names: marked("Take the name out."),
    HintRule.safe: marked("Check who that is, and that it is safe."),
    HintRule.ordered: marked("Add your own view, not only that you were told to refer."),
    HintRule.credibility: marked("Give evidence, or take this out. Behaviour is no evidence."),
    HintRule.child: marked("Tell the local authority first, and write down whom."),
    HintRule.episodes: marked("Write one part for each time."),
}
MEANS: Mapping[InterpreterKind, tuple[str, str]] = {
    InterpreterKind.none_needed: (
        marked("None needed"),
        marked("You share a first language."),
    ),
    InterpreterKind.in_person: (
        marked("Interpreter in the room"),
        marked("Not left alone with the person."),
    ),
    InterpreterKind.phone: (marked("By phone"), marked("Cannot see. Less private.")),
    InterpreterKind.video: (marked("By video"), marked("Check who else is in the room.")),
    InterpreterKind.colleague: (marked("A colleague"), marked("May know the community.")),
    InterpreterKind.card: (marked("Cards with voice"), marked("Closed questions only.")),
    InterpreterKind.machine: (
        marked("Machine translation"),
        marked("Never for evidence or agreement."),
    ),
}
TICKED: Mapping[Ticked, str] = {
    Ticked.yes: marked("Yes"),
    Ticked.no: marked("No"),
    Ticked.not_known: marked("Not looked at yet"),
}
PRESENCE: Mapping[Presence, str] = {
    Presence.nobody: marked("Nobody else"),
    Presence.interpreter: marked("The interpreter"),
    Presence.colleague: marked("A colleague of yours"),
    Presence.supporter: marked("A supporter or social worker"),
    Presence.lawyer: marked("A lawyer"),
    Presence.appropriate_adult: marked("An appropriate adult"),
    Presence.child: marked("A child of theirs"),
    Presence.companion: marked("Somebody who came with them"),
    Presence.others: marked("Other people"),
}
WELFARE: Mapping[Welfare, str] = {
    Welfare.fine: marked("Fine"),
    Welfare.tired: marked("Tired"),
    Welfare.upset: marked("Upset"),
}
AGAIN: Mapping[AskAgain, str] = {
    AskAgain.new: marked("Something new came up"),
    AskAgain.unclear: marked("The first answer is not clear"),
    AskAgain.evidence_law: marked("The law on evidence asks for it"),
}
HAPPENINGS: Mapping[Happening, str] = {
    Happening.sign: marked("Sign noted"),
    Happening.language: marked("Language chosen"),
    Happening.interpreter: marked("Interpreter noted"),
    Happening.answer: marked("Asked and answered"),
    Happening.words: marked("Their words noted"),
    Happening.rights: marked("Rights shown"),
    Happening.agreement: marked("Agreement asked"),
    Happening.pause: marked("Pause on the offence written down"),
    Happening.authority_told: marked("Local authority told"),
    Happening.rest: marked("Break taken"),
    Happening.welfare: marked("Looked how they are"),
    Happening.referral: marked("Referral sealed"),
}
