"""Messages: the worker, what it has left, how people want to be told, the channels of the team."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from paydesk.commands.common import Format, Id, Json, chosen_format, parse_id, run_of
from paydesk.errors import N_, ExitCode, NotFound, UsageError
from paydesk.languages import KNOWN, LANGUAGES
from paydesk.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paydesk.commands.common import Run
    from paydesk.courier import Courier, Report


def run(
    context: typer.Context,
    watch: Annotated[
        bool, typer.Option("--watch", help=_(N_("Go on until it is stopped, and send as things happen.")))
    ] = False,
    every: Annotated[
        int,
        typer.Option(
            "--every", help=_(N_("Seconds after which it looks again in any case.")), min=1, max=3600, show_default=True
        ),
    ] = 30,
    as_json: Json = False,
) -> None:
    from paydesk import courier, letters

    here = run_of(context)
    # On SQLite a kept connection would go on with the old file when a backup is put in its place.
    here.store.keeps_connection = not watch or here.store.dialect == "postgresql"
    worker = courier.Courier(here.store, letters.compose)
    try:
        if watch:
            _watch(here, worker, every)
        else:
            worker.run()
    finally:
        here.store.close()
    _present(here, worker.report, as_json=as_json)


def _watch(here: Run, worker: Courier, every: int) -> None:
    """Send until somebody stops it. A database that is away is waited for."""
    import signal
    import time
    from types import FrameType

    from paydesk.bell import Bell
    from paydesk.errors import Unavailable
    from paydesk.messages import of_error
    from paydesk.render.safe import safe_lines

    def stop(_number: int, _frame: FrameType | None) -> None:
        if worker.stopping:  # somebody is in a hurry
            raise KeyboardInterrupt
        worker.stopping = True

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop)
    bell = Bell(here.store, lambda: worker.stopping)
    try:
        while not worker.stopping:
            try:
                worker.run()
                bell.wait(every)
            except Unavailable as error:
                here.out.say(safe_lines(of_error(error)))
                bell.close()
                time.sleep(min(every, 2))
        here.out.say(_(N_("Stopped.")))
    finally:
        bell.close()


def _present(here: Run, report: Report, *, as_json: bool) -> None:
    if as_json:
        from dataclasses import asdict

        here.out.json(asdict(report))
        return
    here.out.result(
        _(N_("Events: {events}. Sent: {sent}, no longer needed: {dropped}, failed: {failed}, of these given up: {dead}.")).format(
            events=report.events, sent=report.sent, dropped=report.dropped, failed=report.failed, dead=report.dead
        )
    )  # fmt: skip


def status(context: typer.Context, format: Format = "table", as_json: Json = False) -> None:  # noqa: A002
    from paydesk import queue
    from paydesk.messages import heading
    from paydesk.render import views
    from paydesk.render.out import Column

    here = run_of(context)
    chosen = chosen_format(format, as_json=as_json)
    with here.store.read() as connection:
        found = queue.status(connection, here.store.person(connection))
    if chosen in ("json", "jsonl"):
        here.out.json(
            {
                "unplanned": found.unplanned,
                "states": found.states,
                "failed": [
                    {
                        "key": one.key,
                        "kind": one.kind,
                        "request": one.request_id,
                        "state": one.state,
                        "tries": one.tries,
                        "next_at": one.due_at.isoformat() if one.state != "dead" else None,
                        "error": one.error,
                    }
                    for one in found.failed
                ],
            }
        )
        return
    states = ", ".join(f"{_(queue.STATE_NAMES[name])}: {count}" for name, count in found.states.items() if count)
    here.out.say(_(N_("Events not looked at yet: {count}. Messages: {states}.")).format(count=found.unplanned, states=states or "—"))  # fmt: skip
    rows = [
        [one.key, _(queue.STATE_NAMES[one.state]), str(one.tries), views.local_time(one.due_at), one.error or ""]
        for one in found.failed
    ]
    if rows:
        headings = (
            ("key", heading("key")),
            ("status", heading("status")),
            ("count", _(N_("Tries"))),
            ("when", _(N_("Last or next try"))),
            ("why", heading("why")),
        )
        here.out.table([Column(key, name) for key, name in headings], rows, chosen)


def retry(
    context: typer.Context,
    keys: Annotated[
        list[str] | None,
        typer.Argument(help=_(N_("Keys as in notify status; without any, everything given up.")), metavar="[KEY...]"),
    ] = None,
) -> None:
    from paydesk import queue

    here = run_of(context)
    with here.store.write() as connection:
        count = queue.retry(connection, here.store.person(connection), keys)
    here.out.result(_(N_("To be tried again: {count}.")).format(count=count))


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
    for name, what in notices.KINDS.items():
        here.out.result(f"{name}\t{found.modes[name]}\t{_(what)}")
    for name in names:
        here.out.result(f"{safe(name)}\t{safe(found.to.get(name, 'off'))}")
    here.out.result("{}\t{}".format(_(N_("Language")), found.lang or "—"))
    if not names:
        here.out.say(_(N_("The team has no channels yet. An administrator gives one: {command}")).format(
            command="paydesk notify channel mail env:PAYDESK_SMTP"
        ))  # fmt: skip


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
            raise UsageError(N_("Say where the secret address of the channel is."), code="missing_options")
        wishes.set_channel(here.store, name, reference)
    with here.store.read() as connection:
        wishes.of_person(connection, here.store.person(connection))
        known: dict[str, Any] = wishes.channels(connection)
    if as_json:
        here.out.json(known)
        return
    for one, where in known.items():
        here.out.result(f"{safe(one)}\t{safe(where)}")
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
