"""Everything spoken stands in both catalogues, and never says who somebody is or what ails them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from itertools import product

import pytest

from kiosk.domain.print_job import PrintState
from kiosk.domain.registration import Identification, IdentifiedBy
from kiosk.journey.effects import Phrase, Say
from kiosk.journey.events import Touch
from kiosk.journey.model import (
    AtWindow,
    Choose,
    Confirm,
    Done,
    ForFamily,
    HelpReason,
    Keypad,
    Model,
    NoDocument,
    NoSession,
    Notice,
    Sorry,
    StaffPin,
    StickerAgain,
    TakeCard,
    TemporaryNumber,
    Waiting,
    Welcome,
)
from kiosk.journey.speech import HELP_OFFERED, PROGRESS, spoken
from kiosk.journey.update import update
from kiosk.texts import LANGUAGES, texts
from kiosk.voice.pace import limit, units
from kiosk.voice.pack import SHIPPED, load_pack
from kiosk.voice.pieces import pieces_of

PLACES = (("2", "203"), ("2楼", "203 诊室"), ("", "5"), ("B1", "B12"), ("东楼", "二病区"), ("1", "急诊 2 诊室"))


def every_identification(stage) -> list[Identification]:
    """The person, found in every way, with all that is then known."""
    card = stage.zhang.card
    known = Identification(
        IdentifiedBy.CARD, "p-zhang", card=card, number=card.number, typed_15=card.number[:6] + card.number[8:17]
    )
    return [replace(known, by=by, by_companion=companion) for by, companion in product(IdentifiedBy, (False, True))]


def every_registration(stage):
    """Registrations with everything that a clinic may write into them."""
    whole = replace(
        stage.registration, doctor="王医生", ahead=38, wait_minutes=150, window="A2", slot_start=None, slot_end=None
    )
    numbers = (("15", False), ("103", False), ("候补 K2-03", True), ("K1-07", True))
    for (number, walk_in), (floor, room), name_open in product(numbers, PLACES, (False, True)):
        yield replace(whole, number=number, walk_in=walk_in, floor=floor, room=room, name_open=name_open)


def every_opening(stage):
    """Nothing is open, for each reason and at each kind of hour."""
    nothing = replace(stage.closed, next_opening=None, next_opening_tomorrow=False, next_opening_day=None)
    monday = date(2026, 11, 23)
    days = [{"next_opening_day": monday + timedelta(days=after)} for after in range(7)]
    yield nothing
    for hour, day in product(
        (time(8), time(12, 30), time(14, 20), time(19)), ({}, {"next_opening_tomorrow": True}, *days)
    ):
        yield replace(nothing, next_opening=hour, **day)


def every_state(stage):
    """Every screen in every state that is spoken of, with every datum that it may hold."""
    view, offered = replace(stage.zhang.view, insurance="居民医保", card_expired=True), stage.offered
    people = every_identification(stage)
    who = people[0]
    done = Done(who, view, stage.registration)
    asks = (None, *(set(Notice) - {Notice.SESSION_GONE, Notice.CANCELLED}))
    screens = [
        *(Welcome(notice) for notice in asks),
        *(ForFamily(notice) for notice in asks),
        NoDocument(),
        Keypad("3715"),
        Keypad("3715", notice=Notice.UNKNOWN_SHORT_CODE),
        *(Confirm(person, view) for person in people),
        *(Choose(who, view, offered, notice=notice) for notice in (None, Notice.SESSION_GONE, Notice.CANCELLED)),
        *(NoSession(closed) for closed in every_opening(stage)),
        *(Done(who, view, registration) for registration in every_registration(stage)),
        *(replace(done, again=again, ticket=state) for again, state in product((False, True), PrintState)),
        *(StickerAgain(who, view, "job-sticker", state) for state in (None, *PrintState)),
        TemporaryNumber("T-0007", "1"),
        TemporaryNumber("T-0007", "A2"),
        TakeCard(),
        Sorry("1"),
    ]
    models = [Model(screen=screen) for screen in screens]
    over = [Model(help=HelpReason.ASKED), Model(idle_warning=True), Model(waiting=Waiting.READING)]
    pins = [StaffPin("b", "246"), StaffPin("b", "246", refused=True), StaffPin(refused=True, locked_out=True)]
    staff = [Model(staff=each) for each in (*pins, AtWindow("t"))]
    return [*models, *over, *staff, *without_devices(), Model(screen=done, ticket_printer_down=True)]


def without_devices():
    """The first screens of kiosks that read no card, no code, neither."""
    return [
        Model(screen=screen, reader_down=reader, scanner_down=scanner)
        for screen, reader, scanner in product((Welcome(), ForFamily()), (False, True), (False, True))
    ]


@pytest.mark.parametrize("asked", [Welcome(), ForFamily()])
def test_the_voice_asks_only_for_what_this_kiosk_reads(asked):
    def told(*, reader, scanner):
        model = Model(screen=asked, reader_down=not reader, scanner_down=not scanner)
        return "".join(texts("zh_CN").spoken(phrase.id) for phrase in spoken(model))

    for reader, scanner in product((False, True), (False, True)):
        words = told(reader=reader, scanner=scanner)
        assert ("红光" in words) is scanner, words
        assert ("请放" in words or "放在" in words) is reader, words
        assert ("请按“输身份证号”" in words) is not reader, words


def test_a_notice_that_asks_for_a_card_is_not_spoken_where_none_can_be_read():
    refused = Model(screen=Welcome(Notice.INSURANCE_VOUCHER), reader_down=True)
    assert spoken(refused) == spoken(Model(reader_down=True))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_spoken_phrase_stands_in_the_catalogue(stage, language):
    phrases = [HELP_OFFERED, *(phrase for model in every_state(stage) for phrase in spoken(model))]
    sentences = [texts(language).spoken(phrase.id, **dict(phrase.arguments)) for phrase in phrases]
    assert all(sentences)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_number_or_complaint_is_ever_spoken(stage, language):
    card = stage.zhang.card
    secrets = (card.name, "张*华", "玉华", "高血压", "血压血糖", "居民医保", "过期", "王医生", "246", "79")
    secrets += tuple(card.number[start : start + 4] for start in range(len(card.number) - 3))
    for model in every_state(stage):
        for phrase in spoken(model):
            said = "".join(piece.text for piece in pieces_of(phrase, language))
            sentence = texts(language).spoken(phrase.id, **dict(phrase.arguments))
            assert [secret for secret in secrets if secret in sentence or secret in said] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_spoken_has_its_sounds_and_is_slow_enough(stage, language):
    pack = load_pack(SHIPPED / language)
    for phrase in {phrase for model in every_state(stage) for phrase in (*spoken(model), HELP_OFFERED)}:
        pieces = pieces_of(phrase, language)
        assert [piece.name for piece in pieces if pack.file(piece.name) is None] == []
        minutes = sum(pack.seconds[piece.name] for piece in pieces) / 60
        assert sum(units(piece.text, language) for piece in pieces) / minutes <= limit(language) * 1.001


def joined(model: Model) -> str:
    return "".join(piece.text for phrase in spoken(model) for piece in pieces_of(phrase, "zh_CN"))


@pytest.mark.parametrize(
    ("opening", "said"),
    [
        ({"next_opening": time(8)}, "还没开始挂号请您今天上午八点过来"),
        ({"next_opening": time(14, 30)}, "现在是中午休息请您今天下午两点半过来"),
        ({"next_opening": time(8), "next_opening_tomorrow": True}, "今天挂号结束了请您明天上午八点过来"),
        ({"next_opening": time(8), "next_opening_day": date(2026, 11, 26)}, "这几天休息请您星期四上午八点过来"),
        ({}, "现在没有门诊请问一问工作人员"),
    ],
)
def test_when_nothing_is_open_it_is_said_when_to_come(stage, opening, said):
    closed = replace(stage.closed, next_opening=None, next_opening_tomorrow=False, next_opening_day=None)
    heard = joined(Model(screen=NoSession(replace(closed, **opening))))
    assert heard.replace("。", "").replace("急着看病，请到一号窗口", "") == said
    assert ("请到一号窗口" in heard) == bool(opening)


def test_a_ticket_that_lies_there_is_not_called_late_when_its_printer_fails_afterwards(stage):
    done = Done(stage.zhang.identification, stage.zhang.view, stage.registration, ticket=PrintState.CONFIRMED)
    assert "请拿好小票" in joined(Model(screen=done, ticket_printer_down=True))
    assert "请记住这个号" in joined(Model(screen=replace(done, ticket=PrintState.QUEUED), ticket_printer_down=True))
    assert "请记住这个号" in joined(Model(screen=replace(done, ticket=PrintState.FAILED)))


@pytest.mark.parametrize(
    ("floor", "room", "said"),
    [
        ("2", "203", "请到二楼二零三诊室"),
        ("2楼", "203 诊室", "请到二楼二零三诊室"),
        ("", "5", "请到五诊室"),
        ("东楼", "二病区", "要去的地方写在屏幕上"),
        ("1", "急诊 2 诊室", "要去的地方写在屏幕上"),
    ],
)
def test_the_way_is_said_however_the_clinic_writes_its_rooms(stage, floor, room, said):
    registration = replace(stage.registration, floor=floor, room=room)
    assert said in joined(Model(screen=Done(stage.zhang.identification, stage.zhang.view, registration)))


def test_a_walk_in_number_is_spelled(stage):
    registration = replace(stage.registration, number="候补 K2-03", walk_in=True)
    assert "您是候补K二零三号" in joined(Model(screen=Done(stage.zhang.identification, stage.zhang.view, registration)))


def test_nothing_is_said_while_the_desk_is_asked():
    assert spoken(Model(waiting=Waiting.REGISTER)) == ()


def test_a_number_without_a_name_hears_of_the_window_before_the_room(stage):
    done = Done(stage.zhang.identification, stage.zhang.view, replace(stage.registration, name_open=True))
    said = [phrase.id for phrase in spoken(Model(screen=done))]
    assert said.index("voice-name-open") + 1 == said.index("voice-room")


def test_a_number_without_a_name_is_asked_about_as_a_number(stage):
    nameless = Confirm(stage.zhang.identification, replace(stage.zhang.view, name=None))
    assert spoken(Model(screen=nameless)) == (Phrase("voice-confirm-number"),)


def told(model: Model, event) -> tuple[Phrase, ...]:
    said = [effect.phrases for effect in update(model, event)[1] if isinstance(effect, Say)]
    return said[-1] if said else ()


@pytest.mark.parametrize("touch", [Touch.SAY_AGAIN, Touch.HELP])
def test_who_asks_what_goes_on_while_staff_are_at_work_hears_it_again(touch):
    assert told(Model(staff=AtWindow("t-1")), touch) == (Phrase("voice-at-window"),)


def test_who_asks_while_the_machine_is_busy_hears_that_it_is():
    assert told(Model(waiting=Waiting.SESSIONS), Touch.SAY_AGAIN) == (PROGRESS,)


def test_a_second_call_for_help_is_answered_like_the_first():
    assert told(Model(help=HelpReason.ASKED), Touch.HELP) == spoken(Model(help=HelpReason.ASKED))


@pytest.mark.parametrize(
    ("hour", "said"),
    [
        (time(8), "请您上午八点过来"),
        (time(8, 30), "请您上午八点半过来"),
        (time(12, 30), "请您中午十二点半过来"),
        (time(13, 20), "请您下午一点二十分过来"),
        (time(19, 5), "请您晚上七点五分过来"),
    ],
)
def test_whoever_is_too_early_hears_the_hour_before_the_place(stage, hour, said):
    done = Done(stage.zhang.identification, stage.zhang.view, replace(stage.registration, come_at=hour))
    heard = joined(Model(screen=done))
    assert said in heard.replace("，", "").replace("。", "")
    assert heard.index("点") < heard.index("诊室")


def test_every_hour_of_the_day_can_be_said_in_both_languages(stage):
    whole = {language: load_pack(SHIPPED / language) for language in LANGUAGES}
    for language, minute, hour in product(LANGUAGES, (0, 5, 30, 45), range(24)):
        registration = replace(stage.registration, come_at=time(hour, minute))
        for phrase in spoken(Model(screen=Done(stage.zhang.identification, stage.zhang.view, registration))):
            assert all(whole[language].file(piece.name) for piece in pieces_of(phrase, language)), (hour, minute)
