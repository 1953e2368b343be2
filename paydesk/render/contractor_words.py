"""Contractors, their accounts and the trust in these: as JSON takes them, and in words."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from paydesk import messages
from paydesk.contractors import Entry, Used
from paydesk.errors import N_
from paydesk.messages import _
from paydesk.money import amount_string
from paydesk.render.shapes import stamp
from paydesk.trust import Trust


def shape(one: Entry) -> dict[str, Any]:
    """Return a contractor as JSON takes it."""
    form = one.last.form
    return {
        "contractor": one.name,
        "inn": form.inn,
        "kpp": form.kpp,
        "account": form.account,
        "bic": form.bic,
        "requests": one.requests,
        "last": one.last.id,
        "paid": {currency: amount_string(total, currency) for currency, total in sorted(one.paid.items())},
        "keys": list(one.keys),
        "email": one.card.email,
        "notify": one.card.notify,
        "lang": one.card.lang,
        "note": one.card.note,
    }


def account_shape(one: Used) -> dict[str, Any]:
    """Return an account of a contractor as JSON takes it."""
    return {
        "account": one.account,
        "bic": one.bic,
        "bank": one.bank,
        "requests": one.requests,
        "paid": one.paid,
        "first": one.first,
        "last": one.last,
        "trust": trust_shape(one.trust) if one.trust else None,
    }


def trust_shape(said: Trust) -> dict[str, Any]:
    """Return what somebody said of an account as JSON takes it."""
    return {
        "trusted": said.trusted,
        "counts": said.counts(datetime.now(UTC)),
        "by": said.actor,
        "at": stamp(said.at),
        "how": said.how,
        "comment": said.comment,
        "first_seen": stamp(said.first_seen) if said.first_seen else None,
        "counts_from": stamp(said.counts_from) if said.counts_from else None,
    }


def trust_line(said: Trust | None) -> str:
    """Say whether an account is trusted, by whom, how and since when."""
    if said is None:
        return _(N_("not confirmed"))
    day = messages.day(said.at.date())
    if not said.trusted:
        return _(N_("{who} warns of it since {day}: {comment}")).format(who=said.actor, day=day, comment=said.comment)
    text = _(N_("confirmed by {who} on {day} ({how}): {comment}"))
    line = text.format(who=said.actor, day=day, how=_how_name(said.how or ""), comment=said.comment)
    if said.counts_from and not said.counts(datetime.now(UTC)):
        line += "; " + _(N_("counts from {moment} (UTC)")).format(moment=said.counts_from.strftime("%Y-%m-%d %H:%M"))
    return line


def _how_name(how: str) -> str:
    names = {
        "call": N_("by a call"),
        "letter": N_("by a letter"),
        "meeting": N_("at a meeting"),
        "other": N_("otherwise"),
    }
    return _(names[how]) if how in names else how


def card_lines(one: Entry) -> list[str]:
    """Say what people keep of a contractor."""
    card, lines = one.card, []
    if card.email:
        text = _(N_("Notices: {email}")) if card.notify else _(N_("Notices: {email}, switched off"))
        lines.append("  " + text.format(email=card.email))
    elif not card.notify:
        lines.append("  " + _(N_("Notices: switched off")))
    if card.note:
        lines.append("  " + _(N_("Note: {note}")).format(note=card.note))
    others = [key for key in one.keys if key != one.last.form.inn] if one.last.form.inn in one.keys else one.keys[1:]
    if others:  # the INN of the last request stands above, whichever of them it is
        lines.append("  " + _(N_("Merged from: {keys}")).format(keys=", ".join(others)))
    return lines
