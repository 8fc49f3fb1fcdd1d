"""Lines of a table: what each is of, a mark, and a number."""

from __future__ import annotations

import re

from components.extraction.count import Count
from components.extraction.counts.reading import Reading, Stated
from components.extraction.words import counting

# What a line is of, a mark, the number and nothing else.
LINE = re.compile(r"[\s•*–-]*([^\W\d][^\d:;.!?\n]{1,60}):\s*([\d,.]*\d|[a-z-]+)\s*\.?\s*")


def table_line(here: Reading, stated: Stated) -> Count | None:
    """The count of a line: "Missiles launched: 16", or a place and its part of the count above it ("Tula: nine")."""
    quantity, head = stated.quantity, stated.span.end - 1
    line = LINE.fullmatch(here.sentence.text)
    if line is None or line.start(2) != quantity.number.start:
        return None
    known = counting()
    label = re.findall(r"[\w-]+", line.group(1).lower())
    nouns = [" ".join(label[first : first + length]) for length in (2, 1) for first in range(len(label))]
    nouns = [word for word in nouns if word in known.nouns]
    if nouns:
        item = next((word for word in nouns if known.nouns[word].agent), nouns[0])
        thing = known.nouns[item]
        told = {action for word in label for _, action in known.verbs.get(word, ())}
        action = next((name for name in thing.metrics if name in told), "")
        if not action or not thing.agent:
            return None
        return Count(quantity, here.number, thing.metrics[action], thing, item, quantity.span, head)
    above = here.before[-1] if here.before else None
    under = here.previous.rstrip().endswith(":") or LINE.fullmatch(here.previous.strip())
    if above is None or not under or not line.group(1)[:1].isupper():
        return None
    whole = above.whole if above.part and above.whole and above.sentence == here.number - 1 else above
    return Count(quantity, here.number, above.metric, above.thing, above.item, quantity.span, head, None, whole, True)
