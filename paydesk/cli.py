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

from paydesk import __version__, pages
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
    stores,
    substitutes,
    topics,
    views,
    watching,
)
from paydesk.commands.common import Run
from paydesk.errors import N_, Declined, ExitCode, PaydeskError
from paydesk.messages import _

# Group → its commands: name and function. What help says of each stands in paydesk.pages.
COMMANDS: Final[tuple[tuple[str, tuple[tuple[str, Callable[..., None]], ...]], ...]] = (
    (
        N_("Filing (manager)"),
        (
            ("new", filing.new), ("edit", filing.edit), ("import", intake.import_), ("submit", steps.submit),
            ("withdraw", steps.withdraw), ("detach", reading.detach), ("revise", steps.revise),
            ("discard", steps.discard),
        ),
    ),
    (
        N_("Deciding (head)"),
        (
            ("inbox", deciding.inbox), ("watch", watching.watch), ("review", review.review),
            ("approve", deciding.approve), ("revoke", deciding.revoke), ("delegate", substitutes.delegate),
            ("reassign", substitutes.reassign), ("reject", deciding.reject), ("return", deciding.return_),
        ),
    ),
    (
        N_("Paying (accountant)"),
        (
            ("pay", deciding.pay), ("order", printing.order), ("qr", printing.qr), ("calendar", calendar.calendar),
            ("reopen", deciding.reopen),
        ),
    ),
    (
        N_("Everybody"),
        (
            ("registry", listing.registry), ("report", reports.report), ("show", reading.show),
            ("explain", reading.explain), ("history", reading.history), ("comment", deciding.comment),
            ("attach", reading.attach), ("files", reading.files), ("pack", packing.pack), ("check", checking.check),
            ("help", topics.help_), ("demo", demo.demo),
        ),
    ),
    (
        N_("Administration"),
        (
            ("init", admin.init), ("setting", admin.setting), ("doctor", settings.doctor),
            ("completion", admin.completion),
        ),
    ),
)  # fmt: skip

SUBCOMMANDS: Final[tuple[tuple[str, str, tuple[tuple[str, Callable[..., None]], ...]], ...]] = (
    (
        "config",
        N_("Settings of your own, with profiles for several databases."),
        (
            ("show", settings.config_show), ("set", settings.config_set), ("unset", settings.config_unset),
            ("path", settings.config_path),
        ),
    ),
    (
        "user",
        N_("People and their roles."),
        (
            ("add", admin.user_add), ("list", admin.user_list), ("edit", admin.user_edit),
            ("disable", admin.user_disable), ("enable", admin.user_enable),
        ),
    ),
    (
        "view",
        N_("Saved views of the registry."),
        (
            ("save", views.save), ("list", views.list_), ("default", views.default), ("delete", views.delete),
        ),
    ),
    (
        "contractor",
        N_("Contractors met in requests, with their accounts."),
        (
            ("list", contractors.list_), ("show", contractors.show), ("edit", contractors.edit),
            ("merge", contractors.merge), ("split", contractors.split), ("accounts", contractors.accounts),
            ("trust", contractors.trust), ("distrust", contractors.distrust),
        ),
    ),
    (
        "repeat",
        N_("Requests of yours that come again as drafts."),
        (
            ("run", repeats.run), ("list", repeats.list_), ("stop", repeats.stop),
        ),
    ),
    (
        "bank",
        N_("Files for the bank, and statements from it."),
        (
            ("export", bank_export.export), ("statement", statements.statement), ("list", bank.list_),
            ("show", bank.show), ("void", bank.void),
        ),
    ),
    (
        "own-account",
        N_("Accounts from which your company pays."),
        (
            ("add", accounts.add), ("list", accounts.list_), ("edit", accounts.edit), ("default", accounts.default),
        ),
    ),
    (
        "banks",
        N_("The Bank of Russia's directory of banks."),
        (
            ("load", accounts.load), ("show", accounts.show), ("status", accounts.status),
        ),
    ),
    (
        "policy",
        N_("Which steps of approval a request must pass."),
        (
            ("set", policies.set_), ("confirm", policies.confirm), ("show", policies.show), ("list", policies.list_),
            ("history", policies.history), ("test", policies.replay),
        ),
    ),
    (
        "audit",
        N_("Proof that nothing was changed past the journals."),
        (
            ("verify", audit.verify), ("seal", audit.seal), ("log", audit.log), ("accept", audit.accept),
        ),
    ),
    (
        "notify",
        N_("Messages to people and payees."),
        (
            ("run", notify.run), ("status", notify.status), ("retry", notify.retry), ("settings", notify.settings),
            ("test", notify.trial), ("channel", notify.channel), ("payee", notify.payee),
        ),
    ),
    (
        "store",
        N_("Where the files of requests are kept."),
        (
            ("show", stores.show), ("set", stores.set_), ("unset", stores.unset), ("move", stores.move),
            ("check", stores.check),
        ),
    ),
    (
        "db",
        N_("The database itself."),
        (
            ("upgrade", admin.db_upgrade), ("status", admin.db_status), ("backup", maintenance.backup),
            ("restore", maintenance.restore),
        ),
    ),
)  # fmt: skip


