"""Things go wrong: the database is missing, locked, damaged or of another version; words are wrong; somebody interrupts."""

import contextlib
import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time

import pytest

from tests.support import desk as desks

posix = pytest.mark.skipif(os.name == "nt", reason="signals, FIFOs and rights of POSIX")

# One of each kind: reading, listing, filing, deciding, administration.
COMMANDS = [("registry",), ("inbox",), ("show", "1"), ("new", "--amount", "5"), ("approve", "1"), ("user", "list"),
            ("setting", "require_bic", "off"), ("db", "status"), ("db", "upgrade")]  # fmt: skip


def refused(env, code, *words):
    """The error of a command line that must end with this exit code, as scripts and as people see it."""
    result = desks.run_here([*words, "--json"], env)
    assert (result.code, result.out) == (code, ""), result
    assert result.error["message"] in told(env, code, *words)
    return result.error


def told(env, code, *words):
    """What people read of it."""
    text = desks.run_here(list(words), env)
    assert (text.code, text.out) == (code, ""), text
    assert text.err.startswith("Error: ")
    return text.err


# -- The database ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", COMMANDS)
def test_a_missing_database(tmp_path, words):
    path = tmp_path / "none.db"
    env = desks.environment(PAYDESK_DB=f"sqlite:///{path}", PAYDESK_USER="anna")
    result = desks.run_here(list(words), env)
    assert (result.code, result.out) == (7, "")
    assert str(path) in result.err
    assert "paydesk init" in result.err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "body",
    [b"", b"Hello", b"SQLite format 3\x00" + b"\xff" * 5000, bytes(range(256)) * 64],
    ids=["empty", "text", "damaged", "bytes"],
)
@pytest.mark.parametrize("words", COMMANDS[:-1])
def test_what_is_no_database(tmp_path, words, body):
    path = tmp_path / "x.db"
    path.write_bytes(body)
    env = desks.environment(PAYDESK_DB=f"sqlite:///{path}", PAYDESK_USER="anna")
    result = desks.run_here(list(words), env)
    assert (result.code, result.out) == (7, "")
    assert str(path) in result.err
    assert path.read_bytes() == body


def test_an_empty_file_is_not_upgraded(tmp_path):
    path = tmp_path / "x.db"
    path.touch()
    env = desks.environment(PAYDESK_DB=f"sqlite:///{path}", PAYDESK_USER="anna")
    assert "paydesk init" in told(env, 7, "db", "upgrade")
    assert path.read_bytes() == b""


def test_a_database_of_another_program(tmp_path):
    path = tmp_path / "x.db"
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE person (name TEXT)")
    error = refused(desks.environment(PAYDESK_DB=f"sqlite:///{path}", PAYDESK_USER="anna"), 7, "registry")
    assert error["code"] == "not_set_up"
    assert "paydesk init" in error["message"]


def test_a_folder_for_a_database(tmp_path):
    error = refused(desks.environment(PAYDESK_DB=f"sqlite:///{tmp_path}", PAYDESK_USER="anna"), 7, "registry")
    assert str(tmp_path) in error["message"]


