"""The command line as a cron job meets it: real processes, real files, stable outputs."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from components.library import Library
from tests.conftest import ROOT, STORY
from tests.embedding.making import model


def run(*arguments: object, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "components", *map(str, arguments)],
        cwd=ROOT,
        input=stdin,
        capture_output=True,
        text=True,
        env={**os.environ, "HF_HUB_OFFLINE": "1", **environment},
        check=False,
    )


@pytest.fixture(scope="module")
def extracted() -> list[dict[str, object]]:
    told = run("extract", "--published", "2024-08-14", ROOT / "tests" / "story.txt")
    assert told.returncode == 0, told.stderr
    return [json.loads(line) for line in told.stdout.splitlines()]


def test_extract_prints_one_object_a_claim_with_every_field(extracted: list[dict[str, object]]) -> None:
    assert set(extracted[0]) == {
        "report_id", "id", "metric", "item", "low", "high", "bound", "vague", "unit", "source_value", "source_unit",
        "claimant", "claimant_name", "claimant_side", "disputed_by", "target", "target_side", "status", "kind", "first",
        "last", "places", "part_of", "from", "to", "in_title", "start", "end", "quote", "mentions", "confidence",
        "extractor",
    }  # fmt: skip
    for claim in extracted:
        assert STORY[claim["start"] : claim["end"]] == claim["quote"]


def test_extract_finds_the_figures_of_the_story_and_nothing_else(extracted: list[dict[str, object]]) -> None:
    found = {
        (c["metric"], c["low"], c["high"], c["bound"], c["claimant_name"], c["first"], c["last"]) for c in extracted
    }
    ministry = "Russia's defence ministry"
    assert found == {
        ("advance", 1, 2, "range", "Zelenskyy", "2024-08-14", "2024-08-14"),
        ("captured", 100, None, "more_than", "Zelenskyy", "2024-08-14", "2024-08-14"),
        ("drones_downed", 117, 117, "exact", ministry, "2024-08-13", "2024-08-14"),
        ("sites_hit", 4, 4, "exact", "Ukrainian security source", "2024-08-13", "2024-08-14"),
        ("troops", 2000, None, "about", None, "2024-08-06", "2024-08-06"),
        ("distance", 18, 18, "exact", ministry, "2024-08-14", "2024-08-14"),
    }


def test_extract_reads_json_lines_from_standard_input_and_prints_the_given_id() -> None:
    row = {"id": "my-7", "text": "At least 12 people were killed in Kharkiv, police said.", "published": "2024-09-01"}
    told = run("extract", "-", stdin=json.dumps(row))
    claim = json.loads(told.stdout)
    assert (claim["report_id"], claim["metric"], claim["low"], claim["bound"]) == ("my-7", "killed", 12, "at_least")


def test_every_quantity_is_printed_on_request() -> None:
    told = run("extract", "--quantities", "-", stdin="Output fell by 15 percent in two weeks, and 30 tanks were sent.")
    found = [json.loads(line) for line in told.stdout.splitlines()]
    assert [quantity["low"] for quantity in found] == [15, 2, 30]
    told_of_each = {"report_id", "low", "high", "bound", "unit", "item", "start", "end", "quote"}
    of_the_text = {"source_value", "source_unit", "source_low", "source_high"}
    assert set(found[0]) == told_of_each | of_the_text


def test_a_library_is_loaded_searched_listed_and_charted(tmp_path: Path) -> None:
    trial = tmp_path / "trial"
    reports = ROOT / "sample_data" / "reports.jsonl"
    loaded = len(reports.read_text(encoding="utf-8").splitlines())
    added = run("add", reports, "--library", trial)
    assert added.returncode == 0, added.stderr
    assert f"{loaded} reports added" in added.stderr

    again = run("add", reports, "--library", trial)
    assert "0 reports added" in again.stderr
    assert f"{loaded} there already" in again.stderr

    answer = json.loads(run("search", "troops who surrendered", "--library", trial, "--json").stdout)
    first = answer["hits"][0]
    assert set(first) == {
        "report_id", "score", "title", "published", "source", "passage", "start", "end", "in_title", "copies"
    }  # fmt: skip
    assert any(word in first["passage"].lower() for word in ("prisoner", "captur", "captiv", "surrender"))

    nothing = run("search", "recipe for apple pie", "--library", trial, "--json")
    assert json.loads(nothing.stdout)["hits"] == []

    rows = list(csv.DictReader(io.StringIO(
        run("claims", "--metric", "drones_downed", "--library", trial, "--format", "csv").stdout
    )))  # fmt: skip
    assert {row["metric"] for row in rows} == {"drones_downed"}
    assert {"Russia's defence ministry", "Ukraine's Air Force"} <= {row["claimant_name"] for row in rows}
    assert any(float(row["low"]) == 117 for row in rows)
    known = run("claims", "--metric", "drones_downed", "--library", trial, "--format", "jsonl", "--known", "2024-08-20")
    days = [json.loads(line)["day"] for line in known.stdout.splitlines()]
    assert sorted(days) == sorted(row["day"] for row in rows if row["day"] <= "2024-08-20")

    chart = tmp_path / "drones.html"
    told = run("chart", "drones_downed", "--known", "2024-08-20", "--library", trial, "-o", chart)
    assert told.returncode == 0, told.stderr
    page = chart.read_text(encoding="utf-8")
    assert "SAMPLE" in page
    assert "as known on 2024-08-20" in page
    assert "<script src" not in page

    briefing = tmp_path / "briefing.html"
    told = run("briefing", "captured", "advance", "--library", trial, "-o", briefing)
    assert told.returncode == 0, told.stderr
    page = briefing.read_text(encoding="utf-8")
    assert page.count('<section class="chart"') == 2
    assert "<h1>Briefing: people captured, distance advanced</h1>" in page

    listed = tmp_path / "claims.parquet"
    marks = tmp_path / "marks.xlsx"
    assert (
        run("claims", "--metric", "captured", "--library", trial, "--format", "parquet", "-o", listed).returncode == 0
    )
    assert run("chart", "captured", "--library", trial, "-o", marks).returncode == 0
    assert set(pd.read_parquet(listed)["metric"]) == {"captured"}
    assert 1 < openpyxl.load_workbook(marks)["Data"].max_row <= len(pd.read_parquet(listed)) + 1

    about = json.loads(run("info", "--library", trial, "--json").stdout)
    assert (about["reports"], about["sample"], about["undated"]) == (loaded, True, 0)


def test_stories_like_a_report_or_a_text_are_found_from_the_command_line(tmp_path: Path) -> None:
    trial, rows, text = tmp_path / "trial", tmp_path / "rows.jsonl", tmp_path / "note.txt"
    night = "Air defences shot down {} drones over the Kursk and Voronezh regions overnight, the ministry said."
    told = {"r:1": night.format(31), "r:2": night.format(12), "r:3": "The bakery on the square sells rye bread again."}
    rows.write_text("\n".join(json.dumps({"id": id, "text": said}) for id, said in told.items()), "utf-8")
    text.write_text("Drones were destroyed over Kursk and Voronezh by air defence at night.", "utf-8")
    assert run("add", rows, "--library", trial).returncode == 0

    def like(*arguments: object, stdin: str = "") -> list[str]:
        found = run("search", *arguments, "--library", trial, "--json", stdin=stdin)
        assert found.returncode == 0, found.stderr
        answer = json.loads(found.stdout)
        assert answer["like"] == str(arguments[-1])
        return [hit["report_id"] for hit in answer["hits"]]

    assert like("--like", "r:1") == ["r:2"]
    assert set(like("--like", text)) == {"r:1", "r:2"}
    assert set(like("--like", "-", stdin=text.read_text("utf-8"))) == {"r:1", "r:2"}
    assert like("rye", "bread", "--like", "r:1") == []
    nothing = run("search", "--like", "-", "--library", trial, stdin="Whisk three eggs with sugar.")
    assert (nothing.returncode, nothing.stdout) == (0, "")
    assert "Nothing here is like that." in nothing.stderr

    for wrong, code, said in (
        (["--like", "r:9"], 1, 'neither a report "r:9"'),
        (["--like", tmp_path], 1, "neither a report"),
        (["--like", rows], 1, "It holds 3 reports"),
        ([], 2, "--like a report or a text"),
    ):
        failed = run("search", *wrong, "--library", trial)
        assert (failed.returncode, "Traceback" in failed.stderr) == (code, False)
        assert said in failed.stderr


def test_a_second_model_is_asked_for_embedded_and_searched(tmp_path: Path) -> None:
    trial, text = tmp_path / "trial", tmp_path / "2024-08-14_note.txt"
    text.write_text("Air defences shot down 31 drones over Kursk.", "utf-8")
    assert run("add", text, "--library", trial).returncode == 0
    other = {"CLAIMLINE_EMBEDDER": str(model(tmp_path / "tiny"))}
    refused = run("search", "drones", "--library", trial, **other)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert f"python -m components embed --library {trial}" in refused.stderr
    assert "1 passage embedded" in run("embed", "--library", trial, **other).stderr
    assert run("search", "drones", "--library", trial, **other).returncode == 0
    missing = run("embed", "--library", trial, CLAIMLINE_EMBEDDER=str(tmp_path / "none"))
    assert (missing.returncode, "Traceback" in missing.stderr) == (1, False)
    assert "There is no embedding model" in missing.stderr


def test_a_chart_is_by_week_or_month_and_of_several_metrics(tmp_path: Path) -> None:
    texts = [
        {"id": f"r{day}", "source": "Wire", "published": f"2024-08-{day:02}", "title": f"Night {day}",
         "text": f"Air defences shot down {day} drones overnight, the Russian Defence Ministry said."}
        for day in (6, 7, 13)
    ]  # fmt: skip
    killed = "At least 12 people were killed in Kharkiv on Wednesday, police said."
    texts.append({"id": "k", "source": "Wire", "published": "2024-08-07", "text": killed})
    reports, trial, marks = tmp_path / "reports.jsonl", tmp_path / "trial", tmp_path / "marks.csv"
    reports.write_text("".join(json.dumps(text) + "\n" for text in texts), encoding="utf-8")
    assert run("add", reports, "--library", trial).returncode == 0

    def lows(*arguments: str) -> list[str]:
        told = run("chart", *arguments, "--library", trial, "-o", marks)
        assert told.returncode == 0, told.stderr
        return sorted(row["low"] for row in csv.DictReader(io.StringIO(marks.read_text(encoding="utf-8"))))

    assert lows("drones_downed", "--by", "week") == ["13", "13"]
    assert lows("drones_downed", "killed", "--by", "month") == ["12", "26"]
    assert run("chart", "drones_downed", "--by", "year", "--library", trial, "-o", marks).returncode == 2


def test_a_report_is_removed_listed_brought_back_and_gone_for_good(tmp_path: Path) -> None:
    reports, trial = tmp_path / "reports.jsonl", tmp_path / "trial"
    texts = [{"id": id, "title": f"Report {id}", "text": STORY, "published": "2024-08-14"} for id in ("one", "two")]
    reports.write_text("".join(json.dumps(text) + "\n" for text in texts), encoding="utf-8")
    assert run("add", reports, "--library", trial).returncode == 0

    def count() -> int:
        with Library(trial) as library:
            return library.summary().reports

    told = run("remove", "one", "nine", "--library", trial)
    assert told.returncode == 1
    assert "Report one" in told.stdout
    assert "1 report removed." in told.stderr
    assert "nine: no report here has this id." in told.stderr
    assert count() == 1

    (listed,) = map(json.loads, run("removed", "--library", trial, "--json").stdout.splitlines())
    assert (listed["given_id"], listed["title"]) == ("one", "Report one")
    assert run("restore", "--library", trial).returncode == 2
    assert "1 report brought back." in run("restore", "one", "--library", trial).stderr
    assert count() == 2

    run("remove", "one", "two", "--library", trial)
    assert run("compact", "--library", trial, stdin="n\n").returncode == 1
    assert "2 removed reports gone for good." in run("compact", "--yes", "--library", trial).stderr
    assert run("restore", "one", "--library", trial).returncode == 1
    assert count() == 0


def test_the_libraries_of_this_machine_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAIMLINE_LIBRARY", str(tmp_path / "own"))
    report = tmp_path / "2024-08-14_story.txt"
    report.write_text(STORY, encoding="utf-8")
    none = run("libraries")
    assert none.stdout == ""
    assert "There is no library yet" in none.stderr
    run("add", report)
    run("add", report, "--library", tmp_path / "own-2")
    found = [json.loads(line) for line in run("libraries", "--json").stdout.splitlines()]
    assert [(one["name"], Path(one["folder"]).name, one["reports"]) for one in found] == [
        ("Your reports", "own", 1), ("own-2", "own-2", 1),
    ]  # fmt: skip
    assert "Your reports: 1 report, " in run("libraries").stdout


def test_a_library_is_known_by_the_name_that_the_list_gives_it(sample: Path) -> None:
    assert "Sample: 104 reports" in run("libraries").stdout
    assert str(sample) in run("libraries").stdout
    assert '"library": "' in run("info", "--json", "--library", "Sample").stdout
    found = run("search", "drones downed overnight", "--limit", "1", "--library", "sample")
    assert found.returncode == 0
    assert len(found.stdout.strip().splitlines()) <= 2
    without = run("search", "drones downed overnight")
    assert without.returncode == 1
    assert 'There is: --library "Sample"' in without.stderr
    refused = run("add", ROOT / "tests" / "story.txt", "--library", "Sample")
    assert refused.returncode == 1
    assert "Nothing is added to the sample" in refused.stderr


def test_a_table_with_columns_of_its_own_is_extracted_with_a_mapping(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("Wording,Printed\n" + f'"{STORY.replace(chr(34), chr(34) * 2)}",2024-08-14\n', encoding="utf-8")
    unmapped = run("extract", table)
    assert unmapped.returncode == 1
    assert "--map" in unmapped.stderr
    told = run("extract", table, "--map", "text=Wording,published=Printed")
    assert told.returncode == 0, told.stderr
    assert {json.loads(line)["metric"] for line in told.stdout.splitlines()} >= {"advance", "captured"}


def test_a_broken_file_is_named_the_good_ones_load_and_the_exit_code_says_so(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "2024-08-14_good.txt").write_text(STORY, encoding="utf-8")
    (folder / "broken.jsonl").write_text("{not json\n", encoding="utf-8")
    told = run("add", folder, "--library", tmp_path / "trial")
    assert told.returncode == 1
    assert "broken.jsonl" in told.stderr
    assert "1 report added" in told.stderr


def test_of_many_problems_the_first_are_named_the_others_counted_and_a_file_lists_all(tmp_path: Path) -> None:
    rows, listed = tmp_path / "rows.jsonl", tmp_path / "problems.csv"
    good = {"title": "Ferry", "text": "The ferry sails again.", "published": "2024-08-14"}
    empty = [{"title": f"Row {number}"} for number in range(40)]
    rows.write_text("".join(json.dumps(row) + "\n" for row in [good, *empty, "broken"]), encoding="utf-8")
    told = run("add", rows, "--library", tmp_path / "trial")
    assert told.returncode == 1
    assert told.stderr.count("rows.jsonl#") == 4
    assert "rows.jsonl#2:" in told.stderr
    assert "rows.jsonl#42:" in told.stderr
    assert "and 37 more of the same:" in told.stderr
    assert "--rejected" in told.stderr
    assert "41 problems." in told.stderr
    again = run("add", rows, "--library", tmp_path / "trial", "--rejected", listed)
    assert again.returncode == 1
    assert str(listed) in again.stderr
    found = list(csv.DictReader(io.StringIO(listed.read_text("utf-8"))))
    assert [Path(row["where"]).name for row in found] == [f"rows.jsonl#{number}" for number in range(2, 43)]
    assert {row["report"] for row in found} == {"not read"}
    assert all(row["problem"] for row in found)


def test_wrong_usage_is_told_with_its_own_code(tmp_path: Path) -> None:
    assert run("extract").returncode == 2
    assert run("chart", "captured", "--library", tmp_path, "-o", "captured.bmp").returncode == 2
    assert run("briefing", "captured", "--library", tmp_path, "-o", "briefing.pdf").returncode == 2
    assert run("claims", "--metric", "moonlight", "--library", tmp_path).returncode == 2
    assert run("search", "ships", "--known", "some day", "--library", tmp_path).returncode == 2
    missing = run("info", "--library", tmp_path / "nowhere")
    assert missing.returncode == 1
    assert "python -m components add" in missing.stderr
    assert "Traceback" not in missing.stderr


def test_coded_claims_are_loaded_with_a_mapping_and_listed_and_bad_rows_are_named(tmp_path: Path) -> None:
    trial, table = tmp_path / "trial", tmp_path / "claims.csv"
    rows = (ROOT / "tests" / "coded_claims.csv").read_text("utf-8")
    table.write_text(rows + "Observers,Ferries,2,,Day,5,South,,0,https://example.org/5,\n", "utf-8")
    told = run("add", table, "--map", ROOT / "tests" / "coded_claims.toml", "--library", trial)
    assert told.returncode == 1
    assert f'{table}#8: The field "metric" holds "Ferries", no metric here.' in told.stderr
    assert "6 reports added with 6 claims, 0 there already, 1 problem." in told.stderr
    listed = run("claims", "--metric", "tanks_lost", "--kind", "cumulative", "--format", "csv", "--library", trial)
    found = list(csv.DictReader(io.StringIO(listed.stdout)))
    assert [(row["voice"], row["low"], row["high"], row["quote"]) for row in found] == [
        ("Ministry of the North", "340", "340", "340"), ("Southern ministry", "95", "", "95"),
    ]  # fmt: skip


def test_a_mapping_that_cannot_be_read_is_wrong_usage(tmp_path: Path) -> None:
    told = run("add", ROOT / "tests" / "coded_claims.csv", "--map", tmp_path / "none.toml", "--library", tmp_path)
    assert told.returncode == 2
    assert "It could not be opened" in told.stderr
