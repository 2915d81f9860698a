"""Closed classes of English words that the rules of attribution lean on; no open vocabulary but verbs without -ed."""

from __future__ import annotations


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


DETERMINERS = _set(
    "the a an this that these those his her its their our my your some any no each every both all several many most "
    "another other one two three four five six seven eight nine ten dozens hundreds thousands few such"
)
POSSESSIVES = _set("his her its their our my your whose")
PERSONAL = _set("he she they it i we you")
PRONOUNS = PERSONAL | _set(
    "who which others some many few both neither none everyone somebody someone nobody one all several most others these those this that"
) - _set("that this")
RELATIVES = _set("who which whom whose")
CONJUNCTIONS = _set("and or but nor yet")
SUBORDINATORS = _set(
    "that as after before while because if when where though although since until unless than whether which who whom "
    "whose what how why whereas so once"
)
PREPOSITIONS = _set(
    "of in on at to for with by from about against into over under through during after before between among amid "
    "near across along around behind beside beyond despite except inside outside like per since throughout toward "
    "towards until up upon via within without following including regarding concerning ahead"
)
AUXILIARIES = _set(
    "is are was were be been being am has have had having do does did will would can could may might must should shall "
    "isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't couldn't shouldn't "
    "cannot 've 're 'll 's 'd it's he's she's they've we've i've they're we're i'm i'd he'd she'd"
)
BE = _set("is are was were be been being am isn't aren't wasn't weren't 's 're it's he's she's they're we're i'm")
HAVE = _set("has have had hasn't haven't hadn't having they've we've i've 've 'd i'd")
CONTRACTED = _set(
    "it's he's she's they've we've i've they're we're i'm i'd he'd she'd that's they'll we'll he'll she'll"
)
MODALS = _set("will would can could may might must should shall won't wouldn't can't couldn't shouldn't cannot")
DO = _set("do does did doesn't don't didn't")
NEGATIONS = _set("not never n't cannot") | {w for w in AUXILIARIES if w.endswith("n't")}
ADVERBS = _set(
    "also then later now again already recently earlier once previously still just even always never often further "
    "not too first last only so yet soon thus ever sometimes meanwhile instead today yesterday tonight however "
    "nevertheless nonetheless moreover furthermore indeed therefore repeatedly separately meantime elsewhere since long ago"
)
TIMES = _set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan. feb. aug. sept. oct. nov. dec. yesterday today tomorrow tonight morning "
    "afternoon evening night noon midnight week weekend month year day hours hour minutes days weeks months years time "
    "mondays sundays weekday overnight recently earlier later"
)
OCCASIONS = _set(
    "statement interview post tweet message speech address briefing conference communique communiqué report letter "
    "email e-mail call appearance remarks comments commentary testimony hearing meeting rally debate video broadcast "
    "press channel article memo release series telegram twitter facebook x youtube instagram tv television radio "
    "parliament reporters journalists update bulletin note response op-ed column event visit session summit forum "
    "comment telephone phone announcement podcast show program programme"
)
STARTERS = _set(
    "but and yet however meanwhile also still then now instead indeed nevertheless nonetheless so or though thus "
    "moreover furthermore separately additionally today yesterday tonight earlier later recently again finally "
    "similarly likewise for while although because as that when where if just even only overnight perhaps maybe"
)
ACTION_PAST = _set(
    "took struck hit fell fled shot fought held left met began broke built came drove felt found flew gave got went "
    "grew kept led lost made put ran rose sent set shook sold spent stood threw won wore saw became brought bought "
    "caught cut dug drew sank spread stole swept withdrew overran blew fired burst tore burned burnt hurt knew let "
    "remain remains involves involve continue continues"
)
GOVERNORS = _set(
    "went go goes going took take takes turned turn used uses use wrote spoke speaks posted came appeared began begin "
    "begins continued continues sought seeks rushed moved stepped met gathered returned joined tried held"
)
