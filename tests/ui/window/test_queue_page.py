"""The queue's place: who waits in calling order, and every key of it, with the board following through the store."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from sqlalchemy import select

from kiosk.ports import CardRead
from kiosk.store import tables
from kiosk.texts import LANGUAGES, texts
from settled import settle
from ui.window.commands import BINDINGS, Command

WORDS = texts("zh_CN")
KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def at_queue(clerk):
    """A clerk who looks at today's queues."""
    return opened(clerk)


def opened(clerk):
    clerk.press(BINDINGS[Command.QUEUE].key, modifier=SHIFT)
    clerk.wait(lambda: clerk.console.places.open.queue.view is not None)
    return clerk


def page(clerk):
    return clerk.console.places.open.queue


def states(clerk) -> list[str]:
    return [row.cells[-1] for row in page(clerk).table.rows]


def called(clerk, number: str) -> None:
    clerk.press(KEY.Key_F2)
    clerk.wait(lambda: page(clerk).view.current is not None and page(clerk).view.current.number == number)


def test_everybody_stands_in_calling_order_with_the_name_and_both_waits(at_queue):
    view, rows = page(at_queue).view, page(at_queue).table.rows
    assert [row.id for row in rows] == [one.registration_id for one in view.waiting]
    first = view.waiting[0]
    assert rows[0].cells[1] == first.name
    assert rows[0].cells[4] == WORDS("queue-minutes", minutes=str(first.promised_minutes))
    assert rows[0].cells[5] == WORDS("queue-minutes", minutes=str(first.minutes_waited))
    assert states(at_queue)[0].startswith(WORDS("queue-state-next"))


def test_next_again_skip_and_back_each_have_a_key_and_the_board_follows(at_queue, front):
    first = page(at_queue).view.waiting[0].number
    called(at_queue, first)
    assert [one.number for one in front.window_desk.queue.board()] == [first]
    before = front.window_desk.queue.board()[0].call_id
    at_queue.press(KEY.Key_F3)
    at_queue.wait(lambda: front.window_desk.queue.board()[0].call_id > before)
    at_queue.press(KEY.Key_F4)
    at_queue.wait(lambda: [one.number for one in page(at_queue).view.skipped] == [first])
    assert front.window_desk.queue.board() == ()
    page(at_queue).table.choose(page(at_queue).view.skipped[0].registration_id)
    at_queue.press(KEY.Key_F5)
    at_queue.wait(lambda: page(at_queue).view.skipped == ())
    back = next(one for one in page(at_queue).view.waiting if one.number == first)
    assert back.missed
    assert page(at_queue).view.waiting.index(back) == 2


def test_who_was_seen_may_be_called_again_later_and_who_waits_gains_no_place(at_queue):
    view = page(at_queue).view
    called(at_queue, view.waiting[0].number)
    called(at_queue, view.waiting[1].number)
    assert states(at_queue)[-1] == WORDS("queue-state-seen")
    last = page(at_queue).view.waiting[-1]
    page(at_queue).table.choose(last.registration_id)
    at_queue.press(KEY.Key_F5)
    assert at_queue.console.places.open.said.text() == WORDS("queue-choose-missed")
    page(at_queue).table.choose(page(at_queue).view.seen[0].registration_id)
    at_queue.press(KEY.Key_F5)
    at_queue.wait(lambda: page(at_queue).view.seen == ())
    assert page(at_queue).view.waiting[2].missed


def test_the_arrows_go_through_the_sessions(at_queue):
    first = page(at_queue).view.session.id
    at_queue.press(KEY.Key_Right)
    at_queue.wait(lambda: page(at_queue).view.session.id != first)
    at_queue.press(KEY.Key_Left)
    at_queue.wait(lambda: page(at_queue).view.session.id == first)


def test_the_wrong_department_is_changed_with_two_keys_and_a_new_ticket(at_queue, front):
    one = page(at_queue).view.waiting[0]
    page(at_queue).table.choose(one.registration_id)
    at_queue.press(KEY.Key_F6)
    move = at_queue.console.places.open.moving
    to = move.table.chosen
    assert to != page(at_queue).view.session.id
    at_queue.press(KEY.Key_Return)
    at_queue.wait(lambda: one.registration_id not in {row.id for row in page(at_queue).table.rows})
    with front.store.reading() as connection:
        columns = tables.registrations.c
        moved = connection.execute(select(columns.session_id).where(columns.moved_from == one.registration_id)).scalar()
    assert moved == to


def test_cancelling_is_asked_first_and_escape_does_not(at_queue):
    one = page(at_queue).view.waiting[-1]
    page(at_queue).table.choose(one.registration_id)
    at_queue.press(KEY.Key_Delete)
    assert f"{one.number} 号" in at_queue.console.places.open.question.question.text()
    at_queue.press(KEY.Key_Escape)
    assert one.registration_id in {row.id for row in page(at_queue).table.rows}
    at_queue.press(KEY.Key_Delete, KEY.Key_Return)
    at_queue.wait(lambda: one.registration_id not in {row.id for row in page(at_queue).table.rows})


def test_a_card_laid_while_a_question_stands_waits(at_queue, front):
    at_queue.press(KEY.Key_Delete)
    at_queue.console.take(CardRead(front.people.regulars[0]))
    assert at_queue.console.places.open.question.busy
    at_queue.press(KEY.Key_Escape)
    assert not at_queue.console.places.open.busy


def test_the_rule_stands_in_the_words_of_the_wall(at_queue, front):
    at_queue.press(KEY.Key_F8)
    rule = at_queue.console.places.open.rule
    at_queue.wait(lambda: "65" in rule.text.text())


def test_what_a_colleague_calls_stands_here_at_once(at_queue, front):
    session = page(at_queue).view.session.id
    other = front.window_desk
    other.shift.sign_in(other.shift.people()[0].id, "270814")
    other.queue.call_next(session)
    at_queue.wait(lambda: page(at_queue).view.current is not None)


def test_a_locked_window_keeps_nobody_of_the_queue(at_queue):
    called(at_queue, page(at_queue).view.waiting[0].number)
    place, names = at_queue.console.places.open, [one.name for one in page(at_queue).view.waiting]
    names.append(page(at_queue).view.current.name)
    at_queue.press(KEY.Key_F12)
    shown = " ".join(label.text() for label in place.findChildren(QLabel))
    assert place.queue.table.rowCount() == place.queue.sessions.count() == 0
    assert not [name for name in names if name in shown]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_of_the_page_reaches_over_the_window_and_a_session_has_two_lines(console_in, clerk_at, language):
    clerk = clerk_at(console_in(language))
    clerk.sign_in()
    opened(clerk)
    settle(clerk.console)
    assert clerk.console.width() == 1366
    sessions = page(clerk).sessions
    said = [sessions.item(at).text().splitlines() for at in range(sessions.count())]
    assert {len(lines) for lines in said} == {2}
    assert not [line for lines in said for line in lines if line.endswith("·")]
    labels = [one for one in clerk.console.places.open.findChildren(QLabel) if one.isVisible()]
    assert min(one.fontInfo().pixelSize() for one in labels) >= 18
