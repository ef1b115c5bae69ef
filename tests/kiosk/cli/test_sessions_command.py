"""`kiosk sessions`, as a technician runs it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import update

from kiosk.__main__ import main
from kiosk.cli.store_access import opened_store
from kiosk.store import tables
from kiosk.voice.pack import Pack, write_about
from set_up_machine import SetUpMachine, set_up_machine


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SetUpMachine:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    return set_up_machine(tmp_path)


def run(machine: SetUpMachine, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["sessions", *arguments, "--config", str(machine.config)])


def made_every_day(machine: SetUpMachine) -> str:
    department = run(machine, "add-department", "眼科", "眼睛").stdout.strip()
    result = run(
        machine, "add-line", department, "--weekdays", "1,2,3,4,5,6,7", "--period", "morning",
        "--from", "00:00", "--to", "23:59", "--doctor", "沈月", "--room", "301",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    return department


def test_a_line_of_the_timetable_makes_two_weeks_and_no_day_twice(machine: SetUpMachine) -> None:
    made_every_day(machine)
    assert "0 sessions made" in run(machine, "make").stdout
    assert run(machine, "list").stdout.count("沈月") == 1
    assert run(machine, "plan").stdout.count("沈月") == 7


def test_a_day_without_sessions_says_how_they_are_made(machine: SetUpMachine) -> None:
    result = run(machine, "list", "--day", "2031-01-01")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "kiosk sessions make" in result.stderr


def test_a_session_is_closed_reopened_and_gets_numbers_added(machine: SetUpMachine) -> None:
    made_every_day(machine)
    mark = next(line for line in run(machine, "list").stdout.splitlines() if "沈月" in line).split()[0]
    run(machine, "close", mark)
    assert "closed" in run(machine, "list").stdout
    assert run(machine, "reopen", mark).stderr == ""
    assert run(machine, "add-numbers", mark, "3").exit_code == 0
    assert "free 243, open" in run(machine, "list").stdout


def test_a_room_that_two_doctors_would_share_is_told_and_planned_all_the_same(machine: SetUpMachine) -> None:
    department = made_every_day(machine)
    for room, told in (("301 诊室", True), ("302", False)):
        result = run(
            machine, "add-line", department, "--weekdays", "1,2", "--period", "noon",
            "--from", "12:00", "--to", "13:00", "--doctor", "周建平", "--room", room,
        )  # fmt: skip
        assert (result.exit_code, "沈月 at that time (00:00-23:59)" in result.stderr) == (0, told)
    assert run(machine, "plan").stdout.count("周建平") == 4


@pytest.mark.parametrize(
    "arguments",
    [("close", "ffffffff"), ("add-numbers", "ffffffff", "1"), ("add-department", " ", " ")],
)
def test_what_cannot_be_done_is_said_in_one_line(machine: SetUpMachine, arguments: tuple[str, ...]) -> None:
    result = run(machine, *arguments)
    assert (result.exit_code, len(result.stderr.splitlines())) == (1, 1)


def test_impossible_slots_are_refused(machine: SetUpMachine) -> None:
    department = run(machine, "add-department", "眼科", "眼睛").stdout.strip()
    result = run(
        machine, "add-line", department, "--period", "morning", "--from", "08:00", "--to", "12:00",
        "--doctor", "沈月", "--room", "301", "--slot", "45",
    )  # fmt: skip
    assert (result.exit_code, "5 to 30 minutes" in result.stderr) == (1, True)


def test_a_hidden_department_is_marked_and_its_words_need_no_recording(machine: SetUpMachine, tmp_path: Path) -> None:
    mark = run(machine, "add-department", "眼科", "眼睛看不清").stdout.strip()
    assert "(hidden)" not in run(machine, "plan").stdout
    write_about(Pack(tmp_path / "own", "zh_CN"))
    check = ["voice", "check", str(tmp_path / "own"), "--config", str(machine.config)]
    assert "眼睛看不清" in CliRunner().invoke(main, check).stdout
    with opened_store(machine.config) as opened, opened.store.writing() as connection:
        named = tables.departments.c.name == "眼科"
        connection.execute(update(tables.departments).where(named).values(hidden_at=datetime.now(UTC)))
    assert f"{mark}  眼科  眼睛看不清  (hidden)" in run(machine, "plan").stdout.splitlines()
    assert "眼睛看不清" not in CliRunner().invoke(main, check).stdout


@pytest.mark.parametrize("command", [["sessions", "make"], ["wall"]])
def test_a_store_that_another_program_keeps_busy_is_told_in_words_and_with_what_to_do(
    command: list[str], machine: SetUpMachine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.store.connection.BUSY_TIMEOUT_MS", 20)  # as if it had been waited for
    with opened_store(machine.config) as opened, opened.store.writing():
        result = CliRunner().invoke(main, [*command, "--config", str(machine.config)])
    assert (result.exit_code, "Another program keeps the store" in result.stderr) == (1, True)
