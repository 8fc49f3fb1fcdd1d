# ruff: noqa: E501
"""The places that a sentence names, and what the gazetteer knows of them."""

from __future__ import annotations

import pytest

from components.extraction import extract
from components.extraction.gazetteer import place
from components.extraction.story import story
from components.extraction.toponyms import named_places
from tests.extraction.reading import claims, only, report


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("They fell over the Kursk, Voronezh and Nizhny Novgorod regions.", ["Kursk", "Voronezh", "Nizhny Novgorod"]),
        ("A strike in Beit Lahiya hit a house near Khan Younis.", ["Beit Lahiya", "Khan Younis"]),
        ("Fighting goes on in Ukraine.", ["Ukraine"]),
        ("Shebekino district. It was quiet.", ["Shebekino"]),
        ("Shells fell on the streets of Goma and in east and south Sudan.", ["Goma", "Sudan"]),
        (
            "Kyiv was shelled and Odesa's port came under fire, the General Staff in Kyiv said.",
            ["Kyiv", "Odesa", "Kyiv"],
        ),
        ("On Telegram, Zelenskyy thanked Ukraine's Air Force on Monday.", []),
    ],
)
def test_places_are_named_as_the_text_has_them(text: str, names: list[str]) -> None:
    found = [name for sentence in story(report(text)) for name, *_ in named_places(sentence)]
    assert found == names


def test_a_place_of_the_overlay_is_sure_and_an_unknown_one_has_no_coordinates() -> None:
    assert place("Kursk", frozenset()).canonical == "Kursk Oblast"
    assert place("Kursk", frozenset()).latitude is not None
    assert place("Nowheresk", frozenset({"RU"})).latitude is None


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("Two people were killed in Kharkiv on Tuesday.", "Kharkiv"),
        ("Two people were killed in the Kharkiv region on Tuesday.", "Kharkiv Oblast"),
        ("The Sumy and Kharkiv oblasts were shelled. Two people were killed in Kharkiv.", "Kharkiv Oblast"),
        ("Two drones were downed over Kursk on Tuesday.", "Kursk Oblast"),
    ],
)
def test_a_bare_name_means_the_town_unless_the_report_speaks_of_the_region(text: str, canonical: str) -> None:
    (claim,) = next(iter(extract([report(text)])))
    assert [found.canonical for found in claim.places] == [canonical]


def test_a_town_of_the_gazetteer_is_sure_where_its_country_is_named() -> None:
    found = place("Avdiivka", frozenset({"UA"}))
    assert found.country == "UA"
    assert found.latitude == pytest.approx(48.14, abs=0.05)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("A strike hit the Russian city of Voronezh, wounding two people.", ["Voronezh"]),
        ("Two people were killed in the city of Kherson. The Kherson region was shelled for hours.", ["Kherson"]),
        ("Shelling wounded seven civilians in the cities of Kupiansk and Zaporizhzhia.", ["Kupyansk", "Zaporizhzhya"]),
        ("Some 42 drones were shot down over the Crimean peninsula.", ["Crimea"]),
        ("Attack Around Key Mostly Repelled: Ukraine Shot Down 12 Drones", []),
    ],
)
def test_what_a_text_calls_a_town_is_the_town(text: str, canonical: list[str]) -> None:
    assert [place.canonical for place in claims(text)[0].places] == canonical


def names(text: str, title: str = "") -> list[str]:
    """The places of the first claim of a text."""
    return [place.name for place in claims(text, title=title)[0].places]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Sweden will send Ukraine $300 million in aid, the minister said.", ["Ukraine"]),
        ("The lender has given Ukraine close to €5 billion in aid since May.", ["Ukraine"]),
        ("Ottawa will provide Ukraine with $90 million to rebuild its grid.", ["Ukraine"]),
        ("The union set up a €7 billion fund to help Ukraine buy shells.", ["Ukraine"]),
        ("The chancellor raised aid for Kyiv by €2 billion to help arm Ukraine against Russia.", ["Ukraine"]),
        ("A $60 billion bill covering aid to Israel, Gaza and Ukraine was put off.", ["Israel", "Gaza", "Ukraine"]),
        ("Rome announced $4 million in aid for Ukraine, with more shells for Kyiv to hold off Russia.", ["Ukraine"]),
        ("The House passed a $9 billion measure for Israel's war, not to be joined with aid for Ukraine.", ["Israel"]),
        ("As the House's $5bn Israel-only proposal stalls, many speak of Israel and Ukraine aid.", ["Israel"]),
        ("About 20 Leopard tanks will be sent to Germany for repair.", ["Germany"]),
        ("The parliament gave Kyiv $3 billion in aid.", ["Kyiv"]),
        ("Ukraine will need $40 billion to rebuild its grid.", ["Ukraine"]),
        ("Oslo sends nine tanks, but experts say Kyiv needs many more than that.", ["Kyiv"]),
        ("The new aid, worth $2 billion, includes rockets that reach Crimea.", []),
    ],
)
def test_aid_is_counted_where_it_goes(text: str, places: list[str]) -> None:
    assert names(text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A strike on a shop in Ukraine's east killed 9 people.", ["Ukraine"]),
        ("Six people were killed as missiles slammed into Ukrainian cities.", ["Ukraine"]),
        ("The raid, which killed 9 people, came after the president visited a Russian city.", []),
        ("The raid, which killed 9 people, came after a visit to Omsk.", []),
        ("Nine soldiers were killed in the strike, the General Staff in Khartoum said.", []),
        ("Shells fell on Goma. Nine people were killed, the government in Kinshasa said.", ["Goma"]),
        ("A plane dropped a bomb on the town of Belgorod near the border with Ukraine, wounding nine.", ["Belgorod"]),
        ("Nine people died as Goma and other towns were shelled.", ["Goma"]),
        ("Two weeks after 9 people were killed in Goma, shelling went on.", ["Goma"]),
    ],
)
def test_a_country_is_the_place_where_nothing_nearer_is_named(text: str, places: list[str]) -> None:
    assert names(text) == places


