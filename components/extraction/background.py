"""What an outlet tells beside what somebody says: by the way, before it, as its occasion, in words of its own."""

from __future__ import annotations

from typing import Any

from components.extraction.attributions import Voice
from components.extraction.words import cues

# Clauses behind a comma or a dash that these open are the outlet's ("Kyiv says it is ready, after 40 people died").
OCCASIONS = ("after", "as")
# "..., two days after 12 people died"
SPANS, LONGEST_SPAN = ("day", "days", "hours", "week", "weeks", "month", "months"), 4
APART = (",", "-", "–", "—")


def told_beside(doc: Any, voice: Voice, head: int) -> bool:
    """Whether the outlet tells a count beside what a voice says, though the parse puts it under its verb."""
    verb = doc[voice.token]
    if _before_speaking(doc, voice, head):
        return True
    if _meanwhile(verb) and any(token.text == "," for token in doc[voice.token : head]):
        return True  # "two days after Kyiv said it would attack, after three drones were shot down"
    if _after_speaking(doc, voice, head):
        return True
    if not verb.is_ancestor(doc[head]):
        return False
    past = False
    for token in [doc[head], *doc[head].ancestors]:
        if token.i == voice.token:
            return False
        background = _meanwhile(token) or (token.dep_ == "prep" and token.lower_ in cues().concerning)
        if (past and _to_come(token)) or _in_what(token):
            return True
        if background and token.head.i == voice.token and (not voice.strong or _set_apart(token)):
            return True
        past = past or background
    return False


def relative(doc: Any, voice: Voice) -> bool:
    """Whether somebody speaks in a clause about one thing of a sentence ("Bakhmut, which Moscow says it holds")."""
    start = doc[voice.subject].left_edge.i if voice.subject >= 0 else 0
    opens = doc[start - 1] if start else None
    if opens is None or opens.tag_ in ("WDT", "WP", "WP$", "WRB"):
        return opens is not None
    return bool(opens.lower_ == "that" and doc[voice.token].dep_ == "relcl")


def says_else(verb: Any) -> bool:
    """Whether a verb of saying has words of its own after it ("..., as Kyiv says it is preparing", "but Kyiv says")."""
    return verb.dep_ in ("advcl", "conj") and any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)


def _before_speaking(doc: Any, voice: Voice, head: int) -> bool:
    """Whether the outlet tells a count by the way, before it lets somebody speak ("after 40 deaths, Kyiv insists")."""
    opening = [token for token in [doc[head], *doc[head].ancestors] if token.head.i == voice.token]
    return any(
        token.i < voice.subject and token.dep_ == "prep" and token.lower_ in cues().concerning for token in opening
    )


def _after_speaking(doc: Any, voice: Voice, head: int) -> bool:
    """Whether an occasion behind who spoke holds a count ("Kyiv said, after 12 died", ", a day after 12 died")."""
    behind = [token.lower_ for token in doc[voice.token + 1 : head]]
    if behind[:2] == [",", "after"]:
        return True
    after = next((n for n, word in enumerate(behind) if word == "after"), 0)
    return after > 2 and behind[after - 1] in SPANS and "," in behind[max(0, after - LONGEST_SPAN) : after]


def _meanwhile(verb: Any) -> bool:
    """Whether a clause tells what happened meanwhile ("Biden seeks to reassure Kyiv after lawmakers cut $6bn")."""
    return verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in cues().meanwhile for c in verb.children)


def _to_come(verb: Any) -> bool:
    """Whether a verb tells of a plan, beside which its occasion is told by the outlet ("will reply after 40 died")."""
    return any(child.lower_ in cues().future | cues().modals for child in verb.lefts if child.dep_ == "aux")


def _in_what(verb: Any) -> bool:
    """Whether a clause calls by another name what the sentence tells ("in what led to 40 deaths")."""
    return verb.dep_ == "pcomp" and any(c.lower_ == "what" and c.dep_ == "nsubj" for c in verb.lefts)


def _set_apart(clause: Any) -> bool:
    """Whether a clause of an occasion stands behind a comma or a dash."""
    first = clause.left_edge
    opens = clause.lower_ in OCCASIONS or any(c.lower_ in OCCASIONS for c in clause.lefts if c.dep_ == "mark")
    return bool(opens and first.i and clause.doc[first.i - 1].text in APART)
