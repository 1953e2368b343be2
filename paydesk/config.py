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
