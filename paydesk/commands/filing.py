"""Commands of a manager for the form: new, edit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from paydesk.commands.capture import Sources
from paydesk.commands.common import (
    DryRun,
    DuplicateOk,
    Id,
    Json,
    Run,
    advice_on,
    parse_day,
    parse_id,
    reason_of,
    run_of,
)
from paydesk.errors import N_, Conflict, Declined, InvalidData, NotFound, UsageError
from paydesk.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from paydesk.commands.capture import Captured
    from paydesk.errors import Problem
    from paydesk.files import Upload
    from paydesk.filing import Filed
    from paydesk.form import Form, Parsed
    from paydesk.records import Request

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
        _ask_new(run, again=again, reason=reason)
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
            _ask_new(run, captured.form, uploads, again=again, reason=reason)
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
        _present_dry(run, form, captured, uploads, submit=submit, accepted=reason is not None, as_json=as_json)
    else:
        from paydesk import filing

        doubts = captured.warnings if captured else ()
        filed = filing.create(run.store, form, uploads, submit=submit, duplicate_ok=reason)
        _present(run, filed, doubts, as_json=as_json)
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
        from paydesk import repeats

        if self.every is None:
            return
        plan = repeats.keep(self.run.store, first, self.every, self.until)
        following = plan.following.isoformat() if plan.following else "—"
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
        raise NotFound(
            N_("The file {path} cannot be read: {detail}"),
            code="no_such_file",
            path=str(path),
            detail=error.strerror or "",
        ) from error
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
    from paydesk.files import read_upload

    return [read_upload(path, "invoice") for path in paths or ()]


def _present(run: Run, filed: Filed, doubts: Sequence[Problem] = (), *, as_json: bool) -> None:
    from paydesk.messages import of_problem, status_name
    from paydesk.render import shapes, views

    request = filed.request
    advice = [*doubts, *_beside(doubts, advice_on(run, [request], holidays=True).get(request.id, []))]
    if as_json:
        run.out.json(shapes.request(request, filed.files, advice))
        return
    run.out.result(
        _(N_("Request {id}: {status}, version {version}")).format(
            id=request.id, status=status_name(request.status), version=request.version
        )
    )
    for warning in views.warnings(request):
        run.out.say("! " + warning)
    for one in advice:
        run.out.say("! " + of_problem(one))
    run.out.say(views.after_action(request))


def _beside(doubts: Sequence[Problem], advice: Sequence[Problem]) -> list[Problem]:
    """Return the signals that do not say once more what the papers have told better."""
    told = {one.code for one in doubts}
    return [one for one in advice if not (one.code == "no_vat" and "purpose_without_vat" in told)]


def _present_dry(
    run: Run,
    form: Form,
    captured: Captured | None,
    uploads: Sequence[Upload],
    *,
    submit: bool,
    accepted: bool,
    as_json: bool,
) -> None:
    """Show the request as it would be filed, and raise what would keep it from being submitted."""
    from datetime import UTC, datetime

    from paydesk import duplicates, signals
    from paydesk import form as forms
    from paydesk.filing import require_manager
    from paydesk.journal import twin_of_new
    from paydesk.messages import of_problem
    from paydesk.records import Request
    from paydesk.render import shapes, views
    from paydesk.requests import require_bic

    now = datetime.now(UTC)
    papers = {0: [one.sha256 for one in uploads if one.kind == "invoice"]} if uploads else {}
    with run.store.read() as connection:
        person = run.store.person(connection)
        require_manager(person)
        problems = forms.check_complete(form, require_bic=require_bic(connection)) if submit else ()
        request = Request(0, 0, "pending" if submit else "draft", person.login, form, now, now, "", 0, "")
        twins = duplicates.unanswered(connection, person, [request], papers) if submit and not accepted else {}
        found = signals.of_requests(connection, person, [request], run.settings.today, holidays=True, brought=papers)
    advice = _beside(captured.warnings if captured else (), found.get(0, []))
    if problems and captured is None:
        raise InvalidData(N_("The request cannot be submitted yet:"), problems=problems)
    if twins and not problems:
        raise twin_of_new(duplicates.named(twins[0]))
    if captured:
        from paydesk.commands import capture

        told = {problem.field for problem in captured.problems}
        missing = [one for one in problems if one.field not in told]
        capture.present_dry(run, request, captured, missing, advice, as_json=as_json)
    elif as_json:
        run.out.json(shapes.request(request, advice=advice) | {"id": None})
    else:
        for line in views.card(request, (), (), run.out.width, [of_problem(one) for one in advice]):
            run.out.result(line)
        run.out.say(_(N_("Nothing was changed: this was a dry run.")))


def _ask_new(
    run: Run, base: Form | None = None, uploads: Sequence[Upload] = (), *, again: Again, reason: str | None
) -> None:
    from paydesk import contractors, filing, prompts
    from paydesk.form import Form
    from paydesk.requests import require_bic

    with run.store.read() as connection:
        person = run.store.person(connection)
        filing.require_manager(person)
        known = contractors.known(connection, person)
        bic = require_bic(connection)
    start = base or Form()
    advise = _adviser(run, uploads)
    title = _(N_("New request"))
    try:
        answered = prompts.ask_form(start, known, run.settings.today, require_bic=bic, title=title, advise=advise)
    except prompts.Cancelled as cancelled:
        if cancelled.form != start and _storable(cancelled.form):
            kept = filing.create(run.store, cancelled.form, uploads)
            run.out.say(_(N_("What you typed is kept as draft {id}: paydesk edit {id}")).format(id=kept.request.id))
        raise

    def create(*, submit: bool, duplicate_ok: str | None) -> Filed:
        return filing.create(run.store, answered.form, uploads, submit=submit, duplicate_ok=duplicate_ok)

    filed = _filed(run, create, submit=answered.submit, reason=reason)
    _present(run, filed, as_json=False)
    again.keep(filed.request)


def _filed(run: Run, file: Callable[..., Filed], *, submit: bool, reason: str | None = None) -> Filed:
    """File what was typed; of an invoice that is filed already ask why it is another payment, or keep it as a draft."""
    from paydesk import prompts
    from paydesk.messages import of_error
    from paydesk.render.safe import safe_lines
    from paydesk.rules import BY_STATE

    try:
        return file(submit=submit, duplicate_ok=reason)
    except Conflict as error:
        if error.error_code != BY_STATE["PD040"].code or reason is not None:
            raise
        run.out.say("! " + safe_lines(of_error(error)))
    try:
        answer = prompts.ask_text(
            _(N_("Why another payment?")),
            needed=False,
            hint=_(N_("Enter: keep it as a draft")),
            wrong=_wrong_reason,
        )
    except (KeyboardInterrupt, Declined):  # who leaves here has filled in a whole form
        kept = file(submit=False, duplicate_ok=None)
        run.out.say(_(N_("What you typed is kept as draft {id}: paydesk edit {id}")).format(id=kept.request.id))
        raise
    return file(submit=bool(answer), duplicate_ok=reason_of(answer) if answer else None)


def _wrong_reason(answer: str) -> str | None:
    """Return what is wrong with a reason, as a sentence."""
    from paydesk.messages import of_problem

    try:
        reason_of(answer)
    except InvalidData as error:
        return of_problem(error.problems[0])
    return None


def _adviser(run: Run, uploads: Sequence[Upload] = (), number: int = 0) -> Callable[[Form], Sequence[str]]:
    """Return what tells of a form, before it is saved, what somebody should look at."""
    from datetime import UTC, datetime

    from paydesk.messages import of_problem
    from paydesk.records import Request

    papers = [one.sha256 for one in uploads if one.kind == "invoice"]

    def advise(form: Form) -> Sequence[str]:
        now = datetime.now(UTC)
        request = Request(number, 0, "draft", "", form, now, now, "", 0, "")
        found = advice_on(run, [request], holidays=True, brought={number: papers} if papers else None)
        return [of_problem(one) for one in found.get(number, ()) if one.code != "no_invoice"]

    return advise


def _storable(form: Form) -> bool:
    from paydesk.form import check

    return not check(form).problems


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
        form, submit = _ask_edit(run, before)

        def write(*, submit: bool, duplicate_ok: str | None) -> Filed:
            return filing.edit(run.store, before, form, submit=submit, duplicate_ok=duplicate_ok)

        filed = _filed(run, write, submit=submit, reason=reason)
    else:
        form = _checked(_parse(run, words, before.form))
        filed = filing.edit(run.store, before, form, _uploads(invoice), submit=submit, duplicate_ok=reason)
    if not filed.changed:
        run.out.say(_(N_("Nothing has changed.")))
    _present(run, filed, as_json=as_json)


def _ask_edit(run: Run, before: Request) -> tuple[Form, bool]:
    from paydesk import contractors, filing, prompts
    from paydesk.requests import require_bic

    with run.store.read() as connection:
        person = run.store.person(connection)
        known = contractors.known(connection, person)
        bic = require_bic(connection)
    title = _(N_("Request {id}")).format(id=before.id)
    try:
        answered = prompts.ask_form(
            before.form,
            known,
            run.settings.today,
            require_bic=bic,
            title=title,
            advise=_adviser(run, number=before.id),
        )
    except prompts.Cancelled as cancelled:
        if cancelled.form != before.form and _storable(cancelled.form):
            filing.edit(run.store, before, cancelled.form)
            run.out.say(_(N_("What you typed is kept as draft {id}: paydesk edit {id}")).format(id=before.id))
        raise
    return answered.form, answered.submit
