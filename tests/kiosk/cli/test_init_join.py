"""`kiosk init --join`: another desk on the store that a machine has."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.cli.init import command
from kiosk.cli.opening import open_desk
from kiosk.config import load_config
from kiosk.domain.desks import DeskKind
from kiosk.print_routes import PrinterDuties
from kiosk.store.clinic_setup import find_desks
from kiosk.texts import LANGUAGES, texts
from set_up_machine import SetUpMachine, set_up_machine


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SetUpMachine:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    return set_up_machine(tmp_path)


def answers(**changed: str) -> str:
    given = {
        "phone": "",
        "director_phone": "000-0000001",
        "kind": "",
        "name": "1号窗口",
        "window": "",
        "prefix": "",
        "card_reader": "/dev/ttyS7",
        "scanner": "",
        "labels": "/dev/ttyS8",
        "labels_profile": "",
        "receipts": "",
        "cards": "",
    }
    return "".join(f"{answer}\n" for answer in {**given, **changed}.values())


def join(machine: SetUpMachine, typed: str, config: str = "window.toml") -> Result:
    path = machine.config.parent / config
    return CliRunner().invoke(
        command, ["--join", "--folder", str(machine.folder), "--config", str(path)], input=typed, catch_exceptions=False
    )


def test_a_window_joins_the_store_and_opens_it_with_its_own_settings(machine: SetUpMachine) -> None:
    done = join(machine, answers())
    assert (done.exit_code, done.stderr) == (0, "")
    config = load_config(machine.config.parent / "window.toml")
    assert (config.desk.kind, config.desk.name, config.desk.prefix) == (DeskKind.WINDOW, "1号窗口", "C1")
    assert (config.clinic.id, config.clinic.name) == ("clinic-1", "惠民门诊部")
    assert [printer.name for printer in config.printers] == ["labels"]
    opened = open_desk(config)
    desks = {desk.id: desk.prefix for desk in find_desks(opened.store, "clinic-1")}
    opened.store.close()
    assert desks == {"kiosk-1": "K1", config.desk.id: "C1"}
    assert "kiosk window --config" in done.stdout


def test_a_windows_ticket_printer_prints_every_slip_that_staff_have_a_key_for(machine: SetUpMachine) -> None:
    assert join(machine, answers(receipts="/dev/ttyS9") + "\n").exit_code == 0
    receipts = load_config(machine.config.parent / "window.toml").printers[-1]
    assert {"ticket", "temporary", "guidance", "wifi", "follow_up", "wall"} == set(receipts.prints)


def test_a_second_kiosk_gets_letters_of_its_own(machine: SetUpMachine) -> None:
    done = join(machine, answers(kind="kiosk", name="自助机 2"), "second.toml")
    assert done.exit_code == 0
    assert load_config(machine.config.parent / "second.toml").desk.prefix == "K2"


@pytest.mark.parametrize(("wrong", "said"), [({"name": "自助机 K1"}, "another name"), ({"prefix": "K1"}, "others")])
def test_names_and_letters_of_another_desk_are_refused_and_nothing_is_made(
    machine: SetUpMachine, wrong: dict[str, str], said: str
) -> None:
    done = join(machine, answers(**wrong))
    assert done.exit_code == 1
    assert said in done.stderr
    assert not (machine.config.parent / "window.toml").exists()


def test_a_printer_does_not_get_the_name_of_another_desk_s(machine: SetUpMachine) -> None:
    clinic = machine.opened()
    clinic.desk().own_printers.hold([PrinterDuties("labels", ("sticker",))])
    clinic.store.close()
    assert join(machine, answers()).exit_code == 0
    assert [one.name for one in load_config(machine.config.parent / "window.toml").printers] == ["c1-labels"]


def test_a_printer_does_not_get_the_name_of_a_desk_s_that_never_ran(machine: SetUpMachine) -> None:
    assert join(machine, answers()).exit_code == 0
    second = answers(name="2号窗口", card_reader="/dev/ttyS9", labels="/dev/ttyS10")
    assert join(machine, second, "second.toml").exit_code == 0
    assert [one.name for one in load_config(machine.config.parent / "second.toml").printers] == ["c2-labels"]


def test_somebody_s_settings_are_not_overwritten(machine: SetUpMachine) -> None:
    before = machine.config.read_text(encoding="utf-8")
    done = join(machine, answers(), machine.config.name)
    assert done.exit_code == 1
    assert machine.config.read_text(encoding="utf-8") == before


def test_settings_that_cannot_be_written_leave_no_desk_behind(machine: SetUpMachine) -> None:
    (machine.config.parent / "file").write_text("")
    assert join(machine, answers(), "file/window.toml").exit_code == 1
    clinic = machine.opened()
    assert [desk.id for desk in find_desks(clinic.store, "clinic-1")] == ["kiosk-1"]
    clinic.store.close()


def test_a_folder_without_a_store_is_told_as_such(machine: SetUpMachine) -> None:
    nowhere = machine.config.parent / "nowhere"
    done = CliRunner().invoke(command, ["--join", "--folder", str(nowhere), "--config", str(nowhere / "w.toml")])
    assert done.exit_code == 1
    assert f"There is no store in {nowhere}" in done.stderr


@pytest.mark.parametrize("phrase", ["join-no-clinic", "join-name-taken", "join-prefix-taken", "join-welcome"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_said_is_there_in_both_languages(language: str, phrase: str) -> None:
    assert texts(language).has(phrase)
