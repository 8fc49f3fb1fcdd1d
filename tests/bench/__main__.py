"""All subjects, one after the other: ``make bench``."""

from __future__ import annotations

import sys

from tests.bench import charts, loads, reading, search

for subject in (reading, loads, charts):
    print(f"-- {subject.__name__}", flush=True)
    subject.main()
print(f"-- {search.__name__}", flush=True)
search.main(sys.argv[1:])
