"""The staff's place: accounts made, changed and closed by a lead with the keyboard, and the first sign-in of each."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from kiosk.domain.staff import Role
from kiosk.ports import CardRead, CodeScanned
from kiosk.store.staff import add_staff, hash_pin, list_staff
from kiosk.store.writing import writing
from kiosk.texts import texts
from ui.window.commands import BINDINGS, Command

WORDS = texts("zh_CN")
KEY = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEAD = "林主任"


@pytest.fixture
def lead(console_in, clerk_at, front):
    """A lead who looks at the accounts."""
    with writing(front.store, front.kiosk_place, front.clock.now()) as work:
        add_staff(work, LEAD, Role.LEAD, hash_pin("270814"))
    made = clerk_at(console_in())
    choose(made, LEAD)
    made.sign_in()
    made.press(BINDINGS[Command.STAFF].key, modifier=SHIFT)
    made.wait(lambda: place(made).staff.table.rowCount() > 0)
    return made


def choose(someone, name: str) -> None:
    people = someone.console.sign_in.people
    someone.wait(lambda: any(name in people.item(at).text() for at in range(people.count())))
    while name not in people.currentItem().text():
        someone.press(KEY.Key_Down)


def place(lead):
    return lead.console.places.open


def told(lead) -> str:
    return place(lead).said.text()


def stands(lead, name: str) -> tuple[str, ...]:
    return next(row.cells for row in place(lead).staff.table.rows if row.cells[0] == name)


def put_choice_on(lead, name: str) -> None:
    lead.wait(lambda: any(row.cells[0] == name for row in place(lead).staff.table.rows))
    row = next(row for row in place(lead).staff.table.rows if row.cells[0] == name)
    place(lead).staff.table.choose(row.id)


def make_account(lead, name: str) -> str:
    """Make a clerk's account with the keys; return the PIN that was shown."""
    lead.press(KEY.Key_F2)
    lead.type(name)
    lead.press(KEY.Key_Return, KEY.Key_Return)
    lead.wait(lambda: place(lead).pin.pin.text() != "")
    return place(lead).pin.pin.text().replace(" ", "")


def test_the_line_below_tells_of_no_keys_that_the_page_does_not_have(lead):
    first = told(lead)
    lead.press(KEY.Key_F2)
    lead.wait(lambda: told(lead) == WORDS("window-ready-page"))
    lead.press(KEY.Key_Escape)
    lead.wait(lambda: told(lead) == first)


def test_an_account_is_made_its_pin_shown_once_and_changed_at_the_first_sign_in(lead):
    pin = make_account(lead, "Zhao")
    lead.press(KEY.Key_Return)
    lead.wait(lambda: any(row.cells[0] == "Zhao" for row in place(lead).staff.table.rows))
    assert stands(lead, "Zhao")[1:] == ("挂号员", WORDS("staff-no-badge"), WORDS("staff-pin-one-time"))
    assert pin not in " ".join(label.text() for label in lead.console.findChildren(QLabel)).replace(" ", "")
    lead.press(KEY.Key_F12)
    choose(lead, "Zhao")
    signing = lead.console.sign_in
    lead.type(pin)
    lead.press(KEY.Key_Return)
    lead.wait(lambda: signing.said.text() == WORDS("window-pin-choose"))
    assert lead.console.member is None
    lead.type("951753")
    lead.press(KEY.Key_Return)
    lead.type("951754")
    lead.press(KEY.Key_Return)
    assert signing.said.text() == WORDS("window-pin-differs")
    for _ in range(2):
        lead.type("951753")
        lead.press(KEY.Key_Return)
    lead.wait(lambda: lead.console.member is not None)
    assert lead.console.member.name == "Zhao"


def test_a_pin_that_everybody_guesses_is_not_taken_as_ones_own(lead):
    pin = make_account(lead, "Zhao")
    lead.press(KEY.Key_F12)
    choose(lead, "Zhao")
    lead.type(pin)
    lead.press(KEY.Key_Return)
    lead.wait(lambda: lead.console.sign_in.said.text() == WORDS("window-pin-choose"))
    for _ in range(2):
        lead.type("123456")
        lead.press(KEY.Key_Return)
    lead.wait(lambda: lead.console.sign_in.said.text() == WORDS("staff-problem-pin"))
    assert lead.console.member is None


def test_the_last_lead_keeps_the_role_and_the_account(lead):
    put_choice_on(lead, LEAD)
    lead.press(KEY.Key_F3)
    place(lead).role.table.choose(Role.CLERK.value)
    lead.press(KEY.Key_Return)
    lead.wait(lambda: told(lead) == WORDS("staff-problem-last-lead"))
    lead.press(KEY.Key_Delete, KEY.Key_Return)
    lead.wait(lambda: told(lead) == WORDS("staff-problem-last-lead"))
    assert stands(lead, LEAD)[1] == WORDS("role-lead")


