"""The file of settings that set-up writes for a desk, from answers. Asks nothing."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from uuid6 import uuid7

from kiosk.config import load_config
from kiosk.config_values import DocumentKindName
from kiosk.domain.desks import DeskKind

ZONE = "Asia/Shanghai"


@dataclass(frozen=True)
class PrinterAnswer:
    """A printer as told by whoever sets up."""

    name: str
    url: str
    profile: str
    prints: tuple[DocumentKindName, ...]


@dataclass(frozen=True)
class DeskAnswers:
    """What stands in a desk's settings. `settings_note` is one line at the head of the file."""

    clinic_name: str
    phone: str | None
    director_phone: str | None
    kind: DeskKind
    desk_name: str
    window: str
    prefix: str
    card_reader: str | None
    scanner: str | None
    printers: tuple[PrinterAnswer, ...]
    settings_note: str
    zone: str = ZONE
    clinic_id: str = field(default_factory=lambda: str(uuid7()))
    desk_id: str = field(default_factory=lambda: str(uuid7()))


def write_settings(desk: DeskAnswers, folder: Path, config: Path, made: list[Path]) -> None:
    """Write a new file of settings and read it back. Raises OSError."""
    config.parent.mkdir(parents=True, exist_ok=True)
    with config.open("x", encoding="utf-8") as file:  # never over somebody's settings
        made.append(config)
        file.write(settings_text(desk, folder))
        file.flush()
        os.fsync(file.fileno())
    load_config(config)


@contextmanager
def undone_on_trouble() -> Iterator[list[Path]]:
    """Hand out a list for what is being made; whatever still stands on it when something fails is removed."""
    made: list[Path] = []
    try:
        yield made
    except BaseException:
        for path in reversed(made):
            shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
        raise


def settings_text(desk: DeskAnswers, folder: Path) -> str:
    """Return kiosk.toml; kiosk.example.toml says what else may stand there."""
    tables: list[tuple[str, dict[str, object]]] = [
        ("[clinic]", _given(id=desk.clinic_id, name=desk.clinic_name, phone=desk.phone)),
        ("[desk]", _given(id=desk.desk_id, name=desk.desk_name, kind=desk.kind.value)),
        ("[store]", {"folder": str(folder)}),
    ]
    tables[0][1].update(_given(director_phone=desk.director_phone, zone=desk.zone))
    tables[1][1].update(window=desk.window, prefix=desk.prefix)
    tables += [
        (f"[{name}]", {"url": url})
        for name, url in (("card_reader", desk.card_reader), ("scanner", desk.scanner))
        if url is not None
    ]
    tables += [("[[printers]]", {**vars(printer), "prints": list(printer.prints)}) for printer in desk.printers]
    return "\n\n".join([f"# {desk.settings_note}", *(_table_text(name, values) for name, values in tables)]) + "\n"


def _given(**values: str | None) -> dict[str, object]:
    return {key: value for key, value in values.items() if value is not None}


def _table_text(name: str, values: dict[str, object]) -> str:
    # JSON's strings and lists of strings are TOML's too, as long as no control character is in them.
    return "\n".join([name, *(f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in values.items())])
