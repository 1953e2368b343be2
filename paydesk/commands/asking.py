"""The form on a terminal: asked for, filed, and kept when somebody leaves in the middle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydesk.commands import presenting
from paydesk.commands.common import Run, advice_on, reason_of
from paydesk.errors import N_, Conflict, Declined, InvalidData
from paydesk.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from paydesk.filing import Filed
    from paydesk.form import Form
    from paydesk.records import Request
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
    presenting.present(run, filed, as_json=False)
    return filed.request


def ask_edit(run: Run, before: Request, reason: str | None) -> Filed:
    """Ask for what is to be changed in a draft, and write it."""
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

    def write(*, submit: bool, duplicate_ok: str | None) -> Filed:
        return filing.edit(run.store, before, answered.form, submit=submit, duplicate_ok=duplicate_ok)

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


def _adviser(run: Run, uploads: Sequence[Upload] = (), number: int = 0) -> Callable[[Form], Sequence[str]]:
    """Return what tells of a form, before it is saved, what somebody should look at."""
    from datetime import UTC, datetime

    from paydesk.messages import of_problem
    from paydesk.records import unfiled

    papers = [one.sha256 for one in uploads if one.kind == "invoice"]

    def advise(form: Form) -> Sequence[str]:
        request = unfiled(form, "", datetime.now(UTC), number)
        found = advice_on(run, [request], holidays=True, brought={number: papers} if papers else None)
        return [of_problem(one) for one in found.get(number, ()) if one.code != "no_invoice"]

    return advise


def _storable(form: Form) -> bool:
    from paydesk.form import check

    return not check(form).problems
