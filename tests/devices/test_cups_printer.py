"""A system printer: real processes named lp and lpstat that answer as CUPS 2.4 does."""

import os
import socket
import stat
import threading
from pathlib import Path

import pytest

from devices import cups_printer
from devices.cups_printer import CupsPrinter, queue_of
from kiosk.ports import (
    Chunk,
    DocumentMedia,
    Printer,
    PrinterCondition,
    PrinterLanguage,
    PrinterProfile,
    SendOutcome,
    StatusDialect,
)

PROFILE = PrinterProfile(
    "card-id1-pdf", "", PrinterLanguage.PDF, DocumentMedia.CARD_ID1, 300, 1011, 638, StatusDialect.NONE
)
STATE_IS = bytes.fromhex("0200 0000 00000001 01 02 23 0009") + b"job-state" + bytes.fromhex("0004")
NO_SUCH_JOB = bytes.fromhex("0200 0406 00000001 01 03")
JOB = [Chunk(b"%PDF-1.4 \x00\xff", may_ask_status_after=False), Chunk(b"%%EOF")]
IDLE = "printer cards is idle.  enabled since Sun Nov 22 19:22:55 2026\n\tAlerts: none\n"
QUEUED = "cards-7                 kiosk             28672   Sun Nov 22 19:22:56 2026\n"


