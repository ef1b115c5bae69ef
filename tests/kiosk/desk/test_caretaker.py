"""What a running desk does beside its work."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select, text

from kiosk.desk import caretaker as caretaking
from kiosk.desk.caretaker import Caretaker
from kiosk.desk.workplace import Workplace
from kiosk.domain.registration import DeskFailed, DeskTrouble
from kiosk.journey.model import HelpReason
from kiosk.store import tables
from kiosk.store.backup import backups_in
from kiosk.store.clean_stop import RunningMark
from made_up_clinic import MadeUpClinic, card, codes_of_the_clinic

PAGE = 4096
"""Bytes; SQLCipher's own."""


def caretaker(clinic: MadeUpClinic, folder: Path) -> Caretaker:
    return Caretaker(Workplace(clinic.store, clinic.settings, *codes_of_the_clinic(), clinic.clock), folder)


def test_it_backs_up_as_soon_as_it_starts_and_once_an_hour(clinic: MadeUpClinic, tmp_path: Path) -> None:
    for _ in range(2):
        running = caretaker(clinic, tmp_path)
        running.start()
        until(lambda: bool(backups_in(tmp_path)))
        running.stop()
    assert len(backups_in(tmp_path)) == 1


def test_a_stop_in_order_leaves_no_mark_and_a_power_cut_does(tmp_path: Path) -> None:
    mark = RunningMark(tmp_path, "kiosk-1")
    assert mark.begin() is False
    assert RunningMark(tmp_path, "kiosk-1").begin() is True
    mark.end()
    assert RunningMark(tmp_path, "kiosk-1").begin() is False
    assert RunningMark(tmp_path, "../window").begin() is False


def test_a_mark_that_cannot_be_set_keeps_no_desk_from_running(
    clinic: MadeUpClinic, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    no_folder = tmp_path / "a file"
    no_folder.touch()
    running = caretaker(clinic, no_folder)
    running.start()
    running.stop()
    assert '"error": "NotADirectoryError"' in capfd.readouterr().err


def test_after_a_power_cut_every_page_is_read_beside_the_work(clinic: MadeUpClinic, tmp_path: Path) -> None:
    RunningMark(tmp_path, clinic.settings.desk_id).begin()
    checked = threading.Event()
    clinic.store.check = checked.set  # type: ignore[method-assign]
    running = caretaker(clinic, tmp_path)
    running.start()
    assert checked.wait(20)
    running.stop()
    assert not list(tmp_path.glob("running-*"))


def test_a_page_found_damaged_is_told_to_staff_and_no_number_is_issued_until_it_is_whole(
    clinic: MadeUpClinic, tmp_path: Path
) -> None:
    desk, session_id = clinic.desk(), clinic.session()
    clinic.registered(desk, card(2), session_id)
    whole, place = damage_an_unused_page(clinic)
    assert clinic.registered(desk, card(4), session_id).registration.number == "2"
    RunningMark(tmp_path, clinic.settings.desk_id).begin()
    running = caretaker(clinic, tmp_path)
    running.start()
    running.stop()
    for _ in range(2):
        with pytest.raises(DeskFailed) as raised:
            clinic.registered(desk, card(6), session_id)
        assert raised.value.trouble is DeskTrouble.BROKEN
    write_at(clinic.store.path, place, whole)
    assert clinic.registered(desk, card(6), session_id).registration.number == "3"
    told = select(tables.help_calls.c.rings).where(tables.help_calls.c.reason == HelpReason.STORE_TROUBLE.value)
    with clinic.store.reading() as connection:
        assert connection.scalars(told).all() == [False]


def damage_an_unused_page(clinic: MadeUpClinic) -> tuple[bytes, int]:
    """Overwrite the first page of a table that no registration reads; return what stood there and where."""
    with clinic.store.reading() as connection:
        pages = text("SELECT rootpage FROM sqlite_schema WHERE name = 'vital_readings'")
        place = (connection.execute(pages).scalar_one() - 1) * PAGE
    clinic.store.close()
    whole = clinic.store.path.read_bytes()[place : place + PAGE]
    write_at(clinic.store.path, place, bytes(PAGE))
    return whole, place


def write_at(path: Path, place: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(place)
        file.write(data)


def test_a_mistake_in_one_of_its_works_costs_no_backup(
    clinic: MadeUpClinic, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_desk: object) -> None:
        raise LookupError

    monkeypatch.setattr(caretaking, "make_days", broken)
    RunningMark(tmp_path, clinic.settings.desk_id).begin()
    monkeypatch.setattr(clinic.store, "check", lambda: broken(None))
    running = caretaker(clinic, tmp_path)
    running.start()
    until(lambda: bool(backups_in(tmp_path)))
    running.stop()


def until(done: Callable[[], bool]) -> None:
    """Wait, bounded, for another thread."""
    waiting = threading.Event()
    for _ in range(2000):
        if done():
            return
        waiting.wait(0.01)
    raise AssertionError("never happened")
