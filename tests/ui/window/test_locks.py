"""Who signs in at a window, when it locks, and that nothing of anybody stays behind the lock."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from kiosk.domain.floor import HelpCallView
from kiosk.domain.staff import Role
from kiosk.journey.model import HelpReason
from kiosk.ports import CardRead, CodeScanned
from kiosk.store.staff import add_staff, hash_pin
from kiosk.store.writing import writing
from kiosk.texts import texts
from ui.window.floor_watch import FloorNow

WORDS = texts("zh_CN")
ENTER = Qt.Key.Key_Return


def test_a_wrong_pin_says_how_many_tries_are_left_and_opens_nothing(console_in, front, clerk_at):
    clerk = clerk_at(console_in())
    clerk.wait(lambda: clerk.console.sign_in.people.count() > 0)
    clerk.type("999999")
    clerk.press(ENTER)
    clerk.wait(lambda: "4" in clerk.console.sign_in.said.text())
    assert clerk.console.member is None


def test_a_badge_says_who_and_the_pin_proves_it(console_in, clerk_at):
    clerk = clerk_at(console_in())
    clerk.wait(lambda: clerk.console.sign_in.people.count() > 0)
    clerk.press(Qt.Key.Key_Down)
    clerk.console.take(CodeScanned(b"BADGE-7"))
    clerk.wait(lambda: clerk.console.sign_in.said.text() == WORDS("window-badge-known"))
    assert clerk.console.member is None
    clerk.type("270814")
    clerk.press(ENTER)
    clerk.wait(lambda: clerk.console.member is not None)
    assert clerk.console.member.name == "陈静"


def test_whoever_is_given_an_account_elsewhere_stands_in_the_list_of_a_locked_window(console_in, front, clerk_at):
    clerk = clerk_at(console_in())
    sign_in = clerk.console.sign_in
    clerk.wait(lambda: sign_in.people.count() > 0)
    clerk.type("999999")
    clerk.press(ENTER)
    clerk.wait(lambda: "4" in sign_in.said.text())
    known = sign_in.people.count()
    with writing(front.store, front.kiosk_place, front.clock.now()) as work:
        add_staff(work, "阿新", Role.CLERK, hash_pin("270814"))
    sign_in._looking.setInterval(20)
    clerk.wait(lambda: sign_in.people.count() == known + 1)
    assert "4" in sign_in.said.text()


def test_a_card_laid_on_a_locked_window_shows_nobody(console_in, front):
    console = console_in()
    console.take(CardRead(front.people.regulars[0]))
    front.run.submit(lambda: None).result()
    assert console.flow.counter.subject is None
    assert front.people.regulars[0].name not in _everything(console)


def test_a_key_puts_the_lock_off_while_somebody_is_signed_in_and_only_then(clerk):
    rest = clerk.console.keeper._timer
    rest.stop()
    clerk.press(Qt.Key.Key_Home)
    assert rest.isActive()
    clerk.console.lock()
    clerk.press(Qt.Key.Key_Home)
    assert not rest.isActive()


def test_the_window_locks_by_itself_and_keeps_nothing_of_anybody(console_in, front, clerk_at):
    clerk = clerk_at(console_in(idle_lock_ms=60_000))
    clerk.sign_in()
    card = front.people.regulars[0]
    clerk.lay(card)
    clerk.press(Qt.Key.Key_F9)
    clerk.wait(clerk.console.flow.person.full_number.isVisible)
    clerk.press(Qt.Key.Key_F8)
    assert card.name in _everything(clerk.console)
    clerk.console.keeper.idle.emit()
    assert clerk.console.member is None
    for secret in (card.name, card.number, card.address):
        assert secret not in _everything(clerk.console)


def test_after_a_lock_the_same_person_is_open_again_for_the_same_member_of_staff(clerk, front):
    clerk.lay(front.people.regulars[0])
    clerk.console.keeper.idle.emit()
    assert front.people.regulars[0].name not in _everything(clerk.console)
    clerk.sign_in()
    clerk.wait(lambda: clerk.console.work.is_shown(clerk.console.flow.person))
    assert clerk.console.flow.counter.subject.called == front.people.regulars[0].name


def test_after_a_lock_nobody_is_open_for_another_member_of_staff(clerk, front):
    clerk.lay(front.people.regulars[0])
    clerk.press(Qt.Key.Key_F12)
    clerk.wait(lambda: clerk.console.sign_in.people.count() > 0)
    clerk.press(Qt.Key.Key_Down)
    clerk.sign_in()
    clerk.press(Qt.Key.Key_F12)
    clerk.press(Qt.Key.Key_Up)
    clerk.sign_in()
    front.run.submit(lambda: None).result()
    assert clerk.console.flow.counter.subject is None
    assert front.people.regulars[0].name not in _everything(clerk.console)


def test_a_question_that_stood_at_the_lock_names_nobody_behind_it(clerk, front):
    clerk.lay(front.people.regulars[0])
    clerk.console.take(CodeScanned(b"3:371500:MADE-UP-HEALTH-CODE"))
    clerk.wait(lambda: clerk.console.work.is_shown(clerk.console.flow.question))
    assert front.people.regulars[0].name in _everything(clerk.console)
    clerk.console.lock()
    assert front.people.regulars[0].name not in _everything(clerk.console)


def test_who_calls_for_help_is_not_named_behind_the_lock(clerk):
    call = HelpCallView("c1", "d", "1号自助机", HelpReason.ASKED.value, False, 5, name="王秀芳")
    clerk.console.work.side.show_floor(FloorNow((call,)))
    assert "王秀芳" in _everything(clerk.console)
    clerk.console.lock()
    assert "王秀芳" not in _everything(clerk.console)


def test_a_full_number_goes_with_the_one_whose_it_is(clerk, front):
    one, other = front.people.regulars[:2]
    clerk.lay(one)
    clerk.press(Qt.Key.Key_F9)
    clerk.wait(clerk.console.flow.person.full_number.isVisible)
    clerk.console.take(CardRead(other))
    clerk.wait(lambda: clerk.console.flow.counter.subject.called == other.name)
    assert one.number not in _everything(clerk.console)


def test_an_answer_that_comes_after_the_lock_is_dropped(clerk, front):
    clerk.console.take(CardRead(front.people.regulars[0]))
    clerk.console.lock()
    front.run.submit(lambda: None).result()
    clerk.wait(lambda: clerk.console.sign_in.people.count() > 0)
    assert front.people.regulars[0].name not in _everything(clerk.console)


def test_whoever_signs_in_after_a_lock_in_the_middle_of_a_search_can_search(clerk, front):
    clerk.type("wang")
    clerk.press(Qt.Key.Key_F12)
    assert clerk.console.member is None
    clerk.sign_in()
    clerk.find("li")
    clerk.wait(lambda: clerk.console.work.is_shown(clerk.console.work.results))
    assert clerk.console.work.search.text() == "li"


def test_a_lock_hands_a_kiosk_back_that_was_taken_over(clerk, front):
    kiosk = front.kiosk_desk
    kiosk.beat("Choose")
    side = clerk.console.work.side
    clerk.wait(lambda: bool(side.floor.kiosks) and side.floor.kiosks[0].alive)
    for _ in range(2):
        clerk.press(Qt.Key.Key_1, modifier=Qt.KeyboardModifier.ControlModifier)
        clerk.wait(lambda: kiosk.takeover_of_me() is not None)
        clerk.press(Qt.Key.Key_F12)
        clerk.wait(lambda: kiosk.takeover_of_me() is None)
        clerk.sign_in()
        clerk.wait(lambda: bool(side.floor.kiosks))
    assert kiosk.takeover_of_me() is None


def _everything(console) -> str:
    """Return all that any widget says, shown or not."""
    said = [one.text() for one in console.findChildren(QLabel)] + [
        one.text() for one in console.findChildren(QLineEdit)
    ]
    names = [one.accessibleName() for one in console.findChildren(QWidget)]
    results = console.work.results
    rows = [str(vars(results.item(at).data(Qt.ItemDataRole.UserRole))) for at in range(results.count())]
    return " ".join([*said, *names, *rows, console.windowTitle()])
