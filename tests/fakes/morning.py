"""A morning at the made-up clinic, played from a seed: arrivals at the kiosk and at the window, calls, mishaps, paper.

The kiosk is the journey's own runner, fed with what devices and fingers send; the window is its desk. Each has the
store's file open by itself. What was played is judged by morning_judge.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from pathlib import Path
from random import Random

from sqlalchemy import select

from kiosk.domain.documents import Ticket
from kiosk.domain.print_job import PrintState
from kiosk.domain.queue_views import Called
from kiosk.domain.registration import Identification, Identified, IdentifiedBy, Registered
from kiosk.journey.events import Event, SessionChosen, Timer, Touch, Typed
from kiosk.journey.model import Choose, Confirm, Done, Model, Welcome
from kiosk.journey.runner import Runner
from kiosk.journey.world import World
from kiosk.ports import CardFound, CardPresence, CardRead, Presence
from kiosk.store import tables
from kiosk.store.engine import make_store
from kiosk.store.print_ledger import PrintLedger
from kiosk.store.registrations import find_registration
from made_up_clinic import KEY, ZONE, MadeUpClinic, SetClock, card, clinic_in, local, make_clinic_at, number
from staffed_window import staff_window

ARRIVALS = 200
MINUTES = 240
ROOMS = {"全科": 5, "内科": 4, "中医": 3}
"""Numbers of each half hour: fewer than come, so that the morning ends with walk-in numbers."""
WAYS = {
    "kiosk card": 9,
    "kiosk number": 4,
    "kiosk nothing": 1,
    "kiosk card again": 1,
    "window card": 3,
    "window number": 2,
}
MISHAPS = {"cancel": 4, "skip": 4, "back": 3, "move one": 3, "other room": 1, "more numbers": 1, "kept numbers": 1}
KILLS, DRY_MINUTES = 4, 12
CALLS_A_MINUTE = 0.11
"""Of each session: slower than people come, so that many wait and the rule of calling has work to do."""

DOCTOR_AWAY = range(60, 170)
"""Minutes in which one doctor calls nobody; six young people came just before a bus of old ones, and all wait."""
BUS = [date(1985, 3, 4)] * 6 + [date(1944, 5, 6)] * 12
CALLS_BEHIND_TIME = 0.4


@dataclass(frozen=True)
class Paper:
    """A ticket that came out, with the registration that its job named."""

    registration_id: str
    number: str
    room: str
    again: bool


@dataclass
class Tray:
    """The ticket printer, sheet by sheet, and the process that feeds it."""

    ledger: PrintLedger
    papers: list[Paper] = field(default_factory=list)
    out_of_paper: bool = False
    undurable: int = 0
    """Tickets that came out while no other connection could see their registration: there must be none."""

    def work_off(self, window: MadeUpClinic) -> None:
        while not self.out_of_paper and (job := self.ledger.claim("receipts")) is not None:
            self._put_out(job.id, job.document, window)
            self.ledger.finish(job.id, PrintState.CONFIRMED)
        if self.out_of_paper and (job := self.ledger.claim("receipts")) is not None:
            self.ledger.release(job.id, "paper_out")

    def die_while_printing(self, window: MadeUpClinic, came_out: bool) -> str | None:
        """Claim a job and leave it so; the paper had come out, or not. Return the job."""
        job = None if self.out_of_paper else self.ledger.claim("receipts")
        if job is not None and came_out:
            self._put_out(job.id, job.document, window)
        return None if job is None else job.id

    def _put_out(self, job_id: str, document: object, window: MadeUpClinic) -> None:
        if not isinstance(document, Ticket):
            return
        registration_id = registration_of_job(window, job_id)
        with window.store.reading() as connection:
            seen = find_registration(connection, window.settings.clinic_id, registration_id)
        self.undurable += seen is None
        self.papers.append(Paper(registration_id, document.number, document.room, document.reprint))


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

    def __init__(self, path: Path, clock: SetClock) -> None:
        self.clinic = clinic_in(make_store(path, KEY), clock)
        events: deque[Event] = deque()
        quiet = Quiet()
        world = World(
            self.clinic.desk(), lambda ask: ask(), events.append, lambda model: None, quiet, quiet, quiet,
            lambda: None, clock, ZONE,
        )  # fmt: skip
        self._events, self._runner = events, Runner(Model(), world)
        self.tray = Tray(PrintLedger(self.clinic.store, clock.now))

    @property
    def screen(self) -> object:
        return self._runner.model.screen

    def do(self, *events: Event) -> object:
        """Let things happen, and all that follows from them; return the screen."""
        for event in events:
            self._events.append(event)
            while self._events:
                self._runner.dispatch(self._events.popleft())
        return self.screen

    def leave(self) -> None:
        """Take the card and go; whoever stopped half-way is forgotten as well."""
        for event in (Touch.FINISHED, CardPresence(Presence.NO), Touch.FINISHED):
            if not isinstance(self.screen, Welcome):
                self.do(event)

    def die(self) -> None:
        self.clinic.store.close()


class Morning:
    """Everybody's morning."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance, self.clock = Random(seed), SetClock(local(7, 50))  # noqa: S311
        self.clinic = make_clinic_at(folder / "store.db", self.clock)
        staffed = staff_window(self.clinic)
        self.window = staffed.signed_in()
        halves = [time(8 + half // 2, 30 * (half % 2)) for half in range(8)]
        self.sessions = [
            self.clinic.session(name, slots=dict.fromkeys(halves, each), doctor=doctor)
            for name, each in ROOMS.items()
            for doctor in ("李敏", "张伟")
        ]
        self.kiosk = Kiosk(self.clinic.store.path, self.clock)
        self.tray = self.kiosk.tray
        self.told: dict[str, str] = {}
        """Registrations that a person or a clerk was told of, with the number they were told."""
        self.calls: list[Called] = []
        self.temporary = self._kills_due = 0
        self._people = 0
        self._last: list[str] = []
        self._ways: dict[str, Callable[[], None]] = {
            "kiosk card": lambda: self._at_the_kiosk(CardFound(), CardRead(self._card())),
            "kiosk number": lambda: self._at_the_kiosk(*self._typed()),
            "kiosk nothing": self._without_anything,
            "kiosk card again": lambda: self._at_the_kiosk(CardFound(), CardRead(self._card(known=True))),
            "window card": lambda: self._at_the_window(self._card()),
            "window number": self._number_at_the_window,
        }

    def play(self) -> None:
        arrivals = sorted(self.chance.randrange(MINUTES) for _ in range(ARRIVALS))
        kills = {self.chance.randrange(20, MINUTES) for _ in range(KILLS)}
        dry = self.chance.randrange(30, MINUTES - DRY_MINUTES)
        moved = self.chance.randrange(90, 180)
        for minute in range(MINUTES):
            self.clock.moment = local(7, 50) + timedelta(minutes=minute)
            self.tray.out_of_paper = dry <= minute < dry + DRY_MINUTES
            for _ in range(arrivals.count(minute)):
                self._ways[self.chance.choices(list(WAYS), list(WAYS.values()))[0]]()
            if minute == DOCTOR_AWAY.start:
                self.bus_comes()
            self._kills_due += minute in kills
            if self._kills_due and self._kill():
                self._kills_due -= 1
            if minute == moved:
                self.window.sessions.move_all(self.sessions[0], self.sessions[1])
            self._staff(minute)
            self.tray.work_off(self.clinic)
        self.tray.out_of_paper = False
        self.tray.work_off(self.clinic)

    @property
    def doctor_away(self) -> str:
        """The session whose doctor is called away for a while."""
        return self.sessions[3]

    def bus_comes(self) -> None:
        """Let young people, and then old ones, register for the doctor who is away."""
        for born in BUS:
            self._by_number(number(self._somebody(), born, "110102"), self.doctor_away)

    def _card(self, known: bool = False) -> object:
        order = self.chance.randrange(1, self._people + 1) if known and self._people else self._somebody()
        born = date(1940 + order % 60, 1 + order % 12, 1 + order % 28)
        return card(order, name="王秀芳", number=number(order, born), birth_date=born)

    def _somebody(self) -> int:
        self._people += 1
        return self._people

    def _typed(self) -> tuple[Event, ...]:
        digits = number(self._somebody(), date(1950, 3, 4), "440103")
        return (Touch.NO_DOCUMENT, Touch.REMEMBER_NUMBER, *map(Typed, digits), Touch.NUMBER_FINISHED)

    def _at_the_kiosk(self, *events: Event) -> None:
        """Identify, say yes, choose; half a person in twenty walks away before."""
        self.kiosk.do(*events)
        if isinstance(self.kiosk.screen, Confirm) and self.chance.random() > 0.05:
            self.kiosk.do(Touch.IT_IS_ME)
        for _ in range(3):  # what was chosen may be gone meanwhile, and others are offered
            if isinstance(self.kiosk.screen, Choose):
                choices = self.kiosk.screen.offered.choices
                self.kiosk.do(SessionChosen(self.chance.choice(choices).session.id))
        if isinstance(self.kiosk.screen, Done):
            view = self.kiosk.screen.registration
            self.told[view.id] = view.number
        self.kiosk.do(Touch.BACK) if isinstance(self.kiosk.screen, Confirm) else self.kiosk.leave()
        if not isinstance(self.kiosk.screen, Welcome):
            self._restart()

    def _without_anything(self) -> None:
        self.kiosk.do(Touch.NO_DOCUMENT, Touch.REMEMBER_NOTHING)
        self.temporary += 1
        self.kiosk.leave()

    def _at_the_window(self, laid: object) -> None:
        found = self.window.people.look_up_card(laid)  # type: ignore[arg-type]
        if isinstance(found, Identified):
            self._registered(self.window.registering.register(found.identification, self._choice()))

    def _number_at_the_window(self) -> None:
        typed = number(self._somebody(), date(1961, 5, 6), "110101")
        self._by_number(typed, self._choice())

    def _by_number(self, typed: str, session_id: str) -> None:
        by_number = Identification(IdentifiedBy.NUMBER, number=typed)
        self._registered(self.window.registering.register(by_number, session_id))

    def _choice(self) -> str:
        choices = self.window.registering.sessions_for(None).choices
        return self.chance.choice(choices).session.id if choices else self.sessions[0]

    def _registered(self, result: object) -> None:
        if isinstance(result, Registered):
            self.told[result.registration.id] = result.registration.number

    def _staff(self, minute: int) -> None:
        for session in self.sessions:
            if minute > 10 and self.chance.random() < self._calls_a_minute(session, minute):
                self.call_next(session)
        if self.chance.random() < 0.4 and self.told:
            self._mishap(self.chance.choices(list(MISHAPS), list(MISHAPS.values()))[0])

    def call_next(self, session: str) -> bool:
        """Call, and return whether somebody was there."""
        called = self.window.queue.call_next(session)
        if isinstance(called, Called):
            self.calls.append(called)
            self._last.append(called.row.registration_id)
        return isinstance(called, Called)

    def _calls_a_minute(self, session: str, minute: int) -> float:
        if session != self.doctor_away or minute < DOCTOR_AWAY.start:
            return CALLS_A_MINUTE
        return 0 if minute in DOCTOR_AWAY else CALLS_BEHIND_TIME

    def _mishap(self, what: str) -> None:
        session, somebody = self.chance.choice(self.sessions), self.chance.choice(sorted(self.told))
        match what:
            case "cancel":
                self.window.registering.cancel(somebody)
            case "skip":
                if self._last:
                    self.window.queue.skip(self._last.pop())
            case "back":
                self.window.queue.bring_back(somebody)
            case "move one":
                self.window.sessions.move_one(somebody, session)
            case "other room":
                self.window.sessions.change(session, room=f"{self.chance.randrange(201, 240)} 诊室")
            case "more numbers":
                self.window.sessions.add_numbers(session, 1)
            case _:
                self.window.sessions.keep(session, self.chance.randrange(3), self.chance.randrange(2))

    def _kill(self) -> bool:
        """Pull the kiosk's plug while it prints; what it leaves unknown is answered by who looks into the tray."""
        came_out = self.chance.random() < 0.5
        job = self.tray.die_while_printing(self.clinic, came_out)
        if job is None:
            return False
        self._restart()
        self.tray.work_off(self.clinic)
        self.window.paper.answer_job(job, came_out)
        whose = registration_of_job(self.clinic, job)
        if whose and not came_out:
            self.window.paper.ticket(whose)
        return True

    def _restart(self) -> None:
        papers, out, undurable = self.tray.papers, self.tray.out_of_paper, self.tray.undurable
        self.kiosk.die()
        self.kiosk = Kiosk(self.clinic.store.path, self.clock)
        self.tray = self.kiosk.tray
        self.tray.papers, self.tray.out_of_paper, self.tray.undurable = papers, out, undurable
        self.tray.ledger.recover("receipts")

    def close(self) -> None:
        self.kiosk.die()
        self.clinic.store.close()


def registration_of_job(clinic: MadeUpClinic, job_id: str) -> str:
    """Return whose ticket a job is, "" for what belongs to no registration."""
    jobs = tables.print_jobs.c
    with clinic.store.reading() as connection:
        return str(connection.scalar(select(jobs.registration_id).where(jobs.id == job_id)) or "")
