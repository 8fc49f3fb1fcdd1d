"""What is measured, and how it is printed: seconds, memory, processor time, beside a yardstick or a target."""

from __future__ import annotations

import os
import resource
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time

ROUNDS = 3


def seconds(work: Callable[[], object]) -> float:
    """The median time of a few rounds, after one that is not counted."""
    work()
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        work()
        times.append(perf_counter() - start)
    return median(times)


def each(work: Sequence[Callable[[], object]]) -> list[float]:
    """The time of each piece of work in milliseconds, in order."""
    times = []
    for one in work:
        start = perf_counter()
        one()
        times.append((perf_counter() - start) * 1000)
    return times


def work(pieces: Sequence[Callable[[], object]]) -> list[float]:
    """The processor time of each piece of work in milliseconds, of all threads: what other programs hardly change."""
    times = []
    for one in pieces:
        start = process_time()
        one()
        times.append((process_time() - start) * 1000)
    return times


def row(what: str, amount: float, unit: str, ours: float, yardstick: tuple[str, float]) -> None:
    """Print one line: how fast we are, how fast the yardstick is, and the ratio of the times."""
    name, theirs = yardstick
    print(f"{what:34} {amount / ours:9,.0f} {unit}/s   {name}: {amount / theirs:9,.0f}   time x {ours / theirs:.2f}")


def held(what: str, found: float, unit: str, most: float) -> None:
    """Print one line: what was found, the target, and which share of it was used."""
    said = "held" if found <= most else "MISSED"
    print(f"{what:44} {found:9,.1f} {unit:3} target {most:7,.1f}   x {found / most:.2f} {said}")


def spread(what: str, times: Sequence[float], middle: float, slow: float) -> None:
    """Print the median and the 95th percentile of times in milliseconds beside their targets."""
    held(f"{what}, p50", median(times), "ms", middle)
    held(f"{what}, p95", quantiles(times, n=20)[-1], "ms", slow)


def middles(what: str, times: Sequence[float]) -> None:
    """Print the median and the 95th percentile of times in milliseconds for which no target is set."""
    print(f"{what:44} {median(times):9,.1f} ms  p50, {quantiles(times, n=20)[-1]:,.1f} ms p95")


def peak() -> float:
    """The most memory that this process held so far, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def resident() -> float:
    """The memory that this process holds now, mapped files included, in megabytes; Linux only."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def processor() -> float:
    """The processor time of this process and of those that it started, in seconds; of living ones on Linux only."""
    own, ended = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + ended.ru_utime + ended.ru_stime + workers()


def workers() -> float:
    """The processor time of the processes that this one started and that still live, in seconds; Linux only."""
    ticks = 0
    for children in Path("/proc/self/task").glob("*/children"):
        for child in children.read_text().split():
            user, system = Path(f"/proc/{child}/stat").read_text().rpartition(")")[2].split()[11:13]
            ticks += int(user) + int(system)
    return ticks / os.sysconf("SC_CLK_TCK")
