"""From every earlier schema to this one, with a day of real work in it: nothing is lost, and work goes on."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from paydesk import models, policy
from paydesk.database_address import parse_url
from paydesk.guards.postgres import MEMBERS, OWNER
from paydesk.storage import REVISION, Store, find_person
from tests.support.desk import Desk, environment, run_here, setting_up

OLD = Path(__file__).parents[1] / "rules" / "old_schemas"
# Each schema that was ever used; some migrations came together, and nobody has a database between them.
SCHEMAS = sorted(path.stem.removeprefix("sqlite_") for path in OLD.glob("sqlite_*.sql"))
LOGINS = [f"{name}.desk" for name in ("keeper", "anna", "hanna", "vera", "olga")]


@pytest.fixture(params=SCHEMAS)
def schema(request):
    return request.param


@pytest.fixture(params=["sqlite", "postgresql"])
def old(request, schema, tmp_path):
    """A database as that version of paydesk left it, and the environment of whoever may upgrade it."""
    script = (OLD / f"{request.param}_{schema}.sql").read_text(encoding="utf-8")
    if request.param == "sqlite":
        path = tmp_path / "old.db"
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            db.execute("PRAGMA journal_mode=WAL")
            db.executescript(script)
        desk = Desk("sqlite", tmp_path, str(path))
        yield desk, environment(PAYDESK_DB=desk.url(""), PAYDESK_USER="keeper.desk")
        return
    server = request.getfixturevalue("postgres_server")
    name = next(request.getfixturevalue("postgres_names"))
    server.create_database(name)
    with setting_up(server), psycopg.connect(server.superuser_url(name), autocommit=True) as db:
        for role, options in ((OWNER, "NOLOGIN CREATEROLE"), (MEMBERS, "NOLOGIN"), *((one, "LOGIN") for one in LOGINS)):
            if not db.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone():
                db.execute(f'CREATE ROLE "{role}" {options}')
        for one in LOGINS:
            db.execute(f'GRANT {MEMBERS} TO "{one}"')
        db.execute(f"GRANT {MEMBERS} TO {OWNER} WITH ADMIN OPTION")
        db.execute(script)
    desk = Desk("postgresql", tmp_path, name, server)
    yield desk, environment(PAYDESK_DB=server.superuser_url(name))
    server.drop_database(name)


def test_an_old_database_is_upgraded_and_passes_the_audit(old, schema):
    desk, env = old
    error = desk.anna.refused(7, "registry")
    assert (error["code"], "paydesk db upgrade" in error["message"]) == ("schema_older", True)
    assert run_here(["db", "status", "--json"], env).json["schema"] == schema
    assert run_here(["db", "upgrade"], env).code == 0
    status = run_here(["db", "status", "--json"], env).json
    assert (status["schema"], status["guards_current"]) == (REVISION, True)
    found = desk.olga.json("audit", "verify")
    assert found["problems"] == []
    assert found["requests"] == (7 if schema == "0001" else 8)
    # Work goes on where it was, with what was remembered.
    by_status = {one["id"]: one["status"] for one in desk.olga.json("registry", "--status", "pending")}
    (pending,) = by_status
    desk.hanna.ok("approve", pending)
    desk.vera.ok("pay", pending, "--date", "2026-12-01")
    table = desk.folder / "again.csv"
    table.write_text("key,subject,contractor,amount\nA-1,Услуги,ООО Ромашка,100.00\n", encoding="utf-8")
    report = desk.anna.json("import", table, "--key", "key")
    assert (report["created"], report["unchanged"]) == ((1, 0) if schema == "0001" else (0, 1))
    assert desk.olga.json("audit", "seal")["number"] == 1
    assert desk.olga.json("audit", "verify")["ok"]


OLD_POLICY = [
    {"first_payment": True, "steps": [{"needed": 2, "role": "head"}]},
    {"steps": [{"needed": 1, "role": "head"}]},
]


def test_a_policy_of_an_older_schema_goes_on(old, schema):
    """Set and confirmed before there were conditions of trust and signals; the newest schema with a policy is 0010."""
    if schema != "0010":
        pytest.skip("there were no policies yet")
    desk, env = old
    keeper = Store(parse_url(desk.url("keeper.desk")), "keeper.desk")
    chief = Store(parse_url(env["PAYDESK_DB"]), env.get("PAYDESK_USER") or "postgres")
    with keeper.write(check=False) as connection:
        person = find_person(connection, "keeper.desk")
        row = {"id": 1, "rules": json.dumps(OLD_POLICY, separators=(",", ":")), "source": "as it was"}
        policy._add(connection, desk.dialect, person, models.policy, row)
    with chief.write(check=False) as connection:
        policy._add(connection, desk.dialect, person, models.policy_confirmation, {"policy_id": 1})
    assert run_here(["db", "upgrade"], env).code == 0
    assert desk.anna.json("policy", "show")["rules"] == OLD_POLICY
    number = desk.anna.new("--submit", inn="7707083893", kpp="773601001", bic="044525225", invoice_number="77",
                           account="40702810938000012345", corr_account=None)["id"]  # fmt: skip
    desk.hanna.ok("approve", number)
    assert desk.hanna.show(number)["status"] == "pending", "a first payment needs two"
    assert desk.olga.json("audit", "verify")["problems"] == []


def test_every_earlier_schema_has_its_day_of_work(schema):
    for dialect in ("sqlite", "postgresql"):
        assert (OLD / f"{dialect}_{schema}.sql").is_file(), "keep a dump of the schema before a migration is added"
