"""Laws 19-28 on every state that a walk finds: time, privacy, speech, undo, ways out, the words of errors."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args

import pytest

from journey_walk import PATIENCE, answers, walk
from kiosk.domain.print_job import PrintState
from kiosk.journey import effects as fx
from kiosk.journey import model as journey
from kiosk.journey.events import DeskAnsweredTrouble, HandedBack, HelpAnswered, Timer, TimerFired, Touch
from kiosk.journey.model import (
    Choose,
    Confirm,
    Done,
    JourneySettings,
    Keypad,
    Model,
    TemporaryNumber,
    Waiting,
    Welcome,
)
from kiosk.journey.speech import spoken
from kiosk.journey.update import (
    HESITATION_SECONDS,
    IDLE_SECONDS,
    PRINTING_SECONDS,
    VEIL_SECONDS,
    WARNING_SECONDS,
    update,
)
from kiosk.ports import CardPresence, LinkChanged, LinkState, Presence
from kiosk.texts import LANGUAGES, texts
from screen_cast import cast_of
from screen_measures import PANELS, walked
from ui.page import Target, Text
from ui.senior.pages import page_of
from ui.senior.shown import Shown, shown
from ui.senior.veil import LAST_TIME

pytestmark = pytest.mark.usefixtures("qapp")
CANVAS = PANELS["23.8 inch"].canvas


@pytest.fixture(scope="module", params=[False, True], ids=["everyday", "worst"])
def worst(request) -> bool:
    return request.param


@pytest.fixture(scope="module")
def states(qapp, worst) -> dict[str, Model]:
    return walked(worst=worst)


def told(model: Model, *events) -> tuple[Model, tuple[fx.Effect, ...]]:
    effects: tuple[fx.Effect, ...] = ()
    for event in events:
        model, effects = update(model, event)
    return model, effects


def words_on(model: Model) -> list[str]:
    items = page_of(model, CANVAS, PATIENCE).items
    words = [item.text for item in items if isinstance(item, Text)]
    return words + [word for item in items if isinstance(item, Target) for word in (item.label, item.note)]


def test_the_walk_reaches_every_class_of_screen(states):
    reached = {type(shown(model, PATIENCE)) for model in states.values()}
    assert set(get_args(Shown)) - reached == set()
    assert set(get_args(journey.Screen)) - {type(model.screen) for model in states.values()} == set()


def test_law_19_the_times_are_those_of_the_law():
    assert IDLE_SECONDS >= 120
    assert WARNING_SECONDS >= 45
    assert PRINTING_SECONDS <= 60
    assert VEIL_SECONDS == 30
    assert HESITATION_SECONDS == 40


def test_law_19_the_warning_is_seen_and_heard_and_one_tap_extends_it_without_limit(states):
    for name, state in states.items():
        model = state
        for _ in range(5):
            warned, effects = told(model, TimerFired(Timer.IDLE), TimerFired(Timer.IDLE))
            if not warned.idle_warning:
                break
            assert spoken(warned), name
            assert any(target.sent is Touch.STILL_HERE for target in page_of(warned, CANVAS).targets), name
            model, effects = told(warned, Touch.STILL_HERE)
            assert not model.idle_warning, name
            assert fx.SetTimer(Timer.IDLE, IDLE_SECONDS) in effects or model.help is not None, name


def test_law_19_the_clock_stands_while_help_a_card_or_staff_are_at_work(states):
    for name, model in states.items():
        for busy in (
            replace(model, help=journey.HelpReason.ASKED),
            replace(model, waiting=Waiting.READING),
            replace(model, staff=journey.Takeover("m-1"), idle_warning=False),
        ):
            calm = replace(busy, idle_warning=False)
            assert not told(calm, TimerFired(Timer.IDLE))[0].idle_warning, name


def test_law_19_a_printer_that_works_holds_the_clock_for_a_minute_at_most(states):
    done = next(model for model in states.values() if isinstance(model.screen, Done))
    printing = replace(done, screen=replace(done.screen, ticket=PrintState.SENDING), idle_warning=False, veiled=False)
    first, effects = told(printing, TimerFired(Timer.IDLE))
    assert not first.idle_warning
    assert fx.SetTimer(Timer.IDLE, 60.0) in effects
    assert told(first, TimerFired(Timer.IDLE))[0].idle_warning


ID_NUMBER = re.compile(r"\d{14,17}[0-9Xx]|1[3-9]\d{9}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_law_20_no_screen_shows_a_whole_number_or_name_once_it_was_typed(states, worst, language):
    secrets = [secret for secret in cast_of(worst=worst).secrets if len(secret) > 1]
    for name, model in states.items():
        words = words_on(replace(model, language=language))
        assert not any(ID_NUMBER.search(word) for word in words), name
        assert not any(secret in word for secret in secrets for word in words), name


def test_law_20_the_veil_covers_everything_personal(states):
    for name, model in states.items():
        veiled = told(model, TimerFired(Timer.VEIL))[0]
        items = page_of(veiled, CANVAS).items
        if veiled.veiled:
            assert not any(item.personal for item in items if isinstance(item, Text)), name
            told_before = [item for item in items if isinstance(item, Target) and item.note_personal]
            assert not any(item.note or item.icon != LAST_TIME for item in told_before), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_law_21_names_numbers_and_complaints_are_never_spoken(states, worst, language):
    cast = cast_of(worst=worst)
    private = [secret for secret in cast.secrets if len(secret) > 1]
    private += [one.person.name for one in (cast.known, cast.registered, cast.newcomer) if one.person.name]
    private += [choice.session.department.plain_words for choice in cast.offered.choices]
    for name, model in states.items():
        for phrase in spoken(replace(model, language=language)):
            said = texts(language).spoken(phrase.id, **dict(phrase.arguments))
            assert not any(secret in said for secret in private), (name, said)


def test_law_21_the_keypad_speaks_only_to_a_private_device():
    from kiosk.journey.events import Typed  # noqa: PLC0415

    typing = Model(screen=Keypad("37"))
    assert told(typing, Typed("1"))[1][-1] == fx.Say(())
    alone = replace(typing, settings=JourneySettings(private_audio=True))
    assert [phrase.arguments for phrase in told(alone, Typed("1"))[1][-1].phrases] == [(("number", "1"),)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_law_22_every_screen_is_spoken_again_by_one_tap_and_a_touch_silences(states, language):
    for name, model in states.items():
        at = replace(model, language=language)
        over = at.help or at.idle_warning or isinstance(at.staff, journey.StaffPin | journey.AtWindow)
        if at.waiting not in (None, Waiting.READING) and not over:
            assert told(at, TimerFired(Timer.PROGRESS))[1] != (), name
            continue
        assert spoken(at), name
        if not at.idle_warning:
            assert fx.Say(spoken(replace(at, veiled=False))) in told(at, Touch.SAY_AGAIN)[1], name
            assert any(isinstance(effect, fx.Say) for effect in told(at, Touch.SIZE)[1]), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_law_23_what_is_spoken_has_words_in_the_catalogue(states, language):
    for name, model in states.items():
        for phrase in spoken(model):
            assert texts(language).spoken(phrase.id, **dict(phrase.arguments)), name


def test_law_24_help_size_language_and_a_dying_reader_lose_nothing(states):
    for name, model in states.items():
        calm = replace(model, idle_warning=False, veiled=False, help=None, staff=None)
        for there_and_back in (
            (Touch.HELP, Touch.NO_MORE_HELP),
            (Touch.HELP, HelpAnswered()),
            (Touch.SIZE, Touch.SIZE),
            (Touch.LANGUAGE, Touch.LANGUAGE),
            (LinkChanged("card-reader", LinkState.DISCONNECTED), LinkChanged("card-reader", LinkState.CONNECTED)),
        ):
            after = told(calm, *there_and_back)[0]
            assert (after.screen, after.back, after.draft) == (calm.screen, calm.back, calm.draft), name


def test_law_25_choices_show_session_and_room_before_and_undo_is_offered_for_thirty_seconds(states, worst):
    from kiosk.journey.answers import UNDO_SECONDS  # noqa: PLC0415
    from kiosk.journey.events import SessionChosen  # noqa: PLC0415

    assert UNDO_SECONDS == 30
    for name, model in states.items():
        if isinstance(model.screen, Choose) and isinstance(shown(model, PATIENCE), Choose):
            offered = {one.session.id: one.session for one in model.screen.offered.choices}
            for target in page_of(model, CANVAS).targets:
                if isinstance(target.sent, SessionChosen) and not model.veiled:
                    session = offered[target.sent.session_id]
                    when = texts(model.language)(f"senior-period-{session.period.value}")
                    assert session.room in target.note, name
                    assert session.floor in target.note, name
                    assert when in target.note or "开" in target.note, name
    assert any(Touch.CANCEL_REGISTRATION in {t.sent for t in page_of(m, CANVAS).targets} for m in states.values())


def test_law_26_every_state_ends_without_document_phone_code_or_network(states):
    for name, model in states.items():
        for dead in (model, replace(model, reader_down=True, scanner_down=True, ticket_printer_down=True)):
            assert isinstance(ended(dead).screen, Welcome), name


def ended(model: Model) -> Model:
    """Let a person press nothing but 返回 and 好了, and the desk answer nothing but trouble."""
    events = (
        DeskAnsweredTrouble(model.request, journey_trouble()), CardPresence(Presence.NO), HandedBack(),
        *(Touch.BACK, Touch.FINISHED) * 8,
    )  # fmt: skip
    return told(model, *events)[0]


def journey_trouble():
    from kiosk.domain.registration import DeskTrouble  # noqa: PLC0415

    return DeskTrouble.BROKEN


def test_law_26_nobody_s_way_out_needs_the_machine_to_work(states):
    for name, model in states.items():
        sent = {target.sent for target in page_of(model, CANVAS, PATIENCE).targets}
        assert Touch.BACK in sent, name
        assert sent & {Touch.HELP, Touch.HAND_BACK}, name


BLAME = re.compile(r"[Ee]rror|[Ii]nvalid|[Ff]ailed|[Ii]llegal|错误|非法|失败|无效|异常|必须|禁止|\b[A-Z]{2,}\d+\b|0x")


@pytest.mark.parametrize("language", LANGUAGES)
def test_law_27_no_words_blame_and_no_code_numbers_are_shown(states, language):
    for name, model in states.items():
        assert not [word for word in words_on(replace(model, language=language)) if BLAME.search(word)], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_law_27_every_notice_says_what_to_do(language):
    words = texts(language)
    doing = re.compile(
        "请|再|接着" if language == "zh_CN" else r"\.|\?|again|more|Fix|Go on|Check|Try|Type|Choose|Place|Use"
    )
    for notice in journey.Notice:
        assert doing.search(words(f"notice-{notice.value}")), notice


def test_law_28_the_next_person_starts_with_the_defaults(states):
    for name, model in states.items():
        last = told(replace(model, language="en", large=True, left=None), *_to_the_end(model))[0]
        kept = {"request": last.request, "card": last.card, "reader_down": last.reader_down}
        plain = replace(Model(), scanner_down=last.scanner_down, ticket_printer_down=last.ticket_printer_down, **kept)
        assert last == plain, name


def _to_the_end(model: Model):
    return (
        DeskAnsweredTrouble(model.request, journey_trouble()), CardPresence(Presence.NO), HandedBack(),
        TimerFired(Timer.STAFF), HelpAnswered(), TimerFired(Timer.IDLE), TimerFired(Timer.IDLE),
        TimerFired(Timer.WARNING), TimerFired(Timer.IDLE), TimerFired(Timer.RESUME),
    )  # fmt: skip


def test_law_30_no_words_advertise():
    advert = re.compile("优惠|促销|下载|关注|扫码领|免费领|download|offer|sale", re.IGNORECASE)
    for language in LANGUAGES:
        for model in walked(worst=False).values():
            assert not [word for word in words_on(replace(model, language=language)) if advert.search(word)]


def test_a_walk_knows_an_answer_to_every_effect():
    cast = cast_of(worst=False)
    for visit in walk(cast).values():
        for event in visit.path[-1:]:
            assert all(isinstance(answers(effect, cast), tuple) for effect in update(visit.model, event)[1])


def test_personal_screens_are_those_with_personal_words(states):
    from kiosk.journey.moves import PERSONAL  # noqa: PLC0415

    for name, model in states.items():
        what = shown(model, PATIENCE)
        page = page_of(replace(model, veiled=False), CANVAS, PATIENCE)
        personal = any(item.personal for item in page.items if isinstance(item, Text))
        if personal and isinstance(what, Keypad | Confirm | Choose | Done | TemporaryNumber):
            assert isinstance(model.screen, PERSONAL), name
