"""Who issues a whole text: a communiqué, a statement or a report that speaks for the one who gives it out."""

from __future__ import annotations

import re

from components import vocabulary
from components.extraction.attributions import Voice
from components.extraction.names import Named, identify, institutions, known_names
from components.extraction.story import Sentence
from components.extraction.words import any_of, speech

_QUOTED = re.compile(r"[“\"«][^”\"»]*[”\"»]?")
# "our fighters", "we have treated", not the words of an outlet ("our correspondent", "told us", "we know").
_FIRST_PERSON = re.compile(rf"\b(?:our|we)\b(?! {any_of(sorted(speech().of_outlet))}\b)", re.IGNORECASE)

LONGEST_HEADING = 160  # characters: a longer line is a sentence of a story
_DOCUMENT = any_of(sorted(speech().documents | speech().issued | speech().posted))
_END = r"(?=,|:|\(|;| [-–—|] | as of\b| for \d| on \d| at \d|\s\d|$)"
# Who gives out stands behind the document: "Operational update of the General Staff as of 22:00", "From the channel of
# the Defence Ministry (translation)" ...
_GIVEN_OUT = re.compile(rf"(?i:(?:[\w’'-]+ ){{0,4}}?{_DOCUMENT} (?:of|by|from|at)) ((?:[^,:;()|]|\.(?=\S))+?){_END}")
# ... or before it: "General Staff evening report, 6 May", "CENTCOM statement"
_OF_THEIRS = re.compile(rf"(?:[’']s)?(?: [a-z-]+){{0,2}} (?i:{_DOCUMENT}){_END}")
# What a staff keeps: a report of it tells of the losses in it, whoever's sentence it is.
_BOOKS = re.compile(rf"\b{any_of(sorted(speech().kept | speech().books))}\b", re.IGNORECASE)
_SAYS = [f for f, verb in speech().verbs.items() if verb in speech().strong and f != verb and f[-1:] != "s"]
_SPOKEN = re.compile(rf"\b{any_of([*_SAYS, 'says'])}\b", re.IGNORECASE)


def issued(told: list[Sentence], spoken: list[list[Voice]]) -> tuple[Named | None, frozenset[int]]:
    """Who issues a text, and the numbers of its sentences that speak for them though they name nobody.

    A text is issued where its first sentence says that somebody announces it or is labelled as somebody's statement.
    They speak on until somebody else does; where a text says "our forces", in every sentence that does.
    """
    first = next((number for number, sentence in enumerate(told) if not sentence.in_title), None)
    headed = _headed(told)
    issuer = headed or (_issuer(told[first], spoken[first]) if first is not None else None)
    own = {n for n, s in enumerate(told) if not s.in_title and _FIRST_PERSON.search(_QUOTED.sub("", s.text))}
    if first is None or issuer is None:
        return None, frozenset()
    if not (headed or own or _labelled(told[first], spoken[first])):
        return None, frozenset()
    found = set(own)
    for number in range(first, len(told)):
        others = [v for v in spoken[number] if not _theirs(v, issuer)]
        if others:
            break
        found.add(number)
    return issuer, frozenset(found)


def keeper(told: list[Sentence], spoken: list[list[Voice]]) -> Named | None:
    """The one staff, ministry or service whose ledger of losses a whole report reads from; None where others speak.

    A report does that which names one giver alone and calls what it reads theirs: totals, a table, a count.
    """
    heard = [voice for sentence in spoken for voice in sentence]
    named = [giver for sentence in told for giver in institutions(sentence.text, speech().keepers)]
    spoke = [voice.named for voice in heard if voice.named is not None and voice.named.known]
    named += [giver for giver in spoke if giver.institution and giver.name.lower().split()[-1] in speech().keepers]
    givers = {giver.name: giver for giver in named}
    if len(givers) != 1 or not _BOOKS.search(" ".join(sentence.text for sentence in told)):
        return None
    giver = next(iter(givers.values()))
    return None if any(_of_others(voice, giver) for voice in heard) else giver


def _of_others(voice: Voice, giver: Named) -> bool:
    """Whether a voice is somebody else's than a giver's: not that of its own state, nor of "the table" or "readers"."""
    if voice.named is None:
        return voice.kind == "verb"
    if voice.named.state:
        return voice.strong and vocabulary.side_of(voice.named.name) != vocabulary.side_of(giver.name)
    somebody = voice.named.known or voice.named.person or voice.named.institution
    return somebody and voice.named.name != giver.name


def _theirs(voice: Voice, issuer: Named) -> bool:
    """Whether a voice in a text given out is its giver's own ("according to preliminary data")."""
    return voice.kind == "by" if voice.named is None else voice.named.name == issuer.name


def _headed(told: list[Sentence]) -> Named | None:
    """Who gives out a text by its heading, a title or a first line that is no sentence ("Update of the General Staff").

    One named after the document ("bulletin of ...", "from the channel of ...") or before it ("... evening report").
    """
    line = next((number for number, sentence in enumerate(told) if not sentence.in_title), len(told))
    alone = line + 1 < len(told) and told[line + 1].paragraph > told[line].paragraph
    for sentence in told[: line + 1 if alone else line]:
        heading = sentence.text.strip()
        if len(heading) > LONGEST_HEADING or heading.endswith((".", "?", "!")) or _SPOKEN.search(heading):
            continue
        found = _GIVEN_OUT.match(heading)
        named = [identify(found.group(1).strip())] if found else []
        named += [
            n for _, n in known_names(heading) if _OF_THEIRS.match(heading[heading.index(n.text) + len(n.text) :])
        ]
        given = next((n for n in named if not n.state and not n.outlet and (n.known or n.institution)), None)
        if given is not None:
            return given
    return None


def _issuer(opening: Sentence, voices: list[Voice]) -> Named | None:
    """The one institution or movement that speaks in the words that open a text."""
    named = [voice for voice in voices if voice.named is not None and not voice.named.person and not voice.denies]
    if len(named) != 1 or len(voices) != 1 or opening.doc is None:
        return None
    verb = opening.doc[named[0].token].lower_
    return named[0].named if named[0].kind == "label" or verb in speech().announces else None


def _labelled(opening: Sentence, voices: list[Voice]) -> bool:
    """Whether the label of a text says that what follows is given out ("Daily report of the ministry: ...")."""
    label = opening.text.partition(":")[0].lower()
    return voices[0].kind == "label" and not speech().documents.isdisjoint(re.findall(r"\w+", label))
