"""The kiosk of a morning as a process (see lives): its journey, its desk and its spooler's steps, there to be killed.

It is asked with `Visit`, `Print` and `Doom`. It says what the person before it was told, hands each paper to the
printer and waits until that has it, and ends each answer with `Rested`. The printer, and the judge, are the test's.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from dataclasses import dataclass
from datetime import datetime
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from sqlalchemy import Connection as Transaction
from sqlalchemy import Engine, event, select
from sqlalchemy.engine.interfaces import DBAPIConnection

from kiosk.domain.documents import Document
from kiosk.domain.people import name_keys
from kiosk.domain.print_job import PrintState
from kiosk.journey.events import Event, SessionChosen, Timer, Touch
from kiosk.journey.model import Choose, Confirm, Done, Model, Welcome
from kiosk.journey.runner import Runner
from kiosk.journey.world import World
from kiosk.ports import CardPresence, Presence
from kiosk.store import tables
from kiosk.store.engine import make_store
from kiosk.store.print_ledger import PrintLedger
from kiosk.texts import texts
from made_up_clinic import KEY, ZONE, SetClock, clinic_in

STEPS = 20
"""Of SQLite's machine, in one tick towards a doom."""


@dataclass(frozen=True)
class Visit:
    """Somebody comes: what devices and fingers send until they are known, and what they do then."""

    events: tuple[Event, ...]
    walks_away: bool
    taste: int
    """Decides which sessions they choose."""


@dataclass(frozen=True)
class Print:
    """Work off what is queued, or find the printer without paper."""

    out_of_paper: bool


@dataclass(frozen=True)
class Doom:
    """Die by kill -9 after so many ticks of writing: always within a transaction, before it is committed."""

    ticks: int


@dataclass(frozen=True)
class Told:
    """What somebody saw on the last screen."""

    registration_id: str
    number: str


@dataclass(frozen=True)
class PaperOut:
    """A paper is on its way out of the printer."""

    job: str
    document: Document


@dataclass(frozen=True)
class Rested:
    """All that was asked is done."""

    at_welcome: bool


class Quiet:
    """Timers, bell and speaker of a kiosk nobody listens to."""

    reaches = True

    def start(self, timer: Timer, seconds: float) -> None:
        """Nobody waits."""

    def stop(self, timer: Timer) -> None:
        """Nobody waited."""

    def ring(self, on: bool) -> None:
        """Nobody hears it."""

    def say(self, phrases: object, language: str) -> None:
        """Nobody listens."""


class Kiosk:
    """A kiosk from its devices' events to its screens, with its own connection to the store."""

    def __init__(self, path: Path, clock: SetClock, line: Connection) -> None:
        self.clinic = clinic_in(make_store(path, KEY), clock)
        self.ledger = PrintLedger(self.clinic.store, clock.now)
        self.doom = Executioner(self.clinic.store._engine)
        events: deque[Event] = deque()
        quiet = Quiet()
        world = World(
            self.clinic.desk(), lambda ask: ask(), events.append, lambda model: None, quiet, quiet, quiet,
            lambda: None, clock, ZONE,
        )  # fmt: skip
        self._events, self._runner, self._line = events, Runner(Model(), world), line

    @property
    def screen(self) -> object:
        return self._runner.model.screen

    def serve(self, asked: Visit | Print | Doom) -> None:
        match asked:
            case Visit():
                self._visited(asked)
            case Print(out_of_paper=True):
                self._find_no_paper()
            case Print():
                self._work_off()
            case Doom(ticks):
                self.doom.ticks_left = ticks
        self._line.send(Rested(isinstance(self.screen, Welcome)))

    def send_again(self) -> None:
        """Queue what was under way, as a ledger without an unknown state would."""
        jobs = tables.print_jobs.c
        with self.clinic.store.reading() as connection:
            under_way = list(connection.scalars(select(jobs.id).where(jobs.state == PrintState.SENDING.value)))
        for job in under_way:
            self.ledger.release(job)

    def _do(self, *events: Event) -> None:
        """Let things happen, and all that follows from them."""
        for one in events:
            self._events.append(one)
            while self._events:
                self._runner.dispatch(self._events.popleft())

    def _visited(self, visit: Visit) -> None:
        """Somebody identifies themselves, says yes and chooses; or walks away before."""
        self._do(*visit.events)
        if isinstance(self.screen, Confirm) and not visit.walks_away:
            self._do(Touch.IT_IS_ME)
        taste = Random(visit.taste)  # noqa: S311
        for _ in range(3):  # what was chosen may be gone meanwhile, and others are offered
            if isinstance(self.screen, Choose):
                self._do(SessionChosen(taste.choice(self.screen.offered.choices).session.id))
        if isinstance(self.screen, Done):
            self._line.send(Told(self.screen.registration.id, self.screen.registration.number))
        self._do(Touch.BACK) if isinstance(self.screen, Confirm) else self._leave()

    def _leave(self) -> None:
        """Take the card and go; whoever stopped half-way is forgotten as well."""
        for one in (Touch.FINISHED, CardPresence(Presence.NO), Touch.FINISHED):
            if not isinstance(self.screen, Welcome):
                self._do(one)

    def _work_off(self) -> None:
        while (job := self.ledger.claim("receipts")) is not None:
            self._line.send(PaperOut(job.id, job.document))
            self._line.recv()
            self.ledger.finish(job.id, PrintState.CONFIRMED)

    def _find_no_paper(self) -> None:
        if (job := self.ledger.claim("receipts")) is not None:
            self.ledger.release(job.id, "paper_out")


class Executioner:
    """Kills its own process while a transaction that writes is open."""

    def __init__(self, engine: Engine) -> None:
        self.ticks_left: int | None = None
        self._writing = False
        event.listen(engine, "connect", self._watch)
        event.listen(engine, "begin", self._begun)
        event.listen(engine, "commit", self._over)
        event.listen(engine, "rollback", self._over)
        engine.dispose()  # connections that nobody watches

    def _watch(self, driver: DBAPIConnection, record: object) -> None:
        driver.set_progress_handler(self._tick, STEPS)

    def _begun(self, transaction: Transaction) -> None:
        self._writing = not transaction.get_execution_options().get("kiosk_reading", False)

    def _over(self, transaction: Transaction) -> None:
        self._writing = False

    def _tick(self) -> int:
        if self._writing and self.ticks_left is not None:
            self.ticks_left -= 1
            if self.ticks_left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return 0


def warm_up() -> None:
    """Load the pinyin dictionary and the catalogue once, before the first life."""
    name_keys("王")
    texts("zh_CN")


def live(line: Connection, path: Path, moment: datetime, forgets: bool) -> None:
    """Make what was under way at the last stop unknown, as a spooler does; then do what is asked, at its moment.

    `forgets`: that it may have been printed, and sends it again by itself: a fault that the judge must see.
    """
    clock = SetClock(moment)
    kiosk = Kiosk(path, clock, line)
    if forgets:
        kiosk.send_again()
    kiosk.ledger.recover("receipts")
    while True:
        clock.moment, asked = line.recv()
        kiosk.serve(asked)
