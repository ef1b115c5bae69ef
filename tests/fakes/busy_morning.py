"""A morning of people who do anything at all: the real window, the real journey, real touches, a desk that takes time.

Everything by chance comes from one seed; time is a hand's, so that timers fire when they would. What is checked here
after every happening is what must hold at every moment; the tests say how long the morning lasts.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import UTC
from random import Random

from PySide6.QtCore import QObject, QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from journey_stage import Stage
from keypad_stage import BADGE, PIN, Bell, Clock
from kiosk.domain.print_job import PrintState
from kiosk.journey import events as ev
from kiosk.journey.events import Timer, TimerFired, Touch, Typed
from kiosk.journey.model import AtWindow, Model, StaffPin, Welcome
from kiosk.journey.moves import IDENTIFIED
from kiosk.journey.runner import Runner
from kiosk.journey.world import World
from kiosk.ports import (
    CardFailed,
    CardFault,
    CardFound,
    CardPresence,
    CardRead,
    CodeScanned,
    LinkChanged,
    LinkState,
    Presence,
)
from ui.keypad_path import KeypadPath
from ui.senior.window import SeniorWindow
from unsteady_desk import PEOPLE, Somebody, UnsteadyDesk

FINGERS = 8
BARS = (Touch.HELP, Touch.HAND_BACK, Touch.BACK, Touch.SAY_AGAIN, Touch.SIZE, Touch.LANGUAGE)


class HandTimers:
    """Timers on the hand's clock."""

    def __init__(self, clock: Callable[[], float], post: Callable[[ev.Event], None]) -> None:
        self._clock, self._post = clock, post
        self._due: dict[Timer, float] = {}

    def start(self, timer: Timer, seconds: float) -> None:
        self._due[timer] = self._clock() + seconds

    def stop(self, timer: Timer) -> None:
        self._due.pop(timer, None)

    def run_out(self) -> None:
        for timer in [timer for timer, due in self._due.items() if due <= self._clock()]:
            del self._due[timer]
            self._post(TimerFired(timer))


class Ear:
    """Keeps what was said last."""

    private = False

    def __init__(self) -> None:
        self.said = ""

    def say(self, phrases, language):
        self.said = " ".join(f"{phrase.id} {phrase.arguments}" for phrase in phrases)


