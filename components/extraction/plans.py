"""Whether a number is only planned, asked for, feared or hoped for: by the verbs above it in its own clause."""

from __future__ import annotations

from typing import Any

from components.extraction.count import Count, is_loss
from components.extraction.story import Sentence
from components.extraction.words import cues, speech

PLEDGED = frozenset({"aid", "weapons_supplied", "ammunition"})  # what is given once it is promised
PROMISED = PLEDGED | {"troops"}
_OF_A_NOUN = ("nummod", "compound", "nmod", "amod", "quantmod")
_LOOSE = ("called", "set", "due")  # weapons "due" or "set to be sent" are promised


def planned(count: Count, sentence: Sentence) -> bool:
    """Whether what is counted has not happened, nor, of sums and supplies, been promised."""
    known, doc = cues(), sentence.doc
    if doc[0].lower_ in known.openers:
        return True
    token = doc[min(count.head, len(doc) - 1)]
    if _over(count, token):
        return False
    if count.metric in PLEDGED and _spoken_of(token):
        return True
    chain = [token, *token.ancestors]
    if (told := _told_as_fact(count, chain)) is not None:
        chain = chain[:told]
    if count.deed is not None and count.whole is None:
        chain = [doc[count.deed.token], *chain]
    for at in _without_meanwhile(chain):
        low, high = sorted((at.i, token.i))
        if ";" in {other.text for other in doc[low:high]}:
            continue
        if _cause(at) or _says_only(at):
            break
        if count.metric in PLEDGED and at.i != token.i and at.lower_ in known.pledges:
            return any(child.dep_ == "neg" for verb in at.ancestors for child in verb.children)
        if at.pos_ in ("VERB", "AUX") or at.lower_ in known.hypothetical:
            if _modal(at, count) or _to_come(at) or _if(at) or (count.metric not in PROMISED and _headline(at)):
                return True
            if count.metric in PLEDGED and _to_be_voted(at):
                return True
            if (
                at.lower_ in known.hypothetical
                and not (count.metric in PLEDGED and at.lower_ in _LOOSE)
                and not _of_deed(at, count)
                and not _pointed(at)
                and not _managed(at)
                and not (count.metric in PLEDGED and _announced(at))
            ):
                return bool(at.i != token.i)
            asked = [child for child in at.lefts if child.dep_ == "nsubj" and child.lower_ in known.hypothetical]
            if count.metric in PLEDGED and at.pos_ == "VERB" and any(child.pos_ == "NOUN" for child in asked):
                return True  # "the request includes $61bn for Kyiv"
            if count.metric in PLEDGED and at.pos_ in ("VERB", "AUX") and _not_given(at):
                return True
        if at.dep_ == "prep" and at.lower_ in known.concerning:
            break  # "they will hold the city despite 100 casualties a day"
        if _meanwhile(at) or (_says(at) and not any(child.lower_ == "to" for child in at.lefts)):
            break
    return False


def _pointed(verb: Any) -> bool:
    """Whether weapons were aimed at something, which plans nothing ("16 drones that Russia aimed at Ukraine")."""
    to_do = [c for c in verb.children if c.dep_ == "xcomp" or any(inner.dep_ == "pcomp" for inner in c.children)]
    return verb.lower_ == "aimed" and not to_do


def _managed(word: Any) -> bool:
    """Whether somebody was able to do something, and so did it ("had been able to shoot down three of them")."""
    be = word.head
    told = {child.lower_ for child in be.children if child.dep_ in ("aux", "neg")}
    return word.lower_ == "able" and be.lower_ in ("was", "were", "been") and told <= {"has", "have", "had", "’s", "'s"}


def _announced(word: Any) -> bool:
    """Whether a word of plans is what somebody announces, which stands as given ("announced plans to send $250m")."""
    return word.dep_ == "dobj" and word.pos_ == "NOUN" and word.head.lower_ in cues().promises


