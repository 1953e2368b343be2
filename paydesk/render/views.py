"""Requests as people see them: rows of the registry, the card of one request, its history."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from paydesk import dates, messages, money
from paydesk import form as forms
from paydesk.approval import entries_of
from paydesk.errors import N_
from paydesk.history import changes
from paydesk.messages import _, file_kind, heading, ngettext
from paydesk.records import Event, File, Request
from paydesk.registry import Page, Total
from paydesk.render import shapes
from paydesk.render.safe import safe, safe_lines
from paydesk.workflow import ACTIONS, waiting_for

REGISTRY_COLUMNS = ("id", "due_date", "contractor", "amount", "status", "subject")
COLUMNS = (
    *REGISTRY_COLUMNS,
    *(field.key for field in forms.FIELDS if field.key not in REGISTRY_COLUMNS),
    "author",
    "version",
    "waiting_for",
    "approved_by",
    "approved_at",
    "paid_by",
    "payment_date",
    "payment_number",
    "created_at",
    "updated_at",
)


def amount(value: Request) -> str:
    """Return the sum as an accountant writes it, or a dash."""
    form = value.form
    return money_text(form.amount, form.currency) if form.amount is not None else "—"


def money_text(minor: int, currency: str) -> str:
    """Return a sum as an accountant writes it."""
    return money.format_amount(minor, currency, messages.language())


def _date(value: date | None) -> str:
    return dates.format_date(value, messages.language()) if value else "—"


def local_time(value: datetime) -> str:
    """Return a moment as the person reads it, in their own zone."""
    return dates.format_time(value, messages.language(), value.astimezone().tzinfo)


def cell(value: Request, key: str) -> str:
    """Return one cell of a table for people."""
    if key == "amount":
        return amount(value)
    if key == "status":
        return messages.status_name(value.status)
    if key == "waiting_for":
        return messages.role_name(waiting_for(value) or "")
    found = getattr(value.form, key) if key in forms.FIELD else getattr(value, key)
    if isinstance(found, datetime):
        return local_time(found)
    if isinstance(found, date):
        return _date(found)
    return "" if found is None else str(found)


def totals(found: Sequence[Total]) -> str:
    """Return count and sums by currency, as one line."""
    count = sum(total.count for total in found)
    sums = [money.format_amount(total.amount, total.currency, messages.language()) for total in found if total.amount]
    return "; ".join([ngettext("{count} request", "{count} requests", count), *sums])


def sums(found: Mapping[str, int]) -> str:
    """Return sums by currency, as one line."""
    return "; ".join(money_text(total, currency) for currency, total in sorted(found.items()) if total)


def under_registry(page: Page, shown: int) -> Iterable[str]:
    """Return the lines that stand under a registry."""
    count = sum(total.count for total in page.totals)
    if shown < count:
        yield _(N_("Shown: {shown}. In all: {totals}")).format(shown=shown, totals=totals(page.totals))
    else:
        yield _(N_("In all: {totals}")).format(totals=totals(page.totals))
    if page.overdue_left_out:
        yield ngettext(
            "{count} overdue request is not shown here: paydesk registry --due overdue",
            "{count} overdue requests are not shown here: paydesk registry --due overdue",
            page.overdue_left_out,
        )
    if page.following:
        yield to_go_on(page.following)


def to_go_on(cursor: str) -> str:
    """Return the line that says how the next page is shown."""
    return _(N_("To go on: --after {cursor}")).format(cursor=cursor)


def warnings(value: Request) -> list[str]:
    """Return what is doubtful in the content, a line each."""
    return [messages.of_problem(problem) for problem in forms.check(value.form).warnings]


def title(value: Request) -> str:
    """Return the first line about a request."""
    status = messages.status_name(value.status)
    if not value.id:  # a dry run: it has no number yet
        return _(N_("New request · {status}")).format(status=status)
    text = _(N_("Request {id} · {status} · version {version}"))
    return text.format(id=value.id, status=status, version=value.version)


def card(
    value: Request, files: Sequence[File], journal: Sequence[Event], width: int, more: Sequence[str] = ()
) -> Iterable[str]:
    """Return everything about a request, as lines; ``more`` is what else is worth a look."""
    first = title(value)
    yield first
    yield "─" * min(len(first), width)
    rows = [(field.heading, field.key) for field in forms.FIELDS]
    labels = {key: heading(key) for _text, key in rows} | {
        "author": heading("author"),
        "waiting_for": heading("waiting_for"),
    }
    for key in ("approved_by", "paid_by", "payment_date", "payment_number"):
        labels[key] = heading(key)
    indent = max(len(label) for label in labels.values()) + 2
    for key, label in labels.items():
        text = cell(value, key)
        if not text or text == "—":
            continue
        yield from _labelled(label, text, indent, width)
    shown = [one for one in files if not one.detached]
    if shown:
        yield ""
        yield heading("files") + ":"
        yield from (f"  {one.id}  {safe(one.name)}  ({file_kind(one.kind)}, {size(one.size)})" for one in shown)
    doubts = [*more, *warnings(value)]
    if doubts:
        yield ""
        yield _(N_("Worth a look:"))
        for doubt in doubts:
            yield from textwrap.wrap(safe(doubt), width, initial_indent="  ! ", subsequent_indent="    ")
    if journal:
        yield ""
        yield _(N_("History:"))
        yield from history(journal, width, files)


def _labelled(label: str, text: str, indent: int, width: int) -> Iterable[str]:
    lines: list[str] = []
    for line in safe_lines(text).split("\n"):
        lines += textwrap.wrap(line, max(width - indent, 20), break_on_hyphens=False) or [""]
    yield f"{label:<{indent}}{lines[0]}"
    yield from (" " * indent + line for line in lines[1:])


def size(count: int) -> str:
    """Return a file's size for people."""
    if count < 1024:
        return _(N_("{count} B")).format(count=count)
    if count < 1024 * 1024:
        return _(N_("{count} KB")).format(count=round(count / 1024))
    return _(N_("{count} MB")).format(count=round(count / 1024 / 1024, 1))


