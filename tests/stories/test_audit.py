"""The audit: what it finds, who may ask it, seals and witnesses, backups and the way back."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing

import pytest

from paydesk import audit
from paydesk.audit import journals, sift, truths
from paydesk.database_address import parse_url
from paydesk.storage import Store
from tests.support.desk import Desk

BODY = b"%PDF-1.4 an invoice"


def busy(desk: Desk) -> list[int]:
    """A day's work: requests in every state, a file before and after approval, a comment, an import with a key."""
    invoice = desk.folder / "invoice.pdf"
    invoice.write_bytes(BODY)
    paid = desk.paid(invoice_number="1", purpose="Оплата 1")
    approved = desk.approved(invoice_number="2", purpose="Оплата 2")
    desk.vera.ok("attach", approved, invoice, "--kind", "order")
    rejected = desk.rejected(invoice_number="3", purpose="Оплата 3")
    pending = desk.pending(invoice_number="4", purpose="Оплата 4")
    desk.hanna.ok("comment", pending, "-m", "Посмотрю завтра")
    draft = desk.anna.new(invoice_number="5", purpose="Оплата 5", invoice=str(invoice))["id"]
    gone = desk.anna.new(invoice_number="6", purpose="Оплата 6")["id"]
    desk.anna.ok("discard", gone)
    returned = desk.approved(invoice_number="7", purpose="Оплата 7")
    desk.vera.ok("return", returned, "-m", "Нет договора")
    table = desk.folder / "table.csv"
    table.write_text("key,subject,contractor,amount\nA-1,Услуги,ООО Ромашка,100.00\n", encoding="utf-8")
    (imported,) = desk.boris.json("import", table, "--key", "key")["ids"]
    return [paid, approved, rejected, pending, draft, gone, returned, imported]


def verify(desk: Desk, *words: object):
    """What the auditor hears, with the exit code."""
    result = desk.olga.run("audit", "verify", "--json", *words)
    assert result.code in (0, 3), result
    assert (result.code == 0) == result.json["ok"]
    return result.json


def test_a_day_of_work_passes(desk):
    ids = busy(desk)
    found = verify(desk)
    assert found["problems"] == []
    assert (found["requests"], found["files"], found["seals"]) == (len(ids), 2, 0)
    seal = desk.olga.json("audit", "seal")
    assert (seal["number"], seal["new"]) == (1, True)
    assert desk.olga.json("audit", "seal")["new"] is False, "nothing has happened since"
    desk.hanna.ok("approve", ids[3])
    second = desk.keeper.json("audit", "seal")
    assert (second["number"], second["new"]) == (2, True)
    found = verify(desk, "--seal", seal["seal"], "--seal", second["seal"])
    assert (found["problems"], found["seals"], found["newest_seal"]) == ([], 2, second["seal"])


def test_only_who_sees_everything_may_ask(desk):
    for who in (desk.anna, desk.hanna, desk.vera):
        for words in (("verify",), ("seal",), ("log",)):
            assert who.refused(4, "audit", *words)["code"] == "wrong_role"


def test_what_is_no_seal_is_refused(desk):
    assert desk.olga.refused(3, "audit", "verify", "--seal", "paydesk-seal:1")["code"] == "bad_seal"
    other = f"paydesk-seal:00000000:1:{'0' * 64}"
    assert [one["code"] for one in verify(desk, "--seal", other)["problems"]] == ["seal_of_another"]


def test_the_log_tells_what_administrators_did(desk):
    desk.keeper.ok("user", "disable", desk.boris.login)
    desk.keeper.ok("setting", "require_bic", "off")
    entries = desk.olga.json("audit", "log")
    assert [one["seq"] for one in entries] == list(range(1, len(entries) + 1))
    last = entries[-2:]
    assert [(one["actor"], one["action"], one["subject"]) for one in last] == [
        (desk.keeper.login, "person_changed", desk.boris.login),
        (desk.keeper.login, "setting_changed", "require_bic"),
    ]
    assert "Setting changed" in desk.olga.ok("audit", "log").out


