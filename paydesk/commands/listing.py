"""The registry and its saved views: options become filters, and what is found becomes a table, JSON or a file."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from paydesk.commands.common import Format, Json, Run, chosen_format, run_of
from paydesk.errors import N_, InvalidData, Problem, UsageError
from paydesk.messages import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from paydesk.records import Person
    from paydesk.registry import Filters
    from paydesk.saved_views import View

Status = Annotated[
    list[str] | None,
    typer.Option("--status", help=_(N_("draft, pending, approved, paid or rejected; may be given several times."))),
]
Due = Annotated[
    str | None,
    typer.Option("--due", help=_(N_("today, tomorrow, week, next-week, month, overdue, a date, FROM..TO or 10d."))),
]
Contractor = Annotated[str | None, typer.Option("--contractor", help=_(N_("Part of the contractor's name.")))]
Inn = Annotated[str | None, typer.Option("--inn", help=_(N_("INN of the payee.")))]
Amount = Annotated[str | None, typer.Option("--amount", help=_(N_("Amount, or MIN..MAX.")))]
Currency = Annotated[str | None, typer.Option("--currency", help=_(N_("Currency.")))]
Author = Annotated[str | None, typer.Option("--author", help=_(N_("Login of the author.")))]
Search = Annotated[
    str | None, typer.Option("--search", help=_(N_("Text in subject, contractor, INN, invoice number or purpose.")))
]
Sort = Annotated[
    str | None,
    typer.Option(
        "--sort", help=_(N_("due, id, amount, contractor, author, status, created, updated; -due turns round."))
    ),
]
Limit = Annotated[str | None, typer.Option("--limit", help=_(N_("Show at most this many requests.")))]
Columns = Annotated[str | None, typer.Option("--columns", help=_(N_("Columns, separated by commas.")))]
GroupBy = Annotated[
    str | None,
    typer.Option("--group-by", help=_(N_("Counts and sums only, by day, week, month, contractor or status."))),
]

FILTERS: Final = ("status", "due", "contractor", "inn", "amount", "currency", "author", "search")
OPTIONS: Final = (*FILTERS, "sort", "limit", "columns", "group_by")
"""What a saved view keeps."""


def registry(
    context: typer.Context,
    status: Status = None,
    due: Due = None,
    contractor: Contractor = None,
    inn: Inn = None,
    amount: Amount = None,
    currency: Currency = None,
    author: Author = None,
    search: Search = None,
    waiting_for: Annotated[
        str | None, typer.Option("--waiting-for", help=_(N_("Whose turn it is: login of the person.")))
    ] = None,
    sort: Sort = None,
    limit: Limit = None,
    after: Annotated[str | None, typer.Option("--after", help=_(N_("Go on after this cursor.")))] = None,
    columns: Columns = None,
    group_by: GroupBy = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", help=_(N_("As it stood at the end of this day, or at a time.")), metavar="TIME"),
    ] = None,
    view: Annotated[
        str | None,
        typer.Option("--view", help=_(N_("A saved view; - shows everything even if there is a default one."))),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help=_(N_("Write a file: .xlsx, .csv, .tsv, .json, .jsonl, .md or .html."))),
    ] = None,
    encoding: Annotated[
        str | None, typer.Option("--encoding", help=_(N_("Encoding of a .csv file: cp1251 for old programs.")))
    ] = None,
    no_pager: Annotated[bool, typer.Option("--no-pager", help=_(N_("Do not page a long table.")))] = False,
    format: Format = "table",  # noqa: A002
    as_json: Json = False,
) -> None:
    from paydesk.permissions import require_known
    from paydesk.render.listing import Listing

    run = run_of(context)
    chosen = chosen_format(format, as_json=as_json)
    for_scripts = chosen in ("json", "jsonl")
    _check_output(context, output, encoding, as_json=as_json)
    # The pager outside: nobody's transaction stays open while somebody reads.
    paged = not no_pager and chosen == "table" and output is None
    with run.out.pager(wanted=paged), run.store.read() as connection:
        person = run.store.person(connection)
        require_known(person)
        options, name = _with_view(run, connection, person, context.params)
        if name and not for_scripts:
            _say_view(run, name)
        keys = column_keys(options["columns"])
        filters = filters_of(run, options)
        if waiting_for is not None:
            filters = _of_person(connection, filters, waiting_for, as_of)
        with closing(Listing(connection, person, filters, run.settings.today)) as listing:
            if as_of is not None:
                listing.moment = _moment(run, as_of)
            if output is not None:
                _write_file(run, listing, keys, output, encoding, options["group_by"])
            elif options["group_by"]:
                listing.show_groups(run.out, options["group_by"], chosen)
            else:
                listing.show(run.out, keys, chosen)
        if name and for_scripts:
            _say_view(run, name)  # not before: an error would not be the only thing on standard error


def _of_person(connection: Any, filters: Filters, login: str, as_of: str | None) -> Filters:
    from dataclasses import replace

    from paydesk import inbox

    if as_of is not None:
        raise UsageError(
            N_("--waiting-for tells whose turn it is now; it does not go with --as-of."),
            code="bad_option",
            option="--waiting-for",
        )
    return replace(filters, numbers=inbox.waiting_for(connection, login))


def _check_output(context: typer.Context, output: Path | None, encoding: str | None, *, as_json: bool) -> None:
    """Raise UsageError for options that would have no effect together."""
    if encoding is not None and (output is None or output.suffix.casefold() not in (".csv", ".tsv", ".txt")):
        raise UsageError(
            N_("--encoding is for a .csv or .tsv file: give its name with --output."),
            code="bad_option",
            option="--encoding",
        )
    if output is None:
        return
    source = context.get_parameter_source("format")
    if as_json or (source is not None and source.name != "DEFAULT"):
        raise UsageError(
            N_(
                "Give either the file with --output or --format, not both: the end of the file's name tells the format."
            ),
            code="bad_option",
            option="--json" if as_json else "--format",
        )


def _say_view(run: Run, name: str) -> None:
    run.out.say(_(N_("View: {name}")).format(name=name))


def _with_view(
    run: Run, connection: Any, person: Person, given: Mapping[str, Any]
) -> tuple[dict[str, Any], str | None]:
    """Return the options as given, over those of the view that was named or is the person's default, and its name."""
    own = {name: given[name] for name in OPTIONS if given[name] not in (None, [], ())}
    view: View | None = None
    default = given["view"] is None and not any(name in own for name in FILTERS)
    if default or given["view"] not in (None, "-"):
        from paydesk import saved_views

        view = (
            saved_views.default(connection, person) if default else saved_views.find(connection, person, given["view"])
        )
    empty: dict[str, Any] = dict.fromkeys(OPTIONS)
    return empty | {"after": given["after"]} | dict(view.options if view else {}) | own, view.name if view else None


