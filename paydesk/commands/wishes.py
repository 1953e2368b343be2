"""How people, the team and payees want to be told: notify settings, channel, payee; and a message to try it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from paydesk.commands.common import Id, Json, Run, parse_id, run_of
from paydesk.errors import N_, ExitCode, NotFound, UsageError
from paydesk.languages import KNOWN, LANGUAGES
from paydesk.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence


def trial(
    context: typer.Context,
    channel: Annotated[str | None, typer.Option("--channel", help=_(N_("This channel alone.")), metavar="NAME")] = None,
    to: Annotated[
        str | None, typer.Option("--to", help=_(N_("Another address than yours, with --channel.")), metavar="ADDRESS")
    ] = None,
) -> None:
    from paydesk import letters, wishes
    from paydesk.courier import send_test
    from paydesk.render.safe import safe

    here = run_of(context)
    if to and not channel:
        raise UsageError(N_("Say in which channel this address is, with --channel."), code="missing_options")
    with here.store.read() as connection:
        person = here.store.person(connection)
        wished, _names = wishes.of_person(connection, person)
        known = wishes.channels(connection)
    places = {channel: to or wished.to.get(channel, "")} if channel else dict(wished.to)
    if not places or not all(places.values()) or not set(places) <= set(known):
        raise NotFound(
            N_("There is no address to write to. Channels: {known}. Give yours: {command}"),
            code="no_address",
            known=", ".join(known) or "—",
            command="paydesk notify settings --to mail=me@firm.ru",
        )
    failed = False
    for name, address in places.items():
        message = letters.test_message(person, f"test.{person.login}", wished.lang)
        failure = send_test(known[name], address, message)
        failed = failed or failure is not None
        if failure is None:
            here.out.result(_(N_("{channel}: sent.")).format(channel=safe(name)))
        else:
            here.out.say(_(N_("{channel}: not sent: {detail}")).format(channel=safe(name), detail=safe(failure)))
    if failed:
        raise typer.Exit(ExitCode.UNAVAILABLE)


def settings(
    context: typer.Context,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind", help=_(N_("A kind of message and how it comes: now, digest or off.")), metavar="KIND=WAY"
        ),
    ] = None,
    to: Annotated[
        list[str] | None,
        typer.Option("--to", help=_(N_("A channel and your address in it, or off.")), metavar="CHANNEL=ADDRESS"),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option("--language", help=_(N_("The language of your messages: ru or en.")), metavar="LANGUAGE"),
    ] = None,
    as_json: Json = False,
) -> None:
    from paydesk import notices, wishes
    from paydesk.render.safe import safe

    here = run_of(context)
    modes, addresses = _pairs(kind or ()), _pairs(to or ())
    if modes or addresses or language:
        with here.store.write() as connection:
            person = here.store.person(connection)
            wishes.wish(connection, person, modes=modes, to=addresses, lang=language)
    with here.store.read() as connection:
        found, names = wishes.of_person(connection, here.store.person(connection))
    if as_json:
        here.out.json({"language": found.lang, "kinds": found.modes, "channels": list(names), "to": found.to})
        return
    rows: list[tuple[str, ...]] = [(name, found.modes[name], _(what)) for name, what in notices.KINDS.items()]
    rows += [(safe(name), safe(found.to.get(name, "off"))) for name in names]
    _present_pairs(here, [*rows, (_(N_("Language")), found.lang or "—")])
    if not names:
        here.out.say(_(N_("The team has no channels yet. An administrator gives one: {command}")).format(
            command="paydesk notify channel mail env:PAYDESK_SMTP"
        ))  # fmt: skip


def _present_pairs(here: Run, rows: Sequence[Sequence[str]]) -> None:
    """Write rows of a name, its value and perhaps a remark: under one another on a terminal, with tabs elsewhere."""
    import textwrap

    if not here.out.terminal:
        for row in rows:
            here.out.result("\t".join(row))
        return
    name, value = (max(len(row[place]) for row in rows if len(row) > place + 1 or place == 0) for place in (0, 1))
    for row in rows:
        head = f"{row[0]:<{name}}  {row[1]:<{value}}" if len(row) > 2 else f"{row[0]:<{name}}  {row[1]}"
        indent = " " * (name + value + 4)
        text = textwrap.fill(row[2], max(20, here.out.width - len(indent)), subsequent_indent=indent) if row[2:] else ""
        here.out.result(f"{head}  {text}".rstrip())


def _pairs(words: Sequence[str]) -> dict[str, str]:
    found = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not name or not value:
            raise UsageError(N_("Write “{value}” as NAME=VALUE."), code="bad_pair", value=word)
        found[name.strip()] = value.strip()
    return found


def channel(
    context: typer.Context,
    name: Annotated[
        str | None, typer.Argument(help=_(N_("Name of the channel: mail, telegram …")), metavar="[NAME]")
    ] = None,
    reference: Annotated[
        str | None,
        typer.Argument(
            help=_(N_("Where its secret address is: env:NAME, file:/path, keyring:service/name; or off.")),
            metavar="[REFERENCE]",
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    from paydesk import wishes
    from paydesk.render.safe import safe

    here = run_of(context)
    if name is not None:
        if reference is None:
            raise UsageError(
                N_(
                    "Say where the secret address of the channel is: env:NAME, file:/path or keyring:service/name; or off."
                ),
                code="missing_options",
            )
        wishes.set_channel(here.store, name, reference)
    with here.store.read() as connection:
        wishes.of_person(connection, here.store.person(connection))
        known: dict[str, Any] = wishes.channels(connection)
    if as_json:
        here.out.json(known)
        return
    for one, where in known.items():
        here.out.result(f"{safe(one)}\t{safe(where)}")
    if not known:
        here.out.say(_(N_("The team has no channels yet. An administrator gives one: {command}")).format(
            command="paydesk notify channel mail env:PAYDESK_SMTP"
        ))  # fmt: skip
    if name in known:
        here.out.say(_(N_("Next: try it: paydesk notify test --channel {channel}")).format(channel=safe(name or "")))


def payee(
    context: typer.Context,
    number: Id,
    mail: Annotated[
        str | None, typer.Option("--mail", help=_(N_("Where the payee of this request is told.")), metavar="ADDRESS")
    ] = None,
    language: Annotated[
        str | None, typer.Option("--language", help=_(N_("The language of the mail: ru or en.")), metavar="LANGUAGE")
    ] = None,
    stop: Annotated[bool, typer.Option("--stop", help=_(N_("The payee wants no mails.")))] = False,
    as_json: Json = False,
) -> None:
    from dataclasses import replace

    from paydesk import courier, filing, letters, payees
    from paydesk.render.safe import safe, safe_lines

    here = run_of(context)
    if language not in (None, *LANGUAGES):
        raise UsageError(
            N_("There is no language “{value}”. Languages: {known}."),
            code="bad_language",
            value=language or "",
            known=KNOWN,
        )
    with here.store.read() as connection:
        about = filing.find(connection, here.store.person(connection), parse_id(number))
        known = payees.contractor_address(connection, about)
    if mail or language or stop:
        if known is None and not mail:
            raise UsageError(N_("No address of this payee is known. Give it with --mail."), code="missing_options")
        base = known or payees.Address(mail or "")
        changed = replace(base, email=mail or base.email, lang=language or base.lang, notify=not stop)
        payees.keep(here.store, about.form, changed)
    with here.store.read() as connection:
        known = payees.contractor_address(connection, about)
        parcel = courier.preview(connection, about)
    message = letters.compose(parcel) if parcel else None
    if as_json:
        here.out.json(
            {
                "email": known.email if known else None,
                "language": known.lang if known else None,
                "notify": bool(known and known.notify),
                "subject": message.subject if message else None,
                "text": message.text if message else None,
                "attachments": [one.name for one in message.attachments] if message else [],
            }
        )
        return
    if known is None:
        here.out.say(_(N_("No address of this payee is known. Give it with --mail.")))
    elif message is None:
        here.out.result(_(N_("{address}: no mails.")).format(address=safe(known.email)))
    else:
        here.out.result(f"{safe(known.email)}\n{safe(message.subject)}\n\n{safe_lines(message.text)}")
        for one in message.attachments:
            here.out.result(f"+ {safe(one.name)}")
        if about.status != "paid":
            here.out.say(_(N_("It is sent when the request is paid, by the next run of: {command}")).format(
                command="paydesk notify run"
            ))  # fmt: skip
