"""Which places of a sentence are of something else than it tells: of an office, of what was before or meanwhile."""

from __future__ import annotations

import re
from typing import Any

from components.extraction.gazetteer import is_seat
from components.extraction.story import TOPIC
from components.extraction.toponyms import Toponym
from components.extraction.words import any_of, place_words, speech
from components.records import Span

_TITLED = re.compile(
    r"(?:[’']s)? (?:regional |region |oblast |military |city )?(?:governor|mayor|fleet|spokes\w+|police|command\w*"
    r"|prosecutors?|head|official|officials|administration|authorities|minister|ministry)\b",
    re.IGNORECASE,
)
# "Oleh Ruban, governor of the Sumy region": an office before its place
_HOLDER = re.compile(
    r"\b(?:governor|mayor|head|chief|prosecutors?|police|administration|command\w*) (?:of|for|in) (?:the )?$",
    re.IGNORECASE,
)
# "the General Staff in Kyiv", "the government in Addis Ababa": who speaks from a capital
_SEATED = re.compile(
    r"\b(?:governments?|ministry|ministries|staff|authorities|officials?|regime|junta|embassy|radio|television|command"
    r"|air force|armed forces|navy|headquarters|leadership|cabinet|council|parliament|rulers|diplomats?|ministers?"
    r"|spokes\w+|lawmakers|generals|briefing|conference|reporters)"
    r" (?:in|of|at) $",
    re.IGNORECASE,
)
# "the army in Khartoum said": what only fights there does so in its place
_FORCES = re.compile(r"\b(?:army|military|forces|rebels|police) (?:in|of|at) $", re.IGNORECASE)
_STRONG = [form for form, verb in speech().verbs.items() if verb in speech().strong]
_SAYS = re.compile(rf" (?:has |have |had |also |later |then )*{any_of(_STRONG)}\b")
CAME = frozenset({"came", "come", "comes", "coming"})


def by_the_way(text: str, group: list[Toponym]) -> bool:
    """Whether places stand in somebody's office, or in the label of a headline ("War in Ukraine: ...")."""
    start, end = group[0][1], group[-1][2]
    label = TOPIC.match(text)
    labelled = (label is not None and end < label.end()) or re.match(r"\s?:", text[end:]) is not None
    return labelled or bool(_TITLED.match(text, end) or _HOLDER.search(text[:start]))


def seated(text: str, group: list[Toponym]) -> bool:
    """Whether a capital is only where a government or a staff speaks ("the General Staff in Khartoum said")."""
    if not is_seat(group[0][0]):
        return False
    before, after = text[: group[0][1]], text[group[-1][2] :]
    return bool(_SEATED.search(before) or (_FORCES.search(before) and _SAYS.match(after)))


def described(group: list[Toponym], doc: Any, head: int) -> bool:
    """Whether places stand in a clause that only describes another thing ("the strikes, which came from Crimea")."""
    token = next((t for t in doc if t.idx <= group[0][1] < t.idx + len(t)), None)
    for above in token.ancestors if token is not None else ():
        if above.dep_ == "relcl" and above.left_edge.i and doc[above.left_edge.i - 1].text == ",":
            return not (above.i == head or above.is_ancestor(doc[head]))
    return False


def within(group: list[Toponym], spans: list[Span]) -> bool:
    """Whether places stand in one of these spans."""
    return any(span.start <= group[0][1] < span.end for span in spans)


def behind(group: list[Toponym], doc: Any, head: int | None = None) -> bool:
    """Whether places are of what was before: "since the battle for Bakhmut", "which came after a raid on Crimea".

    ``head`` is the token of a count, whose own clause is not before it.
    """
    token = next((t for t in doc if t.idx <= group[0][1] < t.idx + len(t)), None)
    if token is None:
        return False
    known, later = place_words(), False
    for at in token.ancestors:
        if head is not None and (at.i == head or at.is_ancestor(doc[head])):
            return later and at.lower_ in CAME  # "the raid, which killed 12, came after a visit to Omsk"
        opened = {at.lower_, *(child.lower_ for child in at.children if child.dep_ == "mark")}
        later = later or not opened.isdisjoint(known.after)
        if (later and at.lower_ in CAME) or not opened.isdisjoint(known.behind):
            return True
        if at.dep_ == "relcl":
            return later
        if at.dep_ in ("ROOT", "conj", "ccomp"):
            return False
    return False


def meanwhile(doc: Any, head: int) -> list[Span]:
    """The characters of clauses after a token that tell what happened at the same time ("as Kyiv was shelled")."""
    return [
        Span(doc[token.left_edge.i].idx, doc[token.right_edge.i].idx + len(doc[token.right_edge.i]))
        for token in doc
        if token.dep_ == "advcl"
        and any(c.dep_ == "mark" and c.lower_ in place_words().meanwhile for c in token.children)
        and token.i > head
    ]
