import errno
import io
import json
import logging
import subprocess
import sys
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.identity_number import check_digit
from kiosk.log import FIELDS, LibraryHandler, allow_list, describe, dropped, log

NAME, LATIN, PHONE, SHORT_CODE = "欧阳建国", "Rosa Luz", "13800000000", "48210937"
NUMBER = "11010119440302001" + check_digit("11010119440302001")
PERSONAL = (NAME, LATIN, PHONE, SHORT_CODE, NUMBER, NUMBER[:17], "110101440302001")
JOB = str(UUID(int=0x0190_1234_5678_7ABC_8DEF_0123_4567_89AB))


def logged(capsys: pytest.CaptureFixture[str]) -> list[dict[str, object]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_a_record_keeps_its_event_ids_states_and_counts(capsys: pytest.CaptureFixture[str]):
    log.info("print_job", job=JOB, printer="labels", state="confirmed", ms=12.5, count=3)
    assert logged(capsys) == [
        {"event": "print_job", "job": JOB, "printer": "labels", "state": "confirmed", "ms": 12.5, "count": 3}
        | {"level": "info"}
    ]


@pytest.mark.parametrize("field", [*FIELDS, "name", "number", "phone", "payload", "document"])
@pytest.mark.parametrize("personal", PERSONAL)
def test_no_field_lets_a_name_or_number_through(capsys: pytest.CaptureFixture[str], field: str, personal: str):
    if field != "event":
        log.info("found", **{field: personal})
    else:
        log.info(personal)
    written = capsys.readouterr().err
    assert all(secret not in written for secret in PERSONAL)
    assert "\\u" not in written


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("number", [int(SHORT_CODE), int(PHONE), int(NUMBER[:17]), float(PHONE)])
def test_no_field_lets_a_telephone_or_identity_number_through_as_a_count(field: str, number: float):
    assert field not in allow_list(None, "info", {field: number})


def test_what_is_dropped_is_counted(capsys: pytest.CaptureFixture[str]):
    before = dropped.count
    log.info("found", name=NAME, number=NUMBER, printer="labels")
    assert logged(capsys)[0]["dropped"] == 2
    assert dropped.count == before + 2


class FullDisk(io.StringIO):
    """A log whose disk has no room."""

    def write(self, _text: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("stream", [FullDisk(), None], ids=["full disk", "no stream at all"])
def test_a_log_that_cannot_be_written_stops_nobodys_work(stream: io.StringIO | None, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stderr", stream)
    log.warning("store_trouble")
    assert sys.stderr is stream


class Pieces(io.StringIO):
    """Remembers in which pieces it was written."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def write(self, text: str) -> int:
        self.pieces.append(text)
        return super().write(text)


def test_a_line_is_written_in_one_piece_so_that_threads_do_not_mix_theirs(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(sys, "stderr", written := Pieces())
    log.warning("store_trouble")
    assert [piece[-1] for piece in written.pieces] == ["\n"]


@given(st.dictionaries(st.sampled_from([*FIELDS, "name"]), st.text() | st.binary() | st.none() | st.integers()))
def test_whatever_is_logged_comes_out_as_words_of_the_program_or_not_at_all(record: dict[str, object]):
    kept = allow_list(None, "info", dict(record))
    lost = kept.pop("dropped", 0)
    assert all(FIELDS[name](value) for name, value in kept.items())
    assert len(kept) + lost == len(record)


def raise_with_a_name(name: str) -> None:
    secret = {"number": NUMBER}
    raise ValueError(f"{name} has {secret['number']}")


def test_an_exception_is_told_by_type_and_place_only(capsys: pytest.CaptureFixture[str]):
    try:
        raise_with_a_name(NAME)
    except ValueError:
        log.exception("trouble")
    record = logged(capsys)[0]
    assert record["error"] == "ValueError"
    assert str(record["places"]).startswith("tests/kiosk/test_log.py:")
    assert set(record) == {"event", "level", "error", "places"}


def test_a_cause_is_told_by_its_type():
    try:
        try:
            raise_with_a_name(NAME)
        except ValueError as error:
            raise KeyError(NUMBER) from error
    except KeyError as error:
        told = describe(error)
    assert (told["error"], told["cause"]) == ("KeyError", "ValueError")
    assert NAME not in str(told)


def test_a_deep_fall_is_told_by_its_innermost_places():
    def fall(depth: int) -> None:
        if depth:
            fall(depth - 1)
        raise ValueError(NAME)

    with pytest.raises(ValueError, match=NAME) as caught:
        fall(30)
    assert describe(caught.value)["places"].count(" < ") == 7


def test_a_librarys_message_and_arguments_are_not_repeated(capsys: pytest.CaptureFixture[str]):
    library = logging.getLogger("sqlalchemy.engine")
    library.addHandler(handler := LibraryHandler())
    try:
        library.warning("SELECT %s", NAME, extra={"number": NUMBER})
    finally:
        library.removeHandler(handler)
    record = logged(capsys)[0]
    assert (record["event"], record["library"]) == ("library", "sqlalchemy")
    assert all(secret not in json.dumps(record, ensure_ascii=False) for secret in PERSONAL)


CRASHES = {
    "in the main thread": "fall()",
    "in another thread": "t = threading.Thread(target=fall); t.start(); t.join()",
    "in a destructor": "class Falls:\n  __del__ = lambda self: fall()\nFalls()",
    "in a library's log": "logging.getLogger('x').error('%s', SECRET)",
    "in a warning": "warnings.warn(SECRET)",
}


@pytest.mark.parametrize("crash", CRASHES.values(), ids=CRASHES.keys())
def test_nothing_personal_lands_in_a_traceback(crash: str):
    program = (
        "import logging, threading, warnings\nimport kiosk.log\nkiosk.log.install()\n"
        "SECRET = input()\ndef fall():\n    raise RuntimeError(SECRET)\n" + crash
    )
    done = subprocess.run(
        [sys.executable, "-c", program], input=NAME + NUMBER, capture_output=True, text=True, timeout=30, check=False
    )
    lines = [json.loads(line) for line in done.stderr.splitlines()]
    assert len(lines) == 1
    assert lines[0]["event"] in {"crash", "thread_crash", "unraisable", "library"}
    assert all(secret not in done.stderr + done.stdout for secret in PERSONAL)