def test_a_locked_database(sqlite_desk, monkeypatch):
    from paydesk import storage

    monkeypatch.setattr(storage, "LOCK_WAIT_SECONDS", 0)
    number = sqlite_desk.pending()
    with contextlib.closing(sqlite3.connect(sqlite_desk.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        error = sqlite_desk.hanna.refused(7, "approve", number)
        assert error["code"] == "locked"
        assert sqlite_desk.anna.refused(7, "new", "--amount", "5")["code"] == "locked"
        # Who reads does not wait for who writes.
        assert sqlite_desk.hanna.show(number)["status"] == "pending"
        assert sqlite_desk.hanna.json("approve", number, "--dry-run")[0]["status"] == "approved"
        other.execute("ROLLBACK")
    sqlite_desk.hanna.ok("approve", number)


def test_a_locked_request(postgres_desk, monkeypatch):
    import psycopg

    from paydesk import storage

    monkeypatch.setattr(storage, "LOCK_WAIT_SECONDS", 0.05)
    desk = postgres_desk
    number = desk.pending()
    with psycopg.connect(desk.server.superuser_url(desk.database)) as other:
        other.execute("SELECT 1 FROM paydesk.request FOR UPDATE")
        assert desk.hanna.refused(7, "approve", number)["code"] == "locked"
        assert desk.hanna.show(number)["status"] == "pending"
        other.rollback()
    desk.hanna.ok("approve", number)


@contextlib.contextmanager
def unprivileged():
    """For a while, nobody who may write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    import pwd

    try:
        nobody = pwd.getpwnam("nobody")
    except KeyError:
        pytest.skip("root, and there is nobody to turn into")
    group, user = os.getegid(), os.geteuid()
    os.setegid(nobody.pw_gid)
    os.seteuid(nobody.pw_uid)
    try:
        yield
    finally:
        os.seteuid(user)
        os.setegid(group)


@pytest.fixture
def world_readable_desk(sqlite_template):
    """A desk in a folder that others can reach, for pytest's own are closed to them."""
    import shutil
    import tempfile
    from pathlib import Path

    folder = Path(tempfile.mkdtemp(prefix="paydesk-test-"))
    folder.chmod(0o755)
    desk = desks.sqlite_desk(sqlite_template, folder)
    yield desk
    folder.chmod(0o755)
    shutil.rmtree(folder)


@posix
def test_a_database_that_can_only_be_read(world_readable_desk):
    desk = world_readable_desk
    number = desk.pending()
    os.chmod(desk.database, 0o444)
    desk.folder.chmod(0o777)
    with unprivileged():
        error = desk.hanna.refused(7, "approve", number)
        assert error["code"] == "read_only"
        assert desk.database in error["message"]
        assert desk.hanna.show(number)["status"] == "pending"


@posix
def test_a_database_in_a_folder_that_can_only_be_read(world_readable_desk):
    desk = world_readable_desk
    number = desk.pending()
    os.chmod(desk.database, 0o666)
    desk.folder.chmod(0o555)
    with unprivileged():
        for line in (["approve", number], ["show", number]):
            error = desk.hanna.refused(7, *line)
            assert error["code"] == "read_only"
            assert desk.database in error["message"]
            assert "folder" in error["message"]


@posix
def test_a_folder_in_which_no_database_can_be_made(world_readable_desk):
    desk = world_readable_desk
    desk.folder.chmod(0o555)
    with unprivileged():
        env = desks.environment(PAYDESK_DB=f"sqlite:///{desk.folder}/sub/new.db", PAYDESK_USER="anna")
        result = desks.run_here(["init"], env)
        assert (result.code, result.out) == (7, "")
        assert f"{desk.folder}/sub/new.db" in result.err


def closed_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.mark.parametrize("words", [("registry",), ("approve", "1"), ("init",), ("db", "status"), ("db", "upgrade")])
def test_a_server_that_is_away(words):
    url = f"postgresql://anna:secret@127.0.0.1:{closed_port()}/desk"
    result = desks.run_here([*words], desks.environment(PAYDESK_DB=url))
    assert (result.code, result.out) == (7, "")
    assert "127.0.0.1" in result.err
    assert "secret" not in result.err


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://nobody-there:secret@{place}",
        "postgresql://anna.desk:secret@{place}-none",
        "postgresql://anna.desk@{place}-none?application_name=x",
        "postgresql://anna:secret@127.0.0.1:port/x",
        "mysql://anna:secret@x/y",
        "postgresql://anna@{place}-none?password=secret",
        "postgresql://anna:secret@[x/y",
        "postgresql://anna:secret@{place}?no_such_option=1",
    ],
)  # fmt: skip
def test_a_password_is_never_shown(postgres_desk, url):
    """Whatever fails: an unknown login, an unknown database, an unknown option, a wrong address."""
    url = url.format(place=postgres_desk.server.url("x", postgres_desk.database).split("@")[1])
    for words in (["registry"], ["--db", url, "registry", "--json"], ["init"]):
        env = desks.environment(PAYDESK_DB=url, PAYDESK_TRACEBACK=None)
        result = desks.run_here(words, env)
        assert result.code in (2, 4, 7), result
        assert "secret" not in result.out + result.err, words


