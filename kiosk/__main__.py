"""The command `kiosk`. Commands are imported when they are called, so that none waits for Qt or ReportLab in vain."""

from __future__ import annotations

from importlib import import_module

import click

COMMANDS = {
    "check-id": "kiosk.cli.check_id",
    "demo": "kiosk.cli.demo",
    "init": "kiosk.cli.init",
    "read-card": "kiosk.cli.read_card",
    "render": "kiosk.cli.render",
    "run": "kiosk.cli.run",
    "simulate": "kiosk.cli.simulate",
}


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command `command` of the module that stands for the name."""
        module = COMMANDS.get(cmd_name)
        return None if module is None else import_module(module).command


@click.group(cls=LazyGroup)
@click.version_option(package_name="nuanchuang", prog_name="kiosk")
def main() -> None:
    """暖窗 Nuanchuang: the registration kiosk that a person of 80 can use alone."""


if __name__ == "__main__":
    main()