def _cause(word: Any) -> bool:
    """Whether a word opens the cause of what is planned, which is a fact ("would be sanctioned due to its supply")."""
    return word.dep_ == "prep" and word.lower_ in ("due", "because")


def refused(count: Count, sentence: Sentence) -> bool:
    """Whether it is the sum or the supply that somebody rejects ("rejected a $30 million package"), not the number."""
    token = sentence.doc[min(count.head, len(sentence.doc) - 1)]
    thing = _noun(token)
    while thing.dep_ == "pobj" and thing.head.head.pos_ in ("NOUN", "PROPN"):
        thing = thing.head.head
    return thing.dep_ in ("dobj", "nsubjpass") and speech().verbs.get(thing.head.lower_) in speech().deniers


def _over(count: Count, token: Any) -> bool:
    """Whether what is counted has met its deed before the verb of which it is the subject.

    "Those freed last year may face trial", "the millions approved in May could run out".
    """
    deed = token.doc[count.deed.token] if count.deed is not None else None
    at = token
    while at.head.i != at.i and at.dep_ not in ("nsubj", "nsubjpass") and at.head.pos_ not in ("VERB", "AUX"):
        at = at.head
    if at.dep_ not in ("nsubj", "nsubjpass"):
        return False
    past = (("acl", "VBN"), ("relcl", "VBD"))
    told = [t for t in at.subtree if (t.dep_, t.tag_) in past and t.lower_ not in cues().hypothetical]
    if count.metric in PLEDGED:
        return any(t.lower_ in cues().granted for t in told)
    return deed is not None and any(t.i == deed.i or t.is_ancestor(deed) for t in told)


def _told_as_fact(count: Count, chain: list[Any]) -> int | None:
    """How far up a count is told as a fact: to a clause in the past about the thing that a plan is made with.

    "The attack that killed 14 will be investigated"; of losses, also what a deed in words of its own names: "the
    killing of 14 people could lead to sanctions", not "a strike on three hospitals would be a crime".
    """
    if count.metric in PLEDGED:
        return None
    for at, verb in enumerate(chain):
        if verb.dep_ == "relcl" and verb.tag_ in ("VBD", "VBN") and not _modal(verb, count):
            return at + 1
        lost = is_loss(count) or count.metric in ("killed", "wounded", "strikes", "sites_hit")
        if verb.dep_ == "nsubj" and lost and count.deed is not None and count.deed.token == verb.i and count.deed.noun:
            told = [child for child in verb.lefts if child.dep_ in ("det", "poss") and child.lower_ not in ("a", "an")]
            will = any(child.lower_ in cues().future for child in verb.head.lefts if child.dep_ == "aux")
            return at + 1 if told or (will and not any(c.dep_ == "det" for c in verb.lefts)) else None
    return None


def _noun(token: Any) -> Any:
    """The noun whose number a token is ("package" of "a $3 billion package")."""
    while token.dep_ in _OF_A_NOUN and token.head.i > token.i:
        token = token.head
    return token


def _spoken_of(token: Any) -> bool:
    """Whether a sum stands in the words of a plan: "an anticipated $3 billion", "the $3 billion proposal"."""
    noun, known = _noun(token), cues().hypothetical
    if noun.i != token.i and noun.lower_ in known:
        return True
    near = [child for t in {token, noun} for child in t.lefts if child.dep_ in ("amod", "nmod", "compound")]
    return any(child.lower_ in known for child in near if child.i < token.i or child.dep_ == "amod")


def _without_meanwhile(chain: list[Any]) -> list[Any]:
    """The verbs above a count without a clause of what went on meanwhile, on which a result hangs by mistake.

    "They shelled the station as a train was set to leave, killing two": the parser makes the train kill them.
    """
    result = next((n for n, t in enumerate(chain) if t.tag_ == "VBG" and t.dep_ == "advcl" and _after_comma(t)), None)
    if result is None:
        return chain
    clause = next((n for n, t in enumerate(chain) if n > result and _meanwhile(t)), None)
    return chain if clause is None else chain[: result + 1] + chain[clause + 1 :]


