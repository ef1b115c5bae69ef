"""The bars: help and back below, say again and size above, in the same place on every screen."""

from __future__ import annotations

from kiosk.journey.events import Touch
from ui.geometry import Rect
from ui.page import Dress, Target
from ui.senior.look import GAP, Look

LANGUAGE_SHARE = 0.275
LANGUAGE_SIZE = 60.0
"""The other language stands in its own letters, at the larger floor of the two."""
HELP_SHARE = 0.655
HELP_OFFERED_SIZE = 64.0


def top_bar(look: Look, *, languages: bool) -> tuple[Target, ...]:
    """Return 再说一遍 and 字再大, with the other language between them where it may be chosen."""
    bar, words = look.top_bar, look.words
    middle = bar.width * LANGUAGE_SHARE
    side = (bar.width - middle - 2 * GAP) / 2
    again = Rect(bar.x, bar.y, side, bar.height)
    size = Rect(bar.right - side, bar.y, side, bar.height)
    made = [_plain(look, again, Touch.SAY_AGAIN, words("bar-say-again"), "volume_up")]
    if languages:
        place = Rect(again.right + GAP, bar.y, middle, bar.height)
        made.append(Target(place, Touch.LANGUAGE, words("bar-language"), LANGUAGE_SIZE, centred=True))
    label = words("bar-smaller") if look.large else words("bar-larger")
    made.append(_plain(look, size, Touch.SIZE, label, "format_size"))
    return tuple(made)


def bottom_bar(look: Look) -> tuple[Target, ...]:
    """Return 请人帮忙 and 返回. Help offered unasked speaks up in its own place; staff who came give back there."""
    bar, words, scale = look.bottom_bar, look.words, look.scale
    wide = bar.width * HELP_SHARE
    place = Rect(bar.x, bar.y, wide, bar.height)
    if look.taken_over:
        help_target = Target(
            place, Touch.HAND_BACK, words("bar-hand-back"), HELP_OFFERED_SIZE, icon="support_agent", centred=True
        )
    else:
        help_target = _help(look, place)
    x = place.right + GAP
    back = Rect(x, bar.y, bar.right - x, bar.height)
    return help_target, Target(back, Touch.BACK, words("bar-back"), scale.bar_back, icon="arrow_back", centred=True)


def _help(look: Look, place: Rect) -> Target:
    label = look.words("bar-help-offered" if look.help_offered else "bar-help")
    size = HELP_OFFERED_SIZE if look.help_offered else look.scale.bar_help
    return Target(
        place,
        Touch.HELP,
        label,
        size,
        icon="back_hand-fill",
        dress=Dress.HELP,
        centred=True,
        offered=look.help_offered,
    )


def _plain(look: Look, place: Rect, sent: Touch, label: str, icon: str) -> Target:
    return Target(place, sent, label, look.scale.bar, icon=icon, centred=True)
