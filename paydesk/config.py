"""Settings: option, environment, profile of the settings file, default; in this order."""

from __future__ import annotations

import getpass
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from paydesk.errors import N_, UsageError

SETTINGS: Final[Mapping[str, tuple[str, str]]] = {
    "db": ("PAYDESK_DB", N_("the database: sqlite:///path.db or postgresql://user@host/name")),
    "user": ("PAYDESK_USER", N_("who you are on an SQLite database")),
    "lang": ("PAYDESK_LANG", N_("the language: ru or en")),
}
"""Setting → environment variable and meaning."""

MAX_FILE: Final = 256 * 1024
_TRUE: Final = ("1", "true", "yes", "on")


@dataclass(frozen=True, slots=True)
class Settings:
    """What one run works with."""

    db: str
    user: str
    profile: str | None
    lang: str | None
    no_input: bool
    no_color: bool
    today: date


def settings_path(environment: Mapping[str, str]) -> Path:
    """Return where the settings file is, whether or not it exists."""
    named = environment.get("PAYDESK_CONFIG")
    if named:
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_config_dir("paydesk", appauthor=False)) / "config.toml"


def default_database() -> str:
    """Return the URL of the SQLite file in the person's data folder."""
    import platformdirs

    return "sqlite:///" + str(Path(platformdirs.user_data_dir("paydesk", appauthor=False)) / "paydesk.db")


def read_file(environment: Mapping[str, str], profile: str | None) -> tuple[dict[str, str], str | None]:
    """Return the settings of the active profile, and its name.

    Raises UsageError for a file that is not TOML, an unknown key or an unknown profile.
    """
    path = settings_path(environment)
    try:
        data = b""
        if path.is_file():
            with path.open("rb") as source:
                data = source.read(MAX_FILE)
        values = _parsed(data)
    except (OSError, ValueError, RecursionError) as error:
        raise UsageError(
            N_("The settings file {path} cannot be read: {detail}"),
            code="bad_settings",
            path=str(path),
            detail=str(error),
        ) from error
    profiles = values.pop("profiles", {})
    name = profile or environment.get("PAYDESK_PROFILE") or values.pop("profile", None)
    values.pop("profile", None)
    if name is not None:
        if not isinstance(profiles, dict) or name not in profiles:
            raise UsageError(
                N_("There is no profile “{name}” in {path}. Profiles: {known}."),
                code="no_such_profile",
                name=str(name),
                path=str(path),
                known=", ".join(profiles) if isinstance(profiles, dict) and profiles else "—",
            )
        if not isinstance(profiles[name], dict):
            raise UsageError(
                N_("The profile “{name}” in {path} is no table. Write [profiles.{name}] and its settings below."),
                code="bad_settings",
                name=str(name),
                path=str(path),
            )
        values |= profiles[name]
    for key, value in values.items():
        if key not in SETTINGS or not isinstance(value, str):
            raise UsageError(
                N_("The settings file {path} holds “{key}”, which is no setting. Settings: {known}."),
                code="bad_settings",
                path=str(path),
                key=key,
                known=", ".join(SETTINGS),
            )
    return values, name


def _parsed(data: bytes) -> dict[str, Any]:
    if not data:
        return {}
    import tomllib  # only where there is a file: it takes longer than the queries of a page

    return tomllib.loads(data.decode("utf-8"))


def resolve(
    options: Mapping[str, str | None], environment: Mapping[str, str], *, no_input: bool, no_color: bool
) -> Settings:
    """Bring options (``db``, ``profile``), environment and settings file together."""
    stored, profile = read_file(environment, options.get("profile"))
    return Settings(
        db=options.get("db") or environment.get("PAYDESK_DB") or stored.get("db") or default_database(),
        user=environment.get("PAYDESK_USER") or stored.get("user") or _os_login(),
        profile=profile,
        lang=options.get("lang") or environment.get("PAYDESK_LANG") or stored.get("lang"),
        no_input=no_input or environment.get("PAYDESK_NO_INPUT", "").lower() in _TRUE or bool(environment.get("CI")),
        no_color=no_color or bool(environment.get("NO_COLOR")),
        today=_today(environment),
    )


