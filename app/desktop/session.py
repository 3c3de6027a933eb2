"""What the supervisor keeps between two workers: a sealed key set and counts of tries.

It can open nothing: the session blob is sealed under the PIN, which it never sees.
"""

from dataclasses import dataclass

PIN_TRIES = 5
SESSION_SECONDS = 12 * 3600.0
FREE_PASSPHRASE_TRIES = 3
LONGEST_PAUSE = 15 * 60.0
OFFERED_AFTER = 10


@dataclass(slots=True, kw_only=True)
class Session:
    """One session of a device: it begins with a passphrase and lasts twelve hours.

    `made_up` says that the worker shows made-up people, which have no lock. `missed` counts
    the wrong tries since the officer was last in, of passphrase and PIN together. `fell`
    says that a worker ended by itself since then.
    """

    blob: bytes = b""
    tries: int = 0
    until: float = 0.0
    unlocked: bool = False
    fell: bool = False
    made_up: bool = False
    wrong_passphrases: int = 0
    missed: int = 0
    pause_until: float = 0.0

    def opened(self, blob: bytes, now: float, *, by_passphrase: bool) -> None:
        """Note that the device was unlocked, and keep the new blob for the PIN.

        Without a blob, as the policy may ask, only the passphrase opens it again.
        """
        self.unlocked = True
        self.missed = 0
        self.fell = False
        self.blob = blob
        self.tries = PIN_TRIES if blob else 0
        if by_passphrase:
            self.wrong_passphrases = 0
            self.until = now + SESSION_SECONDS

    def renewed(self, blob: bytes) -> None:
        """Keep what a changed PIN opens; after a change of the passphrase nothing is kept.

        Whoever changed a secret knew the passphrase, so the count of wrong ones begins anew.
        """
        self.blob = blob
        self.tries = PIN_TRIES if blob else 0
        self.wrong_passphrases = 0

    def pin_tries(self, now: float) -> int:
        """Say how many tries of the PIN are left; 0 means that the passphrase is needed."""
        if now >= self.until:
            self.drop()
        return self.tries

    def hand_over(self, now: float) -> bytes:
        """Count a try first, then give the blob; the fifth try drops it here."""
        if not self.pin_tries(now):
            return b""
        self.tries -= 1
        self.missed += 1
        blob = self.blob
        if not self.tries:
            self.drop()
        return blob

    def drop(self) -> None:
        """Forget the blob."""
        self.blob = b""
        self.tries = 0

    def wrong_passphrase(self, now: float) -> None:
        """Count a wrong passphrase; after the third each makes the next one wait longer."""
        self.missed += 1
        self._wait_after(self.wrong_passphrases + 1, now)

    def tried_before(self, count: int, now: float) -> None:
        """Go on from a count, as after a restart; the wait begins anew then."""
        self.missed = count
        self._wait_after(count, now)

    def _wait_after(self, count: int, now: float) -> None:
        self.wrong_passphrases = count
        beyond = count - FREE_PASSPHRASE_TRIES
        if beyond >= 0:
            self.pause_until = now + min(2.0 ** min(beyond, 20), LONGEST_PAUSE)

    def facts(self, now: float) -> dict[str, object]:
        """Give what a locked worker has to know of this session."""
        return {
            "pin_tries": self.pin_tries(now),
            "pause_ms": int(self.pause(now) * 1000),
            "missed": self.missed,
            "offers_recovery": self.offers_recovery,
            "stopped": self.fell,
        }

    @property
    def offers_recovery(self) -> bool:
        """Say whether so many passphrases were wrong that the agency may have to help."""
        return self.wrong_passphrases >= OFFERED_AFTER

    def pause(self, now: float) -> float:
        """Say how many seconds the next passphrase has to wait."""
        return max(0.0, self.pause_until - now)
