"""`kiosk sessions`, as a technician runs it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import func, select, update

from kiosk.__main__ import main
from kiosk.cli.store_access import opened_store
from kiosk.desk.clock import ask_about_clock, confirm_clock
from kiosk.desk.workplace import Workplace
from kiosk.store import tables
from kiosk.voice.pack import Pack, write_about
from made_up_clinic import DAY, SetClock, card, codes_of_the_clinic
from set_up_machine import SetUpMachine, set_up_machine

AHEAD = timedelta(days=20)


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


@pytest.fixture
def ahead(machine: SetUpMachine, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """Two people registered under a clock twenty days ahead, which is right again; the ends of both sessions' ids."""
    clock = SetClock()
    clinic = machine.opened(clock)
    place = Workplace(clinic.store, clinic.settings, *codes_of_the_clinic(), clock)
    later, today = clinic.session("内科", day=DAY + AHEAD), clinic.session("眼科")
    clock.moment += AHEAD
    for order in (2, 4):
        clinic.registered(clinic.desk(), card(order), later)
    clock.moment -= AHEAD
    ask_about_clock(place)
    with clinic.store.reading() as connection:
        (call,) = connection.scalars(select(tables.help_calls.c.id))
    confirm_clock(place, call)
    clinic.store.close()
    for module in ("opening", "sessions"):
        monkeypatch.setattr(f"kiosk.cli.{module}.SystemClock", lambda: clock)
    return later[-8:], today[-8:]


def test_who_registered_under_a_clock_that_ran_ahead_is_told_and_moved_to_today(
    machine: SetUpMachine, ahead: tuple[str, str]
) -> None:
    later, today = ahead
    day = (DAY + AHEAD).isoformat()
    assert f"2 are registered for {day}" in run(machine, "list").stderr
    assert f"{later} " in run(machine, "list", "--day", day).stdout
    moved = run(machine, "move", later, today, "--day", day)
    assert (moved.stdout, moved.stderr) == ("2 moved, each with a new ticket.\n", "")
    listed = run(machine, "list")
    assert listed.stderr == ""
    assert "registered 2" in next(line for line in listed.stdout.splitlines() if line.startswith(today))
    with opened_store(machine.config) as opened, opened.store.reading() as connection:
        given = connection.execute(select(tables.registrations.c.day, tables.registrations.c.number)).all()
        tickets = connection.scalar(select(func.count()).where(tables.print_jobs.c.kind == "ticket"))
    assert sorted(given) == [(DAY, 3), (DAY, 4), (DAY + AHEAD, 1), (DAY + AHEAD, 2)]
    assert tickets == 4


def test_who_registered_while_the_clock_was_behind_is_moved_to_the_day_that_it_is(
    machine: SetUpMachine, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = SetClock()
    clinic = machine.opened(clock)
    behind, today = clinic.session("内科"), clinic.session("眼科", day=DAY + AHEAD)
    clinic.registered(clinic.desk(), card(2), behind)
    clinic.store.close()
    clock.moment += AHEAD
    for module in ("opening", "sessions"):
        monkeypatch.setattr(f"kiosk.cli.{module}.SystemClock", lambda: clock)
    moved = run(machine, "move", behind[-8:], today[-8:], "--day", DAY.isoformat())
    assert (moved.stdout, moved.stderr) == ("1 moved, each with a new ticket.\n", "")


def test_nobody_is_moved_to_or_from_a_session_that_is_not_there(machine: SetUpMachine, ahead: tuple[str, str]) -> None:
    later, today = ahead
    for wrong in ((later, today), (today, "nowhere")):
        refused = run(machine, "move", *wrong)
        assert (refused.exit_code, refused.stdout, refused.stderr.startswith("Error: ")) == (1, "", True)
