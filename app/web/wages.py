"""Pay and debt: what was told is worked out step by step, and kept when the officer says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from flask import Blueprint
from flask import request
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from app.casework import reckoning
from app.casework.reckoning import Sheet
from app.casework.step import Place
from app.domain.answers import Basis
from app.domain.catalogue import Code
from app.domain.encounter import EncounterId
from app.domain.pay import Creditor
from app.domain.pay import PayNoted
from app.domain.pay import PayTerms
from app.domain.pay import Period
from app.domain.wages import Reckoning
from app.domain.wages import plain
from app.i18n.voices import Said
from app.i18n.voices import marked
from app.web import addresses
from app.web import reading_amounts as amounts
from app.web import reading_forms as reading
from app.web.desk import here
from app.web.hypermedia import REFUSED
from app.web.hypermedia import respond
from app.web.pay_words import CREDITORS
from app.web.pay_words import PERIODS
from app.web.pay_words import english
from app.web.pay_words import working
from app.web.speaking import officer
from app.web.wording import on_day

blueprint = Blueprint("wages", __name__)
CURRENCY_LENGTH = 12
BOUNDS: Mapping[str, Decimal] = {
    "paid": amounts.LARGEST,
    "promised": amounts.LARGEST,
    "deductions": amounts.LARGEST,
    "hours_day": Decimal(24),
    "days_week": Decimal(7),
    "debt": amounts.LARGEST,
    "fees": amounts.LARGEST,
    "interest": Decimal(1000),
    "repaid": amounts.LARGEST,
}
ABOVE_NOUGHT = frozenset({"hours_day", "days_week"})
CHOICES = ("period", "creditor", "group", "basis", "sign", "currency", "action")
UNCLEAR = marked("Write it with digits only, such as 1200 or 1200.50.")
TOO_MUCH = marked("This cannot be. Check the number.")
BASES: Mapping[Basis, tuple[str, str]] = {
    Basis.said: (marked("They said it"), marked("Shown as said")),
    Basis.document: (marked("It stands on paper"), marked("A payslip, a list, a message")),
}


class Act(StrEnum):
    """What a tap means: work it out, or keep it."""

    work = "work"
    keep = "keep"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """The form as it stands: what was typed, what was read of it, and what is wrong."""

    typed: Mapping[str, str]
    terms: PayTerms
    errors: tuple[tuple[str, Said], ...] = ()


@blueprint.get("/encounters/<id:encounter>/pay")
def pay(encounter: EncounterId) -> Response:
    """Show the calculator, with what was kept before."""
    sheet = reckoning.sheet(here(), encounter)
    kept = sheet.kept
    if kept is None:
        return _page(sheet, Filled(typed={}, terms=PayTerms()))
    filled = Filled(typed=_typed(kept.terms), terms=kept.terms)
    return _page(sheet, filled, sheet.work_out(kept.terms), kept.signs, kept.basis)


@blueprint.post("/encounters/<id:encounter>/pay")
def work(encounter: EncounterId) -> Response:
    """Work it out and show every step, or keep it as evidence."""
    form = request.form
    reading.only(form, *BOUNDS, *CHOICES)
    act = reading.choice(form, "action", Act)
    sheet = reckoning.sheet(here(), encounter)
    filled = _filled(form, sheet)
    if filled.errors:
        return _page(sheet, filled)
    worked = sheet.work_out(filled.terms)
    basis = reading.choice(form, "basis", Basis) if "basis" in form else Basis.said
    offered = reckoning.offered(sheet.edition)
    if act is Act.work:
        return _page(sheet, filled, worked, worked.states, basis)
    signs = tuple(map(Code, reading.choices(form, "sign", offered)))
    noted = PayNoted(terms=filled.terms, basis=basis, signs=signs, working=english(worked))
    reckoning.keep(here(), encounter, noted)
    return addresses.go_to(Place.findings, encounter)


def kept_working(sheet: Sheet) -> tuple[Said, ...]:
    """Say the working of what was kept, in the officer's words; none before."""
    return working(sheet.work_out(sheet.kept.terms)) if sheet.kept else ()


def _filled(form: MultiDict[str, str], sheet: Sheet) -> Filled:
    """Read all fields; whatever is wrong stays on the page with its reason."""
    read: dict[str, Decimal | None] = {}
    errors: list[tuple[str, Said]] = []
    for field, most in BOUNDS.items():
        try:
            read[field] = amounts.amount(form, field, most, above_nought=field in ABOVE_NOUGHT)
        except amounts.NotAnAmount:
            errors.append((field, officer(UNCLEAR)))
        except amounts.OutOfRange:
            errors.append((field, officer(TOO_MUCH)))
    groups = ("", *(one.id for one in sheet.minima))
    group = next(iter(reading.choices(form, "group", groups)), "")
    terms = PayTerms(
        currency=reading.words(form, "currency", CURRENCY_LENGTH).upper(),
        period=reading.choice(form, "period", Period) if form.get("period") else None,
        creditor=reading.choice(form, "creditor", Creditor) if form.get("creditor") else None,
        group=group,
        **read,
    )
    return Filled(typed=form.to_dict(), terms=terms, errors=tuple(errors))


def _typed(terms: PayTerms) -> dict[str, str]:
    """Write what was kept back into the fields."""
    read = {field: getattr(terms, field) for field in BOUNDS}
    told = {field: plain(value) for field, value in read.items() if value is not None}
    return told | {
        "currency": terms.currency,
        "period": terms.period or "",
        "creditor": terms.creditor or "",
        "group": terms.group,
    }


def _page(
    sheet: Sheet,
    filled: Filled,
    worked: Reckoning | None = None,
    signs: tuple[Code, ...] = (),
    basis: Basis = Basis.said,
) -> Response:
    texts = {one.code: one.text for one in sheet.edition.catalogue.indicators}
    not_told = ("", officer("Not told"))
    return respond(
        "wages/_pay.html",
        title=officer("Pay and debt"),
        status=REFUSED if filled.errors else 200,
        sheet=sheet,
        typed=filled.typed,
        errors=filled.errors,
        wrong=dict(filled.errors),
        worked=worked,
        working=working(worked) if worked else (),
        signs=signs,
        basis=basis,
        offered=[(code, officer(texts[code])) for code in reckoning.offered(sheet.edition)],
        periods=(not_told, *((one, officer(says)) for one, says in PERIODS.items())),
        creditors=(not_told, *((one, officer(says)) for one, says in CREDITORS.items())),
        groups=(not_told, *((one.id, officer(one.says)) for one in sheet.minima)),
        bases=[(one, officer(says), officer(line)) for one, (says, line) in BASES.items()],
        on_day=on_day,
        today=here().clock.now().date(),
    )
