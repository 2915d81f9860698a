"""The demo as a newcomer runs it: each planted difficulty is handled, and the output shows it."""

import json
import re
import subprocess
import sys

import pytest


def thucydides(*args, cwd):
    command = [sys.executable, "-m", "thucydides", *args]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True)


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    home = tmp_path_factory.mktemp("demo")
    done = thucydides("demo", cwd=home)
    assert done.returncode == 0, done.stderr
    return home, done.stdout


@pytest.fixture(scope="module")
def events(demo):
    return lines(thucydides("events", "--json", "--ledger", "demo-ledger", cwd=demo[0]))


def lines(done):
    return [json.loads(line) for line in done.stdout.splitlines()]


def at(events, place):
    return [event for event in events if place in event["where"]]


def field(event, name):
    return next(f for f in event["fields"] if f["name"] == name)


def row(text, place):
    """Return the demo's table rows that name a place, white space made single."""
    blocks = re.split(r"\n\s*\n", text)
    return [" ".join(block.split()) for block in blocks if place in " ".join(block.split())]


def test_the_demo_counts_and_tells_what_to_try_next(demo):
    home, out = demo
    assert re.search(r"ledger: 18 captures, 18 documents, \d+ claims, \d+ events, 0 refusals", out)
    commands = re.findall(r"^  \./run (.+)$", out, re.MULTILINE)
    assert len(commands) >= 5
    for command in commands:
        done = thucydides(*command.split(" > ")[0].split(), cwd=home)
        assert done.returncode == 0, (command, done.stderr)
        assert done.stdout, command


def test_one_wire_story_in_three_outlets_is_one_origin(demo, events):
    (market,) = [event for event in at(events, "Osoknia") if len(event["outlets"]) > 1]
    assert (market["at_least"], len(market["outlets"])) == (1, 3)
    assert {"reuse"} <= {edge["kind"] for origin in market["origins"] for edge in origin["edges"]}
    assert "at least 1" in row(demo[1], "Osoknia")[0]


def test_opposed_tolls_stand_side_by_side_and_are_not_averaged(demo, events):
    (fight,) = at(events, "Lisova Balka")
    killed = field(fight, "killed")
    assert killed["state"] == "contested"
    assert {(r["low"], r["high"], r["side"]) for r in killed["readings"]} == {(None, 60, "Arvenia"), (3, 3, "Tolmark")}
    assert fight["state"] == "contested"
    assert fight["denies"]
    shown = " ".join(demo[1].split())
    assert "up to 60" in shown and "31.5" not in shown


def test_a_hedge_lost_on_the_way_is_raised_and_the_event_stays_uncertain(demo, events):
    (bridge,) = at(events, "Kamianyi Brid")
    assert bridge["state"] == "uncertain"
    assert bridge["at_least"] == 0
    assert "hedge-lost: Example Echo tells as fact what Example Night Desk told as unconfirmed" in demo[1]


def test_a_correction_replaces_its_own_number_and_keeps_the_old_one(demo, events):
    (bus,) = at(events, "Sadove Zarichne")
    readings = {(r["low"], r["superseded"]) for r in field(bus, "killed")["readings"]}
    assert readings == {(7, True), (5, False)}
    assert field(bus, "killed")["state"] == "single-origin"
    assert "correction: Example Gazette corrects killed: 7 is replaced by 5" in demo[1]


def test_look_alike_strikes_on_consecutive_days_stay_two_events(demo, events):
    twins = at(events, "Velyka Tyrsa")
    assert sorted((e["start"][:10], field(e, "killed")["low"]) for e in twins) == [("2024-05-18", 1), ("2024-05-19", 2)]
    assert len(row(demo[1], "Velyka Tyrsa")) >= 2


def test_one_quotation_under_two_names_is_raised(demo):
    assert re.search(r"two-speakers: the same words are given to Oleksandr Syrskii .* and to .*Zelensky", demo[1])


def test_a_conditional_threat_is_no_happening(demo, events):
    assert not [event for event in events if "depots" in event["what"]]
    done = thucydides("events", "--hypothetical", "--json", "--ledger", "demo-ledger", cwd=demo[0])
    assert [event for event in lines(done) if "will strike depots" in event["what"]]
    assert "Threats, plans and conditions (not happenings)" in demo[1]


def test_both_spellings_are_one_place(demo, events):
    border = next(e for e in events if {"Example Atlas", "Example Bulletin"} <= set(e["outlets"]))
    assert "Kharkiv" in border["where"]
    words = {line["words"] for line in lines(thucydides("claims", "--json", "--ledger", "demo-ledger", cwd=demo[0]))
             if line["id"] in border["claims"]}  # fmt: skip
    assert any("Kharkov" in text for text in words) and any("Kharkiv" in text for text in words)


def test_a_report_without_a_date_is_named_and_its_yesterday_stays_unresolved(demo):
    assert "undated: no date of publication: Example Notice Board" in demo[1]
    found = lines(thucydides("claims", "--outlet", "Notice", "--json", "--ledger", "demo-ledger", cwd=demo[0]))
    times = [time for claim in found for time in claim["facets"]["times"]]
    assert times and all(not time.get("start") for time in times)


def test_fiction_is_marked_and_real_scenes_are_not(demo, events):
    assert "(fiction example) marks invented scenes" in demo[1]
    assert all(event["fiction"] for event in at(events, "Osoknia"))
    assert not any(event["fiction"] for event in events if "Kharkiv" in event["where"])


def test_furniture_and_disclaimers_make_no_claims(demo):
    found = lines(thucydides("claims", "--json", "--ledger", "demo-ledger", cwd=demo[0]))
    said = " ".join(claim["words"] for claim in found)
    for words in ("Disclaimer", "invented example", "Share this", "Subscribe", "Follow us", "window.track"):
        assert words not in said


def test_the_report_withholds_nothing_and_verify_agrees(demo):
    report = thucydides("report", "--ledger", "demo-ledger", cwd=demo[0]).stdout
    assert "## Withheld" not in report
    assert "## Sources" in report
    assert thucydides("verify", "--ledger", "demo-ledger", cwd=demo[0]).returncode == 0
