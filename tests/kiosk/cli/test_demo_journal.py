"""The demo's summary: a chapter for each journey, with what to look at."""

from pathlib import Path

import pytest

from kiosk.cli.demo_play import Journal
from kiosk.cli.demo_run import clear
from kiosk.texts import LANGUAGES, texts


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_summary_has_a_chapter_for_each_journey_with_its_steps_and_pictures(language: str, tmp_path: Path) -> None:
    words, said = texts(language), list[str]()
    journal = Journal(tmp_path, words, said.append)
    for journey in "acd":
        journal.begin(journey)
        journal.note("demo-step-welcome", f"{journey}1-welcome.png")
        journal.note("demo-code-read")
    text = journal.write_summary().read_text(encoding="utf-8")
    chapters = text.split("\n## ")[1:]
    assert [chapter.splitlines()[0] for chapter in chapters] == [words(f"demo-journey-{journey}") for journey in "acd"]
    for journey, chapter in zip("acd", chapters, strict=True):
        assert words(f"demo-look-{journey}") in chapter
        assert f"1. {words('demo-step-welcome')}\n2. {words('demo-code-read')}" in chapter
        assert chapter.count("<img") == 1
        assert f'src="{journey}1-welcome.png"' in chapter
    assert said[1] == f"{words('demo-step-welcome')}  → a1-welcome.png"


def test_a_demo_removes_what_an_earlier_one_left_and_nothing_of_anybody_elses(tmp_path: Path) -> None:
    left = ["a1-welcome.png", "c10-done.png", "a-label-printer-1.png", "d-receipt-printer-12.png", "summary.md"]
    own = ["a1.png", "holiday.png", "b1-welcome.png", "notes.md", "summary.md.txt", "store.db"]
    for name in [*left, "log.jsonl", *own]:
        (tmp_path / name).touch()
    (tmp_path / "letters").mkdir()
    clear(tmp_path)
    assert {file.name for file in tmp_path.iterdir()} == {*own, "letters"}
