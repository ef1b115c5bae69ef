"""Writes docs/screen-law.md and docs/screens/: what was measured on every screen, and its picture."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

import screen_limits as limits
from journeys_timed import journeys, taps, timed
from keystroke_model import GOALS_P50, Reading, percentiles
from law_17_report import law_17
from screen_measures import (
    LANGUAGES,
    PANELS,
    Screen,
    clipped,
    colours_of,
    edge_mm,
    highest_mm,
    least_gap_mm,
    least_ink_mm,
    least_spacing,
    least_target_mm,
    length,
    longest_line,
    question_of,
    rendered,
    screen_length,
    screens,
    shades,
)
from screen_review import REVIEW, REVIEWED_ON
from ui.theme import Colour

REFERENCE = "23.8 inch"
WAYS = tuple(itertools.product(LANGUAGES, (False, True)))
HALF = 0.45
DARK = 0.3
DARK_SHEET = "dark"
DARK_SCREENS = (
    "welcome", "welcome-reader-down", "confirm", "choose", "done", "done-again", "no-document",
    "keypad-birth-date-help-offered", "temporary-number", "take-card", "idle-warning", "working-look-up",
)  # fmt: skip
"""The main screens, shown together in the dark look; every screen is measured in it by tests/ui/law."""
GREY = (90, 90, 90)
BETWEEN = 12
STEPS = 4
MOST_COLOURS = 256


@dataclass(frozen=True)
class Column:
    """One law's number: how it is measured, its limit, and whether more or less is better."""

    law: str
    title: str
    measure: Callable[[Screen], float | None]
    limit: str
    least: bool = True


def _contrast(screen: Screen) -> float:
    return min(colours.contrast for colours in colours_of(screen))


def _through_lens(screen: Screen) -> float:
    return min(colours.contrast_through_lens for colours in colours_of(screen))


COLUMNS = (
    Column("1, 2", "ink mm", least_ink_mm, ">= 12"),
    Column("3", "contrast", _contrast, ">= 10"),
    Column("4", "yellow lens", _through_lens, ">= 7"),
    Column("5", "target mm", lambda screen: least_target_mm(screen, keys=False), ">= 30"),
    Column("5", "key mm", lambda screen: least_target_mm(screen, keys=True), ">= 25"),
    Column("6", "gap mm", lambda screen: least_gap_mm(screen, "targets"), ">= 8"),
    Column("6", "destructive mm", lambda screen: least_gap_mm(screen, "destructive"), ">= 20"),
    Column("8", "edge mm", edge_mm, ">= 10"),
    Column("8", "highest mm", highest_mm, "<= 1200", least=False),
    Column("9", "choices", lambda screen: len(screen.choices), "<= 4", least=False),
    Column("10", "question", lambda screen: length(question_of(screen), screen.language), "<= 14 / 28", least=False),
    Column("10", "to read", screen_length, "<= 60 / 40", least=False),
    Column("10", "line", longest_line, "<= 18", least=False),
    Column("11", "spacing", least_spacing, ">= 1.5"),
    Column("12", "clipped", lambda screen: len(clipped(screen)), "0", least=False),
)


def write_report(folder: Path) -> None:
    """Write the table, the pictures and what people looked at."""
    everything = [
        (worst, screens(language, large=large, panel=panel, worst=worst))
        for worst, language, large, panel in itertools.product((False, True), LANGUAGES, (False, True), PANELS)
    ]
    by_name: dict[str, list[Screen]] = {}
    for _, shown in everything:
        for screen in shown:
            by_name.setdefault(screen.name, []).append(screen)
    pictures = folder / "screens"
    pictures.mkdir(exist_ok=True)
    for old in pictures.glob("*.png"):
        old.unlink()
    names = sorted({screen.name for worst, shown in everything if not worst for screen in shown})
    for name in names:
        _picture(name).save(pictures / f"{name}.png", optimize=True)
    _dark_sheet().save(pictures / f"{DARK_SHEET}.png", optimize=True)
    (folder / "screen-law.md").write_text("\n".join(_lines(by_name, names)) + "\n", encoding="utf-8")


def _picture(name: str) -> Image.Image:
    """Return a screen in both languages and both sizes, side by side at about half size, in few colours."""
    return _side_by_side([_rendered(name, *way) for way in WAYS]).quantize(palette=_palette(), dither=Image.Dither.NONE)


def _dark_sheet() -> Image.Image:
    """Return the main screens in the dark look, a row for each two."""
    cells = [_side_by_side([_rendered(name, *way, dark=True) for way in WAYS]) for name in DARK_SCREENS]
    rows = [_side_by_side(list(pair)) for pair in zip(cells[::2], cells[1::2], strict=True)]
    width, height = rows[0].size
    sheet = Image.new("RGB", (width, len(rows) * (height + BETWEEN) - BETWEEN), GREY)
    for place, row in enumerate(rows):
        sheet.paste(row, (0, place * (height + BETWEEN)))
    return sheet.quantize(palette=_palette(dark=True), dither=Image.Dither.NONE)


