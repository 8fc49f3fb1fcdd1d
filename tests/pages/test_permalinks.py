"""Addresses: a copied link shows the same again elsewhere, and whatever stands in one, the page is told and shown."""

from __future__ import annotations

import random
import re
from datetime import date
from html import unescape
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from components import vocabulary
from components.library import Library
from components.question import Question
from components.records import Report
from tests.conftest import ROOT, STORY

PAGES = (
    "overview", "trends", "map", "compare", "search", "reports", "reader", "claimant", "place", "load", "library",
    "help",
)  # fmt: skip
# What differs from one moment to the next and is nothing that is shown: the time at which a caption was written.
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\S*")
_COPY = re.compile(r'<a class="cl-copy" href="([^"]*)"')
# A value that no parameter of an address can have, or that nothing in the library has.
BROKEN = {
    "q": "\u0000' OR 1=1 --", "metric": "moonlight", "item": "<b>", "claimant": "Nobody & Sons", "target": "%",
    "place": "Atlantis",
    "from": "yesterday", "to": "2024-02-30", "known": "soon", "source": "'; DROP TABLE claim", "language": "xx",
    "month": "2024-13", "status": "true", "kind": "guess", "not": "moon:full", "confidence": "2", "review": "perhaps",
    "phrase": '"', "without": "*", "outlet": "\\", "amount": "killed > many", "library": "Nowhere", "state": "0",
    "bin": "century", "panel": "left", "selected": "no-such-claim", "report": "no-such-report", "name": "Nobody",
    "foo": "1",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _cold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMLINE_WARM", "0")


def opened(page: str, params: dict[str, Any]) -> AppTest:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)
    file = "reports" if page == "reader" else page
    if file != "overview":
        app.switch_page(f"components/pages/{file}.py")
    for name, value in params.items():
        app.query_params[name] = value
    app.session_state["in-words"] = True  # tables are sent once they are opened
    app.run()
    assert not app.exception
    return app


def html(app: AppTest) -> list[str]:
    return [str(one.proto.body) for one in app.get("html")]


def link(app: AppTest) -> tuple[str, dict[str, list[str]]]:
    """Where the link leads that the page offers to copy: the page's name and its parameters."""
    (found,) = _COPY.findall("".join(html(app)))
    parts = urlsplit(unescape(found))
    return parts.path.removeprefix("./") or "overview", parse_qs(parts.query)


def told(app: AppTest) -> str:
    return "\n".join(str(one.value) for one in (*app.warning, *app.info, *app.error)).replace("\\", "")


def shown(app: AppTest) -> list[str]:
    """The rows, texts and figures of a page."""
    words = [str(one.value) for one in (*app.markdown, *app.caption, *app.text)]
    rows = [one.value.to_csv() for one in app.dataframe]
    figures = [str(one.proto.spec) for one in app.get("plotly_chart")]
    return [_MOMENT.sub("", one.replace("\\", "")) for one in (*words, *html(app), *rows, *figures)]


def state(page: str, rng: random.Random, library: Library) -> dict[str, Any]:
    """A view of a page that has something to show: filters of some claim of the library."""
    claims = library.claims(Question())
    claim = claims[claims["day"].notna()].sample(1, random_state=rng.randrange(1000)).iloc[0]
    like = claims[(claims["metric"] == claim["metric"]) & (claims["day"] <= claim["day"])]
    metric = vocabulary.metric(str(claim["metric"])).label
    some: dict[str, Any] = {
        "metric": metric if page in ("trends", "map", "compare") else [metric, "People killed"],
        "claimant": [claim["voice"]],
        "source": claim["source"], "kind": claim["kind"], "to": "2024-12-31", "from": "2024-01-01", "confidence": "0.2",
        "known": f"{claim['day']:%Y-%m-%d}",
    }  # fmt: skip
    params = {name: some[name] for name in rng.sample(sorted(some), 3)}
    match page:
        case "trends":
            params |= {"metric": metric, "selected": rng.sample(sorted(like["claim"]), min(3, len(like)))}
            params |= {"bin": rng.choice(["week", "month"]), "panel": "differences"}
        case "map":
            params |= {"metric": metric, "selected": claim["claim"]}
        case "compare":
            others = sorted(set(claims.loc[claims["metric"] == claim["metric"], "voice"]) - {claim["voice"]})
            params |= {"metric": metric, "claimant": [claim["voice"], *others[:1]], "selected": claim["claim"]}
        case "search":
            params = {"q": rng.choice(["troops who surrendered", "drones over a region", "villages taken"])} | params
        case "reader":
            params |= {"report": claim["report"], "selected": claim["claim"]}
        case "claimant":
            params |= {"name": claim["voice"]}
        case "place":
            params |= {"name": claims[claims["places"].map(len) > 0]["places"].iloc[rng.randrange(20)][0]}
    return params


