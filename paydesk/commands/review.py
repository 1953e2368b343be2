"""The command of the head that goes through what waits, one request at a time, on a terminal."""

from __future__ import annotations

from pathlib import Path
from textwrap import shorten
from typing import TYPE_CHECKING, Annotated, Final

import typer

from paydesk.commands.common import Run, run_of
from paydesk.commands.listing import read_limit
from paydesk.errors import N_, Conflict, Declined, NotAllowed, NotFound, PaydeskError, UsageError
from paydesk.messages import _

if TYPE_CHECKING:
    from paydesk.records import File, Request
    from paydesk.reviewing import Card

_SKIP: Final = "skip"
_OPEN: Final = "open"
_QUIT: Final = "quit"
_LONGEST_NAME: Final = 30
# The letter before the colon is the key; in another language it is another letter.
_KEYS: Final = (
    ("approve", N_("a: approve")),
    ("reject", N_("r: reject")),
    ("return", N_("t: return")),
    (_SKIP, N_("s: skip")),
    (_OPEN, N_("o: open the invoice")),
    (_QUIT, N_("q: quit")),
)


def review(
    context: typer.Context,
    limit: Annotated[str | None, typer.Option("--limit", help=_(N_("Show at most this many requests.")))] = None,
) -> None:
    import tempfile

    from paydesk import reviewing

    run = run_of(context)
    most = read_limit(limit)
    if not run.interactive:
        raise UsageError(
            N_("A review needs a terminal. Without one: paydesk inbox, then paydesk approve ID --seen VERSION"),
            code="not_a_terminal",
        )
    with run.store.read() as connection:
        numbers = reviewing.queue(connection, run.store.person(connection))
    if not numbers:
        run.out.say(_(N_("Nothing awaits your decision.")))
        return
    # The copies of opened files are of nobody else's business, and are gone when the review is.
    with tempfile.TemporaryDirectory(prefix="paydesk-", ignore_cleanup_errors=True) as folder:
        sitting = _Sitting(run, numbers[:most], Path(folder))
        try:
            sitting.go()
        finally:
            sitting.summarize(len(numbers))


