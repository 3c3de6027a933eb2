"""What the proofs found: one table of figures, made by the run and never by hand.

Each proof tells its figures through `tell`. In the full mode (`make prove`) they are joined
into tests/proofs/report.json and docs/proofs.md; a small run leaves both as they are.
"""

import json
import os
import sys
from collections.abc import Iterable
from dataclasses import asdict
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
FULL = os.environ.get("FIELDCARD_PROOFS") == "full"
SMALL_PART = 20
TOLD = ROOT / "build" / "proofs"
REPORT = ROOT / "tests" / "proofs" / "report.json"
PAGE = ROOT / "docs" / "proofs.md"
HEAD = """# Proofs

Every promise here is a number that a test printed, and every test has a control: a broken
mode in which it must fail. `make prove` writes this page; `make test` runs the same tests
with fewer trials. Timings are of the computer that ran them and are never a condition.

| proof | what | trials | found | control | seed | seconds |
|---|---|---|---|---|---|---|
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one proof found. `control` says what its broken mode did."""

    proof: str
    what: str
    size: str
    result: str
    control: str
    seed: int | None
    seconds: float


def size(full: int, small: int | None = None) -> int:
    """Give the number of trials: all of them under `make prove`, else about a twentieth."""
    return full if FULL else small or max(1, full // SMALL_PART)


def tell(finding: Finding) -> None:
    """Print a finding and keep it for the table; a later one of the same kind replaces it."""
    assert finding.size, "a proof without trials proves nothing"
    assert finding.control, "a proof without a control proves nothing"
    print(json.dumps(asdict(finding), ensure_ascii=False))  # noqa: T201
    if FULL:
        TOLD.mkdir(parents=True, exist_ok=True)
        name = f"{finding.proof} {finding.what}".replace(" ", "-").replace("/", "-")
        content = json.dumps(asdict(finding), ensure_ascii=False)
        (TOLD / f"{name}.json").write_text(content, encoding="utf-8")


def table(findings: Iterable[Finding]) -> str:
    """Write the page of all findings."""
    return HEAD + "".join(_row(one) for one in sorted(findings, key=_order))


def main() -> int:
    """Join what the run told; fails when nothing was told."""
    findings = [_read(path) for path in TOLD.glob("*.json")]
    if not findings:
        sys.stderr.write("No proof told its figures: run make prove.\n")
        return 1
    rows = [asdict(one) for one in sorted(findings, key=_order)]
    REPORT.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    PAGE.write_text(table(findings), encoding="utf-8")
    return 0


def _read(path: Path) -> Finding:
    return Finding(**json.loads(path.read_text(encoding="utf-8")))


def _order(one: Finding) -> tuple[str, int, str]:
    return (
        one.proof[0],
        int("0" + "".join(sign for sign in one.proof if sign.isdigit())),
        one.what,
    )


def _row(one: Finding) -> str:
    seed = "" if one.seed is None else str(one.seed)
    cells = (one.proof, one.what, one.size, one.result, one.control, seed, f"{one.seconds:.0f}")
    return f"| {' | '.join(cells)} |\n"


if __name__ == "__main__":
    sys.exit(main())
