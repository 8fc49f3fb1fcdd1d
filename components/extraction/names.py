"""The names that a story has used: who is meant by "he", "the ministry" or a surname alone."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from functools import cache
from typing import Any

from components import vocabulary
from components.extraction.gazetteer import country_names
from components.extraction.words import day_words, peoples, speech

# A capitalised name of two or three words, perhaps with a title before it that is no part of the name.
_PERSON = re.compile(r"\b[A-Z][\w’'-]+(?: (?:al-|el-|von |van |der |de |bin |ben )*[A-Z][\w’'-]+){1,2}\b")
_INSTITUTION = re.compile(
    r"\b(?:[A-Z][\w.’'-]*(?: of| and| for)?(?: the)? ){1,4}"
    r"(?:(?:defen[cs]e|health|interior|foreign|civil|emergenc(?:y|ies)|security|military|regional|general|armed|national|"
    r"human|rights|air|state|intelligence|government|media|nuclear|border|local|city|city's|energy) ){0,3}"
    r"(?:ministry|agency|army|military|service|administration|authority|command|office|staff|forces?|police|institute)\b"
)
_CAPITALS = re.compile(r"\b[A-Z][\w.’'-]*(?: (?:of |the |and |for )*[A-Z][\w.’'-]*)*")
REMEMBERED = (
    200  # names kept: more than any story holds, few enough that a pronoun costs the same in a text of any length
)
LONGEST_OFFICE = 6  # words before a name in which its office stands ("Ukraine's acting defence minister")
RECENT = 2  # sentences back in which somebody spoke whom "the general" may mean though the text gives them no office
MEMORY = 8  # sentences for which a pronoun can reach back
HE, IT, THEY = frozenset({"he", "she", "him", "her", "his"}), frozenset({"it", "its"}), frozenset({"they", "their"})


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
    def state(self) -> bool:
        """Whether a whole country is meant, which "it" seldom is."""
        return self.known and self.name.lower() in country_names()


class Memory:
    """The names of one story so far, in order."""

    def __init__(self) -> None:
        self._mentioned: deque[tuple[int, int, Named]] = deque(maxlen=REMEMBERED)
        self._spoken: deque[tuple[int, int, Named]] = deque(maxlen=REMEMBERED)
        self._guests: dict[str, Named] = {}
        self._held: deque[tuple[frozenset[str], Named]] = deque(maxlen=REMEMBERED)

    def read(self, text: str, number: int) -> None:
        """Remember the people and institutions that a sentence names."""
        found: list[tuple[int, Named]] = []
        known = ((match.start(), _known_in(match.group())) for match in _CAPITALS.finditer(text))
        found += [(at, named) for at, named in known if named is not None]
        found += [(match.start(), identify(match.group())) for match in _INSTITUTION.finditer(text)]
        for match in _PERSON.finditer(text):
            named = identify(match.group())
            if named.person:
                found.append((match.start(), named))
                if (held := _words_beside(text, match)) & speech().offices:
                    self._held.append((held, named))
                if not speech().titles.isdisjoint(text[: match.end() + 60].lower().replace(",", " ").split()):
                    self._guests[named.name.split()[-1].casefold()] = named
        self._mentioned += [(number, at, named) for at, named in sorted(found, key=lambda entry: entry[0])]

    def spoke(self, named: Named, number: int) -> None:
        """Remember that somebody spoke."""
        if not named.outlet:
            self._spoken.append((number, 0, named))

    def introduced(self, label: str) -> Named | None:
        """The guest whom a transcript's label (ADLER) means, where the text has introduced them with a role."""
        return self._guests.get(label.split()[-1].casefold()) if label.isupper() else None

    def resolve(self, doc: Any, head: Any, number: int) -> Named | None:
        """Who is meant by the phrase that a token heads; None where a pronoun points at nobody."""
        word = head.lower_
        if word in HE | IT | THEY:
            return self._clause_before(doc, head, number) or self._pronoun(word, number, head.idx)
        if word in speech().issued and (giver := self._giver(doc, head, number)) is not None:
            return giver
        if head.pos_ == "PRON" and not (head.text.isupper() and len(head.text) > 1):
            return None
        text = phrase(doc, head)
        if not text:
            return None
        if (of_state := self._of_state(doc, head, number)) is not None:
            return of_state
        named = identify(text)
        words = text.lower().split()
        if (
            not named.known
            and words[0] in ("the", "his", "her", "its", "their")
            and not re.search(r"\b[A-Z]", text[1:])
        ):
            return self._office(words[1:], number) or self._role(words) or _of_nation(doc, words) or named
        if (
            not named.known
            and len(words) <= 3
            and words[-1] in speech().roles
            and words[0] in ("the", "defence", "defense")
        ):
            return self._role(words) or _of_nation(doc, words) or named
        if not named.known and " " not in named.name:
            return self._surname(named) or named
        return named

    def _clause_before(self, doc: Any, head: Any, number: int) -> Named | None:
        """Whom "it" takes up after a colon, a semicolon or "and": who did what the clause before tells."""
        opens = head.i and doc[head.i - 1].lower_ in (":", ";", "and", "but")
        subjects = [t for t in doc[: head.i] if t.dep_ == "nsubj" and t.pos_ in ("NOUN", "PROPN")] if opens else []
        named = self.resolve(doc, subjects[-1], number) if subjects else None
        if named is None or not (named.known or named.institution or named.person):
            return None
        return named if named.person == (head.lower_ in HE) and head.lower_ not in THEY else None

    def tallied(self, doc: Any, head: Any, number: int) -> Named | None:
        """Whose totals a noun means ("its totals", "the army's tally"); not a state's, which may be its losses."""
        named = self._giver(doc, head, number)
        return None if named is None or named.state else named

    def _giver(self, doc: Any, head: Any, number: int) -> Named | None:
        """Who gives out a report, a tally or an account: "the ministry's own figures", "by his account"."""
        owner = next((child for child in head.children if child.dep_ == "poss"), None)
        if owner is not None and owner.lower_ in HE | IT | THEY:
            return self._subject(doc, owner, number) or self._pronoun(owner.lower_, number, owner.idx)
        if owner is None:
            links = [c for c in head.rights if c.dep_ in ("prep", "agent") and c.lower_ in ("of", "by", "from")]
            owner = next((c for link in links for c in link.children if c.dep_ == "pobj"), None)
        named = self.resolve(doc, owner, number) if owner is not None else None
        if owner is None:
            before = [c for c in head.lefts if c.dep_ in ("compound", "nmod", "amod")]
            named = identify(doc[before[0].left_edge.i : head.i].text) if before else None
        return named if named is not None and (named.known or named.institution or named.person) else None

    def _of_state(self, doc: Any, head: Any, number: int) -> Named | None:
        """Whose "its army" or "their defence ministry" is: that of the state which the sentence has for its subject."""
        owner = next((child for child in head.children if child.dep_ == "poss" and child.lower_ in IT | THEY), None)
        state = self._subject(doc, owner, number) if owner is not None and head.lower_ in speech().roles else None
        if owner is None or state is None:
            return None
        named = identify(f"{state.name}'s {doc[owner.i + 1 : head.i + 1].text}")
        return named if named.known else None

    def _subject(self, doc: Any, owner: Any, number: int) -> Named | None:
        """Whom "its" means where the verb above it has somebody for its subject who can speak."""
        for verb in owner.ancestors:
            for child in verb.children:
                mine = child.is_ancestor(owner) or any(c.dep_ == "poss" and c.pos_ == "PRON" for c in child.children)
                if child.dep_ == "nsubj" and child.pos_ in ("NOUN", "PROPN") and not mine:
                    named = self.resolve(doc, child, number)
                    speaks = named is not None and (named.known or named.institution or named.person)
                    if named is not None and speaks and (owner.lower_ in THEY or named.person == (owner.lower_ in HE)):
                        return named
        return None

    def _pronoun(self, word: str, number: int, before: int) -> Named | None:
        """Who spoke last, of those named in this sentence or the one before where they name any; then further back."""
        for reach in (1, MEMORY):
            for remembered in (self._spoken, self._mentioned):
                fitting = [
                    named
                    for at, place, named in remembered
                    if number - at <= reach
                    and (at < number or place < before)
                    and not named.outlet
                    and (word in THEY or named.person == (word in HE))
                    and not (named.state and word in IT and remembered is self._mentioned)
                ]
                if fitting:
                    return fitting[-1]
        return None

    def _office(self, office: list[str], number: int) -> Named | None:
        """The person whom "the governor" means: who has that office in the text or in claimants.toml, or spoke last."""
        if not office or office[-1] not in speech().offices:
            return None
        for held, named in reversed(self._held):
            if held.issuperset(office):
                return named
        people = [(at, named) for at, _, named in [*self._mentioned, *self._spoken] if named.person]
        for _, named in reversed(people):
            entry = vocabulary.claimants().get(named.name)
            if entry is not None and any(set(alias.lower().split()).issuperset(office) for alias in entry.aliases):
                return named
        spoke = [named for at, _, named in self._spoken if number - at <= RECENT]
        return spoke[-1] if spoke and spoke[-1].person else None

    def _role(self, words: list[str]) -> Named | None:
        """Whom "the ministry" or "the governor" means: the name last used with that noun."""
        role = words[-1]
        for *_, named in reversed([*self._mentioned, *self._spoken]):
            used = named.text.lower().split() + named.name.lower().split()
            if role in used and len(named.text.split()) > 1 and named.text.lower().split()[0] not in ("his", "its"):
                return named
        return None

    def _surname(self, named: Named) -> Named | None:
        surname = named.name.casefold()
        for *_, other in reversed(self._mentioned):
            parts = other.name.casefold().split()
            if other.person and len(parts) > 1 and parts[-1] == surname:
                return Named(named.text, other.name, True, False, other.known)
        return None


