"""The certificate of interview conditions: it fills itself from what was noted on the way."""

from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.encounter import Encounter
from app.domain.event import Answered
from app.domain.event import Detail
from app.domain.event import Stamp
from app.domain.interview import BreakTaken
from app.domain.interview import InterpreterKind
from app.domain.interview import InterpreterNoted
from app.domain.interview import Presence
from app.domain.interview import PresenceNoted
from app.domain.interview import Ticked
from app.domain.interview import Welfare
from app.domain.interview import WelfareNoted
from app.domain.moments import moment_words
from app.domain.retelling import AskedAgain

MEANS: Mapping[InterpreterKind, str] = {
    InterpreterKind.none_needed: "no interpreter was needed",
    InterpreterKind.in_person: "an interpreter in the room",
    InterpreterKind.phone: "an interpreter by phone",
    InterpreterKind.video: "an interpreter by video",
    InterpreterKind.colleague: "a colleague who speaks the language",
    InterpreterKind.card: "cards with voice, closed questions only",
    InterpreterKind.machine: "machine translation, not for evidence or agreement",
}
PRESENT: Mapping[Presence, str] = {
    Presence.nobody: "nobody else",
    Presence.interpreter: "the interpreter",
    Presence.colleague: "a colleague of the officer",
    Presence.supporter: "a supporter or social worker",
    Presence.lawyer: "a lawyer",
    Presence.appropriate_adult: "an appropriate adult",
    Presence.child: "a child of the person",
    Presence.companion: "somebody who came with the person",
    Presence.others: "other people",
}
HOW: Mapping[Welfare, str] = {
    Welfare.fine: "fine",
    Welfare.tired: "tired",
    Welfare.upset: "upset",
}
YES_NO: Mapping[Ticked, str] = {
    Ticked.yes: "yes",
    Ticked.no: "no",
    Ticked.not_known: "not noted",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Certificate:
    """What was noted about the conditions of the talk; empty parts were not noted."""

    begun: Stamp | None
    ended: Stamp | None
    place: str
    presence: PresenceNoted | None
    interpreters: tuple[InterpreterNoted, ...]
    languages: tuple[str, ...]
    breaks: tuple[Stamp, ...]
    welfare: tuple[tuple[Welfare, Stamp], ...]
    asked_again: int

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was noted at all."""
        return not (self.begun or self.place or self.presence or self.interpreters)


def certificate(encounter: Encounter) -> Certificate:
    """Read the conditions of one talk."""
    history = encounter.history
    answered = [entry for entry in history if isinstance(entry.event, Answered)]
    presence = [one.event for one in history if isinstance(one.event, PresenceNoted)]
    means = [one.event for one in history if isinstance(one.event, InterpreterNoted)]
    last = presence[-1] if presence else None
    return Certificate(
        begun=answered[0].stamp if answered else None,
        ended=answered[-1].stamp if answered else None,
        place=(last.place if last else "") or encounter.detail(Detail.place) or "",
        presence=last,
        interpreters=tuple(dict.fromkeys(means)),
        languages=_languages(encounter),
        breaks=tuple(one.stamp for one in history if isinstance(one.event, BreakTaken)),
        welfare=tuple(
            (one.event.welfare, one.stamp)
            for one in history
            if isinstance(one.event, WelfareNoted)
        ),
        asked_again=sum(isinstance(entry.event, AskedAgain) for entry in history),
    )


def certificate_words(
    noted: Certificate, names: Mapping[str, str], *, with_names: bool = True
) -> str:
    """Write the certificate as lines in English; `names` are the languages by their tags."""
    rows = (
        ("Place", noted.place if with_names else ""),
        ("Present beside officer and person", _present(noted.presence)),
        ("Out of hearing of others", _private(noted.presence)),
        *(
            ("Language carried by", _means(one, with_name=with_names))
            for one in noted.interpreters
        ),
        ("Languages", ", ".join(names.get(tag, tag) for tag in noted.languages)),
        ("First answer", moment_words(noted.begun) if noted.begun else ""),
        ("Last answer", moment_words(noted.ended) if noted.ended else ""),
        ("Breaks", "; ".join(map(moment_words, noted.breaks)) if noted.begun else ""),
        ("How the person was", "; ".join(_welfare(*one) for one in noted.welfare)),
        ("Asked again what was on record", str(noted.asked_again) if noted.begun else ""),
    )
    return "\n".join(f"{label}: {words}" for label, words in rows if words)


def _languages(encounter: Encounter) -> tuple[str, ...]:
    """Give the languages that words were shown or noted in, the chosen one first."""
    agreement, rights = encounter.agreement, encounter.rights
    found = [encounter.language or ""]
    found += [rights.shown.language] if rights else []
    found += [agreement.shown.language] if agreement else []
    found += [words.language for words in encounter.words]
    return tuple(tag for tag in dict.fromkeys(found) if tag)


def _present(noted: PresenceNoted | None) -> str:
    return ", ".join(PRESENT[one] for one in noted.present) if noted else ""


def _private(noted: PresenceNoted | None) -> str:
    return YES_NO[noted.private] if noted else ""


def _means(noted: InterpreterNoted, *, with_name: bool) -> str:
    if noted.means is InterpreterKind.none_needed:
        return MEANS[noted.means]
    name = f" ({noted.name})" if noted.name and with_name else ""
    ticks = (
        ("independent", noted.independent),
        ("chosen by the person", noted.chosen),
        ("language checked", noted.checked),
    )
    noted_ticks = "".join(f"; {label}: {YES_NO[tick]}" for label, tick in ticks)
    return f"{MEANS[noted.means]}{name}{noted_ticks}"


def _welfare(welfare: Welfare, stamp: Stamp) -> str:
    return f"{HOW[welfare]} ({moment_words(stamp)})"
