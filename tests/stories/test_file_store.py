"""Files of requests outside of the database: in a folder, in an object store, on the way there and back."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from paydesk import blobs, file_store, places
from paydesk.database_address import parse_url
from paydesk.errors import PaydeskError, Unavailable
from paydesk.storage import Store
from tests.support.desk import Handle
from tests.support.stores import Scratch

BODY = b"%PDF-1.4 invoice"
NAME = hashlib.sha256(BODY).hexdigest()


@pytest.fixture(params=["folder", "objects"])
def url(request, tmp_path):
    """A place of each kind."""
    if request.param == "folder":
        return (tmp_path / "папка store").as_uri()
    Scratch.store.clear()
    return "scratch://bucket/papers"


def objects(url):
    """Name → bytes of what is in the place."""
    if url.startswith("file:"):
        return {p.name: p.read_bytes() for p in places.Folder(url).root.glob("??/*")}
    marks = {k.rpartition("/")[2]: v.getvalue() for k, v in Scratch.store.items()}
    return {name: body for name, body in marks.items() if name != places.MARK}


def put(url, name, body):
    """Change what is in the place behind everybody's back; ``None`` takes it away."""
    if url.startswith("file:"):
        path = places.Folder(url).root / name[:2] / name
        path.unlink() if body is None else path.write_bytes(body)
        return
    (key,) = [k for k in Scratch.store if k.endswith(name)]
    del Scratch.store[key]
    if body is not None:
        Scratch().pipe_file(key, body)


def invoice(desk, body=BODY, name="invoice.pdf"):
    path = desk.folder / name
    path.write_bytes(body)
    return str(path)


def owner(desk):
    """Whoever may upgrade the database."""
    if desk.server is None:
        return desk.keeper
    url = desk.server.superuser_url(desk.database)
    login = url.split("://", 1)[1].split("@", 1)[0].split(":", 1)[0]

    class Owner(Handle):
        def environment(self, lang=None, env=None):
            return super().environment(lang, {"PAYDESK_DB": url} | dict(env or {}))

    return Owner(desk, "owner", login, ("admin",))


def rows(desk, what="sha256, size, body IS NULL, place"):
    query = f"SELECT {what} FROM {{}}blob ORDER BY sha256"
    if desk.server is None:
        with closing(sqlite3.connect(desk.database)) as db:
            return db.execute(query.format("")).fetchall()
    with psycopg.connect(desk.server.superuser_url(desk.database)) as db:
        return db.execute(query.format("paydesk.").encode()).fetchall()


def test_new_files_go_to_the_store_and_come_back_whole(desk, url, tmp_path):
    assert desk.keeper.json("store", "show") == {"store": None, "held": [], "elsewhere": 0}
    assert desk.keeper.json("store", "set", url)["store"] == url
    number = desk.anna.new("--submit", invoice=invoice(desk))["id"]
    assert rows(desk) == [(NAME, len(BODY), True, url)]
    assert objects(url) == {NAME: BODY}
    desk.anna.ok("attach", number, invoice(desk, b"second", "second.txt"), "--kind", "other")
    desk.hanna.ok("approve", number)
    desk.vera.ok(
        "pay", number, "--number", "5", "--date", "2026-12-01", "--file", invoice(desk, b"%PDF-1.4 order", "o.pdf")
    )
    for who in (desk.anna, desk.vera):
        who.ok("files", number, "--save", tmp_path / who.name)
        assert (tmp_path / who.name / "invoice.pdf").read_bytes() == BODY
    assert len(objects(url)) == 3
    assert desk.olga.json("store", "show")["held"] == [{"place": url, "files": 3, "size": len(BODY) + 6 + 14}]
    assert desk.olga.json("audit", "verify")["ok"]
    desk.olga.ok("pack", number, "-o", tmp_path / "pack.zip")
    desk.olga.ok("pack", "--verify", tmp_path / "pack.zip")
    desk.olga.ok("files", "export", tmp_path / "tree")
    assert any(path.read_bytes() == BODY for path in (tmp_path / "tree").rglob("*invoice*"))


