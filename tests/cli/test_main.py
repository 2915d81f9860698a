"""The command line as a newcomer meets it: help, near misses, codes, exit status."""

import subprocess
import sys

import click
import pytest

from thucydides.cli import VERBS, cli


def thucydides(*args, cwd=None, **given):
    command = [sys.executable, "-m", "thucydides", *args]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, **given)


def commands(group, path=()):
    for name in group.list_commands(click.Context(group)):
        command = group.get_command(click.Context(group), name)
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


def test_help_imports_nothing_heavy():
    code = "import sys, thucydides.cli as c; c.cli(['--help'], standalone_mode=False); print(sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    for heavy in ("rich", "lxml", "httpx", "sqlite3", "trafilatura", "numpy"):
        assert f"'{heavy}'" not in done.stdout


def test_every_command_explains_itself_with_an_example():
    assert {path[0] for path, _ in commands(cli)} == set(VERBS)
    for path, command in commands(cli):
        assert command.help, path
        assert (command.epilog or "").startswith("Example: thucydides "), path


@pytest.mark.parametrize(
    ("args", "near"),
    [(["evnts"], "events"), (["events", "--contestd"], "--contested"), (["follow", "x", "--outlt", "y"], "--outlet")],
)
def test_a_slip_of_the_pen_names_the_nearest(args, near):
    done = thucydides(*args)
    assert done.returncode == 2
    assert near in done.stderr
    assert "code: usage" in done.stderr


def test_a_missing_ledger_is_told_in_three_lines(tmp_path):
    done = thucydides("events", cwd=tmp_path)
    assert done.returncode == 2
    assert [line.split(":")[0].strip() for line in done.stderr.splitlines()] == ["error", "hint", "code"]
    assert "store.missing" in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_broken_setting_is_usage(tmp_path):
    (tmp_path / "thucydides.toml").write_text("[ledgr]\npath = 'x'\n")
    done = thucydides("config", "show", cwd=tmp_path)
    assert done.returncode == 2
    assert "config.unknown-key" in done.stderr


def test_config_shows_where_each_value_came_from(tmp_path):
    (tmp_path / "thucydides.toml").write_text("[capture]\nlimit_mb = 8\n")
    done = thucydides("config", "show", "--origin", cwd=tmp_path)
    assert "capture.limit_mb = 8.0  (thucydides.toml)" in done.stdout
    assert done.returncode == 0


def test_the_demo_never_removes_a_ledger_that_it_did_not_make(tmp_path):
    (tmp_path / "precious").mkdir()
    (tmp_path / "precious" / "journal.jsonl").write_text("mine\n")
    done = thucydides("demo", "--ledger", "precious", cwd=tmp_path)
    assert done.returncode == 2
    assert (tmp_path / "precious" / "journal.jsonl").read_text() == "mine\n"
