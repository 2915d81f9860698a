"""Bad input: one clear line with cause, hint and code; the rest of the run goes on; the exit code tells."""

import fcntl
import json
import os
import shlex
import subprocess
import sys

import pytest

GOOD = "Example Courier\nPublished: 12 May 2024\n\nShelling killed four people in Kharkiv on Sunday, the mayor said.\n"

BAD = {
    "empty.txt": (b"", "capture.empty"),
    "blank.md": (b"\n  \n\t\n", "read.empty"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8, "read.binary"),
    "archive.bin": (b"PK\x03\x04" + b"\x00\x01\x02" * 200, None),
    "no-text.html": (
        b"<html><head><title>x</title></head><body><script>var a=1</script></body></html>",
        "read.html.no-text",
    ),
    "deep.html": (b"<div>" * 10_000 + b"Shelling killed four people." + b"</div>" * 10_000, None),
}


def thucydides(*args, cwd):
    return subprocess.run(
        [sys.executable, "-m", "thucydides", *map(str, args)], cwd=cwd, capture_output=True, text=True
    )


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    home = tmp_path_factory.mktemp("bad")
    folder = home / "in"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD)
    for name, (data, _) in BAD.items():
        (folder / name).write_bytes(data)
    (folder / "huge.html").write_bytes(b"<p>Shelling.</p>" * (50 * 2**20 // 16))
    (folder / "loop").symlink_to(folder)
    (folder / "gone.txt").symlink_to(folder / "nowhere")
    os.mkfifo(folder / "pipe")
    (folder / "31-february.md").write_text(
        "---\noutlet: Example\npublished: 2024-02-31\n---\n\nThree people died in Kyiv.\n"
    )
    (folder / "cp1251.txt").write_bytes("Министерство сообщило: погибли четыре человека в Харькове.".encode("cp1251"))
    (folder / "mixed.txt").write_bytes("Four died in Харків, ".encode() + "officials said “today”.".encode("cp1252"))
    done = thucydides("follow", folder, "missing.txt", "--now", "2024-05-20T06:00:00Z", cwd=home)
    refused = [json.loads(line) for line in thucydides("refusals", "--json", cwd=home).stdout.splitlines()]
    return home, done, {row["address"]: row for row in refused}


def test_the_run_goes_on_and_says_so(run):
    home, done, _ = run
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    said = [json.loads(line)["words"] for line in thucydides("claims", "--json", cwd=home).stdout.splitlines()]
    assert any("killed four people" in words for words in said)


@pytest.mark.parametrize("name", [*BAD, "huge.html", "loop", "gone.txt", "pipe", "missing.txt"])
def test_each_bad_item_is_a_named_refusal(run, name):
    _, done, refused = run
    expected = BAD.get(name, (b"", None))[1]
    if name == "deep.html" and name not in refused:
        return  # read safely is as good as refused
    assert name in refused, sorted(refused)
    assert refused[name]["cause"] and "\n" not in refused[name]["cause"]
    assert expected in (None, refused[name]["code"])
    assert f"refused {name}: " in done.stderr


@pytest.mark.parametrize("name", ["31-february.md", "cp1251.txt", "mixed.txt"])
def test_odd_documents_are_read_and_their_oddity_kept(run, name):
    home, _, refused = run
    assert name not in refused
    rows = thucydides("export", "jsonl", cwd=home).stdout
    assert name in rows


def test_an_impossible_date_is_unknown_and_noted(run):
    home, _, _ = run
    documents = [json.loads(line) for line in thucydides("export", "jsonl", cwd=home).stdout.splitlines()]
    text = json.dumps([row for row in documents if "Three people died" in json.dumps(row)])
    assert "2024-02-31" in text
    assert '"published": "2024-02-31"' not in text.replace("hints", "")


def test_a_damaged_ledger_is_a_clear_error(run, tmp_path):
    (tmp_path / "ledger").mkdir()
    (tmp_path / "ledger" / "ledger.sqlite").write_bytes(b"not a database" * 100)
    done = thucydides("events", cwd=tmp_path)
    assert done.returncode == 2
    assert "code: store." in done.stderr
    assert "Traceback" not in done.stderr


def test_a_full_disk_is_told_and_what_was_kept_stays_whole(tmp_path, examples):
    """A limit on the size of files stands in for a full disk: writing past it fails as ENOSPC does."""
    limited = "ulimit -f 100; exec " + shlex.join([sys.executable, "-m", "thucydides", "follow", str(examples)])
    done = subprocess.run(["bash", "-c", limited], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 2, done.stderr
    assert "code: store.disk-full" in done.stderr
    assert "Traceback" not in done.stderr
    assert thucydides("follow", examples, cwd=tmp_path).returncode == 0
    assert thucydides("verify", cwd=tmp_path).returncode == 0


def test_a_locked_ledger_is_told(tmp_path):
    (tmp_path / "good.txt").write_text(GOOD)
    (tmp_path / "ledger").mkdir()
    with (tmp_path / "ledger" / "writer.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = thucydides("follow", "good.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert "code: store.busy" in done.stderr


def test_a_read_only_folder_is_told(tmp_path):
    if os.geteuid() == 0:
        pytest.skip("root may write anywhere: permissions cannot be tested as root")
    (tmp_path / "good.txt").write_text(GOOD)
    tmp_path.chmod(0o500)
    done = thucydides("follow", "good.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert "code: store.unwritable" in done.stderr


@pytest.fixture
def examples(root):
    return root / "examples" / "kharkiv-may-2024"