def test_the_sift_lets_all_of_a_day_through(desk, monkeypatch):
    """Else an audit would be slow, though right."""
    busy(desk)
    banking(desk)
    monkeypatch.setattr(journals, "_take_apart", lambda *_: pytest.fail("the sift held back what is sound"))
    assert audit.verify(Store(parse_url(desk.url(desk.olga.login)), desk.olga.login)).ok


# What somebody who owns the file may do


def tamper(desk: Desk, *statements: str) -> None:
    """Change the file past all triggers, and put them back."""
    with closing(sqlite3.connect(desk.database, isolation_level=None)) as db:
        triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _sql in triggers:
            db.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            assert db.execute(statement).rowcount, statement
        for _name, sql in triggers:
            db.execute(sql)


def test_a_trigger_that_is_gone_or_changed_is_found(sqlite_desk):
    with closing(sqlite3.connect(sqlite_desk.database)) as db:
        db.execute("DROP TRIGGER event_no_update")
    assert [one["code"] for one in verify(sqlite_desk)["problems"]] == ["guards"]
    sqlite_desk.keeper.ok("db", "upgrade")
    assert verify(sqlite_desk)["ok"]


UNPROVEN = {
    # What people like to see; nothing is decided by it.
    ("saved_view", "*"),
    # Without the right schema no command works at all, this one neither.
    ("alembic_version", "*"),
    # Used on PostgreSQL alone.
    ("blob_holder", "*"),
    # Public data of the Bank of Russia, replaced by each new directory.
    ("bank", "*"),
    ("bank_load", "*"),
    ("receipt", "*"),
    # What is made of them are drafts, each with a journal of its own.
    ("repeat_plan", "*"),
    ("repeat_period", "*"),
    # What people are told, and how they want to be told: nothing is decided by it, and the journal says what happened.
    ("outbox", "*"),
    ("delivery", "*"),
    ("notify_setting", "*"),
}
VALUES = {
    "INTEGER": "{0} + 100000",
    "BIGINT": "{0} + 100000",
    "BOOLEAN": "1 - {0}",
    "BLOB": "x'00'",
    "DATE": "'2031-01-01'",
}


def columns(path) -> list[tuple[str, str, str]]:
    """Table, column, type of everything in the file."""
    with closing(sqlite3.connect(path)) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return [(t, row[1], row[2].upper()) for t in tables for row in db.execute(f"PRAGMA table_info({t})")]


def banking(desk: Desk) -> None:
    """An account, a file that was voided, one that was sent, and the statement of the bank."""
    from tests.stories.test_bank import account, answer, approved, documents, export

    account(desk)
    first, second = approved(desk, "21"), approved(desk, "22")
    export(desk, first)
    desk.vera.ok("bank", "void", 1, "-m", "не отправлен")
    _done, text = export(desk, first, second)
    desk.vera.ok("bank", "statement", answer(desk, documents(text)[:1]))
    one, other = "9714017207", "40702810410001518679"
    desk.hanna.ok("contractor", "trust", one, other, "--how", "call", "-m", "да")
    desk.vera.ok("contractor", "distrust", one, other, "-m", "нет")
    desk.anna.ok("contractor", "edit", one, "--name", "Б", "--email", "a@b.ru", "--lang", "ru", "--note", "н")


POLICY = """
[[rule]]
currency = "RUB"
from = 100
below = 10000000
payee = "9714017207"
author = "{anna}"
first_payment = true
[[rule.step]]
role = "head"
[[rule]]
currency = "RUB"
below = 500000
[[rule.step]]
role = "head"
keeps = ["purpose"]
[[rule.step]]
persons = ["{henry}"]
[[rule]]
[[rule.step]]
role = "head"
"""


def chaining(desk: Desk) -> None:
    """Policies, substitutes, and a request that was approved by two, one of them for another."""
    maria = desk.person("maria", "head")
    path = desk.folder / "policy.toml"
    path.write_text(POLICY.format(anna=desk.anna.login, henry=desk.henry.login), "utf-8")
    for _twice in range(2):
        desk.keeper.ok("policy", "set", path)
    for limit in ("500000", "600000"):
        desk.henry.ok("delegate", maria.login, "--from", "2020-01-01", "--until", "2099-12-31", "--limit", limit)
    for number in (1, 2):
        desk.henry.ok("delegate", desk.hanna.login, "--until", "2099-12-31")
        desk.keeper.ok("delegate", "--end", 2 + number)
    number = desk.pending(invoice_number="31", purpose="Оплата 31")
    desk.hanna.ok("approve", number)
    maria.ok("approve", number)
    assert desk.olga.show(number)["status"] == "approved"


