import math
import tomllib
from collections.abc import Callable
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.vitals import load_vitals_profiles
from kiosk.config import KioskConfig, load_config, require_profiles
from kiosk.config_problems import ConfigInvalid
from kiosk.config_tables import Screen
from kiosk.config_values import RECEIPT_KINDS
from kiosk.domain.desks import DeskKind
from kiosk.texts import LANGUAGES, texts

EXAMPLE = Path(__file__).parents[2] / "kiosk.example.toml"
SMALLEST = '[clinic]\nid = "c1"\nname = "青山镇卫生院"\n[desk]\nid = "d1"\nname = "自助机 1"\n'
PRINTER = '[[printers]]\nname = "{name}"\nurl = "{url}"\nprofile = "label-tspl-203"\nprints = ["sticker"]\n'

Loader = Callable[[str], KioskConfig]


@pytest.fixture
def load_text(tmp_path: Path) -> Loader:
    def load(text: str) -> KioskConfig:
        file = tmp_path / "kiosk.toml"
        file.write_text(text, encoding="utf-8")
        return load_config(file)

    return load


@pytest.fixture
def told_of(load_text: Loader) -> Callable[[str], str]:
    def tell(text: str) -> str:
        with pytest.raises(ConfigInvalid) as caught:
            load_text(text)
        for language in LANGUAGES:
            assert "{" not in caught.value.describe(texts(language))
        return caught.value.describe(texts("en")).partition("\n")[2]

    return tell


def test_the_example_is_a_configuration_that_loads():
    config = load_config(EXAMPLE)
    assert config.desk.kind is DeskKind.KIOSK
    assert config.clinic.zone_info == ZoneInfo("Asia/Shanghai")
    assert [(printer.name, printer.prints) for printer in config.printers] == [
        ("labels", ("sticker",)),
        ("receipts", RECEIPT_KINDS),
    ]


def test_the_example_names_every_setting_there_is():
    example = EXAMPLE.read_text(encoding="utf-8")
    for table, field in KioskConfig.model_fields.items():
        assert f"[{table}]" in example
        model = load_config(EXAMPLE).model_dump()[table]
        keys = model[0] if isinstance(model, (list, tuple)) else model
        assert [key for key in keys if f"{key} = " not in example] == [], field


def test_the_manual_names_every_setting_there_is():
    manual = (EXAMPLE.parent / "docs" / "configuration.md").read_text(encoding="utf-8")
    for table, settings in load_config(EXAMPLE).model_dump().items():
        keys = settings[0] if isinstance(settings, (list, tuple)) else settings
        assert f"[{table}]" in manual
        assert [key for key in keys if f"`{key}`" not in manual] == []


def test_the_example_uses_printer_models_that_exist():
    profiles = tomllib.loads((EXAMPLE.parent / "printing" / "profiles.toml").read_text(encoding="utf-8"))
    require_profiles(EXAMPLE, load_config(EXAMPLE), profiles, load_vitals_profiles())
    assert {printer.profile for printer in load_config(EXAMPLE).printers} <= set(profiles)


def test_a_printer_model_that_does_not_exist_is_named_by_its_place(load_text: Loader):
    config = load_text(SMALLEST + PRINTER.format(name="labels", url="/dev/ttyS1"))
    with pytest.raises(ConfigInvalid) as caught:
        require_profiles(Path("kiosk.toml"), config, {"label-zpl-203", "receipt-80-escpos-203"}, ())
    told = caught.value.describe(texts("en"))
    assert "[[printers]] 1 profile: there is no such printer model. There are: label-zpl-203, receipt" in told


def test_clinic_and_desk_alone_are_enough(load_text: Loader):
    config = load_text(SMALLEST)
    assert (config.card_reader, config.scanner, config.printers, config.help.lamp_url) == (None, None, (), None)
    assert (config.paper.mask_names, config.people.senior_age, config.help.sound) == (True, 65, True)
    assert config.store.folder == Path("/var/lib/nuanchuang")


def test_a_relative_store_folder_is_taken_from_the_files_own(load_text: Loader, tmp_path: Path):
    assert load_text(SMALLEST + '[store]\nfolder = "data"\n').store.folder == tmp_path / "data"


def test_settings_cannot_be_changed_after_loading(load_text: Loader):
    config = load_text(SMALLEST)
    with pytest.raises(ValueError, match="frozen"):
        config.people.senior_age = 70  # type: ignore[misc]


def test_the_usual_panel_has_92_dots_an_inch():
    assert math.isclose(Screen().ppi, 92.56, abs_tol=0.01)


