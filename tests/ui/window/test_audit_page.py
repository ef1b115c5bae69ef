"""The audit as a lead reads it at the window: by day, by who, by what; and whether the record holds together."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from sqlalchemy import update

from kiosk.domain.audit_kinds import AuditKind
from kiosk.ports import CardRead
from kiosk.store import tables
from kiosk.store.writing import writing
from kiosk.texts import texts
from ui.window.audit_page import detail_words
from ui.window.commands import BINDINGS, Command

WORDS = texts("zh_CN")
KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def lead(signed_in_lead, front):
    """A lead who looked at a full number and then opened the audit."""
    made = signed_in_lead
    made.console.take(CardRead(front.people.regulars[0]))
    made.wait(lambda: made.console.work.is_shown(made.console.flow.person))
    made.press(KEY.Key_F9)
    made.wait(made.console.flow.person.full_number.isVisible)
    made.press(BINDINGS[Command.AUDIT].key, modifier=SHIFT)
    made.wait(lambda: place(made).audit.table.rowCount() > 0 and len(place(made).audit.filters.text()) > 0)
    return made


def place(lead):
    return lead.console.places.open


def events(lead) -> list[str]:
    return [row.cells[1] for row in place(lead).audit.table.rows]


def filtered(lead, key: Qt.Key, page: str, choice: str) -> None:
    lead.press(key)
    getattr(place(lead), page).table.choose(choice)
    lead.press(KEY.Key_Return)


def test_a_look_at_a_full_number_stands_first_with_who_and_where(lead):
    row = place(lead).audit.table.rows[0]
    assert row.cells[1:4] == (WORDS("audit-number-looked-at"), "林主任", "1号窗口")


def test_lines_hold_nobodys_data(lead, front):
    card = front.people.regulars[0]
    text = " ".join(cell for row in place(lead).audit.table.rows for cell in row.cells)
    assert card.name not in text
    assert card.number not in text


def test_one_kind_of_thing_is_asked_for(lead):
    filtered(lead, KEY.Key_F4, "what", AuditKind.NUMBERS_SEEN.value)
    lead.wait(lambda: events(lead) == [WORDS("audit-number-looked-at")])
    assert WORDS("audit-kind-numbers-seen") in place(lead).audit.filters.text()


def test_one_member_of_staff_is_asked_for(lead):
    clerk = next(one for one in place(lead)._people if one.name == "陈静")
    filtered(lead, KEY.Key_F3, "who", clerk.id)
    lead.wait(lambda: events(lead) == [])
    filtered(lead, KEY.Key_F3, "who", "")
    lead.wait(lambda: len(events(lead)) > 0)


def test_the_day_before_is_one_key_away_and_tomorrow_none(lead):
    today = place(lead).audit.filters.text()
    lead.press(KEY.Key_Right)
    assert place(lead).audit.filters.text() == today
    lead.press(KEY.Key_Left)
    assert place(lead).audit.filters.text() != today
    lead.wait(lambda: WORDS("audit-number-looked-at") not in events(lead))


def test_a_whole_record_is_said_to_be_whole(lead):
    lead.press(KEY.Key_F2)
    lead.wait(lambda: place(lead).said.text() == WORDS("audit-whole"))


def test_a_line_that_was_changed_by_hand_is_found_and_named(lead, front):
    line = place(lead).audit.table.rows[0].id
    with writing(front.store, front.kiosk_place, front.clock.now()) as work:
        work.connection.execute(update(tables.audit).where(tables.audit.c.id == line).values(event="signed_out"))
    lead.press(KEY.Key_F2)
    lead.wait(lambda: place(lead).said.text() == WORDS("audit-broken", line=line[-8:]))


def test_a_locked_window_keeps_no_line(lead):
    opened = place(lead)
    lead.press(KEY.Key_F12)
    assert opened.audit.table.rowCount() == 0
    assert "林主任" not in " ".join(label.text() for label in opened.findChildren(QLabel))


def test_a_clerk_reads_no_audit(clerk):
    clerk.press(BINDINGS[Command.AUDIT].key, modifier=SHIFT)
    assert clerk.console.places.open is None
    assert clerk.said == WORDS("window-not-allowed")


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("tries", "2", "第几次 2"),
        ("role", "nurse", "角色 护士"),
        ("printer", "labels", "打印机 贴纸打印机"),
        ("kind", "sticker", "种类 贴纸"),
        ("registration", "01a2056c-b716-71c6-9a0b-3f228705ac76", "挂号 8705ac76"),
        ("condition", "ready", "状态 正常"),
        ("condition", "seen_by_person", "状态 有人看过"),
        ("source", "chip", "来自 芯片"),
        ("by", "short_code", "方式 短码"),
        ("reason", "card_left", "原因 身份证忘在机器上"),
        ("spoilt", "True", "打坏了 是"),
        ("of_a_newer_program", "x", "of_a_newer_program x"),
    ],
)
def test_what_a_line_says_besides_is_said_in_the_leads_words(name, value, said):
    assert detail_words(name, value, texts("zh_CN")) == said
