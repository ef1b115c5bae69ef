"""A kiosk with a made-up desk, worked by keys alone: the real window, the real journey, and an ear that writes down."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest

from journey_stage import Stage
from kiosk.domain.registration import (
    Identification,
    IdentifiedBy,
    Registered,
    TemporaryIssued,
)
from kiosk.domain.registration import Identified as Found
from kiosk.journey.effects import Phrase
from kiosk.journey.events import SessionChosen
from kiosk.journey.model import JourneySettings, Model
from kiosk.journey.runner import Runner, World
from kiosk.texts import texts
from ui.geometry import PanelSettings
from ui.keypad_path import KeypadPath
from ui.senior.window import SeniorWindow
from ui.widgets.tap_law import TapLaw

Key = Qt.Key
TELEPHONE = {"*": Key.Key_Asterisk, "#": Key.Key_NumberSign, **{str(n): Key(int(Key.Key_0) + n) for n in range(10)}}
ON_A_BLOCK = {"*": Key.Key_Asterisk, "+": Key.Key_Plus, "-": Key.Key_Minus, ".": Key.Key_Period, "/": Key.Key_Slash}
KEYS = {**TELEPHONE, **ON_A_BLOCK, "enter": Key.Key_Enter, "x": Key.Key_X, "erase": Key.Key_Backspace}


class Ear:
    """Hears what the kiosk says."""

    def __init__(self) -> None:
        self.private = False
        self.heard: list[tuple[tuple[Phrase, ...], str]] = []

    def say(self, phrases: tuple[Phrase, ...], language: str) -> None:
        self.heard.append((phrases, language))

    @property
    def last(self) -> str:
        """The last saying, as a sentence."""
        phrases, language = next((heard for heard in reversed(self.heard) if heard[0]), ((), "zh_CN"))
        return " ".join(texts(language).spoken(phrase.id, **dict(phrase.arguments)) for phrase in phrases)

    @property
    def everything(self) -> str:
        return " ".join(
            texts(language).spoken(phrase.id, **dict(phrase.arguments))
            for phrases, language in self.heard
            for phrase in phrases
        )


@dataclass
class MadeUpDesk:
    """Answers as a desk would; takes note of what was registered."""

    stage: Stage
    registered: list[str] = field(default_factory=list)
    temporary: int = 0
    numbers: list[str] = field(default_factory=list)
    helped: int = 0

    def look_up_card(self, card):
        person = self.stage.zhang
        return Found(replace(person.identification, card=card), person.view)

    def look_up_code(self, data):
        person = self.stage.zhang
        return Found(Identification(IdentifiedBy.STICKER, person.person_id), person.view)

    def look_up_number(self, number, typed_15):
        self.numbers.append(number)
        return Found(Identification(IdentifiedBy.NUMBER, "p-zhang", number=number), self.stage.zhang.view)

    def look_up_short_code(self, code):
        return Found(Identification(IdentifiedBy.SHORT_CODE, "p-zhang"), self.stage.zhang.view)

    def sessions_for(self, person_id):
        return self.stage.offered

    def register(self, identification, session_id):
        self.registered.append(session_id)
        return Registered(self.stage.registration)

    def register_temporary(self, cti, language=None):
        self.temporary += 1
        return TemporaryIssued("T-0007", "1")

    def call_help(self, reason):
        self.helped += 1

    def end_help(self, answered):
        pass

    def tell_staff(self, reason):
        pass

    def staff_of_badge(self, data):
        return None

    def cancel(self, registration_id):
        pass

    def close_unknown_print(self, job):
        pass


class Clock:
    """Stands still."""

    def now(self):
        return datetime(2026, 11, 22, 1, tzinfo=UTC)

    def monotonic(self):
        return 0.0


class Bell:
    """Rings for nobody."""

    def ring(self, on):
        pass


class Timers:
    """Never fires by itself."""

    def start(self, timer, seconds):
        pass

    def stop(self, timer):
        pass


class KeypadStage(QObject):
    """One person at a kiosk who only uses keys."""

    def __init__(self, clock, settings: JourneySettings | None = None) -> None:
        super().__init__()
        self._clock = clock
        self._posted: deque = deque()
        self.desk = MadeUpDesk(Stage())
        self.ear = Ear()
        self.window = SeniorWindow(PanelSettings(), TapLaw(clock))
        self.window.resize(360, 640)
        self.path = KeypadPath(self.window, self.ear)
        world = World(
            self.desk, lambda job: job(), self._posted.append, self.window.render, Timers(), Bell(), self.path,
            lambda: None, Clock(), UTC,
        )  # fmt: skip
        self.runner = Runner(Model(settings or JourneySettings()), world)
        self.window.happened.connect(self.happens)
        self.window.show()
        self.window.activateWindow()
        self.runner.start()

    def happens(self, event) -> None:
        """Something happens at the kiosk, and all that follows from it."""
        self.runner.dispatch(event)
        while self._posted:
            self.runner.dispatch(self._posted.popleft())

    def press(self, *keys: str) -> None:
        """Press keys, unhurried."""
        for key in keys:
            self._clock.pass_by(1.0)
            QTest.keyClick(self.window.windowHandle(), KEYS[key])

    def go_to(self, sent, on: str = "*") -> None:
        """Go on until something is in focus."""
        for _ in self.window.panel.page.targets:
            if self.path.focus == sent:
                return
            self.press(on)
        assert self.path.focus == sent

    def choose(self, sent, on: str = "*", ok: str = "#") -> None:
        """Go to a target and choose it."""
        self.go_to(sent, on)
        self.press(ok)

    def first_session(self) -> SessionChosen:
        return SessionChosen(self.desk.stage.offered.choices[0].session.id)

    @property
    def screen(self):
        return self.runner.model.screen
