"""Filing: a checked form becomes a draft, and a draft is edited by its author."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection

from paydesk import entries, history, journal, permissions
from paydesk.banks import with_name
from paydesk.blobs import bring
from paydesk.errors import N_, InvalidData, NotFound
from paydesk.failures import Refused
from paydesk.files import attach, detach, files_of, pick
from paydesk.form import Form, check_complete
from paydesk.permissions import Intention
from paydesk.records import File, Person, Request, unfiled
from paydesk.requests import Draft, find_requests, insert_request, insert_requests, require_bic, update_content
from paydesk.rules import BY_STATE
from paydesk.storage import Store
from paydesk.uploads import Upload
from paydesk.workflow import roles_for


@dataclass(frozen=True, slots=True)
class Filed:
    """A request as it now is, and whether anything was written."""

    request: Request
    changed: bool
    files: Sequence[File] = ()


def create(
    store: Store, form: Form, uploads: Sequence[Upload] = (), *, submit: bool = False, duplicate_ok: str | None = None
) -> Filed:
    """File a draft with its files, and submit it when asked to: all of it or nothing.

    ``duplicate_ok`` is why it is another payment than that of a request for the same invoice.
    """
    brought = bring(store, uploads)
    return store.persistently(lambda: _create(store, form, brought, submit=submit, duplicate_ok=duplicate_ok))


def _create(store: Store, form: Form, uploads: Sequence[Upload], *, submit: bool, duplicate_ok: str | None) -> Filed:
    with store.write() as connection:
        person = store.person(connection)
        require_manager(person)
        if submit:
            _require_complete(connection, form)
        form = with_name(connection, form)
        try:
            with store.translated():
                number = insert_request(connection, form, _born(store, person))
                entries.follow(connection, store.dialect, person, number, Intention("create"))
                for upload in uploads:
                    attach(connection, store.dialect, person, number, upload)
                _finish(connection, store, person, number, submit=submit, duplicate_ok=duplicate_ok, is_new=True)
        except Refused as refused:
            raise permissions.explained(refused, person, (), Intention("create")) from refused
        return Filed(_visible(connection, person, number), changed=True, files=files_of(connection, number))


def create_many(
    connection: Connection,
    store: Store,
    person: Person,
    drafts: Sequence[Draft],
    *,
    submit: bool,
    duplicate_ok: str | None = None,
) -> list[int | None]:
    """File drafts inside a transaction of the caller and return their numbers; ``None`` for a key that is taken.

    The caller has checked that the person may file, and the forms.
    """
    intention, fresh = Intention("create"), list[Request]()
    try:
        with store.translated():
            numbers = insert_requests(connection, drafts, _born(store, person))
            now = datetime.now(UTC)
            fresh = [
                unfiled(draft.form, person.login, now, number)
                for number, draft in zip(numbers, drafts, strict=True)
                if number is not None
            ]
            fresh = entries.open_journals(connection, store.dialect, person, fresh)
            if submit and fresh:
                fresh = journal.declared(connection, store.dialect, person, fresh, duplicate_ok)
                intention = Intention("submit")
                entries.append(connection, store.dialect, person, fresh, intention)
    except Refused as refused:
        raise permissions.explained(refused, person, fresh, intention) from refused
    return numbers


def require_manager(person: Person) -> None:
    """Raise NotAllowed unless the person may file requests."""
    text = N_("Requests are filed by people with the role {role}. You are: {own}.")
    permissions.require_role(person, roles_for("create", ""), text)


def _born(store: Store, person: Person) -> dict[str, Any]:
    if store.dialect == "postgresql":
        return {}  # the trigger knows who and when
    now = datetime.now(UTC)
    return {"author": person.login, "created_at": now, "updated_at": now}


def edit(
    store: Store,
    before: Request,
    form: Form,
    uploads: Sequence[Upload] = (),
    *,
    submit: bool = False,
    duplicate_ok: str | None = None,
) -> Filed:
    """Write the new content over the draft that the author saw as ``before``.

    Raises Conflict when it has changed since, NotAllowed when it is no draft of this person.
    """
    brought = bring(store, uploads)
    return store.persistently(lambda: _edit(store, before, form, brought, submit=submit, duplicate_ok=duplicate_ok))


def _edit(
    store: Store, before: Request, form: Form, uploads: Sequence[Upload], *, submit: bool, duplicate_ok: str | None
) -> Filed:
    with store.write() as connection:
        person = store.person(connection)
        batch = journal.plan(connection, person, [before.id], Intention("edit", seen=before.version))
        if batch.outcomes[0].error:
            raise batch.outcomes[0].error
        if form != before.form:
            form = with_name(connection, form)
        try:
            with store.translated():
                changed = _write(connection, store, person, before, form)
                for upload in uploads:
                    attach(connection, store.dialect, person, before.id, upload)
                _finish(connection, store, person, before.id, submit=submit, duplicate_ok=duplicate_ok)
        except Refused as refused:
            raise permissions.explained(refused, person, [before], Intention("edit")) from refused
        changed = changed or bool(uploads) or submit
        return Filed(_visible(connection, person, before.id), changed, files_of(connection, before.id))


def _write(connection: Connection, store: Store, person: Person, before: Request, form: Form) -> bool:
    """Write the content where it differs, and take into the journal what was changed past it."""
    changed = form != before.form
    if changed:
        update_content(connection, before.id, form, before.version)
        entries.follow(connection, store.dialect, person, before.id, Intention("edit"))
    elif not history.intact(connection, store.dialect, before):
        entries.append(connection, store.dialect, person, [before], Intention("edit"))
        changed = True
    return changed


def _require_complete(connection: Connection, form: Form) -> None:
    problems = check_complete(form, require_bic=require_bic(connection))
    if problems:
        raise InvalidData(
            N_("The request cannot be submitted yet; nothing was filed:"), code="form_incomplete", problems=problems
        )


def _finish(
    connection: Connection,
    store: Store,
    person: Person,
    number: int,
    *,
    submit: bool,
    duplicate_ok: str | None,
    is_new: bool = False,
) -> None:
    """Record why it is another payment, and submit it, as asked for; a refusal undoes what is new."""
    if duplicate_ok:
        journal.declared(connection, store.dialect, person, [_visible(connection, person, number)], duplicate_ok)
    if not submit:
        return
    intention = Intention("submit")
    outcome = journal.plan(connection, person, [number], intention).outcomes[0]
    if outcome.error:
        if is_new and outcome.error.error_code == BY_STATE["PD040"].code:
            raise permissions.twin_of_new(outcome.error.problems)
        raise outcome.error
    assert outcome.request is not None  # noqa: S101 - it was just planned
    entries.append(connection, store.dialect, person, [outcome.request], intention)


def attach_file(store: Store, number: int, upload: Upload) -> list[File]:
    """Attach a file to a request and return all its files."""
    (brought,) = bring(store, [upload])

    def change(connection: Connection, person: Person) -> None:
        attach(connection, store.dialect, person, number, brought)

    return _change_files(store, number, "attach", change)


def detach_file(store: Store, number: int, word: str) -> list[File]:
    """Take a file out of the content of a draft, and return the files that it has then; see :func:`files.pick`."""

    def change(connection: Connection, person: Person) -> None:
        detach(connection, store.dialect, person, pick(files_of(connection, number), number, word))

    return _change_files(store, number, "detach", change)


def _change_files(store: Store, number: int, action: str, change: Callable[[Connection, Person], None]) -> list[File]:
    """Make one change to the files of a request, where the rules allow it, and return those that it has then."""

    def work() -> list[File]:
        with store.write() as connection:
            person = store.person(connection)
            find(connection, person, number)
            outcome = journal.plan(connection, person, [number], Intention(action)).outcomes[0]
            if outcome.error:
                raise outcome.error
            change(connection, person)
            return files_of(connection, number)

    return store.persistently(work)


def _visible(connection: Connection, person: Person, number: int) -> Request:
    return find_requests(connection, person, [number])[number]


def open_for_editing(store: Store, number: int) -> Request:
    """Return the draft that this person may edit, or raise the reason why not."""
    with store.read() as connection:
        person = store.person(connection)
        outcome = journal.plan(connection, person, [number], Intention("edit")).outcomes[0]
    if outcome.error:
        raise outcome.error
    assert outcome.request is not None  # noqa: S101
    return outcome.request


def find(connection: Connection, person: Person, number: int) -> Request:
    """Return one request, or raise NotFound when there is none that this person may see."""
    permissions.require_known(person)
    found = find_requests(connection, person, [number]).get(number)
    if found is None:
        raise NotFound(N_("There is no request {id}, or it is not yours to see."), code="no_such_request", id=number)
    return found
