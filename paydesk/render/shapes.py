"""The JSON that scripts rely on: keys, order and types are a contract (docs/json.md). No setting changes it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from paydesk import form as forms
from paydesk import messages, money
from paydesk.approval import entries_of
from paydesk.errors import Problem
from paydesk.history import changes
from paydesk.journal import Outcome
from paydesk.records import Event, File, Person, Request
from paydesk.workflow import waiting_for

if TYPE_CHECKING:
    from paydesk.inbox import Waiting


def stamp(moment: datetime) -> str:
    """Return a moment as ISO 8601 in UTC."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def request(value: Request, files: Sequence[File] = (), advice: Sequence[Problem] = ()) -> dict[str, Any]:
    """Return a request; amounts as strings with a dot, dates as ISO. ``advice`` is what else is worth a look."""
    form = value.form
    return {
        "id": value.id,
        "status": value.status,
        "version": value.version,
        "author": value.author,
        "waiting_for": waiting_for(value),
        "subject": form.subject,
        "contractor": form.contractor,
        "amount": money.amount_string(form.amount, form.currency) if form.amount is not None else None,
        "currency": form.currency,
        "due_date": form.due_date.isoformat() if form.due_date else None,
        "requisites": form.requisites,
        "inn": form.inn,
        "kpp": form.kpp,
        "bic": form.bic,
        "bank": form.bank,
        "account": form.account,
        "corr_account": form.corr_account,
        "purpose": form.purpose,
        "invoice_number": form.invoice_number,
        "invoice_date": form.invoice_date.isoformat() if form.invoice_date else None,
        "created_at": stamp(value.created_at),
        "updated_at": stamp(value.updated_at),
        "approved_by": value.approved_by,
        "approved_at": stamp(value.approved_at) if value.approved_at else None,
        "paid_by": value.paid_by,
        "payment_date": value.payment_date.isoformat() if value.payment_date else None,
        "payment_number": value.payment_number,
        "digest": value.digest,
        "warnings": warnings([*forms.check(form).warnings, *advice]),
        "files": [file(one) for one in files if not one.detached],
    }


def warnings(found: Iterable[Problem]) -> list[dict[str, str]]:
    """Return what is worth a look."""
    return [{"code": one.code, "message": messages.fill(one.text, one.params)} for one in found]


def full(
    value: Request, files: Sequence[File], journal: Sequence[Event], advice: Sequence[Problem] = ()
) -> dict[str, Any]:
    """Return a request with its files and its history."""
    return {**request(value, files, advice), "history": history(journal)}


def file(value: File) -> dict[str, Any]:
    """Return what is known of a file."""
    return {
        "id": value.id,
        "kind": value.kind,
        "name": value.name,
        "size": value.size,
        "type": value.media_type,
        "sha256": value.sha256,
        "added_by": value.added_by,
        "added_at": stamp(value.added_at),
        "detached": value.detached,
    }


def history(journal: Sequence[Event]) -> list[dict[str, Any]]:
    """Return the journal, oldest first; ``changes`` is field → [old, new]."""
    changed = changes(journal)
    return [
        {
            "seq": entry.seq,
            "at": stamp(entry.at),
            "actor": entry.actor,
            "action": entry.action,
            "from": entry.from_status,
            "to": entry.to_status,
            "version": entry.version,
            "comment": entry.comment,
            "changes": {key: list(pair) for key, pair in contract_changes(changed.get(entry.seq, {}), entry).items()},
            "digest": entry.digest,
            "prev": entry.prev,
            "hash": entry.hash,
            "step": entry.step,
            "behalf": entry.behalf,
            "giver": entry.giver,
            "taker": entry.taker,
            "stands": list(entries_of(entry.stands)) if entry.action == "submit" else None,
        }
        for entry in journal
    ]


def contract_changes(found: Mapping[str, tuple[Any, Any]], entry: Event) -> dict[str, tuple[Any, Any]]:
    """Return the changes with amounts as the form shows them, not as minor units."""
    if "amount" not in found:
        return dict(found)
    pairs = zip(found["amount"], currencies(found, entry), strict=True)
    old, new = (money.amount_string(minor, code) if minor is not None else None for minor, code in pairs)
    return {**found, "amount": (old, new)}


def currencies(found: Mapping[str, tuple[Any, Any]], entry: Event) -> tuple[str, str]:
    """Return the currency before and after an event that wrote the content."""
    after = str(json.loads(entry.content)["currency"]) if entry.content else "RUB"
    return str(found["currency"][0] if "currency" in found else after), after


def outcome(value: Outcome, advice: Sequence[Problem] = ()) -> dict[str, Any]:
    """Return what became of one request in a call; ``advice`` is worth a look before it goes on."""
    shape: dict[str, Any] = {"id": value.id, "status": value.status, "version": value.version, "ok": value.ok}
    if value.error:
        shape["error"] = messages.error_json(value.error)
    return shape | ({"warnings": warnings(advice)} if advice else {})


def waiting(value: Waiting, files: Sequence[File] = (), advice: Sequence[Problem] = ()) -> dict[str, Any]:
    """Return a request of the inbox with the reason why it is there."""
    return {
        **request(value.request, files, advice),
        "why": value.why,
        "comment": value.comment,
        "step_due": stamp(value.due) if value.due else None,
        "step_late": value.late,
    }


def person(value: Person) -> dict[str, Any]:
    """Return a person."""
    return {
        "login": value.login,
        "name": value.name,
        "email": value.email,
        "roles": sorted(value.roles),
        "disabled": value.disabled,
    }