def test_the_same_content_is_stored_once_and_mended_when_it_comes_again(desk, url):
    desk.keeper.ok("store", "set", url)
    number = desk.anna.new(invoice=invoice(desk))["id"]
    desk.anna.ok("attach", number, invoice(desk, name="again.pdf"))
    assert objects(url) == {NAME: BODY}
    put(url, NAME, b"scribble")
    desk.anna.ok("attach", number, invoice(desk, name="third.pdf"))
    assert objects(url) == {NAME: BODY}
    assert desk.olga.json("audit", "verify")["ok"]


def elsewhere(desk, tmp_path, then):
    """Let new files go to another place from now on; return its URL."""
    if then == "database":
        desk.keeper.ok("store", "unset")
        return None
    other = (tmp_path / "other").as_uri()
    desk.keeper.ok("store", "set", other)
    return other


@pytest.mark.parametrize("then", ["database", "another store"])
@pytest.mark.parametrize("body", [None, b"scribble"], ids=["lost", "damaged"])
def test_what_a_former_store_has_no_more_is_mended_when_it_comes_again(desk, url, tmp_path, then, body):
    desk.keeper.ok("store", "set", url)
    number = desk.anna.new(invoice=invoice(desk))["id"]
    now = elsewhere(desk, tmp_path, then)
    put(url, NAME, body)
    desk.anna.refused(6, "files", number, "--save", tmp_path / "out")
    desk.anna.ok("attach", number, invoice(desk, name="again.pdf"))
    desk.anna.ok("files", number, "--save", tmp_path / "out")
    assert {path.read_bytes() for path in (tmp_path / "out").iterdir()} == {BODY}
    assert rows(desk) == [(NAME, len(BODY), False, None)]
    assert desk.olga.json("audit", "verify")["ok"]
    owner(desk).ok("store", "move")
    assert rows(desk) == [(NAME, len(BODY), now is not None, now)]
    desk.anna.ok("files", number, "--save", tmp_path / "moved")
    assert desk.olga.json("audit", "verify")["ok"]


def test_what_a_former_store_that_is_gone_had_is_mended_when_it_comes_again(desk, tmp_path):
    desk.keeper.ok("store", "set", (tmp_path / "share").as_uri())
    number = desk.anna.new(invoice=invoice(desk))["id"]
    elsewhere(desk, tmp_path, "another store")
    (tmp_path / "share").rename(tmp_path / "unplugged")
    desk.anna.ok("attach", number, invoice(desk))
    desk.anna.ok("files", number, "--save", tmp_path / "out")
    assert desk.olga.json("audit", "verify")["ok"]


def test_what_a_former_store_has_still_stays_there(desk, url, tmp_path):
    desk.keeper.ok("store", "set", url)
    number = desk.anna.new(invoice=invoice(desk))["id"]
    elsewhere(desk, tmp_path, "another store")
    desk.anna.ok("attach", number, invoice(desk, name="again.pdf"))
    assert rows(desk) == [(NAME, len(BODY), True, url)]
    assert desk.olga.json("audit", "verify")["ok"]


@pytest.mark.parametrize(
    ("body", "code", "found"),
    [
        (None, "missing_file", "file_missing"),
        (b"%PDF-1.4 Invoice", "damaged_file", "file_damaged"),
        (BODY + b"x" * 10**6, "damaged_file", "file_damaged"),
    ],
)
def test_a_missing_or_damaged_file_is_named_and_found(desk, url, tmp_path, body, code, found):
    desk.keeper.ok("store", "set", url)
    number = desk.anna.new(invoice=invoice(desk))["id"]
    put(url, NAME, body)
    error = desk.anna.refused(6, "files", number, "--save", tmp_path / "out")
    assert error["code"] == code
    assert "invoice.pdf" in error["message"]
    assert not (tmp_path / "out").exists() or not list((tmp_path / "out").iterdir())
    result = desk.olga.run("audit", "verify", "--json")
    assert result.code == 3
    assert [(one["code"], one["id"]) for one in result.json["problems"]] == [(found, number)]
    checked = desk.olga.run("store", "check", "--read", "--json")
    assert checked.code == 3
    assert checked.json[0]["missing" if body is None else "damaged"] == [NAME]


