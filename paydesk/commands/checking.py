"""The command that needs no database: check."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from paydesk.commands.common import Json, Run, run_of
from paydesk.errors import N_, ExitCode, Problem, UsageError
from paydesk.messages import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from paydesk.banks import Entry
    from paydesk.requisites import Findings


def check(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(help=_(N_("A table with the columns inn, kpp, bic, account …")), metavar="[FILE]"),
    ] = None,
    inn: Annotated[str | None, typer.Option("--inn", help=_(N_("INN of the payee.")))] = None,
    kpp: Annotated[str | None, typer.Option("--kpp", help=_(N_("KPP of the payee.")))] = None,
    bic: Annotated[str | None, typer.Option("--bic", help=_(N_("BIC of the payee's bank, or its SWIFT code.")))] = None,
    account: Annotated[str | None, typer.Option("--account", help=_(N_("Account of the payee, or IBAN.")))] = None,
    corr_account: Annotated[
        str | None, typer.Option("--corr-account", help=_(N_("Correspondent account of the bank.")))
    ] = None,
    currency: Annotated[str, typer.Option("--currency", help=_(N_("Currency, RUB when not given.")))] = "RUB",
    text: Annotated[str | None, typer.Option("--text", help=_(N_("Requisites as free text.")))] = None,
    banks: Annotated[
        str | None,
        typer.Option(
            "--banks",
            help=_(N_("Check the bank, too, by this file of the Bank of Russia: XML or ZIP.")),
            metavar="FILE",
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    run = run_of(context)
    directory = _directory(run, banks) if banks is not None else None
    values = {"inn": inn, "kpp": kpp, "bic": bic, "account": account, "corr_account": corr_account}
    if file is not None:
        _check_table(run, file, currency, directory, as_json=as_json)
        return
    if text is not None:
        from paydesk import requisites

        read = requisites.read_text(text)
        values = {key: values[key] or getattr(read, key) for key in values}
    if not any(values.values()):
        raise UsageError(
            N_("Nothing to check. Give --inn, --kpp, --bic, --account, --corr-account, --text or a file."),
            code="nothing_given",
        )
    found = _check_values(values, currency, directory)
    if as_json:
        run.out.json(_findings_json(found))
    else:
        _say_findings(run, found, "")
    if not found.ok:
        raise typer.Exit(ExitCode.INVALID)


@dataclass(frozen=True)
class Directory:
    """The banks of a file, as of ``today``."""

    banks: Mapping[str, Entry]
    today: date


def _directory(run: Run, word: str) -> Directory:
    """Read the directory of banks that was named. Raises InvalidData for what is none."""
    from paydesk.bank_loading import read_file
    from paydesk.commands.inputs import opened

    with opened(word) as source:
        return Directory(read_file(source), run.settings.today)


def _check_values(values: dict[str, str | None], currency: str, directory: Directory | None) -> Findings:
    from paydesk import money, requisites

    code = money.parse_currency(currency)
    if isinstance(code, Problem):
        return requisites.Findings((code,), ())
    given = requisites.canonical(requisites.Requisites(**values, currency=code))
    found = requisites.check(given)
    if directory is None or not given.bic or any(one.field == "bic" for one in found.problems):
        return found
    if not given.bic.isdigit():  # a SWIFT code; the directory is asked by BIC
        return found
    from paydesk.banks import check_bank

    stops, doubts = check_bank(given.bic, given.corr_account, directory.banks.get(given.bic), directory.today)
    return requisites.Findings((*found.problems, *stops), (*found.warnings, *doubts))


def _findings_json(found: Findings) -> dict[str, Any]:
    from paydesk.messages import problems_json

    return {
        "ok": found.ok,
        "problems": problems_json(found.problems),
        "warnings": problems_json(found.warnings),
    }


def _say_findings(run: Run, found: Findings, prefix: str) -> None:
    from paydesk.messages import of_problem
    from paydesk.render.safe import safe

    for problem in found.problems:
        run.out.result(safe(prefix + "✗ " + of_problem(problem)))
    for warning in found.warnings:
        run.out.result(safe(prefix + "! " + of_problem(warning)))
    if found.ok and not found.warnings:
        run.out.result(prefix + _(N_("✓ The requisites are in order.")))


def _check_table(run: Run, path: Path, currency: str, directory: Directory | None, *, as_json: bool) -> None:
    from paydesk.commands.inputs import opened
    from paydesk.formats import tabular

    results, failed = [], False
    with opened(str(path)) as body:
        table = tabular.find_layout(tabular.open_source(body))
        for record in table.records():
            if not isinstance(record, tabular.Record):
                continue
            words, problems = tabular.words(record)
            values = {key: words.get(key) for key in ("inn", "kpp", "bic", "account", "corr_account")}
            found = _with_cells(_check_values(values, words.get("currency") or currency, directory), problems)
            failed = failed or not found.ok
            if as_json:
                results.append({"row": record.row, **_findings_json(found)})
            else:
                _say_findings(run, found, _(N_("row {row}, ")).format(row=record.row))
    if as_json:
        run.out.json(results)
    if failed:
        raise typer.Exit(ExitCode.INVALID)


def _with_cells(found: Findings, problems: Sequence[Problem]) -> Findings:
    """Return the findings with what is wrong with the cells of the requisites."""
    from dataclasses import replace

    from paydesk import form

    own = [replace(one, row=None) for one in problems if one.field in (*form.REQUISITE_KEYS, "currency")]
    return replace(found, problems=(*own, *found.problems))
