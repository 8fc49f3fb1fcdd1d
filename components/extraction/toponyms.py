"""The places that a sentence names: which of its capitalised words are names of places."""

from __future__ import annotations

import re
from functools import lru_cache

from components import vocabulary
from components.extraction.gazetteer import country_codes, country_names, is_place, is_seat, overlay
from components.extraction.names import identify
from components.extraction.story import Sentence
from components.extraction.tokens import Token, tokens
from components.extraction.words import common_words, counting, cues, day_words, numbers, peoples, place_words, speech

Toponym = tuple[str, int, int]  # the name of a place, and the characters of a sentence where it stands

POSSESSIVE = frozenset({"’s", "'s", "'", "’"})
PASSIVE = frozenset({"is", "are", "was", "were", "has", "have", "had", "been", "being", "again", "also"})
STRUCK = ("attack", "damage")
REMEMBERED = 512  # sentences whose places are kept: each count of a report asks for those of its sentences
SHORT_NAME = 4  # letters of GOP, NYT
SHORT_WORD, FEW_WORDS = 4, 3  # letters of words that headlines may write small; as few say nothing of the others


def named_places(sentence: Sentence) -> list[Toponym]:
    """The places that a sentence names, each with its characters; without people, peoples, outlets and days."""
    return list(_named(sentence.text))


@lru_cache(maxsize=REMEMBERED)
def _named(text: str) -> tuple[Toponym, ...]:
    words = tokens(text)
    found: list[Toponym] = []
    at = 0
    while at < len(words):
        begins = is_capital(words[at]) and words[at].lower not in common_words()
        if not (begins or article(words, at)):
            at += 1
            continue
        end = name_end(words, at)
        at = _past_direction(text, words, at, end)
        run = text[words[at].start : words[end - 1].end]
        name = _name(words, at, end, run)
        if name is not None:
            begin = words[at].start + run.find(name)
            found.append((name, begin, begin + len(name)))
        at = max(end, at + 1)
    return tuple(found)


def _past_direction(text: str, words: list[Token], at: int, end: int) -> int:
    """Where the name in "Eastern Ukraine" begins; "West Bank" and "South Sudan" are names of their own."""
    known = place_words()
    leading = known.between | known.directions | known.held
    while at < end - 1 and words[at].lower in leading:
        run, rest = (text[words[start].start : words[end - 1].end].lower() for start in (at, at + 1))
        if run in country_names() or is_place(run) or not (rest in country_names() or is_place(rest)):
            break
        at += 1
    return at


def is_capital(word: Token) -> bool:
    return word.text[0].isupper()


def article(words: list[Token], at: int) -> bool:
    """Whether a name begins with an article in small letters ("al-Fashir", "as-Salam")."""
    if words[at].text not in place_words().articles or at + 2 >= len(words):
        return False
    hyphen, name = words[at + 1], words[at + 2]
    return hyphen.text == "-" and hyphen.glued and name.glued and is_capital(name)


def name_end(words: list[Token], at: int) -> int:
    """Where a run of capitalised words ends; hyphens and "al-" go on with it."""
    known = place_words()
    end = at + 1
    while end < len(words):
        word, joined = words[end], words[end].glued
        if word.lower in common_words() or words[end - 1].text.endswith(("’s", "'s")):
            break
        water = word.lower == "of" and words[end - 1].lower in known.waters
        if water and end + 1 < len(words) and is_capital(words[end + 1]):
            end += 2
            continue
        hyphen = word.text == "-" and joined and end + 1 < len(words) and words[end + 1].glued
        hyphen = hyphen and words[end + 1].lower not in known.held
        after_hyphen = joined and words[end - 1].text == "-"
        if not (hyphen or after_hyphen or article(words, end) or (is_capital(word) and not joined)):
            break
        end += 1
    return end


