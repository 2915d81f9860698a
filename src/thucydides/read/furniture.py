# ruff: noqa: E501  one rule a line is easier to read and to compare than rules cut at 120
"""What is not reporting: bylines, date lines, appeals, share bars, links, credits; told by general patterns.

Each rule is a pattern over one whole line of the page with the reason that is shown to the reader. Rules were written
from the genres of page furniture, not from any outlet's page. Corrections and editor's notes are reporting and stay.
Furniture is kept in the text and named, so a line that was judged wrongly can still be found.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from thucydides.model.document import PartKind

LONGEST_CHARACTERS = 700  # bounds the work of the patterns on a line without spaces
LONGEST = 60  # words; longer lines are taken for prose, whatever they begin with (chosen, not tuned)


class Told(Struct, frozen=True):
    """What a line is and why."""

    kind: PartKind
    reason: str


_PLATFORMS = (
    r"(?:facebook|twitter|x|telegram|instagram|youtube|tiktok|whatsapp|linkedin|reddit|mastodon|bluesky|threads|viber"
    r"|google news|apple news|rss|social media|телеграм\w*|телеграм-канал\w*|фейсбу\w*|вайбер\w*|ютуб\w*)"
)
_NAME = r"(?:[^\W\d_a-zа-яіїєґ][\w.'’-]*(?:\s+(?:de|van|von|al|el|bin|der|la))?)"
_NAMES = rf"{_NAME}(?:\s+{_NAME}){{1,4}}"
_PEOPLE = rf"{_NAMES}(?:(?:,?\s+(?:and|&|и|та|і|und|et)\s+|,\s*){_NAMES})*"

# (reason, kind, pattern); matched from the start of the line unless it searches itself; case is ignored where (?i).
_RULES: tuple[tuple[str, PartKind, str], ...] = (
    ("byline", "byline", rf"(?:By|BY|by|Von|Par|Por|Автор|Автори|Авторы|Текст|Story by|Text by|Words by|Written by|Author)s?:?\s+(?:our\s+)?{_PEOPLE}(?:\s*[,|/·•–—-].*)?$"),
    ("byline", "byline", r"(?i)(?:by|from) (?:our )?(?:own )?(?:staff|agency|correspondents?|reporters?|news ?desk|newsroom|wire services?|agencies|associated press|agence france-presse)\b[^.!?]{0,60}$"),
    ("reporting credit", "byline", r"(?i)\W*(?:additional |with )?(?:reporting|writing|editing|compiled|translated|translation|edited|produced) by\b.{0,200}$"),
    ("reporting credit", "byline", r"(?i).{3,80}\b(?:contributed|contributes) to this (?:report|story|article)\b.{0,40}$"),
    ("reporting credit", "byline", r"(?i)(?:with|from) (?:files|material|input|inputs|additional reporting) (?:from|by)\b.{0,80}$"),
    ("source line", "byline", r"(?i)(?:sources?|via|джерело|источник|quelle|agency)\s*:\s*[^.!?]{1,100}$"),
    ("contact line", "furniture", r"(?i)(?:to|for)\s+(?:contact|reach|get in touch with|write to|find out more about|learn more about|more information (?:on|about))\b.{0,160}(?:visit|e-?mail|call|write|click|contact|see|go to|:|@|https?://|www\.)"),
    ("contact line", "furniture", r"(?i)(?:contact|e-?mail|write to|get in touch with|message|reach)\s+(?:us|me|the (?:author|editor|newsroom|reporter|writer)s?|our)\b"),
    ("contact line", "furniture", r"(?i)(?:have|got|do you have)\s+(?:a|any|an)?\s*(?:tip|story|information|news|question|comment|correction)s?\b.{0,160}$"),
    ("contact line", "furniture", r"(?i)(?:send|submit) (?:us )?(?:your |a |any )?(?:tips?|letters?|comments?|feedback|corrections?|photos?|videos?|news)\b.{0,160}$"),
    ("contact line", "furniture", r"(?i)(?:(?:tel|phone|fax|e-?mail|тел|пошта|почта)\b\.?\s*:?\s*)?(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+?\d[\d ()-]{7,})$"),
    ("appeal to follow", "furniture", rf"(?i)(?:please )?(?:follow|find|join|like|watch|add)\s+.{{0,60}}\bon\s+(?:our\s+)?{_PLATFORMS}\b.{{0,100}}$"),
    ("appeal to follow", "furniture", r"(?i)(?:please )?(?:follow|join|like) (?:us|me|our)\b.{0,160}$"),
    ("appeal to follow", "furniture", r"(?i)(?:підпис\w+|подпис\w+|приєдну\w+|присоединя\w+|читайте нас|стежте|следите|ставайте|abonn\w+ (?:uns|vous|nous)|suivez-nous|folgen sie uns|síguenos)\b.{0,200}$"),
    ("appeal to subscribe", "furniture", r"(?i)(?:please |click here to |already )?(?:subscribe|sign up|sign in|log in|register|unsubscribe|subscribed|a subscriber)\b(?!.{0,80}\b(?:said|says|told)\b).{0,240}$"),
    ("appeal to subscribe", "furniture", r"(?i)(?:get|receive|want)\b.{0,80}\b(?:newsletter|(?:in|to) your inbox|by e-?mail|our app|daily (?:briefing|digest)|breaking news alerts?|latest news)\b.{0,120}$"),
    ("appeal to subscribe", "furniture", r"(?i)(?:download|install|get) (?:our|the) (?:free )?(?:mobile )?app\b.{0,120}$"),
    ("appeal to donate", "furniture", r"(?i)(?:please )?(?:donate|become a (?:member|patron|supporter|subscriber)|support (?:us|our (?:work|journalism|reporting|newsroom|team)|independent (?:journalism|media)|(?:the|this) (?:site|website|channel|newsroom))|help us (?:keep|continue|fund|report)|buy us a coffee|підтрима\w+ (?:нас|нашу? |редакцію|проєкт)|поддерж\w+ (?:нас|нашу? |редакцию|проект))\b.{0,300}$"),
    ("appeal to donate", "furniture", r"(?i).{0,200}\b(?:make|consider(?: making)?) a (?:small |one-time |monthly |regular )?donation\b.{0,200}$"),
    ("copyright line", "furniture", r"(?i)\W*(?:©|\(c\)\s*(?:19|20)\d\d|copyright\b(?:.{0,20}(?:©|\(c\)|(?:19|20)\d\d)).{0,200}|(?:all rights reserved|all contents? ©|усі права захищено|все права защищены|alle rechte vorbehalten|tous droits réservés)).{0,300}$"),
    ("copyright line", "furniture", r"(?i).{0,200}\b(?:all rights reserved|may not be (?:published|reproduced|broadcast|rewritten))\b.{0,200}$"),
    ("related link", "furniture", r"(?i)\W*(?:related(?: (?:stor(?:y|ies)|articles?|news|topics?|coverage|content|links?|posts?))?|read (?:more|also|next|on|the full (?:story|article))|see also|also (?:read|see|on)|more (?:on|from|about|stories|news|like) this|more (?:stories|news|coverage|headlines)|don[’']?t miss|you (?:may|might) (?:also )?(?:like|be interested)|recommended|most (?:read|popular|viewed|shared)|trending|top stories|editors?[’']? picks?|what to read next|up next|next article|previous article|further reading|latest (?:news|stories|headlines)|in pictures|читайте (?:також|также|ещё|ще)|читати також|дивіться також|смотрите также|за темою|по теме|mehr zum thema|lesen sie auch|à lire aussi|lire aussi|lea también|leia também)\s*(?:$|[:>»→|–—-].{0,300}$)"),
    ("related link", "furniture", r"(?i)(?:read more|read also|see also|watch|listen|watch live|video|gallery|podcast|live|live blog|explainer|timeline|map|opinion|analysis|in depth|factbox)\s*:\s+\S.{0,160}(?<![.!?])$"),
    ("related link", "furniture", r"(?i)(?:click|tap|go) (?:here|to|on)\b.{0,120}$"),
    ("share line", "furniture", rf"(?i)(?:share|tweet|post|pin|print|e-?mail|copy link|save|send|bookmark|comment|comments|like|repost|whatsapp)(?:\s+(?:this|it|on|via|to|the|article|story|post|page|link|with|friends|a friend|by|{_PLATFORMS})\b)*[\s.!:|,·•/+-]*$"),
    ("share line", "furniture", rf"(?i)(?:(?:share|print|e-?mail|mail|tweet|copy|link|copy link|save|like|comments?|поділитися|поделиться|teilen|partager|compartir|{_PLATFORMS})[\s|,·•/:+&-]*){{1,14}}$"),
    ("share line", "furniture", r"(?i)(?:share|поділи\w+|подели\w+)\s+(?:this|your|the (?:article|story)|цим|этим|своєю|с друзьями|з друзями)\b.{0,80}$"),
    ("photo credit", "furniture", r"(?i)\W*(?:photo(?:graph)?s?|image|picture|pic|credits?|photo credit|image credit|illustration|video|graphic|фото|зображення|изображение|відео|видео|джерело фото|foto|crédit photo|bild)\s*(?:(?:by|courtesy|credit|source|via)\b\s*:?|:|©|/)\s*[^.!?]{1,100}\W*$"),
    ("photo credit", "furniture", r"(?i)\W*[\w .'’/|-]{0,60}(?:getty images|ap photo|afp photo|epa-efe|shutterstock|via reuters|handout|anadolu agency|file photo|stock photo)\b[\w .'’/|,-]{0,60}\W*$"),
    ("advertisement mark", "furniture", r"(?i)\W*(?:advertisements?|advertising|sponsored(?: content)?|promoted|ad|реклама|anzeige|publicité|publicidad|(?:story|article) continues (?:below|after).{0,40}|continue reading.{0,40}|skip advertisement|scroll to continue)\W*$"),
    ("cookie notice", "furniture", r"(?i).{0,200}\b(?:we (?:and our partners )?use cookies|this (?:site|website) uses cookies|accept (?:all|cookies)|cookie (?:policy|settings|preferences)|manage (?:cookies|consent|preferences)|your privacy choices|privacy policy|terms of (?:use|service)|gdpr|мы используем cookie|ми використовуємо cookie)\b.{0,300}$"),
    ("comment form", "furniture", r"(?i)\W*(?:(?:leave|post|add|write) a (?:comment|reply)|(?:no|\d+) (?:comments?|replies|shares|views|likes)|comments? (?:are closed|section|\(\d+\))|join the (?:conversation|discussion)|view (?:all )?comments|show comments|reply|коментарі|комментарии|loading\W*)\b.{0,60}$"),
    ("reading time", "furniture", r"(?i)\W*(?:(?:about )?\d+[- ]?(?:min(?:ute)?s?)[. ]*(?:read|reading time|listen)?|(?:estimated )?reading time\b.{0,30}|(?:listen|audio) (?:to this article|version).{0,40})\W*$"),
    ("tag line", "furniture", r"(?i)\W*(?:tags?|topics?|filed under|categor(?:y|ies)|keywords?|in this (?:article|story)|section|теги?|рубрика|тема)\s*:.{0,200}$"),
    ("disclaimer", "furniture", r"(?i)disclaimer\s*[:.–—-].{0,600}$"),
    ("disclaimer", "furniture", r"(?i)(?:the )?(?:views|opinions) expressed (?:in|by|here)\b.{0,300}$"),
    ("disclaimer", "furniture", r"(?i)(?:this (?:article|story|report|piece) (?:was |is |has been |originally |first )*(?:published|appeared|republished|reprinted|produced|translated|automatically|generated)\b).{0,200}$"),
    ("developing-story notice", "furniture", r"(?i)(?:this is a (?:developing|breaking) (?:news )?story|breaking news\W*$|more (?:details )?to (?:follow|come)\b|check back for updates).{0,140}$"),
    ("page control", "furniture", r"(?i)\W*(?:back to (?:top|home)|skip to (?:main )?content|(?:main )?menu|home|search|close|next|previous|page \d+(?: of \d+)?|show more|load more|see all|view all|expand|toggle.{0,20}|enlarge(?: this)? image|play(?: video)?|mute|fullscreen|наверх|меню|поиск|пошук)\W*$"),
    ("end mark", "furniture", r"(?i)\W*(?:ends?|-?30-?|#{2,}|\*{3,}|—{2,}|end of (?:text|story|article|transmission))\W*$"),
    ("bare link", "furniture", r"\W*(?:https?://\S+|www\.\S+|[\w-]+(?:\.[\w-]+)+/\S*|(?:[\w-]+\.)+(?:com|org|net|info|ua|ru|uk|de|fr|eu)|@\w+|(?:#\w+[\s,]*)+)(?:\s*[|,;·•]\s*(?:https?://\S+|www\.\S+|@\w+))*\W*$"),
)  # fmt: skip


@cache
def _compiled() -> tuple[tuple[Told, re.Pattern[str]], ...]:
    return tuple((Told(kind, reason), re.compile(pattern)) for reason, kind, pattern in _RULES)


_ENDS_A_SENTENCE = re.compile(r"[.!?…][\"'”’»)\]]*$")
_SAYS = re.compile(r"\b(?:said|says|told|according to|reported|claimed)\b|[“«]\w", re.IGNORECASE)


def furniture(line: str, linked: float = 0.0) -> Told | None:
    """Tell what a whole line is when it is not reporting, else ``None``. ``linked``: share of it that is link text."""
    words = line.count(" ") + 1
    if words <= LONGEST and len(line) <= LONGEST_CHARACTERS:
        for told, pattern in _compiled():
            if pattern.match(line) and not _is_reporting(line, told):
                return told
    if linked > 0.9 and words <= 25 and not _ENDS_A_SENTENCE.search(line):
        return Told("furniture", "bare link")
    return None


_BOLD: frozenset[str] = frozenset(
    {"contact line", "appeal to donate", "appeal to follow", "related link", "share line"}
)


def _is_reporting(line: str, told: Told) -> bool:
    """A sentence that someone says is reporting, though it may begin like an appeal ("Join us on Telegram, he said")."""
    return told.reason in _BOLD and bool(_SAYS.search(line)) and bool(_ENDS_A_SENTENCE.search(line))


@cache
def people_pattern() -> re.Pattern[str]:
    """Return the pattern of a line that names people and nothing else."""
    return re.compile(rf"{_PEOPLE}$")


_BYLINE = re.compile(
    r"(?:By|BY|by|Von|Par|Por|Автори?|Авторы|Текст|Story by|Text by|Words by|Written by|Authors?)\s*:?\s+(.+)$"
)


def authors_of(line: str) -> tuple[str, ...]:
    """Return the people that a byline names: what follows "By", up to a bar, slash or date."""
    match = _BYLINE.match(line)
    names = match.group(1) if match else line
    names = re.split(r"\s*[|/·•–—\d]|\s-\s|,?\s+(?:in|for|at)\s+[A-ZА-Я]|\s(?:Published|Updated|Posted)\b", names)[0]
    found = re.split(r"\s*,\s*|\s+(?:and|&|и|та|і|und|et)\s+", names)
    return tuple(name.strip(" .,") for name in found if people_pattern().match(name.strip(" .,")))
