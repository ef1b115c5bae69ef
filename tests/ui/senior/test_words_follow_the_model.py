"""What a screen says in the cases that matter most to the person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kiosk.domain.print_job import PrintState
from kiosk.journey.events import SessionChosen, Touch
from kiosk.journey.model import Choose, Done, Model, Welcome
from kiosk.journey.moves import ASKS_FOR_A_CARD, ASKS_FOR_A_CODE
from kiosk.texts import LANGUAGES
from ui.geometry import PanelSettings
from ui.page import Text
from ui.senior.pages import page_of

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(scope="module")
def models(senior_models) -> dict[str, Model]:
    return senior_models("zh_CN", large=False, worst=False)


def said(model: Model) -> list[str]:
    return [item.text for item in page_of(model, PanelSettings().canvas).items if isinstance(item, Text)]


def sent(model: Model) -> set[object]:
    return {target.sent for target in page_of(model, PanelSettings().canvas).targets}


def done(models, **changes) -> Model:
    screen = models["done"].screen
    assert isinstance(screen, Done)
    return replace(models["done"], screen=replace(screen, **changes))


def test_the_number_and_the_room_are_said(models):
    assert {"15 号", "请到 2楼 203 诊室"} <= set(said(models["done"]))


def test_a_ticket_of_which_nobody_knows_is_asked_about_and_the_number_stays(models):
    model = done(models, ticket=PrintState.UNKNOWN)
    assert {"小票出来了吗？", "15 号"} <= set(said(model))
    assert {Touch.TICKET_CAME_OUT, Touch.TICKET_DID_NOT} <= sent(model)


@pytest.mark.parametrize("ticket", [None, PrintState.QUEUED, PrintState.SENDING])
def test_with_the_printer_down_the_person_is_asked_to_remember_the_number(models, ticket):
    model = replace(done(models, ticket=ticket), ticket_printer_down=True)
    assert "小票到 1 号窗口拿" in said(model)


def test_cancelling_is_offered_only_while_it_may_be_done(models):
    assert Touch.CANCEL_REGISTRATION in sent(done(models, may_cancel=True))
    assert Touch.CANCEL_REGISTRATION not in sent(done(models, may_cancel=False))


def test_somebody_registered_already_is_offered_a_reprint_and_another_department(models):
    assert {Touch.REPRINT_TICKET, Touch.ANOTHER_DEPARTMENT, Touch.FINISHED} <= sent(models["done-again"])


def test_every_choice_shows_its_session_and_room_before_it_is_tapped(models):
    choose = models["choose"].screen
    assert isinstance(choose, Choose)
    notes = {t.sent: t.note for t in page_of(models["choose"], PanelSettings().canvas).targets}
    for choice in choose.offered.choices:
        assert choice.session.room in notes[SessionChosen(choice.session.id)]
        assert "上午" in notes[SessionChosen(choice.session.id)]


def test_rooms_written_as_bare_numbers_are_said_like_rooms_written_in_words(models):
    bare = replace(models["done"].screen.registration, floor="2", room="203")
    assert said(done(models, registration=bare)) == said(models["done"])


def test_without_a_reader_the_welcome_screen_asks_for_the_number(models):
    assert "请输身份证号" in said(models["reader-down"])
    assert Touch.NO_DOCUMENT in sent(models["reader-down"])


def test_nobody_is_asked_for_a_sticker_or_a_card_where_none_can_be_read(models):
    assert "贴纸对准红光" in said(models["welcome"])
    assert not [word for word in said(models["scanner-down"]) if "红光" in word]
    assert "请放身份证" in said(models["scanner-down"])
    for bare in (models["number-only"], models["family-number-only"]):
        assert not [word for word in said(bare) if "红光" in word or "放" in word]
        assert "请输身份证号" in said(bare)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_of_a_card_or_a_code_is_not_said_where_none_can_be_read(models, language):
    bare = replace(models["number-only"], language=language)
    for notice in (*ASKS_FOR_A_CARD, *ASKS_FOR_A_CODE):
        assert said(replace(bare, screen=Welcome(notice))) == said(bare)


def test_the_language_is_offered_on_the_welcome_screen_and_on_no_other(models):
    assert Touch.LANGUAGE in sent(models["welcome"])
    assert [
        name for name in ("no-document", "keypad", "confirm", "choose", "done") if Touch.LANGUAGE in sent(models[name])
    ] == []


def test_one_language_alone_offers_no_other(models):
    settings = replace(models["welcome"].settings, languages=("zh_CN",))
    assert Touch.LANGUAGE not in sent(replace(models["welcome"], settings=settings))
