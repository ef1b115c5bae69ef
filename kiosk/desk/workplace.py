"""What every use case works with: store, clock, the clinic's day, and the edge where trouble becomes a value."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection

from kiosk.desk.settings import DeskSettings
from kiosk.domain.health_code import HealthCodeSigner, HealthCodeVerifier
from kiosk.domain.registration import DeskFailed, DeskTrouble
from kiosk.log import log
from kiosk.ports import Clock
from kiosk.store.engine import Store
from kiosk.store.trouble import DiskFull, Locked, StoreTrouble
from kiosk.store.writing import Writing, last_day, writing

SET_BACK_A_LITTLE = timedelta(hours=1)
"""A clock that ran somewhat fast, and was set right just behind midnight: nothing that staff need be asked about."""


@dataclass(frozen=True)
class Moment:
    """Now, as the clinic counts: its day and its time of day. `local` has the clinic's zone."""

    local: datetime
    day: date

    def minutes_until(self, start: time) -> int:
        """Minutes until `start` today; 0 when it is past."""
        wait = datetime.combine(self.day, start) - datetime.combine(self.day, self.local.time())
        return max(0, -(-wait // timedelta(minutes=1)))

    def is_before_end(self, start: time, end: time) -> bool:
        """Whether what lasts from `start` to `end` has not ended; what crosses midnight lasts as long as its day."""
        return end <= start or self.local.time() < end

    def has_begun(self, start: time) -> bool:
        """Whether `start` of today is past."""
        return start <= self.local.time()


@dataclass(frozen=True)
class Look:
    """One state of the store, and the clinic's now: what a question to it stands on."""

    settings: DeskSettings
    connection: Connection
    moment: Moment
    now: datetime
    """By the machine's clock, as the rows of the store are stamped."""

    @property
    def clinic_id(self) -> str:
        """The clinic whose rows are meant."""
        return self.settings.clinic_id


@dataclass(frozen=True)
class Workplace:
    """A desk's tools."""

    store: Store
    settings: DeskSettings
    signer: HealthCodeSigner = field(repr=False)
    verifier: HealthCodeVerifier = field(repr=False)
    clock: Clock
    staff_id: str | None = None
    """Who is signed in at this desk, for the audit."""

    @contextmanager
    def looking(self) -> Iterator[Look]:
        """Open a transaction that only looks. Raises DeskFailed."""
        with desk_edge(), self.store.reading() as connection:
            yield self.look(connection)

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """Open the one transaction of a use case. Raises DeskFailed; then nothing was written."""
        with desk_edge(), writing(self.store, self.settings.place, self.clock.now(), self.staff_id) as work:
            yield work

    def look(self, connection: Connection) -> Look:
        """Look at the store within a transaction that is open.

        After an outage clocks jump: the clinic's day is never before that of the last record.
        """
        now = self.clock.now()
        local = now.astimezone(self.settings.zone)
        written = last_day(connection)
        if written is not None and local.date() < written:
            local = _not_yet(datetime.combine(written, time(), self.settings.zone), local)
        day = local.date() if written is None else max(local.date(), written)
        return Look(self.settings, connection, Moment(local, day), now)


def _not_yet(midnight: datetime, local: datetime) -> datetime:
    """Return midnight itself for a clock that was set back over it a little: else that day's sessions were over."""
    return midnight if midnight - local <= SET_BACK_A_LITTLE else local


@contextmanager
def desk_edge() -> Iterator[None]:
    """Turn the store's trouble into the desk's; the only place where that happens."""
    try:
        yield
    except StoreTrouble as trouble:
        log.warning("store_trouble", error=type(trouble).__name__)
        raise DeskFailed(_desk_trouble(trouble)) from None


def _desk_trouble(trouble: StoreTrouble) -> DeskTrouble:
    match trouble:
        case Locked():
            return DeskTrouble.LOCKED
        case DiskFull():
            return DeskTrouble.DISK_FULL
        case _:
            return DeskTrouble.BROKEN
