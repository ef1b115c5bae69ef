"""What a desk's process says of the printers it holds, and what the other desks make of it."""

from __future__ import annotations

from datetime import timedelta

from kiosk.domain.floor import Queued
from kiosk.print_routes import PrinterDuties
from made_up_clinic import MadeUpClinic, card
from staffed_window import StaffedWindow

Staffed = tuple[MadeUpClinic, StaffedWindow]
CARDS = PrinterDuties("cards", ("card",))


def test_the_window_sees_whose_printer_it_is_and_how_many_labels_are_left(staffed: Staffed) -> None:
    clinic, made = staffed
    clinic.desk().own_printers.hold([CARDS])
    (view,) = made.signed_in().floor.printers()
    assert (view.printer, view.desk_name, view.running, view.labels_left) == ("cards", "自助机 K1", True, None)


def test_a_printer_counts_for_a_minute_after_the_last_sign_of_its_process(staffed: Staffed) -> None:
    clinic, made = staffed
    window, own = made.signed_in(), clinic.desk().own_printers
    own.hold([CARDS])
    clinic.clock.moment += timedelta(seconds=59)
    assert window.floor.printers()[0].running
    clinic.clock.moment += timedelta(seconds=2)
    assert not window.floor.printers()[0].running
    own.hold([CARDS])
    assert window.floor.printers()[0].running
    own.let_go()
    assert not window.floor.printers()[0].running


def test_a_name_that_another_running_desk_has_is_not_taken(staffed: Staffed) -> None:
    clinic, made = staffed
    mine, theirs = clinic.desk().own_printers, made.window.own_printers
    assert mine.hold([CARDS]) == frozenset()
    assert theirs.hold([CARDS, PrinterDuties("own", ("ticket",))]) == {"cards"}
    mine.let_go()
    assert theirs.hold([CARDS]) == frozenset()


def test_a_printer_that_the_settings_name_no_more_is_forgotten(staffed: Staffed) -> None:
    clinic, made = staffed
    own = clinic.desk().own_printers
    own.hold([CARDS, PrinterDuties("old", ("wifi",))])
    own.hold([CARDS])
    assert [view.printer for view in made.signed_in().floor.printers()] == ["cards"]


def test_the_window_s_paper_goes_to_the_kiosk_s_printer_and_waits_there_while_the_kiosk_is_off(
    staffed: Staffed,
) -> None:
    clinic, made = staffed
    clinic.registered(clinic.desk(), card(2), clinic.session())
    window = made.signed_in()
    person = window.people.search("wxf").rows[0].person_id
    own = clinic.desk().own_printers
    own.hold([CARDS])
    own.let_go()
    printed = window.paper.card(person)
    assert isinstance(printed, Queued)
    assert printed.printer == "cards"
    assert window.floor.printers()[0].waiting == 1
