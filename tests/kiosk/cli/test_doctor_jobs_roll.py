"""`kiosk doctor`, `kiosk jobs` and `kiosk roll` on a clinic that was just founded."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from kiosk.__main__ import main
from kiosk.cli.doctor_machine import LOW_BYTES, look_at_machine
from kiosk.cli.doctor_store import look_at_store
from kiosk.cli.findings import Verdict
from kiosk.cli.founding import Answers, FirstDepartment, found_clinic
from kiosk.cli.settings_file import DeskAnswers, PrinterAnswer
from kiosk.config import KioskConfig, load_config
from kiosk.domain.desks import DeskKind
from kiosk.domain.documents import Document, TemporarySlip
from kiosk.domain.machine_devices import DeviceKind, DeviceLine
from kiosk.domain.print_job import PrintState
from kiosk.print_routes import PrinterDuties
from kiosk.store import tables
from kiosk.store.clinic_setup import make_desk
from kiosk.store.engine import Store, open_store
from kiosk.store.key import Key, KeyName, load_key
from kiosk.store.machine_devices import have_devices
from kiosk.store.print_ledger import PrintLedger, queue_job
from kiosk.store.print_queue import open_jobs
from kiosk.store.printers import hold_printers, let_go_of_printers
from kiosk.store.writing import Place, writing
from kiosk.texts import LANGUAGES, texts
from printing.examples import KINDS, Kind, example

NOW = datetime(2026, 11, 22, 1, 0, tzinfo=UTC)


class Clinic:
    """A founded desk with one printer that is not there."""

    def __init__(self, home: Path) -> None:
        self.path = home / "kiosk.toml"
        (home / "stick").mkdir()
        printer = PrinterAnswer("labels", "/dev/does-not-exist", "label-tspl-203", ("sticker",))
        name, note = "青山镇卫生院", "made by a test"
        desk = DeskAnswers(name, None, None, DeskKind.KIOSK, "自助机 1", "1", "K1", None, None, (printer,), note)
        department = FirstDepartment("全科门诊", "看医生", "王医生", "101")
        answers = Answers(desk, home / "stick", department, "欧阳建国", "739164", "技术员", "205837")
        found_clinic(answers, home / "data", self.path)
        self.config: KioskConfig = load_config(self.path)

    def open(self) -> Store:
        key = load_key(self.config.store.folder, KeyName.STORE)
        assert isinstance(key, Key)
        return open_store(self.config.store.file, key.secret)

    def queue(self, state: PrintState | None = None, document: Document | None = None) -> str:
        document = document or TemporarySlip("青山镇卫生院", "T-1", "1", "K1", NOW)
        store = self.open()
        with writing(store, Place(self.config.clinic.id, self.config.desk.id), NOW) as work:
            job = queue_job(work, document, "labels")
        if state is not None:
            ledger = PrintLedger(store)
            ledger.claim("labels")
            ledger.finish(job, state)
        store.close()
        return job

    def state(self, job: str) -> PrintState:
        store = self.open()
        found = PrintLedger(store).state(job)
        store.close()
        return found

    def kiosk(self, command: str, *arguments: str) -> Result:
        result = CliRunner().invoke(main, [command, "--config", str(self.path), *arguments])
        assert not result.exception or isinstance(result.exception, SystemExit)
        return result

    def findings(self) -> dict[tuple[str, str], str]:
        data: dict[str, list[dict[str, Any]]] = json.loads(self.kiosk("doctor", "--json").stdout)
        return {(finding["about"], finding["name"]): finding["verdict"] for finding in data["findings"]}


@pytest.fixture
def clinic(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clinic:
    monkeypatch.setenv("PATH", str(tmp_path))  # no systemd-creds: the tests leave no key of the host behind
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    return Clinic(tmp_path)


def test_the_doctor_says_of_each_thing_how_it_is(clinic: Clinic) -> None:
    found = clinic.findings()
    assert found["config", ""] == found["store", ""] == found["sqlite", ""] == found["disk", ""] == "ok"
    assert (found["key", "store"], found["key", "signing"]) == ("warning", "warning")
    assert found["device", "labels"] == "broken"
    assert {about for about, _ in found} >= {"fonts", "sound", "voice", "clock", "input"}
    result = clinic.kiosk("doctor")
    assert result.exit_code == 2
    assert "Device labels: not there. Check the plug" in result.stdout


def test_the_doctor_sees_a_store_that_was_damaged(clinic: Clinic) -> None:
    file = clinic.config.store.file
    data = bytearray(file.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 4096] = bytes(4096)
    file.write_bytes(data)
    assert clinic.findings()["store", ""] == "broken"


def test_the_doctor_makes_nothing_where_nothing_is(clinic: Clinic) -> None:
    folder = clinic.config.store.folder
    folder.rename(folder.with_name("elsewhere"))
    assert clinic.findings()["store", ""] == "broken"
    assert not folder.exists()


def test_a_folder_that_the_doctor_may_not_look_into_is_a_finding_and_no_failure(tmp_path: Path) -> None:
    hidden = tmp_path / ("h" * 300)  # what root, too, may not look at
    config = KioskConfig.model_validate(
        {"clinic": {"id": "c", "name": "c"}, "desk": {"id": "d", "name": "d"}, "store": {"folder": hidden}}
    )
    words = texts("en")
    assert [one.verdict for one in look_at_store(config, words, datetime.now(UTC))] == [Verdict.BROKEN]
    assert "disk" in {one.about for one in look_at_machine(hidden, words, datetime.now(UTC))}


def test_a_store_whose_key_is_gone_is_not_called_missing(clinic: Clinic) -> None:
    (clinic.config.store.folder / "store.key").unlink()
    found = clinic.findings()
    assert found["key", "store"] == "broken"
    assert ("store", "") not in found


def test_a_key_that_cannot_be_read_says_nothing_of_a_missing_store(clinic: Clinic) -> None:
    clinic.config.store.folder.chmod(0o755)
    found = clinic.findings()
    assert found["key", "store"] == "broken"
    assert ("store", "") not in found


def test_settings_that_cannot_be_used_do_not_keep_the_doctor_from_the_rest(clinic: Clinic) -> None:
    clinic.path.write_text("[clinic", encoding="utf-8")
    found = clinic.findings()
    assert (found["config", ""], found["sqlite", ""]) == ("broken", "ok")


@pytest.mark.parametrize("other", ["runs", "is off", "came second"])
def test_the_doctor_names_the_other_desk_that_uses_the_same_printers_name(clinic: Clinic, other: str) -> None:
    store = clinic.open()
    place = Place(clinic.config.clinic.id, clinic.config.desk.id)
    with writing(store, place, datetime.now(UTC)) as work:
        hold_printers(work, [PrinterDuties("labels", ["sticker"])])
        if other != "came second":
            let_go_of_printers(work)
    own = clinic.findings()
    with writing(store, place, datetime.now(UTC)) as work:
        make_desk(work, "desk-2", "1号窗口", "C1", DeskKind.WINDOW)
    with writing(store, replace(place, desk_id="desk-2"), datetime.now(UTC)) as work:
        have_devices(work, [DeviceLine(name, DeviceKind.PRINTER, "/dev/ttyUSB7") for name in ("labels", "receipts")])
        taken = hold_printers(work, [PrinterDuties("labels", ["sticker"]), PrinterDuties("receipts", ["ticket"])])
        if other == "is off":
            let_go_of_printers(work)
    store.close()
    said = clinic.kiosk("doctor").stdout
    assert taken == ({"labels"} if other == "came second" else set())
    assert ("printer-name", "labels") not in own
    assert said.count("✗ broken  Printer's name labels: 1号窗口 uses this name too") == 1
    assert "Printer's name receipts" not in said


def test_the_doctor_counts_what_nobody_knows_of_and_labels(clinic: Clinic) -> None:
    clinic.queue(PrintState.UNKNOWN)
    assert "500 labels left" in clinic.kiosk("roll", "labels", "--labels", "500").stdout
    found = clinic.findings()
    assert (found["jobs", ""], found["roll", "labels"]) == ("warning", "ok")
    clinic.kiosk("roll", "labels", "--labels", "20")
    assert clinic.findings()["roll", "labels"] == "warning"


@pytest.mark.parametrize(
    ("year", "verdict"), [(1970, "broken"), (2025, "broken"), (2026, "ok"), (2040, "ok"), (2099, "broken")]
)
def test_a_clock_that_cannot_be_right_is_seen(year: int, verdict: str, tmp_path: Path) -> None:
    now = datetime(year, 6, 1, tzinfo=UTC)
    for language in LANGUAGES:
        found = {finding.about: finding for finding in look_at_machine(tmp_path, texts(language), now)}
        assert found["clock"].verdict == verdict


@pytest.mark.parametrize(
    ("free", "verdict"), [(LOW_BYTES, "ok"), (LOW_BYTES - 1, "warning"), (19_000_000, "broken"), (0, "broken")]
)
def test_a_disk_that_fills_up_is_seen(free: int, verdict: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Usage:
        def __init__(self, place: Path) -> None:
            self.free = free

    monkeypatch.setattr("kiosk.cli.doctor_machine.shutil.disk_usage", Usage)
    found = {finding.about: finding for finding in look_at_machine(tmp_path / "not/yet", texts("en"), NOW)}
    assert found["disk"].verdict == verdict


def test_a_clock_behind_the_last_day_of_work_is_seen(clinic: Clinic) -> None:
    store = clinic.open()
    with writing(store, Place(clinic.config.clinic.id, clinic.config.desk.id), NOW) as work:
        work.remember_day(NOW.replace(year=2070).date())
    store.close()
    assert clinic.findings()["day", ""] == "broken"


def test_jobs_that_wait_and_that_are_unknown_are_listed(clinic: Clinic) -> None:
    assert "Nothing waits" in clinic.kiosk("jobs").stdout
    unknown, waiting = clinic.queue(PrintState.UNKNOWN), clinic.queue()
    told = clinic.kiosk("jobs").stdout
    assert f"{unknown}  2" in told
    assert "UNKNOWN: did it come out?" in told
    assert waiting in told
    assert "kiosk jobs answer" in told


@pytest.mark.parametrize(("answer", "state"), [("yes", PrintState.CONFIRMED), ("no", PrintState.FAILED)])
def test_a_persons_answer_closes_an_unknown_job(answer: str, state: PrintState, clinic: Clinic) -> None:
    job = clinic.queue(PrintState.UNKNOWN)
    assert clinic.kiosk("jobs", "answer", job[-6:], answer).exit_code == 0
    assert clinic.state(job) is state
    assert "Nothing waits" in clinic.kiosk("jobs").stdout


@pytest.mark.parametrize("ending", ["", "zzzzzz", "abc"])
def test_an_answer_for_no_job_is_refused(ending: str, clinic: Clinic) -> None:
    clinic.queue(PrintState.UNKNOWN)
    result = clinic.kiosk("jobs", "answer", ending, "yes")
    assert (result.exit_code, "no open print job" in result.stderr) == (1, True)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "test_page"])
def test_whatever_did_not_come_out_is_printed_once_more_with_the_same_number_or_code(
    kind: Kind, clinic: Clinic
) -> None:
    job = clinic.queue(PrintState.UNKNOWN, example(kind))
    assert job in clinic.kiosk("jobs").stdout
    said = clinic.kiosk("jobs", "answer", job, "no", "--again")
    store = clinic.open()
    (again,) = open_jobs(store, clinic.config.clinic.id)
    claimed = PrintLedger(store).claim("labels")
    store.close()
    assert said.exit_code == 0
    assert (again.state, again.kind) == (PrintState.QUEUED, kind)
    assert claimed is not None
    numbered = kind in {"ticket", "temporary"}
    assert claimed.document == (replace(example(kind), reprint=True) if numbered else example(kind))  # type: ignore[call-arg]
    assert ("补打" in said.stdout) == numbered
    assert clinic.state(job) is PrintState.FAILED


def test_a_job_that_a_newer_program_wrote_is_refused_in_words_and_stays_unknown(clinic: Clinic) -> None:
    job = clinic.queue(PrintState.UNKNOWN)
    store = clinic.open()
    with store.writing() as connection:
        newer = {"kind": "ticket", "name": "王秀芳", "hologram": True}
        connection.execute(tables.print_jobs.update().values(document=json.dumps(newer)))
    store.close()
    said = clinic.kiosk("jobs", "answer", job, "no", "--again")
    assert (said.exit_code, "Update the program" in said.stderr) == (1, True)
    assert "王秀芳" not in said.output
    assert clinic.state(job) is PrintState.UNKNOWN


def test_what_came_out_is_not_printed_again(clinic: Clinic) -> None:
    job = clinic.queue(PrintState.UNKNOWN)
    clinic.kiosk("jobs", "answer", job, "yes", "--again")
    assert clinic.state(job) is PrintState.CONFIRMED
    assert "Nothing waits" in clinic.kiosk("jobs").stdout


def test_how_a_job_is_answered_is_told_on_a_machine_without_settings(tmp_path: Path) -> None:
    asked = ["jobs", "--config", str(tmp_path / "not-there.toml"), "answer", "--help"]
    told = CliRunner().invoke(main, asked)
    assert (told.exit_code, "--again" in told.output) == (0, True)


def test_a_job_that_prints_by_itself_cannot_be_answered_for(clinic: Clinic) -> None:
    job = clinic.queue()
    result = clinic.kiosk("jobs", "answer", job, "yes")
    assert (result.exit_code, clinic.state(job)) == (1, PrintState.QUEUED)


def test_a_roll_needs_a_printer_of_this_desk(clinic: Clinic) -> None:
    result = clinic.kiosk("roll", "receipts", "--labels", "5")
    assert (result.exit_code, "There are: labels" in result.stderr) == (1, True)
    assert "Nobody counts" in clinic.kiosk("roll", "labels").stdout