class BusyMorning(QObject):
    """`happen()` once for each thing that happens; `go_home()` when somebody leaves."""

    def __init__(self, window: SeniorWindow, clock, finger, seed: int) -> None:
        super().__init__()
        self.window, self._clock, self._finger = window, clock, finger
        self.chance = Random(seed)  # noqa: S311 - people, no secret
        self.desk = UnsteadyDesk(self.chance, Stage())
        self.ear = Ear()
        self.log: deque[str] = deque(maxlen=40)
        """What happened last, for whoever has to find out why."""
        self._posted: deque[ev.Event] = deque()
        self._at_desk: deque[Callable[[], None]] = deque()
        self._down: dict[int, QPoint] = {}
        self._presented: dict[Somebody, tuple[int, int]] = {}
        """Who laid a card, showed a sticker or typed a number, when first and when last: nobody else may be seen."""
        self.timers = HandTimers(clock, self._posted.append)
        world = World(
            self.desk, self._at_desk.append, self._posted.append, window.render, self.timers, Bell(),
            KeypadPath(window, self.ear), lambda: None, Clock(), UTC,
        )  # fmt: skip
        self.runner = Runner(Model(), world)
        window.happened.connect(self._take)
        self.runner.start()

    @property
    def model(self) -> Model:
        return self.runner.model

    def happen(self) -> None:
        """Let one thing happen, and time go by."""
        roll = self.chance.random()
        if self._at_desk and self.chance.random() < 0.5:
            self._at_desk.popleft()()
        if roll < 0.80:
            self._touch()
        elif roll < 0.85:
            self._type_a_number()
        elif roll < 0.98:
            self._device()
        else:
            self.pass_by(self.chance.choice((1.0, 31.0, 41.0, 61.0, 121.0)))
        self.pass_by(self.chance.choice((0.02, 0.1, 0.3, 0.6, 1.2)))
        self._settle()

    def pass_by(self, seconds: float) -> None:
        """Let time go by, and timers run out."""
        self._clock.pass_by(seconds)
        self.timers.run_out()
        if self.window._timer.isActive() and self.chance.random() < 0.3:
            self.window._timer.timeout.emit()
        self._settle()

    def go_home(self) -> None:
        """Take the hands away, let the desk end, tap nothing but 返回 and 好了; then let time do the rest."""
        self._lift_everything()
        self._let_the_desk_end()
        for _ in range(14):
            for sent in (Touch.FINISHED, Touch.BACK):
                self._clock.pass_by(4.0)
                if sent in self.sent_by_targets():
                    self._tap(self._middle(sent))
                self._let_the_desk_end()
        if isinstance(self.model.staff, AtWindow):
            self._take(ev.HandedBack())
        self._take(CardPresence(Presence.NO))
        for _ in range(30):
            self.pass_by(61.0)
            self._let_the_desk_end()
        self._presented.clear()

    def sent_by_targets(self) -> set[object]:
        return {target.sent for target in self.window.panel.page.targets}

    def strangers(self) -> list[str]:
        """Return what on the screen, in names or in the ear tells of somebody who is not the one before it."""
        words = " ".join((*self.words(), self.ear.said))
        shown = {one for one in PEOPLE for mark in one.marks if mark in words}
        whole = [mark for one in PEOPLE for mark in one.marks[3:] if mark in words]
        others = [one.masked for one in shown - self._presented.keys()]
        if len(shown) == 1 and not others:
            self._forget_who_came_before(*shown)
        return [*others, *whole, *([one.masked for one in shown] if len(shown) > 1 else [])]

    def _present(self, who: Somebody) -> None:
        now = 1 + max((last for _, last in self._presented.values()), default=0)
        self._presented[who] = (self._presented.get(who, (now, now))[0], now)

    def _forget_who_came_before(self, seen: Somebody) -> None:
        """Once somebody is shown, those who came before are gone; they are seen again only if they come again."""
        came, _ = self._presented[seen]
        self._presented = {one: when for one, when in self._presented.items() if when[1] >= came}

    def words(self) -> list[str]:
        found = [QApplication.clipboard().text(), self.window.windowTitle()]
        for widget in self.window.findChildren(QWidget):
            found += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
            found.append(widget.text() if hasattr(widget, "text") else "")
        return found

    def _take(self, event: object) -> None:
        self.log.append(type(event).__name__ if not isinstance(event, Touch) else event.value)
        self.runner.dispatch(event)
        self._settle()

    def _settle(self) -> None:
        while self._posted:
            event = self._posted.popleft()
            self.log.append(type(event).__name__)
            self.runner.dispatch(event)
        if isinstance(self.model.screen, Welcome) and not self.model.back and self.model.waiting is None:
            self._presented.clear()

    def _let_the_desk_end(self) -> None:
        while self._at_desk or self._posted:
            if self._at_desk:
                self._at_desk.popleft()()
            self._settle()

    def _touch(self) -> None:
        finger = self.chance.randrange(FINGERS) if self.chance.random() < 0.2 else 0
        if finger in self._down:
            self._lift(finger)
        elif self.chance.random() < 0.75:
            self._tap(self._somewhere())
        elif self.chance.random() < 0.1:
            for other in range(FINGERS):  # two palms
                self._press(other, self._somewhere())
            self._lift_everything()
        else:
            self._press(finger, self._somewhere())

    def _somewhere(self) -> QPoint:
        """A target, mostly one of the screen's own; or any place at all."""
        sent = [button.target.sent for button in self.window.panel.buttons()]
        own = [one for one in sent if one not in BARS]
        if own and self.chance.random() < 0.5:
            return self._middle(self.chance.choice(own))
        if sent and self.chance.random() < 0.5:
            return self._middle(self.chance.choice(sent))
        return QPoint(self.chance.randrange(self.window.width()), self.chance.randrange(self.window.height()))

    def _middle(self, sent: object) -> QPoint:
        button = self.window.panel.button(sent)
        return button.mapTo(self.window, button.rect().center())

    def _tap(self, at: QPoint) -> None:
        if 0 in self._down:
            self._lift(0)
        self._press(0, at)
        self._clock.pass_by(0.08)
        slip = QPoint(self.chance.randrange(-9, 10), self.chance.randrange(-9, 10))
        self._down[0] = at + slip
        self._lift(0)

    def _press(self, finger: int, at: QPoint) -> None:
        if finger in self._down:
            return
        self._down[finger] = at
        QTest.touchEvent(self.window.windowHandle(), self._finger).press(finger, at).commit()

    def _lift(self, finger: int) -> None:
        at = self._down.pop(finger)
        QTest.touchEvent(self.window.windowHandle(), self._finger).release(finger, at).commit()

    def _lift_everything(self) -> None:
        for finger in list(self._down):
            self._lift(finger)

    def _type_a_number(self) -> None:
        """Type somebody's number, a PIN or nonsense, where figures are asked for."""
        if not any(isinstance(sent, Typed) for sent in self.sent_by_targets()):
            return
        who = self.chance.choice(PEOPLE)
        self._present(who)
        pin = isinstance(self.model.staff, StaffPin)
        for figure in PIN if pin else self.chance.choice((who.number, "371502", "40574633")):
            self._clock.pass_by(0.6)
            if Typed(figure) in self.sent_by_targets():
                self._tap(self._middle(Typed(figure)))
        self._clock.pass_by(0.6)
        if Touch.NUMBER_FINISHED in self.sent_by_targets():
            self._tap(self._middle(Touch.NUMBER_FINISHED))

    def _device(self) -> None:
        who = self.chance.choice(PEOPLE)
        roll = self.chance.random()
        if roll < 0.45:
            self._take(CardFound())
            # Not before: an answer to somebody earlier may come with CardFound, and leaves the welcome screen empty.
            self._present(who)
            self._take(CardRead(who.card))
        elif roll < 0.6:
            self._present(who)
            self._take(CodeScanned(b"JZ1:%d" % who.place))
        elif isinstance(self.model.staff, AtWindow):
            self._take(self._handed_back())
        else:
            self._take(self.chance.choice(self._anything()))

    def _anything(self) -> tuple[ev.Event, ...]:
        jobs = self.desk.jobs[-3:] or ["job-none"]
        return (
            *(CardFailed(fault, 0x41) for fault in CardFault), *(CardPresence(presence) for presence in Presence),
            *(LinkChanged("card-reader", state) for state in LinkState), ev.PrinterChanged(False),
            ev.PrinterChanged(True), ev.PrintChanged(self.chance.choice(jobs), self.chance.choice(list(PrintState))),
            CodeScanned(BADGE), CodeScanned(b"\x00' OR 1=1 --" * 90), ev.HelpAnswered(), ev.TakenOver("t-1"),
            self._handed_back(), Touch.STAFF,
        )  # fmt: skip

    def _handed_back(self) -> ev.HandedBack:
        """The window hands back, with a number for whoever stands there, or without."""
        screen = self.model.screen
        if not isinstance(screen, IDENTIFIED) or self.chance.random() < 0.3:
            return ev.HandedBack()
        return ev.HandedBack(self.desk.registration_of(screen.identification.person_id))
