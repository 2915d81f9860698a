"""The docs run: each console block is executed in order, and what it shows must appear."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs" / "tutorials").glob("*.md"))
BLOCK = re.compile(r"```console\n(.*?)```", re.DOTALL)


def steps(page):
    """Yield (command, lines that must appear in this order)."""
    for block in BLOCK.findall(page.read_text()):
        for step in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, *shown = step.splitlines()
            yield command, [line.strip() for line in shown if line.strip() and line.strip() != "..."]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_each_block_of_a_tutorial_runs_and_shows_what_it_says(page, tmp_path):
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    shim = tmp_path / "bin"
    shim.mkdir()
    (shim / "thucydides").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m thucydides "$@"\n')
    (shim / "thucydides").chmod(0o755)
    env = os.environ | {"PATH": f"{shim}:{os.environ['PATH']}"}
    run = list(steps(page))
    assert run
    for command, shown in run:
        done = subprocess.run(["bash", "-c", command], cwd=tmp_path, env=env, capture_output=True, text=True)
        output, at = " ".join((done.stdout + done.stderr).split()), 0
        assert done.returncode in (0, 1), (command, done.stderr)
        for line in shown:
            for piece in filter(None, (" ".join(part.split()) for part in line.split("..."))):
                found = output.find(piece, at)
                assert found >= 0, (command, piece, output[:4000])
                at = found + len(piece)


def test_the_tree_of_pages_is_linked_from_the_readme():
    readme = (ROOT / "README.md").read_text()
    assert len(readme.splitlines()) < 150
    for target in re.findall(r"\]\(([^)#:]+)\)", readme):
        assert (ROOT / target).exists(), target


def test_every_event_type_is_documented():
    from thucydides.normalise import types_lexicon

    page = (ROOT / "docs" / "reference" / "event-types.md").read_text()
    for name in sorted({*types_lexicon.CAUSES, *types_lexicon.CONSEQUENCES}):
        assert f"`{name}`" in page, name
