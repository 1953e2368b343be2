"""Every case of the rules: the request × the action × the person × what they say and saw, and the answer to each.

An answer is ``state/version`` as the request is after the step, or the SQLSTATE of the refusal. Each case is tried in
a step of its own that is rolled back, past all Python checks: so the database alone decides.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import psycopg

from paydesk import approval
from paydesk.approval import CHOSEN_SQL, OPEN_SQL
from paydesk.attempts import Attempt
from paydesk.guards.keeping_sql import stands_sql
from paydesk.guards.sqlite import CONTENT
from paydesk.records import Request
from paydesk.rules import refusal
from paydesk.workflow import ACTIONS, TRANSITIONS
from tests.support.rules import DAY, EVERYBODY, Facts, World

BODY = b"%PDF-1.4 the same paper for all"
PAPER = hashlib.sha256(BODY).hexdigest()
BLANK = " \t\r\n\u200b\u2800\ufeff"


@dataclass(frozen=True, slots=True)
class Case:
    login: str
    request: int
    action: str
    comment: str | None = "because"
    seen: int | None = None
    day: date | None = DAY
    taker: str | None = None
    giver: str | None = None


def cases(facts: Facts) -> list[Case]:
    """All of them."""
    found = []
    for number, action, login in itertools.product(facts.requests, ACTIONS, EVERYBODY):
        version = facts.requests[number].version
        day = DAY if action == "pay" else None
        found += [
            Case(login, number, action, "because", version, day),
            Case(login, number, action, None, version, day),
            Case(login, number, action, BLANK, None, day),
            Case(login, number, action, None, version - 1, day),
            Case(login, number, action, "because", version + 1, day),
        ]
        if action == "pay":
            found += [
                Case(login, number, action, "because", version, None),
                Case(login, number, action, None, None, None),
            ]
        if action == "reassign":
            found += handovers(facts, login, number)
    return found


TAKERS = ("deputy", "payhead", "both", "watcher", "editor", "author", "dismissed", "head", "nobody")


def handovers(facts: Facts, login: str, number: int) -> Iterator[Case]:
    """A place of one's own and of others, given to everybody; where there are no places, to one."""
    if facts.requests[number].chain is None:
        yield Case(login, number, "reassign", taker="watcher", day=None)
        return
    for taker in TAKERS:
        yield Case(login, number, "reassign", taker=taker, day=None)
    for giver in GIVERS:
        yield Case(login, number, "reassign", taker="watcher", giver=giver, day=None)
    yield Case(login, number, "reassign", None, taker="watcher", giver="dismissed", day=None)


GIVERS = ("deputy", "payhead", "head", "editor", "dismissed", "roleless")


def attempt(facts: Facts, case: Case) -> Attempt:
    return Attempt(
        case.action,
        facts.people[case.login],
        facts.requests[case.request],
        facts.participants.get(case.request, frozenset()),
        case.comment,
        case.seen,
        case.day,
        complete=case.request in facts.complete,
        duplicate=case.request in facts.duplicates,
        progress=facts.progress.get(case.request),
        giver=case.giver,
        taker=case.taker,
    )


def expected(facts: Facts, case: Case, dialect: str) -> str:
    """The answer of the Python form of the rules."""
    tried = attempt(facts, case)
    rule = refusal(tried)
    if rule:
        return rule.state
    transition = tried.transition
    assert transition is not None
    if dialect == "postgresql" and case.action == "edit":
        return "PD013"  # with plain SQL the content is written first, and that writes the event
    if case.action == "detach":
        return "PD013"  # no request here has a file, so nothing was taken out before the event
    if dialect == "postgresql" and case.action == "attach":
        return "PD013" if transition.writes else "PD020"  # as the row of the file writes its event
    return f"{tried.target}/{tried.request.version + transition.moves}"


# SQLite: the entry is computed here, as paydesk.entries does, but without asking any rule


