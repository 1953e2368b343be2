"""Checks of this machine: versions, streams, the terminal, settings, the folder, completions. No database is asked."""

from __future__ import annotations

import os
import platform
import shlex
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from paydesk import __version__, parts
from paydesk.doctor.model import NOTE, OK, PROBLEM, WARNING, Finding, Script, Surroundings, plain
from paydesk.errors import N_
from paydesk.languages import KNOWN, LANGUAGES
from paydesk.storage import SQLITE_MINIMUM

LEFTOVER_SECONDS: Final = 3600
"""A file half written that is older than this belongs to no export any more."""

EXTRAS: Final[Mapping[str, tuple[str, ...]]] = {
    "postgres": ("psycopg",),
    "capture": ("pillow", "pypdfium2", "zxing-cpp"),
    "pdf": ("typst",),
    "apprise": ("apprise",),
    "keyring": ("keyring",),
    "store": ("fsspec",),
}
"""Optional part of the package → what it needs; see ``pyproject.toml``."""


def program(_: Surroundings) -> Iterator[Finding]:
    """Tell the versions."""
    params: dict[str, str | int] = {
        "version": __version__,
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "system": platform.system(),
    }
    yield Finding("program", OK, N_("paydesk {version}, Python {python}, SQLite {sqlite}, {system}"), params)
    if sqlite3.sqlite_version_info < SQLITE_MINIMUM:
        needed = ".".join(map(str, SQLITE_MINIMUM))
        text_ = N_("SQLite {version} is too old; paydesk needs {needed} or newer.")
        yield Finding("program", PROBLEM, text_, {"version": sqlite3.sqlite_version, "needed": needed})


def extras(_: Surroundings) -> Iterator[Finding]:
    """Tell which optional parts are there."""
    for extra, packages in EXTRAS.items():
        missing = [name for name in packages if not _is_installed(name)]
        if missing:
            text_ = N_("The part “{extra}” is not installed.")
            yield Finding("extras", NOTE, text_, {"extra": extra}, cure=parts.adding(extra))
        else:
            yield Finding("extras", OK, N_("The part “{extra}” is installed."), {"extra": extra})


def _is_installed(package: str) -> bool:
    try:
        version(package)
    except PackageNotFoundError:
        return False
    return True


def streams(around: Surroundings) -> Iterator[Finding]:
    """Tell how texts come in and go out."""
    for one in around.streams:
        params: dict[str, str | int] = {"name": one.name, "encoding": one.encoding}
        if one.encoding.lower().replace("-", "") == "utf8":
            yield Finding("streams", OK, N_("{name} is written and read as {encoding}."), params)
        else:
            text_ = N_(
                "{name} has the encoding {encoding}: signs that it lacks are replaced, that of the ruble by a letter, quotes by plain ones."
            )
            yield Finding("streams", WARNING, text_, params, cure="PYTHONUTF8=1")


def terminal(around: Surroundings) -> Iterator[Finding]:
    """Tell what is made of the terminal, if there is one."""
    told = {"columns": around.columns}
    if not any(one.terminal for one in around.streams if one.name == "stdout"):
        yield Finding("terminal", OK, N_("The output goes to no terminal: it has no colours, and nothing is cut."))
    elif around.color:
        yield Finding("terminal", OK, N_("The terminal has {columns} columns and is written to with colours."), told)
    else:
        yield Finding("terminal", OK, N_("The terminal has {columns} columns and is written to without colours."), told)


def settings(around: Surroundings) -> Iterator[Finding]:
    """Tell which settings are in force."""
    path = str(around.settings_path)
    if around.lang and around.lang not in LANGUAGES:
        text_ = N_("There is no language “{value}”. Languages: {known}.")
        yield Finding("settings", WARNING, text_, {"value": around.lang, "known": KNOWN}, cure="paydesk config show")
    if around.unread is not None:
        yield Finding(
            "settings", PROBLEM, around.unread.text, plain(around.unread.params),
            cure="paydesk config path", exit_code=around.unread.exit_code,
        )  # fmt: skip
    elif not around.settings_path.is_file() and around.named:
        text_ = N_("PAYDESK_CONFIG names {path}, and there is no such file.")
        yield Finding("settings", WARNING, text_, {"path": path}, cure="paydesk config set lang en")
    elif not around.settings_path.is_file():
        yield Finding("settings", OK, N_("There is no settings file; it would be {path}."), {"path": path})
    else:
        told = {"path": path, "profile": around.profile or "—"}
        yield Finding("settings", OK, N_("The settings file {path} is read; profile: {profile}."), told)


def folder(around: Surroundings) -> Iterator[Finding]:
    """Tell whether exports can be written here, and whether some were broken off."""
    told = {"path": str(around.folder)}
    if not os.access(around.folder, os.W_OK | os.X_OK):
        text_ = N_("Files cannot be written to this folder: {path}. Give another one with -o.")
        yield Finding("folder", WARNING, text_, told, cure="cd ~")
        return
    yield Finding("folder", OK, N_("Files can be written to this folder: {path}"), told)
    old = datetime.now(UTC).timestamp() - LEFTOVER_SECONDS
    try:
        left = sorted(path.name for path in around.folder.glob(".*.part") if path.stat().st_mtime < old)
    except OSError:  # gone meanwhile, or not to be read
        return
    if left:
        text_ = N_("Exports that were broken off have left files in this folder: {count}.")
        cure = "rm " + " ".join(map(shlex.quote, left[:3]))
        yield Finding("folder", NOTE, text_, {"count": len(left)}, cure=cure)


def completions(around: Surroundings) -> Iterator[Finding]:
    """Tell whether completion scripts are installed, and whether they are those of this version."""
    are_installed = False
    for one in around.completions:
        try:
            found = one.path.read_text("utf-8", errors="replace") if one.path.is_file() else None
        except OSError:
            found = None
        if found is None:
            continue
        are_installed = True
        told = {"path": str(one.path)}
        if found.strip() == one.text.strip():
            yield Finding("completions", OK, N_("The completions in {path} are current."), told)
        else:
            text_ = N_("The completions in {path} are of another version.")
            yield Finding("completions", WARNING, text_, told, cure=_install(one))
    for one in around.completions:
        if one.shell == around.shell and not are_installed:
            text_ = N_("No completions are installed where {shell} looks for them: with them, TAB completes commands.")
            yield Finding("completions", NOTE, text_, {"shell": one.shell}, cure=_install(one))


def _install(one: Script) -> str:
    made = "" if one.path.parent.is_dir() else f"mkdir -p {_short(one.path.parent)} && "
    return f"{made}paydesk completion {one.shell} > {_short(one.path)}"


def _short(path: Path) -> str:
    """Return a path as a word of the shell, from the person's home on where it lies there."""
    home = Path.home()
    return (
        f"~/{shlex.quote(path.relative_to(home).as_posix())}" if path.is_relative_to(home) else shlex.quote(str(path))
    )
