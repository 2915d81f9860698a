"""Which language a text is in: an offline detector, kept to the languages that reporting on wars comes in.

py3langid (BSD) classifies by byte n-grams; over all its 97 languages short Russian reads as Serbian, so it is held to a
list. Under ``SHORTEST`` letters the answer is '' (not detected), for a headline of names fits several languages.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

SHORTEST = 40  # letters
_SAMPLE = 4000  # characters; bounds the work on long texts (chosen, not tuned)
_LANGUAGES_WORDS = """
    am ar az be bg bn ca cs da de el en es et fa fi fr he hi hr hu hy id it ja ka kk ko ku ky lt lv mk ms nl no pl
    ps pt ro ru sk sl sq sr sv sw ta th tr uk ur uz vi zh
"""
_LANGUAGES = _LANGUAGES_WORDS.split()


@cache
def _identifier() -> Any:  # noqa: ANN401  py3langid has no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages([code for code in _LANGUAGES if code in set(identifier.nb_classes)])
    return identifier


def language_of(text: str) -> str:
    """Return the ISO 639-1 code of a text, '' when it is too short to tell."""
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < SHORTEST:
        return ""
    return _slavic(sample, str(_identifier().classify(sample)[0]))


def _slavic(sample: str, answer: str) -> str:
    """Letters that only one alphabet has decide between its neighbours."""
    if answer not in ("ru", "uk", "be", "bg", "sr", "mk"):
        return answer
    only_uk, only_ru = len(re.findall("[іїєґІЇЄҐ]", sample)), len(re.findall("[ыэъёЫЭЪЁ]", sample))
    if "ў" in sample:
        return "be"
    if only_uk > 4 * only_ru and only_uk:
        return "uk"
    return "ru" if only_ru > 4 * only_uk and only_ru and answer != "bg" else answer


def code_of(name: str) -> str:
    """Return the two-letter code of a declared language ("en-GB", "English"), '' when it is not one."""
    match = re.match(r"([A-Za-z]{2})(?:[-_]\w+)*$", name.strip())
    if match:
        return match.group(1).lower()
    return {"english": "en", "ukrainian": "uk", "russian": "ru", "arabic": "ar", "french": "fr", "german": "de",
            "spanish": "es", "polish": "pl", "hebrew": "he", "eng": "en", "ukr": "uk", "rus": "ru", "ara": "ar",
            }.get(name.strip().lower(), "")  # fmt: skip
