"""The rule of calling in plain words, for the slip on the waiting room's wall."""

from __future__ import annotations

from kiosk.domain.calling import LATE_WAITS_FOR, FairnessRule
from kiosk.texts import texts

_RULE = FairnessRule()


def rule_text(language: str, senior_age: int, rule: FairnessRule = _RULE) -> str:
    """Return the rule as it stands on the wall slip."""
    return texts(language)(
        "queue-rule",
        age=str(senior_age),
        row=str(rule.in_a_row),
        most=str(rule.most_overtakes),
        late=str(LATE_WAITS_FOR),
    )
