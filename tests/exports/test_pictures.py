"""A picture has the size that was chosen, is laid out for it, and says what a picture that leaves must say."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any
from unicodedata import normalize

import pypdf
import pytest

from components import exports, leaving
from components.errors import ClaimlineError, MissingPart
from components.exports import pictures
from components.exports.pictures import SHEET, fitted
from components.library import Library
from components.question import Question
from tests.analysis.claim_rows import claim, claims, fortnight, night_of_the_ministry
from tests.exports.making import browser, chart

NIGHT = claims(*night_of_the_ministry())


def dots(png: bytes) -> tuple[int, int]:
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


@pytest.mark.parametrize("size", exports.SIZES)
def test_a_png_has_the_dots_of_its_size(size: str, capfd: pytest.CaptureFixture[str]) -> None:
    browser()
    picture = exports.picture(chart(NIGHT), "png", size)
    width, height = dots(picture)
    assert picture.startswith(b"\x89PNG")
    assert width == exports.SIZES[size].dots
    assert not exports.SIZES[size].ratio or (width, height) == (1920, 1080)
    assert capfd.readouterr() == ("", "")


def test_a_column_is_nine_centimetres_wide_on_one_page() -> None:
    browser()
    (page,) = pypdf.PdfReader(io.BytesIO(exports.picture(chart(NIGHT), "pdf", "column"))).pages
    assert float(page.mediabox.width) / 72 * 2.54 == pytest.approx(9, abs=0.1)
    words = normalize("NFKC", page.extract_text())  # a font may have one letter for "fi"
    assert "not independently verified" in re.sub(r"\s+", " ", words)


def test_a_slide_is_sixteen_to_nine_however_many_panels_it_has() -> None:
    for metrics in (["advance"], ["drones_downed", "captured"], sorted(set(fortnight()["metric"]))):
        figure = fitted(chart(fortnight()[lambda t, m=metrics: t["metric"].isin(m)]).draw, exports.SIZES["slide"])
        assert figure.layout.width / figure.layout.height == pytest.approx(16 / 9, abs=0.001)


def test_a_slide_holds_as_many_panels_as_can_be_read_and_says_how_many_it_lacks(sample: Path) -> None:
    slide, wanted = exports.SIZES["slide"], ("personnel_losses", "tanks_lost", "artillery_lost", "drones_downed")
    with Library(sample) as library:
        leaves = leaving.chart(library, Question(metrics=wanted))
        figure, screen = fitted(leaves.draw, slide, leaves.fewer), fitted(leaves.draw, exports.SIZES["screen"])
        few = leaving.chart(library, Question(metrics=("captured",)))
        alone = fitted(few.draw, slide, few.fewer)
    assert figure.layout.width <= slide.most
    assert figure.layout.width / figure.layout.height == pytest.approx(16 / 9, abs=0.001)

    def said(drawn: Any) -> str:
        return re.sub(r"<[^>]*>", " ", " ".join(str(note.text) for note in drawn.layout.annotations))

    assert re.search(r"in \d+ panels for which this picture has no room", said(figure))
    assert "no room" not in said(screen)
    assert "no room" not in said(alone)


def test_a_vector_picture_says_what_the_chart_says() -> None:
    browser()
    picture = exports.picture(chart(fortnight()[lambda t: t["metric"] == "captured"]), "svg").decode("utf-8")
    for words in ("People captured, claimed", "not independently verified", "more than 100", "SAMPLE", "hundreds"):
        assert words in picture


@pytest.mark.parametrize("size", [*exports.SIZES.values(), SHEET], ids=lambda size: size.name)
def test_no_word_leaves_the_picture(size: exports.Size) -> None:
    """Measured in the browser: every text of the picture begins and ends between its edges."""
    from playwright.sync_api import sync_playwright

    wanted = fortnight()[lambda t: t["metric"].isin(["captured", "settlements_controlled", "drones_downed"])]
    (picture,) = pictures.images([fitted(chart(wanted).draw, size)], "svg", size)
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=browser(), args=["--no-sandbox"])
        page = chromium.new_page(viewport={"width": 1400, "height": 900})
        page.set_content(f"<body style='margin: 0'>{picture.decode()}</body>")
        edges = page.eval_on_selector_all(
            "text", "all => all.map(t => t.getBoundingClientRect()).filter(b => b.width).map(b => [b.left, b.right])"
        )
        chromium.close()
    assert len(edges) > 20
    assert min(left for left, _ in edges) >= 0
    assert max(right for _, right in edges) <= size.across


def test_without_a_browser_the_message_says_how_to_get_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BROWSER_PATH", str(tmp_path / "none"))
    assert not exports.has_browser()
    with pytest.raises(MissingPart, match=r"apt install.*BROWSER_PATH.*HTML"):
        exports.picture(chart(claims(claim("killed", 3))), "png")


def test_a_browser_that_cannot_draw_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BROWSER_PATH", "/bin/false")
    with pytest.raises(ClaimlineError, match="/bin/false could not draw"):
        exports.picture(chart(claims(claim("killed", 3))), "png")


def test_another_form_or_size_is_refused_in_words() -> None:
    drawn = chart(claims(claim("killed", 3)))
    with pytest.raises(ClaimlineError, match="png, svg, pdf, html"):
        exports.picture(drawn, "bmp")
    with pytest.raises(ClaimlineError, match="screen, column, slide"):
        exports.picture(drawn, "png", "poster")