def test_a_login_that_postgresql_does_not_know(postgres_desk):
    desk = postgres_desk
    url = desk.server.url("nobody-there", desk.database)
    error = refused(desks.environment(PAYDESK_DB=url), 4, "registry")
    assert "nobody-there" in error["message"]


@pytest.fixture
def closed_desk(postgres_desk):
    """As ``init`` leaves it: a copy of a database does not take the rights on the database itself along."""
    result = desks.run_here(
        ["init"], desks.environment(PAYDESK_DB=postgres_desk.server.superuser_url(postgres_desk.database))
    )
    assert result.code == 0
    return postgres_desk


@pytest.mark.parametrize("words", [("registry",), ("new", "--amount", "5"), ("approve", "1"), ("db", "status")])
def test_a_login_without_grants(closed_desk, words):
    login = f"stranger_{closed_desk.database}"
    closed_desk.server.execute(f'CREATE ROLE "{login}" LOGIN')
    try:
        url = closed_desk.server.url(login, closed_desk.database)
        result = desks.run_here([*words], desks.environment(PAYDESK_DB=url))
        assert result.code in (4, 7), result
        assert result.out == ""
        assert "permission denied" in result.err or "no right" in result.err
        assert "paydesk init" not in result.err
        assert closed_desk.anna.sees() == []
    finally:
        closed_desk.server.execute(f'DROP ROLE "{login}"')


def test_a_login_of_the_group_that_is_no_person_here(closed_desk):
    """Known to another database of the same server, not to this one."""
    login = f"neighbour_{closed_desk.database}"
    closed_desk.pending()
    closed_desk.server.execute(f'CREATE ROLE "{login}" LOGIN IN ROLE paydesk_user')
    try:
        env = desks.environment(PAYDESK_DB=closed_desk.server.url(login, closed_desk.database))
        for words in (("registry",), ("inbox",), ("show", "1"), ("approve", "1"), ("new", "--amount", "5")):
            result = desks.run_here([*words], env)
            assert (result.code, result.out) == (4, ""), result
            assert login in result.err
    finally:
        closed_desk.server.execute(f'DROP ROLE "{login}"')


def test_a_superuser_decides_nothing(postgres_desk):
    number = postgres_desk.pending()
    env = desks.environment(PAYDESK_DB=postgres_desk.server.superuser_url(postgres_desk.database))
    for words in (["approve", str(number)], ["new", "--amount", "5"], ["pay", str(number)]):
        assert desks.run_here(words, env).code in (4, 5)
    assert postgres_desk.hanna.show(number)["status"] == "pending"
    assert postgres_desk.olga.sees() == [number]


def set_revision(desk, revision):
    if desk.server is None:
        with contextlib.closing(sqlite3.connect(desk.database)) as connection:
            connection.execute("UPDATE alembic_version SET version_num = ?", [revision])
            connection.commit()
    else:
        desk.server.execute(f"UPDATE paydesk.alembic_version SET version_num = '{revision}'", desk.database)


@pytest.mark.parametrize(
    ("revision", "code", "cure"),
    [("0000", "schema_older", "paydesk db upgrade"), ("9999", "schema_newer", "Upgrade paydesk")],
)
def test_a_schema_of_another_version(desk, revision, code, cure):
    number = desk.pending()
    set_revision(desk, revision)
    for words in (("registry",), ("show", number), ("new", "--amount", "5"), ("approve", number, "--dry-run"),
                  ("approve", number), ("user", "list")):  # fmt: skip
        error = desk.hanna.refused(7, *words)
        assert error["code"] == code
        assert revision in error["message"]
        assert cure in error["message"]
    status = desk.hanna.json("db", "status")
    assert (status["schema"], status["guards_current"]) == (revision, True)


