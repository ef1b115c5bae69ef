"""The doctor's look at the machine: fonts, sound, voice, clock, disk, SQLite, input method. Changes nothing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from kiosk.cli.doctor_voice import look_at_voice
from kiosk.cli.findings import Finding, Verdict
from kiosk.cli.input_method import InputState, find_input_method
from kiosk.store.ballast import LOW_BYTES
from kiosk.store.connection import OLDEST_SAFE_SQLITE
from kiosk.texts import Texts
from printing.fonts import missing_glyphs
from ui.audio_output import can_sound

LEVEL_3 = "𬭎𠮷𫖯㛃䶮"
"""Characters of names that GB 18030-2022 level 3 asks for."""
COMMON = "国王李张刘陈杨黄赵吴周徐孙马朱胡·℃，。"
NEARLY_NONE_BYTES = 20_000_000
OLDEST_DAY = datetime(2026, 1, 1, tzinfo=UTC)
"""The program is younger than that: an earlier clock is wrong."""
NEWEST_DAY = datetime(2080, 1, 1, tzinfo=UTC)


def look_at_machine(
    folder: Path, words: Texts, now: datetime, is_window: bool = False, voice: Path | None = None
) -> Iterator[Finding]:
    """Give what is found of the machine; `folder` is where the store lies, `voice` the clinic's own pack.

    At a window names are typed.
    """
    yield _fonts(words)
    yield _sound(words)
    yield from look_at_voice(voice, words)
    yield _clock(words, now)
    yield _disk(folder, words)
    yield _sqlite(words)
    yield _input_method(words, is_window)


def _fonts(words: Texts) -> Finding:
    if missing_glyphs(COMMON):
        return Finding("fonts", Verdict.BROKEN, words("doctor-fonts-broken"))
    missing = missing_glyphs(LEVEL_3)
    if missing:
        return Finding("fonts", Verdict.WARNING, words("doctor-fonts-rare", count=str(len(missing))))
    return Finding("fonts", Verdict.OK, words("doctor-fonts-ok"))


def _sound(words: Texts) -> Finding:
    if can_sound():
        return Finding("sound", Verdict.OK, words("doctor-sound-ok"))
    return Finding("sound", Verdict.WARNING, words("doctor-sound-none"))


def _clock(words: Texts, now: datetime) -> Finding:
    told = now.strftime("%Y-%m-%d %H:%M %Z")
    if OLDEST_DAY <= now <= NEWEST_DAY:
        return Finding("clock", Verdict.OK, words("doctor-clock-ok", now=told))
    return Finding("clock", Verdict.BROKEN, words("doctor-clock-wrong", now=told))


def _disk(folder: Path, words: Texts) -> Finding:
    place = next(parent for parent in (folder, *folder.parents) if is_there(parent))
    free = shutil.disk_usage(place).free
    megabytes = str(free // 1_000_000)
    if free < NEARLY_NONE_BYTES:
        return Finding("disk", Verdict.BROKEN, words("doctor-disk-full", free=megabytes))
    if free < LOW_BYTES:
        return Finding("disk", Verdict.WARNING, words("doctor-disk-low", free=megabytes))
    return Finding("disk", Verdict.OK, words("doctor-disk-ok", free=megabytes))


def is_there(path: Path) -> bool:
    """Whether this user can see a file or folder; one that is hidden behind somebody else's folder is not there."""
    try:
        return path.exists()
    except OSError:
        return False


def _sqlite(words: Texts) -> Finding:
    version = dbapi2.sqlite_version
    if dbapi2.sqlite_version_info < OLDEST_SAFE_SQLITE:
        return Finding("sqlite", Verdict.BROKEN, words("doctor-sqlite-old", version=version))
    return Finding("sqlite", Verdict.OK, words("doctor-sqlite-ok", version=version))


def _input_method(words: Texts, is_window: bool) -> Finding:
    found = find_input_method()
    says = words(f"doctor-input-{found.state.value}", name=found.name, install=found.install)
    if found.state is InputState.READY:
        return Finding("input", Verdict.OK, says)
    return Finding("input", Verdict.WARNING if is_window else Verdict.INFO, says)
