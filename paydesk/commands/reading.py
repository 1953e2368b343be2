"""Commands for everybody: registry, show, history, files, attach."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from paydesk.commands.common import Format, Id, Json, Run, chosen_format, parse_id, run_of
from paydesk.errors import N_, InvalidData, Problem, UsageError
from paydesk.messages import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from paydesk.records import File
    from paydesk.registry import Filters, Page


def registry(
    context: typer.Context,
    status: Annotated[
        list[str] | None,
        typer.Option("--status", help=_(N_("draft, pending, approved, paid or rejected; may be given several times."))),
    ] = None,
    due: Annotated[
        str | None,
        typer.Option("--due", help=_(N_("today, tomorrow, week, next-week, month, overdue, a date, FROM..TO or 10d."))),
    ] = None,
    contractor: Annotated[
        str | None, typer.Option("--contractor", help=_(N_("Part of the contractor's name.")))
    ] = None,
    inn: Annotated[str | None, typer.Option("--inn", help=_(N_("INN of the payee.")))] = None,
    amount: Annotated[str | None, typer.Option("--amount", help=_(N_("Amount, or MIN..MAX.")))] = None,
    currency: Annotated[str | None, typer.Option("--currency", help=_(N_("Currency.")))] = None,
    author: Annotated[str | None, typer.Option("--author", help=_(N_("Login of the author.")))] = None,
    search: Annotated[
        str | None, typer.Option("--search", help=_(N_("Text in subject, contractor, INN, invoice number or purpose.")))
    ] = None,
    sort: Annotated[
        str,
        typer.Option(
            "--sort", help=_(N_("due, id, amount, contractor, author, status, created, updated; -due turns round."))
        ),
    ] = "due",
    limit: Annotated[str | None, typer.Option("--limit", help=_(N_("Show at most this many requests.")))] = None,
    after: Annotated[str | None, typer.Option("--after", help=_(N_("Go on after this cursor.")))] = None,
    columns: Annotated[str | None, typer.Option("--columns", help=_(N_("Columns, separated by commas.")))] = None,
    format: Format = "table",  # noqa: A002
    as_json: Json = False,
) -> None:
    from paydesk import files
    from paydesk import registry as service
    from paydesk.journal import require_known

    run = run_of(context)
    chosen = chosen_format(format, as_json=as_json)
    filters = _filters(run, context.params)
    keys = _columns(columns)
    with run.store.read() as connection:
        person = run.store.person(connection)
        require_known(person)
        page = service.read(connection, person, filters, run.settings.today)
        papers = files.files_of_many(connection, [one.id for one in page.requests]) if chosen in JSON_FORMATS else {}
    _present(run, page, keys, chosen, papers)


def _filters(run: Run, given: dict[str, Any]) -> Filters:
    from paydesk import dates, money
    from paydesk.registry import Filters

    problems: list[Problem] = []

    def read(found: Any) -> Any:
        if isinstance(found, Problem):
            problems.append(found)
            return None
        return found

    currency = read(money.parse_currency(given["currency"])) if given["currency"] else None
    due = read(dates.parse_period(given["due"], run.settings.today)) if given["due"] else None
    low = high = None
    if given["amount"]:
        least, dots, most = given["amount"].partition("..")
        low = read(money.parse_amount(least, currency or "RUB")) if least.strip() else None
        high = (read(money.parse_amount(most, currency or "RUB")) if most.strip() else None) if dots else low
    if problems:
        raise InvalidData(N_("These filters cannot be used:"), problems=problems)
    return Filters(
        statuses=_statuses(given["status"] or ()),
        due=due,
        contractor=given["contractor"],
        inn=given["inn"],
        amount=(low, high) if given["amount"] else None,
        currency=currency,
        author=given["author"],
        search=given["search"],
        sort=given["sort"],
        limit=_limit(given["limit"]),
        after=given["after"],
    )


def _statuses(words: Any) -> tuple[str, ...]:
    from paydesk import messages
    from paydesk.workflow import STATES

    names = {state: state for state in STATES} | {messages.status_name(state).casefold(): state for state in STATES}
    found = []
    for word in (part.strip() for given in words for part in given.split(",")):
        if word.casefold() not in names:
            raise UsageError(
                N_("There is no state “{value}”. States: {known}."),
                code="bad_status",
                value=word,
                known=", ".join(STATES),
            )
        found.append(names[word.casefold()])
    return tuple(dict.fromkeys(found))


def _limit(word: str | None) -> int | None:
    if word is None:
        return None
    if not (word.isascii() and word.isdigit()) or not 1 <= int(word) <= 1_000_000:
        raise UsageError(N_("--limit takes a number from 1 to 1000000, not “{value}”."), code="bad_limit", value=word)
    return int(word)


def _columns(words: str | None) -> tuple[str, ...]:
    from paydesk.render import views

    if words is None:
        return views.REGISTRY_COLUMNS
    keys = tuple(word.strip() for word in words.split(",") if word.strip())
    unknown = [key for key in keys if key not in views.COLUMNS]
    if unknown or not keys:
        raise UsageError(
            N_("There is no column “{value}”. Columns: {known}."),
            code="bad_column",
            value=", ".join(unknown),
            known=", ".join(views.COLUMNS),
        )
    return keys


JSON_FORMATS = ("json", "jsonl")


def _present(run: Run, page: Page, keys: tuple[str, ...], chosen: str, papers: Mapping[int, Sequence[File]]) -> None:
    from paydesk.messages import heading
    from paydesk.render import shapes, views
    from paydesk.render.out import Column

    if chosen == "json":
        run.out.json([shapes.request(one, papers.get(one.id, ())) for one in page.requests])
    elif chosen == "jsonl":
        for line in shapes.dump_lines(shapes.request(one, papers.get(one.id, ())) for one in page.requests):
            run.out.result(line)
    elif chosen in ("csv", "tsv"):
        # For programs: raw values under the keys of the contract.
        rows = [
            ["" if (v := shapes.request(one).get(key)) is None else str(v) for key in keys] for one in page.requests
        ]
        run.out.table([Column(key, key) for key in keys], rows, chosen)
    else:
        rows = [[views.cell(one, key) for key in keys] for one in page.requests]
        if rows or chosen != "table":
            run.out.table([Column(key, heading(key)) for key in keys], rows, chosen)
        say = run.out.result if chosen == "table" and run.out.terminal else run.out.say
        for line in views.under_registry(page, len(page.requests)):
            say(line)


def show(context: typer.Context, id: Id, as_json: Json = False) -> None:  # noqa: A002
    from paydesk import files, filing, journal
    from paydesk.messages import fill
    from paydesk.render import shapes, views
    from paydesk.workflow import BY_STATE

    run = run_of(context)
    with run.store.read() as connection:
        person = run.store.person(connection)
        found = filing.find(connection, person, parse_id(id))
        papers = files.files_of(connection, found.id)
        events = journal.events(connection, found.id)
        intact = journal.intact(connection, run.store.dialect, found)
    rule = BY_STATE["PD012"]
    doubt = [] if intact else [fill(rule.text, {"id": found.id})]
    if as_json:
        shape = shapes.full(found, papers, events)
        shape["warnings"] += [{"code": rule.code, "message": one} for one in doubt]
        run.out.json(shape)
        return
    for line in views.card(found, papers, events, run.out.width, doubt):
        run.out.result(line)
    step = views.after_action(found)
    if step:
        run.out.say(step)


def history(context: typer.Context, id: Id, as_json: Json = False) -> None:  # noqa: A002
    from paydesk import files as service
    from paydesk import filing, journal
    from paydesk.render import shapes, views

    run = run_of(context)
    with run.store.read() as connection:
        found = filing.find(connection, run.store.person(connection), parse_id(id))
        events = journal.events(connection, found.id)
        papers = service.files_of(connection, found.id)
    if as_json:
        run.out.json(shapes.history(events))
        return
    for line in views.history(events, run.out.width, papers):
        run.out.result(line)


def files(
    context: typer.Context,
    id: Id,  # noqa: A002
    save: Annotated[Path | None, typer.Option("--save", help=_(N_("Write the files into this folder.")))] = None,
    as_json: Json = False,
) -> None:
    from paydesk import files as service
    from paydesk import filing
    from paydesk.render import shapes, views
    from paydesk.render.safe import safe

    run = run_of(context)
    with run.store.read() as connection:
        found = filing.find(connection, run.store.person(connection), parse_id(id))
        papers = service.files_of(connection, found.id)
        saved = [service.save(connection, one, save) for one in papers] if save else []
    if as_json:
        run.out.json([shapes.file(one) for one in papers])
    elif not papers:
        run.out.say(_(N_("Request {id} has no files.")).format(id=found.id))
    else:
        for one in papers:
            run.out.result(f"{one.id}\t{safe(one.name)}\t{one.kind}\t{views.size(one.size)}\t{one.sha256[:12]}")
    for path in saved:
        run.out.say(_(N_("Saved: {path}")).format(path=safe(str(path))))


def attach(
    context: typer.Context,
    id: Id,  # noqa: A002
    file: Annotated[Path, typer.Argument(help=_(N_("The file.")), metavar="FILE")],
    kind: Annotated[str, typer.Option("--kind", help=_(N_("invoice, order or other.")))] = "invoice",
    as_json: Json = False,
) -> None:
    from paydesk import files as service
    from paydesk import filing, journal
    from paydesk.models import FILE_KINDS
    from paydesk.render import shapes

    run = run_of(context)
    if kind not in FILE_KINDS:
        raise UsageError(
            N_("There is no kind “{value}” of a file. Kinds: {known}."),
            code="bad_kind",
            value=kind,
            known=", ".join(FILE_KINDS),
        )
    upload = service.read_upload(file, kind)
    with run.store.write() as connection:
        person = run.store.person(connection)
        found = filing.find(connection, person, parse_id(id))
        outcome = journal.plan(connection, person, [found.id], journal.Intention("attach")).outcomes[0]
        if outcome.error:
            raise outcome.error
        service.attach(connection, run.store.dialect, person, found.id, upload)
        papers = service.files_of(connection, found.id)
    if as_json:
        run.out.json([shapes.file(one) for one in papers])
    else:
        run.out.result(_(N_("Attached to request {id}: {name}")).format(id=found.id, name=upload.name))
