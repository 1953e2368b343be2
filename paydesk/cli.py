"""The command line: global options, the commands in their groups, and the one place where an error becomes text.

Only signatures are loaded here; see ``paydesk.commands``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

from paydesk import __version__
from paydesk import help as help_texts
from paydesk.commands import (
    accounts,
    admin,
    audit,
    bank,
    bank_export,
    calendar,
    checking,
    contractors,
    deciding,
    demo,
    filing,
    intake,
    listing,
    maintenance,
    notify,
    packing,
    policies,
    printing,
    reading,
    repeats,
    reports,
    review,
    settings,
    statements,
    steps,
    substitutes,
    topics,
    views,
    watching,
)
from paydesk.commands.common import Run
from paydesk.errors import N_, Declined, ExitCode, PaydeskError
from paydesk.messages import _

# Group → its commands: name, function, purpose, example. Help, completions and the reference come from here.
COMMANDS: Final[tuple[tuple[str, tuple[tuple[str, Callable[..., None], str, str], ...]], ...]] = (
    (
        N_("Filing (manager)"),
        (
            ("new", filing.new, N_("File a payment request; asks on a terminal."), "paydesk new --submit --contractor …"),
            ("edit", filing.edit, N_("Change a draft of yours."), "paydesk edit 12 --due +5d"),
            ("import", intake.import_, N_("File the rows of a table: all of them or none."),
             "paydesk import registry.xlsx --dry-run"),
            ("submit", steps.submit, N_("Send drafts for approval."), "paydesk submit 12 13"),
            ("withdraw", steps.withdraw, N_("Take requests back from approval."), "paydesk withdraw 12"),
            ("detach", reading.detach, N_("Take a file out of a draft again; it stays in the history."),
             "paydesk detach 12 invoice.pdf"),
            ("revise", steps.revise, N_("Make a rejected request a draft again."), "paydesk revise 12"),
            ("discard", steps.discard, N_("Drop drafts; their history is kept."), "paydesk discard 12"),
        ),
    ),
    (
        N_("Deciding (head)"),
        (
            ("inbox", deciding.inbox, N_("Show what waits for you, the oldest due date first."), "paydesk inbox"),
            ("watch", watching.watch, N_("Watch what waits for you, live."), "paydesk watch"),
            ("review", review.review, N_("Go through what awaits your decision, one by one, on a terminal."),
             "paydesk review"),
            ("approve", deciding.approve, N_("Approve requests for payment."), "paydesk approve 12 --seen 3"),
            ("revoke", deciding.revoke, N_("Take your approval back, with a comment."), 'paydesk revoke 12 -m "…"'),
            ("delegate", substitutes.delegate, N_("Name a head who stands in for you, or show who does for whom."),
             "paydesk delegate boris --from 2026-12-07 --until 2026-12-18 --limit 500000"),
            ("reassign", substitutes.reassign, N_("Hand your place in the open step of a request over to another head."),
             'paydesk reassign 12 boris -m "…"'),
            ("reject", deciding.reject, N_("Reject requests, with a comment."), 'paydesk reject 12 -m "…"'),
            ("return", deciding.return_, N_("Return requests for rework, with a comment."), 'paydesk return 12 -m "…"'),
        ),
    ),
    (
        N_("Paying (accountant)"),
        (
            ("pay", deciding.pay, N_("Mark approved requests as paid."), "paydesk pay 12 --number 345 --date today"),
            ("order", printing.order, N_("Print payment orders as PDF, on form 0401060."),
             "paydesk order 12 13 -o orders.pdf"),
            ("qr", printing.qr, N_("Show the payment QR code of a request."), "paydesk qr 12"),
            ("calendar", calendar.calendar, N_("Show what is due when, with holidays and what is overdue."),
             "paydesk calendar --weeks 4"),
            ("reopen", deciding.reopen, N_("Undo a payment that the bank returned."), 'paydesk reopen 12 -m "…"'),
        ),
    ),
    (
        N_("Everybody"),
        (
            ("registry", listing.registry, N_("List requests with filters and totals."),
             "paydesk registry --status approved --due week"),
            ("report", reports.report, N_("Show spending, waiting times and what is due, as a page or here."),
             "paydesk report -o report.html"),
            ("show", reading.show, N_("Show everything about a request."), "paydesk show 12"),
            ("explain", reading.explain, N_("Explain where a request stands, who may act, and what blocks you."),
             "paydesk explain 12"),
            ("history", reading.history, N_("Show the journal of a request."), "paydesk history 12 --json"),
            ("comment", deciding.comment, N_("Add a comment to requests."), 'paydesk comment 12 -m "…"'),
            ("attach", reading.attach, N_("Attach a file to a request."), "paydesk attach 12 invoice.pdf"),
            ("files", reading.files, N_("List the files of a request, save them, or keep a folder of all papers."),
             "paydesk files 12 --save ."),
            ("pack", packing.pack, N_("Put all evidence of requests into one file, or check such a file."),
             "paydesk pack 12 13 -o evidence.zip"),
            ("check", checking.check, N_("Check requisites; needs no database."),
             "paydesk check --inn 7707083893 --bic 044525225"),
            ("help", topics.help_, N_("Explain states, roles, exit codes, formats, environment."), "paydesk help states"),
            ("demo", demo.demo, N_("Play through a business day on a new database."), "paydesk demo"),
        ),
    ),
    (
        N_("Administration"),
        (
            ("init", admin.init, N_("Set up a database; you become its administrator."), "paydesk init"),
            ("setting", admin.setting, N_("Change a setting of the whole team."), "paydesk setting require_bic off"),
            ("doctor", settings.doctor, N_("Check what paydesk stands on: settings, streams, database, clock."),
             "paydesk doctor"),
            ("completion", admin.completion, N_("Print the completion script of a shell."), "paydesk completion bash"),
        ),
    ),
)  # fmt: skip

SUBCOMMANDS: Final[tuple[tuple[str, str, tuple[tuple[str, Callable[..., None], str, str], ...]], ...]] = (
    (
        "config",
        N_("Settings of your own, with profiles for several databases."),
        (
            ("show", settings.config_show, N_("Show the settings in force, and where each comes from."),
             "paydesk config show"),
            ("set", settings.config_set, N_("Write a setting into the settings file."),
             "paydesk config set db postgresql://anna@db.example.ru/paydesk --profile work"),
            ("unset", settings.config_unset, N_("Take a setting out of the settings file."),
             "paydesk config unset lang"),
            ("path", settings.config_path, N_("Print where the settings file is."), "paydesk config path"),
        ),
    ),
    (
        "user",
        N_("People and their roles."),
        (
            ("add", admin.user_add, N_("Add a person."), "paydesk user add anna --role manager"),
            ("list", admin.user_list, N_("List people."), "paydesk user list"),
            ("edit", admin.user_edit, N_("Change roles, name or mail."), "paydesk user edit anna --role head"),
            ("disable", admin.user_disable, N_("Take all rights from a person."), "paydesk user disable anna"),
            ("enable", admin.user_enable, N_("Give a disabled person their rights back."), "paydesk user enable anna"),
        ),
    ),
    (
        "view",
        N_("Saved views of the registry."),
        (
            ("save", views.save, N_("Save filters under a name."),
             "paydesk view save week --status approved --due week --default"),
            ("list", views.list_, N_("List your views."), "paydesk view list"),
            ("default", views.default, N_("Choose what a bare registry shows."), "paydesk view default week"),
            ("delete", views.delete, N_("Delete views."), "paydesk view delete week"),
        ),
    ),
    (
        "contractor",
        N_("Contractors met in requests, with their accounts."),
        (
            ("list", contractors.list_, N_("List contractors, the latest first."), "paydesk contractor list ромашка"),
            ("show", contractors.show, N_("Show accounts, sums and requests of one."),
             "paydesk contractor show 7707083893"),
            ("edit", contractors.edit, N_("Keep a name, addresses for notices, a note of a contractor."),
             "paydesk contractor edit 7707083893 --email buh@example.com"),
            ("merge", contractors.merge, N_("Show a contractor as another: other spellings, a new INN."),
             "paydesk contractor merge 7707083893 9714017207"),
            ("split", contractors.split, N_("Undo a merge."), "paydesk contractor split 7707083893"),
            ("accounts", contractors.accounts, N_("Show all accounts of a contractor, and who confirmed them."),
             "paydesk contractor accounts 7707083893"),
            ("trust", contractors.trust, N_("Confirm an account, having asked the payee past the invoice."),
             'paydesk contractor trust 7707083893 40702810740000432537 --how call -m "…"'),
            ("distrust", contractors.distrust, N_("Take a confirmation back, or warn of an account."),
             'paydesk contractor distrust 7707083893 40702810740000432537 -m "…"'),
        ),
    ),
    (
        "repeat",
        N_("Requests of yours that come again as drafts."),
        (
            ("run", repeats.run, N_("Make the drafts that are due; for cron."), "paydesk repeat run"),
            ("list", repeats.list_, N_("List your repeating requests."), "paydesk repeat list"),
            ("stop", repeats.stop, N_("End a repeating request; its drafts stay."), "paydesk repeat stop 1"),
        ),
    ),
    (
        "bank",
        N_("Files for the bank, and statements from it."),
        (
            ("export", bank_export.export, N_("Put approved requests into a file for 1C and client-bank programs, or in ISO 20022."),
             "paydesk bank export --due week -o 1c_to_kl.txt"),
            ("statement", statements.statement, N_("Load a statement: what was paid is marked as paid."),
             "paydesk bank statement kl_to_1c.txt"),
            ("list", bank.list_, N_("List the files that were made."), "paydesk bank list"),
            ("show", bank.show, N_("Show a file with its orders, or write it once more."),
             "paydesk bank show 3 --save 1c_to_kl.txt"),
            ("void", bank.void, N_("Take back a file that was not sent."), 'paydesk bank void 3 -m "…"'),
        ),
    ),
    (
        "own-account",
        N_("Accounts from which your company pays."),
        (
            ("add", accounts.add, N_("Add an account."),
             "paydesk own-account add main --organisation 'ООО «Ромашка»' --inn … --bic … --account …"),
            ("list", accounts.list_, N_("List the accounts."), "paydesk own-account list"),
            ("edit", accounts.edit, N_("Change an account, or close it."), "paydesk own-account edit main --closed"),
            ("default", accounts.default, N_("Choose the account that pays unless another is named."),
             "paydesk own-account default main"),
        ),
    ),
    (
        "banks",
        N_("The Bank of Russia's directory of banks."),
        (
            ("load", accounts.load, N_("Load the directory, full or changes only."), "paydesk banks load ED807.zip"),
            ("show", accounts.show, N_("Show the bank of a BIC."), "paydesk banks show 044525225"),
            ("status", accounts.status, N_("Show which directory is in force."), "paydesk banks status"),
        ),
    ),
    (
        "policy",
        N_("Which steps of approval a request must pass."),
        (
            ("set", policies.set_, N_("Set the policy of the team from a file."), "paydesk policy set policy.toml"),
            ("confirm", policies.confirm, N_("Confirm a policy that another administrator has set."),
             "paydesk policy confirm 3"),
            ("show", policies.show, N_("Show the policy in force, or another one."), "paydesk policy show"),
            ("list", policies.list_, N_("List all policies that were set, by whom and when."), "paydesk policy list"),
            ("test", policies.replay, N_("Say which past requests a policy would have held longer."),
             "paydesk policy test policy.toml --since 2026-01-01"),
        ),
    ),
    (
        "audit",
        N_("Proof that nothing was changed past the journals."),
        (
            ("verify", audit.verify, N_("Check everything against the journals, and the journals themselves."),
             "paydesk audit verify --seal paydesk-seal:…"),
            ("seal", audit.seal, N_("Seal how far all journals have come; prints a line to keep."),
             "paydesk audit seal"),
            ("log", audit.log, N_("Show what administrators did."), "paydesk audit log"),
            ("accept", audit.accept, N_("Take the database as it is after a restore."), "paydesk audit accept"),
        ),
    ),
    (
        "notify",
        N_("Messages to people and payees."),
        (
            ("run", notify.run, N_("Send what is due; with --watch go on sending."), "paydesk notify run --watch"),
            ("status", notify.status, N_("Show what waits, and what failed and why."), "paydesk notify status"),
            ("retry", notify.retry, N_("Try again what was given up."), "paydesk notify retry"),
            ("settings", notify.settings, N_("Show or change how you are told."),
             "paydesk notify settings --kind payable=now --to telegram=12345"),
            ("test", notify.trial, N_("Send yourself a message."), "paydesk notify test"),
            ("channel", notify.channel, N_("Show the channels of the team, or give it one."),
             "paydesk notify channel mail env:PAYDESK_SMTP"),
            ("payee", notify.payee, N_("Show what a payee is told of a payment, or say where."),
             "paydesk notify payee 12 --mail buh@romashka.ru"),
        ),
    ),
    (
        "db",
        N_("The database itself."),
        (
            ("upgrade", admin.db_upgrade, N_("Bring the schema to this version."), "paydesk db upgrade"),
            ("status", admin.db_status, N_("Show schema and guards."), "paydesk db status"),
            ("backup", maintenance.backup, N_("Write a copy that can be restored, while others go on."),
             "paydesk db backup paydesk-2026-12-01.backup"),
            ("restore", maintenance.restore, N_("Restore a backup, checked before it is put in place."),
             "paydesk db restore paydesk-2026-12-01.backup"),
        ),
    ),
)  # fmt: skip


class Grouped(TyperGroup):
    """The root command: its help lists the commands by who uses them."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        groups = [(title, [name for name, *_rest in commands]) for title, commands in COMMANDS]
        groups[-1][1].extend(name for name, *_rest in SUBCOMMANDS)
        width = max(len(name) for name in self.commands) + 2
        for title, names in groups:
            rows = []
            for name in names:
                command = self.get_command(ctx, name)
                if command is not None:
                    rows.append((name, command.get_short_help_str(formatter.width - width - 4)))
            with formatter.section(_(title)):
                formatter.write_dl(rows, col_spacing=width - max(len(name) for name in names))


