"""Settings: option before environment before profile before the rest of the file before the default."""

import datetime
import pathlib

import pytest

from paydesk import config
from paydesk.errors import UsageError

FILE = """
db = "sqlite:///file.db"
user = "file"
lang = "en"

[profiles.work]
db = "postgresql://anna@pg/work"
user = "work"

[profiles.home]
user = "home"
lang = "ru"
"""


@pytest.fixture
def env(tmp_path):
    path = tmp_path / "paydesk.toml"
    path.write_text(FILE, "utf-8")
    return {"PAYDESK_CONFIG": str(path)}


def resolve(options, environment, *, no_input=False, no_color=False):
    return config.resolve(options, environment, no_input=no_input, no_color=no_color)


def test_option_before_environment_before_file_before_default(env, monkeypatch):
    monkeypatch.setattr(config, "default_database", lambda: "sqlite:///default.db")
    steps = [
        ({"db": "sqlite:///option.db"}, env | {"PAYDESK_DB": "sqlite:///env.db"}, "option"),
        ({}, env | {"PAYDESK_DB": "sqlite:///env.db"}, "env"),
        ({"db": None}, env | {"PAYDESK_DB": ""}, "file"),
        ({}, {"PAYDESK_CONFIG": "/nonexistent"}, "default"),
    ]
    assert [resolve(options, environment).db for options, environment, _ in steps] == [
        f"sqlite:///{name}.db" for *_, name in steps
    ]


def test_the_profile_is_chosen_by_option_before_environment_before_file(env):
    assert resolve({"profile": "work"}, env | {"PAYDESK_PROFILE": "home"}).profile == "work"
    assert resolve({"profile": None}, env | {"PAYDESK_PROFILE": "home"}).profile == "home"
    assert resolve({}, env).profile is None


def test_the_file_names_its_usual_profile(tmp_path):
    path = tmp_path / "paydesk.toml"
    path.write_text(f'profile = "home"\n{FILE}', "utf-8")
    env = {"PAYDESK_CONFIG": str(path)}
    assert resolve({}, env).user == "home"
    assert resolve({"profile": "work"}, env).user == "work"
    assert resolve({}, env | {"PAYDESK_PROFILE": "work"}).user == "work"


def test_a_profile_wins_over_the_rest_of_the_file(env):
    work, home = resolve({"profile": "work"}, env), resolve({"profile": "home"}, env)
    assert (work.db, work.user, work.lang) == ("postgresql://anna@pg/work", "work", "en")
    assert (home.db, home.user, home.lang) == ("sqlite:///file.db", "home", "ru")


def test_the_environment_wins_over_a_profile(env):
    found = resolve(
        {"profile": "work"}, env | {"PAYDESK_USER": "env", "PAYDESK_LANG": "ru", "PAYDESK_DB": "sqlite:///e"}
    )
    assert (found.db, found.user, found.lang) == ("sqlite:///e", "env", "ru")


def test_without_a_name_it_is_that_of_the_system(monkeypatch):
    monkeypatch.setattr(config.getpass, "getuser", lambda: "os-login")
    assert resolve({}, {"PAYDESK_CONFIG": "/nonexistent"}).user == "os-login"

    def nobody():
        raise OSError

    monkeypatch.setattr(config.getpass, "getuser", nobody)
    assert resolve({}, {"PAYDESK_CONFIG": "/nonexistent"}).user  # never empty


@pytest.mark.parametrize(
    ("given", "expected"),
    [({}, False), ({"PAYDESK_NO_INPUT": "1"}, True), ({"PAYDESK_NO_INPUT": "yes"}, True), ({"PAYDESK_NO_INPUT": "TRUE"}, True),
     ({"PAYDESK_NO_INPUT": "0"}, False), ({"PAYDESK_NO_INPUT": ""}, False), ({"CI": "true"}, True)],
)  # fmt: skip
def test_no_input(env, given, expected):
    assert resolve({}, env | given).no_input is expected
    assert resolve({}, env | given, no_input=True).no_input is True


def test_no_color_counts_when_it_is_not_empty(env):
    assert resolve({}, env).no_color is False
    assert resolve({}, env | {"NO_COLOR": ""}).no_color is False
    assert resolve({}, env | {"NO_COLOR": "0"}).no_color is True
    assert resolve({}, env, no_color=True).no_color is True


