"""Policies against the journal of administrators, and every submit against the policy that was in force."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, select

from paydesk import trust
from paydesk.approval import CHAINS, entries_of, fits, steps_of
from paydesk.audit.administrators import OF_PEOPLE, Team
from paydesk.audit.bank import ROW_DIFFERS, same
from paydesk.audit.report import Report
from paydesk.audit.rows import stream
from paydesk.audit.sift import Told
from paydesk.conditions import Circumstances, met
from paydesk.errors import N_
from paydesk.folding import fold_name
from paydesk.models import (
    admin_event,
    delegation,
    delegation_end,
    event,
    policy,
    policy_chain,
    policy_confirmation,
    policy_step,
    policy_step_field,
    policy_step_person,
)


def check(connection: Connection, dialect: str, team: Team, journals: Told, report: Report) -> None:
    """Check policies and their rules, and what each submit sealed; without a policy journals are not read again."""
    told = {
        name: {int(number): row for (table, number), row in team.rows.items() if table == name}
        for name in ("policy", "policy_confirmation", "delegation", "delegation_end")
    }
    for table in (policy, policy_confirmation, delegation, delegation_end):
        (key,) = table.primary_key.columns
        rows = {getattr(row, key.name): row._asdict() for row in connection.execute(select(table))}
        for number in sorted({*rows, *told[table.name]}):
            if not same(rows.get(number), told[table.name].get(number)):
                report.add("policy_changed", ROW_DIFFERS, table=table.name, number=number)
    rules = {number: json.loads(row["rules"]) for number, row in told["policy"].items()}
    _check_spread(connection, rules, report)
    if rules or "chain" in journals.chained:
        trusted = _trusted(connection, dialect, rules)
        confirmed = [(datetime.fromisoformat(row["at"]), number) for number, row in told["policy_confirmation"].items()]
        for submit in stream(connection, dialect, _SUBMITS):
            if not _is_chosen(submit, rules, confirmed, trusted):
                report.add("chain_changed", _CHAIN_DIFFERS, submit[0], submit[1])
    if "behalf" in journals.chained:
        _check_substitutes(connection, told["delegation"], told["delegation_end"], report)
    if "giver" in journals.chained:
        _check_handed_by_others(connection, report)
    if "stands" in journals.chained:
        _check_kept(connection, report)


_CHAIN_DIFFERS: Final = N_("The submit does not seal the steps of the policy that was in force.")


def _check_substitutes(
    connection: Connection,
    given: Mapping[int, Mapping[str, Any]],
    ended: Mapping[int, Mapping[str, Any]],
    report: Report,
) -> None:
    """Check that whoever approved for somebody else was told to, at that time."""
    e = event.c
    rows = connection.execute(select(e.request_id, e.seq, e.at, e.actor, e.behalf).where(e.behalf.is_not(None)))
    for row in rows:
        day = row.at.date().isoformat()
        if not any(
            (one["giver"], one["substitute"]) == (row.behalf, row.actor)
            and one["since"] <= day <= one["until"]
            and (number not in ended or datetime.fromisoformat(ended[number]["at"]) >= row.at)
            for number, one in given.items()
        ):
            report.add("rule_broken", _NO_SUBSTITUTE, row.request_id, row.seq, actor=row.actor, other=row.behalf)


def _check_handed_by_others(connection: Connection, report: Report) -> None:
    """Check that an administrator gave the place of somebody who could not decide, and not by their doing alone."""
    e = event.c
    rows = connection.execute(
        select(e.request_id, e.seq, e.at, e.actor, e.giver).where(e.giver.is_not(None), e.giver != e.actor)
    )
    for row in rows.all():
        then = _team_at(connection, row.at)
        if _decides(then, row.giver) or (row.actor, "admin") not in then.roles:
            report.add("rule_broken", _NOT_GONE, row.request_id, row.seq, actor=row.actor, other=row.giver)
        elif len(_admins(then)) > 1 and then.kept_out_by(row.giver) == {row.actor}:
            report.add("rule_broken", _OWN_DOING, row.request_id, row.seq, actor=row.actor, other=row.giver)


def _check_kept(connection: Connection, report: Report) -> None:
    """Check that who gave an approval that a submit lets stand could still decide at that time."""
    e = event.c
    rows = connection.execute(select(e.request_id, e.seq, e.at, e.stands).where(e.stands.is_not(None)))
    for row in rows.all():
        chosen = (e.request_id == row.request_id, e.seq.in_(entries_of(row.stands)))
        for actor, behalf in connection.execute(select(e.actor, e.behalf).where(*chosen)).all():
            voices = [one for one in (actor, behalf) if one is not None]
            then = _team_at(connection, row.at, voices)
            if not all(_decides(then, one) for one in voices):
                report.add("rule_broken", _NOT_KEPT, row.request_id, row.seq, actor=actor)


_NOT_KEPT: Final = N_("The submit lets an approval of {actor} stand, who could not decide any more.")


def _team_at(connection: Connection, moment: Any, logins: Sequence[str] | None = None) -> Team:
    """Return what the journal of administrators says of these people, or of everybody, as of a moment."""
    team, a = Team(), admin_event.c
    told = select(a.action, a.subject, a.detail, a.actor).where(a.at <= moment, a.action.in_(OF_PEOPLE)).order_by(a.id)
    for entry in connection.execute(told if logins is None else told.where(a.subject.in_(logins))):
        team.play(*entry)
    return team


def _admins(team: Team) -> list[str]:
    return [who for who, role in team.roles if role == "admin" and not team.people.get(who, {}).get("disabled")]


def _decides(team: Team, login: str) -> bool:
    return not team.people.get(login, {}).get("disabled") and (login, "head") in team.roles


_NOT_GONE: Final = N_("{actor} handed over the place of {other}, who could decide, or was no administrator.")

_OWN_DOING: Final = N_("{actor} handed over the place of {other}, whom nobody but {actor} kept from deciding.")

_NO_SUBSTITUTE: Final = N_("{actor} approved for {other}, who had not named this substitute.")


def _check_spread(connection: Connection, rules: Mapping[int, Sequence[Mapping[str, Any]]], report: Report) -> None:
    """Compare the rows by which a submit chooses with the rules that the policy tells."""
    wanted: set[tuple[Any, ...]] = {
        (
            number * CHAINS + place,
            number,
            place,
            *(rule.get(name) for name in _CONDITIONS),
            bool(rule.get("first_payment")),
            rule.get("trusted"),
            " ".join(rule["signals"]) if rule.get("signals") else None,
        )
        for number, listed in rules.items()
        for place, rule in enumerate(listed, start=1)
    }
    c, s, n = policy_chain.c, policy_step.c, policy_step_person.c
    columns = (c.id, c.policy_id, c.place, *(c[name] for name in _CONDITIONS), c.first_payment, c.trusted, c.signals)
    different = {row[1] for row in wanted ^ {tuple(row) for row in connection.execute(select(*columns))}}
    spread = [
        (number * CHAINS + place, at, step)
        for number, listed in rules.items()
        for place, rule in enumerate(listed, start=1)
        for at, step in enumerate(steps_of(rule), start=1)
    ]
    steps = {(chain, at, None if step.persons else "head", step.needed) for chain, at, step in spread}
    persons = {(chain, at, login) for chain, at, step in spread for login in step.persons}
    kept = {(chain, at, field) for chain, at, step in spread for field in step.keeps}
    k = policy_step_field.c
    fields = {tuple(row) for row in connection.execute(select(k.chain, k.place, k.field))}
    different |= {row[0] // CHAINS for row in kept ^ fields}
    own = {tuple(row) for row in connection.execute(select(s.chain, s.place, s.role, s.needed))}
    named = {tuple(row) for row in connection.execute(select(n.chain, n.place, n.login))}
    different |= {row[0] // CHAINS for row in (steps ^ own)} | {row[0] // CHAINS for row in (persons ^ named)}
    for number in sorted(different):
        report.add("policy_changed", ROW_DIFFERS, table="policy_chain", number=number)


_CONDITIONS: Final = ("currency", "amount_from", "amount_below", "inn", "author")

_SUBMITS: Final = (
    "SELECT e.request_id, e.seq, e.at, e.chain, e.detail, r.author, (SELECT c.content FROM event c"
    " WHERE c.request_id = e.request_id AND c.seq < e.seq AND c.content IS NOT NULL ORDER BY c.seq DESC LIMIT 1)"
    " FROM event e JOIN request r ON r.id = e.request_id WHERE e.action = 'submit' ORDER BY e.request_id, e.seq"
)


def _is_chosen(
    row: Sequence[Any],
    rules: Mapping[int, Sequence[Mapping[str, Any]]],
    confirmed: Sequence[tuple[datetime, int]],
    trusted: Callable[[Mapping[str, Any], datetime], bool | None],
) -> bool:
    """Tell whether a submit sealed the first rule that fits, of the policy that was in force at its time.

    Trust in the account is asked anew, as of that time. First payments and signals are not, for they depend on what
    became of other requests: a rule that names them may be taken or be passed by.
    """
    _number, _seq, at, chain, detail, author, content = row
    moment = at if isinstance(at, datetime) else datetime.fromisoformat(at)
    in_force = max((number for since, number in confirmed if since <= moment), default=None)
    if in_force is None:
        return chain is None and detail is None
    if chain is None or chain // CHAINS != in_force or not 1 <= chain % CHAINS <= len(rules[in_force]):
        return False
    *before, taken = rules[in_force][: chain % CHAINS]
    told = json.loads(content)
    known = Circumstances(trusted=trusted(told, moment))
    return (
        json.loads(detail) == taken
        and fits(taken, told, author)
        and met(taken, known) is not False
        and not any(met(rule, known) and fits(rule, told, author) for rule in before)
    )


_MEANWHILE: Final = timedelta(minutes=1)
"""Words on an account that were said so shortly around a submit may or may not have been saved when it looked."""


def _trusted(
    connection: Connection, dialect: str, rules: Mapping[int, Sequence[Mapping[str, Any]]]
) -> Callable[[Mapping[str, Any], datetime], bool | None]:
    """Return what tells whether the account of a content was trusted at a moment; ``None`` where it cannot be known.

    SQLite has one writer at a time, so that there the moments are in order.
    """
    asked = any("trusted" in rule for listed in rules.values() for rule in listed)
    said = trust.words(connection) if asked else {}
    around = _MEANWHILE if dialect == "postgresql" else timedelta(0)

    def trusted(content: Mapping[str, Any], moment: datetime) -> bool | None:
        key = content.get("inn") or fold_name(content.get("contractor") or "")
        words = said.get((key, content.get("account") or ""), [])
        near = [one.at for one in words if moment - around < one.at <= moment + around]
        answers = {trust.counted(words, until, moment) for until in (moment - around, moment, *near)}
        return answers.pop() if len(answers) == 1 else None

    return trusted
