"""The referral on paper: the fields of the receiving form in their order, on its path."""

from collections.abc import Iterable
from itertools import groupby

from app.domain.document import Document
from app.domain.document import Pairs
from app.domain.document import Section
from app.domain.event import AgreementRecorded
from app.domain.filling import Filled
from app.domain.filling import Readiness
from app.domain.filling import filled
from app.domain.filling import form_path
from app.domain.form import FormPath
from app.domain.referral import Draft
from app.domain.story import Told
from app.domain.story import story
from app.domain.weighed import judgement_of
from app.domain.weighed import pay_of
from app.i18n.voices import Said
from app.i18n.voices import marked
from app.web.desk import here
from app.web.form_words import REASONS
from app.web.received_weighed import pay_rows
from app.web.received_weighed import view_rows
from app.web.referral_rows import Line
from app.web.referral_rows import Row
from app.web.referral_rows import lines_of
from app.web.sheet_words import bullets
from app.web.sheet_words import document
from app.web.sheet_words import pairs
from app.web.sheet_words import paragraph
from app.web.sheet_words import section
from app.web.speaking import catalogues
from app.web.speaking import language_name
from app.web.speaking import officer
from app.web.wording import AGREEMENTS
from app.web.wording import on_day
from app.web.wording import stamped

PATHS = {
    FormPath.adult: marked("For an adult, who decides about it."),
    FormPath.child: marked("Under 18, or may be. Safeguarding first. No agreement is asked."),
    FormPath.notice: marked("A note without a name. The adult said no."),
}
ABOUT = (Row.receiver, Row.agreement, Row.age)


def referral_sheet(draft: Draft) -> Document:
    """Make the sheet; a place without a form gets the rows of the check page."""
    label = draft.encounter.label
    return document(
        officer("Referral"),
        (
            section("", paragraph(officer(PATHS[form_path(draft)])), _rows(draft)),
            *_groups(draft),
            *_weighed(draft),
            *_already_told(draft),
            *_credits(draft),
        ),
        officer("%(label)s, printed %(time)s", label=label, time=stamped(here().clock.now())),
    )


def words_of(one: Filled) -> Said | str:
    """Give what stands in a field: its words, why it is not known, or that it is empty."""
    if one.words:
        return one.words
    if one.explanation is not None:
        reason = officer(REASONS[one.explanation.reason])
        more = one.explanation.words
        return officer("%(reason)s: %(words)s", reason=reason, words=more) if more else reason
    return officer("Not filled in")


def _rows(draft: Draft) -> Pairs:
    shown = ABOUT if draft.edition.form else tuple(Row)
    return pairs(
        (line.label, _agreement(draft, line) if line.row is Row.agreement else line.value)
        for line in lines_of(draft)
        if line.row in shown
    )


def _agreement(draft: Draft, line: Line) -> Said | str:
    """Give the agreement with its full day: a sheet is read on another one.

    A note without a name holds no language either: it can point to a person.
    """
    if draft.path is FormPath.notice:
        return officer("No")
    agreement, entry = draft.agreement, draft.encounter.when(AgreementRecorded)
    if agreement is None or entry is None:
        return line.value
    language = catalogues().language(agreement.shown.language)
    return officer(
        AGREEMENTS[agreement.answer],
        time=stamped(entry.stamp.at),
        language=language_name(language),
    )


def _groups(draft: Draft) -> Iterable[Section]:
    form = draft.edition.form
    if form is None:
        return
    headings = {group.id: group.heading for group in form.groups}
    asked = (one for one in filled(draft) if one.readiness is not Readiness.not_needed)
    for group, fields in groupby(asked, key=lambda one: one.field.group):
        rows = [(officer(one.field.label), words_of(one)) for one in fields]
        yield section(officer(headings[group]), pairs(rows))


def _weighed(draft: Draft) -> Iterable[Section]:
    """Give views beside the rules, looks of colleagues, and pay with its working.

    They stand as the receiver will read them; a note without a name holds none of them.
    """
    if draft.path is FormPath.notice:
        return
    sent = {"judgement": judgement_of(draft.encounter), "pay": pay_of(draft.encounter)}
    parts = (
        (officer("The view of the officer"), tuple(view_rows(sent))),
        (officer("Pay and debt"), tuple(pay_rows(sent))),
    )
    for heading, rows in parts:
        if rows:
            yield section(heading, pairs(rows))


def _already_told(draft: Draft) -> Iterable[Section]:
    """List what the person was asked already; a note without a name holds no story."""
    if draft.path is FormPath.notice:
        return
    told = story(draft.edition, draft.encounter).told
    lines = [_telling(draft, one) for one in told]
    if lines:
        yield section(officer("Already told. Please do not ask again"), bullets(lines))


def _telling(draft: Draft, one: Told) -> Said:
    return officer(
        "%(topic)s, %(time)s, to %(staff)s, in %(language)s",
        topic=officer(draft.edition.question(one.question).topic),
        time=stamped(one.stamp.at),
        staff=one.stamp.who or officer("an officer"),
        language=language_name(catalogues().language(one.language)) if one.language else "-",
    )


def _credits(draft: Draft) -> Iterable[Section]:
    form = draft.edition.form
    if form is None:
        return
    checked = officer(
        "Fields as in %(form)s, checked on %(day)s.",
        form=officer(form.title),
        day=on_day(form.checked_on),
    )
    notes: tuple[Said | str, ...] = (checked, *form.credits)
    quiet = (paragraph(one, is_quiet=True) for one in notes)
    yield section(officer("About this sheet"), *quiet)