def _words_beside(text: str, name: re.Match[str]) -> frozenset[str]:
    """The words that give a person in a text an office: before the name, in it, or set off by commas around it."""
    before = re.split(r"[.;:()“”\"]|, (?!$)", text[: name.start()])[-1].split()[-LONGEST_OFFICE:]
    after = re.match(r", ([^,.;:]+)[,.]", text[name.end() : name.end() + 100])
    words = [*before, *name.group().split(), *(after.group(1).split() if after else ())]
    return frozenset(word.lower().strip(",") for word in words)


def _of_nation(doc: Any, words: list[str]) -> Named | None:
    """The ministry that "Russian air defences downed 5, the defence ministry said" means: that of the forces named."""
    role = " ".join(words[1:] if words[0] == "the" else words)
    for token in doc:
        following = {t.lower_ for t in doc[token.i + 1 : token.i + 4]}
        if token.lower_ in peoples().sides and not following.isdisjoint(speech().forces):
            adjective = peoples().adjectives[token.lower_]
            if vocabulary.claimant(f"{adjective} {role}") is not None:
                found = identify(f"{adjective} {role}")
                return Named(" ".join(words), found.name, found.person, found.institution, True)
            return None
    return None


def institutions(text: str) -> list[Named]:
    """The ministries and staffs known to claimants.toml that a text names, not armies, whose losses it may list."""
    found = [named for match in _CAPITALS.finditer(text) if (named := _known_in(match.group())) is not None]
    return [n for n in found if n.institution and not n.state and n.text.lower().split()[-1] not in speech().forces]


