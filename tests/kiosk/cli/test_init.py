"""`kiosk init`, as whoever sets a machine up runs it."""

from __future__ import annotations

import subprocess
import sys

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select

from kiosk.cli.run import usable_config
from kiosk.config import load_config
from kiosk.domain.health_code import key_id
from kiosk.store import tables
from kiosk.store.clinic_setup import find_clinic, find_desks
from kiosk.store.codes import trusted_keys
from kiosk.store.key import KeyName
from kiosk.store.recovery import fingerprint, new_private_key, public_part, unwrap
from kiosk.texts import LANGUAGES
from set_up_run import LEAD, LEAD_PIN, PATIENCE_S, ROOT, TECHNICIAN_PIN, SetUp


@pytest.fixture(scope="module")
def done_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[SetUp, subprocess.CompletedProcess[str]]:
    """A set-up with the usual answers and what it said; only to be looked at."""
    made = SetUp(tmp_path_factory.mktemp("founded"))
    return made, made.pipe(made.answers())


def test_piped_answers_make_a_clinic_a_desk_keys_staff_and_settings(done_once):
    set_up, done = done_once
    assert (done.returncode, done.stderr) == (0, "")
    config = load_config(set_up.config)
    assert (config.clinic.name, config.clinic.phone, config.clinic.director_phone) == (
        "青山镇卫生院",
        None,
        "000-0000001",
    )
    assert (config.desk.name, config.desk.window, config.desk.prefix) == ("自助机 1", "2", "K1")
    assert config.card_reader is not None
    assert config.scanner is None
    assert [(printer.name, printer.profile) for printer in config.printers] == [("labels", "label-tspl-203")]
    store = set_up.open()
    clinic = find_clinic(store)
    assert clinic is not None
    assert (clinic.id, clinic.name) == (config.clinic.id, config.clinic.name)
    assert [(desk.id, desk.name, desk.prefix) for desk in find_desks(store, clinic.id)] == [
        (config.desk.id, "自助机 1", "K1")
    ]
    with store.reading() as connection:
        printers = connection.execute(select(tables.printer_states)).all()
    assert [(row.printer, row.desk_id, row.prints) for row in printers] == [("labels", config.desk.id, "sticker")]
    store.close()


def test_the_first_lead_and_the_technician_are_there_and_their_pins_are_kept_as_argon2id(done_once):
    set_up, _ = done_once
    store = set_up.open()
    with store.reading() as connection:
        staff = {row.role: row for row in connection.execute(select(tables.staff)).all()}
    store.close()
    assert (staff["lead"].name, set(staff)) == (LEAD, {"lead", "technician"})
    for role, pin in (("lead", LEAD_PIN), ("technician", TECHNICIAN_PIN)):
        assert staff[role].pin_hash.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
        assert PasswordHasher().verify(staff[role].pin_hash, pin)


def test_the_desks_signing_key_is_trusted_by_its_clinic(done_once):
    set_up, _ = done_once
    store = set_up.open()
    (trusted,) = trusted_keys(store, load_config(set_up.config).clinic.id)
    store.close()
    public_key = set_up.key(KeyName.SIGNING).signing_key().public_key()
    assert (trusted.kid, trusted.public_key) == (key_id(public_key), public_key)


def test_the_recovery_key_on_the_stick_opens_the_copy_and_is_not_on_the_machine(done_once):
    set_up, done = done_once
    private_pem = (set_up.stick / "nuanchuang-recovery.pem").read_bytes()
    assert unwrap((set_up.folder / "store.recovery.json").read_bytes(), private_pem) == set_up.key(KeyName.STORE).secret
    assert f"Its mark is {fingerprint(public_part(private_pem))}" in done.stdout
    assert (set_up.stick / "nuanchuang-recovery.pem").stat().st_mode & 0o777 == 0o600
    assert not any(b"PRIVATE" in path.read_bytes() for path in set_up.folder.iterdir())


