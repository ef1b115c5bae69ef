"""A kiosk with a made-up desk, worked by keys alone: the real window, the real journey, and an ear that writes down."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest

from journey_stage import Stage, made_up_number
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
from kiosk.journey.runner import Runner
from kiosk.journey.world import World
from kiosk.texts import texts
from ui.geometry import PanelSettings
from ui.keypad_keys import WITHOUT_NUM_LOCK
from ui.keypad_path import KeypadPath
from ui.senior.window import SeniorWindow
from ui.widgets.tap_law import TapLaw

Key = Qt.Key
TELEPHONE = {"*": Key.Key_Asterisk, "#": Key.Key_NumberSign, **{str(n): Key(int(Key.Key_0) + n) for n in range(10)}}
ON_A_BLOCK = {"*": Key.Key_Asterisk, "+": Key.Key_Plus, "-": Key.Key_Minus, ".": Key.Key_Period, "/": Key.Key_Slash}
KEYS = {**TELEPHONE, **ON_A_BLOCK, "enter": Key.Key_Enter, "x": Key.Key_X, "erase": Key.Key_Backspace}
BLOCK = {f"block-{n}": Key(int(Key.Key_0) + n) for n in range(10)}
"""A USB number block with its Num Lock on."""
BLOCK_OFF = {f"off-{figure}": key for key, figure in WITHOUT_NUM_LOCK.items()}
"""The same with its Num Lock off."""
ALL_KEYS = {**KEYS, **BLOCK, **BLOCK_OFF}
PIN = "2468"
BADGE = b"a badge"


class Ear:
    """Hears what the kiosk says."""

    def __init__(self) -> None:
        self.private = False
        self.soundless: set[str] = set()
        self.heard: list[tuple[tuple[Phrase, ...], str]] = []

    def tells_alone(self, phrase: Phrase, language: str) -> bool:
        return self.private and phrase.id not in self.soundless

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
    window_open: bool = True
    people: list[Identification] = field(default_factory=list)
    cancelled: list[str] = field(default_factory=list)
    printed_again: list[str] = field(default_factory=list)
    staff: list[str] = field(default_factory=list)
    """What staff did at the kiosk, in order."""

    def look_up_card(self, card):
        if card == self.newcomer:
            return Found(
                Identification(IdentifiedBy.CARD, None, card=card), replace(self.stage.zhang.view, first_visit=True)
            )
        if card == self.stage.li.card:
            view = replace(self.stage.li.view, registration=self.stage.registration, sticker=True)
            return Found(replace(self.stage.li.identification, card=card), view)
        person = self.stage.zhang
        return Found(replace(person.identification, card=card), replace(person.view, sticker=True))

    @property
    def newcomer(self):
        """The card of somebody who was never here."""
        return replace(self.stage.zhang.card, number=made_up_number("51010519510917203"))

    def look_up_code(self, data):
        person = self.stage.zhang
        return Found(Identification(IdentifiedBy.STICKER, person.person_id), person.view)

    def look_up_number(self, number, typed_15):
        self.numbers.append(number)
        return Found(Identification(IdentifiedBy.NUMBER, "p-zhang", number=number), self.stage.zhang.view)

    def look_up_short_code(self, code):
        return Found(Identification(IdentifiedBy.SHORT_CODE, "p-zhang"), self.stage.zhang.view)

    def sessions_for(self, identification):
        return self.stage.offered

    def register(self, identification, session_id):
        self.registered.append(session_id)
        self.people.append(identification)
        return Registered(self.stage.registration)

    def register_temporary(self, cti, language=None):
        self.temporary += 1
        return TemporaryIssued("T-0007", "1")

    def call_help(self, reason):
        self.helped += 1

    def end_help(self, answered):
        pass

    def window_is_open(self):
        return self.window_open

    def tell_staff(self, reason):
        pass

    def staff_of_badge(self, data):
        return "m-1" if data == BADGE else None

    def begin_takeover(self, pin, badge_of):
        self.staff.append("signed in" if pin == PIN else "refused")
        return "m-1" if pin == PIN else None

    def end_takeover(self, staff_id):
        self.staff.append("handed back")

    def tell_window_who(self, takeover_id, screen, known):
        self.staff.append("window took over")

    def cancel(self, registration_id):
        self.cancelled.append(registration_id)

    def reprint_ticket(self, registration_id, instead_of):
        self.printed_again.append("ticket")
        return "job-ticket-again"

    def reprint_sticker(self, person_id, instead_of, language=None):
        self.printed_again.append("sticker")
        return "job-sticker-again"

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

    reaches = False

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
            on_block = key in BLOCK or key in BLOCK_OFF
            modifier = Qt.KeyboardModifier.KeypadModifier if on_block else Qt.KeyboardModifier.NoModifier
            QTest.keyClick(self.window.windowHandle(), ALL_KEYS[key], modifier)

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
