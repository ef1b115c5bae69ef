"""A social-security card in the window's PC/SC reader: its holder, people like it, or somebody new to be checked."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from kiosk.domain.identity_number import Sex
from kiosk.domain.social_security_card import SocialSecurityCard
from kiosk.ports import SocialSecurityCardRead
from kiosk.texts import texts
from ui.window.commands import Command

WORDS = texts("zh_CN")
STRANGER = SocialSecurityCard("A12345678", None, "欧阳远山", Sex.MALE, birth_date=date(1948, 5, 6))


def put_in(clerk, card):
    clerk.console.take(SocialSecurityCardRead(card))


def test_a_card_whose_chip_names_a_known_number_opens_its_holder(front, clerk):
    known = front.people.regulars[0]
    put_in(clerk, SocialSecurityCard("A12345678", known.number, known.name))
    clerk.wait(lambda: clerk.console.flow.counter.subject is not None)
    assert clerk.console.flow.counter.subject.called == known.name


def test_somebody_of_the_same_name_and_birth_is_shown_first(front, clerk):
    known = front.people.regulars[0]
    put_in(clerk, SocialSecurityCard("A12345678", None, known.name, birth_date=known.birth_date))
    clerk.wait(lambda: clerk.said == WORDS("window-social-security-like"))
    assert clerk.console.work.is_shown(clerk.console.work.results)
    clerk.press(Qt.Key.Key_Return)
    clerk.wait(lambda: clerk.console.flow.counter.subject is not None)
    put_in(clerk, SocialSecurityCard("A12345678", None, known.name, birth_date=known.birth_date))
    clerk.wait(lambda: clerk.console.work.is_shown(clerk.console.flow.question))
    clerk.press(Qt.Key.Key_Return)
    clerk.wait(lambda: clerk.said == WORDS("window-social-security-kept"))


def test_a_stranger_s_card_fills_the_form_marked_as_not_verified_and_is_kept_with_the_record(front, clerk):
    put_in(clerk, STRANGER)
    form = clerk.console.flow.forms.new
    clerk.wait(lambda: clerk.console.work.is_shown(form))
    assert (form.name.text(), form.sex.text(), form.born.text()) == ("欧阳远山", "男", "1948-05-06")
    assert form._unverified.isVisible()
    clerk.press(Qt.Key.Key_F11)
    clerk.wait(lambda: clerk.console.flow.counter.subject is not None)
    assert clerk.console.flow.counter.subject.called == "欧阳远山"
    clerk.press(Qt.Key.Key_Escape)
    clerk.wait(lambda: clerk.console.flow.counter.subject is None)
    put_in(clerk, STRANGER)
    clerk.wait(lambda: clerk.console.flow.counter.subject is not None)
    assert clerk.console.flow.counter.subject.called == "欧阳远山"


def test_a_card_is_taken_from_the_wrong_person_after_a_question_and_found_by_typing_until_then(front, clerk):
    known = front.people.regulars[0]
    clerk.lay(known)
    person = clerk.console.flow.person
    back = person.buttons[Command.SOCIAL_SECURITY_BACK]
    assert not back.isEnabled()
    put_in(clerk, SocialSecurityCard("A12345678", None, known.name, birth_date=known.birth_date))
    clerk.wait(lambda: clerk.console.work.is_shown(clerk.console.flow.question))
    clerk.press(Qt.Key.Key_Return)
    clerk.wait(back.isEnabled)
    clerk.press(Qt.Key.Key_Escape)
    clerk.open("a12345678")
    assert clerk.console.flow.counter.subject.called == known.name
    clerk.press(Qt.Key.Key_F9, modifier=Qt.KeyboardModifier.ControlModifier)
    clerk.wait(lambda: clerk.console.work.is_shown(clerk.console.flow.question))
    asked = clerk.console.flow.question._asked.text()
    assert "*****5678" in asked
    assert known.name in asked
    clerk.press(Qt.Key.Key_Return)
    clerk.wait(lambda: clerk.said == WORDS("window-social-security-taken-back"))
    clerk.wait(lambda: not back.isEnabled())


def test_the_form_left_keeps_nothing_of_the_card(front, clerk):
    put_in(clerk, STRANGER)
    form = clerk.console.flow.forms.new
    clerk.wait(lambda: clerk.console.work.is_shown(form))
    clerk.press(Qt.Key.Key_Escape)
    assert (form.name.text(), form.card_number, form._unverified.isVisible()) == ("", None, False)