def _version(wanted: bool) -> None:
    if wanted:
        sys.stdout.write(f"paydesk {__version__}\n")
        raise typer.Exit


def _root(
    context: typer.Context,
    db: Annotated[
        str | None,
        typer.Option("--db", help=_(N_("Database: sqlite:///path.db or postgresql://user@host/name (PAYDESK_DB)."))),
    ] = None,
    profile: Annotated[
        str | None, typer.Option("--profile", help=_(N_("Profile of the settings file (PAYDESK_PROFILE).")))
    ] = None,
    lang: Annotated[str | None, typer.Option("--lang", help=_(N_("Language: ru or en (PAYDESK_LANG).")))] = None,
    no_input: Annotated[bool, typer.Option("--no-input", help=_(N_("Ask no questions (PAYDESK_NO_INPUT).")))] = False,
    no_color: Annotated[bool, typer.Option("--no-color", help=_(N_("No colours (NO_COLOR).")))] = False,
    version: Annotated[  # noqa: ARG001 - the callback acts
        bool, typer.Option("--version", help=_(N_("Print the version.")), callback=_version, is_eager=True)
    ] = False,
) -> None:
    from paydesk import messages

    if lang is not None:
        if lang not in messages.LANGUAGES:
            from paydesk.errors import UsageError

            raise UsageError(N_("There is no language “{value}”. Languages: ru, en."), code="bad_language", value=lang)
        messages.use(lang)
    context.obj = Run(db=db, profile=profile, lang=lang, no_input=no_input, no_color=no_color)


