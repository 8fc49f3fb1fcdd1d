"""Ways in which reports state a number, each with the claims that it must give and no others."""

from __future__ import annotations

import pytest

from tests.extraction.reading import claims

CASES = [
    ("Khartoum accuses Juba of having 900 troops in Heglig.", [("troops", 900, "Khartoum", "state")]),
    ("Norway promised to send 60 missiles to Ukraine.", [("weapons_supplied", 60, "Norway", "event")]),
    (
        "Sweden pledged 2.4 billion kronor (about 220 million euros) in military aid.",
        [("aid", 2.4e9, "Sweden", "event")],
    ),
    (
        "The army is shelling the camp.\n14:20 Gaza's health ministry: 31 killed and 70 wounded since dawn.",
        [("killed", 31, "Gaza's health ministry", "event"), ("wounded", 70, "Gaza's health ministry", "event")],
    ),
    (
        "How many villagers have been displaced by the war? The UN put the number at 52,000 on Sunday.",
        [("displaced", 52000, "United Nations", "event")],
    ),
    (
        "How many soldiers died in the battle? At least 90, says the Syrian Observatory for Human Rights.",
        [("killed", 90, "Syrian Observatory for Human Rights", "event")],
    ),
    (
        "The hospital at the front said 64 people had been treated for wounds.",
        [("wounded", 64, "hospital at the front", "event")],
    ),
    ("The doctor had earlier given a figure of six dead after the air strike.", [("killed", 6, "doctor", "event")]),
    (
        "Baku's claim that 17 drones had been shot down could not be verified.",
        [("drones_downed", 17, "Azerbaijan", "event")],
    ),
    ("The country at war has some 300 nuclear warheads.", []),
    (
        "The army shot down nine drones, one of which wounded two farmers.",
        [("drones_downed", 9, None, "event"), ("wounded", 2, None, "event")],
    ),
    ("Two guards died in the raid. The mission has withdrawn 800 of its men.", [("killed", 2, None, "event")]),
    ("Over the past day 97 combat engagements took place along the front.", [("clashes", 97, None, "event")]),
    (
        '"I lost seven relatives in the shelling," said a farmer in the village.',
        [("killed", 7, "farmer in the village", "event")],
    ),
    ("The bomb claimed the lives of 25 soldiers on Sunday.", [("killed", 25, None, "event")]),
    (
        "Russia launched 210 drones and 9 missiles overnight. Crews downed 160 of them.",
        [("drones_launched", 210, None, "event"), ("missiles_launched", 9, None, "event"),
         ("drones_downed", 160, None, "event")],
    ),
    (
        "The army expects another exchange of 150 before Easter.",
        [("prisoners_exchanged", 150, "army", "event")],
    ),
    ("Rescuers said nine people had asked for help after the strike and nobody had died.", []),
    (
        "The army freed nobody. The release brought the number of hostages freed under the truce to 58.",
        [("prisoners_exchanged", 58, None, "cumulative")],
    ),
    (
        "Four soldiers died on Friday, bringing to 19 the number of peacekeepers killed this year.",
        [("killed", 4, None, "event"), ("killed", 19, None, "cumulative")],
    ),
    (
        "The army, which has been fighting the rebels since April 2023, said its troops had destroyed 12 tanks.",
        [("tanks_lost", 12, "army", "event")],
    ),
    (
        "It took in 90 soldiers wounded since Friday, the Red Cross said, and at least nine bodies lay in a street.",
        [("wounded", 90, "ICRC", "cumulative"), ("killed", 9, "ICRC", "event")],
    ),
    (
        "Since the coup of March 2021 more than 1,700 civilians have been killed by the army, the monitors said.",
        [("killed", 1700, "monitors", "cumulative")],
    ),
    ("By preliminary estimates 210 fighters were killed by the army.", [("killed", 210, None, "event")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[text[:40] for text, _ in CASES])
def test_what_a_sentence_states_is_found_with_who_says_so(
    text: str, wanted: list[tuple[str, float, str | None, str | None]]
) -> None:
    found = [(c.metric, c.low if c.low is not None else c.high, c.claimant_name, c.kind) for c in claims(text)]
    assert [claim[:3] for claim in found] == [claim[:3] for claim in wanted]
    assert [kind for *_, kind in found] == [kind or one[3] for one, (*_, kind) in zip(found, wanted, strict=True)]


def test_a_night_attack_is_of_the_night_before_publication() -> None:
    found = claims("Lviv: 3 dead, 18 injured after a night attack.")
    assert [(str(c.first), str(c.last)) for c in found] == [("2024-11-05", "2024-11-06")] * 2


def test_the_red_cross_is_no_place() -> None:
    (found,) = claims("The Red Crescent said 12 people had been killed in a raid on Goma on Monday.")
    assert [place.name for place in found.places] == ["Goma"]
