"""Names as a text has them: the words that belong to one, whom it means canonically, person or institution."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from components import vocabulary
from components.extraction.gazetteer import country_names
from components.extraction.words import day_words, peoples, speech

_CAPITALS = re.compile(r"\b[A-Z][\w.’'-]*(?: (?:of |the |and |for )*[A-Z][\w.’'-]*)*")

# Small words in a person's name: "bin", "van", "al-Asbahi".
_PARTICLE = re.compile(r"(?:al|el|bin|ben|ibn|von|van|de|der|del|da|di|du|la|[ae][ldnrstz]h?-[A-Z][\w’'-]+)$")

LONGEST_OFFICE = 14  # tokens between an office and the comma before the name of who holds it
_OF_OFFICE = ("ADP", "DET", "NOUN", "PROPN", "ADJ", "PART", "CCONJ", "PRON")

# One force of a state, however a text calls it; what means the state itself.
_ARMY = ("army", "military", "armed forces")
SAME = dict.fromkeys(_ARMY, _ARMY)
GOVERNMENT = ("government", "authorities", "officials")


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody as the text names them (``text``) and canonically (``name``)."""

    text: str
    name: str
    person: bool = False
    institution: bool = False
    known: bool = False
    outlet: bool = False

    @property
    def somebody(self) -> bool:
        """Whether one person is meant, by name or by office ("the mayor of Goma", "a doctor at the hospital")."""
        if self.person or self.known:
            return self.person
        head = re.split(r" (?:of|at|in|from|for|with|on)\b", self.text.lower())[0].split()
        return bool(head) and head[-1] in speech().offices | speech().posts

    @property
    def state(self) -> bool:
        """Whether a whole country is meant, which "it" seldom is."""
        return self.known and self.name.lower() in country_names()


def institutions(text: str, kinds: frozenset[str] | None = None) -> list[Named]:
    """The ministries and staffs known to claimants.toml that a text names, not armies, whose losses it may list.

    Where ``kinds`` are given, those whose name ends in one of them instead ("staff", "ministry").
    """
    found = [named for _, named in known_names(text)]
    if kinds is not None:
        return [n for n in found if n.institution and not n.state and n.name.lower().split()[-1] in kinds]
    return [n for n in found if n.institution and not n.state and n.text.lower().split()[-1] not in speech().forces]


def known_names(text: str) -> list[tuple[int, Named]]:
    """The claimants of claimants.toml that a text names, each with the character at which its capitals begin."""
    found = ((match.start(), _known_in(match.group())) for match in _CAPITALS.finditer(text))
    return [(at, named) for at, named in found if named is not None]


def _known_in(words: str) -> Named | None:
    """The claimant of claimants.toml that a run of capitalised words names."""
    parts = words.split()
    for length in range(min(6, len(parts)), 0, -1):
        for start in range(len(parts) - length + 1):
            text = " ".join(parts[start : start + length]).strip(".,'’")
            if vocabulary.claimant(text) is not None:
                return identify(text)
    return None


def phrase(doc: Any, head: Any) -> str:
    """The words of a name around the token that heads it: its modifiers, "of ..." after it, or a name set beside it."""
    proper = [head, *(child for child in head.children if child.dep_ == "appos")]
    if head.lower_ in speech().offices:  # "a spokesman for the ministry in Sanaa, Anis al-Asbahi, said"
        apart = [t for t in head.subtree if t.dep_ == "appos" and t.pos_ == "PROPN" and t.head.i != head.i]
        proper += [t for t in apart if t.head.lower_ not in speech().titles | speech().offices]
    best = next((t for t in proper if identify(_words(doc, t)).known), None)
    best = best or next((t for t in proper if t.pos_ == "PROPN" and _is_person(_words(doc, t))), None)
    best = best or (_holder(doc, head) if head.lower_ in speech().offices | speech().posts else None)
    words = _words(doc, best or head)
    words = re.sub(r" \([^()]*$", "", words)  # "... wal-Muslimin (JNIM"
    seat = re.match(r"(.+?) (?:in|at) ", words)
    return seat.group(1) if seat and not identify(words).known and identify(seat.group(1)).known else words


def _holder(doc: Any, office: Any) -> Any:
    """The last name of who holds an office where commas set it off: "the head of the city's council, Oleh Petrenko"."""
    at = office.i + 1
    while at < len(doc) and at - office.i <= LONGEST_OFFICE and doc[at].text != ",":
        if doc[at].pos_ not in _OF_OFFICE and doc[at].text not in "-’'":
            return None
        at += 1
    end = at + 1
    while end < len(doc) and doc[end].pos_ == "PROPN" and doc[end].text[0].isupper():
        end += 1
    name = doc[at + 1 : end].text
    closes = end >= len(doc) or doc[end].is_punct or doc[end].pos_ in ("VERB", "AUX")
    return doc[end - 1] if end - at > 2 and closes and doc[at].text == "," and _is_person(name) else None


