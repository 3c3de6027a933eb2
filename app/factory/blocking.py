"""Blocking and erasing a device: every vault in its folder, one after another."""

from pathlib import Path

from app.domain.errors import StoreBroken
from app.domain.errors import StoreFull
from app.factory.clear_file import read_clear_file
from app.vault import blocking
from app.vault.errors import NoEscrow
from app.vault.escrow import recovery_proven_on
from app.web.keeper import Blockable
from app.web.keeper import Recovery

SPARED = ("lock",)


def is_blocked(folder: Path) -> bool:
    """Say whether only the agency can open what lies in the folder."""
    vaults = blocking.vaults_in(folder)
    return bool(vaults) and all(map(blocking.is_blocked, vaults))


def blockable(folder: Path) -> Blockable:
    """Say what blocking would do here: a vault without escrow would be lost, so it stays.

    Everything may be erased only where the policy of every officer here allows it.
    """
    vaults = blocking.vaults_in(folder)
    clears = [read_clear_file(each) for each in vaults]
    may_erase = bool(vaults) and all(clear and clear.full_wipe for clear in clears)
    return Blockable(recovery=_recovery(vaults), may_erase=may_erase)


def block(folder: Path) -> None:
    """Take every officer's own way in away, where the agency keeps one of its own.

    Raises StoreFull and StoreBroken, after every vault was tried.
    """
    faults: list[StoreFull | StoreBroken] = []
    for vault in blocking.vaults_in(folder):
        try:
            blocking.block(vault)
        except NoEscrow:
            continue
        except (StoreFull, StoreBroken) as fault:
            faults.append(fault)
    if faults:
        raise faults[0]


def erase(folder: Path) -> None:
    """Delete every key of the device first, then all that it saved; raises StoreBroken.

    The file that holds the folder stays: the program still runs over it.
    """
    blocking.erase(folder, SPARED)


def _recovery(vaults: tuple[Path, ...]) -> Recovery:
    if not vaults or not all(map(blocking.has_escrow, vaults)):
        return Recovery.none
    proven = all(recovery_proven_on(each) is not None for each in vaults)
    return Recovery.proven if proven else Recovery.not_proven
