"""A morning of 200 arrivals at kiosk and window together, with everything that happens on one, judged by I1 to I7."""

from __future__ import annotations

import pytest

from morning import ARRIVALS, Morning
from morning_judge import judge


@pytest.mark.timeout(7200)
def test_a_morning_of_200_arrivals_keeps_every_invariant_and_the_rule_on_the_wall(tmp_path, rounds):
    for seed in range(rounds(1, 50)):
        folder = tmp_path / str(seed)
        folder.mkdir()
        morning = Morning(folder, seed)
        morning.play()
        judge(morning)
        assert len(morning.told) + morning.temporary > ARRIVALS * 0.8
        assert any("候补" in number for number in morning.told.values())
        assert morning.calls
        assert any(paper.again for paper in morning.tray.papers)
        morning.close()
