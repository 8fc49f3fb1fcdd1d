"""The data files of this room."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any


def data(name: str) -> dict[str, Any]:
    """The data file of this name in this room."""
    return tomllib.loads(files("components.extraction").joinpath(f"{name}.toml").read_text(encoding="utf-8"))