def connect(path: Path) -> sqlite3.Connection:
    """A plain connection as any script would have it."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA synchronous=OFF")
    connection.row_factory = sqlite3.Row
    return connection


def put_paper(connection: sqlite3.Connection) -> None:
    if not connection.execute("SELECT 1 FROM blob WHERE sha256 = ?", (PAPER,)).fetchone():
        connection.execute("INSERT INTO blob (sha256, size, body) VALUES (?, ?, ?)", (PAPER, len(BODY), BODY))


NO_KEY = {"create": "{}"}
AT = "2026-03-02T10:00:00.000000Z"
_CHOSEN_AT = CHOSEN_SQL.replace("NEW.at", f"'{AT}'")
CHOSEN = (
    f"SELECT x.chain, {stands_sql('sqlite', 'x.chain')}, (SELECT o.rules -> ('$[' || (c.place - 1) || ']') FROM policy_chain c JOIN policy o"
    f" ON o.id = c.policy_id WHERE c.id = x.chain) FROM (SELECT {_CHOSEN_AT} AS chain FROM request r WHERE r.id = ?) x"
    " JOIN request r ON r.id = ?"
)
STANDS_IN = f"SELECT {approval.STANDS_IN_SQL.replace('{actor}', ':actor')} FROM request r WHERE r.id = :id"
MISSING = (
    f"SELECT {OPEN_SQL}, (SELECT sum(p.needed) FROM policy_step p WHERE p.chain = r.chain) - (SELECT count(*)"
    f" FROM event e WHERE {approval._STANDS}) FROM request r WHERE r.id = ?"
)


def told_of_paper(connection: sqlite3.Connection, request: Request) -> str | None:
    """What an event says of the file that was attached last."""
    return told_of(connection, request, "true")


def told_of(connection: sqlite3.Connection, request: Request, condition: str) -> str | None:
    """What an event says of the last of the files ``f`` that meet a condition."""
    row = connection.execute(
        "SELECT id, kind, name, media_type, added_by, added_at FROM request_file f"
        f" WHERE request_id = ? AND {condition} ORDER BY id DESC",
        (request.id,),
    ).fetchone()
    return json.dumps(dict(row), ensure_ascii=False) if row else None


UNTOLD = (
    "f.detached AND NOT EXISTS (SELECT 1 FROM event e WHERE e.request_id = f.request_id AND e.action = 'detach'"
    " AND e.detail ->> '$.id' = f.id)"
)
"""A file that was taken out, and no event tells of it."""


def detail_of(connection: sqlite3.Connection, request: Request, action: str) -> str | None:
    if action == "attach":
        return told_of_paper(connection, request)
    return told_of(connection, request, UNTOLD) if action == "detach" else NO_KEY.get(action)


def entry(connection: sqlite3.Connection, request: Request, case: Case, **forged: Any) -> dict[str, Any]:
    """An event as it would have to look; where there is no such transition, as a forger would write it."""
    source = request.status if request.head_seq else ""
    found = next((t for t in TRANSITIONS if (t.action, t.source) == (case.action, source)), None)
    guess = found or next(t for t in TRANSITIONS if t.action == case.action)
    content = None
    if guess.writes:
        content = connection.execute(f"SELECT {CONTENT} FROM request r WHERE r.id = ?", (request.id,)).fetchone()[0]
    to_status = guess.target if found or guess.source != guess.target else request.status
    chain, detail, step, behalf, stands = None, NO_KEY.get(case.action), None, None, None
    if case.action == "submit":
        chain, stands, detail = connection.execute(CHOSEN, (request.id, request.id)).fetchone()
    if case.action in ("approve", "reassign") and request.chain is not None:
        step, missing = connection.execute(MISSING, (request.id,)).fetchone()
    if case.action == "approve" and request.chain is not None:
        (behalf,) = connection.execute(STANDS_IN, {"actor": case.login, "id": request.id}).fetchone()
        to_status = to_status if missing <= 1 else request.status
    row = {
        "request_id": request.id,
        "seq": request.head_seq + 1,
        "at": AT,
        "actor": case.login,
        "action": case.action,
        "from_status": source or None,
        "to_status": to_status,
        "version": request.version + int(guess.moves),
        "seen_version": case.seen,
        "comment": case.comment,
        "payment_date": case.day.isoformat() if case.day else None,
        "payment_number": None,
        "file": PAPER if case.action in ("attach", "detach") else None,
        "key": None,
        "detail": detail or detail_of(connection, request, case.action),
        "chain": chain,
        "step": step,
        "behalf": behalf,
        "giver": (case.giver or case.login) if case.action == "reassign" else None,
        "taker": case.taker,
        "stands": stands,
        "digest": hashlib.sha256(content.encode()).hexdigest() if content is not None else request.digest,
        "content": content,
        "prev": request.head_hash,
        **forged,
    }
    sealed = {key: value for key, value in row.items() if key != "content" and value is not None}
    row["payload"] = json.dumps(sealed, ensure_ascii=False)
    row["hash"] = hashlib.sha256(row["payload"].encode()).hexdigest()
    return row | forged


def insert_entry(connection: sqlite3.Connection, row: dict[str, Any]) -> None:
    names = ", ".join(row)
    connection.execute(f"INSERT INTO event ({names}) VALUES ({', '.join(':' + name for name in row)})", row)


def prepare_content(connection: sqlite3.Connection, request: Request, case: Case) -> None:
    """What an edit or a file writes before its event."""
    draft = request.status == "draft"
    if case.action == "edit" and draft and request.head_seq:
        connection.execute("UPDATE request SET purpose = 'Иное ' || version WHERE id = ?", (request.id,))
    if case.action == "detach" and draft:
        connection.execute(
            "UPDATE request_file SET detached = 1 WHERE id = (SELECT max(id) FROM request_file WHERE request_id = ?"
            " AND in_content AND NOT detached)",
            (request.id,),
        )
    if case.action == "attach":
        put_paper(connection)
        connection.execute(
            "INSERT INTO request_file (request_id, kind, name, media_type, sha256, in_content, added_by, added_at)"
            " VALUES (?, 'other', 'paper.pdf', 'application/pdf', ?, ?, ?, '2026-03-02T10:00:00.000000Z')",
            (request.id, PAPER, draft, case.login),
        )


def step_sqlite(connection: sqlite3.Connection, request: Request, case: Case) -> str:
    """Take the step in the running transaction and say how the database answers."""
    try:
        prepare_content(connection, request, case)
        insert_entry(connection, entry(connection, request, case))
    except sqlite3.IntegrityError as refused:
        return str(refused)
    row = connection.execute("SELECT status, version FROM request WHERE id = ?", (request.id,)).fetchone()
    return f"{row['status']}/{row['version']}"


@contextmanager
def rolled_back(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("SAVEPOINT step")
    try:
        yield
    finally:
        connection.execute("ROLLBACK TO step")
        connection.execute("RELEASE step")


def ask_sqlite(connection: sqlite3.Connection, facts: Facts, chosen: Iterable[Case]) -> list[str]:
    """The answer of the database to each case."""
    answers = []
    for case in chosen:
        with rolled_back(connection):
            answers.append(step_sqlite(connection, facts.requests[case.request], case))
    return answers


# PostgreSQL: each person with their own login; the loop runs in the server, as SQL of that login


LOOP = """DO $$
DECLARE one record; answers text[] := '{{}}'; said text;
BEGIN
  FOR one IN SELECT * FROM jsonb_to_recordset(current_setting('matrix.cases')::jsonb)
    AS x(request bigint, action text, comment text, seen int, day date, taker text, giver text)
  LOOP
    BEGIN
      {step}
      RAISE EXCEPTION '%', said USING ERRCODE = 'OK000';
    EXCEPTION WHEN OTHERS THEN
      answers := answers || CASE SQLSTATE WHEN 'OK000' THEN SQLERRM ELSE SQLSTATE::text END;
    END;
  END LOOP;
  PERFORM set_config('matrix.answers', to_jsonb(answers)::text, false);
