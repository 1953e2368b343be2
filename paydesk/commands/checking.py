"""The command that needs no database: check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from paydesk.commands.common import Json, Run, run_of
from paydesk.errors import N_, ExitCode, InvalidData, NotFound, Problem, UsageError
from paydesk.messages import _

if TYPE_CHECKING:
    from paydesk.requisites import Findings


def check(
    context: typer.Context,
    file: Annotated[
        Path | None,
        typer.Argument(help=_(N_("A CSV table with the columns inn, kpp, bic, account …")), metavar="[FILE]"),
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
    as_json: Json = False,
) -> None:
    run = run_of(context)
    values = {"inn": inn, "kpp": kpp, "bic": bic, "account": account, "corr_account": corr_account}
    if file is not None:
        _check_table(run, file, currency, as_json=as_json)
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
    found = _check_values(values, currency)
    if as_json:
        run.out.json(_findings_json(found))
    else:
        _say_findings(run, found, "")
    if not found.ok:
        raise typer.Exit(ExitCode.INVALID)


def _check_values(values: dict[str, str | None], currency: str) -> Findings:
    from paydesk import money, requisites

    code = money.parse_currency(currency)
    if isinstance(code, Problem):
        return requisites.Findings((code,), ())
    return requisites.check(requisites.canonical(requisites.Requisites(**values, currency=code)))


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


MAX_TABLE_BYTES = 20 * 1024 * 1024


def _check_table(run: Run, path: Path, currency: str, *, as_json: bool) -> None:
    import csv
    import io

    try:
        with path.open("rb") as source:
            body = source.read(MAX_TABLE_BYTES)
    except OSError as error:
        raise NotFound(
            N_("The file {path} cannot be read: {detail}"),
            code="no_such_file",
            path=str(path),
            detail=error.strerror or "",
        ) from error
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = body.decode("cp1251", errors="replace")
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    keys = ("inn", "kpp", "bic", "account", "corr_account")
    names = {name: key for name in reader.fieldnames or () if (key := _column_key(name)) in (*keys, "currency")}
    if not names:
        raise InvalidData(
            N_("The table {path} has none of the columns {known}."),
            code="no_columns",
            path=str(path),
            known=", ".join(keys),
        )
    results, failed = [], False
    for row in reader:
        values = dict.fromkeys(keys) | {key: row.get(name) or None for name, key in names.items()}
        found = _check_values({key: values[key] for key in keys}, values.get("currency") or currency)
        failed = failed or not found.ok
        if as_json:
            results.append({"row": reader.line_num, **_findings_json(found)})
        else:
            _say_findings(run, found, _(N_("row {row}, ")).format(row=reader.line_num))
    if as_json:
        run.out.json(results)
    if failed:
        raise typer.Exit(ExitCode.INVALID)


def _column_key(name: str) -> str | None:
    from paydesk import form, messages

    folded = form.fold(name)
    for key in (*form.REQUISITE_KEYS, "currency"):
        if folded in (form.fold(key), form.fold(messages.heading(key)), form.fold(form.FIELD[key].heading)):
            return key
    return None
