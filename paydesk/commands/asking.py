"""The form on a terminal: asked for, filed, and kept when somebody leaves in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydesk.commands import presenting
from paydesk.commands.common import Run, advice_on, reason_of
from paydesk.errors import N_, Conflict, Declined, InvalidData, NotFound, PaydeskError
from paydesk.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from paydesk.filing import Filed
    from paydesk.form import Form
    from paydesk.records import File, Request
    from paydesk.uploads import Upload


def ask_new(run: Run, base: Form | None = None, uploads: Sequence[Upload] = (), *, reason: str | None) -> Request:
    """Ask for a new request, beginning with what ``base`` says, file it and tell of it."""
    from paydesk import contractors, filing, prompts
    from paydesk.form import Form
    from paydesk.requests import require_bic

    with run.store.read() as connection:
        person = run.store.person(connection)
        filing.require_manager(person)
        known = contractors.known(connection, person)
        bic = require_bic(connection)
    start = base or Form()
    papers = _Invoices(uploads)
    advise = _adviser(run, papers)
    title = _(N_("New request"))
    try:
        answered = prompts.ask_form(
            start, known, run.settings.today, require_bic=bic, title=title, advise=advise, papers=papers
        )
    except prompts.Cancelled as cancelled:
        if cancelled.form != start and _storable(cancelled.form):
            kept = filing.create(run.store, cancelled.form, papers.uploads)
            run.out.say(_(N_("What you typed is kept as draft {id}: paydesk edit {id}")).format(id=kept.request.id))
        raise

    def create(*, submit: bool, duplicate_ok: str | None) -> Filed:
        return filing.create(run.store, answered.form, papers.uploads, submit=submit, duplicate_ok=duplicate_ok)

    filed = _filed(run, create, submit=answered.submit, reason=reason)
    presenting.present(run, filed, as_json=False)
    return filed.request


def ask_edit(run: Run, before: Request, reason: str | None) -> Filed:
    """Ask for what is to be changed in a draft, and write it."""
    from paydesk import contractors, files, filing, prompts
    from paydesk.requests import require_bic

    with run.store.read() as connection:
        person = run.store.person(connection)
        known = contractors.known(connection, person)
        bic = require_bic(connection)
        attached = files.files_of(connection, before.id)
    papers = _Invoices(known=[one for one in attached if one.kind == "invoice"])
    title = _(N_("Request {id}")).format(id=before.id)
    try:
        answered = prompts.ask_form(
            before.form,
            known,
            run.settings.today,
            require_bic=bic,
            title=title,
            advise=_adviser(run, papers, before.id),
            papers=papers,
        )
    except prompts.Cancelled as cancelled:
        if cancelled.form != before.form and _storable(cancelled.form):
            filing.edit(run.store, before, cancelled.form, papers.uploads)
            run.out.say(_(N_("What you typed is kept as draft {id}: paydesk edit {id}")).format(id=before.id))
        raise

    def write(*, submit: bool, duplicate_ok: str | None) -> Filed:
        return filing.edit(run.store, before, answered.form, papers.uploads, submit=submit, duplicate_ok=duplicate_ok)

    return _filed(run, write, submit=answered.submit, reason=reason)


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


class _Invoices:
    """The invoices of a request that is being typed: ``known`` are attached already, ``uploads`` come with it."""

    def __init__(self, uploads: Sequence[Upload] = (), known: Sequence[File] = ()) -> None:
        self.known = list(known)
        self.uploads = list(uploads)
        self.added = False

    @property
    def names(self) -> list[str]:
        """What is attached and will be."""
        return [*(one.name for one in self.known), *(one.name for one in self.uploads)]

    @property
    def digests(self) -> list[str]:
        """The invoices that will be attached, by content."""
        return [one.sha256 for one in self.uploads if one.kind == "invoice"]

    def refusal(self, word: str) -> str | None:
        """Return why the file cannot be attached."""
        from paydesk.messages import of_error

        try:
            _invoice(word)
        except PaydeskError as error:
            return of_error(error)
        return None

    def take(self, word: str) -> None:
        """Attach the file with the request; the same one twice counts once."""
        found = _invoice(word)
        if found.sha256 not in self.digests:
            self.uploads.append(found)
            self.added = True


def _invoice(word: str) -> Upload:
    """Read the file that a person typed, or dropped on the terminal, which puts quotes around its name."""
    import os
    from pathlib import Path

    from paydesk.uploads import read_upload

    quotes = word[:1] if word[:1] in "'\"" and len(word) > 1 and word[-1] == word[0] else ""
    path = os.path.expanduser(word.strip(quotes) if quotes else word)  # noqa: PTH111 - Path's raises for ~nobody
    try:
        return read_upload(Path(path), "invoice")
    except ValueError as error:  # with a NUL it can name nothing
        raise NotFound(N_("There is no file {path}."), code="no_such_file", path=path) from error


def _adviser(run: Run, papers: _Invoices, number: int = 0) -> Callable[[Form], Sequence[str]]:
    """Return what tells of a form, before it is saved, what somebody should look at."""
    from datetime import UTC, datetime

    from paydesk.messages import of_problem
    from paydesk.records import unfiled

    def advise(form: Form) -> Sequence[str]:
        request = unfiled(form, "", datetime.now(UTC), number)
        found = advice_on(run, [request], holidays=True, brought={number: papers.digests} if papers.digests else None)
        return [of_problem(one) for one in found.get(number, ()) if one.code != "no_invoice" or not papers.names]

    return advise


def _storable(form: Form) -> bool:
    from paydesk.form import check

    return not check(form).problems
