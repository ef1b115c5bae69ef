"""The doctor looks at the voice that is configured, in every language, and not only at the shipped one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from kiosk.cli.doctor_voice import look_at_voice
from kiosk.cli.findings import Verdict
from kiosk.texts import LANGUAGES, texts
from kiosk.voice.pack import SHIPPED, Pack, load_pack, write_about

WORDS = texts("en")


def said(own: Path | None, shipped: Path = SHIPPED) -> dict[str, tuple[Verdict, str]]:
    return {finding.name: (finding.verdict, finding.says) for finding in look_at_voice(own, WORDS, shipped)}


def recorded(folder: Path, language: str) -> Path:
    """A whole pack of people, as far as its files tell."""
    shutil.copytree(SHIPPED / language, folder / language)
    pack = load_pack(folder / language)
    write_about(Pack(pack.folder, language, "Nurse Zhao", placeholder=False, seconds=pack.seconds))
    return folder


def test_the_shipped_voice_is_named_a_placeholder_in_every_language():
    placeholder = (Verdict.WARNING, WORDS("doctor-voice-placeholder"))
    assert said(None) == dict.fromkeys(LANGUAGES, placeholder)


def test_what_is_configured_is_looked_at_and_the_other_language_stays_a_placeholder(tmp_path):
    found = said(recorded(tmp_path, "zh_CN"))
    assert found["zh_CN"] == (Verdict.OK, WORDS("doctor-voice-ok"))
    assert found["en"] == (Verdict.WARNING, WORDS("doctor-voice-placeholder"))


def test_a_pack_that_grows_says_how_much_is_still_synthetic(tmp_path):
    write_about(Pack(tmp_path, "zh_CN"))
    shutil.copy(SHIPPED / "zh_CN" / "voice-done.ogg", tmp_path)
    verdict, words = said(tmp_path)["zh_CN"]
    assert verdict is Verdict.WARNING
    assert "still synthesised" in words


def test_the_clinics_own_words_without_a_sound_are_missing(tmp_path):
    folder = recorded(tmp_path, "zh_CN")
    pack = load_pack(folder / "zh_CN")
    write_about(Pack(pack.folder, "zh_CN", seconds=pack.seconds, words={"血压血糖": "words-1"}))
    assert said(folder)["zh_CN"][1].startswith("1 of ")


@pytest.mark.parametrize("written", ["language = 5", "\udcff"])
def test_a_pack_that_cannot_be_used_is_told_of_and_the_shipped_one_stays(tmp_path, written):
    (tmp_path / "pack.toml").write_bytes(written.encode("utf-8", "surrogateescape"))
    findings = list(look_at_voice(tmp_path, WORDS))
    assert len(findings) == 1 + len(LANGUAGES)
    assert {finding.verdict for finding in findings} == {Verdict.WARNING}


def test_no_voice_at_all_is_said_for_each_language(tmp_path):
    found = said(None, tmp_path)
    assert {found[language] for language in LANGUAGES} == {(Verdict.WARNING, WORDS("doctor-voice-none"))}
