"""Monitors and scales on real ptys: measured, failed, unplugged and plugged in again."""

from __future__ import annotations

import queue
from dataclasses import replace

import pytest

from devices.simulators.vitals import SOMEBODYS_NUMBER, SimulatedVitals
from devices.vitals import VitalsWorker, load_vitals_profiles
from kiosk.domain.vitals import MeasurementFailed, Vitals
from kiosk.ports import LinkChanged, LinkState, VitalsMeasured

PATIENCE_S = 20.0
PRESSURE = Vitals(systolic=128, diastolic=76, pulse=72)
MODELS = {
    "omron-hbp-9030": PRESSURE,
    "and-tm-2657": PRESSURE,
    "height-weight-line": Vitals(height_cm=156.5, weight_kg=61.2),
}


@pytest.fixture
def listening(run_simulator):
    """Run a model and a worker on it; give the simulator and what the worker said."""
    workers = []

    def listen(model):
        simulator, heard = run_simulator(SimulatedVitals(model)), queue.Queue()
        worker = VitalsWorker("bp", simulator.url, load_vitals_profiles()[model], heard.put, heard.put)
        workers.append(worker)
        worker.start()
        assert heard.get(timeout=PATIENCE_S) == LinkChanged("bp", LinkState.CONNECTED)
        return simulator, heard

    yield listen
    for worker in workers:
        worker.stop()


@pytest.mark.parametrize("model", MODELS)
def test_every_model_is_understood_and_nothing_else_of_it_is_kept(listening, model):
    simulator, heard = listening(model)
    simulator.ask("measure")
    event = heard.get(timeout=PATIENCE_S)
    assert replace(event.outcome, device_time=None) == MODELS[model]
    assert SOMEBODYS_NUMBER not in repr(vars(event.outcome))


def test_movement_and_a_failed_measurement_are_told(listening):
    simulator, heard = listening("omron-hbp-9030")
    simulator.ask("measure", moved=True)
    assert heard.get(timeout=PATIENCE_S).outcome.moved
    simulator.ask("fault", fault="cannot_measure")
    simulator.ask("measure")
    assert heard.get(timeout=PATIENCE_S) == VitalsMeasured("bp", MeasurementFailed("3"))


def test_a_monitor_pulled_out_and_plugged_in_again_goes_on(listening):
    simulator, heard = listening("and-tm-2657")
    simulator.ask("fault", fault="unplug")
    assert heard.get(timeout=PATIENCE_S) == LinkChanged("bp", LinkState.DISCONNECTED)
    simulator.ask("fault", fault="none")
    assert heard.get(timeout=PATIENCE_S) == LinkChanged("bp", LinkState.CONNECTED)
    simulator.ask("measure", systolic=141)
    assert heard.get(timeout=PATIENCE_S).outcome.systolic == 141


def test_a_measurement_broken_off_by_the_plug_is_no_measurement(listening):
    simulator, heard = listening("omron-hbp-9030")
    simulator.device.output += b"2026,11,22,08,31,12345678901234567890,0,12"
    simulator.ask("state")
    simulator.ask("fault", fault="unplug")
    assert heard.get(timeout=PATIENCE_S).state is LinkState.DISCONNECTED
    simulator.ask("fault", fault="none")
    assert heard.get(timeout=PATIENCE_S).state is LinkState.CONNECTED
    simulator.ask("measure", pulse=66)
    assert heard.get(timeout=PATIENCE_S).outcome.pulse == 66