def test_a_newer_schema_is_not_upgraded(sqlite_desk):
    set_revision(sqlite_desk, "9999")
    for words in (("db", "upgrade"), ("init",)):
        result = sqlite_desk.keeper.run(*words, env={"PAYDESK_TRACEBACK": None})
        assert result.code == 7, result
        assert "Upgrade paydesk" in result.err
    assert sqlite_desk.keeper.json("db", "status")["schema"] == "9999"


def test_init_and_upgrade_again_change_nothing(desk):
    number = desk.approved()
    before, people = desk.everything(number), desk.keeper.json("user", "list")
    env = desk.keeper.environment()
    if desk.server:
        env["PAYDESK_DB"] = desk.server.superuser_url(desk.database)
    for words in (["init", "--json"], ["db", "upgrade"], ["init"]):
        assert desks.run_here(words, env).code == 0
    assert desk.everything(number) == before
    assert desk.keeper.json("user", "list") == people
    assert json.loads(desks.run_here(["init", "--json"], env).out)["first_admin"] is False


def test_a_stranger_does_not_become_administrator_by_init(sqlite_desk):
    result = sqlite_desk.anna.run("init", env={"PAYDESK_USER": "mallory"})
    assert "mallory" not in [person["login"] for person in sqlite_desk.keeper.json("user", "list")]
    assert "administrator" not in result.err


# -- Settings ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "part"),
    [
        ("db = ", "cannot be read"),
        ("\x00", "cannot be read"),
        ("colour = 'red'", "“colour”"),
        ("db = 5", "“db”"),
        ("profiles = 5\nprofile = 'x'", "“x”"),
        ("profile = 'x'", "“x”"),
        ("[profiles.y]\nuser = 'a'\n", None),
        ("[profiles.y]\ncolour = 'a'\n", None),
    ],
)
def test_a_bad_settings_file(sqlite_desk, body, part):
    path = sqlite_desk.folder / "paydesk.toml"
    path.write_text(body, "utf-8")
    env = sqlite_desk.anna.environment(env={"PAYDESK_CONFIG": str(path)})
    if part is None:
        assert desks.run_here(["registry"], env).code == 0
        error = refused(env, 2, "--profile", "x", "registry")
        assert (error["code"], "Profiles: y." in error["message"]) == ("no_such_profile", True)
    else:
        error = refused(env, 2, "registry")
        assert part in error["message"]
        assert str(path) in error["message"]


def test_bytes_that_are_no_settings_file(sqlite_desk):
    path = sqlite_desk.folder / "paydesk.toml"
    path.write_bytes(b"user = '\xff'")
    error = refused(sqlite_desk.anna.environment(env={"PAYDESK_CONFIG": str(path)}), 2, "registry")
    assert error["code"] == "bad_settings"


def test_an_unknown_profile(sqlite_desk):
    env = sqlite_desk.anna.environment()
    for more, words in (({}, ("--profile", "home", "registry")), ({"PAYDESK_PROFILE": "home"}, ("registry",))):
        assert refused(env | more, 2, *words)["code"] == "no_such_profile"


@pytest.mark.parametrize(
    "url", ["nonsense", "sqlite:", "sqlite:///", "mysql://x/y", "sqlite://x.db", "postgresql:x", ""]
)
def test_a_database_url_that_is_none(sqlite_desk, url):
    error = refused(sqlite_desk.anna.environment(), 2, "--db", url or " ", "registry")
    assert error["code"] == "bad_url"


def test_a_bad_language(sqlite_desk):
    env = sqlite_desk.anna.environment()
    for words in (("--lang", "de", "registry"), ("--lang=xx", "registry"), ("--lang", "", "registry")):
        error = refused(env, 2, *words)
        assert error["code"] == "bad_language"
        assert "ru, en" in error["message"]