# Under which heading of the root's help a group of commands stands: with those who use it.
HEADINGS: Final[tuple[tuple[str, tuple[str, ...]], ...]] = (
    (N_("Filing (manager)"), ("repeat",)),
    (N_("Deciding (head)"), ()),
    (N_("Paying (accountant)"), ("bank", "own-account", "banks")),
    (N_("Auditing (auditor)"), ("audit",)),
    (N_("Everybody"), ("contractor", "view", "notify", "config")),
    (N_("Administration"), ("user", "policy", "store", "db")),
)


class Grouped(TyperGroup):
    """The root command: its help lists the commands by who uses them."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        alone = dict(COMMANDS)
        width = max(len(name) for name in self.commands) + 2
        for title, groups in HEADINGS:
            names = [*(name for name, _function in alone.get(title, ())), *groups]
            rows = []
            for name in names:
                command = self.get_command(ctx, name)
                if command is not None:
                    rows.append((name, command.get_short_help_str(200)))
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

            raise UsageError(
                N_("There is no language “{value}”. Languages: {known}."),
                code="bad_language", value=lang, known=", ".join(messages.LANGUAGES),
            )  # fmt: skip
        messages.use(lang)
    context.obj = Run(db=db, profile=profile, lang=lang, no_input=no_input, no_color=no_color)


_SETTINGS: Final[dict[str, Any]] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def _page(name: str) -> dict[str, Any]:
    """Return the help of a command as Typer takes it: what stands before its options, and what after them."""
    page = pages.PAGES[name]
    examples = "\n".join(f"  {_(example)}" for example in page.examples)
    return {
        "help": f"{_(page.purpose)}\n\n\b\n{_(N_('Examples:'))}\n{examples}",
        "epilog": f"{_(N_('See also:'))} {', '.join(page.related)}",
    }


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
    alone = {name for _title, commands in COMMANDS for name, _function in commands}
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
        for name, function in commands:
            if single not in (None, name):
                continue
            app.command(name, **_page(name), context_settings=_SETTINGS)(function)
    for name, purpose, commands in SUBCOMMANDS:
        if single not in (None, name):
            continue
        group = typer.Typer(help=_(purpose), **plain)
        for sub, function in commands:
            group.command(sub, **_page(f"{name} {sub}"), context_settings=_SETTINGS)(function)
        app.add_typer(group, name=name)
    return app


def _asked_help(arguments: Sequence[str]) -> Sequence[str]:
    """Take ``help approve`` for ``approve --help``; a topic stays what it is."""
    known = {name for _title, commands in COMMANDS for name, _function in commands} | {
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
            return _report_usage(error, arguments, as_json=as_json)
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

    from paydesk.render.safe import broken

    return broken(text, shutil.get_terminal_size((80, 24)).columns)


def _pipe_closed() -> int:
    """Go quietly when the reader of our output has gone, as after ``| head``."""
    import os

    sink = os.open(os.devnull, os.O_WRONLY)
    os.dup2(sink, sys.stdout.fileno())
    return ExitCode.OK


def _report_usage(error: Any, arguments: Sequence[str], *, as_json: bool) -> int:
    from paydesk.render.safe import safe_lines, to_json
    from paydesk.usage import explain

    code, text, hint = explain(error, arguments)
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
