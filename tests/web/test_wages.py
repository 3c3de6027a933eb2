"""Pay and debt on screen: worked out step by step, kept as evidence, nothing guessed."""

from decimal import Decimal

from app.casework import referring
from app.domain.answers import Basis
from app.domain.encounter import EncounterId
from app.domain.payload import payload
from tests.fakes import NIGHT
from tests.web.officer import Officer
from tests.web.page_check import words_of

HOURLY = "Pay is 600.00 GBP a month, for 364 hours: 1.65 GBP an hour."
TOLD = {
    "currency": "gbp",
    "period": "month",
    "promised": "1500",
    "paid": "600",
    "deductions": "200",
    "hours_day": "12",
    "days_week": "7",
    "group": "aged_21",
    "debt": "5000",
    "interest": "5",
    "creditor": "exploiter",
}


def worked(officer: Officer, address: str, **changes: str) -> str:
    """Work it out and give the words of the page."""
    form = {**TOLD, **changes, "action": "work"}
    answer = officer.app.test_client().post(address, data=form)
    officer.answer = answer
    assert answer.status_code == 200, answer.text
    return words_of(officer._checked())


def test_every_step_is_shown_and_nothing_is_stored(officer: Officer) -> None:
    """Working out is looking; only keeping stores."""
    began = officer.begin()
    words = worked(officer, f"{began}/pay")

    assert "12 hours a day, 7 days a week: 84 hours a week." in words
    assert HOURLY in words
    assert "That is 900.00 GBP more than is paid." in words
    assert (
        "Aged 21 and over: the legal minimum is 12.71 GBP an hour since 1 April 2026." in words
    )
    assert "250.00 GBP" in words
    assert "Months to clear the debt, if nothing else is added: 21." in words
    assert officer.encounter(began).pay is None


def test_what_is_missing_is_said(officer: Officer) -> None:
    """No pay for an hour without the hours, no months without the debt."""
    words = worked(officer, f"{officer.begin()}/pay", hours_day="", debt="", interest="")

    assert "Pay for an hour is not worked out. Not told: hours a day." in words
    assert "The months of the debt are not worked out. Not told: what is owed." in words


def test_a_debt_that_never_clears_is_said(officer: Officer) -> None:
    """As much is added as goes to it."""
    words = worked(officer, f"{officer.begin()}/pay", interest="10")

    assert "The debt never clears." in words


def test_keeping_makes_it_evidence_with_its_working(officer: Officer) -> None:
    """Ticked signs stand in the facts with their values, and go with the referral."""
    began = officer.begin()
    signs = ("MON07", "MON04", "REC12")
    after = officer.post(f"{began}/pay", **TOLD, sign=signs, basis="document", action="keep")
    kept = officer.encounter(began).pay
    findings = officer.words(f"{began}/findings")
    draft = referring.check(officer.desk, EncounterId(began.split("/")[2]))
    sent = payload(draft, NIGHT)
    facts = {fact.code: fact for fact in draft.ledger.facts}

    assert after == f"{began}/findings"
    assert kept is not None
    assert kept.terms.paid == Decimal(600)
    assert "Pay is below the legal minimum" in findings
    assert "Pay is 11.06 GBP below it." in findings
    assert {fact.basis for fact in facts.values()} == {Basis.document}
    assert facts["MON07"].values == ("per.month",)
    assert facts["MON04"].values == ("kind.interest",)
    assert facts["REC12"].values == ("creditor.exploiter", "sum_known.yes", "grew.yes")
    assert dict(facts["REC12"].details) == {"amount": "5000", "currency": "GBP"}
    assert sent["pay"]["told"]["owed_to"] == "exploiter"
    assert (
        "Pay is 600.00 GBP a month, for 364 hours: 1.65 GBP an hour." in sent["pay"]["working"]
    )


def test_keeping_the_same_again_stores_it_once(officer: Officer) -> None:
    """A double tap; what was kept stands in the fields, and unticking takes a sign back."""
    began = officer.begin()
    for _ in range(2):
        officer.post(f"{began}/pay", **TOLD, sign="MON07", basis="said", action="keep")
    once = len(officer.encounter(began).history)
    page = officer.get(f"{began}/pay")
    officer.post(f"{began}/pay", **TOLD, basis="said", action="keep")

    field = page.find(".//input[@name='paid']")
    assert once == 1
    assert field is not None
    assert field.get("value") == "600"
    assert "Pay is below the legal minimum" not in officer.words(f"{began}/findings")


def test_what_cannot_be_read_stays_on_the_page(officer: Officer) -> None:
    """1,200 can be read in two ways; a day has 24 hours."""
    began = officer.begin()
    form = {**TOLD, "paid": "1,200", "hours_day": "25", "action": "keep"}
    page = officer.refused(f"{began}/pay", 422, **form)
    words = words_of(page)

    assert "Write it with digits only, such as 1200 or 1200.50." in words
    assert "This cannot be. Check the number." in words
    assert page.find(".//input[@value='1,200']") is not None
    assert officer.encounter(began).pay is None


def test_a_sign_that_is_not_about_pay_is_refused(officer: Officer) -> None:
    """Nor can another way of knowing be sent."""
    began = officer.begin()

    officer.refused(f"{began}/pay", 422, **TOLD, sign="DOC01", action="keep")
    officer.refused(f"{began}/pay", 422, **TOLD, basis="inferred", action="keep")


def test_the_law_is_shown_with_its_age(officer: Officer) -> None:
    """Source, day of the check, and that it waits to be verified."""
    words = officer.words(f"{officer.begin()}/pay")

    assert "Aged 18 to 20: 10.85 GBP an hour since 1 April 2026." in words
    assert "checked on 22 November 2026" in words
    assert "Check it before you rely on it" in words


def test_the_calculator_is_one_tap_away(officer: Officer) -> None:
    """From the findings, the check page, and the page beside a question about pay."""
    began = officer.begin()
    officer.post(f"{began}/ask", way="core.full")
    officer.post(f"{began}/language?next=question", lang="vi")
    link = f".//a[@href='{began}/pay']"

    for place in ("findings", "referral", "questions/core.pay/another-way"):
        assert officer.get(f"{began}/{place}").find(link) is not None, place
    assert officer.get(f"{began}/questions/core.papers/another-way").find(link) is None