def _name(words: list[Token], at: int, end: int, run: str) -> str | None:
    """The place in a run of capitalised words; None where it is something else."""
    known, lowered = place_words(), run.lower()
    before, following = _before(words, at), words[end].lower if end < len(words) else ""
    if (townspeople := _of_townspeople(run, following)) or _struck(words, end, run):
        return townspeople or run
    owner = run[:-2] if lowered.endswith(("’s", "'s")) else ""
    if owner and before in known.firm and is_place(owner) and not is_seat(owner):
        return None if owner.lower() in country_names() | known.nowhere else owner  # "in Mosul's Jadida quarter"
    if (
        run.endswith("-")
        or lowered.startswith("world ")
        or short_for_others(words, run)
        or any(lowered in those for those in (known.nowhere, speech().outlets, cues().openers))
        or _dated(lowered)
        or lowered.endswith(("’s", "'s"))
        or following in speech().press
        or (following == "-" and end + 1 < len(words) and words[end + 1].lower in known.held)
    ):
        return None
    if lowered in known.lands and before in ("to", "into"):
        return run
    if lowered in known.buildings and before in known.firm:
        return run  # "drones crashed into the Kremlin"
    area = following in known.areas or list_of_areas(words, end)
    of_overlay = lowered in overlay()
    if "-" in run and all(part in peoples().sides for part in lowered.split("-")):
        return None  # "in US-British strikes"
    if not at and following in ("–", "-", ":") and lowered in country_names() and not is_place(run):
        return run  # "Ukraine: thousands flee"; "Kyiv: ..." says who speaks
    if lowered in peoples().sides or lowered in country_codes():
        country = lowered in country_names() and before in known.before and following not in POSSESSIVE
        return run if country or (of_overlay and area) else None
    listed = before in known.before or before in known.joints
    speaker = vocabulary.claimant(run)
    seat = speaker is not None and not speaker.person and before in known.before and is_place(run)
    if speaker is not None and not (area or seat or (of_overlay and listed)):
        return None  # "to Tbilisi" is a place, though "Tbilisi says" is none
    if area or (of_overlay and following not in POSSESSIVE):
        return run
    parts = run.split()
    if parts[-1].lower() in known.areas and len(parts) > 1:
        return " ".join(parts[:-1]) if parts[-1].lower() in known.bare else run
    if len(words) <= end + 1 and not at and is_place(run):
        return run  # a heading of its own: "Valuyki."
    if not at and following in (":", "live") and is_place(run):
        return run  # "Bukavu live: ...", "Idlib: ..."
    if following[:1].isdigit() and before in (":", ";", ",", "-", "–", "•") and is_place(run):
        return run  # a line of a list: "Nabatieh 3 wounded"
    if not at or (before not in known.firm and not ((listed or before in known.areas) and is_place(run))):
        return None
    if _capitals_throughout(words) and not is_place(run):
        return None  # in a headline a capital does not tell a name from any other word
    if (
        len(parts) > 1
        and not is_place(run)
        and ((identify(run).person and before in ("at", "to")) or identify(run).institution)
    ):
        return None
    return run


def _wind(words: list[Token], at: int) -> bool:
    """Whether a word is the part of a land that it stands before ("in south Ukraine", "in east and south Sudan")."""
    following = words[at + 1].lower
    joined = following == "and" and at + 2 < len(words) and words[at + 2].lower in place_words().directions
    return words[at].lower in place_words().directions and (following in country_names() or joined)


def _joins(words: list[Token], at: int) -> bool:
    """Whether a word joins two that stand before a place: "in southern and western Ukraine"."""
    known = place_words().between
    ends = known | place_words().directions
    return words[at].lower in ("and", ",") and words[at - 1].lower in ends and words[at + 1].lower in ends


def _of_townspeople(run: str, following: str) -> str | None:
    """The town in "Bakhmut's defenders" or "Moscow residents"; None where the words after a name are not a town's."""
    name = run[:-2] if run.endswith(("’s", "'s")) else run
    if following not in place_words().townspeople or name.lower() in peoples().sides - country_names():
        return None
    return name if is_place(name) and name.lower() not in place_words().nowhere else None


def _struck(words: list[Token], end: int, run: str) -> bool:
    """Whether a name says where an attack was ("the Lviv attack"); a capital also attacks, if not by a drone."""
    lowered = run.lower()
    if not is_place(run) or lowered in peoples().sides - country_names() or lowered in place_words().nowhere:
        return False
    if _suffers(words, end):
        return True
    weapon = end < len(words) and words[end].lower in place_words().weapons
    deed = words[end + weapon].lower if end + weapon < len(words) else ""
    struck = "attack" in counting().doings.get(deed, ())
    return struck and (weapon or lowered not in country_names())


