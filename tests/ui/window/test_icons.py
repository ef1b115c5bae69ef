"""Every sign that the console draws is there: another one in its place would say something else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ui import window

DRAWN = re.compile(r'Icon\("(\w+)"(?: if \w+ else "(\w+)")?')
SOURCES = sorted(Path(window.__path__[0]).glob("*.py"))
NAMES = sorted({name for file in SOURCES for found in DRAWN.findall(file.read_text("utf-8")) for name in found if name})


@pytest.mark.parametrize("name", NAMES)
def test_every_sign_has_its_drawing(name):
    assert (Path(__file__).parents[3] / "assets" / "icons" / f"{name}.svg").is_file()


def test_the_signs_are_found_in_the_source():
    assert {"search", "print", "warning", "check"} <= set(NAMES)
