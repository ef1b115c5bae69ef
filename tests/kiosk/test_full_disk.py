"""A disk that is really full: a small file system where one may be mounted, else a store that refuses to write."""

import subprocess
import threading
from datetime import time
from pathlib import Path

import pytest
from sqlalchemy import event, select

from kiosk.desk.caretaker import Caretaker
from kiosk.desk.workplace import Workplace
from kiosk.domain.documents import TemporarySlip
from kiosk.domain.print_job import PrintState
from kiosk.domain.registration import DeskFailed, DeskTrouble
from kiosk.ports import (
    Chunk,
    DocumentMedia,
    PrinterCondition,
    PrinterLanguage,
    PrinterProfile,
    SendOutcome,
    StatusDialect,
)
from kiosk.spool import Pace, Spooler
from kiosk.store import tables
from kiosk.store.ballast import Ballast
from kiosk.store.print_ledger import PrintLedger, queue_job
from kiosk.store.trouble import DiskFull
from kiosk.store.writing import writing
from made_up_clinic import SetClock, card, codes_of_the_clinic, make_clinic_at

PATIENCE_S = 20
BALLAST = 2_000_000
PROFILE = PrinterProfile(
    "p", "", PrinterLanguage.ESCPOS, DocumentMedia.RECEIPT_80, 203, 576, None, StatusDialect.DLE_EOT
)


