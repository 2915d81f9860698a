import os
import socket

import pytest

from thucydides.capture.items import ItemCapturer
from thucydides.model.document import Hints, Refusal
from thucydides.ports import Found


@pytest.fixture
def capture(tmp_path):
    def _capture(*items, limit=1000, hints=Hints(), stdin=None):  # noqa: B008
        given = {"stdin": lambda: stdin} if stdin else {}
        capturer = ItemCapturer(
            hints=hints, now=lambda: "2024-05-13T00:00:00Z", tool="thucydides/0", limit_bytes=limit, **given
        )
        return list(capturer.capture([str(item) for item in items]))

    return _capture


def seen(results):
    return [(r.address, r.code) if isinstance(r, Refusal) else (r.sighting.address, r.data) for r in results]


def test_a_file_is_taken_untouched(capture, tmp_path):
    (tmp_path / "a.md").write_bytes(b"\xff\x00odd\r\n")
    [found] = capture(tmp_path / "a.md", hints=Hints(outlet="Example Post"))
    assert isinstance(found, Found)
    assert found.data == b"\xff\x00odd\r\n"
    assert found.sighting.address == "a.md"
    assert found.sighting.hints == Hints(outlet="Example Post", name="a.md")
    assert (found.sighting.how, found.sighting.tool) == ("file", "thucydides/0")
    assert found.origin == os.path.realpath(tmp_path / "a.md")


def test_a_folder_is_walked_in_order_without_hidden_files_and_sidecars(capture, tmp_path):
    for name in (
        "b.md",
        "a.txt",
        ".hidden",
        "sub/c.html",
        "sub/c.html.toml",
        "b.md.meta.toml",
        "theatre.toml",
        ".git/x",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text('outlet = "Example"' if name.endswith(".toml") else name)
    assert [address for address, _ in seen(capture(tmp_path))] == ["a.txt", "b.md", "sub/c.html"]


def test_a_sidecar_outranks_the_options(capture, tmp_path):
    (tmp_path / "a.html").write_text("x")
    (tmp_path / "a.html.toml").write_text(
        'outlet = "Example Post"\npublished = 2024-05-12\nfiction = true\nlanguage = "uk"\n'
    )
    [found] = capture(tmp_path / "a.html", hints=Hints(outlet="Other", title="T"))
    assert found.sighting.hints == Hints("Example Post", "T", "2024-05-12", "uk", name="a.html", fiction=True)


@pytest.mark.parametrize(
    ("toml", "hint"),
    [('outlett = "A"', "outlet"), ("outlet = 3", "known keys"), ("outlet = ", "known keys"), ("\udcff", "known keys")],
)
def test_a_sidecar_that_cannot_be_understood_refuses_its_file(capture, tmp_path, toml, hint):
    (tmp_path / "a.md").write_text("x")
    (tmp_path / "a.md.toml").write_bytes(toml.encode("utf-8", "surrogateescape"))
    [refusal] = capture(tmp_path / "a.md")
    assert (refusal.address, refusal.code) == ("a.md", "capture.sidecar")
    assert hint in refusal.hint


def test_each_bad_item_is_refused_and_the_rest_goes_on(capture, tmp_path):
    (tmp_path / "big.txt").write_bytes(b"x" * 1001)
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_bytes(b"good")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "broken").symlink_to("nowhere")
    (tmp_path / "self").symlink_to("self")
    with socket.socket(socket.AF_UNIX) as unix:
        unix.bind(str(tmp_path / "sock"))
        results = seen(capture(tmp_path, tmp_path / "gone.txt", "bad\0name"))
    assert results == [
        ("big.txt", "capture.too-large"),
        ("broken", "capture.missing"),
        ("empty.txt", "capture.empty"),
        ("good.txt", b"good"),
        ("pipe", "capture.not-a-file"),
        ("self", "capture.loop"),
        ("sock", "capture.not-a-file"),
        ("gone.txt", "capture.missing"),
        ("bad\0name", "capture.missing"),
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_is_refused(capture, tmp_path):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "a.txt").chmod(0)
    assert seen(capture(tmp_path)) == [("a.txt", "capture.unreadable")]


def test_a_failing_device_is_refused(capture, tmp_path, monkeypatch):
    (tmp_path / "a.txt").write_text("x")

    def fail(*_):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "open", fail)
    assert seen(capture(tmp_path / "a.txt")) == [("a.txt", "capture.unreadable")]


def test_links_are_followed_and_a_loop_is_refused(capture, tmp_path):
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "a.txt").write_text("x")
    (tmp_path / "real" / "up").symlink_to(tmp_path)
    (tmp_path / "linked.txt").symlink_to(tmp_path / "real" / "a.txt")
    assert seen(capture(tmp_path)) == [("linked.txt", b"x"), ("real/a.txt", b"x"), ("real/up", "capture.loop")]


def test_many_links_between_folders_end(capture, tmp_path):
    for here in range(12):
        (tmp_path / f"d{here}").mkdir()
        for there in range(12):
            (tmp_path / f"d{here}" / f"l{there}").symlink_to(tmp_path / f"d{there}")
    assert all(code == "capture.loop" for _, code in seen(capture(tmp_path)))


def test_an_empty_folder_is_told(capture, tmp_path):
    assert seen(capture(tmp_path)) == [(tmp_path.name, "capture.empty")]


def test_a_name_that_is_no_utf8_gets_a_portable_address(capture, tmp_path):
    with open(os.path.join(os.fsencode(tmp_path), b"caf\xe9.txt"), "wb") as file:  # noqa: PTH118, PTH123
        file.write(b"x")
    assert seen(capture(tmp_path)) == [("caf\\xe9.txt", b"x")]


def test_standard_input_is_one_item(capture):
    import io

    assert seen(capture("-", stdin=io.BytesIO(b"words"))) == [("-", b"words")]
    assert seen(capture("-", stdin=io.BytesIO(b"x" * 2000))) == [("-", "capture.too-large")]


def test_a_huge_file_is_not_read(capture, tmp_path, monkeypatch):
    with open(tmp_path / "huge.html", "wb") as file:  # noqa: PTH123
        file.truncate(50 << 30)
    assert seen(capture(tmp_path / "huge.html", limit=32 << 20)) == [("huge.html", "capture.too-large")]
