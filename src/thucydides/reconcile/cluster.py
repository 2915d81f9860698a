"""Claims to events: same kind, same place or names, same day; look-alikes of another day or place stay apart.

Items are taken in a fixed order, the best dated and placed first, and join the cluster that fits best or found one.
The order does not depend on arrival. A person's decisions come last and win.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from thucydides.model.event import Decision
from thucydides.reconcile.items import DAY, Item
from thucydides.reconcile.spelling import tokens

WEAK_BEFORE, WEAK_AFTER = DAY, 3 * DAY  # an undated claim is of what happened up to three days before its publication
NEAR = 200  # characters between two claims of one report that may speak of one thing without naming it again
ALIKE = 0.5  # share of content words two untyped claims must have in common


class Cluster:
    """Items of one event under construction: what they share, and why each joined."""

    def __init__(self, item: Item) -> None:
        """Begin with one item."""
        self.items = [item]
        self.places = set(item.places)
        self.names = set(item.names)
        self.start, self.end = (item.start, item.end) if item.dated else (None, None)
        self.published = item.start
        self.reasons: list[str] = []

    def add(self, item: Item, reason: str) -> None:
        """Let an item join for a reason; a dated one narrows the day."""
        self.items.append(item)
        self.places |= item.places
        self.names |= item.names
        if item.dated and item.start and item.end:
            self.start = max(self.start, item.start) if self.start else item.start
            self.end = min(self.end, item.end) if self.end else item.end
        self.reasons.append(reason)


def grouped(items: Sequence[Item], decisions: Sequence[Decision]) -> list[Cluster]:
    """Return the clusters in order of their first item; items without a kind join only near-equal words."""
    clusters: list[Cluster] = []
    blocks: dict[tuple[str, bool, str], list[Cluster]] = {}
    for item in sorted((i for i in items if i.family), key=_certainty):
        keys = [(item.family, item.hypothetical, key) for key in sorted(item.places | item.names | {item.document.id})]
        candidates = {id(c): c for key in keys for c in blocks.get(key, ())}.values()
        best = _best(item, candidates)
        if best is None:
            cluster = Cluster(item)
            clusters.append(cluster)
        else:
            cluster, reason = best
            cluster.add(item, reason)
        for key in keys:
            if cluster not in blocks.setdefault(key, []):
                blocks[key].append(cluster)
    clusters += _alike([i for i in items if not i.family])
    return sorted(decided(clusters, decisions), key=lambda c: min(i.key for i in c.items))


def _certainty(item: Item) -> tuple[bool, bool, tuple[str, str]]:
    return not item.dated, not item.places, item.key


def _best(item: Item, candidates: Iterable[Cluster]) -> tuple[Cluster, str] | None:
    fitting = [(_likeness(item, c), c) for c in candidates if _fits(item, c)]
    if not fitting:
        return None
    _, cluster = min(fitting, key=lambda pair: (pair[0], min(i.key for i in pair[1].items)))
    return cluster, _reason(item, cluster)


def _likeness(item: Item, cluster: Cluster) -> tuple[bool, int, int, dt.timedelta]:
    """Return what sorts the best cluster first: same report, shared places, shared names, nearness in time."""
    same = any(other.document.id == item.document.id for other in cluster.items)
    away = abs(item.start - cluster.start) if item.start and cluster.start else 99 * DAY
    return not same, -len(item.places & cluster.places), -len(item.names & cluster.names), away


def _fits(item: Item, cluster: Cluster) -> bool:
    if item.places and cluster.places and not item.places & cluster.places and not _same_words(item, cluster):
        return False
    if not _same_time(item, cluster):
        return False
    if item.places & cluster.places:
        return True
    mine = [other for other in cluster.items if other.document.id == item.document.id]
    if mine and not item.dated:  # "Eleven were wounded": goes with what its own report tells just before or after
        return any(_near(item, other) for other in mine)
    return bool(item.names & cluster.names)


def _near(item: Item, other: Item) -> bool:
    """Tell whether two claims of one report stand close enough to tell of one happening."""
    one, two = item.claim.content, other.claim.content
    return max(one[0].start - two[-1].end, two[0].start - one[-1].end) <= NEAR


def _same_words(item: Item, cluster: Cluster) -> bool:
    """Tell whether unresolved names may mean one place: "Tessin", "Tessin bridge"."""
    mine = {word for place in item.places if place.startswith("~") for word in place[1:].split()}
    theirs = {word for place in cluster.places if place.startswith("~") for word in place[1:].split()}
    return bool(mine & theirs)


def _same_time(item: Item, cluster: Cluster) -> bool:
    if item.start is None or item.end is None:
        return False  # nothing dates it: it may be any day's
    if item.dated and cluster.start and cluster.end:
        return item.start < cluster.end and cluster.start < item.end
    if cluster.start:
        return -WEAK_BEFORE <= item.start - cluster.start <= WEAK_AFTER
    return cluster.published is not None and abs(item.start - cluster.published) <= WEAK_AFTER


def _reason(item: Item, cluster: Cluster) -> str:
    where = sorted(item.places & cluster.places)
    names = ", ".join(sorted(item.names & cluster.names)[:4])
    shared = f"place {', '.join(where)}" if where else f"names {names}" if names else "report"
    when = f"on {cluster.start.date()}" if cluster.start else "published within three days"
    return f"{item.claim.id} joined: {item.family}, same {shared}, {when}"


def _alike(items: Sequence[Item]) -> list[Cluster]:
    """Return clusters of claims without a kind that say nearly the same words in different reports."""
    clusters: list[Cluster] = []
    for item in sorted((i for i in items if not i.hypothetical and len(_content(i)) >= 4), key=_certainty):
        mine = _content(item)
        for cluster in clusters:
            theirs = _content(cluster.items[0])
            share = len(mine & theirs) / min(len(mine), len(theirs))
            if share >= ALIKE and len(mine & theirs) >= 3 and _fits(item, cluster):
                cluster.add(item, f"{item.claim.id} joined: {share:.0%} of the words are the same")
                break
        else:
            clusters.append(Cluster(item))
    return [c for c in clusters if len({i.document.id for i in c.items}) > 1]


def _content(item: Item) -> frozenset[str]:
    return frozenset(word for word in tokens(item.claim.words(item.document.text)) if len(word) > 3)


def decided(clusters: list[Cluster], decisions: Sequence[Decision]) -> list[Cluster]:
    """Carry out a person's splits and merges, in order of their making; undone ones are not among them."""
    for decision in decisions:
        reason = f"{decision.who} decided on {decision.when[:10]}: {decision.reason}"
        if decision.kind == "split":
            clusters = [part for cluster in clusters for part in _split(cluster, set(decision.claims), reason)]
        elif decision.kind == "merge":
            clusters = _merged(clusters, set(decision.claims), reason)
    return clusters


def _split(cluster: Cluster, leaving: set[str], reason: str) -> list[Cluster]:
    gone = [item for item in cluster.items if item.claim.id in leaving]
    stay = [item for item in cluster.items if item.claim.id not in leaving]
    if not gone or not stay:
        return [cluster]
    return [_made(stay, [*cluster.reasons, f"split: {reason}"]), _made(gone, [f"split: {reason}"])]


def _merged(clusters: list[Cluster], claims: set[str], reason: str) -> list[Cluster]:
    touched = [c for c in clusters if any(item.claim.id in claims for item in c.items)]
    if len(touched) < 2:
        return clusters
    whole = _made(
        [i for c in touched for i in c.items], [*(r for c in touched for r in c.reasons), f"merged: {reason}"]
    )
    return [*(c for c in clusters if c not in touched), whole]


def _made(items: Sequence[Item], reasons: Sequence[str]) -> Cluster:
    first, *rest = sorted(items, key=_certainty)
    cluster = Cluster(first)
    for item in rest:
        cluster.add(item, "")
    cluster.reasons = list(reasons)
    return cluster
