"""Every screen of the officer's app with an address to open it, made from the route map."""

from collections.abc import Mapping

from flask import Flask

from tests.web.officer import Officer

QUESTION = "core.papers"
ROWS = ("receiver", "age", "name")
EXTRA: Mapping[str, tuple[str, ...]] = {
    "rights.card": ("", "?told=yes"),
    "rights.from_home": ("", "?told=yes"),
    "agreement.ask": ("", "?told=yes"),
    "receipts.receipt": ("", "?told=yes"),
    "questions.question": ("", "?several=yes"),
}
# Styles; what a receiver has; what needs a desk; what needs a file that was handed in.
NO_SCREEN = ("static", "sheet", "received.referral", "passing.ask", "renewals.look")
HIDES = "hide.clock"
OF_SITE = ("sites.", "site_people.")  # their addresses hold a place; they have a round apart


def screens(app: Flask, began: str) -> dict[str, str]:
    """Give every address that shows a screen, by endpoint and variant; the clock comes last.

    After it nothing else is shown.
    """
    found: dict[str, str] = {}
    for rule in app.url_map.iter_rules():
        if "GET" not in (rule.methods or ()) or rule.endpoint in NO_SCREEN:
            continue
        if rule.endpoint.startswith(OF_SITE):
            continue
        for row in ROWS if "<row>" in rule.rule else ("",):
            address = rule.rule.replace("/encounters/<id:encounter>", began)
            address = address.replace("<question>", QUESTION).replace("<row>", row)
            address = address.replace("<account>", "bad_job").replace("<code>", "DOC01")
            address = address.replace("<what>", "statement").replace("<field>", "work_email")
            for more in EXTRA.get(rule.endpoint, ("",)):
                found[f"{rule.endpoint} {row}{more}".strip()] = address + more
    return dict(sorted(found.items(), key=lambda one: one[0] == HIDES))


def lived_in(officer: Officer) -> str:
    """Fill an encounter as a night's work would; give its address."""
    began = officer.begin()
    officer.post(f"{began}/signs", sign=("CTL17", "DOC01", "MON06"), offence=("drugs",))
    officer.post(f"{began}/danger", sign="DNG01")
    officer.post(f"{began}/ask", way="core.full")
    officer.post(f"{began}/language?next=question", lang="vi")
    officer.post(f"{began}/questions/core.alone", absence="skipped")
    officer.post(f"{began}/questions/{QUESTION}/words", words="Họ giữ hộ chiếu của tôi")
    officer.post(f"{began}/agree", answer="no", language="vi")
    return began
