"""`kiosk import people`: lists as other programs and hands make them."""

from __future__ import annotations

import csv
import stat
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result
from openpyxl import Workbook
from sqlalchemy import func, select

from kiosk.__main__ import main
from kiosk.store import tables
from made_up_clinic import number
from set_up_machine import SetUpMachine, set_up_machine

HEADINGS = ("姓名", "身份证号", "性别", "出生日期", "电话", "家属电话", "小区")
MAPPING = """
[columns]
name = "姓名"
number = "身份证号"
sex = "性别"
birth_date = "出生日期"
phone = "电话"
family_phone = "家属电话"
compound = "小区"
"""
GOOD = ("王秀芳", number(2), "女", "1953-06-01", "138 0000 0000", "", "和平小区")


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SetUpMachine:
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    (tmp_path / "mapping.toml").write_text(MAPPING, encoding="utf-8")
    return set_up_machine(tmp_path)


def import_file(machine: SetUpMachine, file: Path) -> Result:
    mapping = machine.config.parent / "mapping.toml"
    arguments = ["import", "people", str(file), "--mapping", str(mapping), "--config", str(machine.config)]
    return CliRunner().invoke(main, arguments)


def as_csv(folder: Path, rows: Sequence[Sequence[object]], encoding: str = "utf-8") -> Path:
    path = folder / "people.csv"
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file).writerows([HEADINGS, *rows])
    return path


def people_in(machine: SetUpMachine) -> int:
    clinic = machine.opened()
    with clinic.store.reading() as connection:
        count = connection.execute(select(func.count()).select_from(tables.people)).scalar_one()
    clinic.store.close()
    return int(count)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_list_is_taken_and_taken_again_without_anybody_twice(machine: SetUpMachine, encoding: str) -> None:
    rows = [GOOD, ("赵𠮷", "", "男", "1951/9/17", "", "13900000000", ""), ("李国庆", "", "", "", "13700000000", "", "")]
    file = as_csv(machine.config.parent, rows, encoding)
    assert "3 people added, 0 completed, 0 known already, 0 rows refused" in import_file(machine, file).stdout
    assert "0 people added, 0 completed, 3 known already, 0 rows refused" in import_file(machine, file).stdout
    assert people_in(machine) == 3


def test_a_workbook_is_read_and_a_rounded_number_is_refused(machine: SetUpMachine, tmp_path: Path) -> None:
    book = Workbook()
    assert book.active is not None
    for row in (HEADINGS, GOOD, ("张美玲", 371502195306010000, "女", None, None, None, None)):
        book.active.append(list(row))
    book.save(tmp_path / "people.xlsx")
    result = import_file(machine, tmp_path / "people.xlsx")
    assert "1 people added, 0 completed, 0 known already, 1 rows refused" in result.stdout
    assert "rounded" in (tmp_path / "people.rejected.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(
    "written", ["3.71502E+17", "3.71502195306010e17", "371502195306010000", "371502195306010000.0"]
)
def test_a_number_that_a_spreadsheet_rounded_before_it_wrote_csv_is_told_as_that(
    machine: SetUpMachine, tmp_path: Path, written: str
) -> None:
    wrong = number(2)[:-1] + ("0" if number(2)[-1] != "0" else "1")
    import_file(
        machine, as_csv(tmp_path, [("张美玲", written, "", "", "", "", ""), ("王秀芳", wrong, "", "", "", "", "")])
    )
    told = (tmp_path / "people.rejected.csv").read_text(encoding="utf-8-sig").splitlines()
    assert ("format the column as text" in told[1], "format the column as text" in told[2]) == (True, False)


def test_refused_rows_come_back_with_their_reasons_for_the_owner_only(machine: SetUpMachine, tmp_path: Path) -> None:
    rows = [
        ("", number(2), "", "", "", "", ""),
        ("王秀芳", number(2)[:-1] + ("0" if number(2)[-1] != "0" else "1"), "", "", "", "", ""),
        ("王秀芳", number(2), "男", "", "", "", ""),
        ("王秀芳", "", "不知道", "", "", "", ""),
        ("王秀芳", "", "", "1953-02-30", "", "", ""),
        ("王秀芳", "", "", "", "12", "", ""),
        ("王秀芳", "", "", "", "", "", ""),
        ("王" * 61, *GOOD[1:]),
    ]
    rejected = tmp_path / "people.rejected.csv"
    rejected.touch(mode=0o644)
    result = import_file(machine, as_csv(tmp_path, rows))
    lines = list(csv.reader(rejected.read_text(encoding="utf-8-sig").splitlines()))
    assert "8 rows refused" in result.stdout
    assert lines[0] == [*HEADINGS, "why not"]
    assert len({line[-1] for line in lines[1:]}) == 8
    assert "at most 60 characters for a name, 300 for an address" in lines[-1][-1]
    assert stat.S_IMODE(rejected.stat().st_mode) == 0o600
    assert people_in(machine) == 0


