"""Numbers of those to whom one of two things happened, nobody says which: "18 were shot down or strayed"."""

from __future__ import annotations

from dataclasses import replace

from components.extraction.count import Count
from components.extraction.counts.reading import Reading

_HARMED = frozenset({"kill", "wound"})


def decided(here: Reading, count: Count | None) -> Count | None:
    """A count as its verb alone has it: of drones or missiles that were downed "or" lost otherwise those launched.

    None where people were "killed or displaced": they are counted as neither.
    """
    if count is None or count.deed is None or count.deed.noun or not _either(here, count):
        return count
    if count.metric.endswith("_downed"):
        return replace(count, metric=count.metric.replace("_downed", "_launched"), deed=None)
    return None if count.metric in ("killed", "wounded") else count


def _either(here: Reading, count: Count) -> bool:
    """Whether an "or" joins another verb to that of a count, of what is no doing of its kind."""
    if count.deed is None or count.deed.token >= len(here.doc):
        return False
    verb = here.doc[count.deed.token]
    if not any(child.dep_ == "cc" and child.lower_ == "or" and child.i > verb.i for child in verb.children):
        return False
    others = {deed.token: set(deed.actions) for deed in here.deeds}
    joined = [child for child in verb.children if child.dep_ == "conj" and child.pos_ == "VERB"]
    if count.metric.endswith("_downed"):
        actions = [others.get(child.i, set()) for child in joined]
        return any("down" not in own or "miss" in own for own in actions)  # "or disappeared from radar"
    return any(child.i in others and _HARMED.isdisjoint(others[child.i]) for child in joined)