def test_a_bad_date_to_start_from(sqlite_desk):
    env = sqlite_desk.anna.environment(env={"PAYDESK_TODAY": "01.12.2026"})
    assert "PAYDESK_TODAY" in refused(env, 2, "registry")["message"]


# -- Words -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code", "parts"),
    [
        (("new", "--amout", "5"), "no_such_option", ["--amout", "--amount"]),
        (("registry", "--stat", "draft"), "no_such_option", ["--stat", "--status"]),
        (("aprove", "1"), "no_such_command", ["“aprove”", "approve"]),
        (("regestry",), "no_such_command", ["“regestry”", "registry"]),
        (("zzz",), "no_such_command", ["“zzz”"]),
        (("user", "lst"), "no_such_command", ["“lst”", "list"]),
        (("approve",), "missing_argument", ["ID"]),
        (("show",), "missing_argument", ["ID"]),
        (("show", "1", "2"), "extra_argument", ["2"]),
        (("config", "set", "lang"), "missing_argument", ["VALUE"]),
        (("setting", "requirebic"), "bad_setting", ["“requirebic”", "require_bic: on, off"]),
        (("user",), "missing_command", []),
        (("new", "--amount"), "bad_option", ["--amount"]),
        (("new", "--submit=yes"), "bad_option", ["--submit"]),
        (("registry", "--status", "open"), "bad_status", ["“open”", "draft, pending, approved, paid, rejected"]),
        (("registry", "--format", "xml"), "bad_format", ["“xml”", "csv"]),
        (("inbox", "--format", "xml"), "bad_format", ["“xml”", "csv"]),
        (("registry", "--sort", "price"), "bad_sort", ["“price”", "amount"]),
        (("registry", "--columns", "id,price"), "bad_column", ["“price”", "amount"]),
        (("registry", "--columns", ""), "bad_column", ["amount"]),
        (("registry", "--limit", "0"), "bad_limit", ["“0”"]),
        (("registry", "--limit", "many"), "bad_limit", ["“many”"]),
        (("registry", "--after", "x"), "bad_cursor", ["“x”"]),
        (("completion", "tcsh"), "bad_shell", ["“tcsh”", "bash"]),
        (("check",), "nothing_given", ["--inn"]),
    ],
)
def test_wrong_words(sqlite_desk, words, code, parts):
    env = sqlite_desk.anna.environment()
    text = told(env, 2, *words)
    for part in parts:
        assert part in text
    if words[0] not in ("user", "config", "completion") and "--format" not in words:
        # The flag for scripts stands first: the last word may wait for a value.
        result = desks.run_here([words[0], "--json", *words[1:]], env)
        assert (result.code, result.out, result.error["code"]) == (2, "", code)
        assert result.error["message"] in text


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("aprove", "1"), "no_such_command"),
        (("new", "--amout", "5"), "no_such_option"),
        (("approve",), "missing_argument"),
        (("show", "1", "2"), "extra_argument"),
        (("user",), "missing_command"),
        (("new", "--amount"), "bad_option"),
        (("new", "--submit=yes"), "bad_option"),
    ],
)  # fmt: skip
def test_wrong_words_are_explained_without_english_in_russian(sqlite_desk, words, code):
    """Nothing of Typer's own sentences gets through."""
    result = sqlite_desk.anna.run(*words, lang="ru")
    assert result.code == 2
    for english in ("No such", "Missing", "Error", "Usage", "Got unexpected", "requires", "does not", "Try "):
        assert english not in result.err


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (("--due", "someday"), "due"),
        (("--due", "2026-12-05..2026-12-01"), "due"),
        (("--amount", "x"), "amount"),
        (("--amount", "5..x"), "amount"),
        (("--currency", "XXY"), "currency"),
    ],
)
def test_filters_that_cannot_be_used(sqlite_desk, words, field):
    error = sqlite_desk.anna.refused(3, "registry", *words)
    assert [problem["field"] for problem in error["problems"]] == [field]


