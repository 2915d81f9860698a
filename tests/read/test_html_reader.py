# ruff: noqa: E501  pages and lines of reports are written whole
import pytest

from thucydides.errors import InputError
from thucydides.model.document import READABLE
from thucydides.read.anchor import reread

NEWS = """<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Shells hit market in Verkhnia Balka - The Example Courier</title>
<meta property="og:site_name" content="The Example Courier"><meta property="og:title" content="Shells hit market in Verkhnia Balka">
<link rel="canonical" href="https://courier.example/2024/05/12/shells-hit-market">
<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
{"@type":"NewsArticle","headline":"Shells hit market in Verkhnia Balka","datePublished":"2024-05-12T08:30:00+03:00",
"author":[{"@type":"Person","name":"Jane Roe"}]}]}</script><style>p{color:red}</style></head>
<body><div class="cookie-banner"><p>We use cookies to improve your experience on this site. Accept all.</p></div>
<header class="site-header"><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav></header>
<main><article>
<h1>Shells hit market in Verkhnia Balka</h1>
<p class="byline">By Jane Roe and John Doe</p>
<time datetime="2024-05-12T08:30:00+03:00">12 May 2024, 08:30</time>
<div class="share-bar"><a href="#">Facebook</a> <a href="#">Twitter</a> <a href="#">Copy link</a></div>
<p>KHARKIV, May 12 (Example Wire) &mdash; At least four people were killed &amp; dozens wounded when shells hit a market
in the village of Verkhnia Balka on Sunday, the regional prosecutor&#8217;s office said.</p>
<p>&ldquo;People were buying bread,&rdquo; a <em>rescue</em> worker told the <a href="#">Example Courier</a>. &ldquo;There was no warning.&rdquo;</p>
<figure><img src="x.jpg"><figcaption>Rescuers clear rubble from the market on Sunday.</figcaption></figure>
<p>The army said it was moving units from the</p>
<aside class="related"><h3>Related stories</h3><ul><li><a href="#">What we know about the front</a></li></ul></aside>
<p>southern sector to reinforce the town.</p>
<h2>Denial</h2>
<blockquote><p>We do not strike civilian targets and never have, whatever their media say about it.</p></blockquote>
<p>The defence ministry of the other side denied responsibility for the strike.</p>
<p>Read more: <a href="#">Villages emptied as front moves</a></p>
<p>Follow us on Telegram for updates.</p>
</article>
<section id="comments"><h3>Comments</h3><p>Troll99: this is all lies, I do not believe any word of it at all.</p></section></main>
<aside class="sidebar"><h3>Most read</h3><ul><li><a href="#">Ten ways to cook potatoes</a></li></ul></aside>
<footer><p>&copy; 2024 The Example Courier. All rights reserved.</p></footer>
<script>var x="<p>The army said nothing.</p>";</script></body></html>
"""

TABLES = """<html><head><title>Old site</title></head><body><table><tr><td width=150><a href=a>News</a><br><a href=b>Sport</a></td>
<td><font size=5><b>Rebels say bridge destroyed</b></font><br>By Sam Example<br>3 June 2023<br><br>
Rebel commanders said on Saturday that a bridge over the Lower Stream<br>was destroyed by an air strike, cutting the road.<br><br>
The government has not confirmed the report. "We are looking into it," a spokesman said on condition of anonymity.<br><br>
Residents reached by telephone said they heard three blasts shortly before dawn and saw smoke over the river.<br><br>
Copyright 2023 Old Site</td></tr></table></body></html>"""

UKRAINIAN = """<!doctype html><html lang="uk"><head><meta charset="windows-1251"><title>Новини</title>
<meta property="og:site_name" content="Приклад"></head><body><div class="menu"><a href="#">Головна</a></div>
<h1>Обстріл села Верхня Балка: є загиблі</h1><div class="date">12 травня 2024, 10:15</div>
<div class="text"><p>Унаслідок обстрілу села у неділю загинули щонайменше четверо людей, повідомила обласна прокуратура.</p>
<p>За словами рятувальників, десятки людей дістали поранення. «Попередження не було», – сказав один із них.</p>
<p>Читайте також: <a href="#">Що відомо про фронт</a></p><p>Підписуйтесь на наш Telegram-канал</p></div></body></html>"""


@pytest.fixture(scope="module")
def news(read):
    return read(NEWS, name="page.html")


