"""Dates as outlets write them: kept to the letter where they are whole, unknown where they are not."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.errors import InputError
from components.readers.dates import day_in_name, published


@pytest.mark.parametrize(
    "written", ["2024-08-14", "2024-08-14T16:30:00Z", "2024-08-14T16:30:00.250+03:00", "2024-08-14T23:59-05:00"]
)
def test_iso_dates_stay_as_written(written: str) -> None:
    assert published(written) == written


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2024-08-14 16:30", "2024-08-14T16:30:00"),
        (" 2024-08-14 16:30:00 +0300 ", "2024-08-14T16:30:00+03:00"),
        ("20240814", "2024-08-14"),
        ("20240814T163000Z", "2024-08-14T16:30:00+00:00"),
        ("2024/8/4", "2024-08-04"),
        ("2024.08.04 4:30 PM", "2024-08-04T16:30:00"),
        ("2024-08-04 10:00:00 UTC", "2024-08-04T10:00:00+00:00"),
        ("Wed, 14 Aug 2024 23:30:00 +0300", "2024-08-14T23:30:00+03:00"),
        ("Wed, 14 Aug 2024 23:30:00 EST", "2024-08-14T23:30:00-05:00"),
        ("Wed, 14 Aug 2024 23:30:00 GMT", "2024-08-14T23:30:00+00:00"),
        ("August 14, 2024", "2024-08-14"),
        ("14th of August 2024", "2024-08-14"),
        ("13/04/2024", "2024-04-13"),
        ("04/13/2024", "2024-04-13"),
        ("14.08.2024", "2024-08-14"),
        ("05/05/2024", "2024-05-05"),
    ],
)
def test_other_forms_become_iso_on_the_day_as_written(written: str, expected: str) -> None:
    assert published(written) == expected


@pytest.mark.parametrize(
    "written",
    [
        "14 August", "Aug 2024", "2024", "2024-08", "2024-W33", "Wednesday", "Wednesday, August 2024", "16:30", "10am",
        "today", "yesterday", "2 hours ago", "now", "14/08/24", "240814", "1723620000", "1723620000000",
        "2024-02-30", "2024-13-01", "2024-08-14T25:00", "0000-01-01", "9" * 70, "x" * 10_000, "", "-", "1 Aug 2024 x",
    ],
)  # fmt: skip
def test_what_is_no_whole_date_is_never_completed(written: str) -> None:
    with pytest.raises(InputError):
        published(written)


@pytest.mark.parametrize("written", ["03/04/2024", "3.4.2024", "03-04-2024 10:00"])
def test_day_and_month_that_could_be_exchanged_are_unknown(written: str) -> None:
    with pytest.raises(InputError, match="either way"):
        published(written)


@given(
    st.datetimes(min_value=datetime(1900, 1, 1)),
    st.sampled_from(["%d %B %Y", "%b %d, %Y %H:%M", "%a, %d %b %Y %H:%M:%S"]),
)
def test_a_whole_date_gives_its_own_day_whatever_the_clock_says(moment: datetime, form: str) -> None:
    assert published(moment.strftime(form))[:10] == moment.date().isoformat()


@given(st.text(max_size=60) | st.text(alphabet="0123456789-/:.T Zaugpm+,", max_size=40))
def test_any_text_is_a_date_or_is_refused(text: str) -> None:
    try:
        day = published(text)
    except InputError:
        return
    datetime.fromisoformat(day)


def test_a_name_gives_a_day_only_where_it_is_one() -> None:
    assert day_in_name("2024-08-14_briefing.txt") == "2024-08-14"
    assert day_in_name("briefing-2024-08-14") == "2024-08-14"
    assert day_in_name("2024-02-30.txt") is None
    assert day_in_name("2024-08-14 to 2024-08-15.txt") is None
    assert day_in_name("2024-08-141.txt") is None
