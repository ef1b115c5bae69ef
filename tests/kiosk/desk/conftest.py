"""A clinic on a real encrypted store, made once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.domain.staff import Role
from kiosk.store.engine import make_store
from made_up_clinic import KEY, MadeUpClinic, SetClock, clinic_in, make_clinic_at
from staffed_window import StaffedWindow, staff_window, window_of


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


@pytest.fixture(scope="session")
def staffed_file(tmp_path_factory: pytest.TempPathFactory, new_clinic_file: Path) -> tuple[Path, dict[Role, str]]:
    path = tmp_path_factory.mktemp("staffed") / "store.db"
    shutil.copyfile(new_clinic_file, path)
    made = clinic_in(make_store(path, KEY), SetClock())
    staff = staff_window(made).staff
    made.store.close()
    return path, staff


@pytest.fixture
def staffed(tmp_path: Path, staffed_file: tuple[Path, dict[Role, str]]) -> Iterator[tuple[MadeUpClinic, StaffedWindow]]:
    path = tmp_path / "staffed.db"
    shutil.copyfile(staffed_file[0], path)
    made = clinic_in(make_store(path, KEY), SetClock())
    yield made, StaffedWindow(window_of(made), staffed_file[1])
    made.store.close()
