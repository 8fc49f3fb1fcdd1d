"""How long something still takes: said after a while only, by how fast it goes now, and as roughly as it is known."""

from __future__ import annotations

import pytest

from components.pace import LEAST, WINDOW, Ahead, Pace


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_nothing_is_said_at_first_nor_where_the_share_is_unknown() -> None:
    clock = Clock()
    pace = Pace(clock)
    assert pace.at(None) == Ahead()
    assert pace.at(0.1) == Ahead(0.1)
    clock.now = LEAST / 2
    assert pace.at(0.2).in_words() == ""
    clock.now = LEAST
    assert pace.at(0.2).seconds == pytest.approx(0.8 * LEAST / 0.1)
    assert pace.at(None) == Ahead()
    assert pace.at(1.0) == Ahead(1.0)


def test_what_went_faster_before_promises_nothing() -> None:
    clock = Clock()
    pace = Pace(clock)
    pace.at(0.0)
    clock.now = 10
    pace.at(0.5)
    for _ in range(40):
        clock.now += 10
        last = pace.at(0.5 + (clock.now - 10) / 10_000)
    assert last.share == pytest.approx(0.54)
    assert last.seconds == pytest.approx(4_600, rel=0.01)
    assert clock.now > 3 * WINDOW


def test_where_nothing_moves_no_time_is_made_up() -> None:
    clock = Clock()
    pace = Pace(clock)
    for _ in range(30):
        clock.now += 10
        assert pace.at(0.3) == Ahead(0.3)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "10 seconds"), (14, "10 seconds"), (43, "40 seconds"), (54.9, "50 seconds"), (55, "1 minute"),
        (89, "1 minute"), (60 * 7.4, "7 minutes"), (60 * 59, "59 minutes"), (60 * 59.6, "1 hour"),
        (3600 * 1.33, "1 hour 20 minutes"), (3600 * 2.98, "3 hours"), (3600 * 30.5, "30 hours 30 minutes"),
    ],
)  # fmt: skip
def test_a_time_is_said_as_roughly_as_it_is_known(seconds: float, words: str) -> None:
    assert Ahead(0.5, seconds).in_words() == f"about {words} to go"
