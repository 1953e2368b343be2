"""What is said of a request that was filed, or would be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paydesk.commands.common import Run, advice_on
from paydesk.errors import N_, InvalidData
from paydesk.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paydesk.commands.capture import Captured
    from paydesk.errors import Problem
    from paydesk.filing import Filed
    from paydesk.form import Form
    from paydesk.uploads import Upload


def present(run: Run, filed: Filed, doubts: Sequence[Problem] = (), *, as_json: bool) -> None:
    """Tell what was filed, what somebody should look at, and what comes next."""
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


def present_dry(
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
    from paydesk.messages import of_problem
    from paydesk.permissions import twin_of_new
    from paydesk.records import unfiled
    from paydesk.render import shapes, views
    from paydesk.requests import require_bic

    papers = {0: [one.sha256 for one in uploads if one.kind == "invoice"]} if uploads else {}
    with run.store.read() as connection:
        person = run.store.person(connection)
        require_manager(person)
        problems = forms.check_complete(form, require_bic=require_bic(connection)) if submit else ()
        request = unfiled(form, person.login, datetime.now(UTC), status="pending" if submit else "draft")
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


def _beside(doubts: Sequence[Problem], advice: Sequence[Problem]) -> list[Problem]:
    """Return the signals that do not say once more what the papers have told better."""
    told = {one.code for one in doubts}
    return [one for one in advice if not (one.code == "no_vat" and "purpose_without_vat" in told)]
