"""What a story has said so far of who is who: whom "he", "the ministry" or a surname alone means."""

from __future__ import annotations

import re
from collections import deque
from dataclasses import replace
from typing import Any

from components import vocabulary
from components.extraction.gazetteer import country_names
from components.extraction.names import Named, identify, known_names, phrase
from components.extraction.seats import branches, capitals, of_any_state, of_nation
from components.extraction.words import any_of, peoples, speech

# A capitalised name of two or three words, perhaps with a title before it that is no part of the name.
_PERSON = re.compile(r"\b[A-Z][\w’'-]+(?: (?:al-|el-|von |van |der |de |bin |ben )*[A-Z][\w’'-]+){1,5}\b")
_GOES_ON = re.compile(r"(?: [A-Z][\w’'-]+)+")
_CALLED = re.compile(r"\b(?:named|called) ([A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2})")  # "a teacher named Ibrahim"
_BODIES = {word for body in speech().bodies for word in (body, body.capitalize())}
_INSTITUTION = re.compile(
    r"\b(?:[A-Z][\w.’'-]*(?: of| and| for)?(?: the)? ){1,4}"
    rf"(?:{any_of(sorted(speech().branches))} ){{0,3}}{any_of(sorted(_BODIES))}\b"
)
# what begins a sentence before a name and is no part of it ("By the Kachin army's account", "In Ganja")
_OPENS = re.compile(
    r"(?:By|In|At|On|From|Near|For|After|Before|Since|With|Under|Over|Inside|Outside|And|But) (?:the )?"
)
REMEMBERED = 200  # names kept: more than any story holds, and a pronoun costs the same in a text of any length
LONGEST_OFFICE = 6  # words before a name in which its office stands ("Ukraine's acting defence minister")
RECENT = 2  # sentences back in which somebody spoke whom "the general" may mean though the text gives them no office
NATION = 3  # sentences back in which the nation is named whose ministry a text means by "the defence ministry"
MEMORY = 8  # sentences for which a pronoun can reach back
# What states have one of for each branch: another branch's is another one.
BRANCHED = frozenset({"ministry", "minister", "agency", "service", "services", "office", "force", "forces"})
HE, IT, THEY = frozenset({"he", "she", "him", "her", "his"}), frozenset({"it", "its"}), frozenset({"they", "their"})


