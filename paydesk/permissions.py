"""What somebody wants to do, whether they may, and in their words why not.

The rules are those of ``paydesk.rules``; a refusal of the database is put into the words of the rule that it names.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from paydesk import duplicates
from paydesk.approval import Progress
from paydesk.attempts import Attempt
from paydesk.errors import N_, Conflict, NotAllowed, PaydeskError, Problem
from paydesk.failures import Refused
from paydesk.handing import gone
from paydesk.records import Person, Request
from paydesk.rules import BY_STATE, Rule, possible_actions, refusal
from paydesk.workflow import COMMANDS, roles_for


@dataclass(frozen=True, slots=True)
class Payment:
    """What an event tells of a payment order: its date and number, and the line of a statement that shows it."""

    date: date | None
    number: str | None = None
    statement_line: int | None = None


@dataclass(frozen=True, slots=True)
class Intention:
    """What somebody wants to do with one or more requests."""

    action: str
    comment: str | None = None
    seen: int | None = None
    payment_date: date | None = None
    payment_number: str | None = None
    batch: int | None = None
    each: Mapping[int, Payment] = field(default_factory=dict)
    """Request → what its own event tells of the payment, where requests of one call differ."""
    file: str | None = None
    detail: str | None = None
    """What else an event of a file seals, as JSON; PostgreSQL fills it in."""
    giver: str | None = None
    """Whose place in the open step is handed over, if not that of who acts; and to whom."""
    taker: str | None = None
    duplicate_ok: str | None = None
    """Why a request that is submitted for an invoice of another request is another payment."""

    def payment(self, number: int) -> Payment | None:
        """Return what the event of this request tells of a payment."""
        if self.action not in ("pay", "export", "reopen"):
            return None
        common = Payment(self.payment_date, self.payment_number) if self.payment_date else None
        return self.each.get(number, common)


def unseen(person: Person, number: int, intention: Intention) -> PaydeskError:
    """Return the refusal of an action on a request that the person does not see."""
    if person.disabled or not person.roles:
        return _unknown(person)
    return _error(BY_STATE["PD002"], person, None, intention, number)


def attempt(
    person: Person,
    request: Request,
    joined: frozenset[str],
    intention: Intention,
    progress: Progress | None = None,
    **found: bool,
) -> Attempt:
    """Return what the rules look at.

    ``joined`` are those who filed or edited the request, ``progress`` its chain, ``found`` what was looked up besides;
    see :class:`Attempt`.
    """
    payment = intention.payment(request.id)
    return Attempt(
        intention.action,
        person,
        request,
        joined,
        intention.comment,
        intention.seen,
        payment.date if payment else None,
        intention.batch,
        progress=progress,
        giver=intention.giver,
        taker=intention.taker,
        **found,
    )


def why_not(
    tried: Attempt, intention: Intention, problems: Sequence[Problem] = (), twins: Sequence[int] = ()
) -> PaydeskError | None:
    """Return why an attempt is refused, or ``None``.

    ``problems`` are what the form lacks to be submitted, ``twins`` the other requests for its invoice.
    """
    rule = refusal(tried)
    if rule is None:
        return None
    error = _error(rule, tried.person, tried.request, intention, tried.request.id, tried.participants, tried.progress)
    if rule.code == "form_incomplete":
        error.problems = tuple(problems)
    elif rule.code == "duplicate":
        error.problems = tuple(duplicates.named(twins))
    return error


def _unknown(person: Person) -> PaydeskError:
    rule = BY_STATE["PD001"]
    command = f"user enable {person.login}" if person.roles else f"user add {person.login} --role manager"
    return rule.error(rule.text, code=rule.code, actor=person.login, command=f"paydesk {command}")


def require_known(person: Person) -> None:
    """Raise NotAllowed unless the person is known to the database and enabled."""
    if person.disabled or not person.roles:
        raise _unknown(person)


def require_role(person: Person, roles: Collection[str], text: str) -> None:
    """Raise NotAllowed with ``text`` unless the person is known and has one of the roles; it may name {role} and {own}."""
    require_known(person)
    if person.roles.isdisjoint(roles):
        own = ", ".join(sorted(person.roles))
        raise NotAllowed(text, code=BY_STATE["PD005"].code, role=" / ".join(roles), own=own)


def _error(
    rule: Rule,
    person: Person,
    request: Request | None,
    intention: Intention,
    number: int,
    joined: Iterable[str] = (),
    progress: Progress | None = None,
) -> PaydeskError:
    params: dict[str, Any] = {"id": number, "action": intention.action, "command": f"paydesk show {number}"}
    if rule.code == "unknown_person":
        return _unknown(person)
    if request is not None:
        possible = possible_actions(person, request, joined, progress)
        params |= {
            "status": request.status,
            "version": request.version,
            "author": request.author,
            "actions": ", ".join(COMMANDS.get(action, action) for action in possible) or "—",
            "role": " / ".join(roles_for(intention.action, request.status)),
            "batch": request.exported_in or 0,
            "accept": f"paydesk submit {number} --duplicate-ok …",
            "void": f"paydesk bank void {request.exported_in} -m …",
            "trust": f"paydesk contractor trust {request.form.inn or '…'} {request.form.account} --how call -m …",
            "explain": f"paydesk explain {number}",
            "taker": intention.taker or "—",
            **_turn(progress),
            "gone": ", ".join(sorted(gone(progress, intention.giver))) if progress else "—",
        }
    return rule.error(rule.text, code=rule.code, **params)


def _turn(progress: Progress | None) -> dict[str, Any]:
    place = progress.open if progress else None
    if progress is None or place is None:
        return {"step": "—", "people": "—", "heads": "—"}
    named = progress.holders(place)
    return {"step": place, "people": ", ".join(named) or "head", "heads": ", ".join(sorted(progress.heads))}


def explained(refused: Refused, person: Person, requests: Sequence[Request], intention: Intention) -> PaydeskError:
    """Put the database's refusal into the words of the rule that it names."""
    rule = BY_STATE.get(refused.state)
    if rule is None:
        return refused
    if rule.code in ("changed_since_seen", "wrong_state", "no_such_request") or len(requests) != 1:
        # Allowed a moment ago by what was read here: somebody else was faster.
        numbers = ", ".join(str(request.id) for request in requests[:10])
        return Conflict(
            N_("Somebody else has just changed one of these: {ids}. Nothing was done; look again."),
            code="changed_meanwhile",
            ids=numbers,
        )
    return _error(rule, person, requests[0], intention, requests[0].id)


def twin_of_new(problems: Sequence[Problem]) -> Conflict:
    """Return the refusal of a request that is not filed yet: its invoice is that of another."""
    text = N_(
        "Another request is for the same invoice; nothing was filed. If this is another payment all the same, say why:"
        " --duplicate-ok REASON"
    )
    return Conflict(text, code=BY_STATE["PD040"].code, problems=problems)
