"""A clinic on a real encrypted store, made once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.store.engine import make_store
from made_up_clinic import KEY, MadeUpClinic, SetClock, clinic_in, make_clinic_at


@pytest.fixture(scope="session")
def new_clinic_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("clinic") / "store.db"
    make_clinic_at(path, SetClock()).store.close()
    return path


@pytest.fixture
def clinic(tmp_path: Path, new_clinic_file: Path) -> Iterator[MadeUpClinic]:
    path = tmp_path / "store.db"
    shutil.copyfile(new_clinic_file, path)
    made = clinic_in(make_store(path, KEY), SetClock())
    yield made
    made.store.close()
