"""The command line: add | embed | search | claims | chart | briefing | extract | info, and the verbs of upkeep.py.

Exit codes: 0 done, 1 something in the input could not be read (the rest was), 2 wrong usage. Messages go to stderr.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from components import analysis, embedding, exports, extraction, jobs, leaving, printed, readers, refused
from components.errors import ClaimlineError, InputError
from components.library import Library
from components.question import BINS, Question, read_question
from components.records import Entry, Rejection, Report
from components.upkeep import COMMANDS, counted, existing, library_option, own

PICTURES_AND_DATA = (*exports.PICTURES, *exports.DATA)


def question_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that filter: each is a parameter of a dashboard's address too."""
    for name, text in (
        ("kind", "event, cumulative or state"),
        ("status", "claimed, unverified, hypothetical or denied"),
        ("place", "place that a claim names"),
        ("target", "whose loss or thing is counted"),
        ("claimant", "who says it, by canonical name"),
        ("item", "what is counted, as the text has it"),
        ("source", "outlet"),
    ):
        command = click.option(f"--{name}", name, multiple=True, help=f"Only this {text} (may be repeated).")(command)
    command = click.option("--from", "from", metavar="DAY", help="First day, as 2024-08-01.")(command)
    command = click.option("--to", "to", metavar="DAY", help="Last day, as 2024-08-31.")(command)
    command = click.option("--known", metavar="DAY", help="As known on this day: no report published later.")(command)
    return click.option("--confidence", metavar="0..1", help="Leave out claims below this confidence.")(command)


def by_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option that says how wide the bins of a chart are."""
    said = "Each figure on its day, or the events of a claimant added up by week or month."
    return click.option("--by", type=click.Choice(BINS), default=BINS[0], show_default=True, help=said)(command)


def _mappings(_: click.Context, __: click.Parameter, said: tuple[str, ...]) -> list[dict[str, str] | Path]:
    """What --map says of columns, or the file that says it."""
    try:
        for one in filter(readers.is_form, said):
            readers.read_form(Path(one))
        return [Path(one) if readers.is_form(one) else readers.read_mapping(one) for one in said]
    except InputError as error:
        raise click.BadParameter(str(error)) from None


def map_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option that says what the columns of tables hold."""
    return click.option(
        "--map", "mappings", multiple=True, callback=_mappings, metavar="FIELD=COLUMN,...|FILE.toml",
        help="Which column of a table holds which field, as text=Body,published=Date, or a file that says so of coded "
        "claims (may be repeated).",
    )(command)  # fmt: skip


