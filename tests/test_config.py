"""Settings: layers, origins, near-miss suggestions."""

import pytest

from thucydides.config import load
from thucydides.errors import ConfigError


@pytest.fixture
def file(tmp_path):
    def write(text):
        path = tmp_path / "thucydides.toml"
        path.write_text(text)
        return {"THUCYDIDES_CONFIG": str(path)}

    return write


def test_later_layers_win_and_say_so(file):
    env = file("[capture]\nlimit_mb = 4\ntimeout_s = 5\n") | {"THUCYDIDES_CAPTURE__TIMEOUT_S": "6"}
    found = load({"ledger.path": "elsewhere"}, env)
    assert (found.settings.capture.limit_mb, found.settings.capture.timeout_s) == (4, 6)
    assert found.origins["capture.limit_mb"] == "thucydides.toml"
    assert found.origins["capture.timeout_s"] == "THUCYDIDES_CAPTURE__TIMEOUT_S"
    assert found.origins["ledger.path"] == "command line"
    assert found.origins["theatre.file"] == "default"


def test_an_unknown_key_names_the_nearest(file):
    with pytest.raises(ConfigError) as caught:
        load(env=file("[capture]\nlimit_mbs = 4\n"))
    assert caught.value.code == "config.unknown-key"
    assert "capture.limit_mb" in caught.value.hint


def test_a_wrong_value_names_where_it_came_from():
    with pytest.raises(ConfigError) as caught:
        load(env={"THUCYDIDES_CAPTURE__LIMIT_MB": "many"})
    assert caught.value.code == "config.value"
    assert "THUCYDIDES_CAPTURE__LIMIT_MB" in str(caught.value)


@pytest.mark.parametrize("text", ["[capture\n", "limit = 3\n", "[captures]\nlimit_mb = 1\n"])
def test_a_broken_file_is_a_clear_error(file, text):
    with pytest.raises(ConfigError):
        load(env=file(text))