def test_a_clinic_that_has_a_recovery_key_gives_its_public_part(set_up: SetUp):
    private_pem = new_private_key()
    public = set_up.stick / "clinic.pub.pem"
    public.write_bytes(public_part(private_pem))
    done = set_up.pipe(set_up.answers(recovery=str(public)))
    assert unwrap((set_up.folder / "store.recovery.json").read_bytes(), private_pem) == set_up.key(KeyName.STORE).secret
    assert str(fingerprint(public_part(private_pem))) in done.stdout
    assert [path.name for path in set_up.stick.iterdir()] == ["clinic.pub.pem"]


def test_nothing_secret_is_in_the_settings_the_output_or_readable_by_others(done_once):
    set_up, done = done_once
    shown = done.stdout + done.stderr + set_up.config.read_text(encoding="utf-8")
    assert all(secret not in shown for secret in (LEAD_PIN, TECHNICIAN_PIN, LEAD))
    assert set_up.key(KeyName.STORE).secret.hex() not in shown
    assert "The keys lie in plain files" in done.stdout
    assert {path.stat().st_mode & 0o077 for path in (set_up.folder, *set_up.folder.iterdir())} == {0}
    assert all(LEAD.encode() not in path.read_bytes() for path in set_up.folder.iterdir())


def test_a_second_run_refuses_and_changes_nothing(set_up: SetUp):
    assert set_up.pipe(set_up.answers()).returncode == 0
    before = {path: path.read_bytes() for path in (*set_up.folder.iterdir(), set_up.config, *set_up.stick.iterdir())}
    done = set_up.pipe(set_up.answers())
    assert done.returncode == 1
    assert f"{set_up.folder} is there already and is not empty. Nothing was changed." in done.stderr
    assert {path: path.read_bytes() for path in before} == before


def test_somebodys_settings_are_not_overwritten(set_up: SetUp):
    set_up.config.write_text("# mine")
    done = set_up.pipe(set_up.answers())
    assert done.returncode == 1
    assert "Choose another file with --config" in done.stderr
    assert set_up.left() == ["kiosk.toml"]
    assert set_up.config.read_text() == "# mine"


def test_an_empty_folder_is_used(set_up: SetUp):
    set_up.folder.mkdir(mode=0o755)
    assert set_up.pipe(set_up.answers()).returncode == 0
    assert set_up.folder.stat().st_mode & 0o777 == 0o700


WRONG = {
    "no name": ({"clinic_name": ""}, "Name of the clinic, as it stands on every paper: This is needed."),
    "a name of control characters": ({"clinic_name": "a\x07b"}, "cannot be printed"),
    "a desk of no kind": ({"kind": "table"}, "this has to be one of"),
    "a wrong prefix": ({"prefix": "kiosk"}, "like K1"),
    "a spying line": ({"scanner": "spy:///dev/ttyS1"}, "of addresses with :// only these are taken"),
    "one line twice": ({"scanner": "/dev/ttyS0"}, "two devices are given the same line /dev/ttyS0"),
    "no such printer model": ({"labels_profile": "x"}, "there is no such printer model. There are: "),
    "a dash for an address": ({"card_reader": "-"}, "this is no device's address. Where there is no such device"),
    "a dash for a queue": ({"cards": "－"}, "this is no device's address. Where there is no such device"),
    "a receipt's model for stickers": (
        {"labels_profile": "receipt-80-escpos-203"},
        "a receipt-80-escpos-203 has receipt_80 in it and cannot print: sticker. Choose one of: gprinter-",
    ),
    "a system printer's model on a line": (
        {"cards": "/dev/ttyS5\ncard-id1-pdf"},
        "models with -pdf are for system printers at cups:// and no others are. Choose one of: card-a6-escpos-203",
    ),
    "no place for the recovery key": ({"recovery": "/no/such/place"}, "There is no such folder or file"),
    "a text for a recovery key": ({"recovery": str(ROOT / "README.md")}, "This is not a recovery key"),
    "an easy pin": ({"lead_pin": "123456"}, "This is a pattern that anybody would try"),
    "a birthday": ({"lead_pin": "600115"}, "a birthday is the first"),
    "a short pin": ({"lead_pin": "7391"}, "6 to 12 digits"),
    "two different pins": ({"lead_pin_again": "739165"}, "The two were not the same"),
    "one pin for two": ({"technician_pin": LEAD_PIN}, "has to be another than the lead's"),
}


