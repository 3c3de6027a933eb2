"""Looking at one state of one screen in a real browser, and saying everything that is wrong."""

from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import field

from playwright.sync_api import Page
from playwright.sync_api import Response

from tests.browser import PHONE
from tests.browser import SMALL
from tests.browser import Complaints
from tests.browser import axe_faults
from tests.browser import foot_share
from tests.browser import sideways
from tests.browser import small_targets
from tests.screens.look import Look
from tests.web.page_check import faults
from tests.web.page_check import parsed

TALLEST_FOOT = 0.3
LARGE_TEXT = 200
PHONE_WIDTH = PHONE["width"]
_SEND = """([at, fields]) => {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = at;
  for (const [name, value] of Object.entries(fields)) {
    const field = document.createElement('textarea');
    field.name = name;
    field.value = value;
    form.append(field);
  }
  document.body.append(form);
  form.submit();
}"""


@dataclass(slots=True)
class Eye:
    """One window that looks at screen after screen."""

    page: Page
    complaints: Complaints = field(init=False)

    def __post_init__(self) -> None:
        self.complaints = Complaints(self.page)

    def faults(self, look: Look) -> list[str]:
        """Look at one state and give its faults."""
        look.arrange()
        self.complaints.heard.clear()
        self.page.set_viewport_size({"width": PHONE_WIDTH, "height": PHONE["height"]})
        answer = self._open(look)
        return [*self._of_answer(look, answer), *self._of_page()]

    def _open(self, look: Look) -> Response:
        address = look.house.at + look.at
        if look.form is None:
            answer = self.page.goto(address)
        else:
            self.page.goto("about:blank")
            with self.page.expect_navigation() as sent:
                self.page.evaluate(_SEND, [address, dict(look.form)])
            answer = sent.value
        assert answer is not None
        return answer

    def _of_answer(self, look: Look, answer: Response) -> Iterator[str]:
        if answer.status != look.status:
            yield f"answered {answer.status} instead of {look.status}"
        yield from faults(parsed(answer.text()))
        refused = f"the server responded with a status of {look.status}"
        yield from (heard for heard in self.complaints.heard if refused not in heard)

    def _of_page(self) -> Iterator[str]:
        yield from axe_faults(self.page)
        yield from (f"small target: {one}" for one in small_targets(self.page))
        if (share := foot_share(self.page)) > TALLEST_FOOT:
            yield f"the foot takes {share:.0%} of the window"
        for width, text in ((SMALL["width"], 100), (PHONE_WIDTH, LARGE_TEXT)):
            if over := sideways(self.page, width=width, text=text):
                yield f"{over} px too wide at {width} px with text at {text} %"
