"""Theatre files: a wrong one is named with its cause and the nearest right word."""

import pytest

from thucydides.errors import ConfigError
from thucydides.lang.theatre import built_in, load


@pytest.mark.parametrize("name", built_in())
def test_a_built_in_theatre_has_opposed_sides_and_no_name_on_both(name):
    theatre = load(name)
    assert len(theatre.sides) >= 2
    names = [word for side in theatre.sides for word in {side.name, *side.party, *side.civil, *side.outlets}]
    assert len(names) == len(set(names))


def test_a_path_is_read(tmp_path):
    file = tmp_path / "war.toml"
    file.write_text('name = "w"\n[[sides]]\nname = "Arvenia"\nparty = ["Arvenia"]\n')
    assert load(str(file)).sides[0].party == ("Arvenia",)


@pytest.mark.parametrize(("text", "said"), [
    ('name = "w"\nzones = "UTC"\n', "zone"), ('name = "w"\n[[sides]]\nname = "a"\nparti = []\n', "party"),
    ("name = 3\n", ""), ("", ""), ("sides = [1]\nname = 'w'\n", ""), ("name = [\n", "TOML"), ("\x00", "TOML"),
])  # fmt: skip
def test_a_wrong_file_is_a_clear_error(tmp_path, text, said):
    file = tmp_path / "war.toml"
    file.write_text(text)
    with pytest.raises(ConfigError) as caught:
        load(str(file))
    assert caught.value.code == "config.theatre"
    assert said in caught.value.hint
    assert "\n" not in str(caught.value)


def test_bytes_that_are_no_text_are_a_clear_error(tmp_path):
    (tmp_path / "war.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ConfigError, match=r"war\.toml"):
        load(str(tmp_path / "war.toml"))


@pytest.mark.parametrize("name", ["no-such-war", "/nowhere/war.toml", ".", "russia-ukrane"])
def test_a_missing_theatre_is_a_clear_error(name):
    with pytest.raises(ConfigError) as caught:
        load(name)
    assert caught.value.code == "config.theatre"
    assert caught.value.hint
