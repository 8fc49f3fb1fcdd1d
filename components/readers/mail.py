"""An EML file, one mail: its words as the text of a report, its header as the rest; attachments are named, not read."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import PurePath
from typing import cast

from components import readers
from components.errors import InputError
from components.readers import documents, markup
from components.readers.decoding import File, contents, guesses, open_text, whole
from components.records import Rejection, Report

_COMMENT = re.compile(r"\([^()]*\)")  # Wed, 14 Aug 2024 06:00:00 +0300 (EEST)


def read(file: File) -> Iterator[Report | Rejection]:
    """The mail as one report; its sender is the outlet, its plain words go before its HTML."""
    mail = message_from_bytes(contents(file).removeprefix(b"\xef\xbb\xbf"), policy=policy.default)
    if not mail.keys():
        raise InputError("It has no header, so it is no mail. Save the mail again as .eml.")
    try:
        body = mail.get_body(("plain", "html"))
    except (AttributeError, KeyError, ValueError):  # parts that are not as their header says
        body = None
    if not isinstance(body, EmailMessage):
        raise InputError("It holds no words of its own. If they stand in an attachment, load that.")
    said = body.get_content_charset("")
    with open_text(io.BytesIO(cast(bytes, body.get_payload(decode=True)) or b""), said) as opened:
        yield from guesses(opened, file.origin, said)
        text = whole(opened)
    if body.get_content_type() == "text/html":
        text = markup.to_text(text)
    if not text.strip():
        raise InputError("It holds no words of its own. If they stand in an attachment, load that.")
    yield from documents.report(
        file, text, None,
        title=_header(mail, "Subject"), published=_COMMENT.sub("", _header(mail, "Date")), source=_sender(mail),
        language=_header(mail, "Content-Language"), id=_header(mail, "Message-ID"),
    )  # fmt: skip
    attached = [name for part in mail.walk() if (name := _attachment(part))]
    if attached:
        listed = ", ".join(f'"{name}"' for name in attached)
        yield Rejection(
            file.origin, f"Its attachments were not read: {listed}. Save and load them by themselves.", kept=True
        )


def _header(mail: EmailMessage, name: str) -> str:
    """One field of the header, "" where it is missing or cannot be read."""
    try:
        return str(mail.get(name, ""))
    except (ValueError, IndexError, KeyError, AttributeError, TypeError):  # what its parser makes of broken fields
        return ""


def _sender(mail: EmailMessage) -> str:
    """The name of the sender, else the address."""
    try:
        sender = mail["From"].addresses[0]
    except (ValueError, IndexError, KeyError, AttributeError, TypeError):
        return _header(mail, "From")
    return str(sender.display_name or sender.addr_spec)


def _attachment(part: EmailMessage) -> str:
    """The name of an attachment that could have been a report."""
    try:
        name = part.get_filename() or ""
    except (ValueError, IndexError, KeyError, AttributeError, TypeError):
        return ""
    return documents.plain(name) if PurePath(name).suffix.lower() in readers.READERS else ""
