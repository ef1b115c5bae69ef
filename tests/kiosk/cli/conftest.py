"""A machine on which nothing is set up yet."""

from __future__ import annotations

from pathlib import Path

import pytest

from set_up_run import SetUp


@pytest.fixture
def set_up(tmp_path: Path) -> SetUp:
    return SetUp(tmp_path)
