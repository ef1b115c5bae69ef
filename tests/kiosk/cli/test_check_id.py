import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiosk.cli.check_id import command
from kiosk.domain.identity_number import check_digit

STRICT = {**os.environ, "PYTHONIOENCODING": "utf-8:strict"}  # as under a UTF-8 locale
ROOT = Path(__file__).parents[3]
KEYS = ["valid", "kind", "number", "birth_date", "sex", "region", "problem", "group"]


def number(region: str, born: str, order: str = "002") -> str:
    body = region + born + order
    return body + check_digit(body)


NUMBER = number("110101", "19440302")


def judged(text: str, given: str | bytes | None = None) -> dict[str, object]:
    done = CliRunner().invoke(command, [text], input=given)
    assert done.exit_code == 0
    assert done.output.count("\n") == 1
    data = json.loads(done.output)
    assert list(data) == KEYS
    return data


def test_a_valid_number_is_told_in_full():
    assert judged(NUMBER) == {
        "valid": True,
        "kind": "resident",
        "number": NUMBER,
        "birth_date": "1944-03-02",
        "sex": "F",
        "region": "110101",
        "problem": None,
        "group": None,
    }


@pytest.mark.parametrize(
    ("text", "problem", "group"),
    [
        ("", "length", None),
        (NUMBER[:16], "length", None),
        ("A" + NUMBER[1:], "characters", 1),
        (NUMBER[:6] + "O" + NUMBER[7:], "characters", 2),
        (number("990000", "19440302").replace("9", "0", 2), "region", 1),
        (number("110101", "19440231"), "birth_date", 2),
        (number("110101", "29990101"), "birth_date", 2),
        (NUMBER[:17] + ("1" if NUMBER[17] != "1" else "2"), "check_digit", None),
    ],
)
def test_what_is_wrong_is_named_and_placed(text: str, problem: str, group: int | None):
    told = judged("-", text + "\n")
    assert (told["valid"], told["problem"], told["group"]) == (False, problem, group)


@pytest.mark.parametrize(
    ("region", "kind"),
    [("371502", "resident"), ("110111", "resident"), ("810000", "hk-macau-taiwan"), ("911840", "foreign-permanent")],
)
def test_the_kind_is_told(region: str, kind: str):
    told = judged(number(region, "19790615", "001"))
    assert (told["valid"], told["kind"], told["sex"]) == (True, kind, "M")


def test_fifteen_digits_are_told_with_eighteen():
    told = judged("110101440302002")
    assert (told["valid"], told["number"]) == (True, NUMBER)


def test_fifteen_digits_of_a_centenarian_are_told_with_18xx():
    told = judged("110101970615999")
    assert (told["valid"], told["birth_date"]) == (True, "1897-06-15")
    assert str(told["number"]).startswith("11010118970615999")


@pytest.mark.parametrize("ending", ["", "\n", "\r\n", "\nsecond line\n"])
def test_a_dash_reads_the_first_line_of_standard_input(ending: str):
    assert judged("-", NUMBER + ending)["number"] == NUMBER


def test_full_width_and_crosses_are_normalised():
    with_x = next(made for order in range(999) if (made := number("110101", "19440302", f"{order:03d}"))[-1] == "X")
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in with_x[:17]) + "×"
    assert judged(wide)["number"] == with_x


@pytest.mark.parametrize("given", [b"", b"\xff\xfe\x00\n", "中文\n".encode("gb18030"), b"1" * 100_000])
def test_rubbish_on_standard_input_is_judged_and_never_a_traceback(given: bytes):
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "check-id", "-"],
        input=given,
        cwd=ROOT,
        env=STRICT,
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert json.loads(done.stdout)["valid"] is False
    assert done.stderr == b""


@pytest.mark.parametrize("text", ["-110101194403020021", "-1", "--number", "-x", "--="])
def test_an_argument_that_looks_like_an_option_is_judged(text: str):
    assert judged(text)["valid"] is False


def test_help_is_still_there():
    done = CliRunner().invoke(command, ["--help"])
    assert done.exit_code == 0
    assert "Judge an identity NUMBER" in done.output


def test_an_argument_that_is_not_even_text_is_judged():
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "check-id", b"\xff\xfe"],
        cwd=ROOT,
        env=STRICT,
        capture_output=True,
        timeout=60,
        check=True,
    )
    assert json.loads(done.stdout)["problem"] == "length"


@pytest.mark.parametrize("arguments", [[], ["--"]])
def test_without_a_number_it_says_how_to_give_one(arguments):
    done = CliRunner().invoke(command, arguments)
    assert done.exit_code == 2
    assert "standard input" in done.output
