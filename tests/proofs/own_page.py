"""What our own window does on a day: every kind of proper request, in a real browser."""

from playwright.sync_api import Browser
from playwright.sync_api import Page

from tests.browser import Complaints
from tests.proofs.assault import Target

NEW_CODE = r"new start code (\w{8})"
FETCHED = """async () => {
  const form = new URLSearchParams({ theme: 'night' });
  const known = await fetch('/theme', { method: 'POST', mode: 'cors', body: form });
  navigator.sendBeacon('/theme', new URLSearchParams({ theme: 'day' }));
  const image = new Image();
  const drawn = new Promise((done, fail) => { image.onload = done; image.onerror = fail; });
  image.src = '/static/img/card.svg';
  await drawn;
  await document.fonts.ready;
  return known.status;
}"""
INLINE = """() => {
  const script = document.createElement('script');
  script.text = '1';
  document.body.append(script);
}"""


def comes_in(browser: Browser, target: Target) -> list[str]:
    """Come in by a start code, and do everything once; gives what the page complained of."""
    context = browser.new_context()
    page = context.new_page()
    complaints = Complaints(page)
    page.goto(target.device.address)
    code = target.device.app.wait_for(NEW_CODE)[1]
    page.fill("input[name=code]", code)
    page.click("button.pri")
    page.wait_for_selector("nav.nav")
    _works(page)
    known = next(one for one in context.cookies() if one["name"].startswith("s_"))
    target.device.cookie = f"{known['name']}={known['value']}"
    _without_scripts(browser, target, context.storage_state())
    context.close()
    return complaints.heard


def _works(page: Page) -> None:
    page.click("nav.nav a[href='/saved']")
    page.wait_for_url("**/saved")
    page.click("nav.nav a[href='/']")
    page.click("button[name=way][value='']")
    page.wait_for_url("**/signs")
    page.reload()
    assert page.evaluate(FETCHED) in (200, 303, 422)
    page.click("[data-hide]")
    page.wait_for_url("**/clock")
    page.click("form button")
    page.wait_for_selector("nav.nav")


def _without_scripts(browser: Browser, target: Target, state: object) -> None:
    context = browser.new_context(java_script_enabled=False, storage_state=state)  # type: ignore[arg-type]
    page = context.new_page()
    sends_a_form(page, target)
    page.go_back()
    context.close()


def sends_a_form(page: Page, target: Target) -> None:
    """Follow a link and send a form, as a browser without scripts does."""
    page.goto(f"{target.device.origin}/")
    page.click("nav.nav a[href='/saved']")
    page.wait_for_url("**/saved")
    page.click("nav.nav a[href='/']")
    page.click("button[name=way][value='']")
    page.wait_for_load_state()


def breaks_the_policy(browser: Browser, target: Target) -> list[str]:
    """Let a script stand in the page itself, and give the complaints: a control."""
    context = browser.new_context()
    page = context.new_page()
    complaints = Complaints(page)
    page.goto(target.device.address)
    page.evaluate(INLINE)
    context.close()
    return complaints.heard
