"""Whether hanzi can be typed at a window of this machine, and what is missing. Starts no input method.

PySide6's wheels carry one input-method plugin, that of ibus (Qt/plugins/platforminputcontexts). fcitx 5 answers it
through its ibus front end, an addon of its own; fcitx 4 has none. QT_IM_MODULE=fcitx, which many desktops set, would
leave such a program without any. Where there is no ibus-daemon, which fcitx 5 does not need, the plugin does nothing
unless it is told to ask the session's bus ("portal"): tried with fcitx 5.0.21 and Qt 6.
"""

from __future__ import annotations

from collections.abc import MutableMapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

PLUGIN = "ibus"
VARIABLE = "QT_IM_MODULE"
PORTAL = "IBUS_USE_PORTAL"
FCITX5 = "fcitx5"
SYSTEM = Path("/usr")
_CHINESE = ("pinyin", "rime", "wubi", "wb", "zhuyin", "chewing", "cangjie", "table-chinese")
_FRONT_ENDS = ("lib/fcitx5/libibusfrontend.so", "lib64/fcitx5/libibusfrontend.so", "lib/*/fcitx5/libibusfrontend.so")


class InputState(StrEnum):
    """What is there. The words are in the catalogue under `doctor-input-<value>`."""

    READY = "ready"
    NONE = "none"
    NO_CHINESE = "no-chinese"
    """The framework is there, no way of typing Chinese in it."""
    NO_FRONT_END = "no-front-end"
    """fcitx 5 without its ibus front end."""
    TOO_OLD = "too-old"
    """fcitx 4."""


@dataclass(frozen=True)
class InputMethod:
    """A framework and its state. `install` names the packages of Debian, Kylin and UOS that are missing."""

    state: InputState
    name: str = ""
    install: str = ""


def find_input_method(system: Path | None = None) -> InputMethod:
    """Return what can be used, else what comes nearest to it; `system` is where programs are installed, /usr."""
    system = system or SYSTEM
    found = [one for one in (_ibus(system), _fcitx5(system)) if one is not None]
    ready = next((one for one in found if one.state is InputState.READY), None)
    if ready is not None or found:
        return ready or found[0]
    if (system / "bin" / "fcitx").exists():
        return InputMethod(InputState.TOO_OLD, "fcitx 4", "fcitx5 fcitx5-chinese-addons")
    return InputMethod(InputState.NONE, "", "ibus ibus-libpinyin")


def use_input_method(environment: MutableMapping[str, str], system: Path | None = None) -> None:
    """Have Qt load the plugin that it has; before the application is made."""
    found = find_input_method(system)
    if found.state is InputState.READY:
        environment[VARIABLE] = PLUGIN
        if found.name == FCITX5:
            environment[PORTAL] = "1"


def _ibus(system: Path) -> InputMethod | None:
    if not (system / "bin" / "ibus-daemon").exists():
        return None
    if _has_chinese(system / "share" / "ibus" / "component", "*.xml"):
        return InputMethod(InputState.READY, "ibus")
    return InputMethod(InputState.NO_CHINESE, "ibus", "ibus-libpinyin")


def _fcitx5(system: Path) -> InputMethod | None:
    if not (system / "bin" / "fcitx5").exists():
        return None
    if not any(any(system.glob(place)) for place in _FRONT_ENDS):
        return InputMethod(InputState.NO_FRONT_END, FCITX5, "fcitx5-modules")
    if _has_chinese(system / "share" / "fcitx5" / "inputmethod", "*.conf"):
        return InputMethod(InputState.READY, FCITX5)
    return InputMethod(InputState.NO_CHINESE, FCITX5, "fcitx5-chinese-addons")


def _has_chinese(folder: Path, pattern: str) -> bool:
    return any(any(word in file.stem.lower() for word in _CHINESE) for file in folder.glob(pattern))
