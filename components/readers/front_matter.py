"""A Markdown file: its front matter gives the fields of one report, its body the text as it stands."""

from __future__ import annotations

from collections.abc import Iterator

import yaml  # type: ignore[import-untyped]
from frontmatter.default_handlers import YAMLHandler

from components.errors import InputError
from components.readers import dates, fields
from components.readers.decoding import File, guesses, open_text, whole
from components.records import Rejection, Report

_NULLS = ("null", "Null", "NULL", "~")


def read(file: File) -> Iterator[Report | Rejection]:
    """The body as the text of one report; the day from the front matter, else from the file's name."""
    with open_text(file.stream, file.encoding) as opened:
        yield from guesses(opened, file.origin, file.encoding)
        given, body, problem = _split(whole(opened))
    if not body.strip():
        raise InputError("It holds no words below its front matter." if given else "It holds no words.")
    row = [*given.items(), ("text", body)]
    yield from fields.to_report(row, file.origin, as_stands=True, day=dates.day_in_name(file.name))
    if problem:
        yield Rejection(file.origin, problem, kept=True)


def _split(text: str) -> tuple[dict[str, object], str, str]:
    """Front matter, body, and what was wrong with the front matter."""
    handler = YAMLHandler()
    try:
        matter, body = handler.split(text) if handler.detect(text) else ("", "")
    except ValueError:
        matter, body = "", ""
    if not matter:
        return {}, text, ""
    body = body.removeprefix("\r").removeprefix("\n")
    try:
        # Strings only: SafeLoader would read a day as a date, the id 0012 as ten, and "no" (Norwegian) as false.
        given = handler.load(matter, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        where = f", line {mark.line + 1}" if mark else ""
        return {}, body, f"Its front matter is not valid YAML{where}. The report was kept without the fields in it."
    if not isinstance(given, dict):
        return {}, text, ""
    return {str(name): value for name, value in given.items() if name != "text" and value not in _NULLS}, body, ""
