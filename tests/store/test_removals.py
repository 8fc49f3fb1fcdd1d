"""Reports taken out, brought back, and let go for good."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest

from components.errors import LibraryError
from components.question import Question
from components.store import Removals, Reviews, Store, database, open_store
from tests.store.child import ROOT
from tests.store.making import MODEL, claim, entry, found, put, report, texts, vector

GONE = report(
    "The zebrafish said 117 drones were downed over Kursk.\nThe governor spoke of 3 dead.", "Quicksilver night",
    given_id="night", url="https://example.org/night", language="en", origin="night.txt",
)  # fmt: skip
DOWNED = claim(GONE, "117 drones", metric="drones_downed", low=117.0, high=117.0, unit="drones")
LAUNCHED = claim(GONE, "117 drones", metric="drones_launched", low=117.0, high=117.0, unit="drones")
DEAD = claim(GONE, "3 dead")
GONE_ENTRY = entry(GONE, DOWNED, LAUNCHED, DEAD)
OTHERS = [entry(report(f"Line {n} speaks of {n} drones.", f"Title {n}")) for n in range(40)]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path) as opened:
        put(opened, [*OTHERS[:20], GONE_ENTRY, *OTHERS[20:]])
        yield opened


@pytest.fixture
def removals(store: Store, tmp_path: Path) -> Iterator[Removals]:  # noqa: ARG001 - the reports come first
    with Removals(tmp_path) as opened:
        yield opened


def exact(store: Store) -> None:
    """Every report that stays is nearest to its own words."""
    for one in OTHERS[::7]:
        scores = store.nearest(vector(one.report.text), MODEL, Question(), 1)
        assert found(scores) == [one.report.id]
        assert scores.values == pytest.approx([1.0], abs=1e-3)


def holding(folder: Path) -> set[tuple[str, bytes]]:
    """The files that hold anything of the report, and what of it."""
    traces = [b"zebrafish", b"Zebrafish", b"uicksilver", GONE.id.encode(), DOWNED.id.encode()]
    traces += [vector(text).astype("<f2").tobytes() for text in texts(GONE_ENTRY)]
    files = [file for file in folder.rglob("*") if file.is_file()]
    return {(file.name, trace) for file in files for trace in traces if trace in file.read_bytes()}


def test_a_removed_report_is_nowhere(store: Store, removals: Removals) -> None:
    before = store.summary()
    assert removals.remove([GONE.id, "stranger", GONE.id], "Mara") == 1
    after = store.summary()
    assert store.known([GONE.id]) == set()
    assert store.report(GONE.id) is None
    assert store.report("night") is None
    assert GONE.id not in set(store.reports(Question())["report"])
    assert store.claims(Question(review="all")).empty
    assert store.match("zebrafish", Question(), 5).passages == ()
    assert GONE.id not in found(store.nearest(vector(GONE.title), MODEL, Question(), 100))
    assert store.facets(Question())["metrics"] == ()
    assert (after.reports, after.claims, after.passages) == (before.reports - 1, 0, before.passages - 3)
    assert after.fingerprint != before.fingerprint
    assert after.version > before.version
    exact(store)


def test_what_was_removed_is_listed_with_who_removed_it(removals: Removals) -> None:
    removals.remove([GONE.id], "Mara \ud800")
    (one,) = removals.all()
    assert (one.report_id, one.title, one.source) == (GONE.id, GONE.title, GONE.source)
    assert (one.published, one.claims, one.who) == (GONE.published, 3, "Mara ?")
    assert datetime.fromisoformat(one.when).utcoffset() == timedelta(0)


def test_a_restored_report_is_what_it_was_with_what_was_decided(
    store: Store, removals: Removals, tmp_path: Path
) -> None:
    with Reviews(tmp_path) as reviews:
        reviews.give(DEAD.id, "rejected", "of another war", "Mara")
        before, table = store.summary(), store.claims(Question(review="all"))
        nearest = store.nearest(vector("q"), MODEL, Question(), 100)
        removals.remove([GONE.id], "Mara")
        assert removals.restore([GONE.id, "stranger", GONE.id]) == 1
        assert [one.verdict for one in reviews.history(DEAD.id)] == ["rejected"]
    assert store.report("night") == GONE
    assert store.summary().fingerprint == before.fingerprint
    pd.testing.assert_frame_equal(store.claims(Question(review="all")), table)
    assert set(store.nearest(vector("q"), MODEL, Question(), 100).passages) == set(nearest.passages)
    assert found(store.match("zebrafish", Question(), 5)) == [GONE.id]
    assert removals.all() == ()
    assert removals.restore([GONE.id]) == 0


def test_a_removed_report_that_is_loaded_again_is_there_once(store: Store, removals: Removals) -> None:
    before = store.summary()
    removals.remove([GONE.id], "Mara")
    put(store, [GONE_ENTRY])
    assert removals.all() == ()
    assert removals.restore([GONE.id]) == 0
    assert store.summary().reports == before.reports
    assert store.summary().fingerprint == before.fingerprint
    assert found(store.match("zebrafish", Question(), 5)) == [GONE.id]


def test_a_decision_stands_where_a_removed_report_is_loaded_again(
    store: Store, removals: Removals, tmp_path: Path
) -> None:
    with Reviews(tmp_path) as reviews:
        reviews.give(DEAD.id, "rejected", "", "Mara")
    removals.remove([GONE.id], "Mara")
    put(store, [GONE_ENTRY])
    removals.compact()
    assert store.claims(Question(review="rejected"))["claim"].tolist() == [DEAD.id]


def test_nothing_of_a_report_that_was_let_go_is_left_in_any_file(
    store: Store, removals: Removals, tmp_path: Path
) -> None:
    with Reviews(tmp_path) as reviews:
        reviews.give(DOWNED.id, "rejected", "a zebrafish is no ministry", "Mara")
    exact(store)
    matrix = next(tmp_path.glob("vectors-*.f16"))
    matrix.with_suffix(".new").write_bytes(matrix.read_bytes())  # as a kill in the middle of writing leaves it
    removals.remove([GONE.id], "Mara")
    assert holding(tmp_path)
    removals.compact()
    assert holding(tmp_path) == set()
    exact(store)
    assert holding(tmp_path) == set()
    assert removals.all() == ()
    assert removals.restore([GONE.id]) == 0
    with Reviews(tmp_path) as reviews:
        assert reviews.history(DOWNED.id) == ()


def test_a_text_that_another_report_has_too_keeps_its_vector(store: Store, removals: Removals) -> None:
    twin = entry(report(GONE.text, "Another title", source="Quay Post"))
    put(store, [twin])
    removals.remove([GONE.id], "Mara")
    removals.compact()
    line = GONE.text.split("\n")[0]
    scores = store.nearest(vector(line), MODEL, Question(), 1)
    assert found(scores) == [twin.report.id]
    assert scores.values == pytest.approx([1.0], abs=1e-3)


def test_a_store_that_searched_before_finds_the_right_reports_after(
    store: Store, removals: Removals, tmp_path: Path
) -> None:
    with open_store(tmp_path) as other:
        exact(other)
        removals.remove([GONE.id, OTHERS[0].report.id], "Mara")
        removals.compact()
        stays = OTHERS[7].report
        for one in (other, store, other):
            scores = one.nearest(vector(stays.text), MODEL, Question(), 100)
            assert scores.values[0] == pytest.approx(1.0, abs=1e-3)
            assert found(scores)[0] == stays.id
            assert {GONE.id, OTHERS[0].report.id}.isdisjoint(found(scores))
        put(store, [GONE_ENTRY])
        scores = other.nearest(vector(GONE.title), MODEL, Question(), 1)
        assert found(scores) == [GONE.id]
        assert scores.values == pytest.approx([1.0], abs=1e-3)


SEARCHES = """
import sys
from pathlib import Path
from components.question import Question
from components.store import open_store
from tests.store.making import MODEL, found, vector
with open_store(Path(sys.argv[1])) as store:
    for text in sys.stdin:
        scores = store.nearest(vector(text.rstrip()), MODEL, Question(), 1)
        print(*found(scores), f"{scores.values[0]:.2f}", flush=True)
