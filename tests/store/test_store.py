"""The ledger: nothing acknowledged is lost, one writer at a time, damage and strangers are told."""

import msgspec
import pytest

from thucydides.errors import InputError, IntegrityError, LedgerBusy, SchemaTooNew, StoreError
from thucydides.model.document import Hints, Refusal, Sighting
from thucydides.model.event import Decision
from thucydides.model.ids import capture_id
from thucydides.model.theatre import Theatre
from thucydides.ports import Found
from thucydides.store import schema
from thucydides.store.reader import LedgerReader
from thucydides.store.writer import LedgerWriter
from thucydides.testing import claim, document

NOW = "2024-05-20T06:00:00Z"
TEXT = "Four people were killed in Osoknia, the hospital said. The mayor denied it."
DOC = document(TEXT)
SAID = claim(DOC, "Four people were killed in Osoknia", voice="the hospital", cue="said")
DENIED = claim(DOC, "it", voice="The mayor", cue="denied", polarity="denied", stance="denies")


def found(text=TEXT, address="a.txt", **hints):
    data = text.encode()
    return Found(data, Sighting(capture_id(data), address, NOW, "file", Hints(**hints)), f"elsewhere/{address}")


def writer(path):
    return LedgerWriter.open(path, tool="test/1", now=lambda: NOW)


@pytest.fixture
def filled(tmp_path):
    with writer(tmp_path / "ledger") as ledger:
        ledger.set_theatre(Theatre("test"))
        ledger.add_found(found())
        ledger.add_reading(ledger.pending()[0], DOC, [SAID, DENIED], parts="p")
    return tmp_path / "ledger"


def decision(kind="reject", **fields):
    return Decision(kind, "tester", NOW, "because", **fields)


def test_the_same_bytes_from_the_same_address_add_nothing(filled):
    before = (filled / "journal.jsonl").read_bytes()
    with writer(filled) as ledger:
        assert not ledger.add_found(found())
    assert (filled / "journal.jsonl").read_bytes() == before


def test_the_same_bytes_from_elsewhere_are_one_capture_with_two_sightings(filled):
    with writer(filled) as ledger:
        assert ledger.add_found(found(address="b.txt"))
        assert (ledger.counts()["captures"], ledger.counts()["sightings"]) == (1, 2)


def test_what_is_read_is_no_longer_pending(filled):
    with writer(filled) as ledger:
        assert not ledger.pending()
        ledger.add_found(found("other words"))
        assert [sighting.capture for sighting in ledger.pending()] == [capture_id(b"other words")]


def test_a_second_writer_is_told_who_writes(filled):
    with writer(filled), pytest.raises(LedgerBusy, match="another program"):
        writer(filled)


def test_readers_work_while_a_writer_writes(filled):
    with writer(filled) as ledger, LedgerReader(filled) as view:
        ledger.add_found(found("more"))
        assert view.counts()["captures"] == 2


def test_journal_lines_beyond_the_database_are_replayed(filled):
    with writer(filled) as ledger:
        ledger.add_found(found("late"))
        ledger.add_refusal(Refusal("x", "capture.empty", "no bytes"), whence="x")
        ledger._db.execute("DELETE FROM sighting WHERE capture = ?", (capture_id(b"late"),))
        ledger._db.execute("DELETE FROM capture WHERE id = ?", (capture_id(b"late"),))
        ledger._db.execute("DELETE FROM refusal")
        ledger._db.execute("UPDATE journal_seen SET seq = seq - 2")
    with writer(filled) as ledger:
        assert ledger.counts()["captures"] == 2
        assert [refusal.address for refusal in ledger.refusals()] == ["x"]


def test_a_torn_last_line_is_set_aside_and_nothing_else(filled):
    before = (filled / "journal.jsonl").read_bytes()
    (filled / "journal.jsonl").write_bytes(before + b'{"seq": 99, "half a li')
    with writer(filled) as ledger:
        assert ledger._journal.torn
    assert (filled / "journal.jsonl").read_bytes() == before
    assert b"half a li" in (filled / "journal.torn").read_bytes()


@pytest.mark.parametrize("content", [b"not a database at all" * 50, b"SQLite format 3\x00" + b"\xff" * 4000])
def test_a_corrupt_database_is_told(tmp_path, content):
    (tmp_path / "ledger.sqlite").write_bytes(content)
    for open_ in (writer, LedgerReader):
        with pytest.raises(IntegrityError) as caught:
            open_(tmp_path)
        assert caught.value.code == "store.damaged"