def test_a_page_names_itself_in_its_metadata(news):
    assert (news.outlet, news.outlet_basis) == ("The Example Courier", "stated")
    assert news.title == "Shells hit market in Verkhnia Balka"
    assert news.authors == ("Jane Roe", "John Doe")
    assert (news.published.value, news.published.basis) == ("2024-05-12T08:30:00+03:00", "stated")
    assert news.published.span.of(news.text) == "12 May 2024"
    assert (news.url, news.language) == ("https://courier.example/2024/05/12/shells-hit-market", "en")


def test_only_the_report_is_read(news, kinds):
    readable = [words for kind, words in kinds(news) if kind in READABLE]
    assert readable == [
        "Shells hit market in Verkhnia Balka",
        "At least four people were killed & dozens wounded when shells hit a market in the village of Verkhnia Balka "
        "on Sunday, the regional prosecutor’s office said.",
        "“People were buying bread,” a rescue worker told the Example Courier. “There was no warning.”",
        "Rescuers clear rubble from the market on Sunday.",
        "The army said it was moving units from the southern sector to reinforce the town.",
        "Denial",
        "We do not strike civilian targets and never have, whatever their media say about it.",
        "The defence ministry of the other side denied responsibility for the strike.",
    ]


def test_furniture_inside_the_report_is_kept_and_named(news, kinds):
    named = {p.span.of(news.text): p.reason for p in news.parts if p.kind == "furniture"}
    assert named["Follow us on Telegram for updates."] == "appeal to follow"
    assert named["Read more: Villages emptied as front moves"] == "related link"
    assert any("left out" in note for note in news.notes)


def test_scripts_and_styles_are_never_text(news):
    assert "said nothing" not in news.text
    assert "color" not in news.text


def test_every_character_leads_back_to_the_page(news):
    assert reread(news, NEWS.encode()) is None


def test_a_page_laid_out_with_tables_and_breaks(read, kinds):
    document = read(TABLES, name="old.htm")
    parts = kinds(document)
    joined = "Rebel commanders said on Saturday that a bridge over the Lower Stream was destroyed by an air strike, cutting the road."
    assert ("paragraph", joined) in parts
    assert document.authors == ("Sam Example",)
    assert document.published.value == "2023-06-03"
    assert ("furniture", "Copyright 2023 Old Site") in parts


def test_a_declared_single_byte_alphabet_is_read(read, kinds):
    data = UKRAINIAN.encode("cp1251")
    document = read(data, name="page.html")
    assert (document.encoding, document.language, document.published.value) == ("cp1251", "uk", "2024-05-12")
    assert document.title == "Обстріл села Верхня Балка: є загиблі"
    assert [words for kind, words in kinds(document) if kind == "furniture"] == [
        "Читайте також: Що відомо про фронт",
        "Підписуйтесь на наш Telegram-канал",
    ]
    assert reread(document, data) is None


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ("<html><body></body></html>", "read.html.no-text"),
        (
            "<html><body><nav><a href=x>Home</a> <a href=y>World</a></nav><script>text()</script></body></html>",
            "read.html.no-text",
        ),
        ("<html><body>" + "<div>" * 10_000 + "<p>The army said nothing about the strike.</p>", "read.html.too-deep"),
    ],
)
def test_a_page_that_cannot_be_read_is_refused_with_its_reason(read, page, code):
    with pytest.raises(InputError) as refused:
        read(page, name="page.html")
    assert refused.value.code == code


def test_an_impossible_date_of_the_metadata_is_noted_and_not_used(read):
    page = NEWS.replace("2024-05-12T08:30:00+03:00", "2024-02-31").replace("12 May 2024, 08:30", "today")
    document = read(page.replace("/2024/05/12/", "/"), name="page.html")
    assert (document.published.value, document.published.basis) == ("", "unknown")
    assert any("impossible date" in note for note in document.notes)


def test_a_date_in_the_address_is_told_as_such(read):
    page = "<html><body><article><p>The army said on Sunday that the bridge had been destroyed by a strike.</p></article></body></html>"
    document = read(
        page, name="x", media_type="text/html; charset=utf-8", url="https://www.courier.example/2023/6/3/bridge"
    )
    assert (document.published.value, document.published.basis) == ("2023-06-03", "url")
    assert (document.outlet, document.outlet_basis) == ("courier.example", "url")


def test_a_page_marked_as_invented_says_so(read):
    page = NEWS.replace("<style>", '<meta name="fiction" content="true"><style>')
    assert read(page, name="page.html").fiction