def _words(doc: Any, head: Any) -> str:
    start = head.i
    for child in head.lefts:
        if child.dep_ in ("compound", "amod", "det", "poss", "nmod", "nummod", "flat", "punct"):
            start = min(start, child.left_edge.i)
    article = [child.i for child in head.lefts if child.dep_ == "det"]
    start = max(start, *article) if article else start
    end = head.i + 1
    if head.pos_ == "PROPN" or (start == head.i and start and doc[start - 1].pos_ == "PROPN"):
        start, end = _whole_name(doc, start, end)
    while start < head.i and doc[start].lower_ in day_words().weekdays:  # "On Wednesday Syrskyi said"
        start += 1
    while end + 1 < len(doc) and doc[end].text == "-" and not doc[end].whitespace_ and not doc[end - 1].whitespace_:
        end += 2
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in ("of", "for", "in", "at") and child.i == end:
            inner = next((c for c in child.children if c.dep_ == "pobj"), None)
            if inner is not None and inner.i - child.i <= 7:
                end = inner.i + 1
                own = [c for c in inner.rights if c.dep_ == "prep" and c.lower_ == "of" and c.i == end]
                title = own and all(t.text[0].isupper() for t in doc[end + 1 : own[0].right_edge.i + 1])
                end = own[0].right_edge.i + 1 if own and (own[0].right_edge.i == end + 1 or title) else end
    return str(doc[start:end].text).strip(" ,.:;-–—\"'“”‘’()")


def _whole_name(doc: Any, start: int, end: int) -> tuple[int, int]:
    """A name with the capitalised words beside it, also before "of" and "for" ("Observatory for Human Rights")."""
    while start and doc[start].pos_ != "DET" and _part_of_name(doc, start - 1):
        start -= 1
    while start > 1 and doc[start - 1].lower_ in ("of", "for") and doc[start - 2].text[0].isupper():
        start -= 2
        while start and (_part_of_name(doc, start - 1) or doc[start - 1].pos_ == "DET"):
            start -= 1
    while end < len(doc) and _part_of_name(doc, end):
        end += 1
    return start, end


def _part_of_name(doc: Any, at: int) -> bool:
    """Whether a token goes on a name: another capitalised word, or the inner words of "Commander-in-Chief"."""
    token = doc[at]
    if token.lower_ in ("says", "said"):  # which a headline's parse may take for a part of the name
        return False
    if token.text == "-":  # not the dash that sets off who speaks
        return bool(at and not token.whitespace_ and not doc[at - 1].whitespace_)
    hyphened = (at and doc[at - 1].text == "-") or (at + 1 < len(doc) and doc[at + 1].text == "-")
    return bool(token.pos_ == "PROPN" and token.text[0].isupper()) or bool(hyphened and token.text.isalpha())


def identify(text: str) -> Named:
    """A name with its canonical form: the one of claimants.toml, else the words without article and titles."""
    return _identify(" ".join(text.split()))


@cache
def _identify(text: str) -> Named:
    text = re.sub(r"\b((?:[A-Z]\.)+[A-Z])$", r"\1.", text)  # "the U.S." at the end of a sentence
    entry = vocabulary.claimant(text) or vocabulary.claimant(
        re.sub(r"(?i)^(?:the )?(.+?) of (?:the )?(.+)$", r"\2's \1", text)
    )
    words = text.split()
    if entry is None and len(words) > 1 and words[0].lower() in country_names():  # "Ukraine officials"
        adjective = peoples().adjectives.get(words[0].lower(), words[0])
        entry = vocabulary.claimant(" ".join([adjective, *words[1:]]))
    if entry is None:
        for start in range(1, len(words)):
            lowered = words[start - 1].lower().strip(",")
            if lowered not in speech().titles and re.sub(r"[’']s$", "", lowered) not in peoples().sides:
                break
            entry = vocabulary.claimant(" ".join(words[start:]))
            if entry is not None and (entry.person or start == 1):
                break
            entry = None
    if entry is not None:
        return Named(text, entry.name, entry.person, not entry.person, True)
    if (found := _of_state(text)) is not None:
        return found
    if (seated := _seated(text)) is not None:
        return seated
    bare = _without_titles(words)
    entry = vocabulary.claimant(re.sub(r" [A-Z]\.(?= )", "", " ".join(bare))) if len(bare) > 1 else None
    if entry is not None and entry.person:  # "NATO Secretary-General Jens Stoltenberg", "Vladimir V. Putin"
        return Named(text, entry.name, True, False, True)
    outlet = _is_outlet(text)
    person = not outlet and _is_person(text)
    institution = not person and (
        is_party_press(text)
        or any(word.lower() in speech().roles for word in words if word != "official" or word is words[-1])
    )
    name = " ".join(bare if person else words[1:] if words[:1] and words[0].lower() in ("the", "a", "an") else words)
    return Named(text, name or text, person, institution, False, outlet)


