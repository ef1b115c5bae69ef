"""A morning of 200 arrivals at kiosk and window together, with everything that happens on one, judged by I1 to I7.

The kiosk is a process and is killed with kill -9: while it writes, while it prints, and at any moment.
"""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest

from kiosk.desk import calling
from kiosk.domain.calling import next_of
from kiosk.domain.lanes import FairnessRule
from lives import Lives
from morning import ARRIVALS, KILLS, Morning
from morning_judge import judge
from morning_machine import Moment


@pytest.fixture(scope="module")
def lives():
    kiosks = Lives("morning_kiosk")
    yield kiosks
    kiosks.close()


@pytest.mark.timeout(7200)
def test_a_morning_of_200_arrivals_keeps_every_invariant_and_the_rule_on_the_wall(tmp_path, rounds, lives):
    for seed in range(rounds(1, 50)):
        folder = tmp_path / str(seed)
        folder.mkdir()
        morning = Morning(folder, seed, lives)
        morning.play()
        judge(morning)
        assert len(morning.told) + morning.temporary > ARRIVALS * 0.8
        assert any("候补" in number for number in morning.told.values())
        assert morning.calls
        assert any(paper.again for paper in morning.kiosk.papers)
        assert sum(morning.kiosk.kills.values()) == len(KILLS)
        morning.close()


def test_the_judge_sees_when_what_may_have_come_out_is_sent_again(tmp_path, lives):
    morning = Morning(tmp_path, 0, lives)
    morning.kiosk.forgets = True
    morning.kiosk.killed(Moment.AFTER_PAPER, morning.somebody_with_a_card)
    morning.kiosk.work_off()
    with pytest.raises(AssertionError, match="a job came out twice"):
        judge(morning)
    morning.close()


NO_BOUND = FairnessRule(most_overtakes=99)
THREE_IN_A_ROW = FairnessRule(in_a_row=3)


@pytest.mark.parametrize(
    ("rule", "seen"),
    [(FairnessRule(), None), (NO_BOUND, "overtaken more often"), (THREE_IN_A_ROW, "more often in a row")],
)
def test_the_judge_sees_when_a_doctor_who_is_behind_time_calls_by_another_rule(
    tmp_path, monkeypatch, lives, rule, seen
):
    monkeypatch.setattr(calling, "next_of", partial(next_of, rule=rule))
    morning = Morning(tmp_path, 0, lives)
    morning.bus_comes()
    morning.clock.moment += timedelta(hours=4)
    while morning.call_next(morning.doctor_away):
        morning.clock.moment += timedelta(minutes=3)
    morning.kiosk.work_off()
    if seen is None:
        judge(morning)
    else:
        with pytest.raises(AssertionError, match=seen):
            judge(morning)
    morning.close()