def _write_file(
    run: Run, listing: Any, keys: tuple[str, ...] | None, path: Path, encoding: str | None, group_by: str | None
) -> None:
    from paydesk.render.safe import safe

    count = listing.write_file(path, keys, encoding, group_by)
    run.out.say(_(N_("Written to {path}, rows: {count}")).format(path=safe(str(path)), count=count))


def _moment(run: Run, word: str) -> Any:
    from datetime import datetime

    from paydesk import dates

    found = dates.parse_moment(word, run.settings.today, datetime.now().astimezone().tzinfo)
    if isinstance(found, Problem):
        raise InvalidData(N_("This value cannot be used:"), problems=[found])
    return found


def filters_of(run: Run, given: Mapping[str, Any]) -> Filters:
    """Return the filters that the options mean. Raises InvalidData or UsageError for what cannot be meant."""
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
        low = read(_bound(least, currency)) if least.strip() else None
        high = (read(_bound(most, currency)) if most.strip() else None) if dots else low
        if low is not None and high is not None and low > high:
            text = N_("The range {value} ends below its beginning; swap the sums")
            problems.append(Problem("amount", "range_reversed", text, {"value": given["amount"][:60]}))
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
        sort=given["sort"] or "due",
        limit=read_limit(given["limit"]),
        after=given.get("after"),
    )


def _bound(text: str, currency: str | None) -> Any:
    """Return one end of a range of sums in minor units; it may be zero, which no payment is."""
    from paydesk import money

    found = money.parse_amount(text, currency or "RUB")
    return 0 if isinstance(found, Problem) and found.code == "amount_zero" else found


def _statuses(words: Any) -> tuple[str, ...]:
    from paydesk import messages
    from paydesk.workflow import STATES

    called = {messages.status_name(state).casefold(): state for state in STATES}
    first = {name.split()[0]: state for name, state in called.items()}  # "согласован" is enough, "на" is not
    names = (
        {name: state for name, state in first.items() if len(name) > 3} | called | {state: state for state in STATES}
    )
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


def read_limit(word: str | None) -> int | None:
    if word is None:
        return None
    # The length first: int() refuses thousands of digits with an error of its own.
    if not (word.isascii() and word.isdigit() and len(word) <= 7) or not 1 <= int(word) <= 1_000_000:
        raise UsageError(N_("--limit takes a number from 1 to 1000000, not “{value}”."), code="bad_limit", value=word)
    return int(word)


def column_keys(words: str | None) -> tuple[str, ...] | None:
    """Return the chosen columns. Raises UsageError for one that there is not."""
    from paydesk.render import views

    if words is None:
        return None
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
