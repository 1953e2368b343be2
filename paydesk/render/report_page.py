"""The report of spending as one HTML page: no script, nothing from elsewhere, readable without the pictures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Final

from paydesk import messages
from paydesk.errors import N_
from paydesk.messages import _
from paydesk.render import report_lines
from paydesk.render.report_lines import Bar, Chart
from paydesk.render.safe import safe
from paydesk.spending import Report

_STYLE: Final = """
:root { color-scheme: light dark; --ink: #1b1f24; --quiet: #57606a; --paper: #ffffff; --line: #d0d7de; --bar: #0a5cad; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6edf3; --quiet: #9aa4af; --paper: #0d1117; --line: #30363d; --bar: #6cb0ff; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1rem; max-width: 60rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.5 system-ui, "Segoe UI", "Liberation Sans", sans-serif; }
h1 { font-size: 1.6rem; margin: 0 0 .3rem; } h2 { font-size: 1.25rem; margin: 2.2rem 0 .3rem; }
h3 { font-size: 1rem; margin: 1.6rem 0 .4rem; } p { margin: .2rem 0; } .quiet { color: var(--quiet); }
svg { width: 100%; height: auto; display: block; } svg rect { fill: var(--bar); }
svg text { fill: var(--ink); font-size: 12px; } svg line { stroke: var(--line); }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: right; padding: .25rem .5rem; border-bottom: 1px solid var(--line); }
th:first-child, td:first-child { text-align: left; overflow-wrap: anywhere; }
details { margin: .4rem 0; } summary { cursor: pointer; color: var(--quiet); }
@media print {
  :root { --ink: #000; --quiet: #444; --paper: #fff; --line: #999; --bar: #555; }
  body { padding: 0; max-width: none; } figure, table { break-inside: avoid; }
}
figure { margin: 0; }
"""
_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_WIDTH: Final = 720
_ROW: Final = 26
_HEIGHT: Final = 220
_LABEL: Final = 26
_EDGE: Final = 24
"""Room for half a label beside the first and the last column."""

_SIGN: Final = 7
"""The width of a sign."""


def page(report: Report, made: str) -> str:
    """Return the whole page; ``made`` says when and for whom it was made."""
    title = escape(report_lines.title(report))
    parts = [
        "<!doctype html>",
        f'<html lang="{messages.language()}">',
        f'<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>{title}</title><style>{_STYLE}</style></head>",
        f'<body><main><h1>{title}</h1><p class="quiet">{escape(safe(made))}</p>',
        *_parts(report),
        *_waits(report),
        "</main></body></html>",
    ]
    return "\n".join(parts) + "\n"


def _parts(report: Report) -> Iterable[str]:
    if not report.parts:
        yield f"<p>{escape(_(N_('Nothing was paid, and nothing is due.')))}</p>"
    for place, part in enumerate(report.parts):
        paid = part.paid
        yield f"<section><h2>{escape(part.currency)}</h2>"
        yield f"<p>{escape(report_lines.amount(paid.amount, part.currency))}, {escape(report_lines.requests(paid.count))}</p>"
        for number, chart in enumerate(report_lines.charts(part)):
            yield from _chart(chart, f"c{place}-{number}")
        yield "</section>"


def _chart(chart: Chart, name: str) -> Iterable[str]:
    """A picture, and the same figures as a table for whoever cannot see it."""
    title = escape(chart.title)
    yield f'<h3 id="{name}">{title}</h3><figure aria-labelledby="{name}">'
    yield from _columns(chart.bars, title) if chart.upright else _rows(chart.bars, title)
    yield f"<details><summary>{escape(_(N_('The figures')))}</summary><table>"
    for bar in chart.bars:
        yield f"<tr><td>{_text(bar.label)}</td><td>{escape(bar.shown)}</td><td>{escape(bar.requests)}</td></tr>"
    yield "</table></details></figure>"


def _rows(bars: Sequence[Bar], title: str) -> Iterable[str]:
    most, height = max(bar.amount for bar in bars), _ROW * len(bars)
    label, room = 230, _WIDTH - 230 - 150
    yield f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{title}">'
    for place, bar in enumerate(bars):
        y, length = place * _ROW, max(bar.amount * room // most, 1)
        yield f"<g><title>{_text(bar.label)}: {escape(bar.shown)}</title>"
        yield f'<text x="0" y="{y + 17}">{_text(_short(bar.label, 34))}</text>'
        yield f'<rect x="{label}" y="{y + 5}" width="{length}" height="{_ROW - 10}" rx="2"/>'
        yield f'<text x="{label + length + 6}" y="{y + 17}">{escape(bar.shown)}</text></g>'
    yield "</svg>"


def _columns(bars: Sequence[Bar], title: str) -> Iterable[str]:
    most, floor = max(bar.amount for bar in bars), _HEIGHT - _LABEL
    step = (_WIDTH - 2 * _EDGE) / len(bars)
    every = max(1, -(-len(bars) * 80 // _WIDTH))  # a label needs 80 units
    yield f'<svg viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-label="{title}">'
    for place, bar in enumerate(bars):
        x, high = _EDGE + place * step, bar.amount * (floor - 20) // most
        yield f"<g><title>{_text(bar.label)}: {escape(bar.shown)}</title>"
        yield f'<rect x="{x + step * 0.15:.1f}" y="{floor - high}" width="{step * 0.7:.1f}" height="{high}" rx="2"/>'
        if bar.amount and len(bar.shown) * _SIGN <= step * 1.4:
            yield f'<text x="{x + step / 2:.1f}" y="{floor - high - 5}" text-anchor="middle">{escape(bar.shown)}</text>'
        if place % every == 0:
            yield f'<text x="{x + step / 2:.1f}" y="{_HEIGHT - 8}" text-anchor="middle">{_text(bar.label)}</text>'
        yield "</g>"
    yield f'<line x1="0" y1="{floor}" x2="{_WIDTH}" y2="{floor}"/></svg>'


def _waits(report: Report) -> Iterable[str]:
    if report.waits:
        yield from _table(_(N_("Waiting times")), report_lines.wait_rows(report.waits))
    if report.people:
        title = _(N_("How long people took when it was their turn"))
        yield from _table(title, report_lines.people_rows(report.people))


def _table(title: str, rows: Sequence[Sequence[str]]) -> Iterable[str]:
    head, *others = rows
    yield f"<section><h2>{escape(title)}</h2><table>"
    yield "<thead><tr>" + "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head) + "</tr></thead><tbody>"
    for row in others:
        yield "<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in row) + "</tr>"
    yield "</tbody></table></section>"


def _short(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1] + "…"


def _text(text: str) -> str:
    """Return a text of users as a page may hold it."""
    return escape(safe(text))
