"""Word lists of the toponym recogniser: what stands before a place, after an organisation, beside a person."""

from __future__ import annotations

import re

#: Words that a place follows.
LOCATIVE = frozenset(
    """in at near from to around outside inside of between towards toward into across over throughout outskirts
    behind beyond above west east north south northeast northwest southeast southwest northern southern eastern
    western central leaving reached entered via off downtown nearby en route bound visiting в у на під біля из
    до від под около""".split()  # noqa: SIM905  a list this long is read as words
)
#: Words that make the capitalised words before them an organisation, a unit, a paper, a person's thing.
ORGANISATION = frozenset(
    """times post herald news tribune journal gazette chronicle daily press telegraph guardian observer courier
    review university college institute school academy hospital church club fc united brigade battalion regiment
    division corps army battalions fleet squadron group forces force company inc ltd corp bank airlines airways
    party council committee commission court ministry department agency association union federation foundation
    society museum stadium arena theatre theater hotel street avenue road lane boulevard square bridge airport
    station park tower hall house center centre building act accord accords agreement protocol treaty convention
    summit declaration process police cathedral red sox yankees cup league open marathon orchestra festival
    award prize medical clinic memorial high""".split()  # noqa: SIM905
)
#: Words after which a capitalised word is a person.
PERSON_BEFORE = frozenset(
    """mr mrs ms dr prof gen general col colonel lt lieutenant capt captain maj major sgt sergeant adm admiral
    president chancellor senator sen rep congressman congresswoman gov secretary king queen prince princess pope
    bishop rev father sir lord lady judge justice coach chairman spokesman spokeswoman spokesperson commander
    officer director detective sheriff deputy correspondent editor author actor singer""".split()  # noqa: SIM905
)
GIVEN = frozenset(
    """john james robert michael william david richard joseph thomas charles george paul peter mark donald kenneth
    steven edward brian ronald anthony kevin jason jeffrey mary patricia linda barbara elizabeth jennifer maria
    susan margaret lisa nancy karen betty helen sandra joe jim bill bob tom mike dan dave jack sam ben barack
    hillary jordan austin paris virginia chelsea carolina georgia israel victoria alexander vladimir volodymyr
    oleksandr serhiy sergei dmitry dmytro andriy andrei ivan igor ihor mykola nikolai yuri oleg oleh viktor
    vitaly anatoly boris mikhail emmanuel olaf angela ahmed ali mohammed muhammad hassan hussein ibrahim omar
    yusuf abdul mahmoud khalid""".split()  # noqa: SIM905
)
#: Never a place by themselves, whatever the gazetteer says.
NEVER = frozenset(
    """january february march april may june july august september october november december monday tuesday
    wednesday thursday friday saturday sunday the a an this that these those he she it they we you i his her
    their our my in on at of and or but if when while as by for from to with no not yes new old one two three
    four five six seven eight nine ten mr mrs ms dr god christmas easter internet web english french german
    russian ukrainian arabic spanish chinese american british italian polish turkish israeli palestinian syrian
    iraqi iranian afghan indian pakistani republican democrat democrats republicans congress senate parliament
    house state police army navy air force government president minister ministry officials many most some all
    both each every such there here then now also after before during since until however meanwhile although
    because according police staff editor photo page street university university's center nation national north
    south east west northern southern eastern western central upper lower great big little man woman union media
    post times news best see more over under what who how why where which reading mobile orange nice bath
    independence victory liberty enterprise sale much well even still just only first second third last next sir
    can will said says university board service services church facebook twitter telegram google apple amazon
    ford chelsea lincoln washington's jackson johnson wilson smith jones brown taylor moore clark lewis walker
    hall young king wright scott green baker adams nelson carter mitchell roberts turner phillips campbell
    parker evans edwards collins""".split()  # noqa: SIM905
)
#: Words that name a region when they follow a name: its kind.
REGION_AFTER = {
    "oblast": "admin1", "region": "admin1", "province": "admin1", "governorate": "admin1", "krai": "admin1",
    "state": "admin1", "prefecture": "admin1", "raion": "admin2", "district": "admin2", "county": "admin2",
    "department": "admin1", "departments": "admin1", "область": "admin1", "області": "admin1", "области": "admin1",
}  # fmt: skip
SETTLEMENT_BEFORE = r"(?:villages?|towns?|cit(?:y|ies)|settlements?|hamlets?|suburbs?|port|municipality|capital|resort)"
SPEECH = re.compile(
    r"(?:has |have |had |also |later |again |itself )?"
    r"(?:said|says|saying|claims?|claimed|denied|denies|insists?|insisted|warned|warns"
    r"|accused|accuses|announced|announces|condemned|rejected|rejects|wants?|wanted|hopes?|believes?|confirmed|called|calls"
    r"|vowed|vows|urged|urges|refused|refuses|agreed|agrees|maintains?|argues?|blamed|blames|demanded|demands|responded)\b"
)
#: Endings of settlement names of the region that the product follows first; used only after a locative word.
SETTLEMENT_ENDING = re.compile(
    r"(?:ivka|yivka|ovka|evka|enko|ske|sk|tsk|ne|yne|ino|yno|ovo|evo|eve|ove|ka|ky|ki|nyi|yi|iia|iv|iw|grad|hrad|pil|pol"
    r"|bad|abad)$"
)
