"""The form on one screen: the questions in the order people think, a summary, and what shall become of it."""

from __future__ import annotations

from typing import Final

from paydesk import form as forms
from paydesk.errors import N_
from paydesk.form import Form
from paydesk.messages import _, heading
from paydesk.prompts import payee, summary
from paydesk.prompts.asker import Answered, Cancelled, Choice
from paydesk.prompts.session import PAPERS, Session

_SUBMIT: Final = "submit"
_DRAFT: Final = "draft"
_FILL: Final = "fill"
_FIELD: Final = "field"
_ALL: Final = "all"
_CANCEL: Final = "cancel"
_BACK: Final = "back"


def run(session: Session, title: str) -> Answered:
    """Ask until the person submits, keeps a draft, or cancels. Raises Cancelled."""
    session.asker.say(title)
    session.asker.say(_(N_("Enter leaves a field empty, a draft may lack it. To stop: Ctrl-C or Esc.")))
    session.asker.say("")
    if session.form == Form():
        ask_all(session)
    while True:
        advice = session.advise(session.form) if session.advise else ()
        papers = session.papers.names if session.papers else ()
        for line in summary.lines(
            session.form, session.asker.width, require_bic=session.require_bic, advice=advice, papers=papers
        ):
            session.asker.say(line)
        session.asker.say("")
        action = session.asker.choose(_(N_("What do you want to do with it?")), _choices(session))
        if action in (_SUBMIT, _DRAFT):
            return Answered(session.form, submit=action == _SUBMIT)
        if action == _FILL:
            fill_missing(session)
        elif action == _FIELD:
            change_field(session)
        elif action == _ALL:
            ask_all(session)
        elif _gives_up(session):
            # The menu offered to keep it as a draft; who cancels here wants nothing kept.
            raise Cancelled(session.base)


def _choices(session: Session) -> list[Choice]:
    """Return what can be done now: what is wrong cannot be stored, what is incomplete cannot be submitted."""
    is_wrong = bool(forms.check(session.form).problems)
    missing = session.missing()
    choices = []
    if not is_wrong and not missing:
        choices.append(Choice(_SUBMIT, _(N_("submit for approval"))))
    if missing:
        choices.append(Choice(_FILL, _(N_("answer what is missing"))))
    if not is_wrong:
        choices.append(Choice(_DRAFT, _(N_("save as a draft"))))
    choices.append(Choice(_FIELD, _(N_("change a field"))))
    choices.append(Choice(_ALL, _(N_("go through all questions again"))))
    choices.append(Choice(_CANCEL, _(N_("cancel, keep nothing"))))
    if is_wrong:
        choices.sort(key=lambda choice: choice.value != _FIELD)
    return choices


def _gives_up(session: Session) -> bool:
    if session.form == session.base and not (session.papers and session.papers.added):
        return True
    return session.asker.confirm(_(N_("Throw away what you have typed?")), default=False)


def ask_all(session: Session) -> None:
    """Ask everything; the currency is part of the amount and decides which requisites are needed."""
    payee.ask_contractor(session)
    session.ask("amount")
    payee.ask_requisites(session)
    session.ask("due_date")
    session.ask("subject")
    session.ask_invoice()
    session.ask_papers()
    session.ask_purpose()


def fill_missing(session: Session) -> None:
    """Ask for each missing field once."""
    asked: set[str] = set()
    if not session.form.account and {"inn", "account", "requisites"} & set(session.missing()):
        payee.change_requisites(session)
        asked.update(forms.REQUISITE_KEYS, ("requisites",))
    while keys := [key for key in summary.ORDER if key in session.missing() and key not in asked]:
        # An answer can bring others along, so look again after each.
        asked.add(keys[0])
        ask_one(session, keys[0])


def change_field(session: Session) -> None:
    """Let the person choose a field and answer it anew."""
    width = session.asker.width - len(" » ")
    choices = [Choice(key, summary.brief(session.form, key, width)) for key in summary.ORDER]
    if session.papers:
        choices.append(Choice(PAPERS, summary.one_line(heading(PAPERS), ", ".join(session.papers.names), width)))
    choices.append(Choice(_BACK, _(N_("none, go back"))))
    key = session.asker.choose(_(N_("Which field?")), choices)
    if key != _BACK:
        ask_one(session, key)


def ask_one(session: Session, key: str) -> None:
    """Ask for one field in the way that suits it."""
    if key == "contractor":
        payee.ask_contractor(session)
        if session.pasted or not session.form.account:
            payee.ask_requisites(session)
    elif key == "requisites":
        payee.change_requisites(session)
    elif key == "currency":
        session.ask_currency()
    elif key == "purpose":
        session.ask_purpose()
    elif key == PAPERS:
        session.ask_papers()
    else:
        session.ask(key)
