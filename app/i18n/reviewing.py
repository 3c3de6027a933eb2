"""The review state of one translation: a comment that counts only while the words stay.

`# state: draft [9f2c01aa]`
`# state: reviewed by court interpreter, 2026-11-20 [9f2c01aa]`
The bracket is a check sum of English and translation; without one the next collecting
of strings writes it, with a wrong one the translation is a draft again.
`# before: “Where do you sleep?”` beside a fuzzy one is the English it belonged to.
"""

import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.domain.consent import ReviewState

LINE = re.compile(
    r"state: (?P<state>draft|checked|reviewed-twice|reviewed)\b"
    r"( by (?P<reviewer>[^,\[]+), (?P<day>\d{4}-\d\d-\d\d))?"
    r"( \[(?P<sum>[0-9a-f]{8})\])?"
)
BEFORE = re.compile(r"before: “(?P<english>[^”]*)”")
VOUCHED = (ReviewState.reviewed, ReviewState.reviewed_twice)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What a translator wrote about one translation; `sum` is empty until collected."""

    state: ReviewState
    reviewer: str = ""
    day: date | None = None
    sum: str = ""

    @property
    def is_vouched_for(self) -> bool:
        """Say whether a reviewed state names the reviewer's role and the date."""
        return self.state not in VOUCHED or bool(self.reviewer and self.day)

    def line(self) -> str:
        """Write the comment line."""
        who = f" by {self.reviewer}, {self.day}" if self.reviewer and self.day else ""
        return f"state: {self.state}{who} [{self.sum}]"


def check_sum(english: str, translation: str) -> str:
    """Sum up English and translation, so that a later change of either shows."""
    both = english + "\x04" + translation
    return f"{zlib.crc32(both.encode()):08x}"


def read_review(comments: Iterable[str]) -> Review | None:
    """Read the state among the comments of one message; None when none is written."""
    match = LINE.search(" ".join(comments))
    if match is None:
        return None
    return Review(
        state=ReviewState(match["state"]),
        reviewer=(match["reviewer"] or "").strip(),
        day=date.fromisoformat(match["day"]) if match["day"] else None,
        sum=match["sum"] or "",
    )


def standing_review(english: str, translation: str, review: Review | None) -> Review:
    """Give the review that counts now: as written while the words stay, else a draft."""
    now = check_sum(english, translation)
    if review is None or review.sum not in ("", now):
        return Review(state=ReviewState.draft, sum=now)
    return Review(state=review.state, reviewer=review.reviewer, day=review.day, sum=now)


def english_before(comments: Iterable[str]) -> str:
    """Give the English that a fuzzy translation belonged to; empty when not noted."""
    match = BEFORE.search(" ".join(comments))
    return match["english"] if match else ""


def other_comments(comments: Iterable[str]) -> list[str]:
    """Give the translator's other comments, without the lines written by collecting."""
    kept = BEFORE.sub("", LINE.sub("", " ".join(comments))).strip()
    return [" ".join(kept.split())] if kept else []
