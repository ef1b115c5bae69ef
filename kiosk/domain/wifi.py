"""The clinic's Wi-Fi for visitors: what a network's name and password may be. Connects to nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

LONGEST_NAME_BYTES = 32
SHORTEST_PASSWORD, LONGEST_PASSWORD = 8, 63


class WifiProblem(StrEnum):
    """Why it can be no network. The words are in the catalogue under `wifi-problem-<value>`."""

    NAME = "name"
    PASSWORD = "password"  # noqa: S105  the name of a problem


@dataclass(frozen=True)
class WifiNetwork:
    """A network. `password` None: open. `hidden`: it does not show its name, so phones must be told of it."""

    name: str
    password: str | None = field(default=None, repr=False)
    hidden: bool = False


def name_problem(name: str) -> WifiProblem | None:
    """Return what is wrong with a name: 1 to 32 bytes of UTF-8 (IEEE 802.11-2020, 9.4.2.2), for people printable."""
    fits = 0 < len(name.encode("utf-8", "replace")) <= LONGEST_NAME_BYTES and name.isprintable()
    return None if fits else WifiProblem.NAME


def password_problem(password: str) -> WifiProblem | None:
    """Return what is wrong with a passphrase: 8 to 63 printable ASCII characters (IEEE 802.11-2020, J.4.1)."""
    fits = SHORTEST_PASSWORD <= len(password) <= LONGEST_PASSWORD and password.isascii() and password.isprintable()
    return None if fits else WifiProblem.PASSWORD
