"""The command `kiosk`. Commands are imported when they are called, so that none waits for Qt or ReportLab in vain."""

from __future__ import annotations

from importlib import import_module

import click

COMMANDS = {
    "audit": ("kiosk.cli.audit", "Check the audit chain, or list it."),
    "backup": ("kiosk.cli.backup", "Make a backup, list them, put one back."),
    "board": ("kiosk.cli.board", "Show the waiting room who is called, and say it."),
    "check-id": ("kiosk.cli.check_id", "Judge an identity number."),
    "demo": ("kiosk.cli.demo", "Run the demo clinic: simulated devices, made-up people."),
    "devices": ("kiosk.cli.devices", "List serial ports, and look at each configured device."),
    "doctor": ("kiosk.cli.doctor", "Look at everything, and say what to do."),
    "import": ("kiosk.cli.import_people", "Bring a list of people in."),
    "init": ("kiosk.cli.init", "Make a clinic, its desk, its keys and its first lead."),
    "jobs": ("kiosk.cli.jobs", "List what waits to be printed, and answer for what is unknown."),
    "read-card": ("kiosk.cli.read_card", "Read one identity card from a reader."),
    "read-vitals": ("kiosk.cli.read_vitals", "Hear one measurement of a blood-pressure monitor or a scale."),
    "recover-key": ("kiosk.cli.recover_key", "Open a store whose key is lost, with the clinic's recovery key."),
    "render": ("kiosk.cli.render", "Make a sticker, ticket, card or slip without a store or a device."),
    "roll": ("kiosk.cli.roll", "Say that a new roll lies in a printer."),
    "room": ("kiosk.cli.room", "Open a doctor's panel: next, again, skip, bring back."),
    "run": ("kiosk.cli.run", "Run this desk with its real devices."),
    "sessions": ("kiosk.cli.sessions", "List and change sessions and the timetable."),
    "simulate": ("kiosk.cli.simulate", "Run one simulated device."),
    "wizard": ("kiosk.cli.wizard", "Find each device by plugging it in, and write it into the settings."),
    "voice": ("kiosk.cli.voice", "Record and check the clinic's own voice, and hear it."),
    "wall": ("kiosk.cli.wall", "Print the rule of calling for the waiting room's wall."),
    "wifi": ("kiosk.cli.wifi", "Say which Wi-Fi the slips for visitors are printed for."),
    "window": ("kiosk.cli.window", "Open the staff's console at the window."),
    "test-page": ("kiosk.cli.test_page", "Print a page that shows a printer's edges, scale, Chinese and codes."),
}
"""Module and one line of help for each command; a module has its command as `command`."""


class LazyGroup(click.Group):
    """A group that imports a command's module when that command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of the module that stands for the name."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(COMMANDS[cmd_name][0]).command
        assert isinstance(command, click.Command)  # noqa: S101 - a module of ours without one is a bug
        return command

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; whoever ends it is told so in their language, and not by click's word for it."""
        try:
            return super().invoke(ctx)
        except (click.Abort, EOFError, KeyboardInterrupt):
            from kiosk.texts import terminal_texts  # noqa: PLC0415 - `kiosk --help` has no need of the catalogue

            click.echo(f"\n{terminal_texts()('command-ended')}", err=True)
            ctx.exit(1)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in self.list_commands(ctx)])


@click.group(cls=LazyGroup)
@click.version_option(package_name="nuanchuang", prog_name="kiosk")
def main() -> None:
    """暖窗 Nuanchuang: the registration kiosk that a person of 80 can use alone."""


if __name__ == "__main__":
    main()