@pytest.mark.parametrize(
    ("title", "text", "places"),
    [
        (
            "Rome helps arm Ukraine",
            "He announced a delivery of eight howitzers and that 90 soldiers will be sent to Romania.",
            ["Ukraine"],
        ),
        (
            "Oslo gives $7m more to Ukraine",
            "New $7m package follows after Ottawa gave $9m in aid for Kyiv.",
            ["Ukraine"],
        ),
        ("Sudan war: Paris pledges more", "Fresh aid worth $2 billion was announced at a dinner in Lyon.", ["Sudan"]),
        ("Trains run late", "Two senators and GOP lawmakers pledged $5 billion in military aid.", []),
    ],
)
def test_aid_without_a_receiver_goes_where_the_title_says(title: str, text: str, places: list[str]) -> None:
    assert names(text, title) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Missiles hit three cities – Izium, Lyman and Kupiansk – killing four.", ["Izium", "Lyman", "Kupiansk"]),
        ("Ukraine downed 30 drones over ten regions including Kyiv.", ["Kyiv"]),
        ("Two drones crashed into the Kremlin on Monday.", ["Kremlin"]),
        ("About 900 children were evacuated to Britain.", ["Britain"]),
        ("Ukraine: thousands flee after a dam bursts", ["Ukraine"]),
        ("War in Ukraine: At least 14 wounded in attacks in Sumy and Chuhuiv", ["Sumy", "Chuhuiv"]),
        ("Hundreds of people were killed in a strike on Russian-occupied Tokmak in the southern region.", ["Tokmak"]),
        ("Since World War Three was feared in May, 30 people have been killed.", []),
    ],
)
def test_places_are_read_in_lists_labels_and_as_what_is_hit(text: str, places: list[str]) -> None:
    assert names(text) == places


@pytest.mark.parametrize(
    ("title", "text", "places"),
    [
        (
            "Missiles hit Ukraine",
            "The raids, which came after a blast in Crimea, killed 8 people.",
            ["Ukraine"],
        ),
        ("", "The army massed 900 troops to capture Kupiansk, which lies close to the city of Kharkiv.", ["Kupiansk"]),
        ("", "Losses are the worst since the battle for Mariupol, and 300 soldiers were killed.", []),
        (
            "40 attacks hit Sumy",
            "Artiukh says troops launched 40 attacks in a day; the president calls for more aid to Kyiv",
            ["Sumy"],
        ),
        ("Front live: blasts in Kherson", "Guns fell silent in Tokmak.\n\nThe army shot down 12 drones.", []),
        ("Drones shot down, army says - as strike in Odesa kills one", "The army shot down 12 drones at night.", []),
    ],
)
def test_the_places_of_another_clause_or_story_are_not_taken_over(title: str, text: str, places: list[str]) -> None:
    assert names(text, title) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Moscow's mayor said drones hit two houses in the Russian capital. Later Kyiv was shelled.", ["Moscow"]),
        ("Lviv residents heard blasts as the army launched eight drones at the city.", ["Lviv"]),
        ("Russian shells hit Izium. Three people were killed in the town.", ["Izium"]),
    ],
)
def test_the_city_is_the_one_named_before(text: str, places: list[str]) -> None:
    assert names(text) == places


def test_an_attack_called_by_its_town_was_there() -> None:
    title = "Neighbour blamed for Moscow drone attack"
    assert names("Three buildings were damaged in the attack.", title) == ["Moscow"]