def history(journal: Sequence[Event], width: int, files: Sequence[File] = ()) -> Iterable[str]:
    """Return the journal as lines: when, who, what, with the comment and what was changed."""
    changed = changes(journal)
    names = {one.sha256: one.name for one in files}
    who = {entry.seq: entry.actor for entry in journal}
    for entry in journal:
        line = f"  {local_time(entry.at)}  {safe(entry.actor)}  {_(ACTIONS[entry.action])}"
        if entry.action == "pay" and entry.payment_date:
            line += f" {_date(entry.payment_date)}" + (
                f", № {safe(entry.payment_number)}" if entry.payment_number else ""
            )
        if entry.step is not None:
            line += _(N_(", step {step}")).format(step=entry.step)
        if entry.behalf is not None:
            line += _(N_(", for {giver}")).format(giver=safe(entry.behalf))
        if entry.taker is not None:
            line += _(N_(": {giver} → {taker}")).format(giver=safe(entry.giver or ""), taker=safe(entry.taker))
        standing = [who[seq] for seq in entries_of(entry.stands) if seq in who]
        if standing:
            line += _(N_(", stands: {people}")).format(people=safe(", ".join(standing)))
        if entry.file:
            line += f": {safe(names.get(entry.file, entry.file[:12]))}"
        yield line
        if entry.comment:
            yield from textwrap.wrap(
                f"«{safe(entry.comment)}»", width, initial_indent="      ", subsequent_indent="      "
            )
        yield from changed_fields(changed.get(entry.seq, {}), entry, width)


def changed_fields(fields: Mapping[str, tuple[Any, Any]], entry: Event, width: int) -> Iterable[str]:
    """Return the changes of fields, old → new, a line each; ``entry`` is the event that wrote the new content."""
    currencies = shapes.currencies(fields, entry)
    for key, pair in fields.items():
        if key == "files":
            continue
        old, new = (safe(_short(key, value, code)) for value, code in zip(pair, currencies, strict=True))
        text = f"{heading(key)}: {old} → {new}"
        yield from textwrap.wrap(text, width, initial_indent="      ", subsequent_indent="        ")


def _short(key: str, value: Any, currency: str) -> str:
    """Return one side of a change as people write it."""
    if value is None:
        return "—"
    text = str(value)
    if key == "amount":
        return money.format_amount(value, currency, messages.language())
    if key in ("due_date", "invoice_date"):
        return _date(date.fromisoformat(text))
    return text if len(text) <= 80 else text[:79] + "…"


NAMED: Final = 20
"""How many numbers a line about the next step names."""


def next_step(status: str | None, action: str | None = None, *, exported: bool = False) -> str:
    """Return one line: what happens next, and who has to act; ``action`` is what has just been done."""
    match status:
        case "draft":
            return _(N_("Next: {author} completes and submits it: paydesk submit {id}"))
        case "pending" if action == "approve":
            return _(N_("Next: it takes further approvals; whose turn it is: paydesk explain {id}"))
        case "pending":
            return _(N_("Next: a head decides: paydesk approve {id}"))
        case "approved" if exported:
            return _(N_("Next: the bank executes bank file {file}: paydesk bank statement FILE"))
        case "approved":
            return _(N_("Next: an accountant pays: paydesk pay {id}"))
        case "rejected":
            return _(N_("Next: {author} may revise it: paydesk revise {id}"))
        case "paid":
            return _(N_("Nobody has to act. If the bank sends the money back: paydesk reopen {id}"))
        case "discarded":
            return _(N_("It has left the lists; its history stays: paydesk history {id}"))
        case _:
            return ""


def after_action(value: Request) -> str:
    """Return the line about the next step, filled in."""
    step = next_step(value.status, exported=value.exported_in is not None)
    return step.format(id=value.id, author=safe(value.author), file=value.exported_in)


def after_actions(done: Iterable[tuple[int, str | None, Request | None]], action: str) -> Iterable[str]:
    """Return the lines about the next steps of several requests: one line for all whose next step is the same.

    Each is a number, its state after ``action``, and the request before it, where that was looked up.
    """
    alike: dict[tuple[str, str, int | None], list[int]] = {}
    for number, status, before in done:
        file = before.exported_in if before and status == "approved" else None
        step = next_step(status, action, exported=file is not None)
        if step:
            author = "" if "{author}" not in step else safe(before.author) if before else _(N_("the author"))
            alike.setdefault((step, author, file), []).append(number)
    for (step, author, file), ids in alike.items():
        named = [*map(str, ids[:NAMED]), *(["…"] if len(ids) > NAMED else [])]
        yield step.format(id=" ".join(named), author=author, file=file)
