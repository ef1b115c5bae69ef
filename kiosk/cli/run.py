"""`kiosk run`: this desk, with its real devices."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kiosk.cli.config_option import config_option
from kiosk.cli.display import has_display
from kiosk.cli.printer_media import require_fitting_media
from kiosk.config import KioskConfig, load_config, require_profiles
from kiosk.config_problems import ConfigInvalid
from kiosk.texts import terminal_texts


@click.command("run")
@config_option
def command(config_path: Path) -> None:
    """Run this desk: full screen, until the technician's PIN ends it (Ctrl+Alt+Q on a keyboard)."""
    config = usable_config(config_path)
    if not has_display():
        raise click.ClickException(terminal_texts()("run-no-display"))
    from kiosk.cli.real_kiosk import run_kiosk  # noqa: PLC0415 - Qt is loaded only when a screen is there

    sys.exit(run_kiosk(config))


def usable_config(path: Path) -> KioskConfig:
    """Return the settings, held against the printer models there are. Raises click.ClickException."""
    from devices.vitals import load_vitals_profiles  # noqa: PLC0415 - `--help` need not wait for them
    from printing.profiles import load_profiles  # noqa: PLC0415

    try:
        config = load_config(path)
        require_profiles(path, config, load_profiles(), load_vitals_profiles())
        require_fitting_media(path, config, load_profiles())
    except ConfigInvalid as invalid:
        raise click.ClickException(invalid.describe(terminal_texts())) from None
    return config