def _known_in(words: str) -> Named | None:
    """The claimant of claimants.toml that a run of capitalised words names."""
    parts = words.split()
    for length in range(min(6, len(parts)), 0, -1):
        for start in range(len(parts) - length + 1):
            text = " ".join(parts[start : start + length]).strip(".,")
            if vocabulary.claimant(text) is not None:
                return identify(text)
    return None


def phrase(doc: Any, head: Any) -> str:
    """The words of a name around the token that heads it: its modifiers, "of ..." after it, or a name set beside it."""
    proper = [head, *(child for child in head.children if child.dep_ == "appos")]
    best = next((t for t in proper if identify(_words(doc, t)).known), None)
    best = best or next((t for t in proper if t.pos_ == "PROPN" and _is_person(_words(doc, t))), None)
    words = _words(doc, best or head)
    seat = re.match(r"(.+?) (?:in|at) ", words)
    return seat.group(1) if seat and not identify(words).known and identify(seat.group(1)).known else words


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
                end = own[0].right_edge.i + 1 if own and own[0].right_edge.i == end + 1 else end
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
    if token.text == "-":  # not the dash that sets off who speaks
        return bool(at and not token.whitespace_ and not doc[at - 1].whitespace_)
    hyphened = (at and doc[at - 1].text == "-") or (at + 1 < len(doc) and doc[at + 1].text == "-")
    return bool(token.pos_ == "PROPN" and token.text[0].isupper()) or bool(hyphened and token.text.isalpha())


def identify(text: str) -> Named:
    """A name with its canonical form: the one of claimants.toml, else the words without article and titles."""
    return _identify(" ".join(text.split()))


@cache
def _identify(text: str) -> Named:
    entry = vocabulary.claimant(text) or vocabulary.claimant(
        re.sub(r"(?i)^(?:the )?(.+?) of (?:the )?(.+)$", r"\2's \1", text)
    )
    words = text.split()
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
    bare = _without_titles(words)
    outlet = _is_outlet(text)
    person = not outlet and _is_person(text)
    institution = not person and any(word.lower() in speech().roles for word in words)
    name = " ".join(bare if person else words[1:] if words[:1] and words[0].lower() in ("the", "a", "an") else words)
    return Named(text, name or text, person, institution, False, outlet)


def _is_outlet(text: str) -> bool:
    """Whether a name is that of an outlet or an agency of news, which reports what others claim."""
    lowered = re.sub(r"^the ", "", text.lower())
    if not lowered:
        return False
    return lowered in speech().outlets or lowered.split()[-1] in speech().press or "press" in lowered.split()


def _without_titles(words: list[str]) -> list[str]:
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
    return all(word[:1].isupper() or word in ("al", "bin", "von", "de", "van") for word in bare) and not any(
        word.lower().strip("’'s") in peoples().sides or (word.isupper() and len(word) > 3) for word in bare
    )
