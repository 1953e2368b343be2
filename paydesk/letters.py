"""The words of messages: a subject that threads, plain text and HTML, in the language of whoever gets them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape

from paydesk import dates, messages, money
from paydesk.channels import Message
from paydesk.courier import Item, Parcel
from paydesk.errors import N_
from paydesk.messages import _, heading, ngettext
from paydesk.notices import CONTRACTOR, DIGEST
from paydesk.records import Person, Request
from paydesk.workflow import ACTIONS

Row = tuple[str, str]

_WHY = {
    "turn": N_("Request {id} awaits your decision."),
    "payable": N_("Request {id} is approved and to be paid."),
    "decision": N_("Your request {id}: {action}."),
    "paid": N_("Your request {id}: {action}."),
    "comment": N_("A comment on request {id}."),
    "reminder": N_("Request {id} is still waiting for you."),
    "stands": N_(
        "Request {id} was submitted again, and your approval stands: nothing was changed that touches it. To take it back:"
        " paydesk revoke {id} -m …"
    ),
    "late": N_(
        "Request {id} has waited longer than its step of approval may take. Nothing is approved by that; you are told so"
        " that it goes on."
    ),
    "failure": N_("The payee of request {id} could not be told of the payment by mail."),
}


@contextmanager
def speaking(language: str | None) -> Iterator[None]:
    """Speak another language for a while."""
    before = messages.language()
    messages.use(language or before)
    try:
        yield
    finally:
        messages.use(before)


def compose(parcel: Parcel) -> Message:
    """Return the message of a parcel."""
    with speaking(parcel.lang):
        if parcel.kind == CONTRACTOR:
            subject, blocks = _to_payee(parcel.items[0].request)
        elif parcel.kind == DIGEST:
            subject, blocks = _digest(parcel)
        else:
            item = parcel.items[0]
            # The same for everything about a request: programs for mail put it together by the subject, too.
            subject = _(N_("Request {id}: {subject}")).format(id=item.request.id, subject=_short(item.request))
            blocks = [_block(item, parcel)]
        return Message(parcel.id, parcel.thread, subject, _plain(blocks), _html(blocks), parcel.attachments)


def test_message(person: Person, key: str, lang: str | None) -> Message:
    """Return a message that says that messages arrive."""
    with speaking(lang):
        line = _(N_("This is a test of paydesk for {login}: messages arrive here.")).format(login=person.login)
        blocks: Sequence[Block] = [(line, (), "")]
        return Message(key, "", _(N_("A test of paydesk")), _plain(blocks), _html(blocks))


Block = tuple[str, Sequence[Row], str]
"""A sentence, rows of heading and value, and a command."""


def _short(request: Request) -> str:
    return request.form.subject or request.form.contractor or ""


def sum_of(request: Request) -> str:
    """Return the sum as an accountant writes it, or a dash."""
    form = request.form
    return money.format_amount(form.amount, form.currency, messages.language()) if form.amount is not None else "—"


def _named(login: str, people: dict[str, Person]) -> str:
    name = people[login].name if login in people else None
    return f"{name} ({login})" if name and name != login else login


def _block(item: Item, parcel: Parcel) -> Block:
    request, said = item.request, item.event
    action = _(ACTIONS[said.action]) if said else ""
    why = _(_WHY[item.kind]).format(id=request.id, action=action.lower())
    rows: list[Row] = [
        (heading("subject"), request.form.subject or "—"),
        (_(N_("Asked by")), _named(request.author, parcel.people)),
        (heading("contractor"), request.form.contractor or "—"),
        (heading("amount"), sum_of(request)),
        (heading("due_date"), _day(request)),
        (heading("status"), messages.status_name(request.status)),
    ]
    if said:
        rows.append((action, _named(said.actor, parcel.people)))
        if said.comment:
            rows.append((_(N_("Comment")), said.comment))
        if said.payment_date:
            day = dates.format_date(said.payment_date, messages.language())
            rows.append((heading("payment_date"), f"{day}  {said.payment_number or ''}".strip()))
    if item.turn:
        rows.append((_(N_("Has to act")), ", ".join(_named(one.login, parcel.people) for one in item.turn)))
    command = f"paydesk show {request.id}" if item.kind != "failure" else "paydesk notify status"
    return why, rows, command


def _day(request: Request) -> str:
    due = request.form.due_date
    return dates.format_date(due, messages.language()) if due else "—"


def _digest(parcel: Parcel) -> tuple[str, list[Block]]:
    count = len({item.request.id for item in parcel.items})
    subject = ngettext("paydesk: news on {count} request", "paydesk: news on {count} requests", count)
    told = [item for item in parcel.items if not (item.kind == "payable" and parcel.registry)]
    blocks = [_block(item, parcel) for item in told]
    if parcel.registry:
        rows = [
            (f"{one.id}", f"{_day(one)}  {sum_of(one)}  {one.form.contractor or '—'}  {_short(one)}")
            for one in parcel.registry
        ]
        rows += [(_(N_("Total")), text) for text in _totals(parcel.registry)]
        blocks.insert(0, (_(N_("To be paid, the oldest due date first:")), rows, "paydesk registry --status approved"))
    return subject, blocks


def _totals(requests: Sequence[Request]) -> Iterator[str]:
    sums: dict[str, int] = {}
    for one in requests:
        sums[one.form.currency] = sums.get(one.form.currency, 0) + (one.form.amount or 0)
    for currency, amount in sums.items():
        yield money.format_amount(amount, currency, messages.language())


def _to_payee(request: Request) -> tuple[str, list[Block]]:
    form = request.form
    language = messages.language()
    subject = _(N_("Payment to {contractor}")).format(contractor=form.contractor or "—")
    if form.invoice_number:
        subject = _(N_("Payment of invoice {number}")).format(number=form.invoice_number)
    rows = [
        (heading("payment_number"), request.payment_number or "—"),
        (heading("payment_date"), dates.format_date(request.payment_date, language) if request.payment_date else "—"),
        (heading("amount"), sum_of(request)),
        (heading("invoice_number"), form.invoice_number or "—"),
        (heading("purpose"), form.purpose or "—"),
    ]
    return subject, [(_(N_("A payment was made to you:")), rows, "")]


def _plain(blocks: Sequence[Block]) -> str:
    lines: list[str] = []
    for sentence, rows, command in blocks:
        lines += [sentence, *(f"  {name}: {_one_line(value)}" for name, value in rows)]
        lines += [f"  {command}"] if command else []
        lines.append("")
    return "\n".join(lines)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _html(blocks: Sequence[Block]) -> str:
    parts = ['<html><body style="font-family: sans-serif">']
    for sentence, rows, command in blocks:
        cells = "".join(
            f'<tr><td style="color: #666; padding-right: 1em; vertical-align: top">{escape(name)}</td>'
            f"<td>{escape(_one_line(value))}</td></tr>"
            for name, value in rows
        )
        parts.append(f"<p>{escape(sentence)}</p><table>{cells}</table>")
        parts += [f"<p><code>{escape(command)}</code></p>"] if command else []
    return "".join([*parts, "</body></html>"])
