"""`kiosk jobs`: what waits to be printed, what nobody knows of, and the answer that closes it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from pydantic import ValidationError

from kiosk.cli.config_option import config_option
from kiosk.cli.desk_settings import desk_settings
from kiosk.cli.opening import OpenDesk, open_desk
from kiosk.cli.run import usable_config
from kiosk.cli.store_access import store_troubles
from kiosk.cli.system_clock import SystemClock
from kiosk.config import KioskConfig
from kiosk.desk.print_again import print_again
from kiosk.domain.print_job import PrintState
from kiosk.store.print_ledger import IllegalTransition, PrintLedger
from kiosk.store.print_queue import OpenJob, open_jobs
from kiosk.texts import Texts, terminal_texts

SHORTEST_ENDING = 4


@contextmanager
def opened_desk(config: KioskConfig) -> Iterator[OpenDesk]:
    """Open the desk's store for one command. Raises click.ClickException."""
    opened = open_desk(config)
    try:
        with store_troubles(config.store.folder):
            yield opened
    finally:
        opened.store.close()


@click.group("jobs", invoke_without_command=True)
@config_option
@click.pass_context
def command(context: click.Context, config_path: Path) -> None:
    """List the print jobs that wait, and those of which nobody knows whether they came out."""
    context.obj = config_path
    if context.invoked_subcommand is not None:
        return
    settings, words = usable_config(config_path), terminal_texts()
    with opened_desk(settings) as opened:
        jobs = open_jobs(opened.store, settings.clinic.id)
    if not jobs:
        click.echo(words("jobs-none"))
    for job in jobs:
        click.echo(_line(job, settings, words))
    if any(job.state is PrintState.UNKNOWN for job in jobs):
        click.echo(words("jobs-how-to-answer"))


@command.command("answer")
@click.argument("job_id", metavar="ID")
@click.argument("came_out", type=click.Choice(["yes", "no"]))
@click.option("--again", is_flag=True, help="After no: print it once more, with the same number or code.")
@click.pass_obj
def answer(config_path: Path, job_id: str, came_out: str, again: bool) -> None:
    """Say whether the paper of an unknown job came out. ID is the job's id, or the end of it."""
    settings, words = usable_config(config_path), terminal_texts()
    with opened_desk(settings) as opened:
        job = _only(open_jobs(opened.store, settings.clinic.id), job_id)
        try:
            said = _close(opened, settings, job, came_out == "yes", again)
        except IllegalTransition:
            raise click.ClickException(words("jobs-not-unknown")) from None
        except ValidationError:
            raise click.ClickException(words("jobs-unreadable")) from None
    click.echo(words(said))


def _close(opened: OpenDesk, settings: KioskConfig, job: OpenJob, came_out: bool, again: bool) -> str:
    """Write the answer down; return the phrase that says what follows.

    Raises IllegalTransition, StoreTrouble, pydantic.ValidationError (a newer program wrote the document).
    """
    if came_out or not again:
        PrintLedger(opened.store).answer(job.id, came_out)
        return "jobs-answered-yes" if came_out else "jobs-answered-no"
    marked = print_again(opened.store, desk_settings(settings), SystemClock().now(), job.id)
    return "jobs-printed-again" if marked else "jobs-printed-same"


def _only(jobs: list[OpenJob], ending: str) -> OpenJob:
    """Return the job whose id ends so. Raises click.ClickException."""
    found = [job for job in jobs if job.id == ending or (len(ending) >= SHORTEST_ENDING and job.id.endswith(ending))]
    if len(found) != 1:
        raise click.ClickException(terminal_texts()("jobs-many" if found else "jobs-no-such"))
    if found[0].state is not PrintState.UNKNOWN:
        raise click.ClickException(terminal_texts()("jobs-not-unknown"))
    return found[0]


def _line(job: OpenJob, settings: KioskConfig, words: Texts) -> str:
    since = job.changed_at.astimezone(settings.clinic.zone_info).strftime("%Y-%m-%d %H:%M")
    kind = words(f"jobs-kind-{job.kind.replace('_', '-')}")
    state = words(f"jobs-state-{job.state.value}")
    return f"{job.id}  {since}  {kind}  {job.printer or words('jobs-no-printer')}  {state}"