def test_a_newer_ledger_is_refused(filled):
    connection = schema.connect(filled / "ledger.sqlite", write=True)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    for open_ in (writer, LedgerReader):
        with pytest.raises(SchemaTooNew):
            open_(filled)


def test_a_missing_ledger_and_a_strangers_folder_are_told(tmp_path):
    with pytest.raises(StoreError) as caught:
        LedgerReader(tmp_path / "none")
    assert caught.value.code == "store.missing"
    (tmp_path / "thesis.doc").write_text("precious")
    with pytest.raises(StoreError) as caught:
        writer(tmp_path)
    assert caught.value.code == "store.not-a-ledger"
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.doc"]


def test_search_folds_case_and_accents_and_takes_phrases(filled):
    with LedgerReader(filled) as view:
        assert [c.id for c in view.find_claims(voice="HOSPITÁL")] == [SAID.id]
        assert [c.id for c in view.find_claims(text='"people were killed" NOT mayor')] == [SAID.id]
        assert not view.find_claims(text="bridge")
        assert not view.find_claims(since="2024-06-01")
        with pytest.raises(InputError):
            view.find_claims(text='"unbalanced')


def test_an_id_may_be_given_by_its_beginning(filled):
    with LedgerReader(filled) as view:
        assert view.claim(SAID.id[:14]).id == SAID.id
        with pytest.raises(InputError) as caught:
            view.claim("claim:zzzz")
        assert caught.value.code == "decide.unknown-id"
        with pytest.raises(InputError) as caught:
            view.claim("claim:")
        assert caught.value.code == "decide.ambiguous-id"


def test_a_rejected_claim_is_kept_and_comes_back_when_undone(filled):
    reject = decision(claims=(SAID.id,))
    with writer(filled) as ledger:
        ledger.decide(reject)
        assert [c.id for c in ledger.claims()] == [DENIED.id]
        assert len(ledger.all_claims()) == 2
        undo = decision("undo", target=reject.id)
        ledger.decide(undo)
        assert len(ledger.claims()) == 2
        ledger.decide(decision("undo", target=undo.id))
        assert len(ledger.claims()) == 1


@pytest.mark.parametrize(
    ("field", "value", "seen"),
    [
        ("voice", "City Hospital", lambda c: c.speaker.name == "City Hospital"),
        ("hedge", "unconfirmed", lambda c: c.hedge == "unconfirmed"),
        ("place", "Osoknia", lambda c: c.facets.places[0].name == "Osoknia"),
        ("when", "2024-05", lambda c: c.facets.times[0].end == "2024-06-01T00:00:00Z"),
        ("quantity", "4..6", lambda c: (c.facets.quantities[0].low, c.facets.quantities[0].high) == (4, 6)),
        ("quantity", "4..", lambda c: (c.facets.quantities[0].low, c.facets.quantities[0].high) == (4, None)),
    ],
)
def test_a_correction_shows_in_the_claim_and_says_who_made_it(filled, field, value, seen):
    with writer(filled) as ledger:
        ledger.decide(decision("correct", claims=(SAID.id,), field=field, value=value))
        corrected = ledger.claim(SAID.id)
    assert seen(corrected)
    assert "corrected by tester" in corrected.reasons[-1]


@pytest.mark.parametrize(
    ("field", "value"), [("hedge", "sure"), ("when", "2024-02-31"), ("quantity", "many"), ("mood", "x")]
)
def test_a_correction_that_does_not_fit_is_refused_and_not_journalled(filled, field, value):
    with writer(filled) as ledger:
        before = (filled / "journal.jsonl").read_bytes()
        with pytest.raises(InputError):
            ledger.decide(decision("correct", claims=(SAID.id,), field=field, value=value))
        assert (filled / "journal.jsonl").read_bytes() == before


def test_the_input_key_changes_with_what_events_depend_on(filled):
    with writer(filled) as ledger:
        keys = [ledger.input_key()]
        ledger.decide(decision(claims=(SAID.id,)))
        keys.append(ledger.input_key())
        ledger.set_theatre(Theatre("another"))
        keys.append(ledger.input_key())
        assert len(set(keys)) == 3
        ledger.add_found(found("unread"))
        assert ledger.input_key() == keys[-1]


def test_values_come_back_as_they_went_in(filled):
    with LedgerReader(filled) as view:
        assert view.documents() == {DOC.id: DOC}
        assert view.claims() == sorted([SAID, DENIED], key=lambda c: c.id)
        assert view.blob(DOC.capture) == TEXT.encode()
        assert msgspec.json.encode(view.theatre()) == msgspec.json.encode(Theatre("test"))
