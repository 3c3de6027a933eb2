"""The rows of the check page: what goes, what is not known and can wait, what blocks."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from app.domain.answers import Age
from app.domain.event import AgreementRecorded
from app.domain.event import Detail
from app.domain.form import FormPath
from app.domain.referral import Blocking
from app.domain.referral import Draft
from app.i18n.voices import Said
from app.i18n.voices import marked
from app.web.speaking import catalogues
from app.web.speaking import language_name
from app.web.speaking import officer
from app.web.speaking import officer_n
from app.web.wording import AGES
from app.web.wording import AGREEMENTS
from app.web.wording import CHILD_AGREES
from app.web.wording import when


class Row(StrEnum):
    """The rows in their order; the words of each stand beside it."""

    receiver = "receiver"
    agreement = "agreement"
    name = "name"
    age = "age"
    language = "language"
    signs = "signs"
    contact = "contact"
    place = "place"
    note = "note"
    offence = "offence"


LABELS: Mapping[Row, str] = {
    Row.receiver: marked("Goes to"),
    Row.agreement: marked("They agree"),
    Row.name: marked("Name to use"),
    Row.age: marked("Age"),
    Row.language: marked("Language"),
    Row.signs: marked("What you saw and heard"),
    Row.contact: marked("Safe way to reach them"),
    Row.place: marked("Where they are now"),
    Row.note: marked("Note for the desk"),
    Row.offence: marked("Offence"),
}
FIELDS: Mapping[Detail, str] = {
    Detail.name: marked("Any name they choose"),
    Detail.contact: marked("A way that others do not see"),
    Detail.place: marked("Only if it is safe to write it"),
    Detail.note: marked("What the desk must know first"),
}
IN_A_NOTE = (Row.receiver, Row.agreement, Row.age, Row.signs)
BLOCKED: Mapping[Blocking, tuple[str, str]] = {
    Blocking.receiver: (marked("Not chosen yet"), marked("Choose where it goes.")),
    Blocking.age: (marked("Not noted yet"), marked("Say adult or under 18.")),
    Blocking.agreement: (
        marked("Not asked yet"),
        marked("Ask them, or say why you could not."),
    ),
}
NOTE_FIRST = marked("Only a note without a name can go. See the note first.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One row as the page shows it; `state` is wait, err, or nothing."""

    row: Row
    label: Said
    value: Said | str
    state: str = ""
    message: Said | str = ""

    @property
    def verb(self) -> Said:
        """Name what a tap on the row does."""
        match self.state:
            case "wait":
                return officer("Add")
            case "err":
                return officer("Answer")
            case _:
                return officer("Change")


def lines_of(draft: Draft) -> tuple[Line, ...]:
    """Give all rows of a draft; the offence stands only where one is noted or paused."""
    has_offence = draft.encounter.pause is not None or bool(draft.encounter.offences)
    shown = IN_A_NOTE if draft.path is FormPath.notice else tuple(Row)
    rows = (row for row in shown if row is not Row.offence or has_offence)
    return tuple(_line(draft, row) for row in rows)


def _line(draft: Draft, row: Row) -> Line:
    if row.value in {one.value for one in draft.missing}:
        return _blocked(draft, row)
    if row.value in {one.value for one in Detail}:
        return _detail(draft, row, Detail(row.value))
    return Line(row=row, label=officer(LABELS[row]), value=_value(draft, row))


def _blocked(draft: Draft, row: Row) -> Line:
    value, message = BLOCKED[Blocking(row.value)]
    said = officer(value)
    if row is Row.agreement and draft.agreement is not None:
        said = _agreement(draft)
        is_notice = draft.path is FormPath.notice
        message = NOTE_FIRST if is_notice else marked("Nothing is sent without a yes.")
    return Line(
        row=row,
        label=officer(LABELS[row]),
        value=said,
        state="err",
        message=officer(message),
    )


def _detail(draft: Draft, row: Row, detail: Detail) -> Line:
    words = draft.encounter.detail(detail)
    label = officer(LABELS[row])
    if words:
        return Line(row=row, label=label, value=words)
    return Line(row=row, label=label, value=officer("Not known"), state="wait")


def _value(draft: Draft, row: Row) -> Said | str:
    match row:
        case Row.receiver:
            return draft.receiver.name if draft.receiver else ""
        case Row.agreement:
            return _agreement(draft)
        case Row.age:
            return officer(AGES[draft.age])
        case Row.language:
            return _language(draft)
        case Row.signs:
            return _signs(draft)
        case _:
            is_paused = draft.encounter.pause is not None
            return officer("Paused. It is written down.") if is_paused else officer("Noted")


def _agreement(draft: Draft) -> Said:
    agreement = draft.agreement
    entry = draft.encounter.when(AgreementRecorded)
    if agreement is None or entry is None:
        return officer(CHILD_AGREES)
    language = catalogues().language(agreement.shown.language)
    return officer(
        AGREEMENTS[agreement.answer],
        time=when(entry.stamp.at),
        language=language_name(language),
    )


def _language(draft: Draft) -> Said | str:
    tag = draft.encounter.language
    return language_name(catalogues().language(tag)) if tag else officer("Not chosen yet")


def _signs(draft: Draft) -> Said:
    count = len(draft.assessment.reasons)
    quotes = len(draft.encounter.words)
    signs = officer_n("%(count)s sign", "%(count)s signs", count)
    if not quotes:
        return signs
    return officer("%(signs)s, %(quotes)s in their own words", signs=signs, quotes=quotes)


TAPPED_AGES = (Age.adult, Age.child, Age.unknown)
