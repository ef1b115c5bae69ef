"""What a target is called aloud: the phrase that means what its label on this screen means.

One touch may stand for different things on different screens (对，是我 and 接着挂号); the ear must not be told another
than the eye. It must not name a department, which tells what somebody suffers from.
"""

from __future__ import annotations

from kiosk.journey.events import Touch
from kiosk.journey.model import Confirm, ForFamily, Model, StickerAgain, Welcome

TARGET = "voice-target-"


def target_name(touch: Touch, model: Model) -> str:
    """Return the phrase's id. A phrase of that id need not be there: some targets are told by their place."""
    match touch, model.screen:
        case Touch.IT_IS_ME, StickerAgain():
            return f"{TARGET}register-now"
        case Touch.IT_IS_ME | Touch.NOT_ME, Confirm(who) if who.by_companion:
            return f"{TARGET}{touch.value}-family"
        case Touch.NO_DOCUMENT, Welcome() | ForFamily() if model.reader_down:
            return f"{TARGET}type-number"
        case _:
            return f"{TARGET}{touch.value}"