class FakeCups:
    """Two programs on PATH that answer from files and keep what they were given."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.says(IDLE)
        self.queues([])
        self._program(
            "lp",
            'printf "%s\\n" "$@" >"$here/lp.args"; cat >"$here/lp.stdin"; '
            'cat "$here/lp.out"; exit "$(cat "$here/lp.rc")"',
        )
        self._program(
            "lpstat",
            'case "$1" in\n'
            '-o) n=$(cat "$here/turn" 2>/dev/null || echo 0); echo $((n + 1)) >"$here/turn"; '
            'cat "$here/queue.$n" 2>/dev/null || cat "$here/queue.last";;\n'
            '-H) echo "$here/cups.sock";;\n'
            '*) printf "%s %s\\n" "$LC_ALL" "$*" >>"$here/lpstat.args"; '
            'cat "$here/state"; exit "$(cat "$here/state.rc")";;\n'
            "esac",
        )
        self.takes("request id is cards-7 (0 file(s))\n")

    def _program(self, name: str, body: str) -> None:
        path = self.folder / name
        path.write_text(f'#!/bin/sh\nhere="{self.folder}"\n{body}\n')
        path.chmod(path.stat().st_mode | stat.S_IXUSR)

    def says(self, state: str, rc: int = 0) -> None:
        (self.folder / "state").write_text(state)
        (self.folder / "state.rc").write_text(str(rc))

    def takes(self, answer: str, rc: int = 0) -> None:
        (self.folder / "lp.out").write_text(answer)
        (self.folder / "lp.rc").write_text(str(rc))

    def queues(self, looks: list[str], last: str = "") -> None:
        for turn, jobs in enumerate(looks):
            (self.folder / f"queue.{turn}").write_text(jobs)
        (self.folder / "queue.last").write_text(last)

    def hangs(self, name: str) -> None:
        self._program(name, "exec sleep 30")

    def given(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()

    @property
    def was_asked_to_print(self) -> bool:
        return (self.folder / "lp.args").exists()


class Scheduler:
    """Answers one Get-Job-Attributes on CUPS's socket with a job's state, or with that there is no such job."""

    def __init__(self, path: Path, state: int | None) -> None:
        self.question = b""
        self._answer = NO_SUCH_JOB if state is None else STATE_IS + state.to_bytes(4, "big") + b"\x03"
        self._server = socket.socket(socket.AF_UNIX)
        self._server.bind(str(path))
        self._server.listen()
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        line, _ = self._server.accept()
        with line:
            while not self.question.endswith(b"job-state\x03"):
                self.question += line.recv(4096)
            line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(self._answer) + self._answer)

    def close(self) -> None:
        self._thread.join(5)
        self._server.close()


@pytest.fixture
def cups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeCups:
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(cups_printer, "LOOK_PAUSE_S", 0.01)
    return FakeCups(tmp_path)


def test_it_is_a_printer_for_the_spooler(cups):
    printer: Printer = CupsPrinter("cards", PROFILE)
    assert printer.profile is PROFILE
    assert printer.condition() is PrinterCondition.READY


def test_a_job_goes_over_standard_input_with_a_neutral_title(cups):
    assert CupsPrinter("cards", PROFILE).send(JOB) == SendOutcome("sent", PrinterCondition.READY)
    assert cups.given("lp.stdin") == b"%PDF-1.4 \x00\xff%%EOF"
    arguments = cups.given("lp.args").decode().split()
    assert arguments == ["-d", "cards", "-t", "document", "-o", "media=Custom.85.6x54mm", "-o", "print-scaling=none"]


def test_it_is_sent_only_when_it_has_left_the_queue(cups):
    cups.queues([QUEUED, QUEUED])
    assert CupsPrinter("cards", PROFILE).send(JOB).result == "sent"
    assert cups.given("turn") == b"3\n"


def test_a_job_that_stays_in_the_queue_is_unknown_with_what_the_printer_says(cups):
    cups.queues([], last=QUEUED)
    cups.says("printer cards now printing cards-7.  enabled since Sun Nov 22\n\tAlerts: none\n")
    printer = CupsPrinter("cards", PROFILE, handed_on_within_s=0.05)
    assert printer.send(JOB) == SendOutcome("unknown", PrinterCondition.BUSY)


@pytest.mark.parametrize(
    ("state", "result"),
    [(9, "sent"), (8, "unknown"), (7, "unknown"), (None, "sent")],
    ids=["completed", "aborted", "canceled", "no history is kept"],
)
def test_a_job_that_left_the_queue_in_vain_is_unknown(state, result, cups):
    scheduler = Scheduler(cups.folder / "cups.sock", state)
    try:
        assert CupsPrinter("cards", PROFILE).send(JOB) == SendOutcome(result, PrinterCondition.READY)
    finally:
        scheduler.close()
    asked = scheduler.question.partition(b"\r\n\r\n")[2]
    assert asked[:8] == bytes.fromhex("0200 0009 00000001")
    assert b"/printers/cards" in asked
    assert b"\x21\x00\x06job-id\x00\x04\x00\x00\x00\x07" in asked


def test_one_who_stops_waits_no_longer(cups):
    cups.queues([], last=QUEUED)
    stopping = threading.Event()
    stopping.set()
    assert CupsPrinter("cards", PROFILE, stopping).send(JOB).result == "unknown"


@pytest.mark.parametrize(
    ("state", "condition"),
    [
        ("printer cards disabled since Sun Nov 22 19:00:00 2026 -\n\treason unknown\n", PrinterCondition.PAUSED),
        (IDLE.replace("none", "media-empty-error"), PrinterCondition.PAPER_OUT),
        (IDLE.replace("none", "media-jam-error media-empty-report"), PrinterCondition.JAM),
        (IDLE.replace("none", "cover-open"), PrinterCondition.COVER_OPEN),
        (IDLE.replace("none", "offline-report"), PrinterCondition.UNPLUGGED),
    ],
)
def test_a_queue_that_cannot_print_gets_no_job(cups, state, condition):
    cups.says(state)
    assert CupsPrinter("cards", PROFILE).send(JOB) == SendOutcome("not_sent", condition)
    assert not cups.was_asked_to_print


def test_paper_that_is_near_its_end_still_prints(cups):
    cups.says(IDLE.replace("none", "media-low-warning"))
    assert CupsPrinter("cards", PROFILE).send(JOB) == SendOutcome("sent", PrinterCondition.PAPER_NEAR_END)


def test_a_queue_that_is_busy_takes_the_job_too(cups):
    cups.says("printer cards now printing cards-6.  enabled since Sun Nov 22\n\tAlerts: media-low\n")
    assert CupsPrinter("cards", PROFILE).send(JOB) == SendOutcome("sent", PrinterCondition.BUSY)


def test_a_queue_that_there_is_not_is_unplugged(cups):
    cups.says("", rc=1)
    assert CupsPrinter("cards", PROFILE).send(JOB) == SendOutcome("not_sent", PrinterCondition.UNPLUGGED)


def test_a_queue_that_rejects_jobs_is_paused(cups):
    cups.takes("", rc=1)
    assert CupsPrinter("cards", PROFILE).send(JOB) == SendOutcome("not_sent", PrinterCondition.PAUSED)


def test_an_answer_without_a_request_is_unknown(cups):
    cups.takes("something else\n")
    assert CupsPrinter("cards", PROFILE).send(JOB) == SendOutcome("unknown", PrinterCondition.READY)


def test_a_system_that_hangs_after_the_document_leaves_it_unknown(cups, monkeypatch):
    cups.hangs("lp")
    monkeypatch.setattr(cups_printer, "COMMAND_TIMEOUT_S", 0.3)
    assert CupsPrinter("cards", PROFILE).send(JOB) == SendOutcome("unknown", PrinterCondition.UNKNOWN)


def test_a_system_that_does_not_answer_gets_no_job_blindly(cups, monkeypatch):
    cups.hangs("lpstat")
    monkeypatch.setattr(cups_printer, "COMMAND_TIMEOUT_S", 0.3)
    assert CupsPrinter("cards", PROFILE).condition() is PrinterCondition.UNKNOWN
    assert CupsPrinter("cards", PROFILE).send(JOB) == SendOutcome("not_sent", PrinterCondition.UNKNOWN)
    assert not cups.was_asked_to_print


def test_a_machine_without_cups_says_that_nothing_is_connected(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert CupsPrinter("cards", PROFILE).send(JOB) == SendOutcome("not_sent", PrinterCondition.UNPLUGGED)


def test_lpstat_is_asked_in_the_language_that_is_read_here(cups, monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    CupsPrinter("cards", PROFILE).condition()
    assert cups.given("lpstat.args") == b"C -l -p cards\n"


@pytest.mark.parametrize(
    ("url", "queue"),
    [
        ("cups://laser", "laser"),
        ("cups://卡片机", "卡片机"),
        ("/dev/ttyUSB0", None),
        ("cups://", None),
        ("cups://-o", None),
    ],
)
def test_a_queue_has_its_url(url, queue):
    assert queue_of(url) == queue
