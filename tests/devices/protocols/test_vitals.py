"""Blood-pressure monitors and scales by their declarative profiles."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.protocols.vitals import LONGEST_FRAME, VitalsFrames
from devices.vitals import load_vitals_profiles
from kiosk.domain.vitals import MeasurementFailed, Vitals

OMRON = b"2026,11,22,08,31,11010519500304002X  ,0,128, 76, 71,0\r\n"
AND = b"\x02S128\x1eM 93\x1eD 76\x1eP 71\x03\r"
SCALE = b"\x02156.5,61.2,0,0,25.0,1\x03"
EXPECTED = {
    "omron-hbp-9030": (
        OMRON,
        Vitals(systolic=128, diastolic=76, pulse=71, device_time=datetime(2026, 11, 22, 8, 31)),
    ),
    "and-tm-2657": (AND, Vitals(systolic=128, diastolic=76, pulse=71)),
    "height-weight-line": (SCALE, Vitals(height_cm=156.5, weight_kg=61.2)),
}


@pytest.fixture(params=sorted(EXPECTED))
def model(request):
    return load_vitals_profiles()[request.param], *EXPECTED[request.param]


def test_the_omron_example_has_the_55_bytes_of_its_manual():
    assert len(OMRON) == 55


def test_every_known_model_has_a_golden_frame():
    assert set(load_vitals_profiles()) == set(EXPECTED)


def test_a_frame_is_read(model):
    profile, frame, expected = model
    assert VitalsFrames(profile).feed(frame) == [expected]


def test_a_frame_split_into_single_bytes_is_read_the_same(model):
    profile, frame, expected = model
    frames = VitalsFrames(profile)
    assert [found for byte in frame for found in frames.feed(bytes([byte]))] == [expected]


def test_frames_back_to_back_with_garbage_around_are_all_read(model):
    profile, frame, expected = model
    assert VitalsFrames(profile).feed(b"\x00noise\r\n" + frame + frame + b"\r\nhalf,") == [expected, expected]


def test_half_a_frame_is_not_a_measurement(model):
    profile, frame, _ = model
    frames = VitalsFrames(profile)
    assert frames.feed(frame[: len(frame) // 2]) == []
    assert frames.feed(b"\r\n\r\n\x03") == []


def test_an_error_of_the_device_is_a_failed_measurement_and_no_value():
    failed = b"2026,11,22,08,31,                    ,2,   ,   ,   ,0\r\n"
    assert VitalsFrames(load_vitals_profiles()["omron-hbp-9030"]).feed(failed) == [MeasurementFailed("2")]


def test_movement_is_told():
    (found,) = VitalsFrames(load_vitals_profiles()["omron-hbp-9030"]).feed(OMRON.replace(b" 71,0\r", b" 71,1\r"))
    assert found.moved


def test_a_value_that_nobody_can_have_is_dropped():
    (found,) = VitalsFrames(load_vitals_profiles()["height-weight-line"]).feed(b"\x02999.0,61.2,0,0,0,1\x03")
    assert (found.height_cm, found.weight_kg) == (None, 61.2)


@pytest.mark.parametrize("year", [b"99999999999", b"0000", b"9" * 300, b"\xb2\xb2"])
def test_a_year_that_no_clock_has_costs_the_time_and_not_the_measurement(year):
    (found,) = VitalsFrames(load_vitals_profiles()["omron-hbp-9030"]).feed(OMRON.replace(b"2026", year))
    assert (found.systolic, found.device_time) == (128, None)


def test_the_devices_own_id_field_is_nowhere():
    (found,) = VitalsFrames(load_vitals_profiles()["omron-hbp-9030"]).feed(OMRON)
    assert "110105" not in str(vars(found)) + repr(found)


@given(st.binary(max_size=3 * LONGEST_FRAME))
def test_any_bytes_are_survived_and_memory_stays_small(data):
    for profile in load_vitals_profiles().values():
        frames = VitalsFrames(profile)
        frames.feed(data)
        assert len(frames._waiting) <= LONGEST_FRAME
