"""`kiosk import people`: a clinic's list of people (CSV or xlsx) into the store, by a mapping of its columns.

Rows that cannot be taken are written back with the reason, into a file only its owner may read. The same list may be
imported again, as often as one likes: nobody is there twice.
"""

from __future__ import annotations

import csv
import os
import tomllib
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import click

from kiosk.cli.config_option import config_option
from kiosk.cli.store_access import OpenStore, opened_store
from kiosk.desk.people_import import Outcome, import_rows
from kiosk.domain.identity_number import Sex
from kiosk.domain.people_import import USUAL_SEXES, Column, ImportedPerson, Mapped, RowProblem, read_row
from kiosk.domain.person_record import LONGEST
from kiosk.store.writing import writing
from kiosk.texts import terminal_texts

BATCH = 500
_Row = Mapping[str, object]
_Outcomes = list[Outcome | RowProblem]


@click.group("import")
def command() -> None:
    """Bring lists of other programs in."""


@command.command("people")
@config_option
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--mapping",
    "mapping_path",
    required=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help='TOML: [columns] name = "姓名", number = "身份证号" …; [values.sex] "男" = "M"; sheet, encoding.',
)
@click.option("--rejected", type=click.Path(path_type=Path), help="Where refused rows go; beside FILE by default.")
def people(config_path: Path, file: Path, mapping_path: Path, rejected: Path | None) -> None:
    """Import people from FILE (.csv or .xlsx)."""
    mapped = _mapping(mapping_path)
    refused = rejected or file.with_name(f"{file.stem}.rejected.csv")
    counts = Counter[str]()
    with opened_store(config_path) as opened, _Refused(refused) as kept:
        today = datetime.now(UTC).astimezone(opened.settings.zone).date()
        for batch in _batches(_rows(file, mapped)):
            outcomes = _import_batch(opened, batch, mapped, today)
            kept.keep(batch, outcomes)
            counts.update("rejected" if isinstance(one, RowProblem) else one.value for one in outcomes)
            click.echo(terminal_texts()("import-progress", count=str(counts.total())), err=True)
    click.echo(
        terminal_texts()(
            "import-done",
            added=str(counts["added"]),
            completed=str(counts["completed"]),
            known=str(counts["known"]),
            rejected=str(counts["rejected"]),
        )
    )
    if counts["rejected"]:
        click.echo(terminal_texts()("import-rejected", path=str(refused)))


def _import_batch(opened: OpenStore, batch: Sequence[_Row], mapped: Mapped, today: date) -> _Outcomes:
    read = [read_row(row, mapped, today) for row in batch]
    with writing(opened.store, opened.settings.place, datetime.now(UTC)) as work:
        taken = iter(import_rows(work, [row for row in read if isinstance(row, ImportedPerson)]))
    return [row if isinstance(row, RowProblem) else next(taken) for row in read]