def _rendered(name: str, language: str, large: bool, *, dark: bool = False) -> Image.Image:
    found = screens(language, large=large, panel=REFERENCE, worst=False, dark=dark)
    return rendered(next(one for one in found if one.name == name), DARK if dark else HALF)


def _side_by_side(pictures: list[Image.Image]) -> Image.Image:
    width, height = pictures[0].size
    sheet = Image.new("RGB", (len(pictures) * (width + BETWEEN) - BETWEEN, height), GREY)
    for place, picture in enumerate(pictures):
        sheet.paste(picture, (place * (width + BETWEEN), 0))
    return sheet


def _palette(*, dark: bool = False) -> Image.Image:
    """Return the theme's colours and what lies between each and the grounds, so that no picture changes its colours."""
    grounds = [shades(colour, dark=dark) for colour in Colour if colour not in (Colour.INK, Colour.ON_AMBER)]
    inks = [shades(colour, dark=dark) for colour in Colour]
    mixed = {
        tuple(round(one + (two - one) * step / STEPS) for one, two in zip(ground, ink, strict=True))
        for ground in grounds
        for ink in inks
        for step in range(STEPS + 1)
    } | {GREY}
    made = Image.new("P", (1, 1))
    flat = [part for colour in sorted(mixed)[:MOST_COLOURS] for part in colour]
    made.putpalette(flat + flat[-3:] * (MOST_COLOURS - len(flat) // 3))
    return made


def _lines(by_name: dict[str, list[Screen]], names: list[str]) -> Iterator[str]:
    yield from _head()
    yield "| screen | " + " | ".join(column.title for column in COLUMNS) + " |"
    yield "|---" * (len(COLUMNS) + 1) + "|"
    yield "| **law** | " + " | ".join(column.law for column in COLUMNS) + " |"
    yield "| **limit** | " + " | ".join(column.limit for column in COLUMNS) + " |"
    for name, found in sorted(by_name.items()):
        title = f"[{name}](screens/{name}.png)" if name in names else name
        yield f"| {title} | " + " | ".join(_cell(column, found) for column in COLUMNS) + " |"
    yield from _times()
    yield ""
    yield from law_17()
    yield from _not_measured()
    yield from _reviewed()


def _cell(column: Column, found: list[Screen]) -> str:
    measured = [column.measure(screen) for screen in found]
    values = [value for value in measured if value is not None]
    if not values:
        return "·"
    return f"{(min if column.least else max)(values):.4g}"


def _head() -> Iterator[str]:
    yield "# The screen law, measured"
    yield ""
    yield "Written by `script/screen-law`; held by `tests/ui/law`, where each test carries its law's number."
    yield ""
    yield (
        f"Each row is the **worst** value over {', '.join(LANGUAGES)} x sizes 1.0 and 1.5 x the panels "
        f"{', '.join(PANELS)} x everyday and worst data. Screens are found by walking the journey's states; "
        "a new one appears here by itself. `·`: nothing of the kind on this screen. Colours are measured on rendered "
        "pixels, ink on the glyph rendered at the panel's own pixels. Pictures show zh 1.0, zh 1.5, en 1.0, en 1.5; "
        f"[the main screens in the dark look](screens/{DARK_SHEET}.png)."
    )
    yield ""


def _times() -> Iterator[str]:
    yield ""
    yield "## Task times (tests/fakes/keystroke_model.py, frozen)"
    yield ""
    yield (
        "0.66 is read as the part of the words that is looked at before somebody acts, as in the design's own table; "
        "the last two columns are for who must understand every word (docstring of the model)."
    )
    yield ""
    yield "| journey | taps | P50 s | P90 s | goal P50 s | every word P50 s | P90 s |"
    yield "|---|---|---|---|---|---|---|"
    for name, steps in journeys().items():
        middle, slow = percentiles(timed(steps))
        whole = " | ".join(f"{value:.1f}" for value in percentiles(timed(steps), Reading.EVERY_WORD))
        yield f"| {name} | {taps(steps)} | {middle:.1f} | {slow:.1f} | {GOALS_P50.get(name, '·')} | {whole} |"


def _not_measured() -> Iterator[str]:
    yield ""
    yield "## What does not apply, and why"
    yield ""
    for law, why in limits.DOES_NOT_APPLY.items():
        yield f"- Law {law}: {why}."


def _reviewed() -> Iterator[str]:
    yield ""
    yield f"## What no program can judge: looked at on {REVIEWED_ON}"
    yield ""
    yield "| law | what was looked at | judgement |"
    yield "|---|---|---|"
    for law, looked_at, judgement in REVIEW:
        yield f"| {law} | {looked_at} | {judgement} |"
