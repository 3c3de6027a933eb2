"""The list of what is looked at: every screen in its states, empty, filled and refused."""

from collections.abc import Iterator
from collections.abc import Mapping
from functools import partial

from app.domain.encounter import EncounterId
from app.domain.errors import OpenElsewhere
from app.domain.errors import StoreBroken
from app.domain.errors import StoreFull
from app.domain.outcome import Outcome
from tests.screens.house import House
from tests.screens.look import HIDDEN
from tests.screens.look import REFUSED
from tests.screens.look import Form
from tests.screens.look import Look
from tests.screens.scenes import INCOMING
from tests.screens.scenes import PROTECTING
from tests.screens.scenes import told
from tests.screens.shut_states import at_the_door
from tests.screens.shut_states import locked
from tests.screens.shut_states import set_up
from tests.screens.street import Street

TOO_LONG = "x" * 15_001
NOWHERE = "/encounters/00000000-0000-4000-8000-00000000ffff"


def looks(street: Street, scenes: Mapping[str, str]) -> Iterator[Look]:
    """Give everything that is looked at, the empty states first."""
    yield from _empty(street.fresh)
    yield from _empty(street.training)
    ticket = {"ticket": "not a ticket"}
    yield Look(house=street.fresh, at="/settings", form=ticket, status=REFUSED)
    yield from _overview(street.officer)
    yield from _encounters(street.officer, scenes)
    yield from _refusals(street.officer, scenes)
    yield from _failures(street, scenes)
    yield from _received(street)
    yield from locked(street)
    yield from set_up(street)
    yield from at_the_door(street)


def _empty(house: House) -> Iterator[Look]:
    empty = ("/", "/saved", "/sending", "/settings", "/rights", "/advice", "/law", "/contacts")
    for at in empty:
        yield Look(house=house, at=at)


def _overview(house: House) -> Iterator[Look]:
    for at in (
        "/",
        "/saved",
        "/sending",
        "/settings",
        "/settings/passphrase",
        "/settings/pin",
        "/advice",
        "/erased",
        "/date",
        "/rights",
        "/rights?told=yes",
        "/rights/language",
        "/rights/language?q=zz",
        "/law",
        "/contacts?fills=child_safeguarding",
        "/signs/DOC01",
        "/judgements",
    ):
        yield Look(house=house, at=at)
    yield Look(house=house, at="/block")
    yield Look(house=house, at="/what-the-lock-does")
    yield Look(house=house, at="/calls")
    yield Look(house=house, at="/saved/find", form={"code": "22222222"}, status=REFUSED)
    yield Look(house=house, at="/saved/search", form={"words": "a", "day": "", "stage": "open"})
    yield Look(house=house, at="/saved/search", form={"day": "no day"}, status=REFUSED)
    yield Look(house=house, at="/saved/search", form={"words": "zz zz"})
    yield Look(house=house, at="/clock")
    yield Look(house=house, at="/", status=HIDDEN)
    yield Look(house=house, at="/clock", form={})


def _encounters(house: House, scenes: Mapping[str, str]) -> Iterator[Look]:
    for outcome in Outcome:
        yield Look(house=house, at=f"{scenes[outcome]}/now")
        yield Look(house=house, at=f"{scenes[outcome]}/findings")
    for at in ("/settings/content", "/settings/content/new", f"{scenes['begun']}/content"):
        yield Look(house=house, at=at)
    yield Look(house=house, at="/again")
    for scene, places in _PLACES.items():
        for place in places:
            yield Look(house=house, at=f"{scenes[scene]}{place}")


