"""Commands of a manager for the form: new, edit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from paydesk.commands import asking, presenting
from paydesk.commands.capture import Sources
from paydesk.commands.common import (
    DryRun,
    DuplicateOk,
    Id,
    Json,
    Run,
    parse_day,
    parse_id,
    reason_of,
    run_of,
)
from paydesk.errors import N_, InvalidData, UsageError, unreadable
from paydesk.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paydesk.form import Form, Parsed
    from paydesk.records import Request
    from paydesk.uploads import Upload

MAX_TEXT_BYTES = 64 * 1024

Subject = Annotated[str | None, typer.Option("--subject", help=_(N_("What the payment is for, in short.")))]
Contractor = Annotated[
    str | None,
    typer.Option("--contractor", help=_(N_("Contractor; one met before brings its requisites along."))),
]
Amount = Annotated[str | None, typer.Option("--amount", help=_(N_("Invoice amount, as 12345.67 or 12 345,67.")))]
Currency = Annotated[str | None, typer.Option("--currency", help=_(N_("Currency, RUB when not given.")))]
Due = Annotated[
    str | None, typer.Option("--due", help=_(N_("Pay by: 2026-12-01, 01.12.2026, today, tomorrow or +5d.")))
]
Requisites = Annotated[
    str | None,
    typer.Option("--requisites", help=_(N_("Requisites as received, or @FILE; the fields are read from them."))),
]
Inn = Annotated[str | None, typer.Option("--inn", help=_(N_("INN of the payee.")))]
Kpp = Annotated[str | None, typer.Option("--kpp", help=_(N_("KPP of the payee.")))]
Bic = Annotated[str | None, typer.Option("--bic", help=_(N_("BIC of the payee's bank, or its SWIFT code.")))]
Account = Annotated[str | None, typer.Option("--account", help=_(N_("Account of the payee, or IBAN.")))]
CorrAccount = Annotated[str | None, typer.Option("--corr-account", help=_(N_("Correspondent account of the bank.")))]
Bank = Annotated[str | None, typer.Option("--bank", help=_(N_("Name of the payee's bank.")))]
Purpose = Annotated[
    str | None, typer.Option("--purpose", help=_(N_("Payment purpose, at most 210 characters in RUB.")))
]
InvoiceNumber = Annotated[str | None, typer.Option("--invoice-number", help=_(N_("Number of the invoice.")))]
InvoiceDate = Annotated[str | None, typer.Option("--invoice-date", help=_(N_("Date of the invoice.")))]
Invoice = Annotated[
    list[Path] | None, typer.Option("--invoice", help=_(N_("File of the invoice; may be given several times.")))
]
Every = Annotated[
    str | None,
    typer.Option("--every", help=_(N_("Let it come again as a draft every week, month or quarter.")), metavar="PERIOD"),
]
Until = Annotated[str | None, typer.Option("--until", help=_(N_("The last due date of --every.")), metavar="DATE")]
Submit = Annotated[bool, typer.Option("--submit", help=_(N_("Submit it for approval at once.")))]


def new(
    context: typer.Context,
    subject: Subject = None,
    contractor: Contractor = None,
    amount: Amount = None,
    currency: Currency = None,
    due: Due = None,
    requisites: Requisites = None,
    inn: Inn = None,
    kpp: Kpp = None,
    bic: Bic = None,
    account: Account = None,
    corr_account: CorrAccount = None,
    bank: Bank = None,
    purpose: Purpose = None,
    invoice_number: InvoiceNumber = None,
    invoice_date: InvoiceDate = None,
    invoice: Invoice = None,
    sources: Sources = None,
    like: Annotated[str | None, typer.Option("--like", help=_(N_("Copy this request.")), metavar="ID")] = None,
    every: Every = None,
    until: Until = None,
    submit: Submit = False,
    duplicate_ok: DuplicateOk = None,
    dry_run: DryRun = False,
    as_json: Json = False,
) -> None:
    run = run_of(context)
    words, reason = _words(context), reason_of(duplicate_ok)
    again = _again(run, every, until)
    base = _copied(run, like) if like else None
    if not words and not invoice and not sources and base is None and run.interactive:
        again.keep(asking.ask_new(run, reason=reason))
        return
    if not words and not invoice and not sources and base is None:
        raise UsageError(
            N_("There is no terminal to ask on. Give the fields as options: {options}"),
            code="missing_options",
            options="--contractor, --amount, --due, --purpose …",
        )
    uploads, captured = _uploads(invoice), None
    if sources:
        from paydesk.commands import capture

        captured = capture.capture(run, sources, words, base)
        uploads = [*captured.uploads, *uploads]
        if run.interactive and not dry_run and not as_json:
            captured.say(run, with_problems=True)
            again.keep(asking.ask_new(run, captured.form, uploads, reason=reason))
            return
        if not dry_run:
            captured.require_right()
    # With a doubt about the account, the one of the last payment is no answer to it.
    form, note = (
        (captured.form, "")
        if captured and captured.problems
        else _completed(run, captured.form if captured else _checked(_parse(run, words, base)))
    )
    again.check(form)
    if note and not as_json:
        run.out.say(note)
    if dry_run:
        presenting.present_dry(
            run, form, captured, uploads, submit=submit, accepted=reason is not None, as_json=as_json
        )
    else:
        from paydesk import filing

        doubts = captured.warnings if captured else ()
        filed = filing.create(run.store, form, uploads, submit=submit, duplicate_ok=reason)
        presenting.present(run, filed, doubts, as_json=as_json)
        again.keep(filed.request)
    if note and as_json:  # to scripts an error is all that is said
        run.out.say(note)


@dataclass(frozen=True)
class Again:
    """Whether a request is to come again: ``every`` week, month or quarter, to the day ``until``."""

    run: Run
    every: str | None
    until: date | None

    def check(self, form: Form) -> None:
        """Raise InvalidData, before anything is filed, unless the request can come again so."""
        from paydesk import repeats

        if self.every:
            repeats.check(form, self.until)

    def keep(self, first: Request) -> None:
        """Keep it, and say when the next draft comes."""
        from paydesk import messages, repeats

        if self.every is None:
            return
        plan = repeats.keep(self.run.store, first, self.every, self.until)
        following = messages.day(plan.following) if plan.following else "—"
        text = _(N_("Repeating request {number}: the next one is due {day}. Its draft is made by: paydesk repeat run"))
        self.run.out.say(text.format(number=plan.id, day=following))


def _again(run: Run, every: str | None, until: str | None) -> Again:
    from paydesk.dates import STEPS

    if every is None and until is not None:
        raise UsageError(N_("--until goes with --every."), code="missing_options", options="--every")
    if every is not None and every not in STEPS:
        text = N_("There is no period “{value}”. Periods: {known}.")
        raise UsageError(text, code="bad_period", value=every, known=", ".join(STEPS))
    return Again(run, every, parse_day(until, run, "until") if until else None)


def _words(context: typer.Context) -> dict[str, str]:
    """Return the fields that were given as options; ``@FILE`` is read for the requisites."""
    from paydesk.form import FIELD

    renamed = {"due": "due_date"}
    words = {
        renamed.get(name, name): value
        for name, value in context.params.items()
        if renamed.get(name, name) in FIELD and value is not None
    }
    if words.get("requisites", "").startswith("@"):
        words["requisites"] = _text_of(Path(words["requisites"][1:]))
    return words


def _text_of(path: Path) -> str:
    try:
        with path.open("rb") as source:
            body = source.read(MAX_TEXT_BYTES + 1)
    except OSError as error:
        raise unreadable(path, error) from error
    if len(body) > MAX_TEXT_BYTES:
        raise InvalidData(N_("The file {path} is too long for requisites."), code="file_too_large", path=str(path))
    for encoding in ("utf-8-sig", "cp1251"):
        try:
            return body.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InvalidData(N_("The file {path} is not a text file."), code="not_a_text", path=str(path))


def _parse(run: Run, words: dict[str, str], base: Form | None) -> Parsed:
    from paydesk import form

    return form.parse(words, run.settings.today, base)


def _checked(parsed: Parsed) -> Form:
    if parsed.problems:
        raise InvalidData(N_("Some values in the form are wrong:"), problems=parsed.problems)
    return parsed.form


def _copied(run: Run, word: str) -> Form:
    from dataclasses import replace

    from paydesk import filing

    with run.store.read() as connection:
        found = filing.find(connection, run.store.person(connection), parse_id(word))
    # The next payment has a date and an invoice of its own.
    return replace(found.form, due_date=None, invoice_number=None, invoice_date=None)


def _completed(run: Run, form: Form) -> tuple[Form, str]:
    """Bring along the requisites of a contractor met before; return the words that say so, too."""
    if form.account or not (form.contractor or form.inn):
        return form, ""
    from paydesk import contractors

    with run.store.read() as connection:
        person = run.store.person(connection)
        last = contractors.last_request(connection, person, name=form.contractor, inn=form.inn)
    if last is None:
        return form, ""
    filled = contractors.fill_in(form, last)
    if not filled.account:
        return filled, ""
    note = _(N_("Requisites as in request {id}: INN {inn}, account {account}.")).format(
        id=last.id, inn=filled.inn or "—", account=filled.account
    )
    return filled, note


def _uploads(paths: Sequence[Path] | None) -> list[Upload]:
    from paydesk.uploads import read_upload

    return [read_upload(path, "invoice") for path in paths or ()]


def edit(
    context: typer.Context,
    id: Id,  # noqa: A002 - the word of the contract
    subject: Subject = None,
    contractor: Contractor = None,
    amount: Amount = None,
    currency: Currency = None,
    due: Due = None,
    requisites: Requisites = None,
    inn: Inn = None,
    kpp: Kpp = None,
    bic: Bic = None,
    account: Account = None,
    corr_account: CorrAccount = None,
    bank: Bank = None,
    purpose: Purpose = None,
    invoice_number: InvoiceNumber = None,
    invoice_date: InvoiceDate = None,
    invoice: Invoice = None,
    submit: Submit = False,
    duplicate_ok: DuplicateOk = None,
    as_json: Json = False,
) -> None:
    from paydesk import filing

    run = run_of(context)
    words, reason = _words(context), reason_of(duplicate_ok)
    before = filing.open_for_editing(run.store, parse_id(id))
    if not words and not invoice and not submit and reason is None:
        if not run.interactive:
            raise UsageError(
                N_("There is no terminal to ask on. Give the fields as options: {options}"),
                code="missing_options",
                options="--amount, --due, --purpose …",
            )
        filed = asking.ask_edit(run, before, reason)
    else:
        form = _checked(_parse(run, words, before.form))
        filed = filing.edit(run.store, before, form, _uploads(invoice), submit=submit, duplicate_ok=reason)
    if not filed.changed:
        run.out.say(_(N_("Nothing has changed.")))
    presenting.present(run, filed, as_json=as_json)