class SmallDisk:
    """Twelve megabytes that can be filled to the last byte and emptied again."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.folder = folder
        mount = ["mount", "-t", "tmpfs", "-o", "size=12m", "none", str(folder)]
        self.is_real = subprocess.run(mount, capture_output=True, check=False).returncode == 0
        self.clinic = make_clinic_at(folder / "store.db", SetClock())
        self._room_again = None
        if not self.is_real:
            event.listen(self.clinic.store._engine, "begin", self._refuse)

    def fill(self) -> None:
        """Leave not one byte, and no old journal to write into."""
        connection = self.clinic.store._connect()
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        connection.close()
        if self.is_real:
            filling = ["dd", "if=/dev/zero", f"of={self.folder / 'filler'}", "bs=4096"]
            said = subprocess.run(filling, capture_output=True, text=True, check=False, env={"LC_ALL": "C"}).stderr
            assert "No space left" in said
        ballast = self.folder / "ballast"
        self._room_again = (lambda: not ballast.exists()) if ballast.exists() else (lambda: False)

    def make_room(self) -> None:
        self._room_again = None
        (self.folder / "filler").unlink(missing_ok=True)

    def close(self) -> None:
        self.clinic.store.close()
        if self.is_real:
            subprocess.run(["umount", str(self.folder)], check=True)

    def _refuse(self, connection) -> None:
        writes = not connection.get_execution_options()["kiosk_reading"]
        if writes and self._room_again is not None and not self._room_again():
            raise DiskFull("DiskFull")


@pytest.fixture
def disk(tmp_path):
    small = SmallDisk(tmp_path / "disk")
    yield small
    small.close()


class HeldPrinter:
    """A printer that holds its first job in mid-send until a hand lets it go on."""

    profile = PROFILE

    def __init__(self) -> None:
        self.sending, self.go_on = threading.Event(), threading.Event()
        self.sent = []

    def condition(self):
        return PrinterCondition.READY

    def send(self, chunks):
        self.sending.set()
        assert self.go_on.wait(PATIENCE_S)
        self.sent.append(chunks[0].data.decode())
        return SendOutcome("confirmed", PrinterCondition.READY)


class NumberRenderer:
    def render(self, document, profile):
        return [Chunk(document.number.encode())]


class Printing:
    """Jobs in the ledger, a spooler and a printer that is held in the middle of the first one."""

    def __init__(self, clinic) -> None:
        now = clinic.clock.now()
        with writing(clinic.store, clinic.settings.place, now) as work:
            slips = [TemporarySlip("惠民门诊部", number, "1", "K1", now) for number in "123"]
            self.jobs = [queue_job(work, slip, "slips") for slip in slips]
        self.ledger, self.printer = PrintLedger(clinic.store), HeldPrinter()
        self.trouble = threading.Event()
        self.done = threading.Event()
        self.spooler = Spooler(
            "slips",
            self,
            NumberRenderer(),
            self.printer,
            on_change=self._changed,
            on_condition=lambda printer, condition: None,
            pace=Pace(look=0.005, idle_check=0.01, backoff=(0.01,)),
        )
        self.spooler.start()
        assert self.printer.sending.wait(PATIENCE_S)

    def __getattr__(self, name: str) -> object:
        return getattr(self.ledger, name)

    def finish(self, *what):
        try:
            self.ledger.finish(*what)
        except Exception:
            self.trouble.set()
            raise

    def _changed(self, job, state) -> None:
        if (job, state) == (self.jobs[-1], PrintState.CONFIRMED):
            self.done.set()

    def states(self):
        return [self.ledger.state(job) for job in self.jobs]


def test_a_disk_that_is_full_in_mid_job_loses_nothing_and_prints_nothing_twice(disk):
    printing = Printing(disk.clinic)
    disk.fill()
    printing.printer.go_on.set()
    assert printing.trouble.wait(PATIENCE_S)
    assert printing.states() == [PrintState.SENDING, PrintState.QUEUED, PrintState.QUEUED]
    assert printing.printer.sent == ["1"]
    disk.make_room()
    assert printing.done.wait(PATIENCE_S)
    assert printing.spooler.stop()
    assert printing.states() == [PrintState.CONFIRMED] * 3
    assert printing.printer.sent == ["1", "2", "3"]


def test_the_ballast_is_given_up_and_printing_goes_on_by_itself(disk):
    ballast = Ballast(disk.folder, BALLAST, low=0)
    ballast.keep()
    assert (disk.folder / "ballast").stat().st_blocks * 512 >= BALLAST
    printing = Printing(disk.clinic)
    disk.fill()
    printing.printer.go_on.set()
    assert printing.done.wait(PATIENCE_S)
    assert printing.spooler.stop()
    assert printing.printer.sent == ["1", "2", "3"]
    assert printing.trouble.is_set()
    assert not ballast.is_there


def test_a_registration_that_found_the_disk_full_is_not_there_and_the_next_one_is(disk):
    desk, session = disk.clinic.desk(), disk.clinic.session(slots={time(8): 50})
    ballast = Ballast(disk.folder, BALLAST, low=0)
    ballast.keep()
    first = disk.clinic.registered(desk, card(2), session).registration.number
    disk.fill()
    with pytest.raises(DeskFailed) as raised:
        disk.clinic.registered(desk, card(3), session)
    assert raised.value.trouble is DeskTrouble.DISK_FULL
    assert not ballast.is_there
    again = disk.clinic.registered(desk, card(3), session).registration.number
    assert (first, again) == ("1", "2")


def test_staff_are_told_once_that_room_is_low(disk):
    clinic = disk.clinic
    place = Workplace(clinic.store, clinic.settings, *codes_of_the_clinic(), clinic.clock)
    for _ in range(2):
        caretaker = Caretaker(place, disk.folder, Ballast(disk.folder, BALLAST, low=1 << 60))
        caretaker._mind_the_room()
        caretaker._mind_the_room()
    with clinic.store.reading() as connection:
        reasons = connection.scalars(select(tables.help_calls.c.reason)).all()
    assert reasons == ["disk_low"] * 2


def test_ballast_is_made_only_where_it_leaves_room_and_only_once(tmp_path):
    Ballast(tmp_path, BALLAST, low=1 << 60).keep()
    assert list(tmp_path.iterdir()) == []
    ballast = Ballast(tmp_path, BALLAST, low=0)
    ballast.keep()
    before = (tmp_path / "ballast").stat()
    ballast.keep()
    after = (tmp_path / "ballast").stat()
    assert (before.st_ino, before.st_size) == (after.st_ino, BALLAST)
    assert ballast.give()
    assert not ballast.give()
    assert list(tmp_path.iterdir()) == []