def test_a_store_out_of_reach_is_said_so_and_never_called_sound(desk, tmp_path):
    place = tmp_path / "share"
    desk.keeper.ok("store", "set", place.as_uri())
    number = desk.anna.new(invoice=invoice(desk))["id"]
    place.rename(tmp_path / "unplugged")
    assert desk.anna.refused(7, "files", number, "--save", tmp_path / "out")["code"] == "store_away"
    error = desk.anna.refused(7, "attach", number, invoice(desk, b"new", "new.pdf"))
    assert error["code"] == "store_away"
    assert place.as_uri() in error["message"]
    assert not place.exists(), "nothing is written where the share was mounted"
    result = desk.olga.run("audit", "verify", "--json")
    assert result.code == 3
    (problem,) = result.json["problems"]
    assert problem["code"] == "store_away"
    assert problem["message"].startswith("Not checked: 1 files")
    assert desk.olga.refused(7, "store", "check")["code"] == "store_away"
    findings = desk.keeper.run("doctor", "--json").json
    assert [(one["check"], one["state"]) for one in findings if one["check"] == "papers"] == [("papers", "problem")]
    assert desk.anna.show(number)["status"] == "draft", "everything else goes on"
    (tmp_path / "unplugged").rename(place)
    assert desk.olga.json("audit", "verify")["ok"]


def test_what_was_stored_and_never_saved_does_no_harm(desk, url):
    desk.keeper.ok("store", "set", url)
    number = desk.pending()
    desk.anna.new(invoice=invoice(desk))
    assert desk.vera.refused(5, "attach", number, invoice(desk, b"orphan", "x.txt"))
    assert len(objects(url)) == 2
    (found,) = desk.keeper.json("store", "check")
    assert (found["files"], found["missing"], found["damaged"], found["orphans"], found["orphans_size"]) == (
        1,
        [],
        [],
        1,
        6,
    )
    assert desk.olga.json("audit", "verify")["ok"]


def test_files_move_to_the_store_and_back(desk, url):
    bodies = {hashlib.sha256(body).hexdigest(): body for body in (b"one", b"two", b"three")}
    for number, body in enumerate(bodies.values()):
        desk.anna.new(invoice=invoice(desk, body, f"{number}.txt"))
    desk.keeper.ok("store", "set", url)
    assert desk.keeper.json("store", "show")["elsewhere"] == 3
    chief = owner(desk)
    done = chief.json("store", "move")
    assert (done["files"], done["size"], done["failed"]) == (3, 11, [])
    assert objects(url) == bodies
    assert all(one[2] for one in rows(desk))
    assert desk.olga.json("audit", "verify")["ok"]
    assert chief.json("store", "move")["files"] == 0
    desk.keeper.ok("store", "unset")
    assert chief.json("store", "move")["files"] == 3
    assert not any(one[2] for one in rows(desk))
    assert desk.olga.json("audit", "verify")["ok"]
    assert [entry["detail"] for entry in desk.olga.json("audit", "log") if entry["subject"] == "file_store"] == [
        url,
        "off",
    ]


def test_a_damaged_file_does_not_stop_the_others_on_their_way(desk, url):
    desk.keeper.ok("store", "set", url)
    for number, body in enumerate((BODY, b"two")):
        desk.anna.new(invoice=invoice(desk, body, f"{number}.pdf"))
    put(url, NAME, b"scribble")
    desk.keeper.ok("store", "unset")
    result = owner(desk).run("store", "move", "--json")
    assert result.code == 8
    assert (result.json["files"], [one["sha256"] for one in result.json["failed"]]) == (1, [NAME])
    assert [one[3] for one in rows(desk)].count(url) == 1


def test_a_store_that_was_copied_elsewhere_is_taken_over_without_the_old_one(desk, tmp_path):
    old, new = tmp_path / "old", tmp_path / "new"
    desk.keeper.ok("store", "set", old.as_uri())
    desk.anna.new(invoice=invoice(desk))
    old.rename(new)
    desk.keeper.ok("store", "set", new.as_uri())
    assert owner(desk).json("store", "move")["files"] == 1
    assert desk.olga.json("audit", "verify")["ok"]