WRONG = {
    "a panel too coarse": ("[screen]\ndiagonal_inches = 27\n", "[screen] diagonal_inches: this panel has 81.6 dots"),
    "a panel too high": ("[screen]\nmount_height_mm = 800\n", "lower edge at 683 mm or lower"),
    "a misspelt key": (
        "[help]\nlamp_uri = 'x'\n",
        "[help] lamp_uri: there is no such setting here. Did you mean lamp_url",
    ),
    "a misspelt table": ("[papers]\nadvice = 'x'\n", "[papers]: there is no such setting here. Did you mean paper"),
    "a key from nowhere": ("[people]\nzzz = 1\n", "There are: senior_age, minutes_per_person"),
    "a number as text": ("[people]\nsenior_age = 'old'\n", "[people] senior_age: this has to be a whole number"),
    "a number too small": ("[people]\nsenior_age = 3\n", "[people] senior_age: this has to be at least 50"),
    "a window that never locks": ("[window]\nlock_minutes = 31\n", "[window] lock_minutes: this has to be at most 30"),
    "a window locked at once": ("[window]\nlock_minutes = 0\n", "[window] lock_minutes: this has to be at least 1"),
    "a number too large": ("[screen]\ndiagonal_inches = 99\n", "[screen] diagonal_inches: this has to be at most 60"),
    "text as a number": ("[paper]\nfee_line = 0\n", "[paper] fee_line: this has to be text"),
    "a wrong choice": ("[help]\nlamp_line = 'cts'\n", "[help] lamp_line: this has to be one of: rts, dtr"),
    "neither yes nor no": ("[help]\nsound = 'loud'\n", "[help] sound: this has to be true or false"),
    "not a table": ("card_reader = 7\n", "[card_reader]: this has to be a table"),
    "a line without url": ("[scanner]\nbaud = 9600\n", "[scanner] url: this has to be given"),
    "a spying url": ("[scanner]\nurl = 'spy:///dev/ttyS0'\n", "[scanner] url: of addresses with :// only these"),
    "a logging url": ("[scanner]\nurl = 'socket://h:1?logging=debug'\n", "[scanner] url: an address must not ask"),
    "a printer of nothing": (
        PRINTER.format(name="a", url="b").replace('"sticker"', ""),
        "[[printers]] 1 prints: this list",
    ),
    "a printer of cakes": (
        PRINTER.format(name="a", url="b").replace("sticker", "cake"),
        "[[printers]] 1 prints: this has",
    ),
    "a name no log may hold": (
        PRINTER.format(name="王 芳", url="b"),
        "[[printers]] 1 name: letters, digits, - and _ only",
    ),
}


