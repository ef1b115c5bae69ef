"""Nobody is opened by mistake, a refused line gets the keyboard, and the line below speaks of what stands there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from kiosk.domain.people import Source
from kiosk.domain.person_record import Field, HistoryRow
from kiosk.domain.search import FoundBy, PersonRow, SearchResult
from kiosk.texts import texts
from ui.window.commands import BINDINGS, Command
from ui.window.saying import Tone

WORDS = texts("zh_CN")
KEY = Qt.Key
ENTER, DOWN, F2, F8, F10, F11 = KEY.Key_Return, KEY.Key_Down, KEY.Key_F2, KEY.Key_F8, KEY.Key_F10, KEY.Key_F11


def mistyped(number: str) -> str:
    return number[:16] + str((int(number[16]) + 1) % 10) + number[17:]


def refused(field: str, problem: str) -> str:
    return WORDS("window-wrong-line", field=WORDS(field), problem=WORDS(f"field-problem-{problem}"))


def test_enter_alone_opens_nobody_of_a_mistyped_number(clerk, front):
    clerk.find(mistyped(front.people.regulars[0].number))
    results = clerk.console.work.results
    assert (results.has_choices, results.currentItem()) == (True, None)
    clerk.press(ENTER)
    assert clerk.console.work.is_shown(results)
    clerk.press(DOWN, ENTER)
    clerk.wait(lambda: clerk.console.work.is_shown(clerk.console.flow.person))
    assert clerk.console.flow.counter.subject.detail.facts.name == front.people.regulars[0].name


def test_enter_pressed_before_the_answer_opens_nobody_of_a_mistyped_number(clerk, front):
    clerk.type(mistyped(front.people.regulars[0].number))
    clerk.press(ENTER)
    clerk.wait(lambda: not clerk.console.flow.counter.searching)
    assert clerk.console.work.is_shown(clerk.console.work.results)
    assert clerk.console.flow.counter.subject is None


def test_too_few_digits_ask_for_more_instead_of_saying_that_nobody_is_here(clerk):
    clerk.find("123")
    assert clerk.console.work.results.item(0).data(Qt.ItemDataRole.UserRole).name == WORDS("window-too-little")


def test_where_nobody_can_be_chosen_the_line_below_does_not_speak_of_choosing(clerk):
    clerk.find("qqqq")
    assert clerk.said == WORDS("window-ready-nobody")


def test_a_refused_line_of_somebody_new_gets_the_keyboard(clerk):
    clerk.press(F11)
    form = clerk.console.flow.forms.new
    form.name.setText("王秀芳")
    for line, typed, said in (
        (form.sex, "x", refused("field-sex", "sex")),
        (form.born, "yesterday", refused("window-born", "date")),
        (form.phone, "12", refused("window-phone", "phone")),
    ):
        line.setText(typed)
        clerk.press(F11)
        clerk.wait(lambda said=said: clerk.said == said)
        assert QApplication.focusWidget() is line
        line.clear()


def test_a_refused_line_of_a_record_gets_the_keyboard(clerk, front):
    clerk.lay(front.people.regulars[0])
    clerk.press(F8)
    form = clerk.console.flow.forms.edit
    form.phone.setText("12")
    clerk.press(F8)
    clerk.wait(lambda: clerk.said == refused("window-phone", "phone"))
    assert QApplication.focusWidget() is form.phone


def test_a_benefit_with_a_day_that_cannot_be_read_is_not_written_as_of_today(clerk, front):
    clerk.lay(front.people.regulars[0])
    clerk.press(F10)
    form = clerk.console.flow.forms.benefits
    form.flag.setText("低保")
    form.as_of.setText("last spring")
    clerk.press(F10)
    clerk.wait(lambda: clerk.said == refused("window-as-of", "date"))
    assert QApplication.focusWidget() is form.as_of
    person = clerk.console.flow.counter.subject.person_id
    assert clerk.console.flow.counter._desk.people.detail(person).benefits == ()


def test_while_a_session_is_chosen_escape_is_said_to_go_back_to_the_person(clerk, front):
    clerk.lay(front.people.regulars[0])
    assert clerk.said == WORDS("window-ready-person")
    clerk.press(F2)
    clerk.wait(lambda: clerk.said == WORDS("window-ready-choosing"))
    clerk.press(KEY.Key_Escape)
    assert clerk.said == WORDS("window-ready-person")


@pytest.mark.parametrize("key", [KEY.Key_Delete, KEY.Key_F6, F8])
def test_a_page_over_the_queue_says_nothing_of_what_was_done_before(clerk, key):
    clerk.press(BINDINGS[Command.QUEUE].key, modifier=Qt.KeyboardModifier.ShiftModifier)
    place = clerk.console.places.open
    clerk.wait(lambda: place.queue.view is not None)
    clerk.press(F2)
    clerk.wait(lambda: place.queue.view.current is not None)
    clerk.press(key)
    clerk.wait(lambda: place.page is not place.queue)
    assert place.said.text() == WORDS("window-ready-page")


def answered(clerk, front) -> None:
    """Let everything that was asked of the desk be answered."""
    front.run.submit(lambda: None).result()
    QApplication.processEvents()


def test_sessions_that_were_asked_for_again_while_registering_are_not_offered_after_it(clerk, front):
    clerk.lay(front.people.regulars[0])
    clerk.press(F2)
    clerk.wait(lambda: clerk.console.flow.person.choosing)
    clerk.press(ENTER)
    clerk.console.flow.store_changed()
    answered(clerk, front)
    assert clerk.console.flow.counter.subject.today
    assert not clerk.console.flow.person.choosing


def test_sessions_that_come_after_escape_are_not_offered(clerk, front):
    clerk.lay(front.people.regulars[0])
    clerk.press(F2, KEY.Key_Escape)
    answered(clerk, front)
    assert not clerk.console.flow.person.choosing


def test_a_wrong_key_puts_away_nothing_that_was_typed_in_a_form(clerk, front):
    clerk.lay(front.people.regulars[0])
    clerk.press(F8)
    form = clerk.console.flow.forms.edit
    form.lines[Field.HELP_NOTE].setText("耳背")
    for key in (F2, KEY.Key_F6, KEY.Key_F9, F10, F11):
        clerk.press(key)
        assert (clerk.said, clerk.console.work.is_shown(form)) == (WORDS("window-form-open"), True)
    for modifier in (Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier):
        clerk.press(F2 if modifier is Qt.KeyboardModifier.ShiftModifier else KEY.Key_1, modifier=modifier)
        answered(clerk, front)
        assert clerk.console.work.is_shown(form)
    assert form.lines[Field.HELP_NOTE].text() == "耳背"
    clerk.press(F8)
    clerk.wait(lambda: clerk.console.work.is_shown(clerk.console.flow.person))
    assert clerk.console.flow.counter.subject.detail.help_note == "耳背"


def test_from_a_form_in_which_nothing_was_typed_another_key_goes_on(clerk, front):
    clerk.lay(front.people.regulars[0])
    clerk.press(F8, F10)
    assert clerk.console.work.is_shown(clerk.console.flow.forms.benefits)


def test_only_the_next_stop_of_a_guidance_slip_shows_how_it_is_written_and_an_empty_slip_is_told(clerk):
    clerk.press(KEY.Key_F6)
    stops = clerk.console.flow.forms.guidance.stops
    hint = WORDS("window-stop-hint")
    assert [stop.placeholderText() for stop in stops] == [hint, "", "", "", ""]
    clerk.press(KEY.Key_F6)
    assert clerk.said == WORDS("window-no-stop")
    clerk.type("102")
    assert [stop.placeholderText() for stop in stops] == ["", hint, "", "", ""]


def test_typing_while_a_button_has_the_keyboard_asks_for_somebody(clerk):
    clerk.press(KEY.Key_Tab)
    assert QApplication.focusWidget() is clerk.console.work.new_person
    for letter in "zgh":
        clerk.type(letter)
    search = clerk.console.work.search
    assert (search.text(), QApplication.focusWidget()) == ("zgh", search)
    clerk.wait(lambda: clerk.console.work.is_shown(clerk.console.work.results))


def test_the_line_says_when_more_people_were_found_than_are_listed(clerk):
    row = PersonRow("1", "王秀芳", None, None, None, None, None, None, False, FoundBy.PINYIN)
    clerk.console.flow.counter.found.emit(SearchResult((row,), True))
    assert clerk.said == WORDS("window-ready-many")


def test_escape_takes_back_what_was_typed_for_a_pin_and_a_refusal_stands_out(console_in, clerk_at):
    clerk = clerk_at(console_in())
    sign_in = clerk.console.sign_in
    clerk.wait(lambda: sign_in.people.count() > 0)
    clerk.type("1234")
    clerk.press(KEY.Key_Escape)
    assert sign_in.pin.text() == ""
    clerk.type("999999")
    clerk.press(ENTER)
    clerk.wait(lambda: sign_in.said.property("tone") == Tone.TROUBLE.value)
    clerk.press(KEY.Key_Escape)
    assert (sign_in.said.text(), sign_in.said.property("tone")) == (WORDS("window-sign-in-how"), "")


def test_the_history_is_read_to_its_end_with_the_keyboard(clerk, front):
    clerk.lay(front.people.regulars[0])
    clerk.press(F8)
    form = clerk.console.flow.forms.edit
    since = datetime(2026, 11, 1, 8, tzinfo=UTC)
    form.show_history(tuple(HistoryRow("address", f"东关街 {n} 号", Source.STAFF, since, "陈静") for n in range(30)))
    bar = form.past.verticalScrollBar()
    clerk.wait(lambda: bar.maximum() > 0)
    clerk.press(*[KEY.Key_PageDown] * 12)
    assert bar.value() == bar.maximum()
    clerk.press(KEY.Key_PageUp)
    assert bar.value() < bar.maximum()


def test_what_is_longer_than_its_place_is_read_with_the_keyboard_and_the_newest_number_stands_first(clerk, front):
    clerk.lay(front.people.regulars[0])
    clerk.press(F2)
    clerk.wait(lambda: clerk.console.flow.person.choosing)
    clerk.press(ENTER)
    clerk.wait(lambda: bool(clerk.console.flow.counter.subject.today))
    person, subject = clerk.console.flow.person, clerk.console.flow.counter.subject
    clerk.console.flow.counter.subject = None  # nobody looks at the store again while more is shown than stands there
    first = subject.today[0]
    many = tuple(replace(first, id=str(at), number=str(at)) for at in range(1, 6))
    person.show_subject(replace(subject, detail=replace(subject.detail, today=many)), lambda command: True)
    numbers = [shown.text() for shown in person.findChildren(QLabel, "number")]
    assert [text for text in numbers if text] == ["5", "4", "3", "2", "1"]
    bar = person.lists[0].verticalScrollBar()
    clerk.wait(lambda: bar.maximum() > 0)
    clerk.press(*[KEY.Key_PageDown] * 8)
    assert bar.value() == bar.maximum()
