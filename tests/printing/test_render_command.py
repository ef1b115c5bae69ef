import json
import stat
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image, ImageChops

from kiosk.__main__ import main
from kiosk.domain.identity_number import check_digit
from printing.examples import KINDS

LANGUAGES = ("tspl", "zpl", "escpos")


@pytest.fixture(autouse=True)
def english_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")


def kiosk(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(main, ["render", *arguments], input=text)


def example_of(kind: str) -> dict[str, object]:
    result = kiosk(kind, "--example")
    assert result.exit_code == 0
    found: dict[str, object] = json.loads(result.stdout)
    return found


def refused(data: object, kind: str = "sticker", *more: str) -> str:
    text = data if isinstance(data, str) else json.dumps(data)
    result = kiosk(kind, "--data", "-", "--to", "png", "--output", "-", *more, text=text)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    return result.stderr


@pytest.mark.parametrize("kind", KINDS)
def test_the_example_has_every_field_filled_in(kind: str):
    data = example_of(kind)
    assert data["kind"] == kind
    instead_of_others = {"come_at"}  # said in place of those ahead and the wait
    assert {name for name, value in data.items() if value is None} <= instead_of_others


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_becomes_every_form(kind: str, tmp_path: Path, dots_from_printer_bytes):
    data = tmp_path / "document.json"
    data.write_text(json.dumps(example_of(kind)), encoding="utf-8")
    made = {}
    for form in ("pdf", "png", *LANGUAGES):
        output = tmp_path / f"sheet.{form}"
        assert kiosk(kind, "--data", str(data), "--to", form, "--output", str(output)).exit_code == 0
        made[form] = output.read_bytes()
    assert made["pdf"].startswith(b"%PDF")
    picture = Image.open(BytesIO(made["png"]))
    assert picture.mode == "1"
    assert picture.info["dpi"] == pytest.approx((203, 203), abs=0.1)
    for language in LANGUAGES:
        printed = dots_from_printer_bytes(language, made[language])
        canvas = Image.new("1", (max(printed.width, picture.width), max(printed.height, picture.height)), 1)
        wanted = canvas.copy()
        canvas.paste(printed)
        wanted.paste(picture)
        assert ImageChops.logical_xor(canvas, wanted).getbbox() is None


def test_a_named_profile_is_used(tmp_path: Path):
    output = tmp_path / "sticker.png"
    text = json.dumps(example_of("sticker"))
    result = kiosk(
        "sticker", "--data", "-", "--to", "png", "--output", str(output), "--profile", "label-zpl-300", text=text
    )
    assert result.exit_code == 0
    assert Image.open(BytesIO(output.read_bytes())).size == (590, 354)


def test_the_output_is_readable_by_its_owner_only_and_nothing_else_is_left_beside_it(tmp_path: Path):
    output = tmp_path / "card.pdf"
    output.write_bytes(b"before")
    text = json.dumps(example_of("card"))
    assert kiosk("card", "--data", "-", "--to", "pdf", "--output", str(output), text=text).exit_code == 0
    assert stat.S_IMODE(output.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [output]


def test_a_refused_document_leaves_the_old_output_alone(tmp_path: Path):
    output = tmp_path / "sticker.png"
    output.write_bytes(b"before")
    text = json.dumps({**example_of("sticker"), "code": "x" * 1200})
    result = kiosk("sticker", "--data", "-", "--to", "png", "--output", str(output), text=text)
    assert result.exit_code == 1
    assert "no room for the field code" in result.stderr
    assert output.read_bytes() == b"before"


def test_wrong_fields_are_named_and_never_repeated():
    data = {**example_of("sticker"), "name": ["王芳"], "short_code": "11010519491231002X", "identity_number": "1"}
    del data["clinic"]
    message = refused(data)
    assert "field clinic is missing" in message
    assert "field name is wrong" in message
    assert "field short_code is wrong" in message
    assert "no field identity_number" in message
    assert "王芳" not in message
    assert "110105" not in message


def test_a_field_whose_name_is_itself_personal_is_not_repeated():
    message = refused({**example_of("sticker"), "11010519491231002X": "王芳"})
    assert "110105" not in message
    assert "no field ?" in message


@pytest.mark.parametrize("field", ["identity_number", "id_number"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_document_takes_an_identity_number(kind: str, field: str):
    assert f"no field {field}" in refused({**example_of(kind), field: "11010519491231002X"}, kind)


def test_kind_and_file_must_agree():
    assert "is not sticker" in refused(example_of("ticket"))


def test_a_file_without_a_kind_is_taken_for_the_one_that_was_asked_for():
    data = example_of("temporary")
    del data["kind"]
    result = kiosk("temporary", "--data", "-", "--to", "tspl", "--output", "-", text=json.dumps(data))
    assert result.exit_code == 0
    assert result.stdout_bytes.startswith(b"SIZE 72.1 mm,")


@pytest.mark.parametrize("text", ["", "{", "[" * 100000, '{"a": 1,}', "[1]", '"x"', "null", "\ufeff{"])
def test_what_is_not_an_object_in_json_is_said_to_be_so(text: str):
    assert "JSON" in refused(text)


def test_a_name_of_broken_characters_is_refused_or_printed_without_a_traceback():
    text = json.dumps({**example_of("sticker"), "name": "王\ud800芳", "code": "\ud800"})
    assert "field" in refused(text)


def test_a_card_on_a_label_is_refused_with_the_reason():
    message = refused(example_of("card"), "card", "--profile", "label-tspl-203")
    assert "a card is not printed on label_50x30 (label-tspl-203), but on card_id1" in message


def test_an_unknown_profile_is_answered_with_those_that_there_are():
    assert "label-tspl-203" in refused(example_of("sticker"), "sticker", "--profile", "laser")


def test_a_profile_of_another_language_is_refused():
    result = kiosk(
        "sticker", "--data", "-", "--to", "tspl", "--output", "-", "--profile", "label-zpl-203",
        text=json.dumps(example_of("sticker")),
    )  # fmt: skip
    assert result.exit_code == 1
    assert "speaks zpl, not tspl" in result.stderr


def test_files_that_cannot_be_read_or_written_are_named(tmp_path: Path):
    nowhere = tmp_path / "no" / "such"
    result = kiosk("sticker", "--data", str(nowhere), "--to", "png", "--output", "-")
    assert (result.exit_code, str(nowhere) in result.stderr) == (1, True)
    text = json.dumps(example_of("sticker"))
    result = kiosk("sticker", "--data", "-", "--to", "png", "--output", str(nowhere), text=text)
    assert (result.exit_code, str(nowhere) in result.stderr) == (1, True)


def test_missing_options_are_asked_for():
    result = kiosk("sticker", "--to", "png")
    assert (result.exit_code, "--data" in result.stderr) == (2, True)


def test_a_chinese_terminal_is_answered_in_chinese(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "缺少字段 clinic" in refused({"kind": "sticker"})


WRONG = [
    ("sticker", {"clinic": 5}, "clinic", "应该是文字"),
    ("sticker", {"name": "\ud800"}, "name", "应该是文字"),
    ("sticker", {"name": "长" * 201}, "name", "最多 200 个字"),
    ("sticker", {"clinic": "长" * 121}, "clinic", "最多 120 个字"),
    ("sticker", {"code": ""}, "code", "不能是空的"),
    ("sticker", {"short_code": "12a"}, "short_code", "应该是 8 位数字"),
    ("sticker", {"short_code": "48210937"}, "short_code", "短码的最后一位校验不对"),
    ("sticker", {"name": ""}, "name", "要有看得见的字"),
    ("ticket", {"number": " \u200b"}, "number", "要有看得见的字"),
    ("temporary", {"number": ""}, "number", "要有看得见的字"),
    ("ticket", {"age": -1}, "age", "不能小于 0"),
    ("ticket", {"age": 151}, "age", "不能大于 150"),
    ("ticket", {"slot_start": "09:00", "slot_end": "08:30"}, "slot_end", "结束时间不能早于开始时间"),
    ("ticket", {"language": "fr"}, "language", "应该是其中之一：zh_CN, en"),
    ("card", {"birth_month": 13}, "birth_month", "不能大于 12"),
    ("card", {"birth_year": 1849}, "birth_year", "不能小于 1850"),
    ("card", {"birth_year": 2101}, "birth_year", "不能大于 2100"),
    ("ticket", {"age": 1.5}, "age", "应该是整数"),
    ("ticket", {"age": "七十八"}, "age", "应该是整数"),
    ("ticket", {"ahead": []}, "ahead", "应该是整数"),
    ("ticket", {"reprint": "也许"}, "reprint", "应该是 true 或 false"),
    ("ticket", {"sex": "Q"}, "sex", "应该是其中之一：M, F"),
    ("ticket", {"issued_at": "昨天"}, "issued_at", "应该是日期和时间"),
    ("ticket", {"slot_start": "25:00"}, "slot_start", "应该是时间"),
    ("card", {"size": "a5"}, "size", "应该是其中之一：id1, a6"),
    ("wifi", {"password": "长" * 64}, "password", "最多 63 个字"),
    ("follow_up", {"day": "2026-02-30"}, "day", "应该是日期"),
    ("follow_up", {"day": "2026-02-03T10:00:00"}, "day", "应该是日期"),
    ("guidance", {"steps": "x"}, "steps", "应该是一个列表"),
    ("guidance", {"steps": []}, "steps", "列表不能是空的"),
    ("guidance", {"steps": [{"task": "a", "room": "b"}] * 10}, "steps", "列表最多 9 项"),
    ("guidance", {"steps": [3]}, "steps.1", "应该是一个 JSON 对象"),
    ("guidance", {"steps": [{"task": "a", "room": "1"}, {"task": 1, "room": "1"}]}, "steps.2.task", "应该是文字"),
]


@pytest.mark.parametrize(("kind", "change", "field", "wanted"), WRONG)
def test_wrong_data_is_told_in_chinese_on_a_chinese_terminal(kind, change, field, wanted, monkeypatch):
    data = {**example_of(kind), **change}
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    message = refused(data, kind)
    assert f"字段 {field} 不对：{wanted}" in message
    assert len(message.splitlines()) == 1


@pytest.mark.parametrize(("kind", "change", "field", "wanted"), WRONG)
def test_wrong_data_is_told_in_english_elsewhere_and_never_repeated(kind, change, field, wanted):
    message = refused({**example_of(kind), **change}, kind)
    assert message.startswith(f"Error: field {field} is wrong: ")
    assert message.isascii()


NUMBER = "11010519491231002"
NUMBER += check_digit(NUMBER)
FIFTEEN = "110105491231002"


@pytest.mark.parametrize(
    "text",
    [
        NUMBER,
        NUMBER.lower(),
        f"身份证{NUMBER}号",
        f"{NUMBER[:6]} {NUMBER[6:14]} {NUMBER[14:]}",
        FIFTEEN,
        f"号{FIFTEEN}。",
    ],
)
@pytest.mark.parametrize("field", ["name", "fee_line", "desk", "advice", "clinic", "plain_words", "insurance"])
def test_no_text_on_paper_may_hold_an_identity_number(field: str, text: str):
    message = refused({**example_of("ticket"), field: text}, "ticket")
    assert message == f"Error: field {field} is wrong: no identity number belongs on paper\n"


def test_a_code_is_printed_whatever_its_digits_are():
    text = json.dumps({**example_of("sticker"), "code": NUMBER})
    assert kiosk("sticker", "--data", "-", "--to", "tspl", "--output", "-", text=text).exit_code == 0


@pytest.mark.parametrize("phone", ["0635-000 0000 0635-000 0001", "13800000000", "110105491331002"])
def test_phones_and_digits_that_are_nobodys_number_are_printed(phone: str):
    text = json.dumps({**example_of("ticket"), "director_phone": phone})
    assert kiosk("ticket", "--data", "-", "--to", "tspl", "--output", "-", text=text).exit_code == 0


@pytest.mark.parametrize(("start", "end"), [("23:30", "00:00"), ("23:45", "00:15"), ("08:30", "12:00")])
def test_a_slot_may_end_at_midnight_or_after_it(start: str, end: str):
    text = json.dumps({**example_of("ticket"), "slot_start": start, "slot_end": end})
    assert kiosk("ticket", "--data", "-", "--to", "tspl", "--output", "-", text=text).exit_code == 0
