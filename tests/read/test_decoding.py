import pytest

from thucydides.read.anchor import reread

UKRAINIAN = "Унаслідок обстрілу села у неділю загинули четверо людей, повідомила обласна прокуратура області."
RUSSIAN = "В результате обстрела села в воскресенье погибли четыре человека, сообщила прокуратура области."
ENGLISH = "The army said on Sunday that it had “no information” – a spokesman told the Café Example."
ARABIC = "قال متحدث باسم الجيش يوم الأحد إن أربعة أشخاص على الأقل قتلوا في قصف على سوق القرية"


@pytest.mark.parametrize(
    ("text", "encoding", "language"),
    [
        (UKRAINIAN, "cp1251", "uk"),
        (UKRAINIAN, "utf-8-sig", "uk"),
        (UKRAINIAN, "utf-16", "uk"),
        (RUSSIAN, "koi8-r", "ru"),
        (RUSSIAN, "cp866", "ru"),
        (ENGLISH, "cp1252", "en"),
        (ENGLISH, "utf-16-le", "en"),
        (ARABIC, "utf-8", "ar"),
        (ARABIC, "cp1256", "ar"),
    ],
)
def test_common_encodings_are_told_without_being_declared(read, text, encoding, language):
    data = text.encode(encoding)
    document = read(data, name="a.txt")
    assert (document.text, document.language) == (text, language)
    assert reread(document, data) is None


def test_bytes_that_do_not_decode_are_marked_and_not_dropped(read):
    data = f"{UKRAINIAN}\n\n".encode() + RUSSIAN[:20].encode("cp1251")
    document = read(data, name="a.txt")
    assert "\ufffd" in document.text
    assert any("mixed encoding" in note for note in document.notes)
    marked = "".join(document.text[run.start : run.end] for run in document.runs if not run.verbatim)
    assert document.text.count("\ufffd") == marked.count("\ufffd")
    assert reread(document, data) is None


def test_a_wrong_declaration_does_not_garble_utf8(read):
    document = read(UKRAINIAN.encode(), name="a.txt", media_type="text/plain; charset=iso-8859-1")
    assert document.text == UKRAINIAN
    assert any("declared" in note for note in document.notes)


def test_a_short_text_has_no_language(read):
    assert read("Kharkiv: 4", name="a.txt").language == ""
