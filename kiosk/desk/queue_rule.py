"""The rule of calling in plain words, for the slip on the waiting room's wall."""

from __future__ import annotations

from kiosk.domain.calling import LATE_WAITS_FOR
from kiosk.domain.lanes import RULE, FairnessRule
from kiosk.texts import texts

_PHRASES = ("queue-rule-time", "queue-rule-first", "queue-rule-standby", "queue-rule-missed")


def rule_lines(language: str, senior_age: int, rule: FairnessRule = RULE) -> tuple[str, ...]:
    """Return the rule as it stands on the wall slip, one sentence a line."""
    words = texts(language)
    numbers = {"age": senior_age, "row": rule.in_a_row, "most": rule.most_overtakes, "late": LATE_WAITS_FOR}
    return tuple(words(phrase, **{name: str(number) for name, number in numbers.items()}) for phrase in _PHRASES)


def rule_text(language: str, senior_age: int, rule: FairnessRule = RULE) -> str:
    """Return the rule as one text, a sentence a line."""
    return "\n".join(rule_lines(language, senior_age, rule))
