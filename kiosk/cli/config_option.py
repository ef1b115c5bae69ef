"""The option `--config` of every command that belongs to a desk. Reads no file, so that `--help` waits for nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])


def config_option(command: Command) -> Command:
    """Add the option `--config` to a command."""
    return click.option(
        "--config",
        "config_path",
        default="kiosk.toml",
        show_default=True,
        type=click.Path(path_type=Path, dir_okay=False),
        help="The desk's settings.",
    )(command)
