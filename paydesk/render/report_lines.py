"""The words of a report of spending, and the report as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, NamedTuple

from paydesk import messages, money
from paydesk.dates import format_date
from paydesk.errors import N_
from paydesk.messages import _, ngettext
from paydesk.render.safe import safe
from paydesk.spending import Part, Report, Sum, Wait
from paydesk.waiting import PersonWait

STEPS: Final = {"decide": N_("Decision, after it was submitted"), "pay": N_("Payment, after it was approved")}

PARTS: Final = {"decide": N_("decision"), "pay": N_("payment")}
"""The parts of people, in one word."""


class Bar(NamedTuple):
    """One line of a chart: ``amount`` in minor units gives the length."""

    label: str
    amount: int
    shown: str
    requests: str


class Chart(NamedTuple):
    """A chart with its title; ``upright`` for what goes on in time."""

    title: str
    bars: Sequence[Bar]
    upright: bool


def title(report: Report) -> str:
    """Return the heading of a report."""
    return _(N_("Payments from {first} to {last}")).format(first=day(report.first), last=day(report.last))


def day(value: date) -> str:
    """Return a day as people write it."""
    return format_date(value, messages.language())


def charts(part: Part) -> list[Chart]:
    """Return the charts of one currency that have anything to show."""
    payees = [*part.contractors, *([part.others] if part.others.count else [])]
    late = [Sum(_(N_("overdue")), part.overdue.count, part.overdue.amount)] if part.overdue.count else []
    found = [
        Chart(_(N_("Paid by week")), [_bar(one, part) for one in part.weeks], upright=True),
        Chart(_(N_("Paid by contractor")), [_bar(one, part, _(N_("all others"))) for one in payees], upright=False),
        Chart(_(N_("Paid by author")), [_bar(one, part) for one in part.authors], upright=False),
        Chart(_(N_("Due, by week")), [_bar(one, part) for one in (*late, *part.due)], upright=True),
    ]
    return [one for one in found if any(bar.amount for bar in one.bars)]


def _bar(one: Sum, part: Part, unnamed: str = "—") -> Bar:
    name = day(one.name) if isinstance(one.name, date) else one.name or unnamed
    return Bar(name, one.amount, amount(one.amount, part.currency), requests(one.count))


def amount(minor: int, currency: str) -> str:
    """Return a sum as people write it."""
    return money.format_amount(minor, currency, messages.language())


def requests(count: int) -> str:
    """Return a number of requests in words."""
    return ngettext("{count} request", "{count} requests", count).format(count=count)


def duration(seconds: int) -> str:
    """Return how long something took: days and hours, hours and minutes, or minutes."""
    minutes = seconds // 60
    days, hours, minutes = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days:
        return _(N_("{days} d {hours} h")).format(days=days, hours=hours)
    if hours:
        return _(N_("{hours} h {minutes} min")).format(hours=hours, minutes=minutes)
    return _(N_("{minutes} min")).format(minutes=minutes)


def wait_rows(waits: Iterable[Wait]) -> list[tuple[str, ...]]:
    """Return the table of waiting times, its heading first."""
    head = (
        _(N_("Wait")),
        _(N_("Requests")),
        _(N_("median")),
        _(N_("90 % within")),
        _(N_("longest")),
    )
    return [
        head,
        *(
            (_(STEPS[one.step]), str(one.count), duration(one.median), duration(one.slow), duration(one.longest))
            for one in waits
        ),
    ]


def people_rows(people: Iterable[PersonWait]) -> list[tuple[str, ...]]:
    """Return the table of how long people took, its heading first."""
    head = (_(N_("Person")), _(N_("Step")), _(N_("Done")), _(N_("median")), _(N_("longest")), _(N_("Waiting now")))
    return [
        head,
        *(
            (
                one.person,
                _(PARTS[one.what]),
                str(one.count),
                "—" if one.median is None else duration(one.median),
                "—" if one.longest is None else duration(one.longest),
                str(len(one.waiting)),
            )
            for one in people
        ),
    ]


def _table(rows: Sequence[tuple[str, ...]], width: int) -> Iterable[str]:
    """Return a table in columns; the first gives way when there is no room."""
    widths = [max(len(safe(row[place])) for row in rows) for place in range(len(rows[0]))]
    widths[0] = max(8, min(widths[0], width - 2 - sum(wide + 2 for wide in widths[1:])))
    for row in rows:
        first, *rest = map(safe, row)
        cells = [first if len(first) <= widths[0] else first[: widths[0] - 1] + "…", *rest]
        yield "  " + "  ".join(cell.ljust(wide) for cell, wide in zip(cells, widths, strict=True)).rstrip()


def lines(report: Report, width: int, *, plain: bool) -> Iterable[str]:
    """Return the report as lines; ``plain`` draws the bars with signs that every terminal has."""
    yield title(report)
    for part in report.parts:
        yield ""
        paid = part.paid
        yield f"{part.currency}: {amount(paid.amount, part.currency)}, {requests(paid.count)}"
        for chart in charts(part):
            yield ""
            yield chart.title
            yield from _bars(chart.bars, width, "#" if plain else "█")
    if not report.parts:
        yield ""
        yield _(N_("Nothing was paid, and nothing is due."))
    if report.waits:
        yield ""
        yield _(N_("Waiting times"))
        yield from _table(wait_rows(report.waits), width)
    if report.people:
        yield ""
        yield _(N_("How long people took when it was their turn"))
        yield from _table(people_rows(report.people), width)


_LABEL: Final = 24


def _bars(bars: Sequence[Bar], width: int, sign: str) -> Iterable[str]:
    most = max(bar.amount for bar in bars)
    label = min(max(len(bar.label) for bar in bars), _LABEL)
    shown = max(len(bar.shown) for bar in bars)
    room = max(width - label - shown - 6, 8)
    for bar in bars:
        name = safe(bar.label)
        name = name if len(name) <= label else name[: label - 1] + "…"
        length = -(-bar.amount * room // most) if bar.amount else 0
        yield f"  {name:<{label}}  {bar.shown:>{shown}}  {sign * length}".rstrip()
