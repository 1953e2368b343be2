"""Commands of administrators, and of everybody's shell: init, user, db, setting, completion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from paydesk.commands.common import Format, Json, Run, chosen_format, run_of
from paydesk.errors import N_, UsageError
from paydesk.messages import _, command

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from paydesk.records import Person

Roles = Annotated[
    list[str] | None,
    typer.Option(
        "--role", help=_(N_("manager, head, accountant, auditor, admin or notifier; may be given several times."))
    ),
]
Name = Annotated[str | None, typer.Option("--name", help=_(N_("Name shown to others.")))]
Email = Annotated[str | None, typer.Option("--email", help=_(N_("Mail address.")))]
Login = Annotated[str, typer.Argument(help=_(N_("Login of the person.")), metavar="LOGIN")]


def init(context: typer.Context, name: Name = None, as_json: Json = False) -> None:
    from paydesk import messages, setup
    from paydesk.render.safe import safe

    run = run_of(context)
    done = setup.initialise(run.store, run.settings.user, name)
    if as_json:
        run.out.json(
            {"database": done.place, "login": done.login, "schema": done.revision, "first_admin": done.first_admin}
        )
        return
    run.out.result(
        _(N_("The database {place} is ready (schema {revision}).")).format(
            place=safe(done.place), revision=done.revision
        )
    )
    if done.first_admin:
        run.out.say(_(N_("{login} is its administrator. Next, add people: {command}")).format(
            login=done.login, command=messages.command("paydesk user add LOGIN --role manager")
        ))  # fmt: skip


def user_add(
    context: typer.Context,
    login: Login,
    role: Roles = None,
    name: Name = None,
    email: Email = None,
    as_json: Json = False,
) -> None:
    from paydesk import people

    run = run_of(context)
    if not role:
        raise UsageError(N_("Say which role the person has, with --role."), code="missing_options")
    added = people.add(run.store, login, people.Changes(name, email, frozenset(role)))
    _present_person(run, added, as_json=as_json)
    if run.store.dialect == "postgresql":
        run.out.say(_(N_("{login} can log in to the database. If the server asks for passwords, its administrator sets one in psql: {command}")).format(
            login=login, command=f"\\password {login}"
        ))  # fmt: skip
    elif not as_json:
        run.out.say(_(N_("Next: {login} works here as the login of the system with this name, or with PAYDESK_USER={login}.")).format(
            login=login
        ))  # fmt: skip


def user_edit(
    context: typer.Context,
    login: Login,
    role: Roles = None,
    name: Name = None,
    email: Email = None,
    as_json: Json = False,
) -> None:
    from paydesk import people

    run = run_of(context)
    if not role and name is None and email is None:
        raise UsageError(N_("Say what to change: --role, --name or --email."), code="missing_options")
    changes = people.Changes(name, email, frozenset(role) if role else None)
    _present_person(run, people.change(run.store, login, changes), as_json=as_json)


def user_disable(context: typer.Context, login: Login, as_json: Json = False) -> None:
    import shlex

    from paydesk import people
    from paydesk.render.safe import safe

    run = run_of(context)
    person = people.change(run.store, login, people.Changes(disabled=True))
    _present_person(run, person, as_json=as_json)
    if "head" in person.roles and not as_json:
        with run.store.read() as connection:
            alone = people.administrators(connection) == 1
        # Where there are two, nobody disables somebody and hands over their place (the rule removed_by_you).
        text = N_("Next: where a step waits for {login} by name, another administrator hands the place over: {command}")
        if alone:
            text = N_("Next: where a step waits for {login} by name, hand the place over: {command}")
        words = command(f"paydesk reassign ID LOGIN --from {shlex.quote(login)} -m …")
        run.out.say(_(text).format(login=safe(login), command=words))


def user_enable(context: typer.Context, login: Login, as_json: Json = False) -> None:
    from paydesk import people

    run = run_of(context)
    _present_person(run, people.change(run.store, login, people.Changes(disabled=False)), as_json=as_json)


def user_list(context: typer.Context, format: Format = "table", as_json: Json = False) -> None:  # noqa: A002
    from paydesk import people
    from paydesk.messages import heading
    from paydesk.permissions import require_known
    from paydesk.render import shapes
    from paydesk.render.out import Column

    run = run_of(context)
    chosen = chosen_format(format, as_json=as_json)
    with run.store.read() as connection:
        require_known(run.store.person(connection))
        found = people.everybody(connection)
    if not run.out.listed_as_json(chosen, map(shapes.person, found)):
        keys = ("login", "name", "roles", "email", "disabled")
        rows = [
            [
                one.login,
                one.name or "",
                ", ".join(sorted(one.roles)),
                one.email or "",
                _(N_("yes")) if one.disabled else "",
            ]
            for one in found
        ]
        run.out.table([Column(key, heading(key)) for key in keys], rows, chosen)


def _present_person(run: Run, person: Person, *, as_json: bool) -> None:
    from paydesk.render import shapes
    from paydesk.render.safe import safe

    if as_json:
        run.out.json(shapes.person(person))
        return
    line = f"{safe(person.login)}: {', '.join(sorted(person.roles))}"
    run.out.result(line + (" (" + _(N_("disabled")) + ")" if person.disabled else ""))


def db_upgrade(context: typer.Context) -> None:
    from paydesk import setup
    from paydesk.render.safe import safe

    run = run_of(context)
    with run.store.read(check=False) as connection:
        setup.status(connection, run.store.dialect)  # a database that was never set up is an error here
    setup.upgrade(run.store)
    run.out.result(
        _(N_("The database {place} has the schema of this version.")).format(place=safe(run.store.address.shown))
    )


def db_status(context: typer.Context, as_json: Json = False) -> None:
    from paydesk import setup
    from paydesk.render.safe import safe
    from paydesk.storage import REVISION

    run = run_of(context)
    with run.store.read(check=False) as connection:
        revision, guarded = setup.status(connection, run.store.dialect)
    if as_json:
        run.out.json(
            {"database": run.store.address.shown, "schema": revision, "needed": REVISION, "guards_current": guarded}
        )
        return
    run.out.result(
        _(N_("Database {place}: schema {revision}, needed {needed}; guards {guards}.")).format(
            place=safe(run.store.address.shown),
            revision=revision,
            needed=REVISION,
            guards=_(N_("current")) if guarded else _(N_("of another version: paydesk db upgrade")),
        )
    )
    if revision is not None and revision < REVISION:
        run.out.say(_(N_("To bring it to this version: {command}")).format(command="paydesk db upgrade"))


def setting(
    context: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(
            help=_(
                N_(
                    "Name of the setting: require_bic, require_trusted, trust_wait_hours, digest_hour or remind_days; all of"
                    " them when not given."
                )
            ),
            metavar="NAME",
        ),
    ] = None,
    value: Annotated[
        str | None,
        typer.Argument(help=_(N_("Its new value; the one in force is shown when not given.")), metavar="VALUE"),
    ] = None,
    as_json: Json = False,
) -> None:
    from paydesk import people

    run = run_of(context)
    if name is not None:
        _check_setting(name, value)
    if name is not None and value is not None:
        people.set_team_setting(run.store, name, value)
        found = {name: value}
    else:
        with run.store.read() as connection:
            known = people.team_settings(connection, run.store.person(connection))
        found = known if name is None else {name: known[name]}
    if as_json:
        run.out.json(found)
    elif name is None:
        _present_settings(run, found)
    else:
        run.out.result(f"{name} = {found[name]}")


def _check_setting(name: str, value: str | None) -> None:
    """Raise UsageError for a setting that does not exist, or a value that it does not take."""
    from paydesk import people

    if name in people.TEAM_SETTINGS and (value is None or value in people.TEAM_SETTINGS[name]):
        return
    known: Sequence[str] = tuple(people.TEAM_SETTINGS)
    text = N_("There is no team setting “{name}”. Settings: {settings}.")
    if value is not None:
        text = N_("There is no team setting “{name}” with the value “{value}”. Settings: {settings}.")
        known = people.TEAM_SETTINGS.get(name, known)
    raise UsageError(
        text,
        code="bad_setting",
        name=name,
        value=value or "",
        settings="; ".join(f"{key}: {_values(values)}" for key, values in people.TEAM_SETTINGS.items()),
        known=", ".join(known),
    )


def _present_settings(run: Run, found: Mapping[str, str]) -> None:
    from paydesk import people
    from paydesk.messages import heading
    from paydesk.render.out import Column

    columns = [Column(key, heading(key)) for key in ("setting", "value", "values", "meaning")]
    rows = [
        [name, value, _values(people.TEAM_SETTINGS[name]), _(people.MEANINGS[name])] for name, value in found.items()
    ]
    run.out.table(columns, rows, "table")
    run.out.say(_(N_("To change one: {command}")).format(command=command("paydesk setting NAME VALUE")))


def _values(values: Sequence[str]) -> str:
    return ", ".join(values) if len(values) < 10 else f"{values[0]}–{values[-1]}"


def completion(
    shell: Annotated[str, typer.Argument(help="bash, zsh, fish, powershell", metavar="SHELL")],
) -> None:
    import sys

    from paydesk.completion import script

    sys.stdout.write(script(shell))
