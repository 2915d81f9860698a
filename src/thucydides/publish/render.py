"""A report as Markdown, as a page that opens from disk, or as JSON; captured words are escaped, never run."""

from __future__ import annotations

import re

import msgspec

from thucydides.publish.report_model import Report, Section, Sentence

MARKDOWN_MARKS = re.compile(r"([\\`*_\[\]<>#|~])")


def render(report: Report, form: str) -> str:
    """Return the report in ``form``: md, html or json."""
    match form:
        case "html":
            return _html(report)
        case "json":
            return msgspec.json.format(msgspec.json.encode(report), indent=1).decode() + "\n"
        case _:
            return _markdown(report)


def short(claim: str) -> str:
    """Return a claim's reference: ``c:`` + 10 hex digits."""
    return f"c:{claim.partition(':')[2][:10]}"


def _markdown(report: Report) -> str:
    lines = [f"# {escaped(report.title)}", "", f"Period: {report.period}.", ""]
    for section in report.sections:
        lines += [f"## {section.heading}", "", *_entries(section), ""]
    if report.withheld:
        lines += ["## Withheld", ""]
        for held in report.withheld:
            why = ", ".join(f"{u.kind} {u.what!r}" for u in held.unsupported)
            lines.append(
                f"- a sentence on {', '.join(short(c) for c in held.sentence.claims)}: unsupported {escaped(why)}"
            )
        lines.append("")
    lines += ["## Sources", ""]
    for row in report.sources:
        mark = " (fiction example)" if row.fiction else ""
        lines.append(
            f"- [{short(row.claim)}] {escaped(row.chain)}; published {row.published} ({row.basis}){mark}: "
            f"“{escaped(row.words)}” — {row.document}, {row.capture[:19]}"
        )
    return "\n".join([*lines, "", "## Legend", "", *(f"- {line}" for line in report.legend), ""])


def _entries(section: Section) -> list[str]:
    return [*(_entry(sentence) for sentence in section.sentences), *(f"- {escaped(note)}" for note in section.notes)]


def _entry(sentence: Sentence) -> str:
    return f"- {escaped(sentence.text)} [{', '.join(short(claim) for claim in sentence.claims)}]"


def escaped(text: str) -> str:
    """Return text that Markdown shows as it is: a captured page cannot plant links, images or HTML in a report."""
    return MARKDOWN_MARKS.sub(r"\\\1", " ".join(text.split()))


def _html(report: Report) -> str:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("thucydides.publish", "templates")
    environment = Environment(loader=loader, autoescape=True, undefined=StrictUndefined)
    environment.filters["short"] = short
    return environment.get_template("report.html").render(report=report)