def _after_comma(verb: Any) -> bool:
    first = verb.left_edge.i
    return bool(first and verb.doc[first - 1].text == ",")


def _if(verb: Any) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in cues().openers for child in verb.children)


def _headline(verb: Any) -> bool:
    """Whether a headline announces what is to come: "Hamas to free two hostages"."""
    to = next((child for child in verb.lefts if child.dep_ == "aux" and child.lower_ == "to"), None)
    if to is None or verb.tag_ != "VB" or not to.i:
        return False
    if verb.dep_ == "ROOT":
        return any(child.dep_ in ("nsubj", "nsubjpass") for child in verb.lefts)
    return verb.dep_ in ("acl", "relcl") and verb.head.dep_ == "ROOT" and verb.head.i == to.i - 1


def _to_be_voted(verb: Any) -> bool:
    """Whether a sum is still "to be approved": nobody says that those who decide have decided so."""
    to = any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.lefts)
    return verb.lower_ in cues().votes and to and verb.head.lower_ not in cues().decided


def _of_deed(at: Any, count: Count) -> bool:
    """Whether a word of plans only belongs to a deed that has happened ("sought shelter", "set fire to")."""
    if at.lower_ in cues().with_infinitive:
        return not any(child.dep_ == "xcomp" for child in at.children) and (at.lower_ != "set" or at.tag_ != "VBN")
    return count.metric == "displaced" and count.deed is not None and count.deed.token == at.i


def _to_come(verb: Any) -> bool:
    """Whether something "is to be done": an infinitive of the passive under "is" or "are"."""
    words = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    return verb.dep_ == "xcomp" and {"to", "be"} <= words and verb.head.lower_ in ("is", "are")


def _says(verb: Any) -> bool:
    return verb.pos_ == "VERB" and speech().verbs.get(verb.lower_) in speech().strong


def _says_only(verb: Any) -> bool:
    """Whether somebody "would only say" something, which is said."""
    return verb.lower_ in speech().forms and any(child.lower_ == "only" for child in verb.children)


def _not_given(verb: Any) -> bool:
    """Whether a verb leaves a sum or a supply withheld or unsure ("blocked", "will not reach", "will likely back")."""
    if any(child.lower_ in ("likely", "probably") for child in verb.children if child.dep_ == "advmod"):
        return True
    failed = verb.dep_ == "xcomp" and verb.head.lemma_ == "fail"  # "failed to agree on the sum"
    return (
        failed
        or verb.lower_ in cues().withheld
        or (
            any(child.dep_ == "neg" for child in verb.children)
            and any(child.lower_ in cues().future | {"did"} for child in verb.children if child.dep_ == "aux")
        )
    )


def _meanwhile(verb: Any) -> bool:
    """Whether a verb heads a clause of what happened meanwhile ("urged to sign as the toll rises to 52")."""
    return verb.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ in cues().meanwhile for c in verb.children)


def _modal(verb: Any, count: Count) -> bool:
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if count.metric in PROMISED and _reported(verb, auxiliaries):
        return False
    if not auxiliaries.isdisjoint(cues().modals):
        return True
    promised = count.metric in PROMISED and any(a.lower_ in cues().promises for a in verb.ancestors)
    return count.metric not in PLEDGED and not promised and not auxiliaries.isdisjoint(cues().future)


def _reported(verb: Any, auxiliaries: set[str]) -> bool:
    """Whether "would" only reports a promise: "Germany said that it would send 30 tanks", not "would have sent"."""
    says = verb.dep_ == "ccomp" and speech().verbs.get(verb.head.lower_) in speech().strong | cues().promises
    past = verb.head.tag_ in ("VBD", "VBN", "VBG")
    if_so = any(child.dep_ == "advcl" and _if(child) for child in verb.children)
    return auxiliaries & cues().modals == {"would"} and "have" not in auxiliaries and says and past and not if_so