"""


def test_another_process_that_searched_before_finds_the_right_reports_after(removals: Removals, tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SEARCHES, str(tmp_path)],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as child:  # fmt: skip
        assert child.stdin is not None
        assert child.stdout is not None
        for compact_now in (False, True):
            if compact_now:
                removals.remove([GONE.id], "Mara")
                removals.compact()
            for one in OTHERS[::13]:
                print(one.report.text, file=child.stdin, flush=True)
                assert child.stdout.readline().split() == [one.report.id, "1.00"]
        child.stdin.close()
    assert child.returncode == 0


def test_a_library_of_which_all_was_let_go_is_empty_and_can_be_filled_again(
    store: Store, removals: Removals, tmp_path: Path
) -> None:
    exact(store)
    everything = [one.report.id for one in (*OTHERS, GONE_ENTRY)]
    assert removals.remove(everything, "Mara") == len(everything)
    removals.compact()
    assert (store.summary().reports, store.summary().passages) == (0, 0)
    assert store.nearest(vector("q"), MODEL, Question(), 5).passages == ()
    assert store.match("drones", Question(), 5).passages == ()
    assert store.embedded(MODEL, texts(GONE_ENTRY)) == set()
    put(store, OTHERS)
    exact(store)
    with open_store(tmp_path) as other, open_store(tmp_path / "fresh") as fresh:
        put(fresh, OTHERS)
        exact(other)
        assert other.summary().fingerprint == fresh.summary().fingerprint


def test_compacting_says_so_where_another_reader_keeps_the_words_in_the_file(
    store: Store, removals: Removals, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    removals.remove([GONE.id], "Mara")
    monkeypatch.setattr(database, "PATIENCE", 10)
    with Removals(tmp_path) as hasty:
        reader = database.Database(tmp_path)
        with reader.reading() as db:
            assert db.execute("SELECT count(*) FROM report").get == len(OTHERS)
            with pytest.raises(LibraryError, match="compact it again"):
                hasty.compact()
        reader.close()
        hasty.compact()
    assert holding(tmp_path) == set()
    exact(store)
