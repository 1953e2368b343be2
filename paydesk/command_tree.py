"""The tree of commands: global options, the commands in their groups, under the headings of the help.

Only signatures are loaded here; see ``paydesk.commands``.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
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
    wishes,
)
from paydesk.commands.common import Run
from paydesk.errors import N_
from paydesk.messages import _
from paydesk.tab import VALUED

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
            ("run", notify.run), ("status", notify.status), ("retry", notify.retry), ("settings", wishes.settings),
            ("test", wishes.trial), ("channel", wishes.channel), ("payee", wishes.payee),
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


class Group(TyperGroup):
    """A group of commands: each purpose is told whole, where Typer would cut it to one line."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        found = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        with formatter.section(_(N_("Commands"))):
            formatter.write_dl([(name, one.get_short_help_str(200)) for name, one in found if one is not None])


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


def wanted(arguments: Sequence[str]) -> str | None:
    """Return the command that the words name, or ``None`` when the whole tree is needed: for help or an unknown word."""
    words = iter(arguments)
    for word in words:
        if word in VALUED:
            next(words, None)
        elif not word.startswith("-"):
            return word
        elif word in ("-h", "--help"):
            return None
    return None


def names() -> set[str]:
    """Return the names of all commands and groups."""
    alone = {name for _title, commands in COMMANDS for name, _function in commands}
    return alone | {name for name, *_rest in SUBCOMMANDS}


def build(only: str | None = None) -> typer.Typer:
    """Return the application, its help in the language in use.

    ``only`` names the one command that this run needs: Typer reads the signature of every command it is given, which
    is most of the time that it takes.
    """
    single = only if only in names() else None
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
        group = typer.Typer(cls=Group, help=_(purpose), **plain)
        for sub, function in commands:
            group.command(sub, **_page(f"{name} {sub}"), context_settings=_SETTINGS)(function)
        app.add_typer(group, name=name)
    return app