END $$"""
EVENT = """INSERT INTO event (request_id, action, comment, seen_version, payment_date, taker, giver)
        VALUES (one.request, one.action, one.comment, one.seen, one.day, one.taker, one.giver)
        RETURNING to_status || '/' || version INTO said;"""


def ask_login(connection: psycopg.Connection[Any], chosen: Sequence[Case], step: str = EVENT) -> list[str]:
    told = [
        {
            "request": c.request,
            "action": c.action,
            "comment": c.comment,
            "seen": c.seen,
            "day": c.day and str(c.day),
            "taker": c.taker,
            "giver": c.giver,
        }
        for c in chosen
    ]
    connection.execute("SELECT set_config('matrix.cases', %s, false)", (json.dumps(told),))
    connection.execute(LOOP.format(step=step).encode())
    row = connection.execute("SELECT current_setting('matrix.answers')").fetchone()
    assert row is not None
    connection.rollback()
    return list(json.loads(row[0]))


def ask_postgres(
    world: World, chosen: Sequence[Case], step: str = EVENT, logins: dict[str, Any] | None = None
) -> list[str]:
    """The answer of the database to each case, in their order; ``logins`` keeps connections for the next call."""
    answers: dict[Case, str] = {}
    for login in dict.fromkeys(case.login for case in chosen):
        own = [case for case in chosen if case.login == login]
        kept = {} if logins is None else logins
        connection = kept.get(login) or kept.setdefault(login, world.raw(login))
        for start in range(0, len(own), 1000):
            part = own[start : start + 1000]
            answers |= dict(zip(part, ask_login(connection, part, step), strict=True))
        if logins is None:
            connection.close()
    return [answers[case] for case in chosen]


def differences(facts: Facts, dialect: str, chosen: Sequence[Case], answers: Sequence[str]) -> list[str]:
    """Where the database does not say what the rules say."""
    names = {number: f"{request.form.subject} by {request.author}" for number, request in facts.requests.items()}
    return [
        f"{case.login} {case.action} {names[case.request]} comment={case.comment!r} seen={case.seen} day={case.day}"
        f" taker={case.taker} giver={case.giver}:"
        f" rules {wanted}, database {answer}"
        for case, answer in zip(chosen, answers, strict=True)
        if answer != (wanted := expected(facts, case, dialect))
    ]