class _Refused:
    """The file of refused rows; it is made when the first row is refused."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rows: list[tuple[_Row, RowProblem]] = []

    def __enter__(self) -> _Refused:
        return self

    def __exit__(self, *_: object) -> None:
        if not self._rows:
            return
        try:
            self._write()
        except OSError as trouble:  # a list on a stick that cannot be written to
            told = {"path": str(self._path), "reason": trouble.strerror or type(trouble).__name__}
            raise click.ClickException(terminal_texts()("import-rejected-unwritable", **told)) from None

    def keep(self, batch: Sequence[_Row], outcomes: _Outcomes) -> None:
        self._rows += [(row, one) for row, one in zip(batch, outcomes, strict=True) if isinstance(one, RowProblem)]

    def _write(self) -> None:
        words, reason = terminal_texts(), terminal_texts()("import-reason")
        longest = {name.value: str(most) for name, most in LONGEST.items()}
        headings = list(dict.fromkeys(heading for row, _ in self._rows for heading in row))
        descriptor = os.open(self._path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8-sig", newline="") as file:
            os.fchmod(descriptor, 0o600)  # one that lay there may have been open to all
            table = csv.writer(file)
            table.writerow([*headings, reason])
            for row, problem in self._rows:
                cells = ["" if row.get(one) is None else str(row[one]) for one in headings]
                table.writerow([*cells, words(f"import-problem-{problem.value}", **longest)])


def _batches(rows: Iterable[_Row]) -> Iterator[list[_Row]]:
    waiting = iter(rows)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def _rows(file: Path, mapped: Mapped) -> Iterator[_Row]:
    lines = _sheet_lines(file, mapped) if file.suffix.lower() in {".xlsx", ".xlsm"} else _csv_lines(file, mapped)
    headings = [str(cell).strip() if cell is not None else "" for cell in next(lines, [])]
    missing = [heading for heading in mapped.columns.values() if heading not in headings]
    if missing:
        raise click.ClickException(terminal_texts()("import-no-column", columns=", ".join(missing)))
    for line in lines:
        row = {heading: cell for heading, cell in zip(headings, line, strict=False) if heading}
        if any(cell not in (None, "") for cell in row.values()):
            yield row


def _csv_lines(file: Path, mapped: Mapped) -> Iterator[list[Any]]:
    try:
        with file.open(encoding=mapped.encoding or _encoding_of(file), newline="") as text:
            yield from csv.reader(text)
    except (UnicodeError, LookupError, csv.Error):
        raise click.ClickException(terminal_texts()("import-unreadable", file=str(file))) from None


def _encoding_of(file: Path) -> str:
    """Return UTF-8 where the file is, else GB 18030: what spreadsheets in China write."""
    try:
        with file.open(encoding="utf-8-sig") as text:
            for _ in text:
                pass
    except UnicodeDecodeError:
        return "gb18030"
    return "utf-8-sig"


def _sheet_lines(file: Path, mapped: Mapped) -> Iterator[list[Any]]:
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415 - a list in CSV does not wait for it

    broken = (BadZipFile, InvalidFileException, KeyError, OSError, ValueError, EOFError, zlib.error, SyntaxError)
    try:
        yield from _lines_of_book(file, mapped)
    except broken:  # the last is what its XML is called that breaks off; a sheet is read row by row
        raise click.ClickException(terminal_texts()("import-unreadable", file=str(file))) from None


def _lines_of_book(file: Path, mapped: Mapped) -> Iterator[list[Any]]:
    from openpyxl import load_workbook  # noqa: PLC0415 - as above

    book = load_workbook(file, read_only=True, data_only=True)
    if mapped.sheet is not None and mapped.sheet not in book.sheetnames:
        raise click.ClickException(terminal_texts()("import-no-sheet", sheet=mapped.sheet))
    sheet = book[mapped.sheet or book.sheetnames[0]]
    for line in sheet.iter_rows(values_only=True):
        yield list(line)
    book.close()


def _mapping(path: Path) -> Mapped:
    """Return the mapping. Raises click.ClickException."""
    words = terminal_texts()
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        columns = {Column(name): str(heading) for name, heading in dict(data["columns"]).items()}
        sexes = {str(text): Sex(value) for text, value in dict(data.get("values", {}).get("sex", {})).items()}
        formats = tuple(str(one) for one in data.get("date_formats", ()))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, ValueError, TypeError, AttributeError):
        known = ", ".join(Column)
        raise click.ClickException(words("import-mapping-wrong", file=str(path), known=known)) from None
    if Column.NAME not in columns:
        raise click.ClickException(words("import-mapping-wrong", file=str(path), known=", ".join(Column)))
    given = {"date_formats": formats} if formats else {}
    sheet, encoding = (None if data.get(key) is None else str(data[key]) for key in ("sheet", "encoding"))
    return Mapped(columns, {**USUAL_SEXES, **sexes}, sheet=sheet, encoding=encoding, **given)
