"""The worked examples of the method: scenes, with the results they lead to."""

from dataclasses import dataclass

from app.domain.answers import Age
from app.domain.catalogue import Kind
from app.domain.ledger import Fact
from app.domain.outcome import Outcome
from app.domain.outcome import Rule
from tests.builders import fact
from tests.builders import facts

NO_FLAGS: frozenset[str] = frozenset()
LONG_WEEK = fact("WRK01", hours_day="12", days_week="7")


@dataclass(frozen=True, slots=True)
class Scene:
    """One example: facts as written in the method, and the result they lead to."""

    number: int
    noted: tuple[str | Fact, ...]
    outcome: Outcome
    rule: Rule | None = None
    forms: str = ""
    flags: frozenset[str] = NO_FLAGS
    age: Age = Age.adult
    kind: Kind | None = None
    offence: bool = False
    protective: str = ""

    def request(self) -> dict[str, object]:
        """Write the scene as `fieldcard assess` takes it."""
        noted = [one for some in self.noted for one in _facts(some)]
        return {
            "age": self.age,
            "setting": PLACES[self.kind],
            "suspected_offence": "drugs" if self.offence else None,
            "indicators": [_indicator(one) for one in noted],
            "protective": self.protective.split(),
        }


def _facts(noted: str | Fact) -> tuple[Fact, ...]:
    return facts(noted) if isinstance(noted, str) else (noted,)


def _indicator(noted: Fact) -> dict[str, object]:
    told: dict[str, object] = {"code": noted.code, "state": noted.state, "basis": noted.basis}
    return told | {"value": dict(noted.details)} if noted.details else told


LABOUR, SEXUAL, CRIMINAL, DOMESTIC = Kind.labour, Kind.sexual, Kind.criminal, Kind.domestic
REFER, STAY, OTHER = Outcome.refer, Outcome.stay_with_it, Outcome.other_help
NOT_ENOUGH, NOTHING = Outcome.not_enough_asked, Outcome.nothing_noted
BOTH, FORCED, WORDS = Rule.both_sides, Rule.forced_labour, Rule.own_words
PLACES = {
    None: "unknown",
    LABOUR: "car_wash",
    SEXUAL: "escort",
    CRIMINAL: "drug_line",
    DOMESTIC: "private_household",
}
PAUSE, CHILD = frozenset(("pause_offence",)), frozenset(("child_route",))
SCENES = (
    Scene(1, ("DOC01 MON01 LIV01 MON04 WRK01",), REFER, BOTH, "labour", kind=LABOUR),
    Scene(
        2,
        ("CTL01 LIV04 CRM01 CRM10 MON04 CTL08",),
        REFER,
        BOTH,
        "criminal",
        PAUSE,
        kind=CRIMINAL,
        offence=True,
    ),
    Scene(
        3,
        ("-SEX01 -SEX02 -CTL07",),
        NOTHING,
        kind=SEXUAL,
        protective="own_money own_keys own_papers can_leave_without_penalty",
    ),
    Scene(4, ("REC12 MON04 DOC04 WRK01 MON03",), REFER, BOTH, "labour", kind=LABOUR),
    Scene(5, ("CTL09 MON03", LONG_WEEK), REFER, FORCED, "labour", kind=LABOUR),
    Scene(6, ("MOV01 SMU02 -MON04",), NOT_ENOUGH),
    Scene(7, ("MOV01 REC05 REC06 DOC02 CTL13 REC14",), STAY),
    Scene(8, ("MOV01 MON04 MON02 MON01",), REFER, BOTH, "labour"),
    Scene(
        9,
        ("MON07 WRK01 WRK04 -CTL12 -CTL07",),
        OTHER,
        None,
        "labour",
        kind=LABOUR,
        protective="own_papers",
    ),
    Scene(10, ("MON07 WRK01 WRK04",), STAY, None, "labour", kind=LABOUR),
    Scene(11, ("AGE01 AGE05",), STAY, flags=CHILD, age=Age.unknown),
    Scene(12, ("DOM01 DOM03 MON06 CTL02",), REFER, BOTH, "domestic", kind=DOMESTIC),
    Scene(
        13,
        ("CRM03 CRM05 REC17",),
        REFER,
        BOTH,
        "criminal",
        CHILD | PAUSE,
        age=Age.child,
        kind=CRIMINAL,
        offence=True,
    ),
    Scene(14, ("BEH01 BEH03",), NOT_ENOUGH),
    Scene(15, ("BEH01 BEH03 CTL17",), STAY),
    Scene(16, ("MOV06 CTL05 MON01",), REFER, BOTH, "labour"),
    Scene(17, ("REC01 CRM03 CTL11 CTL01",), REFER, BOTH, "criminal", kind=CRIMINAL),
    Scene(18, ("-REC01 -LIV01 -MON03",), NOT_ENOUGH),
    Scene(19, ("SEX08 CTL07 MON05 MON01",), REFER, BOTH, "labour sexual", kind=LABOUR),
    Scene(20, ("REC01 DOC01 MOV01",), REFER, BOTH, "unspecified"),
    Scene(21, ("OTH01",), STAY, None, "organ_removal"),
    Scene(22, ("MOV07 DIS01 CTL22 CTL17",), REFER, WORDS, "unspecified"),
    Scene(23, ("REC12",), STAY, None, "unspecified"),
    Scene(
        24,
        ("DOM04 LIV06 MOV07 STA02 -CTL12 -DOC01",),
        OTHER,
        kind=LABOUR,
        protective="own_money",
    ),
)
