"""Faults on every screen that a walk finds: palms, changes under a finger, cards, dying devices, names, silence."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest

from journey_walk import PATIENCE, answers
from kiosk.domain.print_job import PrintState
from kiosk.domain.registration import Unidentified
from kiosk.journey import effects as fx
from kiosk.journey.events import LookedUp, PrintChanged, PrinterChanged, Touch
from kiosk.journey.model import Done, Model, TakeCard, TemporaryNumber, Waiting, Welcome
from kiosk.journey.moves import IDENTIFIED
from kiosk.journey.speech import spoken
from kiosk.journey.update import update
from kiosk.ports import CardFound, CardPresence, CardRead, LinkChanged, LinkState, Presence
from kiosk.texts import LANGUAGES, texts
from kiosk.voice.pack import Pack, open_packs, write_about
from screen_cast import cast_of
from screen_measures import walked
from touching_hand import Hand, middle
from ui.senior.shown import shown
from ui.voice import Voice

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
PALMS = 8
READER_DIES = LinkChanged("card-reader", LinkState.DISCONNECTED)


@pytest.fixture(scope="module")
def finger():
    return QTest.createTouchDevice()


@pytest.fixture
def hand(senior_window, hand_clock, finger) -> Hand:
    return Hand(senior_window, hand_clock, finger)


@pytest.fixture
def states(qapp) -> dict[str, Model]:
    return walked(worst=False)


@pytest.fixture(params=[False, True], ids=["everyday", "worst"])
def both_casts(qapp, request) -> dict[str, Model]:
    return walked(worst=request.param)


def after(model: Model, *events) -> tuple[Model, tuple[fx.Effect, ...]]:
    effects: tuple[fx.Effect, ...] = ()
    for event in events:
        model, effects = update(model, event)
    return model, effects


def words_in(window) -> str:
    return " ".join(text.text() for text in window.panel.texts())


def test_two_palms_on_targets_and_ground_act_once_at_most(hand, states):
    wrong = []
    for name, model in states.items():
        places = [(button, middle(button)) for button in hand.show(model)]
        places += [(hand.window.panel, QPoint(3, 3 + 60 * row)) for row in range(PALMS)]
        spread = places[::-2][:PALMS] + places[: max(0, PALMS - len(places[::-2]))]
        down, up = (QTest.touchEvent(hand.window, hand.device) for _ in range(2))
        for touch, (widget, at) in enumerate(spread):
            down = down.press(touch, at, widget)
        down.commit()
        for touch, (widget, at) in enumerate(spread):
            up = up.release(touch, at, widget)
        up.commit()
        acted = hand.told()
        wrong += [(name, acted)] if len(acted) > 1 else []
    assert wrong == []


def test_a_finger_that_is_down_during_a_change_does_nothing_on_either_screen(hand, states):
    wrong = []
    for (name, first), (_, second) in itertools.pairwise(states.items()):
        button = hand.show(first)[-1]
        page = hand.window.panel.page
        hand.press(button)
        hand.window.render(second)
        moved = [(t.sent, t.place) for t in page.targets] != [(t.sent, t.place) for t in hand.window.panel.page.targets]
        QTest.touchEvent(hand.window, hand.device).release(0, QPointF(middle(button)).toPoint(), button).commit()
        wrong += [name] if hand.told() and moved else []
    assert wrong == []


def test_a_card_laid_and_lifted_twenty_times_on_any_screen_asks_for_no_more_than_one_person(states):
    cast = cast_of(worst=False)
    card = cast.known.identification.card
    for name, state in states.items():
        model, asked = state, 0
        for _ in range(20):
            for event in (CardFound(), CardRead(card), CardPresence(Presence.NO)):
                model, effects = update(model, event)
                asked += sum(isinstance(effect, fx.LookUpCard) for effect in effects)
        # Lifted while 请拿好身份证 is shown it ends that journey; the next time it is laid it begins another.
        assert asked <= (2 if isinstance(state.screen, TakeCard) else 1), name
        people = {one.identification.person_id for one in (model.screen, *model.back) if isinstance(one, IDENTIFIED)}
        assert len(people) <= 1, name


def test_a_card_that_is_answered_each_of_twenty_times_is_one_journey(states):
    cast = cast_of(worst=False)
    card = cast.known.identification.card
    for name, state in states.items():
        model = state
        for _ in range(20):
            for event in (CardFound(), CardRead(card)):
                model, effects = update(model, event)
                for effect in effects:
                    if isinstance(effect, fx.LookUpCard):
                        model, _ = update(model, LookedUp(effect.request, cast.known))
            model, _ = update(model, CardPresence(Presence.NO))
        assert len(model.back) <= 4, name
        assert isinstance(model.screen, IDENTIFIED) or shown(model, 0) == shown(state, 0), name


def test_the_reader_may_die_on_each_screen(hand, both_casts):
    for name, state in both_casts.items():
        model, _ = after(state, READER_DIES)
        assert model.waiting is not Waiting.READING, name
        assert model.reader_down, name
        sent = {button.target.sent for button in hand.show(model)}
        assert Touch.BACK in sent, name
        assert sent & {Touch.HELP, Touch.HAND_BACK}, name
        if isinstance(shown(model, PATIENCE), Welcome) and model.screen.notice is None:
            assert spoken(model)[0].id == "voice-welcome-no-reader", name
            assert Touch.NO_DOCUMENT in sent, name


def test_a_reader_that_dies_while_it_reads_asks_for_nothing_that_cannot_be(states):
    reading = next(model for model in states.values() if model.waiting is Waiting.READING)
    assert after(reading, READER_DIES)[0].waiting is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_printer_may_die_on_each_screen_and_the_number_stands_there_large(hand, both_casts, language):
    met = set()
    for name, state in both_casts.items():
        model, _ = after(replace(state, language=language), PrinterChanged(False))
        sent = {button.target.sent for button in hand.show(model)}
        assert Touch.BACK in sent, name
        what = shown(model, PATIENCE)
        if isinstance(what, Done) and what.ticket in (None, PrintState.QUEUED, PrintState.FAILED):
            met.add("done")
            window = what.registration.window
            assert texts(language)("done-no-ticket", window=window).split("，")[0][:8] in words_in(hand.window), name
        elif isinstance(what, TemporaryNumber) and what.slip is None:
            met.add("temporary")
            assert (model.veiled) or what.number in words_in(hand.window), name
    assert met == {"done", "temporary"}


@pytest.mark.parametrize("end", [PrintState.FAILED, PrintState.UNKNOWN, PrintState.CANCELLED])
def test_paper_may_come_to_any_bad_end_on_each_screen(hand, states, end):
    for name, state in states.items():
        jobs = [getattr(state.screen, field, None) for field in ("job", "slip_job")]
        registration = getattr(state.screen, "registration", None)
        jobs += [registration.ticket_job, registration.sticker_job] if registration is not None else []
        model, _ = after(state, *(PrintChanged(job, end) for job in jobs if job))
        sent = {button.target.sent for button in hand.show(model)}
        assert Touch.BACK in sent, name
        assert spoken(model) or model.waiting is not None, name


AWKWARD = {
    "no font has it": "张\U000323af",
    "private use": "张\ue815\uf8ff",
    "half a pair": "\ud842\udfb7\ud842",
    "no character": "\ufffe\U0010ffff",
    "marks without a letter": "\u0301\u20dd\u3099",
    "from right to left": "محمد علي",
    "a picture": "👵🏽👨‍👩‍👧",
    "nothing to see": "\u200b\u200f\u2060",
    "lines and stops": "张\n\r\t\x00\x1b[2J华",
    "sixty hanzi": "阿卜杜热合曼·" * 9,
    "one word of ninety letters": "WOLFESCHLEGELSTEINHAUSENBERGERDORFF" * 3,
}


@pytest.mark.parametrize("written", AWKWARD.values(), ids=AWKWARD)
def test_a_name_as_no_font_has_it_is_painted_on_each_screen_of_a_person(hand, states, written):
    seen = set()
    for model in states.values():
        if not isinstance(model.screen, IDENTIFIED) or type(model.screen) in seen or model.veiled:
            continue
        seen.add(type(model.screen))
        person = replace(model.screen.person, name=written)
        for large in (False, True):
            hand.show(replace(model, screen=replace(model.screen, person=person), large=large))
            assert not hand.window.grab().isNull()
    assert len(seen) == len(IDENTIFIED)


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_single_voice_file_each_screen_is_silent_and_the_technician_hears_once(states, language, tmp_path):
    told: list[str] = []
    write_about(Pack(tmp_path, language))
    voice = Voice(told.append, open_packs(None, tmp_path)[0], audible=lambda: True)
    for model in states.values():
        voice.say(spoken(model), language)
        assert not voice.speaking
    assert told == ["voice_sound_missing"]


def test_a_desk_that_answers_twice_or_late_changes_nothing(states):
    cast = cast_of(worst=False)
    for name, model in states.items():
        for target in (Touch.IT_IS_ME, Touch.REPRINT_STICKER, Touch.CANCEL_REGISTRATION, Touch.REMEMBER_NOTHING):
            asked, effects = update(model, target)
            for effect in effects:
                for answer in answers(effect, cast):
                    once, _ = update(asked, answer)
                    if once.waiting is None:
                        assert update(once, answer)[0] == once, (name, answer)


def test_a_card_nobody_can_look_up_calls_staff_and_shows_the_next_steps(hand, states):
    card = cast_of(worst=False).known.identification.card
    model, effects = after(states["welcome"], CardFound(), CardRead(card))
    request = next(effect.request for effect in effects if isinstance(effect, fx.LookUpCard))
    helped, _ = after(model, LookedUp(request, Unidentified.NEEDS_STAFF))
    sent = {button.target.sent for button in hand.show(helped)}
    assert {Touch.NO_MORE_HELP, Touch.STAFF, Touch.BACK} <= sent