@pytest.mark.parametrize("back", [False, True])
def test_a_move_may_stop_at_any_moment(desk, url, monkeypatch, back):
    """At each write, read and transaction in turn; what is there afterwards is whole, and the next call ends it."""
    bodies = [f"paper {number}".encode() for number in range(3)]
    if back:
        desk.keeper.ok("store", "set", url)
    for number, body in enumerate(bodies):
        desk.anna.new(invoice=invoice(desk, body, f"{number}.txt"))
    desk.keeper.ok(*(("store", "unset") if back else ("store", "set", url)))
    chief = owner(desk)
    store = Store(parse_url(chief.environment()["PAYDESK_DB"]), chief.login)
    stops = 0
    kind = places.Folder if url.startswith("file:") else places.Objects
    for name in ("read", "write"):
        monkeypatch.setattr(kind, name, stopping(getattr(kind, name), lambda: stops))
    monkeypatch.setattr(Store, "write", stopping(Store.write, lambda: stops))
    while True:
        stops += 1
        COUNTED[0] = 0
        try:
            file_store.move(store)
        except KeyboardInterrupt:
            with store.read() as connection:
                for body in bodies:
                    COUNTED[0] = -(10**6)
                    assert blobs.body_of(connection, hashlib.sha256(body).hexdigest()) == body
            continue
        break
    assert stops > 3
    monkeypatch.undo()
    assert {bool(one[2]) for one in rows(desk)} == {not back}
    assert desk.olga.json("audit", "verify")["ok"]


COUNTED = [0]


def stopping(function, limit):
    """The function, but for the call after so many: somebody presses Ctrl-C before it and, next time, after it."""

    def wrapped(*words, **more):
        COUNTED[0] += 1
        if COUNTED[0] == limit():
            raise KeyboardInterrupt
        return function(*words, **more)

    return wrapped


def test_a_half_written_file_is_never_taken_for_the_file(desk, tmp_path, monkeypatch):
    place = tmp_path / "share"
    desk.keeper.ok("store", "set", place.as_uri())

    def full(*_words):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    error = desk.anna.refused(7, "new", "--subject", "x", "--invoice", invoice(desk))
    assert error["code"] == "store_away"
    assert "No space left" in error["message"]
    monkeypatch.undo()
    assert objects(place.as_uri()) == {}
    assert rows(desk) == []


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("s3://key:secret-word@bucket/x", "password_in_store"),
        ("s3://bucket/x?secret=secret-word", "bad_store"),
        ("memory://x", "bad_store"),
        ("simplecache::s3://bucket", "bad_store"),
        ("folder", "bad_store"),
        ("file://relative", "bad_store"),
        ("file:///", "bad_store"),
        ("s3://", "bad_store"),
        ("s3://a b", "bad_store"),
    ],
)
def test_what_is_no_store_is_refused_and_no_secret_repeated(desk, url, code):
    result = desk.keeper.run("store", "set", url, "--json")
    assert (result.code, result.error["code"]) == (3, code)
    assert "secret-word" not in result.err
    assert desk.keeper.json("store", "show")["store"] is None


def test_a_store_of_which_the_package_is_missing_is_named(desk):
    assert desk.keeper.refused(7, "store", "set", "nosuch://bucket")["code"] in ("store_away", "no_fsspec")
    error = desk.keeper.refused(7, "store", "set", "gs://bucket/papers")
    assert error["code"] == "no_fsspec"
    assert "gcsfs" in error["message"]


def test_only_an_administrator_chooses_the_store(desk, tmp_path):
    place = tmp_path / "share"
    for who in (desk.anna, desk.hanna, desk.vera, desk.olga):
        assert who.refused(4, "store", "set", place.as_uri())["code"] == "wrong_role"
    assert not place.exists()
    for who in (desk.anna, desk.hanna, desk.vera):
        for words in (("show",), ("check",)):
            assert who.refused(4, "store", *words)["code"] == "wrong_role"
    assert desk.olga.refused(4, "store", "move")["code"] == "wrong_role"


def test_on_postgresql_an_administrator_alone_moves_nothing(postgres_desk, tmp_path):
    postgres_desk.keeper.ok("store", "set", (tmp_path / "share").as_uri())
    assert postgres_desk.keeper.refused(4, "store", "move")["code"] == "not_owner"


