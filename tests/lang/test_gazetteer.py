"""The gazetteer: built once in a child process, whole or not at all, credited."""

import pytest

from thucydides.errors import PartError
from thucydides.lang import gazetteer
from thucydides.lang.gazetteer import fold, open_gazetteer


def test_names_are_compared_without_case_accents_and_marks():
    assert fold("Kam’ianets-Podil's'kyi") == fold("KAMIANETS PODILSKYI")
    assert fold("Łódź") != fold("Lodz")  # a stroke is not an accent: both stand in the gazetteer


def test_its_data_is_credited():
    assert "GeoNames, CC BY 4.0" in open_gazetteer().credits()[0]


def test_opening_again_builds_nothing():
    said = []
    open_gazetteer(said.append)
    open_gazetteer(said.append)
    assert not said


def test_a_build_that_fails_leaves_nothing_and_says_why(tmp_path, monkeypatch):
    monkeypatch.setenv("THUCYDIDES_CACHE", str(tmp_path))
    monkeypatch.setattr(gazetteer.sys, "executable", "false")
    with pytest.raises(PartError) as caught:
        open_gazetteer()
    assert caught.value.code == "part.gazetteer"
    assert not list(tmp_path.glob("*.sqlite"))


def test_a_cache_that_cannot_be_written_is_told(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("THUCYDIDES_CACHE", str(tmp_path / "file" / "inside"))
    with pytest.raises(PartError):
        open_gazetteer()
