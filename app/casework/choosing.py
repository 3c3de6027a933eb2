"""Choosing where this is and which questions come next; both help, neither is required."""

from dataclasses import dataclass

from app.casework.desk import Desk
from app.casework.recording import record
from app.domain.catalogue import Kind
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.errors import UnknownSetting
from app.domain.event import SettingChosen
from app.domain.pack import Edition
from app.domain.pack import Setting
from app.domain.proposal import Proposal
from app.domain.proposal import is_for_child
from app.domain.proposal import proposals

LOOKED_BACK = 12
RECENTS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """The packs that are called for, and the others; with the setting, where it is chosen.

    `is_child` says that the others are for a specialist alone.
    """

    encounter: Encounter
    setting: Setting | None
    called: tuple[Proposal, ...]
    others: tuple[Proposal, ...]
    is_child: bool

    @property
    def is_labour(self) -> bool:
        """Say whether this is a place of work, or no place was told."""
        return self.setting is None or self.setting.kind is Kind.labour


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """The settings by type, those chosen lately on this device first."""

    encounter: Encounter
    chosen: Setting | None
    recent: tuple[Setting, ...]
    groups: tuple[tuple[Kind | None, tuple[Setting, ...]], ...]


def offer(desk: Desk, where: EncounterId) -> Offer:
    """Give the packs in the order in which they are worth asking."""
    encounter = desk.encounters.open(where)
    edition = desk.shelf.by_digest(encounter.edition)
    found = proposals(edition, encounter.noted)
    called = tuple(one for one in found if one.grounds)
    return Offer(
        encounter=encounter,
        setting=setting_of(edition, encounter),
        called=called,
        others=tuple(one for one in found if not one.grounds),
        is_child=is_for_child(edition, encounter.noted),
    )


def whereabouts(desk: Desk, where: EncounterId) -> Whereabouts:
    """Give the settings to choose from."""
    encounter = desk.encounters.open(where)
    edition = desk.shelf.by_digest(encounter.edition)
    return Whereabouts(
        encounter=encounter,
        chosen=setting_of(edition, encounter),
        recent=_recent(desk, edition),
        groups=tuple(
            (kind, tuple(one for one in edition.settings if one.kind is kind))
            for kind in (*Kind, None)
        ),
    )


def choose_setting(desk: Desk, where: EncounterId, setting: str) -> Encounter:
    """Note where this is; choosing the same again stores nothing. Raises UnknownSetting."""
    encounter = desk.encounters.open(where)
    edition = desk.shelf.by_digest(encounter.edition)
    if setting not in {one.id for one in edition.settings}:
        raise UnknownSetting(setting)
    if encounter.setting == setting:
        return encounter
    return record(desk, where, SettingChosen(setting=setting))


def setting_of(edition: Edition, encounter: Encounter) -> Setting | None:
    """Give the setting that was chosen, if any."""
    chosen = encounter.setting
    return next((one for one in edition.settings if one.id == chosen), None)


def _recent(desk: Desk, edition: Edition) -> tuple[Setting, ...]:
    """Give the settings chosen last on this device, each once."""
    known = {one.id: one for one in edition.settings}
    chosen = (one.setting for one in desk.encounters.recent(LOOKED_BACK))
    found = dict.fromkeys(one for one in chosen if one in known)
    return tuple(known[one] for one in found if one)[:RECENTS]
