"""The catalogue of the screens and the bench: both languages say the same things."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.texts import ASSETS

IDS = re.compile(r"^([a-z][a-z0-9-]*) =", re.MULTILINE)


def ids(file: Path) -> list[str]:
    return IDS.findall(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["senior.ftl", "bench.ftl"])
def test_both_languages_have_the_same_phrases_once_each(name):
    chinese, english = (ids(ASSETS / "translations" / language / name) for language in ("zh_CN", "en"))
    assert chinese == english
    assert len(set(chinese)) == len(chinese)