class Program(click.Group):
    """A group whose errors of ours are one sentence on stderr, never a trace."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; its ClaimlineError becomes a message and exit code 1."""
        try:
            return super().invoke(ctx)
        except ClaimlineError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Figures that conflict reports state, with who claims them, when and where."""


for _command in COMMANDS:
    main.add_command(_command)


@main.command()
@click.argument("places", nargs=-1, required=True)
@library_option
@map_option
@click.option(
    "--rejected", "refusals", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE.csv",
    help="A table to write of all that could not be read: where it stands and why.",
)  # fmt: skip
@click.option("--day-first", "first", flag_value="day", help="03/04/2024 is 3 April; reports there already follow.")
@click.option("--month-first", "first", flag_value="month", help="03/04/2024 is 4 March; reports there already follow.")
def add(
    places: tuple[str, ...],
    folder: Path | None,
    mappings: list[dict[str, str] | Path],
    refusals: Path | None,
    first: str | None,
) -> None:
    """Load files, folders, zip files and addresses (feeds, pages, files) into a library."""
    forms, columns = _forms_and_columns(mappings)
    added = jobs.load(own(folder), [*places, *forms], mappings=columns, first=first or "")
    _say_rejected(added.rejected)
    _say_open(added.rejected)
    if refusals:
        _write(exports.problems(added.rejected), refusals)
        click.echo(f"All problems are listed in {refusals}.", err=True)
    elif refused.shortened(added.rejected):
        click.echo("The page Load lists them all; so does a file: --rejected FILE.csv", err=True)
    click.echo(
        f"{counted(added.added, 'report')} added with {counted(added.claims, 'claim')}, "
        f"{added.already} there already, {counted(len(added.rejected), 'problem')}.",
        err=True,
    )
    if first:
        click.echo(
            f"Dates that can be read either way were read with the {first} first; "
            f"{counted(added.dated, 'report')} there already took another date.",
            err=True,
        )
    if added.undated:
        click.echo(f"{counted(added.undated, 'report')} without a date: give it on the page Reports.", err=True)
    sys.exit(1 if added.rejected else 0)


@main.command()
@library_option
def embed(folder: Path | None) -> None:
    """Embed what the model in use (CLAIMLINE_EMBEDDER) has not embedded yet; where it was ended, it goes on."""
    done = jobs.embed(existing(folder))
    click.echo(f'{counted(done, "passage")} embedded by "{embedding.in_use()}".', err=True)


@main.command()
@click.argument("words", nargs=-1)
@library_option
@click.option(
    "--like", metavar="REPORT|FILE|-",
    help="Stories like this report (its id), or like the text in a file or on standard input; with WORDS, those of "
    "them that answer these.",
)  # fmt: skip
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, help="Stories at most.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of lines to read.")
@question_options
def search(
    words: tuple[str, ...], folder: Path | None, like: str | None, limit: int, as_json: bool, **filters: Any
) -> None:
    """Find the stories that answer a question, by meaning and by words, or that are like another one."""
    if not words and not like:
        raise click.UsageError("Say what is looked for: words, or --like a report or a text.")
    with Library(existing(folder)) as library:
        question = replace(_question(filters), words=" ".join(words), like=_like(library, like) if like else "")
        hits = library.search(question, limit)
        copies = {id: library.report(id) for hit in hits for id in hit.copies}
    found = [printed.hit_fields(hit, [copies[id].given_id or id for id in hit.copies]) for hit in hits]
    if as_json:
        asked = {"query": " ".join(words), **({"like": like} if like else {})}
        click.echo(json.dumps({**asked, "hits": found}, ensure_ascii=False))
    elif not found:
        click.echo(f"Nothing here is {'like' if like else 'about'} that.", err=True)
    else:
        for hit in found:
            click.echo(f"{hit['score']:.2f}  {hit['published'] or 'no date'}  {hit['source']}  {hit['title']}")
            passage = "" if hit["in_title"] else f"      {' '.join(str(hit['passage']).split())}\n"
            click.echo(passage)


@main.command()
@library_option
@click.option("--metric", multiple=True, help="Only this metric (may be repeated).")
@click.option("--format", "form", type=click.Choice(["table", *exports.DATA]), default="table", show_default=True)
@click.option("-o", "output", type=click.Path(path_type=Path), help="File to write; else standard output.")
@question_options
def claims(folder: Path | None, metric: tuple[str, ...], form: str, output: Path | None, **filters: Any) -> None:
    """Print the claims of a library, one a row."""
    with Library(existing(folder)) as library:
        question = _question({**filters, "metric": metric})
        table = library.claims(question)
        provenance = library.provenance(question, table)
    if form in exports.DATA:
        _write(exports.data(table, provenance, form), output)
    elif table.empty:
        click.echo("No claim passes these filters.", err=True)
    else:
        _write((analysis.readable(table).to_string(index=False, na_rep="") + "\n").encode(), output)


@main.command()
@click.argument("metrics", nargs=-1, required=True, metavar="METRIC...")
@library_option
@click.option(
    "-o", "output", required=True, type=click.Path(path_type=Path),
    help=f"FILE to write, ending in .{', .'.join(PICTURES_AND_DATA)}; a table holds the marks of the chart.",
)  # fmt: skip
@click.option("--size", type=click.Choice(list(exports.SIZES)), default="screen", show_default=True)
@by_option
@click.option("--log", is_flag=True, help="Logarithmic scales where figures are far apart and none is nought.")
@click.option("--differences", is_flag=True, help="Also what running totals grew by from one figure to the next.")
@question_options
def chart(
    metrics: tuple[str, ...],
    folder: Path | None,
    output: Path,
    size: str,
    by: str,
    differences: bool,
    log: bool,
    **filters: Any,
) -> None:
    """Draw the claims of some metrics over time, by who claims them."""
    form = output.suffix.lower().lstrip(".")
    if form not in PICTURES_AND_DATA:
        raise click.UsageError(f'"{output}" must end in .{", .".join(PICTURES_AND_DATA)}.')
    question = _question({**filters, "metric": metrics})
    with Library(existing(folder)) as library:
        drawn = leaving.chart(library, question, by, differences, log)
        table = form in exports.DATA
        content = exports.data(drawn.marks, drawn.provenance, form) if table else exports.picture(drawn, form, size)
    _write(content, output)


@main.command()
@click.argument("metrics", nargs=-1, required=True, metavar="METRIC...")
@library_option
@click.option("-o", "output", required=True, type=click.Path(path_type=Path), help="FILE.html to write.")
@by_option
@question_options
def briefing(metrics: tuple[str, ...], folder: Path | None, output: Path, by: str, **filters: Any) -> None:
    """Write one page to print: a chart of each metric, in words too, with all claims, sources and quotes."""
    if output.suffix.lower() != ".html":
        raise click.UsageError(f'"{output}" must end in .html.')
    question = _question({**filters, "metric": metrics})
    with Library(existing(folder)) as library:
        content = leaving.briefing(library, question, by)
    _write(content, output)


@main.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--quantities", is_flag=True, help="Every quantity, whether or not it answers a metric.")
@click.option(
    "--published",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="Day of publication of reports that carry none.",
)
@click.option("--source", default="", help="Outlet of reports that name none.")
@map_option
def extract(
    files: tuple[str, ...],
    quantities: bool,
    published: datetime | None,
    source: str,
    mappings: list[dict[str, str] | Path],
) -> None:
    """Print the claims of these reports as JSON lines ("-" reads standard input); no library is touched."""
    reports, coded, rejected = _read(files, mappings)
    day = published.date().isoformat() if published else None
    reports = [replace(report, published=report.published or day, source=report.source or source) for report in reports]
    if quantities:
        for report in reports:
            for quantity in extraction.quantities(report.text):
                _line(printed.quantity_fields(quantity, report))
    else:
        found = zip(reports, extraction.extract(reports), strict=True)
        for report, claims in (*found, *((entry.report, entry.claims) for entry in coded)):
            for claim in claims:
                _line(printed.claim_fields(claim, report))
    _say_rejected(rejected)
    sys.exit(1 if rejected else 0)


@main.command()
@library_option
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of lines to read.")
def info(folder: Path | None, as_json: bool) -> None:
    """Say what is in a library."""
    with Library(existing(folder)) as library:
        summary = library.summary()
        about = {"library": library.name, "sample": library.is_sample(), **asdict(summary)}
    if as_json:
        click.echo(json.dumps(about, ensure_ascii=False))
        return
    for name, value in about.items():
        if name == "metrics":
            value = ", ".join(f"{facet['value']} {facet['count']}" for facet in value)
        click.echo(f"{name.replace('_', ' '):12} {'unknown' if value is None else value}")


def _forms_and_columns(mappings: Iterable[dict[str, str] | Path]) -> tuple[list[Path], list[dict[str, str]]]:
    """What --map says: the files of it, and the columns."""
    said = list(mappings)
    return [one for one in said if isinstance(one, Path)], [one for one in said if not isinstance(one, Path)]


def _read(
    files: tuple[str, ...], mappings: Iterable[dict[str, str] | Path] = ()
) -> tuple[list[Report], list[Entry], list[Rejection]]:
    """Reports, coded claims and problems of these files; "-" is standard input, JSON lines or plain text."""
    forms, columns = _forms_and_columns(mappings)
    with tempfile.TemporaryDirectory() as folder:
        places = [_standard_input(Path(folder)) if file == "-" else Path(file) for file in files]
        items = list(readers.read_all([*places, *forms], columns))
    return (
        [item for item in items if isinstance(item, Report)],
        [item for item in items if isinstance(item, Entry)],
        [item for item in items if isinstance(item, Rejection)],
    )


def _standard_input(folder: Path) -> Path:
    """A file in this folder that holds what standard input says."""
    data = sys.stdin.buffer.read()
    path = folder / ("standard-input.jsonl" if data.lstrip()[:1] == b"{" else "standard-input.txt")
    path.write_bytes(data)
    return path


def _like(library: Library, named: str) -> str:
    """What ``Question.like`` calls a report, named by either of its ids, or a text, which the library keeps."""
    report = None if named == "-" else library.store.report(named)
    if report is not None:
        return report.id
    if named != "-" and not Path(named).is_file():
        raise InputError(
            f'There is neither a report "{named}" in the library "{library.name}" nor a file of that name.'
        )
    reports, _, rejected = _read((named,))
    if len(reports) != 1:
        why = rejected[0].reason if rejected else f"It holds {len(reports)} reports; one text is needed."
        raise InputError(f"{named}: {why}")
    return library.paste(reports[0].text).like


def _question(filters: dict[str, Any]) -> Question:
    """The question that these options ask; an option that cannot be understood is wrong usage."""
    params = {name: list(value) if isinstance(value, tuple) else [value] for name, value in filters.items() if value}
    question, problems = read_question(params)
    if problems:
        raise click.UsageError(" ".join(problems))
    return question


def _write(content: bytes, output: Path | None) -> None:
    if output is None:
        click.get_binary_stream("stdout").write(content)
    else:
        output.write_bytes(content)


def _line(fields: dict[str, object]) -> None:
    click.echo(json.dumps(fields, ensure_ascii=False))


def _say_open(rejected: Iterable[Rejection]) -> None:
    """How dates that leave day and month open can be read, and with what to say it."""
    found = [one for one in rejected if isinstance(one, readers.OpenDate)]
    if found:
        days = f"{found[0].day_first[:10]} with --day-first, {found[0].month_first[:10]} with --month-first"
        said = f'{counted(len(found), "date")} can be read either way: "{found[0].written}" is {days}.'
        click.echo(f"{said} Add the same again with one of the two.", err=True)


def _say_rejected(rejected: Iterable[Rejection]) -> None:
    for one in refused.told(rejected):
        click.echo(one if isinstance(one, str) else f"{one.origin}: {one.reason}", err=True)
        if isinstance(one, readers.UnknownColumns):
            click.echo(one.advice(), err=True)


if __name__ == "__main__":
    main(prog_name="python -m components")