@pytest.mark.parametrize(("text", "told"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_told_by_table_and_key(told_of: Callable[[str], str], text: str, told: str):
    top_level = not text.startswith("[")
    assert told in told_of(text + SMALLEST if top_level else SMALLEST + text)


def test_a_clinic_zone_that_does_not_exist_is_told(told_of: Callable[[str], str]):
    assert "[clinic] zone: this time zone is not known" in told_of(SMALLEST.replace('"c1"', '"c1"\nzone = "Mars/Base"'))


@pytest.mark.parametrize(
    ("name", "told"), [("", "this text is empty"), ("诊" * 121, "too long: at most 120 characters")]
)
def test_a_text_that_is_empty_or_too_long_is_told_as_which(told_of: Callable[[str], str], name: str, told: str):
    assert told in told_of(f"[desk]\nname = '{name}'")


@pytest.mark.parametrize("wrong", ["prefix = 'k1'", "prefix = 'K100'", "window = '一'", "window = ''"])
def test_prefix_and_window_have_a_form_that_fits_their_paper(told_of: Callable[[str], str], wrong: str):
    assert f"[desk] {wrong.split(maxsplit=1)[0]}: " in told_of(SMALLEST + wrong)


def test_two_devices_on_one_line_are_refused(told_of: Callable[[str], str]):
    wrong = SMALLEST + '[card_reader]\nurl = "/dev/ttyS0"\n' + PRINTER.format(name="labels", url="/dev/ttyS0")
    assert "[printers] url: two devices are given the same line /dev/ttyS0" in told_of(wrong)


def test_two_devices_of_one_name_are_refused(told_of: Callable[[str], str]):
    wrong = SMALLEST + PRINTER.format(name="labels", url="/dev/a") + PRINTER.format(name="labels", url="/dev/b")
    assert "two devices are called labels" in told_of(wrong)
    monitor = '[[vitals]]\nname = "labels"\nurl = "/dev/c"\nprofile = "omron-hbp-9030"\n'
    wrong = SMALLEST + PRINTER.format(name="labels", url="/dev/a") + monitor
    assert "[vitals] name: two devices are called labels" in told_of(wrong)


def test_a_monitor_of_a_model_that_does_not_exist_is_named_by_its_place(load_text: Loader):
    config = load_text(SMALLEST + '[[vitals]]\nname = "bp"\nurl = "/dev/c"\nprofile = "omron"\n')
    with pytest.raises(ConfigInvalid) as caught:
        require_profiles(Path("kiosk.toml"), config, (), load_vitals_profiles())
    told = caught.value.describe(texts("en"))
    assert "[[vitals]] 1 profile: there is no such model" in told
    assert "omron-hbp-9030" in told


def test_everything_that_is_wrong_is_told_at_once(told_of: Callable[[str], str]):
    told = told_of('[clinic]\nname = ""\n[desk]\nid = "d 1"\nname = "x"\n[people]\nsenior_age = 1\n')
    assert len(told.splitlines()) == 4


def test_a_value_is_never_repeated(told_of: Callable[[str], str]):
    assert "SECRET" not in told_of(SMALLEST + '[people]\nsenior_age = "SECRET"\n[desk2]\npin = "SECRET"\n')


def test_toml_that_is_none_is_told_by_line_and_column(told_of: Callable[[str], str]):
    assert "line 2, column 6 is not TOML" in told_of("[clinic]\nname 青山\n")


def test_a_file_that_ends_too_early_is_told(told_of: Callable[[str], str]):
    assert "ends in the middle" in told_of('[clinic]\nname = """青山')


def test_a_missing_file_a_folder_and_a_foreign_encoding_are_told(tmp_path: Path):
    foreign = tmp_path / "gb.toml"
    foreign.write_bytes('name = "青山"'.encode("gb18030"))
    for path, told in ((tmp_path / "none.toml", "no such file"), (tmp_path, "cannot be read"), (foreign, "not UTF-8")):
        with pytest.raises(ConfigInvalid) as caught:
            load_config(path)
        assert told in caught.value.describe(texts("en"))
        assert str(path) in caught.value.describe(texts("zh_CN"))


@given(
    diagonal=st.floats(min_value=7, max_value=60),
    mount=st.integers(min_value=0, max_value=2000),
    width=st.integers(min_value=600, max_value=4000),
    height=st.integers(min_value=800, max_value=8000),
)
def test_every_panel_taken_is_fine_enough_and_in_reach(diagonal: float, mount: int, width: int, height: int):
    try:
        screen = Screen(diagonal_inches=diagonal, mount_height_mm=mount, width_px=width, height_px=height)
    except ValueError:
        ppi = math.hypot(width, height) / diagonal
        assert ppi < 85 or mount + height / ppi * 25.4 - 10 > 1200
    else:
        assert screen.ppi >= 85
        assert screen.mount_height_mm + screen.height_mm - 10 <= 1200


def test_both_languages_have_the_same_phrases():
    folder = EXAMPLE.parent / "assets" / "translations"
    ids = [
        {
            line.split(" =")[0]
            for line in (folder / language / "setup.ftl").read_text("utf-8").splitlines()
            if " = " in line
        }
        for language in LANGUAGES
    ]
    assert ids[0] == ids[1]


READER = SMALLEST + '[card_reader]\nurl = "{url}"\n'


@pytest.mark.parametrize("url", ["usb://1a86:7523:1-1.2", "usb://1A86:7523", "usb://0403:6001:3-2.4.1:1.1"])
def test_a_device_may_be_named_by_its_usb_socket(url: str, load_text: Loader):
    config = load_text(READER.format(url=url))
    assert config.lines == (url,)


@pytest.mark.parametrize("url", ["usb://", "usb://1a86", "usb://xyz1:7523", "usb://1a86:7523:", "usb://1a86:7523:../x"])
def test_a_usb_address_that_names_nothing_is_refused(url: str, told_of: Callable[[str], str]):
    assert "usb://vendor:product:socket" in told_of(READER.format(url=url))


def test_a_readers_speed_may_be_found_by_itself(load_text: Loader, told_of: Callable[[str], str]):
    reader = load_text(READER.format(url="/dev/ttyS1") + 'baud = "auto"\npresence = "sensor"\n').card_reader
    assert reader is not None
    assert (reader.baud, reader.presence) == ("auto", "sensor")
    assert "[card_reader] baud" in told_of(READER.format(url="/dev/ttyS1") + 'baud = "fast"\n')


def test_a_printer_may_stand_by_for_others(load_text: Loader, told_of: Callable[[str], str]):
    printer = PRINTER.format(name="spare", url="/dev/ttyS1")
    standby = printer.replace('prints = ["sticker"]', 'prints = []\nfallback_for = ["ticket"]')
    assert load_text(SMALLEST + standby).printers[0].fallback_for == ("ticket",)
    assert "at least one" in told_of(SMALLEST + printer.replace('["sticker"]', "[]"))


def test_a_pattern_of_codes_has_to_be_one(load_text: Loader, told_of: Callable[[str], str]):
    scanner = SMALLEST + "[scanner]\nurl = '/dev/ttyS2'\n"
    config = load_text(scanner + "insurance_voucher = 'YB\\d+'\n")
    assert config.scanner is not None
    assert config.scanner.rules.insurance_voucher == r"YB\d+"
    assert "pattern cannot be understood" in told_of(scanner + "insurance_voucher = '('\n")