def test_backup_and_restore_with_a_store(desk, tmp_path):
    place = tmp_path / "share"
    desk.keeper.ok("store", "set", place.as_uri())
    number = desk.anna.new(invoice=invoice(desk))["id"]
    copy = tmp_path / "copy.backup"
    if desk.server is not None:
        import shutil

        if shutil.which("pg_dump") is None:
            pytest.skip("no pg_dump here")
    told = owner(desk).ok("db", "backup", copy)
    assert "1 files are in the file store" in told.err
    if desk.server is not None:
        return  # the rows travel as all others do; see test_backup
    there = f"sqlite:///{tmp_path / 'restored.db'}"
    desk.keeper.ok("db", "restore", copy, env={"PAYDESK_DB": there})
    desk.anna.ok("files", number, "--save", tmp_path / "out", env={"PAYDESK_DB": there})
    place.rename(tmp_path / "unplugged")
    other = {"PAYDESK_DB": f"sqlite:///{tmp_path / 'other.db'}"}
    assert desk.keeper.refused(3, "db", "restore", copy, env=other)["code"] == "damaged_backup"
    desk.keeper.ok("db", "restore", copy, "--damaged", env=other)


# What plain SQL can do with rows that have no body, on PostgreSQL


def insert(connection, *values):
    connection.execute(
        "INSERT INTO blob (sha256, size, body, place) VALUES (%s, %s, %s, %s) ON CONFLICT DO NOTHING", values
    )


def attach(connection, number, name):
    connection.execute(
        "INSERT INTO request_file (request_id, kind, name, media_type, sha256) VALUES (%s, 'other', 'a', 'b', %s)",
        (number, name),
    )


@pytest.fixture
def raw(postgres_desk):
    def connect(who):
        connection = psycopg.connect(postgres_desk.url(who.login), autocommit=True)
        connection.execute("SET search_path = paydesk")
        return closing(connection)

    return connect


def refused(state):
    return pytest.raises(psycopg.Error, check=lambda error: error.sqlstate == state)


@pytest.mark.parametrize("outside", [True, False])
def test_a_row_without_bytes_makes_nobody_a_holder(postgres_desk, raw, tmp_path, outside):
    """Boris knows the name of Anna's paper, which is in the store or in the database, and has not the bytes."""
    desk = postgres_desk
    place = (tmp_path / "share").as_uri()
    if outside:
        desk.keeper.ok("store", "set", place)
    desk.anna.new(invoice=invoice(desk))
    desk.keeper.ok("store", "set", place)
    bait = desk.boris.new()["id"]
    with raw(desk.boris) as connection:
        for where in (place, None, "file:///elsewhere"):
            for body in (None, b"", b"guess"):
                with refused("PD025"):
                    insert(connection, NAME, len(BODY), body, where)
        with refused("PD025"):
            insert(connection, NAME, 1, BODY, place)
        with refused("PD025"):
            attach(connection, bait, NAME)
        assert connection.execute("SELECT count(*) FROM blob").fetchone() == (0,)
        insert(connection, NAME, len(BODY), BODY, place)
        attach(connection, bait, NAME)


def test_bytes_are_dropped_only_for_the_store_of_the_moment(postgres_desk, raw, tmp_path):
    desk = postgres_desk
    place = (tmp_path / "share").as_uri()
    bait = desk.anna.new()["id"]
    kept = "SELECT body, place FROM blob WHERE sha256 = %s"
    with raw(desk.anna) as connection:
        insert(connection, NAME, len(BODY), BODY, "file:///elsewhere")
        attach(connection, bait, NAME)
        assert connection.execute(kept, (NAME,)).fetchone() == (BODY, None)
        desk.keeper.ok("store", "set", place)
        other = hashlib.sha256(b"other").hexdigest()
        insert(connection, other, 5, b"other", "file:///elsewhere")
        attach(connection, bait, other)
        assert connection.execute(kept, (other,)).fetchone() == (b"other", None)
        third = hashlib.sha256(b"third").hexdigest()
        insert(connection, third, 5, b"third", place)
        attach(connection, bait, third)
        assert connection.execute(kept, (third,)).fetchone() == (None, place)


