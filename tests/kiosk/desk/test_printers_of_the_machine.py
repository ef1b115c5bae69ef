"""What a desk's process says of the printers it holds, and what the other desks make of it."""

from __future__ import annotations

import queue
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from devices.ports import PortFinder
from kiosk.cli.printer_room import PrinterRoom, PrinterTies
from kiosk.config_tables import PrinterSettings
from kiosk.domain.floor import Queued
from kiosk.domain.registration import DeskFailed, DeskTrouble
from kiosk.print_routes import PrinterDuties
from made_up_clinic import MadeUpClinic, card
from staffed_window import StaffedWindow

Staffed = tuple[MadeUpClinic, StaffedWindow]
PATIENCE_S = 30.0
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


@pytest.mark.parametrize("busy", [False, True], ids=["known", "store-busy"])
def test_a_printer_whose_name_was_taken_at_the_start_comes_by_itself_once_it_is_free(
    busy: bool, staffed: Staffed, monkeypatch: pytest.MonkeyPatch
) -> None:
    clinic, made = staffed
    theirs, told = made.window.own_printers, queue.Queue[str]()
    theirs.hold([CARDS])
    own = clinic.desk().own_printers
    if busy:
        answers = iter([DeskFailed(DeskTrouble.LOCKED)])
        hold = own.hold

        def held(duties: Sequence[PrinterDuties]) -> frozenset[str]:
            if (trouble := next(answers, None)) is not None:
                raise trouble
            return hold(duties)

        monkeypatch.setattr(own, "hold", held)
    monkeypatch.setattr("kiosk.cli.printer_room.BEAT_S", 0.01)
    cards = PrinterSettings(name="cards", url="socket://127.0.0.1:9", profile="card-id1-tspl-203", prints=("card",))
    with ThreadPoolExecutor(1) as thread:
        ties = PrinterTies(thread.submit, lambda job, state: None, lambda printer, _: told.put(printer.name))
        room = PrinterRoom((cards,), clinic.store, own, PortFinder(), ties)
        room.start()
        assert "spooler-cards" not in {one.name for one in threading.enumerate()}
        assert told.empty()
        theirs.let_go()
        assert told.get(timeout=PATIENCE_S) == "cards"
        room.stop()
    assert [view.desk_name for view in made.signed_in().floor.printers()] == ["自助机 K1"]


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
