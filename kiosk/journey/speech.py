"""What is said aloud on each screen: the question and what to do, never a name, an identity number or a complaint."""

from __future__ import annotations

from kiosk.journey.effects import Phrase
from kiosk.journey.model import Model


def spoken(model: Model) -> tuple[Phrase, ...]:
    """Return the phrases of what is shown now."""
    return (Phrase(type(model.screen).__name__.lower()),)
