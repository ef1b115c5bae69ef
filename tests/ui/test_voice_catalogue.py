"""Words for people stand in the catalogue and nowhere else."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from kiosk.texts import LANGUAGES, texts

ROOT = Path(__file__).resolve().parent.parent.parent
ROOMS = ("ui", "kiosk", "devices", "printing")
CJK = re.compile(r"[\u2e80-\u2fff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""Hanzi; marks that join or part words are none."""
DATA = {
    "devices/protocols/card_text.py": "长期 as it stands on the chip",
    "devices/simulators": "made-up people on simulated cards",
    "kiosk/cli/demo_clinic.py": "the demo's made-up clinic",
    "kiosk/cli/demo_window.py": "the demo's made-up staff and window",
    "kiosk/cli/doctor_machine.py": "characters that fonts are tried with",
    "kiosk/cli/import_people.py": "columns of a clinic's own file, quoted in the help",
    "kiosk/cli/init.py": "the range of hanzi, to tell a name from letters",
    "kiosk/cli/jobs.py": "the mark on the paper, quoted in the help",
    "kiosk/desk/demo_clinic.py": "the made-up clinic's rooms, doctors and departments",
    "kiosk/desk/demo_people.py": "made-up people",
    "kiosk/desk/desk.py": "a surname to warm up the search with",
    "kiosk/domain/name_sounds.py": "characters of names, each with how it sounds",
    "kiosk/domain/people_import.py": "values in a clinic's own file: 男, 女, dates",
    "kiosk/domain/shared_rooms.py": "what a clinic may write behind the figures of a room or floor",
    "printing/examples.py": "made-up papers",
    "printing/fonts.py": "characters that fonts are tried with",
    "printing/layouts/test_page.py": "characters that the printer is tried with",
    "printing/typesetting.py": "where lines may break",
    "ui/text_layout.py": "characters that type is measured with, and where lines may break",
    "ui/window/form.py": "what staff may type for a date or a sex",
    "ui/window/typed.py": "what staff may type for a time or a date",
}
"""Where hanzi are data of the field and no words of ours."""


def docstrings(tree: ast.AST) -> set[int]:
    """Ids of constants that are documentation: of modules, classes and functions, and below attributes."""
    found = set()
    for node in ast.walk(tree):
        for part in getattr(node, "body", []) if isinstance(getattr(node, "body", None), list) else []:
            if isinstance(part, ast.Expr) and isinstance(part.value, ast.Constant):
                found.add(id(part.value))
    return found


def hanzi_in(file: Path) -> list[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    documents = docstrings(tree)
    return [
        f"{file.relative_to(ROOT)}:{node.lineno} {node.value!r}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in documents
        and CJK.search(node.value)
    ]


def is_data(line: str) -> bool:
    return any(line.startswith(place) for place in DATA)


def test_no_words_for_people_stand_in_the_code():
    files = sorted(file for room in ROOMS for file in (ROOT / room).rglob("*.py"))
    assert [line for file in files for line in hanzi_in(file) if not is_data(line)] == []


def test_the_scan_sees_words_and_not_documentation(tmp_path, monkeypatch):
    monkeypatch.setattr(f"{__name__}.ROOT", tmp_path)
    file = tmp_path / "screen.py"
    file.write_text(
        '"""看病挂号."""\nTITLE = "看病挂号"\n"""标题."""\n# 注释\nprint(f"{TITLE}，请")\n', encoding="utf-8"
    )
    assert [line.partition(" ")[2] for line in hanzi_in(file)] == ["'看病挂号'", "'，请'"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_language_speaks_in_the_others_letters(language):
    phrases = [phrase for phrase in texts(language).phrases if phrase.startswith("voice-target-")]
    said = {phrase: texts(language).spoken(phrase) for phrase in phrases}
    wrong = [phrase for phrase, words in said.items() if bool(CJK.search(words)) != (language == "zh_CN")]
    assert wrong == []