def test_a_role_is_changed_and_says_what_it_may_do(lead):
    put_choice_on(lead, "刘护士")
    lead.press(KEY.Key_F3)
    place(lead).role.table.choose(Role.DOCTOR.value)
    assert WORDS("act-call") in place(lead).role.may.text()
    assert WORDS("act-register") not in place(lead).role.may.text()
    lead.press(KEY.Key_Return)
    lead.wait(lambda: stands(lead, "刘护士")[1] == WORDS("role-doctor"))


def test_a_new_pin_takes_a_question_and_escape_leaves_the_old_one(lead, front):
    put_choice_on(lead, "陈静")
    lead.press(KEY.Key_F4, KEY.Key_Escape)
    assert stands(lead, "陈静")[3] == WORDS("staff-fine")
    lead.press(KEY.Key_F4, KEY.Key_Return)
    lead.wait(lambda: place(lead).pin.pin.text() != "")
    lead.press(KEY.Key_Escape)
    lead.wait(lambda: stands(lead, "陈静")[3] == WORDS("staff-pin-one-time"))


@pytest.mark.parametrize("badge", ["card", "code"])
def test_a_badge_is_enrolled_by_laying_a_card_or_scanning_a_code_and_says_who(lead, front, badge):
    read = CardRead(front.people.regulars[0]) if badge == "card" else CodeScanned(b"BADGE-31")
    put_choice_on(lead, "刘护士")
    lead.press(KEY.Key_F5)
    lead.console.take(read)
    lead.wait(lambda: stands(lead, "刘护士")[2] == WORDS("staff-has-badge"))
    assert lead.console.flow.counter.subject is None
    lead.press(KEY.Key_F12)
    lead.wait(lambda: lead.console.sign_in.people.count() > 0)
    lead.console.take(read)
    lead.wait(lambda: lead.console.sign_in.said.text() == WORDS("window-badge-known"))
    assert "刘护士" in lead.console.sign_in.who.text()
    assert lead.console.member is None


def test_no_number_of_a_card_stands_among_the_staff(lead, front):
    put_choice_on(lead, "刘护士")
    lead.press(KEY.Key_F5)
    lead.console.take(CardRead(front.people.regulars[0]))
    lead.wait(lambda: stands(lead, "刘护士")[2] == WORDS("staff-has-badge"))
    with front.store.reading() as connection:
        rows = connection.exec_driver_sql("select badge from staff").scalars().all()
    assert front.people.regulars[0].number not in " ".join(str(row) for row in rows)


def test_a_lock_out_is_ended_with_one_key(lead, front):
    clerk = next(row for row in front.window_desk.shift.people() if row.name == "陈静")
    for _ in range(5):
        front.window_desk.shift.sign_in(clerk.id, "000000")
    put_choice_on(lead, "陈静")
    lead.press(KEY.Key_F6)
    lead.wait(lambda: told(lead) == WORDS("staff-unlocked", name="陈静"))
    with front.store.reading() as connection:
        row = next(row for row in list_staff(connection, front.kiosk_place.clinic_id) if row.id == clerk.id)
    assert row.locked_until is None


def test_a_closed_account_is_gone_from_the_sign_in(lead):
    put_choice_on(lead, "刘护士")
    lead.press(KEY.Key_Delete, KEY.Key_Return)
    lead.wait(lambda: all(row.cells[0] != "刘护士" for row in place(lead).staff.table.rows))
    lead.press(KEY.Key_F12)
    people = lead.console.sign_in.people
    lead.wait(lambda: people.count() == 3)
    assert not [at for at in range(3) if "刘护士" in people.item(at).text()]


def test_whoever_is_given_another_role_elsewhere_is_locked_out_of_the_old_one_at_once(clerk, front):
    with writing(front.store, front.kiosk_place, front.clock.now()) as work:
        add_staff(work, LEAD, Role.LEAD, hash_pin("270814"))
    desk = front.window_desk
    rows = {row.name: row.id for row in desk.shift.people()}
    desk.shift.sign_in(rows[LEAD], "270814")
    assert desk.staff.set_role(rows["陈静"], Role.NURSE) is None
    clerk.wait(lambda: clerk.console.member is None)
    clerk.sign_in()
    assert clerk.console.member.role is Role.NURSE


def test_a_clerk_is_not_shown_the_accounts(clerk):
    clerk.press(BINDINGS[Command.STAFF].key, modifier=SHIFT)
    assert clerk.console.places.open is None
    assert clerk.said == WORDS("window-not-allowed")
