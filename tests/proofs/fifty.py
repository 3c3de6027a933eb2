"""Fifty values out of one seed, in four languages, and the fields they are put into."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.proofs.night import Walk

SEED = 4471
COUNT = 50
ALPHABETS = (
    "bcdfghjklmnpqrstvwxz",
    "بتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "ሀለሐመሠረሰሸቀቐበተቸነአከኸወዐዘየደጀገጠጨጸፈፐ",
    "ắằẳẵặấầẩẫậếềểễệốồổỗộớờởỡợứừửữự",
)
FORM_FIELDS = (
    "birthplace", "family", "education", "work_before", "when", "start", "work", "living",
    "treated", "exploiter", "insight", "first_name", "last_name", "nickname",
)  # fmt: skip
QUESTIONS = ("core.alone", "core.needs", "core.came", "core.day", "core.pay", "core.hurt")
PAUSE = (
    "offence", "link", "when_and_where", "told_to_do", "by_whom", "since", "after_no",
    "gained", "kept_from_them", "in_time",
)  # fmt: skip
ROWS = ("name", "contact", "place", "note")
NUMBER = re.compile(r"/people/([0-9a-f-]{36})")


def fifty() -> tuple[str, ...]:
    """Give the values, always the same; each is two made-up words that stand nowhere else."""
    chance = random.Random(SEED)  # noqa: S311 - made-up words
    return tuple(
        " ".join("".join(chance.choices(ALPHABETS[at % 4], k=9)) for _ in range(2))
        for at in range(COUNT)
    )


@dataclass(slots=True, kw_only=True)
class Fifty:
    """Gives one value after another to the fields of a whole journey."""

    walk: Walk
    left: Iterator[str]

    def put(self, path: str, *names: str, **fixed: str) -> str:
        """Send a form with a fresh value in each of these fields; give its address."""
        self.walk.post(path, **fixed, **{name: next(self.left) for name in names})
        return path

    def record(self, began: str) -> None:
        """Fill every kind of field of a record: the talk, the referral, and what is around."""
        for question in QUESTIONS:
            self.put(f"{began}/questions/{question}/words", "words")
        self.put(f"{began}/offence", *PAUSE)
        for row in ROWS:
            self.put(f"{began}/referral/{row}", "words")
        self.put(f"{began}/leave", "someone", "why", leaves="someone")
        self.put(f"{began}/leave", "brought", "speaks", part="company")
        self.put(f"{began}/plan", "caller", "called", "safe_way", hours="24")
        self.put(f"{began}/interpreter", "called", means="phone")
        self.put(f"{began}/conditions", "where")
        self.put(f"{began}/age-assessment", "by", "words", age="adult")
        for field in FORM_FIELDS:
            self.put(f"{began}/form/{field}", "words", act="save")

    def around(self) -> None:
        """Fill the fields that belong to no record: a place of many, a contact of the unit."""
        site = self.walk.post("/sites").headers["location"].removesuffix("/place")
        self.put(f"{site}/place", "where", people="2")
        self.put("/contacts", "name", "number", role="child", checked_on="2026-01-05")
        found = NUMBER.search(self.walk.get(f"{site}").text)
        assert found is not None, "the place shows nobody"
        self.put(f"{site}/people/{found[1]}/threads", "recruiter", "employer")