@pytest.fixture(scope="module")
def sealed(sqlite_template, tmp_path_factory):
    """A file with a day of work, sealed in the middle and at the end."""
    folder = tmp_path_factory.mktemp("sealed")
    path = folder / "paydesk.db"
    shutil.copy(sqlite_template, path)
    desk = Desk("sqlite", folder, str(path))
    busy(desk)
    banking(desk)
    chaining(desk)
    taken = desk.anna.new(invoice_number="9", purpose="Оплата 9", invoice=str(folder / "invoice.pdf"))["id"]
    desk.anna.ok("detach", taken, "invoice.pdf")
    desk.olga.ok("audit", "seal")
    desk.pending(invoice_number="8", purpose="Оплата 8")
    kept = desk.olga.json("audit", "seal")["seal"]
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path, kept


@pytest.fixture
def copy(sealed, tmp_path):
    """A copy to be tampered with, and the seal that was kept."""
    path = tmp_path / "paydesk.db"
    shutil.copy(sealed[0], path)
    return Desk("sqlite", tmp_path, str(path)), sealed[1]


def test_the_sealed_file_passes(copy):
    desk, kept = copy
    assert verify(desk, "--seal", kept)["problems"] == []


def unguarded(path, statement: str) -> int:
    """Run a statement past triggers and constraints, and put the triggers back."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _sql in triggers:
            db.execute(f"DROP TRIGGER {name}")
        db.execute("PRAGMA ignore_check_constraints=ON")
        touched = db.execute(statement).rowcount
        for _name, sql in triggers:
            db.execute(sql)
    return touched


def found_in(path, kept: str, folder) -> list[dict[str, object]]:
    """What the audit says of a file, whoever may still ask it."""
    from paydesk import audit
    from paydesk.audit.seals import parse
    from paydesk.database_address import parse_url
    from paydesk.messages import fill
    from paydesk.storage import Store

    report = audit.Report()
    with Store(parse_url(f"sqlite:///{path}"), "").read() as connection:
        audit.check(connection, "sqlite", report, [parse(kept)])
    return [{"id": f.id, "seq": f.seq, "code": f.code, "message": fill(f.text, f.params)} for f in report.faults]


WITHOUT_ROWID = ("person_role", "seal_leaf")


def rows_of(path, table: str) -> list[str]:
    """A condition for each row of a table."""
    with closing(sqlite3.connect(path)) as db:
        if table in WITHOUT_ROWID:
            key = [row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[5]]
            rows = db.execute(f"SELECT {', '.join(key)} FROM {table}").fetchall()
            return [" AND ".join(f"{k} = {v!r}" for k, v in zip(key, row, strict=True)) for row in rows]
        return [f"rowid = {number}" for (number,) in db.execute(f"SELECT rowid FROM {table}")]


PROVEN = (
    *(
        "person",
        "person_role",
        "admin_event",
        "setting",
        "request",
        "event",
        "request_file",
        "blob",
        "seal",
        "seal_leaf",
    ),
    *("policy", "policy_confirmation", "policy_chain", "policy_step", "policy_step_person", "policy_step_field"),
    *("delegation", "delegation_end"),
    *("own_account", "bank_batch", "bank_batch_item", "statement", "statement_line", "account_balance"),
    *("contractor", "account_trust"),
)


OF_REQUESTS = {"request": "id, NULL", "event": "request_id, seq", "request_file": "request_id, NULL"}
"""Tables whose rows belong to a request: where its number stands, and the number of the entry."""


def names(found, path, table: str, where: str) -> bool:
    """Whether what was found names the request of the row, and of an entry its place or that of the next one."""
    if table not in OF_REQUESTS:
        return True
    with closing(sqlite3.connect(path)) as db:
        ((number, seq),) = db.execute(f"SELECT {OF_REQUESTS[table]} FROM {table} WHERE {where}")
    return any(one["id"] == number and seq in (None, one["seq"], (one["seq"] or 0) - 1) for one in found)


def test_every_table_is_decided(sealed):
    tables = {table for table, _column, _kind in columns(sealed[0])}
    assert tables == {*PROVEN, *(table for table, _all in UNPROVEN)}


@pytest.mark.parametrize("table", PROVEN)
def test_every_changed_value_is_found(sealed, tmp_path, table):
    """Each column of the table, in its first and in its last row."""
    rows = rows_of(sealed[0], table)
    for _table, column, kind in (one for one in columns(sealed[0]) if one[0] == table):
        for where in {rows[0], rows[-1]}:
            path = shutil.copy(sealed[0], tmp_path / "tampered.db")
            value = VALUES.get(kind, f"coalesce({column}, '') || 'x'").format(f"coalesce({column}, 0)")
            assert unguarded(path, f"UPDATE {table} SET {column} = {value} WHERE {where}") == 1
            found = found_in(path, sealed[1], tmp_path)
            assert found, (table, column, where)
            assert names(found, sealed[0], table, where), (table, column, where, found)
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(sift.Sift, "sound", lambda *_: False)
                assert found_in(path, sealed[1], tmp_path) == found, "the sift let through what is wrong"


RUBBISH = {
    # Bytes, which JSON does not hold: of every column of the tables that are read through it.
    "x'ff00'": [("request", None), ("event", None), ("request_file", None)],
    # Texts that are no UTF-8.
    "CAST(x'6180ff' AS TEXT)": [("request", None), ("event", None), ("request_file", None)],
    # What is no for SQLite and yes for Python.
    "'rubbish'": [(column.table.name, column.name) for column in truths.columns()],
}


@pytest.mark.parametrize("value", RUBBISH)
def test_what_is_of_another_kind_stops_no_audit(sealed, tmp_path, value):
    """Whatever SQLite lets stand in a column: it is found, and so is everything else."""
    for table, only in RUBBISH[value]:
        (*_others, where) = rows_of(sealed[0], table)
        for column in [name for t, name, _kind in columns(sealed[0]) if t == table and only in (None, name)]:
            if column == "id":  # the number of the row itself, which SQLite keeps a number
                continue
            path = shutil.copy(sealed[0], tmp_path / "tampered.db")
            assert unguarded(path, "UPDATE request SET subject = 'x' WHERE id = 1") == 1
            if not unguarded(path, f"UPDATE {table} SET {column} = {value} WHERE {where}"):
                continue
            found = {(one["id"], one["code"]) for one in found_in(path, sealed[1], tmp_path)}
            assert (1, "content_changed") in found, (table, column)
            assert found - {(1, "content_changed"), (1, "row_changed")}, (table, column)


@pytest.mark.parametrize("table", PROVEN)
def test_every_removed_row_is_found(sealed, tmp_path, table):
    for where in rows_of(sealed[0], table):
        path = shutil.copy(sealed[0], tmp_path / "tampered.db")
        assert unguarded(path, f"DELETE FROM {table} WHERE {where}") == 1
        found = found_in(path, sealed[1], tmp_path)
        assert found, (table, where)
        assert names(found, sealed[0], table, where), (table, where, found)


def test_a_changed_sum_is_named_with_request_and_values(copy):
    desk, _kept = copy
    unguarded(desk.database, "UPDATE request SET amount = amount * 10 WHERE id = 1")
    problems = verify(desk)["problems"]
    assert {(one["id"], one["code"]) for one in problems} == {(1, "content_changed"), (1, "row_changed")}
    assert any("1234567" in one["message"] and "12345670" in one["message"] for one in problems)
    said = desk.olga.run("audit", "verify")
    assert said.code == 3
    assert "request 1, entry 4: “amount” of the request is 12345670; its journal says 1234567." in said.out


def forged_chain(path, number: int, since: int, change: dict[str, object]) -> None:
    """Rewrite a journal from an entry on, with hashes that fit, as somebody would who knows how."""
    import hashlib
    import json

    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.row_factory = sqlite3.Row
        triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _sql in triggers:
            db.execute(f"DROP TRIGGER {name}")
        prev = None
        for row in db.execute("SELECT * FROM event WHERE request_id = ? ORDER BY seq", (number,)).fetchall():
            told = dict(row)
            if told["seq"] >= since:
                told |= change if told["seq"] == since else {}
                told["prev"] = prev if prev is not None else told["prev"]
                sealed = {k: v for k, v in told.items() if k not in ("content", "payload", "hash") and v is not None}
                told["payload"] = json.dumps(sealed, ensure_ascii=False, separators=(",", ":"))
                told["hash"] = hashlib.sha256(told["payload"].encode()).hexdigest()
                db.execute(
                    f"UPDATE event SET {', '.join(f'{k} = :{k}' for k in told)} WHERE request_id = :request_id AND seq = :seq",
                    told,
                )
            prev = told["hash"]
        db.execute("UPDATE request SET head_hash = ? WHERE id = ?", (prev, number))
        for _name, sql in triggers:
            db.execute(sql)


def test_a_chain_that_was_forged_with_care_is_found_by_the_seal(copy):
    """Request 1 was approved by Hanna; Henry is another head, and no rule is broken."""
    desk, kept = copy
    forged_chain(desk.database, 1, 3, {"actor": desk.henry.login})
    unguarded(desk.database, f"UPDATE request SET approved_by = '{desk.henry.login}' WHERE id = 1")
    problems = verify(desk, "--seal", kept)["problems"]
    assert [(one["id"], one["seq"], one["code"]) for one in problems] == [(1, 4, "sealed_entry_changed")]


def test_a_step_against_the_rules_is_found_though_its_hashes_fit(copy):
    desk, _kept = copy
    forged_chain(desk.database, 1, 3, {"actor": desk.anna.login})
    codes = {(one["seq"], one["code"]) for one in verify(desk)["problems"]}
    assert (3, "rule_broken") in codes


def test_an_approval_with_an_open_step_is_found(copy):
    """Maria's entry is cut off and Hanna's made the last, with hashes and a row that fit."""
    desk, _kept = copy
    chained = 11
    last = "SELECT max(seq) FROM event WHERE request_id = 11"
    with closing(sqlite3.connect(desk.database)) as db:
        (seq,) = db.execute(last).fetchone()
        at, hanna = db.execute("SELECT at, actor FROM event WHERE request_id = 11 AND seq = ?", (seq - 1,)).fetchone()
    assert unguarded(desk.database, f"DELETE FROM event WHERE request_id = {chained} AND seq = {seq}") == 1
    forged_chain(desk.database, chained, seq - 1, {"to_status": "approved"})
    moved = f"head_seq = {seq - 1}, version = version - 1, approved_by = '{hanna}', approved_at = '{at}', updated_at = '{at}'"
    assert unguarded(desk.database, f"UPDATE request SET {moved} WHERE id = {chained}") == 1
    found = verify(desk)["problems"]
    assert {(one["id"], one["seq"], one["code"]) for one in found if one["id"]} >= {(chained, seq - 1, "rule_broken")}


FORGERIES = {
    "another step": {"step": 1},
    "no step": {"step": None},
    "for nobody": {"behalf": None},
    "for another": {"behalf": "viktor.desk"},
    "by another": {"actor": "vera.desk"},
}


@pytest.mark.parametrize("change", FORGERIES.values(), ids=FORGERIES)
def test_an_approval_of_a_step_is_not_forged(copy, change):
    desk, _kept = copy
    with closing(sqlite3.connect(desk.database)) as db:
        (seq,) = db.execute("SELECT max(seq) FROM event WHERE request_id = 11").fetchone()
    forged_chain(desk.database, 11, seq, change)
    assert (seq, "rule_broken") in {(one["seq"], one["code"]) for one in verify(desk)["problems"] if one["id"] == 11}


@pytest.mark.parametrize("change", [{"chain": None, "detail": None}, {"chain": 2003}, {"chain": 1002}])
def test_a_submit_that_seals_other_steps_is_found(copy, change):
    desk, _kept = copy
    forged_chain(desk.database, 11, 2, change)
    codes = {one["code"] for one in verify(desk)["problems"] if one["id"] == 11 and one["seq"] == 2}
    assert "chain_changed" in codes


OF_ONE = ("outbox", "delivery", "request_file", "bank_batch_item", "statement_line", "event")


@pytest.mark.parametrize("number", range(1, 13))
def test_a_request_that_is_gone_with_all_that_was_of_it_is_named(copy, number):
    desk, kept = copy
    for table in OF_ONE:
        unguarded(desk.database, f"DELETE FROM {table} WHERE request_id = {number}")
    assert unguarded(desk.database, f"DELETE FROM request WHERE id = {number}") == 1
    for words in ((), ("--seal", kept)):
        problems = verify(desk, *words)["problems"]
        assert number in {one["id"] for one in problems if one["code"] in ("request_missing", "sealed_entry_missing")}


@pytest.mark.parametrize("row", ["event", "request"])
def test_entries_that_changed_places_are_found(copy, row):
    """Two entries of one journal in each other's place, and the journals of two requests."""
    desk, _kept = copy
    if row == "event":
        swap = "CASE seq WHEN 2 THEN -3 WHEN 3 THEN -2 END WHERE request_id = 1 AND seq IN (2, 3)"
        assert unguarded(desk.database, f"UPDATE event SET seq = {swap}") == 2
        assert unguarded(desk.database, "UPDATE event SET seq = -seq WHERE seq < 0") == 2
        wanted = {1}
    else:
        swap = "CASE request_id WHEN 1 THEN -2 WHEN 2 THEN -1 END WHERE request_id IN (1, 2)"
        assert unguarded(desk.database, f"UPDATE event SET request_id = {swap}") > 5
        assert unguarded(desk.database, "UPDATE event SET request_id = -request_id WHERE request_id < 0") > 5
        wanted = {1, 2}
    assert {one["id"] for one in verify(desk)["problems"] if one["seq"]} >= wanted


