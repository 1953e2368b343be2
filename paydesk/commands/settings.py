"""The commands doctor and config: what a run stands on, and where each setting comes from."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from paydesk.commands.common import Json, Run, run_of
from paydesk.errors import N_
from paydesk.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paydesk.doctor import Finding, Script, Surroundings
    from paydesk.render.out import Out

Setting = Annotated[
    str, typer.Argument(help=_(N_("Name of the setting: db, user or lang; or profile.")), metavar="NAME")
]
Profile = Annotated[
    str | None, typer.Option("--profile", help=_(N_("Profile to which the setting belongs.")), metavar="NAME")
]


def doctor(
    context: typer.Context,
    fix: Annotated[bool, typer.Option("--fix", help=_(N_("Mend what can be mended: schema and guards.")))] = False,
    as_json: Json = False,
) -> None:
    from paydesk import doctor as checks

    run = run_of(context)
    around = _surroundings(run)
    out = _streams(run)
    found = checks.look(around)
    if fix:
        for command in checks.mend(around, found):
            out.say(_(N_("Done: {command}")).format(command=command))
        found = checks.look(_surroundings(run))
    if as_json:
        out.json([_shape(one) for one in found])
    else:
        _present(out, found)
    problems = [one for one in found if one.state == checks.PROBLEM]
    if problems:
        raise typer.Exit(problems[0].exit_code)


def _streams(run: Run) -> Out:
    """Return the streams, also where the settings cannot be read: these commands mend them."""
    from paydesk.errors import PaydeskError
    from paydesk.render.out import Out

    try:
        return run.out
    except PaydeskError:
        return Out(no_color=True)


def _surroundings(run: Run) -> Surroundings:
    from datetime import date

    from paydesk import config
    from paydesk.doctor import Stream, Surroundings
    from paydesk.errors import PaydeskError

    named = {"stdin": sys.stdin, "stdout": sys.stdout, "stderr": sys.stderr}
    streams = [
        Stream(name, getattr(one, "encoding", None) or "UTF-8", one.isatty())
        for name, one in named.items()
        if one is not None
    ]
    out = _streams(run)
    around = Surroundings(
        streams,
        config.settings_path(os.environ),
        profile=None,
        today=date.today(),  # noqa: DTZ011 - the date where the person is
        store=None,
        completions=_completions(),
        shell=Path(os.environ.get("SHELL", "")).name,
        columns=out.width,
        color=out.color,
        named=bool(os.environ.get("PAYDESK_CONFIG")),
        folder=_here(),
    )
    try:
        settings = run.settings
        around.store = run.store
    except PaydeskError as error:
        around.unread = error
    else:
        around.profile, around.today, around.lang = settings.profile, settings.today, settings.lang
    return around


def _here() -> Path:
    try:
        return Path.cwd()
    except OSError:  # removed by somebody else
        return Path()


def _completions() -> Sequence[Script]:
    """Return where shells look for a script of ours, and what should stand there."""
    from paydesk.completion import script
    from paydesk.doctor import Script

    home = Path.home()
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    settings = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    places = {
        "bash": data / "bash-completion" / "completions" / "paydesk",
        "zsh": home / ".zfunc" / "_paydesk",
        "fish": settings / "fish" / "completions" / "paydesk.fish",
    }
    return [Script(shell, path, script(shell)) for shell, path in places.items()]


def _shape(one: Finding) -> dict[str, str | None]:
    from paydesk.messages import fill

    return {"check": one.check, "state": one.state, "message": fill(one.text, one.params), "cure": one.cure or None}


_MARKS = {"ok": "✓", "note": "·", "warning": "!", "problem": "✗"}


def _present(out: Out, found: Sequence[Finding]) -> None:
    import textwrap

    from paydesk.messages import command, fill
    from paydesk.render.safe import safe

    for one in found:
        text = safe(fill(one.text, one.params))
        for line in textwrap.wrap(f"{_MARKS[one.state]} {text}", out.width, subsequent_indent="  "):
            out.result(line)
        if one.cure:
            out.result(f"    {safe(command(one.cure))}")
    states = [one.state for one in found]
    if "problem" not in states and "warning" not in states:
        out.say(_(N_("Everything is in order.")))


def config_show(context: typer.Context, as_json: Json = False) -> None:
    from paydesk import config
    from paydesk.messages import heading
    from paydesk.render.out import Column
    from paydesk.render.safe import safe

    run = run_of(context)
    found = config.origins(run.options, os.environ)
    if as_json:
        run.out.json({one.name: {"value": one.value, "origin": one.origin, "from": one.source} for one in found})
        return
    columns = [Column(key, heading(key)) for key in ("setting", "value", "origin")]
    rows = [
        [
            one.name,
            safe(one.value or "—"),
            f"{_(config.ORIGINS[one.origin])}{f': {safe(one.source)}' if one.source else ''}",
        ]
        for one in found
    ]
    run.out.table(columns, rows, "table")
    known = config.profiles(os.environ)
    if known:
        run.out.say(_(N_("Profiles in the settings file: {known}")).format(known=safe(", ".join(known))))


def config_path() -> None:
    from paydesk import config

    sys.stdout.write(f"{config.settings_path(os.environ)}\n")


def config_set(
    context: typer.Context,
    name: Setting,
    value: Annotated[str, typer.Argument(help=_(N_("Its value.")), metavar="VALUE")],
    profile: Profile = None,
) -> None:
    from paydesk import config
    from paydesk.render.safe import safe

    path = config.write(os.environ, name, value, profile)
    where = f"[profiles.{profile}] " if profile else ""
    out = _streams(run_of(context))
    out.result(safe(f"{where}{name} = {value}"))
    out.say(_(N_("Written to {path}")).format(path=safe(str(path))))


def config_unset(context: typer.Context, name: Setting, profile: Profile = None) -> None:
    from paydesk import config
    from paydesk.render.safe import safe

    path = config.write(os.environ, name, None, profile)
    _streams(run_of(context)).say(_(N_("Written to {path}")).format(path=safe(str(path))))
