"""What every command shares: the run with its settings, store and streams, and how words become ids and formats."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Any

import typer

from paydesk.errors import N_, ExitCode, InvalidData, PaydeskError, UsageError
from paydesk.messages import _

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from paydesk.config import Settings
    from paydesk.duplicates import Marks
    from paydesk.errors import Problem
    from paydesk.journal import Batch
    from paydesk.records import Request, Seal
    from paydesk.render.out import Out
    from paydesk.storage import Store

Ids = Annotated[list[str], typer.Argument(help=_(N_("Numbers of requests.")), metavar="ID...")]
Id = Annotated[str, typer.Argument(help=_(N_("Number of the request.")), metavar="ID")]
Json = Annotated[bool, typer.Option("--json", help=_(N_("Print JSON for scripts.")))]
DryRun = Annotated[bool, typer.Option("--dry-run", help=_(N_("Show what would happen; change nothing.")))]
Format = Annotated[
    str,
    typer.Option(
        "--format",
        help=_(N_("table, plain, json, jsonl, csv, tsv, markdown or html.")),
        metavar="FORMAT",
        show_default=False,
    ),
]


class Run:
    """One run of the program: the global options, and what is made of them when it is first needed."""

    def __init__(
        self,
        *,
        db: str | None = None,
        profile: str | None = None,
        lang: str | None = None,
        no_input: bool = False,
        no_color: bool = False,
    ) -> None:
        self._options = {"db": db, "profile": profile, "lang": lang}
        self._no_input = no_input
        self._no_color = no_color

    @property
    def options(self) -> Mapping[str, str | None]:
        """The global options as they were given."""
        return self._options

    @cached_property
    def settings(self) -> Settings:
        """The settings of this run."""
        from paydesk import config, messages

        found = config.resolve(self._options, os.environ, no_input=self._no_input, no_color=self._no_color)
        if found.lang in messages.LANGUAGES:
            messages.use(found.lang)
        return found

    @cached_property
    def store(self) -> Store:
        """The database, not yet connected."""
        from paydesk.database_address import parse_url
        from paydesk.storage import Store

        store = Store(parse_url(self.settings.db), self.settings.user)
        store.first_look = self._look
        if self.settings.profile and sys.stderr is not None and sys.stderr.isatty():
            store.first_write = self._name_profile
        return store

    def _name_profile(self) -> None:
        """Say to a person which database is about to be written: there may be one to play with, and one with money."""
        from paydesk.render.safe import safe

        text = N_("Profile {profile}: {place}")
        source = "--db" if self._options["db"] else "PAYDESK_DB" if os.environ.get("PAYDESK_DB") else ""
        if source:  # stronger than the profile, and easily forgotten
            text = N_("Profile {profile}, but the database is that of {source}: {place}")
        told = {"profile": self.settings.profile, "source": source, "place": self.store.address.shown}
        self.out.say(safe(_(text).format(**told)))

    def _look(self, connection: Connection) -> None:
        """Compare the newest seal of the database with the one that this machine has seen."""
        from paydesk import witness

        witness.look(connection, witness.memory_path(), self._doubt)

    def _doubt(self, seal: Seal) -> None:
        self.out.say(
            _(
                N_(
                    "! Seal {seal}, which this machine has seen, is not in the database any more: it was restored from a"
                    " backup, or its history was rewritten. Ask your administrator. Once it is explained: {command}"
                )
            ).format(seal=seal.number, command="paydesk audit accept")
        )

    @cached_property
    def out(self) -> Out:
        """The streams."""
        from paydesk.render.out import Out

        return Out(no_color=self.settings.no_color)

    @property
    def interactive(self) -> bool:
        """Whether questions may be asked."""
        from paydesk import prompts

        return prompts.interactive(self.settings.no_input)


Partial = Annotated[
    bool, typer.Option("--partial", help=_(N_("Carry out what is allowed even if others are refused.")))
]
DuplicateOk = Annotated[
    str | None,
    typer.Option(
        "--duplicate-ok",
        help=_(N_("Why this is another payment than the one filed for the same invoice; kept in the journal.")),
        metavar="REASON",
    ),
]


def clean_comment(comment: str, key: str = "comment", option: str = "-m") -> str | Problem | None:
    """Return a comment in the shape in which it is stored, or what is wrong with it."""
    from paydesk.form import Field, clean_text

    return clean_text(Field(key, option, N_("Comment"), False, 2000, multiline=True), comment)


def reason_of(word: str | None) -> str | None:
    """Return why it is another payment, as it is stored. Raises InvalidData for a reason that says nothing."""
    from paydesk.errors import Problem

    if word is None:
        return None
    found = clean_comment(word, "duplicate_ok", "--duplicate-ok")
    if not found:
        found = Problem("duplicate_ok", "missing", N_("Say in words why this is another payment."))
    if isinstance(found, Problem):
        raise InvalidData(N_("This value cannot be used:"), problems=[found])
    return found


def run_of(context: typer.Context) -> Run:
    """Return the run that the root callback has set up."""
    found = context.find_object(Run)
    return found if found is not None else Run()


def parse_ids(words: Sequence[str]) -> list[int]:
    """Return the numbers of requests. Raises UsageError for anything else."""
    numbers = []
    for word in words:
        digits = word.removeprefix("№").removeprefix("#").strip()
        if not (digits.isascii() and digits.isdigit()) or len(digits) > 18:
            raise UsageError(
                N_("“{value}” is not a request number. Write it in digits, as in the registry."),
                code="bad_id",
                value=word,
            )
        numbers.append(int(digits))
    return numbers


def parse_id(word: str) -> int:
    """Return the number of a request."""
    return parse_ids([word])[0]


def chosen_format(chosen: str, *, as_json: bool) -> str:
    """Return the format that was asked for; ``--json`` is the short form of ``--format json``."""
    from paydesk.render.out import check_format

    return "json" if as_json else check_format(chosen)


def parse_day(word: str, run: Run, field: str) -> Any:
    """Return a date. Raises InvalidData when it is none."""
    from paydesk import dates
    from paydesk.errors import Problem

    found = dates.parse_date(word, run.settings.today, field)
    if isinstance(found, Problem):
        raise InvalidData(N_("This value cannot be used:"), problems=[found])
    return found


def advice_on(
    run: Run, requests: Sequence[Request], *, holidays: bool = False, brought: Marks | None = None
) -> dict[int, list[Problem]]:
    """Return request → what somebody should look at; of a long list only what the directory of banks says.

    ``brought`` are the papers of requests that are not filed yet.

    It is asked for after the work is saved: a database that is gone meanwhile must not make it look undone.
    """
    from paydesk import banks, signals

    try:
        with run.store.read() as connection:
            if len(requests) > SIGNALLED:
                return banks.advice(connection, requests, run.settings.today)
            person = run.store.person(connection)
            return signals.of_requests(
                connection, person, requests, run.settings.today, holidays=holidays, brought=brought
            )
    except PaydeskError:
        return {}


SIGNALLED = 50
"""Requests of one call that are compared with those before them, each by some questions to the database."""

ADVISED = frozenset({"submit", "approve"})
"""Steps after which somebody goes on with the request: what speaks against it is said with them."""


def say_next(run: Run, number: int) -> None:
    """Say what happens next with a request that was changed by something else than a step.

    The change is saved: a database that is gone meanwhile must not make it look undone.
    """
    from paydesk import filing
    from paydesk.render import views

    try:
        with run.store.read() as connection:
            found = filing.find(connection, run.store.person(connection), number)
    except PaydeskError:
        return
    run.out.say(views.after_action(found))


def present_batch(run: Run, batch: Batch, action: str, *, as_json: bool, partial: bool, dry_run: bool) -> None:
    """Show what became of each request, and raise what stopped the call.

    Exit code: 0 when all went through, that of the first refusal when nothing did, 8 for a batch done in part.
    """
    done = [one.request for one in batch.outcomes if one.ok and one.request] if action in ADVISED else []
    advice = advice_on(run, done) if done else {}
    if as_json:
        from paydesk.render import shapes

        run.out.json([shapes.outcome(outcome, advice.get(outcome.id, ())) for outcome in batch.outcomes])
    else:
        _say_outcomes(run, batch, advice, action, dry_run=dry_run)
    if not batch.refused:
        return
    if batch.applied:
        raise typer.Exit(ExitCode.PARTIAL)
    error = batch.refused[0].error
    assert error is not None  # noqa: S101 - refused outcomes carry one
    if as_json or len(batch.outcomes) == 1:
        raise error
    if not partial:
        run.out.say(_(N_("Nothing was done. To let the good ones through, add --partial.")))
    raise typer.Exit(error.exit_code)


def _say_outcomes(
    run: Run, batch: Batch, advice: Mapping[int, Sequence[Problem]], action: str, *, dry_run: bool
) -> None:
    from paydesk.messages import of_error, of_problem, status_name
    from paydesk.render import views
    from paydesk.render.safe import safe_lines
    from paydesk.signals import SERIOUS

    single = len(batch.outcomes) == 1
    for outcome in batch.outcomes:
        if outcome.error:
            if not single and outcome in batch.refused:  # a single refusal is the error of the command
                run.out.say(safe_lines(of_error(outcome.error)))
        elif batch.applied or dry_run:
            line = _(N_("Request {id}: {status}, version {version}"))
            status = outcome.status or ""
            run.out.result(line.format(id=outcome.id, status=status_name(status), version=outcome.version))
            for one in advice.get(outcome.id, ()):
                if one.code not in SERIOUS:
                    continue  # it was said at filing, and stands on the card
                where = "" if single else _(N_("request {id}, ")).format(id=outcome.id)
                run.out.say("! " + where + of_problem(one))
    if batch.applied and not dry_run:
        done = ((one.id, one.status, one.request) for one in batch.outcomes if one.ok)
        for step in views.after_actions(done, action):
            run.out.say(step)
    if dry_run and not batch.refused:
        run.out.say(_(N_("Nothing was changed: this was a dry run.")))
