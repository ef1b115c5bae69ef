"""The catalogue of the screens and the bench: both languages say the same things."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kiosk.domain.identity_number import Problem, Sex
from kiosk.domain.sessions import Period
from kiosk.journey.model import Notice, Waiting
from kiosk.texts import ASSETS, texts
from ui.bench.things import FAULTS

IDS = re.compile(r"^([a-z][a-z0-9-]*) =", re.MULTILINE)


def ids(file: Path) -> list[str]:
    return IDS.findall(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["senior.ftl", "bench.ftl"])
def test_both_languages_have_the_same_phrases_once_each(name):
    chinese, english = (ids(ASSETS / "translations" / language / name) for language in ("zh_CN", "en"))
    assert chinese == english
    assert len(set(chinese)) == len(chinese)


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_value_that_a_screen_may_meet_has_words(language):
    wanted = [f"notice-{notice.value}" for notice in Notice]
    wanted += [f"keypad-problem-{problem.value.replace('_', '-')}" for problem in Problem]
    wanted += [f"working-{waiting.value}" for waiting in Waiting]
    wanted += [f"senior-period-{period.value}" for period in Period]
    wanted += [f"sex-{sex.value.lower()}" for sex in Sex]
    for device, faults in FAULTS.items():
        wanted.append(f"bench-{device}")
        wanted += [f"bench-fault-{fault.replace('_', '-')}{end}" for fault in faults for end in ("", "-is")]
    assert [phrase for phrase in wanted if not texts(language).has(phrase)] == []
