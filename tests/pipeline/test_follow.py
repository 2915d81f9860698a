"""The main job as a user runs it: resumable, idempotent, indifferent to order and to SIGKILL."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

NOW = "2024-05-20T06:00:00Z"


def thucydides(*args, cwd, check=True, **given):
    command = [sys.executable, "-m", "thucydides", *map(str, args)]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, **given)
    assert not check or done.returncode == 0, done.stderr
    return done


@pytest.fixture(scope="module")
def examples(root):
    return root / "examples" / "kharkiv-may-2024"


@pytest.fixture(scope="module")
def undisturbed(examples, tmp_path_factory):
    """A ledger of the examples and its export."""
    home = tmp_path_factory.mktemp("undisturbed")
    thucydides("follow", examples, "--now", NOW, cwd=home)
    return home, export(home)


def export(home):
    return thucydides("export", "jsonl", cwd=home).stdout


def files(folder):
    return {
        str(p.relative_to(folder)): p.read_bytes()
        for p in folder.rglob("*")
        if p.is_file() and not p.name.endswith(("-shm", "-wal"))
    }


def test_following_twice_writes_nothing(examples, undisturbed, tmp_path):
    shutil.copytree(undisturbed[0] / "ledger", tmp_path / "ledger")
    before = files(tmp_path / "ledger")
    done = thucydides("follow", examples, "--now", NOW, cwd=tmp_path)
    assert "new: 0 captures, 0 documents" in done.stdout
    assert files(tmp_path / "ledger") == before


def test_the_order_of_arrival_does_not_matter(examples, undisturbed, tmp_path):
    items = [path for path in examples.iterdir() if path.suffix in {".md", ".html", ".txt"}]
    random.Random(7).shuffle(items)
    for item in items[:5]:
        thucydides("follow", item, "--now", NOW, "--theatre", examples / "theatre.toml", cwd=tmp_path)
    thucydides("follow", *items[5:], "--now", NOW, "--theatre", examples / "theatre.toml", cwd=tmp_path)
    assert export(tmp_path) == undisturbed[1]


def test_a_run_killed_at_thirty_random_moments_ends_in_the_same_ledger(examples, undisturbed, tmp_path):
    spent = _cpu_of_one_run(examples, tmp_path / "measure")
    dice, killed = random.Random(2024), 0
    command = [sys.executable, "-m", "thucydides", "follow", str(examples), "--now", NOW]
    for _ in range(120):
        run = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _wait_for_cpu(run, dice.uniform(0, spent))
        done = run.poll() is not None
        if not done:
            run.send_signal(signal.SIGKILL)
        killed += run.wait() == -signal.SIGKILL
        if killed == 30:
            break
        if done or dice.random() < 0.25:  # begin anew, so that the early moments are met more than once
            shutil.rmtree(tmp_path / "ledger", ignore_errors=True)
    assert killed == 30
    thucydides("follow", examples, "--now", NOW, cwd=tmp_path)
    assert export(tmp_path) == undisturbed[1]
    assert thucydides("verify", cwd=tmp_path).returncode == 0


def _cpu_of_one_run(examples, home):
    home.mkdir()
    before = os.times()
    thucydides("follow", examples, "--now", NOW, cwd=home)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def _wait_for_cpu(run, seconds):
    """Wait until the child has used so much CPU time: a moment of its work, however busy the machine is."""
    tick = os.sysconf("SC_CLK_TCK")
    while run.poll() is None:
        try:
            fields = Path(f"/proc/{run.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return
        if (int(fields[11]) + int(fields[12])) / tick >= seconds:
            return
        os.sched_yield()
        time.sleep(0.002)


def test_an_export_comes_back_without_loss(undisturbed, tmp_path):
    (tmp_path / "export.jsonl").write_text(undisturbed[1])
    thucydides("import", "export.jsonl", "--now", NOW, cwd=tmp_path)
    assert export(tmp_path) == undisturbed[1]
    assert thucydides("verify", cwd=tmp_path).returncode == 0


def test_nothing_of_the_machine_is_exported(undisturbed, root):
    assert str(root) not in undisturbed[1]
    assert str(undisturbed[0]) not in undisturbed[1]


def test_a_decision_survives_a_rerun_and_can_be_undone(examples, undisturbed, tmp_path):
    shutil.copytree(undisturbed[0] / "ledger", tmp_path / "ledger")
    claim = json.loads(thucydides("claims", "--json", "--limit", "1", cwd=tmp_path).stdout)["id"]
    thucydides("decide", "reject", claim, "--reason", "test", "--who", "tester", "--now", NOW, cwd=tmp_path)
    thucydides("follow", examples, "--now", NOW, cwd=tmp_path)
    left = thucydides("claims", "--json", cwd=tmp_path).stdout
    assert claim not in left
    decision = json.loads(export(tmp_path).splitlines()[-1]) and _decision(export(tmp_path))
    thucydides("decide", "undo", decision, "--reason", "test", "--who", "tester", "--now", NOW, cwd=tmp_path)
    assert claim in thucydides("claims", "--json", cwd=tmp_path).stdout
    assert thucydides("verify", cwd=tmp_path).returncode == 0


def _decision(text):
    lines = [json.loads(line) for line in text.splitlines()]
    found = [line for line in lines if "decision" in json.dumps(line)[:40]]
    return found[0].get("id") or found[0]["value"]["id"]


def test_split_and_merge_move_claims_between_events(undisturbed, tmp_path):
    shutil.copytree(undisturbed[0] / "ledger", tmp_path / "ledger")
    events = [json.loads(line) for line in thucydides("events", "--json", cwd=tmp_path).stdout.splitlines()]
    event = next(e for e in events if len(e["claims"]) > 2)
    signed = ("--reason", "test", "--who", "tester", "--now", NOW)
    thucydides("decide", "split", event["id"], event["claims"][-1], *signed, cwd=tmp_path)
    after = [json.loads(line) for line in thucydides("events", "--json", cwd=tmp_path).stdout.splitlines()]
    home = {claim: e["id"] for e in after for claim in e["claims"]}
    assert home[event["claims"][-1]] != home[event["claims"][0]]
    thucydides("decide", "merge", home[event["claims"][-1]], home[event["claims"][0]], *signed, cwd=tmp_path)
    last = [json.loads(line) for line in thucydides("events", "--json", cwd=tmp_path).stdout.splitlines()]
    home = {claim: e["id"] for e in last for claim in e["claims"]}
    assert home[event["claims"][-1]] == home[event["claims"][0]]


def test_a_folder_that_holds_the_ledger_does_not_follow_it(tmp_path):
    (tmp_path / "a.txt").write_text("Four people died in Kyiv on 3 May 2024, police said.")
    for _ in range(2):
        done = thucydides("follow", ".", "--now", NOW, cwd=tmp_path)
    assert "new: 0 captures" in done.stdout
    assert "ledger: 1 captures, 1 documents" in done.stdout