def test_bytes_mend_a_row_of_a_former_store_and_no_word_does(postgres_desk, raw, tmp_path):
    """Whoever brings the bytes gives them to the database; that they are in the store of today is not believed."""
    desk = postgres_desk
    former, place = ((tmp_path / name).as_uri() for name in ("share", "other"))
    desk.keeper.ok("store", "set", former)
    desk.anna.new(invoice=invoice(desk))
    with raw(desk.boris) as connection:
        for now, body, where, found in (
            (former, BODY, None, (NAME, len(BODY), True, former)),
            (place, BODY, place, (NAME, len(BODY), True, former)),
            (place, BODY, "file:///elsewhere", (NAME, len(BODY), True, former)),
            (place, BODY, None, (NAME, len(BODY), False, None)),
        ):
            desk.keeper.ok("store", "set", now)
            for bad in (b"guess", b"%PDF-1.4 Invoice"):
                with refused("PD025"):
                    insert(connection, NAME, len(BODY), bad, where)
            insert(connection, NAME, len(BODY), body, where)
            assert rows(desk) == [found]


def test_nobody_of_the_team_empties_a_row(postgres_desk, raw, tmp_path):
    desk = postgres_desk
    number = desk.anna.new(invoice=invoice(desk))["id"]
    place = (tmp_path / "share").as_uri()
    desk.keeper.ok("store", "set", place)
    for who in (desk.keeper, desk.anna, desk.hanna, desk.vera, desk.olga):
        with raw(who) as connection:
            for change in ("body = NULL, place = 'file:///x'", f"body = NULL, place = '{place}'", "place = place"):
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    connection.execute(f"UPDATE blob SET {change}".encode())
    with psycopg.connect(desk.server.superuser_url(desk.database), autocommit=True) as connection:
        connection.execute("SET search_path = paydesk")
        for change, state in (
            ("body = NULL, place = 'file:///x'", "PD050"),
            ("body = 'x', size = 1", "PD020"),
            ("body = body", "PD020"),
            (f"sha256 = repeat('0', 64), body = NULL, place = '{place}'", "PD020"),
        ):
            with refused(state):
                connection.execute(f"UPDATE blob SET {change}".encode())
    assert desk.anna.show(number)["files"]


def test_no_password_gets_into_the_setting_by_plain_sql(postgres_desk, raw):
    with raw(postgres_desk.keeper) as connection, refused("PD051"):
        connection.execute("INSERT INTO setting VALUES ('file_store', 's3://key:secret@bucket')")


def test_a_store_that_is_changed_waits_for_who_is_bringing_a_file(postgres_desk, raw, tmp_path):
    desk = postgres_desk
    place = (tmp_path / "share").as_uri()
    desk.keeper.ok("store", "set", place)
    with raw(desk.anna) as connection, raw(desk.keeper) as chief:
        connection.execute("BEGIN")
        insert(connection, NAME, len(BODY), BODY, place)
        chief.execute("SET lock_timeout = '200ms'")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            chief.execute("UPDATE setting SET value = 'off' WHERE name = 'file_store'")
        connection.execute("ROLLBACK")


def test_sqlite_rows_say_the_truth_about_their_place(sqlite_desk, tmp_path):
    desk = sqlite_desk
    desk.anna.new(invoice=invoice(desk))
    place = (tmp_path / "share").as_uri()
    tries = {
        f"UPDATE blob SET body = NULL, place = '{place}'": "PD050",
        "UPDATE blob SET body = x'00'": "PD020",
        "UPDATE blob SET size = 1, body = x'00'": "PD020",
        "INSERT INTO blob VALUES ('x', 1, NULL, 'file:///x')": "PD050",
        "INSERT INTO blob VALUES ('x', 1, NULL, NULL)": "CHECK constraint failed: somewhere",
        "INSERT INTO blob VALUES ('x', 1, x'00', 'file:///x')": "PD050",
    }
    with closing(sqlite3.connect(desk.database, isolation_level=None)) as db:
        for statement, answer in tries.items():
            with pytest.raises(sqlite3.IntegrityError) as refusal:
                db.execute(statement)
            assert answer.replace("somewhere", "") in str(refusal.value), statement


def test_a_reader_meets_no_error_but_ours(tmp_path):
    with pytest.raises(Unavailable) as refusal:
        places.open_place((tmp_path / "none").as_uri()).read(NAME, 5)
    assert isinstance(refusal.value, PaydeskError)
    assert json.dumps(refusal.value.params)
    assert Path(tmp_path / "none").exists() is False
