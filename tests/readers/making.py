"""Files of all kinds for tests, sound and hostile, made with the libraries that programs of people use."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from components import readers
from components.readers.decoding import File
from components.records import Rejection, Report

BOMB = (
    '<!DOCTYPE x [<!ENTITY a0 "boom boom boom">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)


def read(data: bytes, name: str, **more: str) -> tuple[list[Report], list[Rejection]]:
    """What the reader of this name makes of these bytes."""
    items = list(readers.read_file(File(io.BytesIO(data), name, name, **more)))
    return [i for i in items if isinstance(i, Report)], [i for i in items if isinstance(i, Rejection)]


def pdf(paragraphs: Sequence[str], title: str = "", made: str = "", password: str = "") -> bytes:
    """A PDF whose lines are wrapped as a printer wraps them."""
    from pypdf import PdfReader, PdfWriter
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    buffer = io.BytesIO()
    style = getSampleStyleSheet()["BodyText"]
    SimpleDocTemplate(buffer).build([Paragraph(text, style) for text in paragraphs])
    writer = PdfWriter(clone_from=PdfReader(buffer))
    writer.metadata = None
    facts = {"/Title": title, "/CreationDate": made}
    writer.add_metadata({name: value for name, value in facts.items() if value})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def docx(
    paragraphs: Iterable[str], title: str = "", made: datetime | None = None, heading: str = "",
    table: Sequence[Sequence[str]] = (),
) -> bytes:  # fmt: skip
    import docx as word

    document = word.Document()
    document.core_properties.title = title
    if made:
        document.core_properties.created = made
    if heading:
        document.add_heading(heading, level=1)
    for text in paragraphs:
        document.add_paragraph(text)
    if table:
        made_table = document.add_table(rows=0, cols=len(table[0]))
        for row in table:
            for cell, text in zip(made_table.add_row().cells, row, strict=True):
                cell.text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def xlsx(sheets: dict[str, Sequence[Sequence[object]]]) -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def parquet(columns: dict[str, Sequence[object]]) -> bytes:
    import pyarrow
    from pyarrow import parquet as writer

    buffer = io.BytesIO()
    writer.write_table(pyarrow.table(columns), buffer)
    return buffer.getvalue()


def with_part(document: bytes, name: str, content: bytes) -> bytes:
    """A zip archive, DOCX or XLSX with one member added or in the place of the one that it had."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(document)) as old,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for member in old.infolist():
            if member.filename != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return buffer.getvalue()


def part(document: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(document)) as opened:
        return opened.read(name)


def html(body: str, head: str = "", language: str = "") -> str:
    return f'<!DOCTYPE html><html lang="{language}"><head>{head}</head><body>{body}</body></html>'


def json_ld(**facts: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@context": "https://schema.org", **facts})}</script>'


def write(folder: Path, files: dict[str, bytes | str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