def test_today_can_be_told(env):
    assert resolve({}, env | {"PAYDESK_TODAY": "2026-12-01"}).today == datetime.date(2026, 12, 1)
    assert resolve({}, env).today == datetime.date.today()
    for wrong in ("01.12.2026", "today", "2026-12-32", " 2026-12-01"):
        with pytest.raises(UsageError, match="PAYDESK_TODAY"):
            resolve({}, env | {"PAYDESK_TODAY": wrong})


def test_the_file_is_named_by_a_variable_or_lies_where_the_system_keeps_settings(monkeypatch, tmp_path):
    assert str(config.settings_path({"PAYDESK_CONFIG": "/x/y.toml"})) == str(config.Path("/x/y.toml"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "conf"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    for found in (config.settings_path({}), config.settings_path({"PAYDESK_CONFIG": ""})):
        assert (found.name, found.parent.name) == ("config.toml", "paydesk")
    assert config.default_database().startswith("sqlite:///")
    assert config.default_database().endswith("paydesk.db")


def test_a_missing_file_is_no_error():
    assert config.read_file({"PAYDESK_CONFIG": "/nonexistent/x.toml"}, None) == ({}, None)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("db =", "bad_settings"),
        ("password = 'x'", "bad_settings"),
        ("db = 1", "bad_settings"),
        ("db = ['x']", "bad_settings"),
        ("[other]\ndb = 'x'", "bad_settings"),
        ("profile = 5", "no_such_profile"),
        ("profile = 'x'\nprofiles = 'x'", "no_such_profile"),
        ("profile = 'x'\n[profiles]\nx = 5", "bad_settings"),
        ("profile = 'x'\n[profiles.x]\nprofile = 'y'", "bad_settings"),
        ("x = '" + "y" * 300_000 + "'", "bad_settings"),
    ],
)  # fmt: skip
def test_what_is_no_settings_file(tmp_path, body, code):
    path = tmp_path / "paydesk.toml"
    path.write_text(body, "utf-8")
    with pytest.raises(UsageError) as caught:
        config.read_file({"PAYDESK_CONFIG": str(path)}, None)
    assert caught.value.error_code == code
    assert caught.value.params["path"] == str(path)


def test_an_unknown_profile_names_those_there_are(env):
    with pytest.raises(UsageError) as caught:
        config.read_file(env, "works")
    assert caught.value.error_code == "no_such_profile"
    assert caught.value.params["known"] == "work, home"


@pytest.mark.parametrize(
    ("name", "value", "profile", "code"),
    [
        ("profile", "office", None, "no_such_profile"),
        ("lang", "fr", None, "bad_language"),
        ("db", "mysql://host/x", "work", "bad_url"),
        ("db", "postgresql://anna:secret@host/x", "work", "password_in_settings"),
        ("user", None, "office", "no_such_profile"),
        ("profile", "work", "home", "bad_setting"),
    ],
)
def test_nothing_is_written_with_which_later_commands_would_fail(env, name, value, profile, code):
    with pytest.raises(UsageError) as refused:
        config.write(env, name, value, profile)
    assert refused.value.error_code == code
    assert pathlib.Path(env["PAYDESK_CONFIG"]).read_text("utf-8") == FILE


def test_a_profile_that_is_gone_is_taken_out_of_the_file_by_the_program(env):
    config.write(env, "profile", "work", None)
    text = pathlib.Path(env["PAYDESK_CONFIG"]).read_text("utf-8")
    pathlib.Path(env["PAYDESK_CONFIG"]).write_text(text.replace("profiles.work", "profiles.office"), "utf-8")
    with pytest.raises(UsageError):
        resolve({}, env)
    config.write(env, "profile", None, None)
    assert resolve({}, env).profile is None
    assert config.profiles(env) == ["home", "office"]


def test_a_file_that_is_no_toml_is_not_written_over(tmp_path):
    path = tmp_path / "paydesk.toml"
    path.write_text("x = [", "utf-8")
    with pytest.raises(UsageError) as refused:
        config.write({"PAYDESK_CONFIG": str(path)}, "lang", "en", None)
    assert "cannot be read" in refused.value.text
    assert path.read_text("utf-8") == "x = ["
