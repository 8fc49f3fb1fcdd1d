"""Strangers' XML as a tree: no entities of its own, nothing fetched, nothing of unlimited size."""

from __future__ import annotations

from typing import BinaryIO

from lxml import etree  # type: ignore[import-untyped]

from components.errors import InputError

# Nothing is fetched, and what an entity stands for is not put in its place; libxml2's own limits on depth, size and
# amplification stay on (huge_tree is off).
_CAREFUL = {"resolve_entities": False, "no_network": True, "huge_tree": False}
_BOMB = "It declares entities of its own (an entity bomb?). Save it without them."


class EntityBomb(InputError):
    """A document that declares entities of its own."""


def parse(data: bytes, *, recover: bool = False) -> etree._Element:
    """The root of a document; raises InputError where it is broken or declares entities.

    ``recover`` keeps what can be read of a broken one.
    """
    parser = etree.XMLParser(**_CAREFUL, recover=recover, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _told(error) from None
    if root is None:
        raise InputError("It is not valid XML. Save it again.")
    _refuse_entities(root)
    return root


def look_at(stream: BinaryIO) -> None:
    """Read no further than the first element; raises InputError where entities are declared before it."""
    try:
        for _, root in etree.iterparse(stream, events=("start",), **_CAREFUL):
            _refuse_entities(root)
            return
    except etree.XMLSyntaxError as error:
        raise _told(error) from None


def local(element: etree._Element) -> str:
    """The name of an element without its namespace, "" for what is no element."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _refuse_entities(root: etree._Element) -> None:
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(declared.iterentities(), None) is not None:
        raise EntityBomb(_BOMB)


def _told(error: Exception) -> InputError:
    if "amplification" in str(error) or "Detected an entity reference loop" in str(error):
        return EntityBomb(_BOMB)
    return InputError(f"It is not valid XML: {getattr(error, 'msg', error)}. Save it again.")
