"""The commands that keep libraries in order: which there are, what was removed, remove, restore, compact."""

from __future__ import annotations

import getpass
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any, NoReturn

import click

from components import shelf
from components.errors import InputError, LibraryError
from components.library import Library, default_folder, sample_folder
from components.records import Report


def _named(_: click.Context, __: click.Parameter, said: Path | None) -> Path | None:
    """The folder that an option means: one that is there, else the library of this name."""
    if said is None or said.is_dir():
        return said
    known = {name.casefold(): folder for name, folder in shelf.libraries().items()}
    return known.get(str(said).casefold(), said)


def library_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option that says which library is meant."""
    return click.option(
        "--library", "folder", type=click.Path(path_type=Path), callback=_named,
        help='Folder of the library, or its name as "libraries" lists it.',
    )(command)  # fmt: skip


def existing(folder: Path | None) -> Path:
    """The folder of a library that is there; a LibraryError where none is, which names those that are."""
    folder = folder or default_folder()
    if not folder.is_dir():
        there = ", ".join(f'--library "{name}"' for name in shelf.libraries())
        others = f". There is: {there}" if there else ""
        raise LibraryError(f'There is no library at "{folder}"; make one with: python -m components add PATH{others}')
    return folder


def own(folder: Path | None) -> Path:
    """The folder of a library that reports may be added to; a LibraryError for the sample, which keeps to itself."""
    folder = folder or default_folder()
    if folder == sample_folder():
        raise LibraryError("Nothing is added to the sample; leave --library out, or name a library of your own.")
    return folder


def counted(number: int, thing: str) -> str:
    """A number of things in words: "1 report", "2 reports"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


@click.command()
@click.option("--json", "as_json", is_flag=True, help="JSON lines instead of lines to read.")
def libraries(as_json: bool) -> None:
    """List the libraries of this machine: one's own, those beside it, the sample."""
    found = shelf.libraries()
    if not found:
        click.echo("There is no library yet; make one with: python -m components add PATH", err=True)
    for name, folder in found.items():
        try:
            with Library(folder) as library:
                summary = library.summary()
        except LibraryError as error:
            click.echo(f"{name}: {error}", err=True)
            continue
        days = {"first_day": summary.first_day, "last_day": summary.last_day}
        about = {"name": name, "folder": str(folder), "reports": summary.reports, "claims": summary.claims, **days}
        if as_json:
            click.echo(json.dumps(about, ensure_ascii=False))
            continue
        period = f", {summary.first_day} to {summary.last_day}" if summary.first_day else ""
        said = f"{counted(summary.reports, 'report')}, {counted(summary.claims, 'claim')}{period}"
        click.echo(f"{name}: {said}\n  {folder}")


@click.command()
@click.argument("reports", nargs=-1, required=True, metavar="REPORT_ID...")
@library_option
def remove(reports: tuple[str, ...], folder: Path | None) -> None:
    """Take reports out of a library, by the ids that search and extract print; "restore" brings them back.

    Prints the id and the title of each report that went.
    """
    with Library(existing(folder)) as library:
        found = [(asked, _report(library, asked)) for asked in reports]
        there = {report.id: report for _, report in found if report}
        library.remove(there, getpass.getuser())
    for report in there.values():
        click.echo(f"{report.id}  {report.title or 'Untitled'}")
    click.echo(f"{counted(len(there), 'report')} removed.", err=True)
    _end([asked for asked, report in found if report is None], "no report here has this id")


@click.command()
@click.argument("reports", nargs=-1, metavar="[REPORT_ID...]")
@click.option("--all", "everything", is_flag=True, help="Bring back all that can be brought back.")
@library_option
def restore(reports: tuple[str, ...], everything: bool, folder: Path | None) -> None:
    """Bring removed reports back as they were."""
    if bool(reports) == everything:
        raise click.UsageError("Say which reports to bring back, or --all.")
    with Library(existing(folder)) as library:
        there = library.removed()
        known = {id: one.report_id for one in reversed(there) for id in (one.given_id, one.report_id) if id}
        asked = [one.report_id for one in there] if everything else reports
        count = library.restore(known[id] for id in asked if id in known)
    click.echo(f"{counted(count, 'report')} brought back.", err=True)
    _end([id for id in asked if id not in known], "no removed report has this id")


@click.command()
@library_option
@click.option("--json", "as_json", is_flag=True, help="JSON lines instead of lines to read.")
def removed(folder: Path | None, as_json: bool) -> None:
    """List the removed reports that can be brought back."""
    with Library(existing(folder)) as library:
        there = library.removed()
    if not there:
        click.echo("Nothing was removed that could be brought back.", err=True)
    for one in there:
        if as_json:
            click.echo(json.dumps(asdict(one), ensure_ascii=False))
        else:
            click.echo(f"{one.report_id}  {one.published or 'no date'}  {one.source}  {one.title or 'Untitled'}")
            click.echo(f"      {counted(one.claims, 'claim')}, removed by {one.who}, {one.when}\n")


@click.command()
@library_option
@click.confirmation_option("--yes", prompt="Removed reports go for good. Compact the library?")
def compact(folder: Path | None) -> None:
    """Let removed reports go for good, and make the library's files as small as what is left."""
    with Library(existing(folder)) as library:
        gone = len(library.removed())
        library.compact()
    click.echo(f"{counted(gone, 'removed report')} gone for good.", err=True)


def _report(library: Library, id: str) -> Report | None:
    try:
        return library.report(id)
    except InputError:
        return None


def _end(missing: Sequence[str], reason: str) -> NoReturn:
    """Name what was asked for and is not there; the exit code says whether there was any."""
    for id in missing:
        click.echo(f"{id}: {reason}.", err=True)
    sys.exit(1 if missing else 0)


COMMANDS = (libraries, remove, removed, restore, compact)
