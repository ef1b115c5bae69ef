"""One `kiosk init` as a process of its own, and what it left behind."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from click.testing import CliRunner, Result

from kiosk.__main__ import main
from kiosk.config import load_config
from kiosk.store.engine import Store, open_store
from kiosk.store.key import Key, KeyName, load_key

LEAD, LEAD_PIN, TECHNICIAN_PIN = "欧阳建国", "739164", "205837"
ROOT = Path(__file__).parents[2]
PATIENCE_S = 60


class SetUp:
    """One `kiosk init` in a folder of its own, as a process of its own, with a machine that seals nothing."""

    def __init__(self, home: Path) -> None:
        self.folder, self.config, self.stick = home / "data", home / "kiosk.toml", home / "stick"
        self.home = home
        self.stick.mkdir()
        (home / "bin").mkdir()
        # No systemd-creds on this path: the tests leave no key of the host behind.
        self.environment = {
            "PATH": str(home / "bin"),
            "LANG": "en_GB.UTF-8",
            "PYTHONPATH": str(ROOT),
            "HOME": str(home),
        }
        self.arguments = ["-m", "kiosk", "init", "--folder", str(self.folder), "--config", str(self.config)]

    def answers(self, **changed: str) -> list[str]:
        given = {
            "clinic_name": "青山镇卫生院",
            "phone": "",
            "director_phone": "000-0000001",
            "kind": "",
            "desk_name": "",
            "window": "2",
            "prefix": "",
            "card_reader": "/dev/ttyS0",
            "scanner": "",
            "labels": "socket://127.0.0.1:9100",
            "labels_profile": "",
            "receipts": "",
            "cards": "",
            "department": "",
            "doctor": "",
            "room": "",
            "recovery": str(self.stick),
            "lead": LEAD,
            "lead_pin": LEAD_PIN,
            "lead_pin_again": LEAD_PIN,
            "technician_pin": TECHNICIAN_PIN,
            "technician_pin_again": TECHNICIAN_PIN,
        }
        return list({**given, **changed}.values())

    def pipe(self, answers: Sequence[str], language: str = "en_GB.UTF-8") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *self.arguments],
            input="".join(f"{answer}\n" for answer in answers),
            env={**self.environment, "LANG": language},
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )

    def in_this_process(self, answers: Sequence[str]) -> Result:
        """Run the same command with the same environment, but without the half second that a new program takes."""
        unset = dict.fromkeys(os.environ)
        return CliRunner().invoke(
            main,
            self.arguments[2:],
            input="".join(f"{answer}\n" for answer in answers),
            env={**unset, **self.environment},
        )

    def left(self) -> list[str]:
        return sorted(path.name for path in self.home.iterdir() if path.name not in {"bin", "stick"})

    def key(self, name: KeyName) -> Key:
        key = load_key(self.folder, name)
        assert isinstance(key, Key)
        return key

    def open(self) -> Store:
        return open_store(load_config(self.config).store.file, self.key(KeyName.STORE).secret)
