"""What the doctor finds of a Chinese input method, on made-up machines."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import PySide6
import pytest

from kiosk.cli.doctor_machine import look_at_machine
from kiosk.cli.findings import Verdict
from kiosk.cli.input_method import InputState, find_input_method, use_input_method
from kiosk.texts import LANGUAGES, texts

IBUS = ("bin/ibus-daemon",)
FCITX5 = ("bin/fcitx5",)
FRONT_END = "lib/x86_64-linux-gnu/fcitx5/libibusfrontend.so"


def machine(folder: Path, *files: str) -> Path:
    for file in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).touch()
    return folder


@pytest.mark.parametrize(
    ("files", "state", "install"),
    [
        ((), InputState.NONE, "ibus ibus-libpinyin"),
        (("bin/fcitx",), InputState.TOO_OLD, "fcitx5 fcitx5-chinese-addons"),
        (IBUS, InputState.NO_CHINESE, "ibus-libpinyin"),
        ((*IBUS, "share/ibus/component/simple.xml"), InputState.NO_CHINESE, "ibus-libpinyin"),
        ((*IBUS, "share/ibus/component/libpinyin.xml"), InputState.READY, ""),
        (FCITX5, InputState.NO_FRONT_END, "fcitx5-modules"),
        ((*FCITX5, FRONT_END), InputState.NO_CHINESE, "fcitx5-chinese-addons"),
        ((*FCITX5, FRONT_END, "share/fcitx5/inputmethod/pinyin.conf"), InputState.READY, ""),
        ((*IBUS, *FCITX5, FRONT_END, "share/fcitx5/inputmethod/rime.conf"), InputState.READY, ""),
    ],
)
def test_what_is_missing_is_named_by_its_package(
    files: tuple[str, ...], state: InputState, install: str, tmp_path: Path
) -> None:
    found = find_input_method(machine(tmp_path, *files))
    assert (found.state, found.install) == (state, install)


def test_a_desktop_s_other_plugin_gives_way_to_the_one_that_is_there(tmp_path: Path) -> None:
    environment = {"QT_IM_MODULE": "fcitx"}
    use_input_method(environment, machine(tmp_path, *FCITX5))
    assert environment == {"QT_IM_MODULE": "fcitx"}
    use_input_method(environment, machine(tmp_path, FRONT_END, "share/fcitx5/inputmethod/pinyin.conf"))
    assert environment == {"QT_IM_MODULE": "ibus", "IBUS_USE_PORTAL": "1"}
    environment = {}
    use_input_method(environment, machine(tmp_path, *IBUS, "share/ibus/component/libpinyin.xml"))
    assert environment == {"QT_IM_MODULE": "ibus"}


def test_pyside_carries_the_plugin_of_ibus() -> None:
    plugins = Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforminputcontexts"
    assert [file.name for file in plugins.glob("*ibus*")] == ["libibusplatforminputcontextplugin.so"]
    assert b"IBUS_USE_PORTAL" in next(plugins.glob("*ibus*")).read_bytes()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_has_words(language: str) -> None:
    words = texts(language)
    assert [one for one in InputState if not words.has(f"doctor-input-{one.value}")] == []


def test_at_a_window_without_a_way_to_type_names_the_doctor_warns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.cli.input_method.SYSTEM", tmp_path)
    now = datetime(2026, 11, 23, tzinfo=UTC)
    verdicts = {
        is_window: next(
            one.verdict for one in look_at_machine(tmp_path, texts("en"), now, is_window) if one.about == "input"
        )
        for is_window in (True, False)
    }
    assert verdicts == {True: Verdict.WARNING, False: Verdict.INFO}
