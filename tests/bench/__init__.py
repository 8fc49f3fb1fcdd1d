"""Speed and size, each beside a named yardstick or target: ``make bench``.

One subject alone: ``python -m tests.bench.search``, ``loads``, ``reading``.

Absolute figures of a shared machine say little; ratios can be compared from one run to another.
"""