@pytest.mark.parametrize("page", PAGES)
def test_a_copied_link_shows_the_same_in_a_new_browser(sample: Path, page: str) -> None:
    rng = random.Random(f"links of {page}")
    with Library(sample) as library:
        states = [state(page, rng, library) for _ in range(3)]
    for params in states:
        first = opened(page, params)
        name, copied = link(first)
        assert name == ("reports" if page == "reader" else page)
        assert copied["library"] == ["Sample"]
        second = opened(page, copied)
        assert shown(second) == shown(first), params
        assert told(second) == told(first) == ""
        assert link(second) == (name, copied)


@pytest.mark.parametrize("page", PAGES)
def test_nothing_in_an_address_can_break_a_page(sample: Path, page: str) -> None:
    assert sample.is_dir()
    said = told(opened(page, BROKEN))
    for name in ("metric", "from", "to", "known", "month", "status", "kind", "not", "confidence", "review", "amount"):
        assert f'"{name}=' in said, name
    assert '"bin=century" was left out' in said
    assert '"foo" was left out' in said
    assert '"library=Nowhere" was left out: no library here is called so; "Sample" is shown.' in said


def test_what_is_not_in_the_library_is_told_and_the_rest_is_shown(sample: Path) -> None:
    with Library(sample) as library:
        claim = library.claims(Question(metrics=("drones_downed",)))["claim"].iloc[0]
    page = "\n".join(shown(opened("trends", {"metric": "Drones downed", "selected": [claim, "no-such-claim"]})))
    assert "1 selected claim is not in this library" in page
    assert "1 claim selected" in page
    assert "There is no report" in "\n".join(shown(opened("reports", {"report": "no-such-report"})))
    assert "Nobody called" in "\n".join(shown(opened("claimant", {"name": "No such voice"})))
    assert "No claim names this place" in "\n".join(shown(opened("place", {"name": "Atlantis"})))


def test_a_link_says_where_the_library_has_changed_since(home: Path) -> None:
    with Library(home) as library:
        library.add([Report.new(STORY, published="2024-08-14", source="A newspaper")])
    _, copied = link(opened("trends", {"metric": "Drones downed"}))
    assert "has changed since" not in told(opened("trends", copied))
    with Library(home) as library:
        library.add([Report.new("Twelve drones were shot down, the governor said.", published="2024-08-15")])
    changed = opened("trends", copied)
    assert told(changed).count("The library has changed since this link was copied") == 1
    assert "has changed since" not in told(opened("trends", link(changed)[1]))


def test_of_two_quick_steps_none_undoes_the_other(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sample.is_dir()
    monkeypatch.setattr(
        import_module("components.session.address"), "LATE", 600.0
    )  # steps are quick however busy the machine is
    app = opened("overview", {})
    next(box for box in app.date_input if box.label == "From").set_value(date(2024, 8, 5)).run()
    assert link(app)[1]["from"] == ["2024-08-05"]
    del app.query_params["from"]  # a browser that has not heard of it yet sends its old address with the next click
    app.slider[0].set_value(0.5).run()
    assert (link(app)[1].get("from"), link(app)[1]["confidence"]) == (["2024-08-05"], ["0.5"])
    next(box for box in app.date_input if box.label == "From").set_value(None).run()
    assert "from" not in link(app)[1]


def test_a_slow_page_does_not_lose_what_was_typed_while_it_was_worked_out(
    sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sample.is_dir()
    now, facets = [0.0], Library.facets

    def slowly(*asked: Any) -> Any:
        now[0] += 60
        return facets(*asked)

    monkeypatch.setattr(import_module("components.session.address"), "monotonic", lambda: now[0])
    monkeypatch.setattr(Library, "facets", slowly)
    app = opened("reports", {})
    before = now[0]
    next(box for box in app.date_input if box.label == "From").set_value(date(2024, 8, 5)).run()
    assert now[0] > before
    del app.query_params["from"]
    app.slider[0].set_value(0.5).run()
    assert (link(app)[1].get("from"), link(app)[1]["confidence"]) == (["2024-08-05"], ["0.5"])
    now[0] += 60
    del app.query_params["from"]  # the browser's way back
    app.slider[0].set_value(0.6).run()
    assert "from" not in link(app)[1]