class Memory:
    """The names of one story so far, in order."""

    def __init__(self) -> None:
        self._mentioned: deque[tuple[int, int, Named]] = deque(maxlen=REMEMBERED)
        self._spoken: deque[tuple[int, int, Named]] = deque(maxlen=REMEMBERED)
        self._guests: dict[str, Named] = {}
        self._nations: deque[tuple[int, frozenset[str]]] = deque(maxlen=NATION + 1)
        self._countries: deque[tuple[int, str]] = deque(maxlen=REMEMBERED)
        self._capitals: deque[tuple[int, frozenset[str]]] = deque(maxlen=NATION + 1)
        self._held: deque[tuple[frozenset[str], Named]] = deque(maxlen=REMEMBERED)

    def read(self, text: str, number: int) -> None:
        """Remember the people and institutions that a sentence names."""
        found = known_names(text)
        bodies = [(match.start(), _OPENS.sub("", match.group())) for match in _INSTITUTION.finditer(text)]
        found += [(at, identify(body)) for at, body in bodies if body]
        for match in _PERSON.finditer(text):
            if _OPENS.match(match.group()):
                continue
            named = identify(match.group())
            longer = (
                identify(match.group() + following.group())
                if (following := _GOES_ON.match(text, match.end()))
                else named
            )
            if named.person and not longer.institution and not match.group().startswith("The "):
                found.append((match.start(), named))
                if (held := _words_beside(text, match)) & speech().offices:
                    self._held.append((held, named))
                if not speech().titles.isdisjoint(text[: match.end() + 60].lower().replace(",", " ").split()):
                    self._guests[named.name.split()[-1].casefold()] = named
        found += [(m.start(1), Named(m.group(1), m.group(1), True)) for m in _CALLED.finditer(text)]
        self._countries += [(number, word) for word in re.findall(r"\w+", text.lower()) if word in country_names()]
        nations = {word for word in re.findall(r"\w+", text.lower()) if word in peoples().sides}
        self._nations.append((number, frozenset(peoples().adjectives[word] for word in nations)))
        self._capitals.append((number, frozenset(capitals(text))))
        opening = text.partition(" ")[0].lower()  # "He would not be drawn. He did give ...": the same man
        if opening in HE and (same := self._pronoun(opening, number, 0)) is not None:
            self._mentioned.append((number, 0, same))
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
        named = _as_in_a_sentence(identify(text), doc[0])
        words = text.lower().split()
        if words[:2] == ["the", "same"]:  # "the same service" as was named last
            body = words[-1] in ("service", "body", "agency", "office", "institution", "organisation", "organization")
            return self._role(["the", *words[2:]]) or (self._institution() if body else None) or named
        if words[0] == "the" and words[-1] in speech().books:
            return self._institution()
        if not named.known and words[:2] in (["the", "country’s"], ["the", "country's"]):
            return self._of_country(text, number) or named
        if (
            not named.known
            and words[0] in ("the", "his", "her", "its", "their")
            and (not re.search(r"\b[A-Z]", text[1:]) or of_any_state(words[1:]))
        ):
            return self._office(words[1:], number) or self._meant(doc, words, number) or named
        if (
            not named.known
            and len(words) <= 3
            and words[-1] in speech().roles
            and words[0] in ("the", "defence", "defense")
        ):
            return self._meant(doc, words, number) or named
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
        lost = named is not None and named.state and head.lower_ not in speech().tallies
        return None if lost else named

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
            before = [c for c in head.lefts if c.dep_ in ("compound", "nmod", "amod") and c.lower_ != "official"]
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

    def _meant(self, doc: Any, words: list[str], number: int) -> Named | None:
        """Whom "the defence ministry" means: one named before, else that of the nation that the text names."""
        meant = self._role(words) or of_nation(doc, words)
        return meant or self._of_capital(words, number) or self._of_nations(words, number)

    def _of_country(self, text: str, number: int) -> Named | None:
        """Whose "the country's defence ministry" is: that of the state last named."""
        named = [country for at, country in self._countries if number - at <= NATION]
        if not named:
            return None
        owner = peoples().side[peoples().adjectives[named[-1]]] if named[-1] in peoples().sides else named[-1].title()
        meant = identify(f"{owner}'s {' '.join(text.split()[2:])}")
        return Named(text, meant.name, meant.person, True, meant.known)

    def _of_capital(self, words: list[str], number: int) -> Named | None:
        """The ministry of the state whose capital the text named alone of late ("From Moscow came another tale")."""
        for at, states in reversed(self._capitals):
            if states and number - at <= NATION:
                owner = next(iter(states)) if len(states) == 1 else ""
                meant = identify(f"{owner}'s {' '.join(words[1:] if words[0] == 'the' else words)}")
                found = Named(" ".join(words), meant.name, meant.person, meant.institution, True)
                return found if owner and meant.known else None
        return None

    def _of_nations(self, words: list[str], number: int) -> Named | None:
        """The ministry of the one nation named of late that has it, where a text says only "the defence ministry"."""
        role = " ".join(words[1:] if words[0] == "the" else words)
        named = {word for at, found in self._nations if number - at <= NATION for word in found}
        known = [f"{adjective} {role}" for adjective in named if vocabulary.claimant(f"{adjective} {role}")]
        meant = {identify(ministry).name for ministry in known}
        if len(meant) != 1 or words[-1] not in ("ministry", "staff"):
            return None
        found = identify(meant.pop())
        return Named(" ".join(words), found.name, found.person, found.institution, True)

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
                    and (word in THEY or named.somebody == (word in HE))
                    and not (named.state and remembered is self._mentioned)
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
        role, kind = words[-1], branches(words[:-1])
        for *_, named in reversed([*self._mentioned, *self._spoken]):
            if of_any_state(re.sub(r"^the ", "", named.text.lower()).split()) and not named.known:
                continue
            if named.text[:4].lower() == "the " and not (named.known or re.search(r"[A-Z]", named.text[1:])):
                continue  # "the ministry" again, which names nobody
            used = named.text.lower().split() + named.name.lower().split()
            if kind and role in BRANCHED and not kind <= branches(used):
                continue  # "the health ministry" is not the defence ministry named before it
            if role in used and len(named.text.split()) > 1 and named.text.lower().split()[0] not in ("his", "its"):
                return named
        return None

    def _institution(self) -> Named | None:
        """The institution last named or heard: whose the table is, or which "the same service" is."""
        named = [named for *_, named in (*self._mentioned, *self._spoken)]
        return next((one for one in reversed(named) if one.institution and not one.state and not one.outlet), None)

    def _surname(self, named: Named) -> Named | None:
        surname = named.name.casefold()
        for *_, other in reversed(self._mentioned):
            parts = other.name.casefold().split()
            if other.person and len(parts) > 1 and parts[-1] == surname:
                return Named(named.text, other.name, True, False, other.known)
        return None


def _as_in_a_sentence(named: Named, first: Any) -> Named:
    """The name without the capital that its ``first`` word has from its sentence only: "Regional officials"."""
    common = first.pos_ in ("ADJ", "NOUN") and not first.ent_type_ and first.text[1:].islower()
    begins = common and named.name.startswith(first.text) and first.lower_ not in peoples().sides
    if not begins or named.known or named.person:
        return named
    return replace(named, name=named.name[:1].lower() + named.name[1:])


def _words_beside(text: str, name: re.Match[str]) -> frozenset[str]:
    """The words that give a person in a text an office: before the name, in it, or set off by commas around it."""
    before = re.split(r"[.;:()“”\"]|, (?!$)", text[: name.start()])[-1].split()[-LONGEST_OFFICE:]
    after = re.match(r", ([^,.;:]+)[,.]", text[name.end() : name.end() + 100])
    words = [*before, *name.group().split(), *(after.group(1).split() if after else ())]
    return frozenset(word.lower().strip(",") for word in words)
