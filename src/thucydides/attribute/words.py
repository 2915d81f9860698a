"""Closed classes of English words that the rules of attribution lean on; no open vocabulary but verbs without -ed."""

from __future__ import annotations


def word_set(text: str) -> frozenset[str]:
    """Return the words of ``text``."""
    return frozenset(text.split())


DETERMINERS = word_set(
    "the a an this that these those his her its their our my your some any no each every both all several many most "
    "another other one two three four five six seven eight nine ten dozens hundreds thousands few such"
)
POSSESSIVES = word_set("his her its their our my your whose")
PERSONAL = word_set("he she they it i we you")
PRONOUNS = PERSONAL | word_set(
    "who which others some many few both neither none everyone somebody someone nobody one all several most "
    "others these those this that"
) - word_set("that this")
RELATIVES = word_set("who which whom whose")
CONJUNCTIONS = word_set("and or but nor yet")
SUBORDINATORS = word_set(
    "that as after before while because if when where though although since until unless than whether which who whom "
    "whose what how why whereas so once"
)
PREPOSITIONS = word_set(
    "of in on at to for with by from about against into over under through during after before between among amid "
    "near across along around behind beside beyond despite except inside outside like per since throughout toward "
    "towards until up upon via within without following including regarding concerning ahead"
)
AUXILIARIES = word_set(
    "is are was were be been being am has have had having do does did will would can could may might must should shall "
    "isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't couldn't shouldn't "
    "cannot 've 're 'll 's 'd it's he's she's they've we've i've they're we're i'm i'd he'd she'd"
)
BE = word_set("is are was were be been being am isn't aren't wasn't weren't 's 're it's he's she's they're we're i'm")
HAVE = word_set("has have had hasn't haven't hadn't having they've we've i've 've 'd i'd")
CONTRACTED = word_set(
    "it's he's she's they've we've i've they're we're i'm i'd he'd she'd that's they'll we'll he'll she'll"
)
MODALS = word_set("will would can could may might must should shall won't wouldn't can't couldn't shouldn't cannot")
DO = word_set("do does did doesn't don't didn't")
NEGATIONS = word_set("not never n't cannot") | {w for w in AUXILIARIES if w.endswith("n't")}
ADVERBS = word_set(
    "also then later now again already recently earlier once previously still just even always never often further "
    "not too first last only so yet soon thus ever sometimes meanwhile instead today yesterday tonight however "
    "nevertheless nonetheless moreover furthermore indeed therefore repeatedly separately meantime elsewhere "
    "since long ago"
)
TIMES = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan. feb. aug. sept. oct. nov. dec. yesterday today tomorrow tonight morning "
    "afternoon evening night noon midnight week weekend month year day hours hour minutes days weeks months years time "
    "mondays sundays weekday overnight recently earlier later"
)
DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday yesterday today tonight")
OCCASIONS = word_set(
    "statement interview post tweet message speech address briefing conference communique communiqué report letter "
    "email e-mail call appearance remarks comments commentary testimony hearing meeting rally debate video broadcast "
    "press channel article memo release series telegram twitter facebook x youtube instagram tv television radio "
    "parliament reporters journalists update bulletin note response op-ed column event visit session summit forum "
    "comment telephone phone announcement podcast show program programme"
)
STARTERS = word_set(
    "but and yet however meanwhile also still then now instead indeed nevertheless nonetheless so or though thus "
    "moreover furthermore separately additionally today yesterday tonight earlier later recently again finally "
    "similarly likewise for while although because as that when where if just even only overnight perhaps maybe"
)
ACTION_PAST = word_set(
    "took struck hit fell fled shot fought held left met began broke built came drove felt found flew gave got went "
    "grew kept led lost made put ran rose sent set shook sold spent stood threw won wore saw became brought bought "
    "caught cut dug drew sank spread stole swept withdrew overran blew fired burst tore burned burnt hurt knew let "
    "remain remains involves involve continue continues"
)
GOVERNORS = word_set(
    "went go goes going took take takes turned turn used uses use wrote spoke speaks posted came appeared began begin "
    "begins continued continues sought seeks rushed moved stepped met gathered returned joined tried held"
)
#: Words for offices, ranks and callings: before a name they are its title.
TITLES = word_set(
    "president minister premier chancellor king queen prince general lieutenant colonel major captain sergeant "
    "admiral commander commander-in-chief chief head spokesman spokeswoman spokesperson governor mayor senator "
    "representative congressman congresswoman secretary ambassador envoy director leader chairman chairwoman "
    "chair deputy adviser advisor analyst professor dr doctor mr mrs ms sir lord dame judge justice prosecutor "
    "attorney lawyer officer official activist journalist reporter correspondent blogger expert resident "
    "coordinator patriarch pope bishop archbishop father sheikh ayatollah lt gen col sgt maj capt adm brig rep "
    "sen gov prof speaker candidate nominee author historian economist strategist pollster manager "
    "director-general rapporteur commissioner vice-president lt. gen. col. sgt. maj. capt. adm. brig. rep. "
    "sen. gov. prof. dr. mr. mrs. ms. soldier medic pilot fighter private witness survivor teacher farmer "
    "pensioner driver volunteer mp negotiator diplomat undersecretary inspector editor "
)
#: Words that make a capitalised name that of an organisation.
ORGANISATIONS = word_set(
    "ministry army forces force navy guard corps brigade battalion regiment division police service services "
    "office council committee court commission agency bureau news times post journal tv radio media press "
    "network union nations organization organisation foundation front party movement bank company corporation "
    "university centre center society association alliance kremlin pentagon government administration "
    "department command staff house congress senate parliament duma rada institute watch international "
    "observatory monitor project group channel cabinet campaign league authority authorities directorate "
    "militia militias airforce embassy consulate nato un eu osce iaea unicef who oblast region district city "
    "hall headquarters intelligence military security coalition regime junta hospital secretariat presidency "
    "gazette gazeta zeitung telegraph guardian herald tribune daily cnn bbc reuters afp ap tass interfax "
    "ukrinform hamas hezbollah sources state "
)
#: Plural descriptions of unnamed speakers.
DESCRIBED = word_set(
    "officials others some many both all everyone sources reports residents witnesses analysts experts outlets "
    "media soldiers rescuers rebels polls authorities "
)
#: Verbs and nouns of events, as regular expressions: what an own assertion must state.
EVENT_WORDS = word_set(
    r"attack(?:ed|ing)? struck strikes? hit(?:ting)? shell(?:ed|ing) bomb(?:ed|ing|ard(?:ed|ing)) "
    r"kill(?:ed|ing|s)? wound(?:ed|ing)? injur(?:ed|ing) die[ds]? dead destroy(?:ed|ing)? damag(?:ed|ing) "
    r"captur(?:ed|ing) seiz(?:ed|ing|es) t(?:ook|aken) enter(?:ed|ing) reach(?:ed|ing) arriv(?:ed|ing|es) met "
    r"meet(?:s|ing)? visit(?:ed|ing|s)? fled flee(?:ing)? evacuat(?:ed|ing) displaced launch(?:ed|ing|es)? "
    r"fired? firing down(?:ed) shot intercept(?:ed|ing) advanc(?:ed|ing|es) retreat(?:ed|ing) "
    r"withdr(?:ew|awn|awing) deploy(?:ed|ing|s)? mov(?:ed|ing) divert(?:ed|ing) transfer(?:red|ring) sent "
    r"arrest(?:ed|ing) detain(?:ed|ing) releas(?:ed|ing) exchang(?:ed|ing) sign(?:ed|ing) resign(?:ed|ing) "
    r"elect(?:ed|ing) appoint(?:ed|ing) dismissed sanction(?:ed|ing) deliver(?:ed|ing) suppl(?:ied|ying) "
    r"surround(?:ed|ing) besieg(?:ed|ing) liberat(?:ed|ing) recaptur(?:ed|ing) retak(?:en|ing) retook "
    r"repel(?:led|ling) repuls(?:ed|ing) explo(?:ded|ding|sions?) explosions? blasts? fell fallen "
    r"crash(?:ed|ing) burn(?:ed|ing|t)? caught collapsed? sabotag(?:ed|ing) cut lost suffer(?:ed|ing) sustained "
    r"rescued? searching found recovered buried ceasefire truce protest(?:ed|ers|s)? rall(?:y|ied) gathered "
    r"began begun started ended continu(?:ed|es|ing) resumed suspended halted closed opened blocked "
    r"remain(?:s|ed|ing)? involv(?:es|ed|ing) holds? held controls? controlled clash(?:ed|es|ing)? fighting "
    r"fought battles? offensive invaded? invasion occup(?:ied|ies|ying) leaving left returned crossed landed "
    "flew targeted eliminated neutrali[sz]ed disabled inflicted raided ambushed mined cleared stormed pushed "
    "drove driven inspected travell?ed flown undertaken convened agreed imposed approved adopted used lives? "
    "sheltering trapped missing hospitali[sz]ed treated abducted kidnapped executed tortured starved drones? "
    "missiles? "
)
#: Bare forms that are hardly ever nouns, so that a singular word may stand right before them ("officials in Kyiv say").
ALWAYS_VERBS = word_set(
    "say tell believe argue insist know expect deny acknowledge assert contend maintain allege warn suggest add "
    "confirm accuse concede admit predict indicate"
)
#: Words that end the names of newspapers and broadcasters.
MEDIA = word_set(
    "zeitung gazeta gazette times post journal news telegraph guardian herald tribune daily tv radio pravda"
)
