"""What the registry finds, shown as a table, a stream of JSON, sums by group, or a file; nothing is kept in memory."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import Connection

from paydesk import messages, registry
from paydesk.messages import heading
from paydesk.records import Person, Request
from paydesk.registry import Filters, Page, Total
from paydesk.render import shapes, views
from paydesk.render.out import Column, Out
from paydesk.render.safe import to_json

if TYPE_CHECKING:
    from paydesk.grouping import Group

SHOWN: Final = 500
"""Requests that a terminal shows unless told otherwise."""


class Listing:
    """One look at the registry, of now or as it stood at a ``moment``."""

    def __init__(self, connection: Connection, person: Person, filters: Filters, today: date) -> None:
        self.connection = connection
        self.person = person
        self.filters = filters
        self.today = today
        self.moment: datetime | None = None
        self._open: Generator[list[Request]] | None = None
        self._following: str | None = None

    def close(self) -> None:
        """Close what is still being read: it must not outlive the transaction."""
        if self._open is not None:
            self._open.close()

    def show(self, out: Out, keys: tuple[str, ...] | None, chosen: str) -> None:
        """Write the requests to standard output, and totals after them or beside them."""
        if chosen == "json":
            out.json_array(self._shapes())
        elif chosen == "jsonl":
            for shape in self._shapes():
                out.result(to_json(shape))
        elif chosen in ("csv", "tsv"):
            self._raw(out, keys or views.REGISTRY_COLUMNS, chosen)
        else:
            self._table(out, keys or views.REGISTRY_COLUMNS, chosen)

    def _raw(self, out: Out, keys: Sequence[str], chosen: str) -> None:
        """For programs: raw values under the keys of the contract."""
        columns = [Column(key, key) for key in keys]
        out.table(columns, [], chosen)
        for batch in self._limited():
            shaped = [shapes.request(one) for one in batch]
            rows = [["" if (v := shape.get(key)) is None else str(v) for key in keys] for shape in shaped]
            out.table(columns, rows, chosen, head=False)
        if self._following:
            out.say(views.to_go_on(self._following))

    def _limited(self) -> Iterator[list[Request]]:
        """Yield what the limit allows, and keep the cursor of what comes after it."""
        limit = self.filters.limit
        if self.moment is not None:
            page = self._past()
            self._following = page.following
            yield page.requests
            return
        last: Request | None = None
        for batch in self._batches(more=1):
            kept = batch if limit is None else batch[:limit]
            if limit is not None:
                limit -= len(kept)
            last = kept[-1] if kept else last
            if len(kept) < len(batch) and last is not None:
                self._following = registry.cursor(last, self.filters)
            if kept:
                yield kept

    def _table(self, out: Out, keys: Sequence[str], chosen: str) -> None:
        page = self._page(SHOWN if out.terminal and chosen == "table" else None)
        rows = [[views.cell(one, key) for key in keys] for one in page.requests]
        if rows or chosen != "table":
            out.table([Column(key, heading(key)) for key in keys], rows, chosen)
        say = out.result if chosen == "table" and out.terminal else out.say
        for line in views.under_registry(page, len(page.requests)):
            say(line)

    def _page(self, most: int | None) -> Page:
        """Return the requests to be shown at once."""
        if self.moment is not None:
            return self._past()
        limit = self.filters.limit if self.filters.limit is not None else most
        return registry.read(self.connection, self.person, self.filters, self.today, limit)

    def _past(self, filters: Filters | None = None) -> Page:
        from paydesk import past

        assert self.moment is not None  # noqa: S101 - asked for by those who have one
        return past.read(self.connection, self.person, filters or self.filters, self.moment)

    def _batches(self, more: int = 0) -> Iterator[list[Request]]:
        """Yield the requests; ``more`` of them than the limit says."""
        if self.moment is not None:
            yield self._past().requests
        else:
            limit = self.filters.limit
            filters = self.filters if limit is None else replace(self.filters, limit=limit + more)
            self._open = registry.stream(self.connection, self.person, filters)
            yield from self._open

    def _shapes(self) -> Iterator[dict[str, Any]]:
        from paydesk import files

        for batch in self._batches():
            papers = files.files_of_many(self.connection, [one.id for one in batch])
            for one in batch:
                then = [file for file in papers.get(one.id, ()) if self.moment is None or file.added_at <= self.moment]
                yield shapes.request(one, then)

    def _summary(self) -> Page:
        if self.moment is not None:
            return self._past()
        return registry.summary(self.connection, self.person, self.filters, self.today)

    # Files

    def write_file(self, path: Path, keys: tuple[str, ...] | None, encoding: str | None, group_by: str | None) -> int:
        """Write the registry, or its groups, into a file that appears when it is whole; return the number of rows."""
        from paydesk.render import tables

        kind = tables.kind_of(path)
        with tables.target(path) as stream:
            if kind in ("json", "jsonl"):
                values: Iterable[Any] = map(group, self._groups(group_by)) if group_by else self._shapes()
                return _write_json(stream, values, lines=kind == "jsonl")
            names = GROUP_COLUMNS if group_by else keys or tables.COLUMNS
            writer = tables.registry_writer(kind, stream, names, encoding)
            sums: dict[str, Total] = {}
            try:
                for one in self._groups(group_by) if group_by else self._requests():
                    row, currency, amount = _row(one, names, group_by)
                    writer.write(row)
                    before = sums.get(currency, Total(currency, 0, 0))
                    sums[currency] = Total(currency, before.count + 1, before.amount + amount)
                # Of the rows that were written: with --limit these are not all that the filters meet.
                writer.close(tables.total_rows([sums[currency] for currency in sorted(sums)]))
            except BaseException:
                writer.discard()
                raise
            return sum(total.count for total in sums.values())

    def _requests(self) -> Iterator[Request]:
        for batch in self._batches():
            yield from batch

    # Groups

    def _groups(self, by: str) -> list[Group]:
        from paydesk import grouping

        if self.moment is not None:
            return grouping.grouped(self._past(replace(self.filters, limit=None)).requests, by)
        return grouping.groups(self.connection, self.person, self.filters, by)

    def show_groups(self, out: Out, by: str, chosen: str) -> None:
        """Write counts and sums by group."""
        found = self._groups(by)
        if chosen == "json":
            out.json_array(map(group, found))
        elif chosen == "jsonl":
            for one in found:
                out.result(to_json(group(one)))
        elif chosen in ("csv", "tsv"):
            shaped = [group(one) for one in found]
            out.table([Column(key, key) for key in GROUP_COLUMNS], [[str(s[k] or "") for k in GROUP_COLUMNS] for s in shaped],
                      chosen)  # fmt: skip
        else:
            rows = [
                [group_name(one, by), one.currency, str(one.count), views.money_text(one.amount, one.currency)]
                for one in found
            ]
            out.table([Column(key, heading(key)) for key in GROUP_COLUMNS], rows, chosen)
            page = self._summary()
            for line in views.under_registry(page, sum(total.count for total in page.totals)):
                (out.result if out.terminal else out.say)(line)


GROUP_COLUMNS: Final = ("group", "currency", "count", "amount")


def group(one: Group) -> dict[str, Any]:
    """Return a group in the shape that scripts use."""
    from paydesk import money

    amount = money.amount_string(one.amount, one.currency)
    return {"group": one.key, "currency": one.currency, "count": one.count, "amount": amount}


def group_name(one: Group, by: str) -> str:
    """Return what people call the group."""
    if one.key is None:
        return "—"
    if by == "status":
        return messages.status_name(one.key)
    if by == "contractor":
        return one.key
    from paydesk import dates

    written = dates.format_month if by == "month" else dates.format_date
    return written(date.fromisoformat(one.key), messages.language())


def _row(one: Group | Request, names: Sequence[str], group_by: str | None) -> tuple[list[Any], str, int]:
    """Return the cells of a row, and the sum that it adds to the total of its currency."""
    from paydesk.render import tables

    if not isinstance(one, Request):
        cells = [group_name(one, str(group_by)), one.currency, one.count, tables.decimal(one.amount, one.currency)]
        return cells, one.currency, one.amount
    return [tables.value(one, name) for name in names], one.form.currency, one.form.amount or 0


def _write_json(stream: Any, values: Iterable[Any], *, lines: bool) -> int:
    count = 0
    for value in values:
        before = "" if lines else "[\n" if count == 0 else ",\n"
        stream.write((before + to_json(value) + ("\n" if lines else "")).encode("utf-8", "backslashreplace"))
        count += 1
    if not lines:
        stream.write(b"[]\n" if count == 0 else b"\n]\n")
    return count