class _Sitting:
    """One run through the queue: what was decided, and what was skipped."""

    def __init__(self, run: Run, numbers: list[int], folder: Path) -> None:
        self.run = run
        self.numbers = numbers
        self.folder = folder
        self.done: dict[str, list[Request]] = {}
        self.gone = 0

    def go(self) -> None:
        """Show card after card until the end of the queue, or until the person leaves."""
        for place, number in enumerate(self.numbers, start=1):
            while True:
                card = self._shown(number, place)
                if card is None:
                    self.gone += 1
                    break
                action = self._settled(card)
                if action == _QUIT:
                    return
                if action is not None:
                    self.done.setdefault(action, []).append(card.request)
                    break

    def _shown(self, number: int, place: int) -> Card | None:
        """Show the request as it is now, or say that there is nothing to decide about it any more."""
        from paydesk import reviewing
        from paydesk.render import standing

        run = self.run
        with run.store.read() as connection:
            card = reviewing.look(connection, run.store.person(connection), number, run.settings.today)
        if card is None:
            run.out.result(_(N_("Request {id} does not await your decision any more.")).format(id=number))
            return None
        for line in standing.review_card(card, place, len(self.numbers), run.out.width):
            run.out.result(line)
        run.out.result("")
        return card

    def _settled(self, card: Card) -> str | None:
        """Ask until the request is decided, skipped or left; ``None`` when it has to be looked at again."""
        from paydesk import prompts
        from paydesk.render import views

        # The card is longer than most terminals: whom and how much must be seen where the key is pressed.
        asked = _(N_("What becomes of request {id}: {amount} to {contractor}?"))
        question = asked.format(
            id=card.request.id,
            amount=views.cell(card.request, "amount"),
            contractor=shorten(views.cell(card.request, "contractor"), _LONGEST_NAME, placeholder="…"),
        )
        answers = [(value, _(text)) for value, text in _KEYS]
        while True:
            try:
                action = prompts.ask_key(question, answers)
            except Declined:
                return _QUIT
            if action == _OPEN:
                self._open(card)
            elif action in (_SKIP, _QUIT):
                return action
            else:
                comment = self._comment(action)
                if comment != "":
                    return self._decided(card, action, comment)

    def _comment(self, action: str) -> str | None:
        """Ask for the comment where the action needs one; empty when the person thought better of it."""
        from paydesk import prompts, workflow
        from paydesk.commands.common import clean_comment
        from paydesk.errors import Problem
        from paydesk.messages import of_problem

        def wrong(answer: str) -> str | None:
            found = clean_comment(answer)
            return of_problem(found) if isinstance(found, Problem) else None

        if not any(t.action == action and t.comment for t in workflow.TRANSITIONS):
            return None
        try:
            answer = prompts.ask_text(
                _(N_("Comment")), needed=False, hint=_(N_("Enter at once: back, nothing is done")), wrong=wrong
            )
        except (prompts.Left, Declined):
            return ""
        cleaned = clean_comment(answer) if answer else ""
        return "" if isinstance(cleaned, Problem) else cleaned

    def _decided(self, card: Card, action: str, comment: str | None) -> str | None:
        """Decide on the version that was shown; ``None`` when that was refused."""
        from paydesk import journal, permissions
        from paydesk.messages import of_error, status_name
        from paydesk.render.safe import safe_lines

        number, out = card.request.id, self.run.out
        intention = permissions.Intention(action, comment=comment, seen=card.request.version)
        try:
            (outcome,) = journal.act(self.run.store, [number], intention).outcomes
            if outcome.error:
                raise outcome.error
        except (Conflict, NotAllowed, NotFound) as error:  # what else goes wrong ends the review
            out.result("! " + safe_lines(of_error(error)))
            return None
        line = _(N_("Request {id}: {status}, version {version}"))
        out.result(line.format(id=number, status=status_name(outcome.status or ""), version=outcome.version))
        return action

    def _open(self, card: Card) -> None:
        """Open a file of the request, an invoice before others; say why when that cannot be."""
        from dataclasses import replace

        from paydesk import files, prompts
        from paydesk.commands import opening
        from paydesk.messages import of_error
        from paydesk.render.safe import safe, safe_lines

        out = self.run.out
        try:
            file = self._chosen(card)
            if file is None:
                out.result(_(N_("Request {id} has no files.")).format(id=card.request.id))
                return
            named = replace(file, name=opening.name_to_open(file))
            with self.run.store.read() as connection:
                path = files.save(connection, named, self.folder)
            opening.show(path)
            out.result(_(N_("Opened: {name}")).format(name=safe(file.name)))
        except prompts.Left:
            return
        except PaydeskError as error:
            out.result("! " + safe_lines(of_error(error)))

    @staticmethod
    def _chosen(card: Card) -> File | None:
        from paydesk import prompts
        from paydesk.messages import file_kind

        papers = sorted(card.files, key=lambda one: one.kind != "invoice")
        if len(papers) < 2:
            return papers[0] if papers else None
        named = [(str(one.id), f"{one.name} ({file_kind(one.kind)})") for one in papers]
        chosen = prompts.ask_choice(_(N_("Which file?")), named)
        return next(one for one in papers if str(one.id) == chosen)

    def summarize(self, waited: int) -> None:
        """Say what was done, and how much is left."""
        from paydesk import reviewing
        from paydesk.render import views
        from paydesk.workflow import ACTIONS

        out = self.run.out
        out.result("")
        for action in (*reviewing.DECISIONS, _SKIP):
            if action in self.done:
                name = _(ACTIONS[action]) if action in ACTIONS else _(N_("Skipped"))
                out.result(f"{name}: {views.totals(reviewing.totals(self.done[action]))}")
        left = waited - self.gone - sum(len(found) for action, found in self.done.items() if action != _SKIP)
        if left:
            out.result(_(N_("Left for next time: {count}")).format(count=left))