_SETTINGS: Final[dict[str, Any]] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def _described(purpose: str, example: str) -> str:
    return f"{_(purpose)}\n\n\b\n{_(N_('Example:'))}\n  {example}"


_VALUED: Final = ("--db", "--profile", "--lang")


def wanted(arguments: Sequence[str]) -> str | None:
    """Return the command that the words name, or ``None`` when the whole tree is needed: for help or an unknown word."""
    words = iter(arguments)
    for word in words:
        if word in _VALUED:
            next(words, None)
        elif not word.startswith("-"):
            return word
        elif word in ("-h", "--help"):
            return None
    return None


def _names() -> set[str]:
    """Return the names of all commands and groups."""
    alone = {name for _title, commands in COMMANDS for name, *_rest in commands}
    return alone | {name for name, *_rest in SUBCOMMANDS}


def build(only: str | None = None) -> typer.Typer:
    """Return the application, its help in the language in use.

    ``only`` names the one command that this run needs: Typer reads the signature of every command it is given, which
    is most of the time that it takes.
    """
    single = only if only in _names() else None
    help_texts.install()
    plain: dict[str, Any] = {
        "add_completion": False,
        "rich_markup_mode": None,
        "pretty_exceptions_enable": False,
        "context_settings": _SETTINGS,
    }
    app = typer.Typer(
        cls=Grouped,
        help=_(N_("Payment requests from filing to payment: one form, one decision, one registry, one journal.")),
        **plain,
    )
    app.callback(invoke_without_command=False)(_root)
    for _title, commands in COMMANDS:
        for name, function, purpose, example in commands:
            if single not in (None, name):
                continue
            app.command(name, help=_described(purpose, example), context_settings=_SETTINGS)(function)
    for name, purpose, commands in SUBCOMMANDS:
        if single not in (None, name):
            continue
        group = typer.Typer(help=_(purpose), **plain)
        for sub, function, what, example in commands:
            group.command(sub, help=_described(what, example), context_settings=_SETTINGS)(function)
        app.add_typer(group, name=name)
    return app