@pytest.mark.parametrize(
    ("title", "text", "where"),
    [
        ("War in Sudan: At least 14 wounded in strikes in Nyala and El Fasher", "Shells fell for hours.", ["Nyala", "El Fasher"]),
        ("Missiles hit Ukraine", "The raids, which came after a blast on a ship in Crimea, have killed at least 12 people.", ["Ukraine"]),
        ("", "Russia has sent thousands of troops to take Kupiansk, which sits close to the occupied city of Svatove.", ["Kupiansk"]),
        ("Kherson live: a market is hit", "Prokudin says 71 attacks were counted in a day; the president calls for aid to Kyiv", ["Kherson"]),
        ("", "A hotel in Kryvyi Rih was hit. Twenty-five people were injured, said Serhiy Bondar, governor of Dnipropetrovsk region.", ["Kryvyi Rih"]),
        ("", "The front near Bakhmut is quiet.\n\nThe mayor of Kyiv has opened shelters after three people were killed by debris.", ["Kyiv"]),
        ("", "Norway announced a package for Ukraine worth $2.1 billion, with military aid for Kyiv's hospitals.", ["Ukraine"]),
        ("", "Denmark will send Ukraine $250 million to aid its military.", ["Ukraine"]),
        ("", "Military aid worth £5bn was pledged as fears of World War Three grew.", []),
        ("Aid for Ukraine", "Military aid of $3bn was approved.\n\nA gunner near Siversk, Feb. 20 (Ada Munk/Wire Press)", ["Ukraine"]),
    ],
)  # fmt: skip
def test_a_count_has_the_places_of_its_own_clause_then_of_its_paragraph(
    title: str, text: str, where: list[str]
) -> None:
    found = claims(text, title=title)
    assert [[place.name for place in claim.places] for claim in found] == [where]


DIGEST = """Shells hit a market in Kherson on Monday.

An air raid killed 12 people.

In Sumy a depot burned down; four people were wounded."""


def test_a_paragraph_of_a_digest_takes_no_place_from_the_one_before() -> None:
    of_story = claims(DIGEST)
    of_digest = claims(DIGEST, title="The war at a glance: what we know on day 300")
    assert [[place.name for place in claim.places] for claim in of_story] == [["Kherson"], ["Sumy"]]
    assert [[place.name for place in claim.places] for claim in of_digest] == [[], ["Sumy"]]


def test_a_governor_counts_in_his_region_where_the_title_names_it_among_others() -> None:
    title = "Blackouts in Odesa and Kharkiv after missile strikes"
    assert names("Kharkiv governor Oleh Bondar says people were hit by 15 strikes.", title) == ["Kharkiv"]


def test_a_town_named_before_goes_before_the_country_of_the_title() -> None:
    text = "Missiles fell on Nikopol at night.\n\nThe army said 40 people were wounded."
    assert names(text, "Missiles hit Ukraine") == ["Nikopol"]


def test_a_capital_that_also_speaks_is_a_place_where_people_go() -> None:
    assert names("After the invasion thousands of Russians fled to Tbilisi.") == ["Tbilisi"]


def test_what_is_told_from_a_capital_has_not_happened_there() -> None:
    tale = "From Moscow came another tale. The defence ministry said that 40 drones sent by Ukraine had been downed."
    assert only(tale).places == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Gunmen struck at al-Zurqa, a farming hamlet north of Tamboul. There 50 people died, medics said.", ["al-Zurqa"]),
        ("Armed men entered Nambiri on 4 November. Six civilians were killed.", ["Nambiri"]),
        ("Rebels overran the army camp of Tawallou, some 15 kilometers from the border. They killed 100 soldiers.", ["Tawallou"] * 2),
        ("At least 42 people were killed and 3,000 driven from Fondvert by gangs.", ["Fondvert"] * 2),
        ("The gang entered three villages near Liancour, some 95 kilometres north of Port-au-Prince, and killed 46 civilians.", ["Liancour"] * 2),
        ("Guns hit eight drones near Sevastopol as well as two drones flying toward the capital Kyiv.", ["Sevastopol", "Kyiv"]),
        ("Air defences downed 24 drones launched from annexed Crimea at Odesa.", ["Odesa"]),
        ("A map showed Adigrat 35 miles from the Eritrean border.", ["Adigrat"]),
        ("An air strike in Mosul's Jadida quarter killed 112 civilians.", ["Mosul", "Jadida"]),
        ("Two strikes that Kyiv blames on Russia killed nine people in Lyman.", ["Lyman"] * 2),
        ("At least 12 people were killed and 75 hurt after strikes on homes in Kyiv and Odesa, and power failed in Dnipro.", ["Kyiv", "Odesa"] * 2),
    ],
)  # fmt: skip
def test_places_are_read_with_the_words_by_which_they_lie(text: str, names: list[str]) -> None:
    assert [place.name for claim in claims(text) for place in claim.places] == names


def test_lines_of_a_list_keep_the_place_of_what_stands_above_it() -> None:
    text = "Our fighters attacked a post in Kyaukmyo today.\n\n- dead: 14\n- wounded: 20 soldiers\n- taken alive: 3 soldiers\n- two trucks burned out\n\nOn our side one fighter was killed."
    assert {place.name for claim in claims(text) for place in claim.places} == {"Kyaukmyo"}
    assert claims(text)[-1].places