ORIGINS: Final[Mapping[str, str]] = {
    "option": N_("an option"),
    "environment": N_("the environment"),
    "profile": N_("the profile"),
    "file": N_("the settings file"),
    "default": N_("default"),
}
"""Where a setting can come from, the strongest first."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A setting in force: its value, and where it comes from; ``source`` names the option, variable or profile."""

    name: str
    value: str | None
    origin: str
    source: str = ""


def origins(options: Mapping[str, str | None], environment: Mapping[str, str]) -> list[Origin]:
    """Return every setting with its origin. Raises UsageError as :func:`read_file` does."""
    stored, profile = read_file(environment, options.get("profile"))
    common = _common(environment)
    defaults = {"db": default_database(), "user": _os_login(), "lang": None}
    found = [_profile_origin(options, environment, profile)]
    for name, (variable, _meaning) in SETTINGS.items():
        if options.get(name):
            found.append(Origin(name, options[name], "option", f"--{name}"))
        elif environment.get(variable):
            found.append(Origin(name, environment[variable], "environment", variable))
        elif name in stored:
            own = profile is not None and stored[name] != common.get(name)
            found.append(Origin(name, stored[name], "profile" if own else "file", profile or "" if own else ""))
        else:
            found.append(Origin(name, defaults[name], "default"))
    return found


def _profile_origin(options: Mapping[str, str | None], environment: Mapping[str, str], profile: str | None) -> Origin:
    if options.get("profile"):
        return Origin("profile", profile, "option", "--profile")
    if environment.get("PAYDESK_PROFILE"):
        return Origin("profile", profile, "environment", "PAYDESK_PROFILE")
    return Origin("profile", profile, "file" if profile else "default")


def _common(environment: Mapping[str, str]) -> dict[str, Any]:
    """Return what stands in the settings file outside of the profiles."""
    path = settings_path(environment)
    return _parsed(path.read_bytes()[:MAX_FILE]) if path.is_file() else {}


def write(environment: Mapping[str, str], name: str, value: str | None, profile: str | None) -> Path:
    """Write one setting into the settings file, or take it out; everything else there stays as it is.

    Raises UsageError for a name that is no setting, and for a password: the file is no place for one.
    """
    if name not in (*SETTINGS, "profile") or (name == "profile" and profile):
        raise UsageError(
            N_("There is no setting “{name}”. Settings: {known}."),
            code="bad_setting", name=name, known=", ".join((*SETTINGS, "profile")),
        )  # fmt: skip
    if name == "db" and value and ":" in value.partition("://")[2].rpartition("@")[0]:
        text = N_("A password does not belong into the settings. Put it into ~/.pgpass, or a service file of libpq.")
        raise UsageError(text, code="password_in_settings")
    import tomlkit

    path = settings_path(environment)
    try:
        document = tomlkit.parse(path.read_text("utf-8")) if path.is_file() else tomlkit.document()
        table: Any = document
        if profile:
            profiles: Any = document.setdefault("profiles", tomlkit.table(is_super_table=True))
            table = profiles.setdefault(profile, tomlkit.table())
        if value is None:
            table.pop(name, None)
        else:
            table[name] = value
        path.parent.mkdir(parents=True, exist_ok=True)
        new = path.with_name(f"{path.name}.{os.getpid()}.new")
        new.write_text(tomlkit.dumps(document), "utf-8")
        new.replace(path)
    except (OSError, ValueError) as error:
        raise UsageError(
            N_("The settings file {path} cannot be written: {detail}"),
            code="bad_settings", path=str(path), detail=str(error),
        ) from error  # fmt: skip
    return path


def _os_login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no entry for the user, as in some containers
        return str(getattr(os, "getuid", lambda: "user")())


def _today(environment: Mapping[str, str]) -> date:
    told = environment.get("PAYDESK_TODAY")
    if not told:
        return date.today()  # noqa: DTZ011 - the date where the person is
    try:
        return date.fromisoformat(told)
    except ValueError:
        raise UsageError(
            N_("PAYDESK_TODAY is {value}; write a date as YYYY-MM-DD."), code="bad_settings", value=told
        ) from None