def test_help_is_no_error(sqlite_desk):
    for words in ((), ("--help",), ("-h",), ("new", "-h"), ("user", "--help"), ("--version",)):
        result = sqlite_desk.anna.run(*words)
        assert (result.code, result.err) == (0, ""), words
        assert result.out
    assert sqlite_desk.anna.run().out == sqlite_desk.anna.run("--help").out


def test_help_needs_no_database_and_no_settings():
    env = desks.environment(PAYDESK_DB="nonsense", PAYDESK_CONFIG="/")
    for words in ([], ["--help"], ["approve", "--help"], ["--version"], ["completion", "bash"],
                  ["check", "--inn", "9714017207"]):  # fmt: skip
        assert desks.run_here(words, env).code == 0, words


# -- Errors for scripts ------------------------------------------------------------------------------------------------


def test_errors_for_scripts_come_from_real_processes_too(sqlite_desk):
    anna = sqlite_desk.anna
    for code, words in (
        (2, ("nonsense", "--json")), (2, ("show", "x", "--json")), (3, ("new", "--inn", "1", "--json")),
        (4, ("user", "add", "x", "--role", "head", "--json")), (5, ("show", "99", "--json")),
        (7, ("--db", "sqlite:///none.db", "registry", "--format", "json")),
        (7, ("--db", "sqlite:///none.db", "registry", "--format=json")),
    ):  # fmt: skip
        result = anna.process(*words)
        assert (result.code, result.out) == (code, ""), words
        assert result.err.count("\n") == 1
        assert result.error["code"]


def test_problems_have_field_code_and_message(sqlite_desk):
    error = sqlite_desk.anna.refused(3, "new", "--inn", "1", "--due", "x")
    for problem in error["problems"]:
        assert list(problem) == ["field", "code", "message"]


# -- Interruptions -----------------------------------------------------------------------------------------------------


def popen(person, *words, **options):
    return subprocess.Popen(
        [sys.executable, "-m", "paydesk", *map(str, words)], env=person.environment(),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, **options,
    )  # fmt: skip


@posix
@pytest.mark.parametrize(
    "words",
    [("registry",), ("registry", "--json"), ("completion", "bash"), ("--help",)],
)
def test_a_reader_that_goes_away(sqlite_desk, words):
    for _ in range(3):
        sqlite_desk.anna.new()
    read, write = os.pipe()
    os.close(read)  # gone before the first word
    done = subprocess.run(
        [sys.executable, "-m", "paydesk", *words], env=sqlite_desk.anna.environment(), stdout=write,
        stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    os.close(write)
    assert b"Traceback" not in done.stderr
    assert b"Exception" not in done.stderr
    assert b"Error" not in done.stderr
    assert done.returncode == 0


@posix
def test_a_reader_that_goes_away_in_the_middle(sqlite_desk):
    """As in ``paydesk registry | head -1``, with more than a pipe holds."""
    sqlite_desk.anna.new(subject="ж" * 500, purpose="ж" * 200)
    number = sqlite_desk.anna.sees()[0]
    for _ in range(50):
        sqlite_desk.anna.ok("new", "--like", number)
    process = popen(sqlite_desk.anna, "registry", "--json")
    with process:
        assert process.stdout.readline() == b"[\n"
        process.stdout.close()
        errors = process.stderr.read()
    assert (process.returncode, errors) == (0, b"")


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["int", "term"])
def test_interrupted_while_it_waits_for_a_file(sqlite_desk, number):
    code, out, err = interrupted(sqlite_desk, number)
    assert (code, out) == (130, b"")
    assert b"Traceback" not in err
    assert sqlite_desk.anna.sees() == []


@posix
def test_an_interruption_is_said(sqlite_desk):
    assert b"Interrupted" in interrupted(sqlite_desk, signal.SIGINT)[2]