def test_a_cut_end_is_found_by_the_seal_that_was_kept(copy):
    desk, kept = copy
    with closing(sqlite3.connect(desk.database)) as db:
        (newest,) = db.execute("SELECT max(id) FROM request").fetchone()
    for statement in (
        "DELETE FROM seal_leaf WHERE seal_id = 2",
        "DELETE FROM seal WHERE id = 2",
        f"DELETE FROM event WHERE request_id = {newest}",
        f"DELETE FROM request WHERE id = {newest}",
    ):
        assert unguarded(desk.database, statement)
    assert verify(desk)["ok"], "without the seal nobody can know"
    assert [one["code"] for one in verify(desk, "--seal", kept)["problems"]] == ["seal_missing"]


# Every machine is a witness


def test_a_machine_that_saw_a_seal_notices_when_it_is_gone(desk):
    desk.paid()
    old = copied(desk)
    desk.olga.json("audit", "seal")
    desk.vera.ok("registry")  # Vera's machine sees the seal
    if desk.dialect == "sqlite":
        shutil.copy(old, desk.database)
    else:
        for table in ("seal_leaf", "seal"):
            desk.server.execute(f"ALTER TABLE paydesk.{table} DISABLE TRIGGER USER", desk.database)
            desk.server.execute(f"DELETE FROM paydesk.{table}", desk.database)
            desk.server.execute(f"ALTER TABLE paydesk.{table} ENABLE TRIGGER USER", desk.database)
    assert "Seal 1, which this machine has seen, is not in the database any more" in desk.vera.ok("registry").err
    assert "Seal 1" in desk.vera.ok("registry", lang="en").err, "until somebody accepts it"
    assert desk.henry.ok("registry").err.count("Seal") == 0, "who never saw it cannot miss it"
    desk.vera.ok("audit", "accept")
    assert "Seal 1" not in desk.vera.ok("registry").err


def copied(desk: Desk):
    """A copy of an SQLite file as it is now."""
    if desk.dialect != "sqlite":
        return None
    old = desk.folder / "old.db"
    with closing(sqlite3.connect(desk.database)) as source, closing(sqlite3.connect(old)) as target:
        source.backup(target)
    return old
