"""The charts look like the pages, and everything on them can be read."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from components import charts, vocabulary
from components.charts import theme

CONFIG = tomllib.loads((Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
COLOURS = {
    "paper": "backgroundColor", "raised": "secondaryBackgroundColor", "text": "textColor", "axis": "borderColor",
    "primary": "primaryColor",
}  # fmt: skip


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2.2."""
    shares = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_charts_and_pages_share_fonts_and_colours(name: str) -> None:
    look = charts.LOOKS[name]
    assert {ours: getattr(look, ours) for ours in COLOURS} == {o: CONFIG["theme"][name][c] for o, c in COLOURS.items()}
    assert CONFIG["theme"]["font"] == theme.FONT
    assert theme.template(look)["layout"]["font"]["family"] == theme.FONT


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_stands_out_four_and_a_half_times(name: str) -> None:
    look = charts.LOOKS[name]
    for ink in (look.text, look.muted, look.primary):
        assert contrast(ink, look.paper) >= 4.5
        assert contrast(ink, look.raised) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
def test_marks_stand_out_three_times(name: str) -> None:
    named = {entry.colour for entry in vocabulary.claimants().values() if entry.colour}
    for colour in {*vocabulary.PALETTE, *vocabulary.OUTLETS_PALETTE, *named}:
        assert contrast(colour, charts.LOOKS[name].paper) >= 3


def test_as_many_claimants_as_there_are_symbols_share_none() -> None:
    symbols = theme.symbols([f"claimant {n}" for n in range(10)])
    assert len(set(symbols.values())) == 10


def test_the_dashboard_tells_nobody_anything() -> None:
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["server"]["headless"] is True
    assert CONFIG["server"]["enableStaticServing"] is False
