"""The keys do the same on every screen that a walk of the journey finds: a new screen cannot escape."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from keypad_stage import KEYS, Ear
from kiosk.journey.events import SessionChosen, Touch, Typed
from kiosk.journey.model import Model, StaffPin
from kiosk.journey.speech import spoken
from kiosk.journey.update import IDLE_SECONDS
from kiosk.texts import LANGUAGES, texts
from screen_measures import walked
from ui.geometry import PanelSettings
from ui.keypad_path import KeypadPath
from ui.senior.window import SeniorWindow
from ui.widgets.tap_law import TapLaw

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


class Keys:
    """A person with keys before one screen; nothing follows from what they do, it is only written down."""

    def __init__(self, clock) -> None:
        self._clock = clock
        self.ear = Ear()
        self.window = SeniorWindow(PanelSettings(), TapLaw(clock))
        self.window.resize(360, 640)
        self.path = KeypadPath(self.window, self.ear)
        self.sent: list[object] = []
        self.window.happened.connect(self.sent.append)
        self.window.show()
        self.window.activateWindow()

    def stand_before(self, model: Model) -> None:
        """Come to a screen, and have heard how it is done."""
        self._clock.pass_by(10.0)
        self.window.render(model)
        self.path.say(spoken(model), model.language)
        self.press("*")

    def wait(self, seconds: float) -> None:
        self._clock.pass_by(seconds)

    def press(self, key: str) -> tuple[list[object], str]:
        """Press a key; return what it sent, but for the sign of life, and what was said to it."""
        self._clock.pass_by(1.0)
        self.sent.clear()
        self.ear.heard.clear()
        QTest.keyClick(self.window.windowHandle(), KEYS[key])
        return [sent for sent in self.sent if sent is not Touch.STILL_HERE], self.ear.last if self.ear.heard else ""

    @property
    def targets(self) -> tuple[object, ...]:
        return tuple(target.sent for target in self.window.panel.page.targets)

    @property
    def figures_are_typed(self) -> bool:
        return any(isinstance(sent, Typed) for sent in self.targets)


@pytest.fixture
def keys(qtbot, hand_clock):
    made = Keys(hand_clock)
    qtbot.addWidget(made.window)
    qtbot.waitUntil(made.window.isActiveWindow)
    return made


@pytest.fixture
def states(qapp) -> dict[str, Model]:
    return walked(worst=False)


def before_each(keys: Keys, states: dict[str, Model]) -> Iterator[tuple[str, Model]]:
    for name, model in states.items():
        if not model.idle_warning:
            keys.stand_before(model)
            yield name, model


def test_going_on_names_every_target_but_the_figures_and_comes_round_again(keys, states):
    wrong = []
    for name, _ in before_each(keys, states):
        on = "*" if keys.figures_are_typed else "8"
        wanted = {sent for sent in keys.targets if not (isinstance(sent, Typed) and sent.key.isdigit())}
        seen = {}
        for _ in wanted:
            sent, said = keys.press(on)
            seen[keys.path.focus] = said
            wrong += [(name, keys.path.focus)] if sent or not said else []
        wrong += [(name, wanted - set(seen))] if set(seen) != wanted else []
    assert wrong == []


def test_going_back_undoes_going_on(keys, states):
    wrong = []
    for name, _ in before_each(keys, states):
        on, back = ("*", "-") if keys.figures_are_typed else ("8", "2")
        before = keys.path.focus
        keys.press(on)
        keys.press(back)
        wrong += [] if keys.path.focus == before else [name]
    assert wrong == []


def test_choosing_does_what_a_finger_on_the_target_would(keys, states):
    wrong = []
    for name, _ in before_each(keys, states):
        on, ok = ("*", "#") if keys.figures_are_typed else ("8", "5")
        for _ in range(len(keys.targets)):
            focus = keys.path.focus
            sent, _ = keys.press(ok)
            wrong += [] if sent == [focus] else [(name, focus, sent)]
            keys.press(on)
    assert wrong == []


def test_zero_calls_help_wherever_help_stands_and_a_number_is_not_asked_for(keys, states):
    wrong = []
    for name, _ in before_each(keys, states):
        if keys.figures_are_typed:
            continue
        sent, said = keys.press("0")
        if Touch.HELP in keys.targets:
            wrong += [] if sent == [Touch.HELP] else [(name, sent)]
        else:  # staff stand here: where the focus is, instead of silence
            wrong += [] if sent == [] and said else [(name, said)]
    assert wrong == []


def test_one_repeats_on_every_screen_and_the_point_where_figures_are_typed(keys, states):
    wrong = []
    for name, _ in before_each(keys, states):
        sent, _ = keys.press("." if keys.figures_are_typed else "1")
        wrong += [] if sent == [Touch.SAY_AGAIN] else [(name, sent)]
    assert wrong == []


def test_where_figures_are_typed_a_figure_is_a_figure_and_help_is_a_few_keys_away(keys, states):
    met = []
    for name, model in before_each(keys, states):
        if not keys.figures_are_typed:
            continue
        met.append(isinstance(model.staff, StaffPin))
        for figure in "0123456789":
            assert keys.press(figure)[0] == [Typed(figure)], name
        steps = 0
        while keys.path.focus is not Touch.HELP:
            keys.press("*")
            steps += 1
        assert steps <= 6, name
        assert keys.press("#")[0] == [Touch.HELP], name
    assert set(met) == {False, True}


@pytest.mark.parametrize(("key", "sent"), [("8", Touch.STILL_HERE), ("7", Touch.STILL_HERE), ("0", Touch.HELP)])
def test_any_key_answers_the_warning_and_zero_calls_help(keys, states, key, sent):
    keys.window.render(states["idle-warning"])
    keys.path.say(spoken(states["idle-warning"]), "zh_CN")
    keys.wait(1.0)
    QTest.keyClick(keys.window.windowHandle(), KEYS[key])
    assert keys.sent == [sent]


def test_every_key_that_means_something_is_a_sign_of_life(keys, states):
    wrong = []
    for name, _ in before_each(keys, states):
        for key in ("*", "-", "/", "/"):
            keys.press(key)
            wrong += [] if keys.sent == [Touch.STILL_HERE] else [(name, key, list(keys.sent))]
    assert wrong == []


def test_a_pin_is_not_counted_aloud_though_a_number_stands_beneath_it(keys, states):
    number = next(model for model in states.values() if type(model.screen).__name__ == "Keypad" and model.screen.digits)
    keys.stand_before(Model(screen=number.screen, staff=StaffPin(digits="37150")))
    keys.press("2")
    keys.path.say((), "zh_CN")
    assert "已经输了" not in keys.ear.everything


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_target_but_a_choice_and_a_figure_has_a_name_of_its_own(keys, states, language):
    nameless = set()
    for _, model in before_each(keys, states):
        touches = [sent for sent in keys.targets if not isinstance(sent, Typed | SessionChosen)]
        nameless |= {touch for touch in touches if not texts(language).has(f"voice-target-{touch.value}")}
        assert model is keys.window.model
    assert nameless == set()


def test_somebody_who_went_from_the_welcome_leaves_it_lit_and_at_rest(keys, qtbot):
    keys.stand_before(Model())
    keys.press("9")
    assert keys.path.dark
    clock = keys.path.findChild(QTimer)
    assert clock.interval() == IDLE_SECONDS * 1000
    clock.start(1)
    qtbot.waitUntil(lambda: not keys.path.dark)
    assert not keys.path.in_use


def test_a_key_held_with_control_is_nobodys_sign_of_life(keys):
    QTest.keyClick(keys.window.windowHandle(), Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    assert keys.sent == []