@pytest.mark.parametrize(("changed", "told"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_piped_answer_is_told_and_leaves_nothing(set_up: SetUp, changed: dict[str, str], told: str):
    done = set_up.in_this_process(set_up.answers(**changed))
    assert (done.exit_code, type(done.exception)) == (1, SystemExit)
    assert told in done.stderr
    assert (set_up.left(), list(set_up.stick.iterdir())) == ([], [])


@pytest.mark.parametrize(
    ("answer", "url", "profile", "prints"),
    [
        ("Card_Laser\n", "cups://Card_Laser", "card-id1-pdf", ("card",)),
        ("cups://office\na4-pdf", "cups://office", "a4-pdf", ("wall",)),
        ("/dev/ttyS5\n", "/dev/ttyS5", "card-id1-tspl-203", ("card",)),
    ],
)
def test_a_printer_of_cards_and_reports_is_a_queue_or_a_line(set_up: SetUp, answer, url, profile, prints):
    done = set_up.pipe(set_up.answers(receipts="/dev/ttyS4\n", cards=answer))
    assert (done.returncode, done.stderr) == (0, "")
    printers = {printer.name: printer for printer in usable_config(set_up.config).printers}
    assert (printers["cards"].url, printers["cards"].profile, printers["cards"].prints) == (url, profile, prints)
    first_for_the_wall = next(name for name, printer in printers.items() if "wall" in printer.prints)
    assert first_for_the_wall == ("cards" if "wall" in prints else "receipts")


def test_a_recovery_key_is_kept_out_of_the_stores_folder_and_never_taken_as_private(set_up: SetUp):
    private = set_up.stick / "private.pem"
    private.write_bytes(new_private_key())
    assert "This is a private key" in set_up.pipe(set_up.answers(recovery=str(private))).stderr
    assert "would die with it" in set_up.pipe(set_up.answers(recovery=str(set_up.folder))).stderr
    (set_up.stick / "nuanchuang-recovery.pem").write_bytes(b"the first clinic's")
    assert "a recovery key in this folder already" in set_up.pipe(set_up.answers()).stderr
    assert (set_up.stick / "nuanchuang-recovery.pem").read_bytes() == b"the first clinic's"


def test_answers_in_another_encoding_are_told(set_up: SetUp):
    done = subprocess.run(
        [sys.executable, *set_up.arguments],
        input="青山镇卫生院\n".encode("gb18030"),
        env={**set_up.environment, "PYTHONIOENCODING": "utf-8:strict"},
        cwd=ROOT,
        capture_output=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert (done.returncode, set_up.left()) == (1, [])
    assert b"An answer is not utf-8 text" in done.stderr
    assert b"Traceback" not in done.stderr


def test_answers_that_end_early_leave_nothing(set_up: SetUp):
    done = set_up.pipe(set_up.answers()[:-1])
    assert done.returncode == 1
    assert "There is no answer left for: Once more" in done.stderr
    assert (set_up.left(), list(set_up.stick.iterdir())) == ([], [])


def test_a_trouble_in_the_middle_undoes_what_was_made(set_up: SetUp):
    (set_up.stick / "nuanchuang-recovery.pub.pem").mkdir()  # the private key is written, then its public part is not
    done = set_up.pipe(set_up.answers())
    assert done.returncode == 1
    assert "nuanchuang-recovery.pub.pem cannot be written" in done.stderr
    assert set_up.left() == []
    assert not (set_up.stick / "nuanchuang-recovery.pem").exists()


def test_the_questions_of_a_chinese_terminal_are_chinese(set_up: SetUp):
    done = set_up.pipe(set_up.answers(prefix="kiosk"), language="zh_CN.UTF-8")
    assert "下面在这台机器上设置诊所的一个服务点" in done.stdout
    assert "这个服务点候补号的字母，每个服务点不同：一两个大写字母" in done.stderr


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_command_explains_itself(set_up: SetUp, language: str):
    done = subprocess.run(
        [sys.executable, "-m", "kiosk", "init", "--help"],
        env={**set_up.environment, "LANG": f"{language}.UTF-8"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=True,
    )
    assert "Answers may also be piped in" in done.stdout
