"""Every event that the program writes into the audit is of one kind and has words in both languages."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.domain.audit_kinds import EVENTS, AuditKind
from kiosk.domain.calling import CallEvent
from kiosk.domain.print_job import PrintState
from kiosk.texts import LANGUAGES, texts

SOURCE = Path(__file__).parents[3] / "kiosk"


def named_in(file: Path) -> Iterator[str]:
    """Give what the file's calls of `.audit(` name as their event, each of the two where it is one of two."""
    for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if (
            isinstance(call, ast.Call)
            and isinstance(call.func, ast.Attribute)
            and call.func.attr == "audit"
            and call.args
        ):
            match call.args[0]:
                case ast.Constant(str(name)):
                    yield name
                case ast.IfExp(body=ast.Constant(str(one)), orelse=ast.Constant(str(other))):
                    yield from (one, other)


def written_events() -> set[str]:
    found = {name for file in SOURCE.rglob("*.py") for name in named_in(file)}
    return found | {f"called_{one.value}" for one in CallEvent} | {f"print_{one.value}" for one in PrintState}


def test_every_event_is_of_one_kind() -> None:
    kinds = Counter(event for events in EVENTS.values() for event in events)
    assert set(EVENTS) == set(AuditKind)
    assert written_events() - set(kinds) == set()
    assert {event for event, count in kinds.items() if count > 1} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_event_and_kind_has_words(language: str) -> None:
    words = texts(language)
    ids = [f"audit-{event.replace('_', '-')}" for event in written_events()]
    ids += [f"audit-kind-{kind.value}" for kind in AuditKind]
    assert [one for one in ids if not words.has(one)] == []
