"""Questions about the contractor and their requisites: met before, pasted, or field by field."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from paydesk import contractors, messages
from paydesk import form as forms
from paydesk.errors import N_
from paydesk.messages import _, heading
from paydesk.prompts import reading, summary
from paydesk.prompts.asker import Choice
from paydesk.prompts.session import Session
from paydesk.render.safe import safe

if TYPE_CHECKING:
    from paydesk.contractors import Known

_KEEP, _CHANGE, _NEW = "keep", "change", "new"


def ask_contractor(session: Session) -> None:
    """Ask whom to pay: a contractor met before, a new name, an INN, or at once the whole requisites."""

    def check(text: str) -> str | None:
        return None if reading.is_block(text) else session.refusal("contractor", text)

    answer = session.asker.complete(
        heading("contractor"),
        [reading.label(one) for one in session.known],
        default=session.form.contractor or "",
        hint=session.hint("contractor"),
        check=check,
    )
    found = _meant(session, answer)
    if found:
        _pick(session, found)
    elif reading.is_block(answer):
        session.form = replace(session.form, contractor=None, inn=None)
        session.pasted = answer
    elif reading.is_inn(answer):
        session.take("inn", answer)
        session.ask("contractor")
    else:
        session.take("contractor", answer)


def _meant(session: Session, answer: str) -> Known | None:
    found = reading.find_known(answer, session.known)
    if len(found) <= 1:
        return found[0] if found else None
    choices = [Choice(str(place), reading.label(one)) for place, one in enumerate(found)]
    choices.append(Choice(_NEW, _(N_("another one, new"))))
    chosen = session.asker.choose(_(N_("Several contractors have this name")), choices)
    return None if chosen == _NEW else found[int(chosen)]


def _pick(session: Session, known: Known) -> None:
    """Take a contractor met before; requisites of somebody else go away."""
    form = session.form
    if form.account and form.inn == known.inn:
        return  # an edited request keeps what it says
    session.picked = known
    form = replace(reading.without_requisites(form), contractor=known.name, inn=known.inn)
    if form.amount is None:
        form = replace(form, currency=known.last.form.currency)
    session.form = form


def ask_requisites(session: Session) -> None:
    """Settle the requisites: show those that are there, ask for those that are not."""
    if session.pasted:
        pasted, session.pasted = session.pasted, ""
        _take_block(session, pasted)
        return
    question = _(N_("Requisites"))
    if session.picked and not session.form.account:
        session.form = contractors.fill_in(session.form, session.picked.last)
        question = _(N_("Requisites as last time (request {id})")).format(id=session.picked.last.id)
    if session.form.account and _keeps(session, question):
        _ask_missing(session)
        return
    change_requisites(session)


def _keeps(session: Session, question: str) -> bool:
    session.asker.say("")
    for line in summary.payee_lines(session.form, session.asker.width):
        session.asker.say(line)
    choices = [Choice(_KEEP, _(N_("keep"))), Choice(_CHANGE, _(N_("change")))]
    return session.asker.choose(question, choices) == _KEEP


def change_requisites(session: Session) -> None:
    """Ask for requisites: a pasted block, or an empty answer and then field by field."""

    def check(text: str) -> str | None:
        problems = reading.read_block(session.form, text, session.today).problems if text.strip() else ()
        return next((messages.of_problem(one) for one in problems if one.field == "requisites"), None)

    text = session.asker.block(
        heading("requisites"),
        hint=_(N_("paste them as received; an empty line ends. Enter at once: field by field")),
        check=check,
    )
    if text.strip():
        _take_block(session, text)
    else:
        _ask_fields(session)


def _take_block(session: Session, text: str) -> None:
    """Take what the block says, and ask for the wrong and the missing fields alone."""
    block = reading.read_block(session.form, text, session.today)
    session.form = block.form
    read = [key for key in forms.REQUISITE_KEYS if getattr(block.form, key)]
    if read:
        values = ", ".join(f"{heading(key)} {getattr(block.form, key)}" for key in read)
        for line in textwrap.wrap(safe(_(N_("Read: {values}")).format(values=values)), session.asker.width):
            session.asker.say(line)
    elif not block.again:
        session.asker.say(_(N_("No requisites could be read from this text; here is one field after the other.")))
        _ask_fields(session)
        return
    for problem in block.problems:
        for line in summary.note(messages.of_problem(problem), session.asker.width):
            session.asker.say(line)
    for key, value in block.again.items():
        session.ask(key, value)
    _ask_missing(session, asked=block.again)


def _ask_fields(session: Session) -> None:
    """Ask field by field for what a payee of this currency has; the BIC first, for it checks the accounts."""
    if session.form.currency != "RUB":
        keys: tuple[str, ...] = ("bic", "account", "bank")
    else:
        keys = forms.REQUISITE_KEYS
    for key in keys:
        if key == "kpp" and len(session.form.inn or "") == 12:
            continue  # an entrepreneur has no KPP
        session.ask(key)
    _ask_missing(session, asked=dict.fromkeys(keys, ""))


def _ask_missing(session: Session, asked: Mapping[str, str] | None = None) -> None:
    """Ask for what is still needed about the payee, each field once: an empty answer leaves it to the summary."""
    done = set(asked or ())
    # Whether the BIC is needed depends on the account, so look again after each answer.
    while keys := [
        key for key in session.missing() if key in ("contractor", *forms.REQUISITE_KEYS) and key not in done
    ]:
        done.add(keys[0])
        session.ask(keys[0])
