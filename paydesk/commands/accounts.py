"""Commands about the company's accounts and the directory of banks: own-account, banks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from paydesk.commands.common import Format, Json, Run, chosen_format, run_of
from paydesk.commands.downloads import MAX_DIRECTORY, opened_or_fetched
from paydesk.errors import N_, UsageError
from paydesk.messages import _, command, fill

if TYPE_CHECKING:
    from paydesk.banks import Entry
    from paydesk.own_accounts import OwnAccount

Name = Annotated[str, typer.Argument(help=_(N_("How you call the account.")), metavar="NAME")]
Organisation = Annotated[str | None, typer.Option("--organisation", help=_(N_("Organisation that pays.")))]
OwnInn = Annotated[str | None, typer.Option("--inn", help=_(N_("Its INN.")))]
OwnKpp = Annotated[str | None, typer.Option("--kpp", help=_(N_("Its KPP.")))]
OwnBic = Annotated[str | None, typer.Option("--bic", help=_(N_("BIC of its bank.")))]
OwnNumber = Annotated[str | None, typer.Option("--account", help=_(N_("Number of the account.")))]
OwnCorr = Annotated[str | None, typer.Option("--corr-account", help=_(N_("Correspondent account of its bank.")))]
OwnBank = Annotated[str | None, typer.Option("--bank", help=_(N_("Name of its bank.")))]
OwnCity = Annotated[str | None, typer.Option("--city", help=_(N_("City of its bank.")))]
OwnCurrency = Annotated[str | None, typer.Option("--currency", help=_(N_("Its currency; else by its number.")))]
FIELDS = ("organisation", "inn", "kpp", "bic", "account", "corr_account", "bank", "city", "currency")


def add(
    context: typer.Context,
    name: Name,
    organisation: Organisation = None,
    inn: OwnInn = None,
    kpp: OwnKpp = None,
    bic: OwnBic = None,
    account: OwnNumber = None,
    corr_account: OwnCorr = None,
    bank: OwnBank = None,
    city: OwnCity = None,
    currency: OwnCurrency = None,
    default: Annotated[bool, typer.Option("--default", help=_(N_("Pay from it unless another is named.")))] = False,
    as_json: Json = False,
) -> None:
    from paydesk import own_accounts

    run = run_of(context)
    values = {key: context.params[key] for key in FIELDS}
    values |= _from_directory(run, values)
    added = own_accounts.add(run.store, {"name": name, **values}, default=default)
    _present(run, added, as_json=as_json)
    if not as_json:
        run.out.say(_(N_("Next: put what is approved into a file for the bank: paydesk bank export -o FILE")))


def _from_directory(run: Run, values: dict[str, Any]) -> dict[str, Any]:
    """Fill in what the directory knows of the bank."""
    from paydesk import banks

    if not values.get("bic"):
        return {}
    with run.store.read() as connection:
        entry = banks.find(connection, str(values["bic"]).strip())
    if entry is None or entry.removed:
        return {}
    known = {"bank": entry.name, "city": entry.city, "corr_account": entry.corr_account}
    return {key: value for key, value in known.items() if value and not values.get(key)}


def edit(
    context: typer.Context,
    name: Name,
    rename: Annotated[str | None, typer.Option("--name", help=_(N_("Another name.")))] = None,
    organisation: Organisation = None,
    inn: OwnInn = None,
    kpp: OwnKpp = None,
    bic: OwnBic = None,
    account: OwnNumber = None,
    corr_account: OwnCorr = None,
    bank: OwnBank = None,
    city: OwnCity = None,
    currency: OwnCurrency = None,
    closed: Annotated[
        bool | None, typer.Option("--closed/--open", help=_(N_("Nothing is paid from a closed account.")))
    ] = None,
    as_json: Json = False,
) -> None:
    from paydesk import own_accounts

    run = run_of(context)
    values = {key: context.params[key] for key in FIELDS} | {"name": rename}
    if closed is None and not any(value is not None for value in values.values()):
        raise UsageError(N_("Say what to change, for instance --bank."), code="missing_options")
    _present(run, own_accounts.change(run.store, name, values, closed=closed), as_json=as_json)


def default(context: typer.Context, name: Name, as_json: Json = False) -> None:
    from paydesk import own_accounts

    run = run_of(context)
    _present(run, own_accounts.make_default(run.store, name), as_json=as_json)


def _present(run: Run, account: OwnAccount, *, as_json: bool) -> None:
    from paydesk.render.safe import safe

    if as_json:
        run.out.json(_shape(account))
        return
    mark = f" ({_(N_('default'))})" if account.is_default else ""
    run.out.result(
        safe(
            f"{account.name}{mark}: {account.account} {account.currency}, {account.bank or account.bic}, {account.organisation}"
        )
    )


def _shape(account: OwnAccount) -> dict[str, Any]:
    from paydesk.own_accounts import COLUMNS

    shape = {key: getattr(account, key) for key in COLUMNS if key not in ("id", "is_default")}
    return shape | {"default": account.is_default}


def list_(context: typer.Context, format: Format = "table", as_json: Json = False) -> None:  # noqa: A002
    from paydesk import own_accounts
    from paydesk.messages import heading
    from paydesk.permissions import require_known
    from paydesk.render.out import Column

    run = run_of(context)
    chosen = chosen_format(format, as_json=as_json)
    with run.store.read() as connection:
        require_known(run.store.person(connection))
        found = own_accounts.everything(connection)
    if run.out.listed_as_json(chosen, map(_shape, found)):
        return
    if not found and chosen == "table":
        run.out.say(
            _(N_("No account of your company is known yet. Add one: {command}")).format(
                command=command("paydesk own-account add NAME --organisation … --account … --bic …")
            )
        )
    else:
        keys = ("name", "organisation", "account", "currency", "bic", "bank", "default", "closed")
        rows = [
            [one.name, one.organisation, one.account, one.currency, one.bic, one.bank or "",
             "*" if one.is_default else "", _(N_("yes")) if one.closed else ""]
            for one in found
        ]  # fmt: skip
        run.out.table([Column(key, heading(key)) for key in keys], rows, chosen, spare=("bic", "bank"))


# The directory of banks


def load(
    context: typer.Context,
    file: Annotated[
        str,
        typer.Argument(help=_(N_("The Bank of Russia's file, XML or ZIP, or its https address.")), metavar="FILE|URL"),
    ],
    force: Annotated[
        bool, typer.Option("--force", help=_(N_("Load it even if it is older than the one in force.")))
    ] = False,
    as_json: Json = False,
) -> None:
    from paydesk import bank_loading, messages

    run = run_of(context)
    with opened_or_fetched(file, MAX_DIRECTORY) as source:
        done = bank_loading.load(run.store, source, force=force)
    if as_json:
        run.out.json(
            {"date": done.day.isoformat(), "entries": done.entries, "accounts": done.accounts, "added": done.added,
             "changed": done.changed, "removed": done.removed}
        )  # fmt: skip
        return
    run.out.result(
        _(N_("The directory of banks is of {day}: {entries} entries; added {added}, changed {changed}, removed {removed}.")).format(
            day=messages.day(done.day), entries=done.entries, added=done.added, changed=done.changed, removed=done.removed
        )
    )  # fmt: skip


def show(
    context: typer.Context,
    bic: Annotated[str, typer.Argument(help=_(N_("BIC of the bank.")), metavar="BIC")],
    as_json: Json = False,
) -> None:
    from paydesk import banks

    run = run_of(context)
    with run.store.read() as connection:
        entry = banks.require(connection, bic.strip())
    found = banks.findings(entry, run.settings.today)
    if as_json:
        run.out.json(_entry_shape(entry, found))
        return
    from paydesk.render.safe import safe

    run.out.result(safe(f"{entry.bic}  {entry.name}, {entry.city}"))
    for account in entry.corr_accounts:
        run.out.result("  " + _(N_("Correspondent account: {account}")).format(account=account))
    for code in entry.swift:
        run.out.result("  SWIFT: " + safe(code))
    if entry.removed:
        run.out.result("  ✗ " + _(N_("It is not in the newest directory any more.")))
    for one in found:
        run.out.result(("  ✗ " if one.severity == "refuse" else "  ! ") + fill(one.text, one.params))


def _entry_shape(entry: Entry, found: Any) -> dict[str, Any]:
    return {
        "bic": entry.bic,
        "name": entry.name,
        "city": entry.city,
        "corr_account": entry.corr_accounts[0] if entry.corr_accounts else None,
        "corr_accounts": list(entry.corr_accounts),
        "swift": list(entry.swift),
        "removed": entry.removed,
        "restrictions": [
            {"code": one.code, "severity": one.severity, "message": fill(one.text, one.params)} for one in found
        ],
    }


def status(context: typer.Context, as_json: Json = False) -> None:
    from paydesk import banks, messages
    from paydesk.messages import of_problem
    from paydesk.permissions import require_known
    from paydesk.render import shapes

    run = run_of(context)
    with run.store.read() as connection:
        require_known(run.store.person(connection))
        now = banks.status(connection)
    warning = banks.age_warning(now, run.settings.today)
    if as_json:
        shape = None if now is None else {
            "date": now.day.isoformat(), "version": now.version, "entries": now.entries,
            "loaded_at": shapes.stamp(now.loaded_at), "loaded_by": now.loaded_by,
        }  # fmt: skip
        run.out.json({"directory": shape, "warning": warning.code if warning else None})
        return
    if now is not None:
        run.out.result(
            _(N_("The directory of banks is of {day}: {entries} entries, loaded by {login}.")).format(
                day=messages.day(now.day), entries=now.entries, login=now.loaded_by
            )
        )
    if warning is not None:
        run.out.say("! " + of_problem(warning))