def interrupted(sqlite_desk, number):
    pipe = sqlite_desk.folder / "pipe"
    os.mkfifo(pipe)
    process = popen(sqlite_desk.anna, "new", *desks.form_words(), "--invoice", pipe)
    with process:
        writer = os.open(pipe, os.O_WRONLY)  # opens when the program has opened it to read
        # A signal just before the call that waits is only noticed by the next one: whoever presses Ctrl-C does so again.
        deadline = time.monotonic() + 30
        while process.poll() is None and time.monotonic() < deadline:
            process.send_signal(number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(3)  # while it ends by the first one, a second would end it anew
        process.kill()
        out, err = process.communicate(timeout=30)
        os.close(writer)
    return process.returncode, out, err


def wait_for(condition, seconds=20):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not come to that"


@posix
def test_interrupted_while_it_waits_for_a_lock(postgres_desk):
    import psycopg

    desk = postgres_desk
    numbers = [desk.pending(), desk.pending()]
    url = desk.server.superuser_url(desk.database)
    with psycopg.connect(url) as other, psycopg.connect(url, autocommit=True) as watcher:
        other.execute("SELECT 1 FROM paydesk.request WHERE id = %s FOR UPDATE", [numbers[1]])
        process = popen(desk.hanna, "approve", *numbers)
        with process:
            wait_for(lambda: watcher.execute(
                "SELECT 1 FROM pg_stat_activity WHERE application_name = 'paydesk' AND datname = %s"
                " AND wait_event_type = 'Lock'", [desk.database]).fetchone())  # fmt: skip
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=30)
        other.rollback()
    assert (process.returncode, out) == (130, b"")
    assert b"Traceback" not in err
    assert [desk.hanna.show(number)["status"] for number in numbers] == ["pending", "pending"]


@pytest.mark.parametrize("failure", [KeyboardInterrupt, RuntimeError])
def test_nothing_is_left_half_done(desk, monkeypatch, failure):
    """Struck after the first of the files was attached and the payment was recorded."""
    from paydesk import files

    numbers = [desk.approved(), desk.approved()]
    order = desk.folder / "order.pdf"
    order.write_bytes(b"%PDF-1.7")
    before = [desk.everything(number) for number in numbers]
    real, calls = files.attach, []

    def attach(*arguments):
        calls.append(arguments)
        if len(calls) == 2:
            raise failure
        real(*arguments)

    with monkeypatch.context() as patched:
        patched.setattr(files, "attach", attach)
        patched.setattr("tempfile.tempdir", str(desk.folder))
        result = desk.vera.run("pay", *numbers, "--file", order, env={"PAYDESK_TRACEBACK": None})
    assert len(calls) == 2
    assert (result.code, result.out) == (130 if failure is KeyboardInterrupt else 1, "")
    assert [desk.everything(number) for number in numbers] == before


def test_a_fault_is_reported_without_a_traceback(sqlite_desk, monkeypatch):
    from paydesk import filing

    def find(*_):
        raise ZeroDivisionError("Анна\x1b[2J")

    monkeypatch.setattr(filing, "find", find)
    monkeypatch.setattr("tempfile.tempdir", str(sqlite_desk.folder))
    for words in (("show", "1"), ("show", "1", "--json")):
        result = sqlite_desk.anna.run(*words, env={"PAYDESK_TRACEBACK": None})
        assert (result.code, result.out) == (1, "")
        assert "Traceback" not in result.err
        assert "\x1b" not in result.err
        assert "ZeroDivisionError" in result.err
    logs = list(sqlite_desk.folder.glob("paydesk-*.log"))
    assert len(logs) == 2
    for log in logs:
        assert str(log.name) in result.err or len(logs) == 2
        assert "Traceback" in log.read_text("utf-8")


def test_a_place_where_nothing_can_be_saved(sqlite_desk):
    invoice = sqlite_desk.folder / "x.pdf"
    invoice.write_bytes(b"%PDF-1.7")
    number = sqlite_desk.anna.new("--invoice", str(invoice))["id"]
    result = sqlite_desk.anna.run("files", number, "--save", invoice)
    assert result.code != 0
    assert str(invoice) in result.err
    assert "Traceback" not in result.err
