"""Rows for tables and the glance that the demo gives."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from thucydides.model.event import Alert, Event, FieldState
from thucydides.ports import LedgerView
from thucydides.publish.phrase import bounds, days_of, mark, origins_of
from thucydides.publish.report import is_contested, ranked, situation_report
from thucydides.publish.report_model import Sentence

WIDTH = 140
#: Fields that are told by their numbers, each claimant's beside the other's.
COUNTED = ("killed", "wounded", "missing", "captured", "destroyed", "displaced", "taken")


class Overview(Struct, frozen=True):
    """What a ledger holds at a glance."""

    most_attested: tuple[Event, ...]
    most_contested: tuple[Event, ...]
    alerts: tuple[Alert, ...]
    opening: tuple[Sentence, ...]
    legend: tuple[str, ...]
    hypothetical: tuple[Event, ...] = ()


def overview(view: LedgerView, most: int = 12) -> Overview:
    """Return the most attested and most contested events, the alerts and the report's opening."""
    reconciled = view.reconciled()
    happenings = ranked(reconciled.events)
    contested = sorted(
        (event for event in happenings if is_contested(event)),
        key=lambda e: (e.state != "contested", -sum(len(field.readings) for field in e.fields), e.id),
    )
    report = situation_report(view)
    opening = report.sections[0].sentences[:4] if report.sections else ()
    attested = tuple(happenings[:most])
    open_ = tuple(event for event in reconciled.events if event.hypothetical)
    return Overview(attested, tuple(contested[:most]), reconciled.alerts, opening, report.legend, open_[:most])


def event_rows(events: Iterable[Event]) -> list[dict[str, str]]:
    """Return one row an event: what, where, when, state, origins, says, denies, id."""
    return [
        {
            "what": cut(event.what) + mark(event.fiction) + "".join(_toll(field) for field in event.fields),
            "where": event.where or "not said",
            "when": days_of(event).replace(" to ", "\n") or "not said",
            "state": event.state,
            "origins": origins_of(event),
            "says": "; ".join(event.says) or "-",
            "denies": "; ".join(event.denies) or "-",
            "id": f"event:{event.id.partition(':')[2][:10]}",
        }
        for event in events
    ]


def _toll(field: FieldState) -> str:
    if field.name.partition(":")[0] not in COUNTED or not field.readings:
        return ""
    told = [
        f"{bounds(r)}{' and '.join(r.by) or 'origin unknown'}{' (replaced)' * r.superseded}" for r in field.readings
    ]
    return f"\n{field.name} ({field.state}): {' | '.join(told)}"


def cut(words: str) -> str:
    """Return words on one line, cut at a word's end."""
    flat = " ".join(words.split())
    return flat if len(flat) <= WIDTH else flat[:WIDTH].rsplit(" ", 1)[0] + " ..."
