"""Law 17 in docs/screen-law.md: what each tap of the journeys took on the machine that wrote the page."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime

from benchmarks.tap_steps import ACKNOWLEDGED, GOALS_MS, NEXT, PRESSED, Step, measure_steps

from journeys_timed import after_step, journeys
from kiosk.journey.events import Typed
from kiosk.journey.model import Model
from kiosk.ports import CardRead, CodeScanned
from screen_cast import cast_of

WHAT = {PRESSED: "pressed look", ACKNOWLEDGED: "acknowledged", NEXT: "next screen"}


def steps() -> list[Step]:
    """Return every tap of every journey once, by journey and target; one figure stands for all."""
    cast, found = cast_of(worst=False), dict[str, Step]()
    for journey, walked in journeys().items():
        model = Model()
        for done in walked:
            following = after_step(model, done, cast)
            if not isinstance(done, CardRead | CodeScanned):
                name = "a figure" if isinstance(done, Typed) else getattr(done, "value", "a session")
                found.setdefault(f"{journey}: {name}", Step(f"{journey}: {name}", model, done, following))
            model = following
    return list(found.values())


def law_17() -> Iterator[str]:
    """Return the section of the page."""
    yield "## Law 17, measured"
    yield ""
    yield (
        f"Measured on {datetime.now(UTC):%Y-%m-%d} on a machine of {os.cpu_count()} cores without a graphics card, "
        f"at a load of {os.getloadavg()[0]:.1f}, by `script/screen-law` with the code of `script/bench`: real touches "
        "on the real window at the panel's own pixels, 40 of each; median / 99 % (of 40: the slowest) in ms. The "
        "desk's own time is not in it (`script/bench desk`): while it is asked, law 17's progress is shown after half "
        "a second and spoken after one, which tests/ui/law holds."
    )
    yield ""
    yield "| journey: tap | " + " | ".join(f"{WHAT[what]} (<= {goal:g})" for what, goal in GOALS_MS.items()) + " |"
    yield "|---" * (len(GOALS_MS) + 1) + "|"
    for name, figures in measure_steps(steps()).items():
        pairs = zip(figures[::2], figures[1::2], strict=True)
        yield f"| {name} | " + " | ".join(f"{half.value:.1f} / {most.value:.1f}" for half, most in pairs) + " |"
    yield ""
