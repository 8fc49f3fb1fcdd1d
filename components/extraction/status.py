"""How a number is meant: claimed, hypothetical, denied, or unverified by the text's own word."""

from __future__ import annotations

import re
from typing import Any

from components.extraction.claimant import Said
from components.extraction.count import Count
from components.extraction.story import Sentence
from components.extraction.voices import Voice
from components.extraction.words import cues, speech

PLEDGED = frozenset({"aid", "weapons_supplied", "ammunition"})


def status(count: Count, told: list[Sentence], said: Said, spoken: list[list[Voice]], corrects: bool) -> str:
    """The status of a count; a number that its own text rejects is denied only where nobody else asserts it."""
    here, following = _texts(count, told)
    known = cues()
    denies = any(voice.denies for voice in spoken[count.sentence]) and not _refused(count, told[count.sentence])
    if (denies and said.claimant is None) or _denied(here, following, said, corrects):
        return "denied"
    if any(phrase in here for phrase in known.unverified):
        return "unverified"
    own = count.sentence + 1 < len(told) and bool(told[count.sentence + 1].quantities)
    words = set(re.findall(r"\w+", following))
    if not own and any(phrase in following for phrase in known.unverified) and not known.pointers.isdisjoint(words):
        return "unverified"
    if _hypothetical(count, told[count.sentence]):
        return "hypothetical"
    return "claimed"


def is_correction(told: list[Sentence]) -> bool:
    """Whether a report corrects what its outlet wrote before: its title or its first sentences say so."""
    return any(not cues().corrections.isdisjoint(s.text.lower().replace(":", " ").split()) for s in told[:3])


def _texts(count: Count, told: list[Sentence]) -> tuple[str, str]:
    """The sentence of a count and the one after it, in lower case."""
    after = told[count.sentence + 1].text.lower() if count.sentence + 1 < len(told) else ""
    return told[count.sentence].text.lower(), after


def _denied(here: str, following: str, said: Said, corrects: bool) -> bool:
    """Whether a sentence or the one after it says that its number is wrong, and nobody but the outlet asserts it."""
    known = cues()
    if any(phrase in here for phrase in known.denied):
        return said.claimant is None
    first = following.split(". ")[0]
    if any(phrase in first for phrase in known.denied) and len(first.split()) <= 8:
        return said.claimant is None or said.claimant.text.lower().split()[-1] in known.own
    own = said.claimant is None or said.claimant.text.lower().split()[-1] in known.own
    return (
        corrects
        and own
        and any(f" {w} " in f" {here} " for w in known.own)
        and " was " not in f" {here.split(',')[0]} "
    )


def _hypothetical(count: Count, sentence: Sentence) -> bool:
    known, doc = cues(), sentence.doc
    if doc[0].lower_ in known.openers:
        return True
    token = doc[min(count.head, len(doc) - 1)]
    chain = [token, *token.ancestors]
    if count.deed is not None and count.whole is None:
        chain = [doc[count.deed.token], *chain]
    if _done_before(count, doc):
        chain = [doc[count.deed.token]] if count.deed is not None else []
    for at in chain:
        low, high = sorted((at.i, token.i))
        if ";" in {other.text for other in doc[low:high]}:
            continue
        if _of_meanwhile(at, token):
            continue
        if at.pos_ in ("VERB", "AUX") or at.lower_ in known.hypothetical:
            if _modal(at, count):
                return True
            if _to_come(at):
                return True
            if (
                at.lower_ in known.hypothetical
                and not (count.metric in PLEDGED and at.lower_ in ("called", "due"))
                and not _of_deed(at, count)
            ):
                return bool(at.i != token.i)
            if count.metric in PLEDGED and at.pos_ in ("VERB", "AUX") and _not_given(at):
                return True
        if _meanwhile(at) or (_says(at) and not any(child.lower_ == "to" for child in at.lefts)):
            break
    return False


def _refused(count: Count, sentence: Sentence) -> bool:
    """Whether what is refused is the sum itself, not the word of somebody ("rejected a $43m package")."""
    token = sentence.doc[min(count.head, len(sentence.doc) - 1)]
    return count.metric in PLEDGED and any(
        at.dep_ in ("dobj", "nsubjpass") and at.head.lower_ in cues().withheld for at in (token, *token.ancestors)
    )


def _done_before(count: Count, doc: Any) -> bool:
    """Whether a participle beside a count says what was done, whatever its sentence plans ("three Britons released in
    2022 will face trial")."""
    if count.deed is None or count.deed.noun:
        return False
    verb = doc[count.deed.token]
    return bool(verb.tag_ == "VBN" and verb.dep_ == "acl" and verb.head.i == count.head)


def _of_meanwhile(verb: Any, token: Any) -> bool:
    """Whether a verb only stands in a clause of what went on meanwhile, on which the parse hangs what then happened
    ("shelled the station as a train was set to leave, killing one")."""
    participle = next((at for at in (token, *token.ancestors) if at.tag_ == "VBG" and at.dep_ == "advcl"), None)
    if participle is None or verb.i == participle.i or not verb.is_ancestor(participle):
        return False
    comma = participle.left_edge.i and verb.doc[participle.left_edge.i - 1].text == ","
    return bool(comma) and any(_meanwhile(at) for at in (verb, *verb.ancestors))


def _of_deed(at: Any, count: Count) -> bool:
    """Whether a word of plans only belongs to a deed that has happened ("sought shelter", "set fire to")."""
    if at.lower_ == "set":
        return not any(child.dep_ == "xcomp" for child in at.children) and at.tag_ != "VBN"
    return count.metric == "displaced" and count.deed is not None and count.deed.token == at.i


def _to_come(verb: Any) -> bool:
    """Whether something "is to be done": an infinitive of the passive under "is" or "are"."""
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    return verb.dep_ == "xcomp" and {"to", "be"} <= words and verb.head.lower_ in ("is", "are")


def _says(verb: Any) -> bool:
    return verb.pos_ == "VERB" and speech().verbs.get(verb.lower_) in speech().strong


def _not_given(verb: Any) -> bool:
    """Whether a verb leaves a sum or a supply withheld or unsure ("blocked", "will not reach", "will likely back")."""
    if any(child.lower_ in ("likely", "probably") for child in verb.children if child.dep_ == "advmod"):
        return True
    return verb.lower_ in cues().withheld or (
        any(child.dep_ == "neg" for child in verb.children)
        and any(child.lower_ in cues().future | {"did"} for child in verb.children if child.dep_ == "aux")
    )


def _meanwhile(verb: Any) -> bool:
    """Whether a verb heads a clause of what happened meanwhile ("urged to sign as the toll rises to 52")."""
    return verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in cues().meanwhile for c in verb.children)


def _modal(verb: Any, count: Count) -> bool:
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if not auxiliaries.isdisjoint(cues().modals):
        return True
    if count.metric == "troops" and _pledged(verb):
        return False
    return count.metric not in PLEDGED and not auxiliaries.isdisjoint(cues().future)


def _pledged(verb: Any) -> bool:
    """Whether somebody announces or promises what will be done, which is a claim (CLAIMS.md, case 3)."""
    return verb.dep_ in ("ccomp", "conj") and any(
        speech().verbs.get(at.lower_) in ("announce", "pledge", "promise") for at in verb.ancestors
    )