_PLACES: Mapping[str, tuple[str, ...]] = {
    "begun": (
        "/packs",
        "/setting",
        "/setting?q=zz",
        "/setting?q=wash",
        "/signs",
        "/danger",
        "/language",
        "/steps",
        "/offence",
        "/referral",
        "/rights",
        "/agree",
        "/advice",
    ),
    "flags": (
        "/signs",
        "/danger",
        "/now",
        "/findings",
        "/compare",
        "/pay",
        "/signs/DOC01?next=signs",
        "/judgement",
        "/age-assessment",
        "/second-look",
        "/compare/offence",
        "/compare/crossing",
        "/steps",
        "/offence",
        "/rights?told=yes",
        "/agree?told=yes",
        "/referral",
        "/advice",
        *PROTECTING,
        "/law",
    ),
    "half way": (
        "",
        "/refer",
        "/questions/core.needs",
        "/questions/core.needs?several=yes",
        "/questions/core.alone",
        "/questions/core.needs/words",
        "/questions/core.needs/another-way",
        "/language?next=referral&q=viet",
        "/rights",
    ),
    "words": (
        "/questions/core.papers",
        "/questions/core.papers/words",
        "/questions/core.papers/another-way",
        "/findings",
        "/referral",
        "/referral/name",
        "/referral/note",
        "/rights?told=yes",
    ),
    "nothing_noted": ("/questions/core.pay", "/rights"),
    "refer": ("/agree", "/agree?told=yes", "/referral/age", "/referral/receiver"),
    "no": ("/agree/reasons", "/referral"),
    "could_not_ask": ("/agree/reasons", "/referral"),
    "not_now": ("/steps", "/referral"),
    "yes": (
        "/steps",
        "/referral",
        "/referral/contact",
        "/referral/place",
        "/passing",
        "/passing/status",
    ),
    "sent rejected": ("/referral",),
}


def _refusals(house: House, scenes: Mapping[str, str]) -> Iterator[Look]:
    asked, begun = scenes["half way"], scenes["begun"]
    words: tuple[tuple[str, Form], ...] = (
        (f"{asked}/questions/core.needs/words", {"words": TOO_LONG}),
        (f"{asked}/questions/core.needs/words", {"words": ""}),
        (f"{asked}/questions/core.needs", {"answer": "nonsense"}),
        (f"{asked}/referral/name", {"words": TOO_LONG}),
        (f"{scenes['yes']}/passing/status", {"words": "x"}),
        (f"{begun}/offence", {"offence": TOO_LONG, "link": ""}),
        (f"{begun}/leave", {"leaves": "someone", "someone": "", "why": ""}),
        (f"{begun}/plan", {"caller": "", "called": "", "safe_way": ""}),
        (f"{scenes['flags']}/copy/back", {"reference": "", "sent_at": ""}),
        (f"{begun}/signs", {"sign": "XXX99"}),
        (f"{begun}/referral", {}),
        ("/settings", {"language": "xx"}),
        ("/settings/passphrase", {"present": "a", "passphrase": "b", "again": "c"}),
        ("/settings/pin", {"present": "a", "pin": "b", "again": "b"}),
        ("/contacts", {"role": "child", "name": ""}),
    )
    for at, form in words:
        yield Look(house=house, at=at, form=form, status=REFUSED)
    why = {"reason": "danger", "words": "Their brother is on the way"}
    yield Look(house=house, at=f"{scenes['yes']}/passing/status", form=why)


def _failures(street: Street, scenes: Mapping[str, str]) -> Iterator[Look]:
    house = street.officer
    question = f"{scenes['half way']}/questions/core.needs"
    form = {"words": "They keep my phone"}
    yield Look(house=house, at=f"{NOWHERE}/now", status=404)
    yield Look(house=house, at="/nothing", status=404)
    yield Look(house=house, at=f"{scenes['begun']}/questions/core.pay", status=409)
    for status, trouble in (
        (409, StoreFull()),
        (409, StoreBroken()),
        (409, OpenElsewhere(EncounterId("x"))),
        (500, RuntimeError("a surprise")),
    ):

        def arrange(trouble: Exception = trouble) -> None:
            house.store.trouble = trouble

        at = f"{question}/words"
        yield Look(house=house, at=at, form=form, status=status, arrange=arrange)

    def calm() -> None:
        house.store.trouble = None

    yield Look(house=house, at=question, arrange=calm)


def _received(street: Street) -> Iterator[Look]:
    house = street.receiver
    yield Look(house=house, at="/")
    yield Look(house=house, at="/settings")
    yield Look(house=house, at=f"/received/{tuple(INCOMING)[1]}")
    for name in INCOMING:
        yield Look(house=house, at=f"/received/{name}", arrange=partial(told, house, name))
    first = next(iter(INCOMING))
    yield Look(house=house, at=f"/received/{first}", form={"act": "burn"}, status=REFUSED)
