"""`kiosk backup` and `kiosk audit`, as a technician runs them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import select, update

from kiosk.__main__ import main
from kiosk.domain.staff import Role
from kiosk.store import tables
from kiosk.store.staff import add_staff, hash_pin, sign_in_as
from kiosk.store.writing import writing
from kiosk.texts import terminal_texts
from made_up_clinic import card
from set_up_machine import SetUpMachine, set_up_machine


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SetUpMachine:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    return set_up_machine(tmp_path)


def run(machine: SetUpMachine, *arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "--config", str(machine.config)])


def test_a_backup_is_made_listed_and_put_back(machine: SetUpMachine) -> None:
    assert run(machine, "backup", "now").exit_code == 0
    listed = run(machine, "backup", "list").stdout.splitlines()
    assert len(listed) == 1
    path = listed[0].split("  ")[-1]
    restored = run(machine, "backup", "restore", "--yes", path)
    assert (restored.exit_code, "Restored" in restored.stdout) == (0, True)


def test_a_restore_is_refused_while_the_desk_works(machine: SetUpMachine) -> None:
    run(machine, "backup", "now")
    path = run(machine, "backup", "list").stdout.split("  ")[-1].strip()
    clinic = machine.opened()
    refused = run(machine, "backup", "restore", "--yes", path)
    clinic.store.close()
    assert (refused.exit_code, "busy" in refused.stderr) == (1, True)


def test_a_restore_asks_first(machine: SetUpMachine) -> None:
    run(machine, "backup", "now")
    path = run(machine, "backup", "list").stdout.split("  ")[-1].strip()
    before = (machine.folder / "store.db").read_bytes()
    ended = run(machine, "backup", "restore", path)
    assert (ended.exit_code, ended.stderr.strip()) == (1, terminal_texts()("command-ended"))
    assert (machine.folder / "store.db").read_bytes() == before


def test_what_is_no_backup_is_refused_and_the_store_stays(machine: SetUpMachine, tmp_path: Path) -> None:
    (tmp_path / "photo.db").write_bytes(b"not a store" * 1000)
    before = (machine.folder / "store.db").read_bytes()
    refused = run(machine, "backup", "restore", "--yes", str(tmp_path / "photo.db"))
    assert (refused.exit_code, "photo.db is no backup" in refused.stderr) == (1, True)
    assert (machine.folder / "store.db").read_bytes() == before


def test_without_backups_the_list_says_so(machine: SetUpMachine) -> None:
    result = run(machine, "backup", "list")
    assert (result.exit_code, result.stdout, "no backup" in result.stderr) == (0, "", True)


def test_without_a_key_the_technician_is_told_which_file_is_missing(machine: SetUpMachine) -> None:
    (machine.folder / "store.key").unlink()
    result = run(machine, "backup", "now")
    assert (result.exit_code, "store.key" in result.stderr) == (1, True)


def test_an_untouched_audit_is_whole(machine: SetUpMachine) -> None:
    result = run(machine, "audit", "verify")
    assert (result.exit_code, "whole" in result.stdout) == (0, True)


def test_an_audit_line_edited_by_hand_is_named(machine: SetUpMachine) -> None:
    clinic = machine.opened()
    clinic.registered(clinic.desk(), card(2), clinic.session("眼科"))
    with clinic.store.writing() as connection:
        audit = tables.audit
        connection.execute(update(audit).where(audit.c.position == 2).values(event="nothing"))
    clinic.store.close()
    result = run(machine, "audit", "verify")
    assert (result.exit_code, "was changed" in result.stderr) == (1, True)


def test_the_audit_is_listed_in_order_and_holds_no_name_and_no_number(machine: SetUpMachine) -> None:
    clinic = machine.opened()
    clinic.registered(clinic.desk(), card(2), clinic.session("眼科"))
    clinic.store.close()
    lines = run(machine, "audit", "list").stdout
    positions = [int(line.split()[0]) for line in lines.splitlines()]
    assert positions == sorted(positions)
    assert "registered" in lines
    assert "王秀芳" not in lines
    assert card(2).number not in lines


def test_a_line_about_a_pin_names_the_member_of_staff_and_nobody_else_is_named(machine: SetUpMachine) -> None:
    clinic = machine.opened()
    with writing(clinic.store, clinic.settings.place, datetime.now(UTC)) as work:
        nurse = add_staff(work, "周护士", Role.NURSE, hash_pin("482913"))
    sign_in_as(clinic.store, clinic.settings.place, datetime.now(UTC), nurse, "000000")
    clinic.store.close()
    (line,) = [line for line in run(machine, "audit", "list").stdout.splitlines() if "pin_tried" in line]
    assert "周护士" in line
    assert nurse not in line


def test_a_tail_that_was_cut_with_care_is_found_by_the_signature(machine: SetUpMachine) -> None:
    clinic = machine.opened()
    with clinic.store.writing() as connection:
        last = connection.execute(select(tables.audit).order_by(tables.audit.c.position.desc()).limit(1)).one()
        connection.execute(tables.audit.delete().where(tables.audit.c.id == last.id))
        head = {"audit_head": last.previous, "audit_position": last.position - 1}
        connection.execute(tables.incarnations.update().values(head))
    clinic.store.close()
    result = run(machine, "audit", "verify")
    assert (result.exit_code, "cut off" in result.stderr) == (1, True)