def _asked_help(arguments: Sequence[str]) -> Sequence[str]:
    """Take ``help approve`` for ``approve --help``; a topic stays what it is."""
    known = {name for _title, commands in COMMANDS for name, *_rest in commands} | {
        name for name, *_rest in SUBCOMMANDS
    }
    if len(arguments) > 1 and arguments[0] == "help" and arguments[1] in known:
        return [*arguments[1:], "--help"]
    return arguments


def run(arguments: Sequence[str]) -> int:
    """Run one command line and return its exit code; every error has become text by then."""
    as_json = _wants_json(arguments)
    try:
        arguments = _asked_help(arguments) if arguments else ["--help"]
        code = build(wanted(arguments))(args=list(arguments), prog_name="paydesk", standalone_mode=False)
        sys.stdout.flush()
    except SystemExit as error:  # Typer leaves so when the reader of a pipe has gone
        return _pipe_closed() if isinstance(error.__context__, BrokenPipeError) else int(error.code or 0)
    except PaydeskError as error:
        return _report(error, as_json=as_json)
    except (KeyboardInterrupt, typer.Abort):
        return _interrupted()
    except BrokenPipeError:
        return _pipe_closed()
    except UnicodeEncodeError as error:
        return _report(_no_text(error), as_json=as_json)
    except OSError as error:
        return _report(PaydeskError(N_("The system refused: {detail}"), detail=str(error)), as_json=as_json)
    except Exception as error:  # noqa: BLE001 - the boundary: no traceback reaches a user
        if hasattr(error, "format_message"):
            return _report_usage(error, as_json=as_json)
        return _report_bug(error, as_json=as_json)
    return _interrupted() if code == ExitCode.INTERRUPTED else int(code or 0)


