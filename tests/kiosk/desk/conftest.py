"""A clinic on a real encrypted store, made once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from kiosk.desk.window_desk import WindowDesk
from kiosk.domain.sessions import Period
from kiosk.domain.staff import Role
from kiosk.domain.timetable import SessionProblem, SessionShape
from kiosk.store.engine import make_store
from made_up_clinic import KEY, MadeUpClinic, SetClock, clinic_in, make_clinic_at
from staffed_window import StaffedWindow, staff_window, window_of

SHAPE = SessionShape("", Period.AFTERNOON, time(14), time(16), "周建平", "206", "2楼")


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


@pytest.fixture
def window(staffed: tuple[MadeUpClinic, StaffedWindow]) -> WindowDesk:
    """The window with a lead at it."""
    return staffed[1].signed_in()


@pytest.fixture
def shape(window: WindowDesk) -> SessionShape:
    """A session to be, of a department that was just made."""
    made = window.timetable.add_department("眼科", "眼睛", "visibility")
    assert not isinstance(made, SessionProblem)
    return replace(SHAPE, department_id=made)
