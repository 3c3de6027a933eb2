"""The control check: four topics asked through (method, section 4.4).

Only what somebody answered clears a topic; silence never does.
"""

from collections.abc import Mapping

from app.domain.catalogue import Code
from app.domain.catalogue import Dimension
from app.domain.evidence import Evidence
from app.domain.indicator_table import codes
from app.domain.outcome import ControlCheck

TOPICS: Mapping[str, frozenset[Code]] = {
    "leaving": codes("CTL01 CTL03 CTL12 CTL20 CTL22"),
    "papers": codes("DOC01 DOC02"),
    "money": codes("MON02 MON04 MON05 MON06 MON08 MON09 DOC05"),
    "threats": codes("CTL05 CTL06 CTL07 CTL08 CTL09 CTL10 CTL11 CTL19 CTL21 CTL23"),
}
COERCION = (Dimension.coercive_recruitment, Dimension.coercion)
ENOUGH_BESIDE = 2


def control_check_of(evidence: Evidence) -> ControlCheck:
    """Say which topics are clear, and whether the whole check is."""
    clear = {name: _is_clear(evidence, topic) for name, topic in TOPICS.items()}
    beside = sum(clear.values()) - clear["leaving"]
    asked_through = clear["leaving"] and beside >= ENOUGH_BESIDE
    return ControlCheck(**clear, clear=asked_through and not _is_coerced(evidence))


def _is_clear(evidence: Evidence, topic: frozenset[Code]) -> bool:
    answered = not topic.isdisjoint(evidence.absent)
    return answered and evidence.present.isdisjoint(topic)


def _is_coerced(evidence: Evidence) -> bool:
    return any(
        evidence.best[row.code] and not row.is_circumstance
        for dimension in COERCION
        for row in evidence.counted.get(dimension, ())
    )
