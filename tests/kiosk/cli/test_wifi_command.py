"""`kiosk wifi`: the visitors' network, whose password stays in the store."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.cli.wifi import command
from kiosk.domain.wifi import WifiNetwork, name_problem, password_problem
from kiosk.store.wifi import wifi_in_use
from set_up_machine import SetUpMachine, set_up_machine

PASSWORD = "kaffee-123"  # noqa: S105  made up


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SetUpMachine:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    return set_up_machine(tmp_path)


def wifi(machine: SetUpMachine, *arguments: str, typed: str = "") -> Result:
    do, *more = arguments
    return CliRunner().invoke(command, [do, "--config", str(machine.config), *more], input=typed)


def in_use(machine: SetUpMachine) -> WifiNetwork | None:
    clinic = machine.opened()
    with clinic.store.reading() as connection:
        found = wifi_in_use(connection, "clinic-1")
    clinic.store.close()
    return found


def test_a_network_is_kept_with_its_password_which_is_never_shown(machine: SetUpMachine) -> None:
    done = wifi(machine, "set", "候诊室", "--hidden", typed=f"{PASSWORD}\n")
    assert done.exit_code == 0
    assert in_use(machine) == WifiNetwork("候诊室", PASSWORD, hidden=True)
    shown = wifi(machine, "show")
    assert "候诊室" in shown.stdout
    assert PASSWORD not in done.output + shown.output + machine.config.read_text(encoding="utf-8")


def test_the_newest_network_is_in_use_and_one_that_ended_is_forgotten(machine: SetUpMachine) -> None:
    wifi(machine, "set", "old", typed=f"{PASSWORD}\n")
    wifi(machine, "set", "new", "--open")
    assert in_use(machine) == WifiNetwork("new")
    assert wifi(machine, "off").exit_code == 0
    assert in_use(machine) is None


@pytest.mark.parametrize(
    ("name", "typed"), [("n" * 33, f"{PASSWORD}\n"), ("汉" * 11, f"{PASSWORD}\n"), ("net", "short\n"), ("net", "")]
)
def test_what_can_be_no_network_is_refused_and_nothing_changes(machine: SetUpMachine, name: str, typed: str) -> None:
    done = wifi(machine, "set", name, typed=typed)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: ")
    assert in_use(machine) is None


def test_a_password_has_8_to_63_ascii_characters_and_a_name_32_bytes() -> None:
    assert [
        password_problem(text) is None for text in ("1234567", "12345678", "x" * 63, "x" * 64, "密码密码密码密码")
    ] == [
        False,
        True,
        True,
        False,
        False,
    ]
    assert [name_problem(text) is None for text in ("", "n", "n" * 32, "a\nb")] == [False, True, True, False]