def _is_outlet(text: str) -> bool:
    """Whether a name is that of an outlet or an agency of news, which reports what others claim."""
    lowered = re.sub(r"^the ", "", text.lower())
    if not lowered or is_party_press(lowered) or not speech().posts.isdisjoint(lowered.split()):
        return False  # "White House press secretary", "Bild journalist"
    return lowered in speech().outlets or lowered.split()[-1] in speech().press or "press" in lowered.split()


def is_party_press(text: str) -> bool:
    """Whether the press that words name speaks for a party of the war ("state television", "an opposition channel")."""
    words = re.sub(r"[’']s\b", "", text.lower()).split()
    return len(words) > 1 and words[-1] in speech().press and not speech().party_press.isdisjoint(words[:-1])


def _of_state(text: str) -> Named | None:
    """The ministry or force of a state that has no table of its own ("Thai navy", "Ministry of Health of Chad")."""
    bare = re.sub(r"(?i)^(?:the|a) ", "", text).replace("’", "'")
    behind = re.match(r"(.+) of (?:the )?([A-Z].+)$", bare)
    owner, office = (behind.group(2), behind.group(1)) if behind else ("", "")
    if _state(owner) is None:
        before = re.match(r"((?:[A-Z]\S* )?[A-Z]\S*?)(?:'s?)? (.+)$", bare)
        owner, office = (before.group(1), before.group(2)) if before else ("", "")
    state, office = _state(owner), _office(office)
    if state is None or office is None:
        return None
    known = [entry for word in SAME.get(office, (office,)) if (entry := vocabulary.claimant(f"{state}'s {word}"))]
    name = known[0].name if known else state if office in GOVERNMENT else f"{state}'s {office}"
    return Named(text, name, False, True, True)


def _seated(text: str) -> Named | None:
    """The ministry or force of the state in whose capital it sits ("the defence ministry in Stepanakert")."""
    seat = re.match(r"(?:[Tt]he )?(.+) in ([A-Z][\w’'-]+)$", text)
    entry = vocabulary.claimant(seat.group(2)) if seat else None
    if seat is None or entry is None or seat.group(1).lower().replace("defense", "defence") not in speech().of_states:
        return None
    named = _identify(f"{entry.name}'s {seat.group(1)}")
    return Named(text, named.name, False, True, True) if named.known else None


def _state(owner: str) -> str | None:
    """The state that a name or an adjective means, as charts name it."""
    lowered = owner.lower()
    adjective = peoples().adjectives.get(lowered)
    state = peoples().side.get(adjective or "") or (owner if lowered in country_names() else None)
    return state if state and state.lower() in country_names() else None


def _office(words: str) -> str | None:
    """The one spelling of an office of a state ("Ministry of Defense" is the defence ministry); None of no office."""
    lowered = re.sub(r"^(.*ministry) of (?:the )?(?:public )?(.+)$", r"\2 ministry", words.lower())
    lowered = lowered.replace("defense", "defence").replace("foreign affairs", "foreign")
    lowered = re.sub(r"(?:internal affairs|home) ministry", "interior ministry", lowered)
    return lowered if lowered in speech().of_states else None


def _without_titles(words: list[str]) -> list[str]:
    """The words of a name behind its titles, or behind the last post in it ("Donetsk Governor Pavlo Kyrylenko")."""
    posts = [at for at, word in enumerate(words[:-1]) if word.lower() in speech().posts]
    if posts and all(word[0].isupper() or _PARTICLE.match(word) for word in words[posts[-1] + 1 :]):
        return words[posts[-1] + 1 :]
    start = 0
    while start < len(words) - 1:
        lowered = re.sub(r"[’']s$", "", words[start].lower().strip(","))
        if lowered not in speech().titles and lowered not in peoples().sides and not words[start][0].islower():
            break
        start += 1
    return words[start:]


def _is_person(text: str) -> bool:
    """Whether words look like a person's name: after its titles a few capitalised words, no institution's noun."""
    words = text.split()
    bare = _without_titles(words)
    if not bare or len(bare) > 4 or any(word.lower().strip(",.") in speech().roles for word in bare):
        return False
    if len(bare) == 1:
        return (
            len(words) > 1
            and bare[0][:1].isupper()
            and words[0].lower() not in ("the", "a")
            and (words[-2].lower() in speech().titles)
        )
    return all(word[:1].isupper() or _PARTICLE.match(word) for word in bare) and not any(
        word.lower().strip("’'s") in peoples().sides or (word.isupper() and len(word) > 3) for word in bare
    )