def _no_text(error: UnicodeEncodeError) -> PaydeskError:
    """Say that a word on the command line is no text: bytes that are no UTF-8, which no database takes.

    Names of files may be made of such bytes, so words are not refused before it is known what they are.
    """
    from paydesk.errors import InvalidData

    text = "The text holds the unprintable character {char}. Remove it and try again."  # marked in paydesk.form
    return InvalidData(text, code="text_characters", char=f"U+{ord(error.object[error.start]):04X}")


def _interrupted() -> int:
    sys.stderr.write("\n" + _(N_("Interrupted; nothing was left half done.")) + "\n")
    return ExitCode.INTERRUPTED


def _wants_json(arguments: Sequence[str]) -> bool:
    return "--json" in arguments or "--format=json" in arguments or ("--format", "json") in pairwise(arguments)


def _report(error: PaydeskError, *, as_json: bool) -> int:
    from paydesk import messages
    from paydesk.render.safe import safe_lines, to_json

    if as_json:
        sys.stderr.write(to_json({"error": messages.error_json(error)}) + "\n")
    else:
        prefix = "" if isinstance(error, Declined) else _(N_("Error:")) + " "  # a "no" of the person is no error
        sys.stderr.write(_wrapped(prefix + safe_lines(messages.of_error(error))) + "\n")
    return int(error.exit_code)


def _wrapped(text: str) -> str:
    """Break lines between words on a terminal; for a file or a pipe a sentence stays one line."""
    if not sys.stderr.isatty():
        return text
    import shutil
    import textwrap

    width = shutil.get_terminal_size((80, 24)).columns
    options: dict[str, Any] = {"break_long_words": False, "break_on_hyphens": False, "replace_whitespace": False}
    return "\n".join(textwrap.fill(line, width, subsequent_indent="  ", **options) for line in text.split("\n"))


def _pipe_closed() -> int:
    """Go quietly when the reader of our output has gone, as after ``| head``."""
    import os

    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, sys.stdout.fileno())
    return ExitCode.OK


def _report_usage(error: Any, *, as_json: bool) -> int:
    from paydesk.render.safe import safe_lines, to_json
    from paydesk.usage import explain

    code, text, hint = explain(error)
    if as_json:
        shape = {"error": {"code": code, "message": text, "problems": []}}
        sys.stderr.write(to_json(shape) + "\n")
    else:
        sys.stderr.write(_wrapped(f"{_(N_('Error:'))} {safe_lines(text)}\n{hint}") + "\n")
    return ExitCode.USAGE


def _report_bug(error: Exception, *, as_json: bool) -> int:
    """Say that this is a fault of the program; the traceback goes to a file."""
    import os
    import tempfile
    import traceback

    if os.environ.get("PAYDESK_TRACEBACK"):
        traceback.print_exception(error)
    handle, path = tempfile.mkstemp(prefix="paydesk-", suffix=".log")
    with os.fdopen(handle, "w", encoding="utf-8", errors="backslashreplace") as log:
        traceback.print_exception(error, file=log)
    fault = PaydeskError(
        N_("This is a fault of paydesk ({kind}). Please report it with the file {path}."),
        kind=type(error).__name__,
        path=path,
    )
    return _report(fault, as_json=as_json)