def _suffers(words: list[Token], end: int) -> bool:
    """Whether what follows a name is done to it: "was shelled", "and other cities are attacked", "came under fire"."""
    at = end
    if [word.lower for word in words[at : at + 2]] == ["and", "other"]:
        at += 3
    auxiliary = at
    while at < len(words) and at - auxiliary < 3 and words[at].lower in PASSIVE:
        at += 1
    if at == auxiliary:
        return [word.lower for word in words[at : at + 2]] in (["came", "under"], ["comes", "under"], ["come", "under"])
    deed = words[at].lower if at < len(words) else ""
    return not deed.endswith("ing") and any(action in STRUCK for _, action in counting().verbs.get(deed, ()))


def short_for_others(words: list[Token], run: str) -> bool:
    """Whether a name in capitals is short for something else than a place ("GOP"), in a text that has small letters."""
    if not run.isupper() or len(run) > SHORT_NAME or run.lower() in overlay() or run.lower() in place_words().lands:
        return False
    return any(word.text.islower() for word in words)


def _capitals_throughout(words: list[Token]) -> bool:
    """Whether a sentence is a headline that writes every longer word with a capital."""
    longer = [word for word in words if word.text.isalpha() and len(word.text) > SHORT_WORD]
    return len(longer) > FEW_WORDS and all(is_capital(word) for word in longer)


def _before(words: list[Token], at: int) -> str:
    """The preposition before a name, past "the" and "western"."""
    known, back = place_words(), at - 1
    if back > 1 and words[back].lower in known.titles and words[back - 1].lower == "the":
        back -= 2  # "towards the capital Goma"
    while back > 0 and (words[back].lower in known.between or _joins(words, back) or _wind(words, back)):
        back -= 1
        if back > 1 and words[back].text == "-" and words[back + 1].lower in known.held:
            back -= 2  # "in Russian-occupied Tokmak"
    if back > 0 and words[back].lower in known.lists and words[back - 1].lower in known.sides | known.many:
        return "in"  # "three cities – Izium, Lyman and Kupiansk", "ten regions including Lviv"
    if back > 0 and words[back].lower == "from" and words[back - 1].lower in known.moved:
        return "in"  # "driven from Kenscoff"
    side = back >= 0 and words[back].lower in known.sides | known.directions | known.townspeople
    if side and words[back + 1].lower == "of":
        return "in"
    if (
        back > 0
        and words[back].lower == "on"
        and "attack" in counting().doings.get(words[back - 1].lower.rstrip("s"), ())
    ):
        return "in"
    if back >= 0 and any(action in STRUCK for _, action in counting().verbs.get(words[back].lower, ())):
        return "at"  # "strikes hit southern Lebanon"
    if back >= 0 and words[back + 1].lower == "of" and words[back].lower in speech().offices:
        return "of"  # "the mayor of Kyiv"
    if back >= 0 and any(action == "supply" for _, action in counting().verbs.get(words[back].lower, ())):
        return "to"  # "will send Ukraine 12 guns"
    if back >= 0 and words[back].lower in known.stormed:
        return "in"  # "armed men entered Ocua"
    if back >= 0 and words[back].lower in known.left:
        return "of"  # "fled Zamzam"
    return words[back].lower if back >= 0 else ""


def list_of_areas(words: list[Token], end: int) -> bool:
    """Whether a list of names ends in "regions" ("the Kursk, Voronezh and Belgorod regions")."""
    for word in words[end : end + 24]:
        if word.lower in place_words().many:
            return True
        if not (is_capital(word) or word.lower in place_words().joints or word.text == "-"):
            return False
    return False


def _dated(lowered: str) -> bool:
    first = lowered.split()[0].strip(".")
    return (
        lowered in day_words().holidays
        or first in numbers().months
        or first in day_words().weekdays
        or bool(re.search(r"\d", lowered))
    )