def test_refused_rows_that_cannot_be_written_back_are_told_and_the_others_are_in(
    machine: SetUpMachine, tmp_path: Path
) -> None:
    (tmp_path / "people.rejected.csv").mkdir()
    result = import_file(machine, as_csv(tmp_path, [GOOD, ("", *GOOD[1:])]))
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr
    assert people_in(machine) == 1


def test_a_number_that_is_here_under_another_name_is_refused(machine: SetUpMachine, tmp_path: Path) -> None:
    import_file(machine, as_csv(tmp_path, [GOOD]))
    result = import_file(machine, as_csv(tmp_path, [("李国庆", *GOOD[1:])]))
    assert "1 rows refused" in result.stdout


def test_a_later_list_adds_what_was_missing(machine: SetUpMachine, tmp_path: Path) -> None:
    import_file(machine, as_csv(tmp_path, [(*GOOD[:4], "", "", "")]))
    assert "1 completed" in import_file(machine, as_csv(tmp_path, [GOOD])).stdout


def test_what_a_list_told_is_told_as_imported_and_not_as_seen_by_staff(machine: SetUpMachine, tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(f'{MAPPING}insurance_scheme = "医保"\n', encoding="utf-8")
    path = tmp_path / "people.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([(*HEADINGS, "医保"), (*GOOD, "居民医保")])
    assert "1 people added" in import_file(machine, path).stdout
    clinic = machine.opened()
    with clinic.store.reading() as connection:
        sources = set(connection.scalars(select(tables.person_history.c.source)))
        documents = set(connection.scalars(select(tables.documents.c.verified)))
        people = tables.people.c
        insurance = connection.execute(select(people.insurance_source, people.insurance_as_of)).one()
    clinic.store.close()
    assert (sources, documents, insurance[0]) == ({"imported"}, {"imported"}, "imported")
    assert insurance[1] is not None


@pytest.mark.parametrize("mapping", ["", '[columns]\nshoes = "鞋"', '[columns]\nnumber = "身份证号"', "]["])
def test_a_mapping_that_is_none_is_refused(machine: SetUpMachine, tmp_path: Path, mapping: str) -> None:
    (tmp_path / "mapping.toml").write_text(mapping, encoding="utf-8")
    result = import_file(machine, as_csv(tmp_path, [GOOD]))
    assert (result.exit_code, "mapping" in result.stderr) == (1, True)


def test_a_missing_column_is_named(machine: SetUpMachine, tmp_path: Path) -> None:
    (tmp_path / "few.csv").write_text("姓名,电话\n王秀芳,13800000000\n", encoding="utf-8")
    result = import_file(machine, tmp_path / "few.csv")
    assert (result.exit_code, "身份证号" in result.stderr) == (1, True)


def test_a_file_that_is_no_table_is_refused(machine: SetUpMachine, tmp_path: Path) -> None:
    (tmp_path / "photo.xlsx").write_bytes(b"\xff\xd8 not a workbook")
    result = import_file(machine, tmp_path / "photo.xlsx")
    assert (result.exit_code, "table" in result.stderr) == (1, True)


def test_a_workbook_whose_sheet_breaks_off_is_refused(machine: SetUpMachine, tmp_path: Path) -> None:
    book = Workbook()
    for row in (HEADINGS, GOOD):
        book.active.append(row)  # type: ignore[union-attr]
    book.save(tmp_path / "whole.xlsx")
    with ZipFile(tmp_path / "whole.xlsx") as whole, ZipFile(tmp_path / "torn.xlsx", "w") as torn:
        for name in whole.namelist():
            data = whole.read(name)
            torn.writestr(name, data[: len(data) // 2] if name.endswith("sheet1.xml") else data)
    result = import_file(machine, tmp_path / "torn.xlsx")
    assert (result.exit_code, "cannot be read as a table" in result.stderr) == (1, True)


def test_an_encoding_that_is_none_is_refused(machine: SetUpMachine, tmp_path: Path) -> None:
    (tmp_path / "mapping.toml").write_text(f"encoding = 5\n{MAPPING}", encoding="utf-8")
    result = import_file(machine, as_csv(tmp_path, [GOOD]))
    assert (result.exit_code, "cannot be read as a table" in result.stderr) == (1, True)
