"""Lexicons of quantities: bounds, vague words, units, things counted, and the words that say what became of them.

The bounds of vague words are a stated convention (dozens 24-99, hundreds 200-999, ...); others code "dozens" as 12, so
the words always stay beside the numbers.
"""

from __future__ import annotations

from collections.abc import Mapping

from thucydides.lang.numbers import word_set

# Words in front of a number -> (mod). Longest first at lookup.
BOUNDS: Mapping[tuple[str, ...], str] = {
    tuple(words.split()): mod
    for mod, phrases in {
        "EQUAL_OR_MORE": "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum of",
        "MORE_THAN": "more than|over|in excess of|upwards of|upward of|above|well over|greater than|exceeding",
        "EQUAL_OR_LESS": "up to|at most|no more than|not more than|as many as|as much as|a maximum of|maximum of",
        "LESS_THAN": "fewer than|less than|under|below",
        "NEARLY": "nearly|almost|close to|just under|just short of",
        "APPROX": "about|around|some|approximately|roughly|an estimated|estimated|circa|~|approx|approx.|or so",
        "EQUAL": "exactly|only|just|a total of|total of|precisely",
    }.items()
    for words in phrases.split("|")
}  # fmt: skip
AFTER: Mapping[tuple[str, ...], str] = {
    ("or", "more"): "EQUAL_OR_MORE", ("or", "so"): "APPROX", ("or", "fewer"): "EQUAL_OR_LESS", ("+",): "EQUAL_OR_MORE",
    ("or", "less"): "EQUAL_OR_LESS", ("-", "plus"): "EQUAL_OR_MORE", ("-", "odd"): "APPROX",
}  # fmt: skip
PLURAL_SCALES: Mapping[str, int] = {
    "tens": 10, "dozens": 12, "scores": 20, "hundreds": 100, "thousands": 1000, "millions": 10**6, "billions": 10**9,
}  # fmt: skip
FEW = frozenset({"several", "few", "handful"})
UNITS_OF: Mapping[str, str] = {
    "%": "%", "percent": "%", "percentage": "%", "km": "km", "kilometer": "km", "kilometers": "km", "kilometre": "km",
    "kilometres": "km", "mile": "mi", "miles": "mi", "meter": "m", "meters": "m", "metre": "m", "metres": "m",
    "yards": "yd", "feet": "ft", "foot": "ft", "kg": "kg", "kilograms": "kg", "kilogram": "kg", "kilogrammes": "kg",
    "tonne": "t", "tonnes": "t", "ton": "t", "tons": "t", "hectares": "ha", "acres": "acre", "mm": "mm", "cm": "cm",
    "millimeters": "mm", "millimetres": "mm", "dollars": "USD", "dollar": "USD", "euros": "EUR", "euro": "EUR",
    "pounds": "GBP", "rubles": "RUB", "roubles": "RUB", "hryvnias": "UAH", "hryvnia": "UAH", "degrees": "degree",
    "megawatts": "MW", "mw": "MW", "barrels": "barrel", "sq": "km2",
}  # fmt: skip
MONEY: Mapping[str, str] = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₴": "UAH", "₽": "RUB"}
_THINGS: Mapping[str, str] = {
    "person": "people person persons civilian civilians soldier soldiers troop troops man men woman women child "
        "children "
    "resident residents fighter fighters rebel rebels guerrilla guerrillas militant militants terrorist terrorists "
    "refugee refugees prisoner prisoners captive captives hostage hostages worker workers officer officers policeman "
    "policemen patient patients victim victims casualty casualties dead fatality fatalities death deaths injury "
    "injuries boy boys girl girls family families member members servicemen serviceman servicewomen rescuer rescuers "
    "medic medics doctor doctors journalist journalists teenager teenagers adult adults pensioner pensioners driver "
    "drivers passenger passengers firefighter firefighters personnel invaders occupiers wounded injured killed missing "
    "displaced detainees detainee volunteer volunteers inhabitants villagers villager students student others evacuees "
    "migrants citizens citizen others conscripts mercenaries crew pilots pilot sailors bodies body lives deserters",
    "building": "home homes house houses building buildings apartment apartments flat flats school schools hospital "
    "hospitals facility facilities warehouse warehouses block blocks structures shops kindergarten "
        "kindergartens church "
    "clinic clinics dwelling dwellings garage garages bridge bridges substation substations plants depot depots",
    "settlement": "village villages town towns settlement settlements city cities district districts department "
    "departments region regions hamlet hamlets communities community localities province provinces oblasts countries",
    "munition": "missile missiles rocket rockets shell shells bomb bombs munition munitions mine mines round rounds "
    "grenade grenades projectile projectiles warhead warheads mortar mortars",
    "vehicle": "drone drones uav uavs tank tanks vehicle vehicles aircraft jet jets plane planes helicopter "
        "helicopters "
    "ship ships boat boats car cars bus buses truck trucks howitzer howitzers launcher launchers system systems "
    "ambulance ambulances train trains vessel vessels convoy convoys apcs guns",
    "event": "attack attacks strike strikes raid raids clash clashes explosion explosions assault assaults airstrikes "
    "airstrike battle battles engagements shelling sorties incidents incident ceasefire violations fires blast blasts",
}  # fmt: skip
THINGS: Mapping[str, str] = {noun: kind for kind, nouns in _THINGS.items() for noun in nouns.split()}
# What became of the counted: role -> words. The first group may follow the number ("four dead", "were killed").
ROLES: Mapping[str, str] = {
    word: role
    for role, words in {
        "killed": "killed dead died killing kills kill dies perished slain fatalities fatality deaths death murdered "
        "executed lost-lives eliminated eliminating claimed toll fatally massacred",
        "wounded": "wounded injured wounding injuring injuries hurt wounds maimed hospitalised hospitalized injury "
        "injures",
        "missing": "missing unaccounted trapped",
        "captured": "captured detained arrested capturing detaining prisoner prisoners pows imprisoned abducted "
        "kidnapped "
        "surrendered hostage hostages",
        "displaced": "displaced evacuated fled displacing evacuating evacuate flee fleeing leaving uprooted homeless",
        "destroyed": "destroyed destroying destroys demolished obliterated wrecked burned-out burnt sunk",
        "damaged": "damaged damaging damages",
        "intercepted": "intercepted downed intercepting downing intercept neutralised neutralized",
        "launched": "launched fired launching firing fires dropped launches carried",
        "taken": "seized seizing occupied liberated retook recaptured took taken regained liberating",
        "deployed": "deployed deploying amassed massed involves",
        "repelled": "repelled repulsed repelling",
        "casualties": "casualties casualty",
    }.items()
    for word in words.split()
}
# A passive or adjective form: may stand behind what it tells of ("four dead", "12 were wounded").
STATES = word_set(
    "killed dead died wounded injured hurt missing unaccounted trapped captured detained arrested displaced evacuated "
    "destroyed damaged intercepted downed launched fired seized occupied liberated taken murdered executed slain fled "
    "perished surrendered deployed repelled repulsed homeless hospitalised hospitalized abducted kidnapped eliminated "
    "neutralised neutralized wrecked demolished sunk dropped fatalities deaths injuries casualties"
)
AUXILIARIES = word_set(
    "was were is are be been being have has had got left reported confirmed remain remained more others people found "
    "now also already feared listed still"
)
# "Resolution 425", "Route 40": numbers that name.
NAMING = word_set(
    "resolution article chapter room flight route highway number no. no nr section page version type level phase unit "
    "hospital channel sector school grade district cabinet"
)
SUPERLATIVE = word_set("most best largest biggest main first few only last worst many key")
