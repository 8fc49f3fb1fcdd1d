"""What may be compared: only figures of the same thing, widest first, with a ratio only where one can be."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
import pytest

from components import analysis
from components.records import PAIR_COLUMNS
from tests.analysis.claim_rows import AIR_FORCE, GENERAL_STAFF, MINISTRY, claim, claims

UKRAINIAN = {"target": "Ukrainian", "target_side": "Ukraine"}
RUSSIAN = {"target": "Russian", "target_side": "Russia"}
KYIV, KURSK = {"places": ("Kyiv",)}, {"places": ("Kursk Oblast",)}
TOTAL = {"kind": "cumulative", "first": None}
BBC = {"source": "BBC"}


def pairs(*rows: dict) -> pd.DataFrame:
    table = claims(*rows)
    return analysis.compared(analysis.marks(table), table)


def relations(*rows: dict) -> list[str]:
    return list(pairs(*rows)["relation"])


def on(day: int, month: int = 8) -> dict:
    return {"last": date(2024, month, day), "day": date(2024, month, day), "published": f"2024-{month:02}-{day:02}"}


def test_two_claimants_of_one_thing_are_a_pair_with_both_claims_and_their_ratio() -> None:
    found = pairs(
        claim("drones_downed", 24, AIR_FORCE, claim="theirs", item="Shahed drones", **RUSSIAN),
        claim("drones_downed", 3, "Russia", claim="ours", item="drones", **RUSSIAN, **BBC),
    ).iloc[0]
    assert (found.voice, found.claims, found.other, found.other_claims) == (AIR_FORCE, ("theirs",), "Russia", ("ours",))
    assert (found.relation, found.ratio, found.gap) == ("differ", 8.0, 8.0)
    assert (found.words, found.other_words) == ("24 Shahed drones", "3 drones")


@pytest.mark.parametrize(
    "other",
    [
        {"item": "children"},
        {"item": "other people"},
        {"target": "Russian", "target_side": "Russia"},
        {"places": ("Kyiv",)},
        {"places": ("Kharkiv", "Kyiv")},
        {"places": ()},
        {"first": date(2024, 8, 15), "last": date(2024, 8, 15)},
        {"first": date(2024, 8, 10), "last": date(2024, 8, 14)},
        {"first": None, "last": None},
        {"kind": "cumulative"},
        {"status": "hypothetical"},
        {"status": "denied"},
        {"vague": True},
    ],
)
def test_figures_of_different_things_are_no_pair(other: dict) -> None:
    one = {"item": "people", "places": ("Kharkiv",), **UKRAINIAN}
    assert relations(claim("killed", 5, **one), claim("killed", 9, AIR_FORCE, **BBC, **one)) == ["differ"]
    assert relations(claim("killed", 5, **one), claim("killed", 9, AIR_FORCE, **BBC, **{**one, **other})) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (claim("captured", 100, bound="more_than", **RUSSIAN), claim("captured", 117, AIR_FORCE, **RUSSIAN, **BBC)),
        (claim("captured", (90, 120), **RUSSIAN), claim("captured", (110, 150), AIR_FORCE, **RUSSIAN, **BBC)),
        (claim("captured", 40, bound="up_to", **RUSSIAN), claim("captured", 12, AIR_FORCE, **RUSSIAN, **BBC)),
    ],
)
def test_intervals_that_meet_agree_and_have_no_ratio(one: dict, other: dict) -> None:
    found = pairs(one, other).iloc[0]
    assert found.relation == "agree"
    assert np.isnan(found.ratio)


def test_an_open_bound_that_is_not_reached_differs_without_a_ratio() -> None:
    found = pairs(
        claim("captured", 100, bound="more_than", **RUSSIAN), claim("captured", 50, AIR_FORCE, **RUSSIAN, **BBC)
    ).iloc[0]
    assert (found.relation, found.gap) == ("differ", 2.0)
    assert np.isnan(found.ratio)


def test_about_figures_have_a_ratio_and_nought_has_none_but_stands_first() -> None:
    found = pairs(
        claim("captured", 300, bound="about", **RUSSIAN), claim("captured", 150, AIR_FORCE, **RUSSIAN, **BBC),
        claim("killed", 0, **RUSSIAN), claim("killed", 2, AIR_FORCE, **RUSSIAN, **BBC),
    )  # fmt: skip
    assert list(found["metric"]) == ["killed", "captured"]
    assert np.isnan(found["ratio"].iloc[0])
    assert found["ratio"].iloc[1] == 2.0


def test_the_widest_stand_first_and_rejected_ones_after_them() -> None:
    found = pairs(
        claim("killed", 10, places=("Kyiv",)), claim("killed", 12, AIR_FORCE, places=("Kyiv",), **BBC),
        claim("killed", 10, places=("Lviv",)), claim("killed", 30, AIR_FORCE, places=("Lviv",), **BBC),
        claim("killed", 7, disputed_by="Kyiv", places=("Odesa",)),
    )  # fmt: skip
    assert list(found["relation"]) == ["differ", "differ", "rejected"]
    assert list(found["ratio"][:2]) == [3.0, 1.2]


def test_a_figure_that_somebody_rejects_names_them_once_however_many_reports_say_so() -> None:
    found = pairs(
        claim("captured", 40, disputed_by="Kyiv", **UKRAINIAN),
        claim("captured", 40, disputed_by="Ukrainian officials", **UKRAINIAN, **BBC),
        claim("captured", 9, disputed_by="Kyiv", first=None, last=None, day=None, **UKRAINIAN),
        claim("captured", 5, disputed_by="Kyiv", status="denied", **UKRAINIAN),
    )
    assert list(found["relation"]) == ["rejected", "rejected"]
    assert set(found["other"]) == {"Ukraine"}
    assert set(found["low"]) == {40, 9}
    assert found["ratio"].isna().all()


def test_a_night_and_the_day_it_ends_are_told_apart() -> None:
    night = claim("drones_downed", 3, first=date(2024, 8, 13), **UKRAINIAN)
    assert relations(night, claim("drones_downed", 5, "Moscow", **UKRAINIAN, **BBC)) == ["days differ"]


def test_for_each_event_the_latest_figure_of_a_claimant_is_compared() -> None:
    found = pairs(
        claim("killed", 9, **KYIV, **on(14)),
        claim("killed", 12, **KYIV, source="TASS", **{**on(16), "last": date(2024, 8, 14)}),
        claim("killed", 12, AIR_FORCE, **KYIV, **BBC),
    )  # fmt: skip
    assert list(found["relation"]) == ["agree"]


def test_running_totals_are_compared_with_totals_of_the_same_day() -> None:
    found = pairs(
        claim("tanks_lost", 100, GENERAL_STAFF, **TOTAL, **on(14)),
        claim("tanks_lost", 50, "Oryx", **BBC, **TOTAL, **on(14)),
        claim("tanks_lost", 40, "Oryx", **BBC, **TOTAL, **on(12)),
    ).iloc[0]
    assert (found.relation, found.ratio, found.apart) == ("differ", 2.0, 0)


def test_a_total_within_a_week_may_have_grown_but_never_shrinks() -> None:
    early = claim("tanks_lost", 100, GENERAL_STAFF, **TOTAL, **on(14))
    grown = pairs(early, claim("tanks_lost", 110, "Oryx", **BBC, **TOTAL, **on(17))).iloc[0]
    assert (grown.relation, grown.apart) == ("days differ", 3)
    fallen = pairs(early, claim("tanks_lost", 80, "Oryx", **BBC, **TOTAL, **on(17))).iloc[0]
    assert (fallen.relation, fallen.ratio, fallen.apart) == ("differ", 1.25, 3)
    assert relations(early, claim("tanks_lost", 80, "Oryx", **BBC, **TOTAL, **on(22))) == []


def test_a_total_between_two_of_another_claimant_agrees_with_them() -> None:
    assert relations(
        claim("tanks_lost", 100, GENERAL_STAFF, **TOTAL, **on(12)),
        claim("tanks_lost", 120, GENERAL_STAFF, **TOTAL, **on(16)),
        claim("tanks_lost", 110, "Oryx", **BBC, **TOTAL, **on(14)),
    ) == ["agree"]


def test_a_total_of_one_month_is_not_held_against_one_of_the_war() -> None:
    assert relations(
        claim("tanks_lost", 8_000, GENERAL_STAFF, **TOTAL, **on(13)),
        claim("tanks_lost", 190, GENERAL_STAFF, source="TASS", **TOTAL, **on(14)),
        claim("tanks_lost", 8_001, "Oryx", **BBC, **TOTAL, **on(14)),
    ) == ["days differ"]
    since = {**TOTAL, "first": date(2024, 8, 1)}
    assert relations(
        claim("tanks_lost", 8_000, GENERAL_STAFF, **TOTAL), claim("tanks_lost", 190, "Oryx", **BBC, **since)
    ) == []  # fmt: skip


def test_enemies_who_do_not_tell_whose_losses_they_count_are_not_compared() -> None:
    theirs = claim("tanks_lost", 9, GENERAL_STAFF, claimant_side="Ukraine", **BBC)
    assert relations(claim("tanks_lost", 5, MINISTRY, claimant_side="Russia"), theirs) == []
    assert relations(claim("tanks_lost", 5, "Oryx"), theirs) == ["differ"]


def test_enemies_are_compared_on_the_victims_of_a_place_but_not_on_soldiers() -> None:
    one, other = {"claimant_side": "Russia", **KYIV}, {"claimant_side": "Ukraine", **KYIV, **BBC}
    assert relations(claim("killed", 5, **one), claim("killed", 9, AIR_FORCE, **other)) == ["differ"]
    soldiers = {"item": "soldiers"}
    assert relations(claim("killed", 5, **one, **soldiers), claim("killed", 9, AIR_FORCE, **other, **soldiers)) == []


def test_an_outlet_that_gives_a_second_figure_beside_a_claimants_tells_two_things() -> None:
    beside = claim("killed", 9, "stated by Reuters", **KYIV)
    assert relations(claim("killed", 5, AIR_FORCE, **KYIV), beside) == []
    assert relations(claim("killed", 5, AIR_FORCE, **KYIV, **BBC), beside) == ["differ"]


def test_parts_are_compared_where_their_place_is_named_only() -> None:
    part = {"part_of": "a-whole", **UKRAINIAN}
    other = claim("drones_downed", 30, "Moscow", **KURSK, **UKRAINIAN, **BBC)
    assert relations(claim("drones_downed", 37, **KURSK, **part), other) == ["differ"]
    assert relations(claim("drones_downed", 37, **part), {**other, "places": ()}) == []


def test_two_who_disagree_are_offered_before_those_who_agree_more_often() -> None:
    rows = [claim("killed", n, voice, source=f"{voice}{n}", places=(f"Town {n}",))
            for n in (1, 2, 3) for voice in (AIR_FORCE, MINISTRY)]  # fmt: skip
    rows += [claim("wounded", n, voice, places=("Kyiv",), source=voice) for n, voice in ((1, "Moscow"), (9, "Kyiv"))]
    assert analysis.most_at_odds(pairs(*rows)) == ("wounded", ("Kyiv", "Moscow"))
    rows += [claim("captured", n, voice, places=("Kyiv",), source=f"{voice}{n}")
             for n, voice in ((1, "stated by Reuters"), (9, "Kyiv"), (99, "Moscow"))]  # fmt: skip
    assert analysis.most_at_odds(pairs(*rows))[1] == ("Kyiv", "Moscow")


def test_two_of_opposite_sides_are_offered_before_two_of_one_side_who_disagree_more_often() -> None:
    rows = [claim("killed", n * size, voice, source=f"{voice}{n}", places=(f"Town {n}",))
            for n in (1, 2, 3) for size, voice in ((1, "Zelenskyy"), (4, "Syrskyi"))]  # fmt: skip
    rows += [claim("wounded", n, voice, places=("Kyiv",), source=voice) for n, voice in ((1, "Moscow"), (9, "Kyiv"))]
    assert analysis.most_at_odds(pairs(*rows)) == ("wounded", ("Kyiv", "Moscow"))


def test_where_nobody_disagrees_the_two_claimants_with_most_pairs_are_offered_first() -> None:
    rows = [claim("killed", n, voice, source=f"{voice}{n}", places=(f"Town {n}",))
            for n in (1, 2) for voice in (AIR_FORCE, MINISTRY)]  # fmt: skip
    rows += [claim("wounded", 1, voice, places=("Kyiv",), source=voice) for voice in ("Moscow", "Kyiv")]
    found = pairs(*rows)
    assert analysis.most_at_odds(found) == ("killed", (MINISTRY, AIR_FORCE))
    assert analysis.most_at_odds(pairs()) == ("", ())
    assert list(pairs().columns) == list(PAIR_COLUMNS)
    assert set(analysis.between(found, ("Moscow", "Kyiv"))["metric"]) == {"wounded"}


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"kind": "cumulative"}, "One counts events"),
        ({"item": "children"}, "different things"),
        ({"places": ("Lviv",)}, "different places"),
        ({"target": "Russian", "target_side": "Russia"}, "different sides"),
        ({"last": date(2024, 8, 20), "first": date(2024, 8, 20)}, "never speak of the same days"),
        ({"first": None, "last": None}, "1 without a day"),
    ],
)
def test_where_nothing_can_be_compared_it_is_said_why(other: dict, why: str) -> None:
    one = {**KYIV, **UKRAINIAN}
    table = claims(claim("killed", 5, AIR_FORCE, **one), claim("killed", 6, "Moscow", **BBC, **{**one, **other}))
    said = analysis.obstacle(analysis.marks(table), table, (AIR_FORCE, "Moscow"))
    assert f"{AIR_FORCE} gives 1 figure; Moscow gives 1 figure" in said
    assert why in said


def test_a_thing_that_many_voices_tell_stays_cheap() -> None:
    rows = [claim("killed", 5 + n % 7, f"Outlet {n}", source=f"Outlet {n}", **KYIV) for n in range(300)]
    assert len(pairs(*rows)) < 300


def test_near_figures_of_different_days_are_told_apart_from_disagreements() -> None:
    levels = {"kind": "state", "first": None, **KURSK}
    found = pairs(
        claim("settlements_controlled", 74, GENERAL_STAFF, **levels, **on(14)),
        claim("settlements_controlled", 92, "ISW", **BBC, **levels, **on(19)),
        claim("settlements_controlled", 80, "Oryx", source="TASS", **levels, **on(15)),
        claim("tanks_lost", 100, GENERAL_STAFF, **TOTAL, **on(14)),
        claim("tanks_lost", 110, "Oryx", **BBC, **TOTAL, **on(17)),
    )  # fmt: skip
    assert analysis.widest(found).empty
    near = analysis.nearest(found)
    assert list(near["apart"]) == [1, 4, 5]
    assert set(near["metric"]) == {"settlements_controlled"}
