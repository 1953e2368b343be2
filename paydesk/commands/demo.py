"""A business day on a new database, played through the real command line and told as it goes."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Annotated, Final

import typer

from paydesk.errors import N_, Conflict, unwritable
from paydesk.messages import _, language

# (who, what they think, command); public requisites, invoices made up.
_AGROKH: Final = (
    "ООО «АгроХ»\nИНН 5038191314 КПП 503801001\nр/с 40702810740000432537 в ПАО Сбербанк\n"
    "БИК 044525225 к/с 30101810400000000225"
)
DAY: Final[tuple[tuple[str, str, tuple[str, ...]], ...]] = (
    ("root", N_("A database is set up, and three people are added."), ("init",)),
    ("root", "", ("user", "add", "anna", "--role", "manager", "--name", "Анна")),
    ("root", "", ("user", "add", "boris", "--role", "head", "--name", "Борис")),
    ("root", "", ("user", "add", "vera", "--role", "accountant", "--name", "Вера")),
    (
        "anna",
        N_("Anna files a request: the requisites are pasted as they came, the fields are read from them."),
        ("new", "--contractor", "ООО «АгроХ»", "--requisites", _AGROKH, "--amount", "125 000,50", "--due", "+2d",
         "--subject", "Удобрения", "--purpose", "Оплата по счету № 15 от 20.11.2026 за удобрения. В т.ч. НДС 20%"),
    ),
    (
        "anna",
        N_("A wrong digit in an account is noticed before it costs money."),
        ("new", "--contractor", "ООО «МКС»", "--inn", "7811775234", "--kpp", "781101001", "--bic", "044030653",
         "--account", "40702810955000082406", "--amount", "48 300", "--due", "tomorrow"),
    ),
    (
        "anna",
        "",
        ("new", "--contractor", "ООО «МКС»", "--inn", "7811775234", "--kpp", "781101001", "--bic", "044030653",
         "--account", "40702810955000082405", "--corr-account", "30101810500000000653", "--amount", "48 300",
         "--due", "tomorrow", "--subject", "Монтаж", "--purpose", "Оплата по счету № 7 за монтаж. НДС не облагается",
         "--submit"),
    ),
    (
        "anna",
        N_("The contractor is known now: the name brings the requisites along."),
        ("new", "--contractor", "агрох", "--amount", "9900", "--due", "+5d", "--subject", "Семена",
         "--purpose", "Оплата по счету № 16 за семена. В т.ч. НДС 20%", "--submit"),
    ),
    ("anna", "", ("submit", "1")),
    ("anna", N_("Nobody approves a request of their own."), ("approve", "1")),
    ("boris", N_("Boris, the head, sees what waits for him, the oldest due date first."), ("inbox",)),
    ("boris", "", ("approve", "2")),
    ("boris", "", ("return", "1", "-m", "Приложите счет и проверьте сумму")),
    ("boris", "", ("reject", "3", "-m", "Семена закупаем весной")),
    (
        "anna",
        N_("Anna corrects the returned request and submits it again; Boris approves what he saw."),
        ("edit", "1", "--amount", "120000", "--submit"),
    ),
    ("boris", "", ("approve", "1", "--seen", "5")),
    (
        "vera",
        N_("Vera, the accountant, opens the registry: she sees approved payments alone."),
        ("registry", "--status", "approved", "--due", "7d"),
    ),
    ("vera", N_("She pays, and the number and the date of the payment order are kept."),
     ("pay", "1", "--date", "today", "--number", "345")),
    ("vera", "", ("pay", "2", "--date", "today", "--number", "346")),
    ("anna", N_("Anna sees what became of her request, and who decided what and when."), ("show", "1")),
)  # fmt: skip


def demo(
    context: typer.Context,
    folder: Annotated[
        Path | None,
        typer.Option("--folder", help=_(N_("Where the database goes; a new temporary folder when not given."))),
    ] = None,
) -> None:
    from paydesk.render.safe import safe

    if folder and _has_database(folder):
        raise Conflict(
            N_("There is a database {path} already, and the day is played on a new one. Name another folder."),
            code="file_exists",
            path=str(folder / "paydesk.db"),
        )
    place = folder or Path(tempfile.mkdtemp(prefix="paydesk-demo-"))
    url = f"sqlite:///{place / 'paydesk.db'}"
    sys.stdout.write(_(N_("A business day with paydesk, on a new database: {url}")).format(url=safe(url)) + "\n")
    for who, story, command in DAY:
        _play(url, who, _(story), command)
    sys.stdout.write("\n" + _(N_("Now you. Be one of them, and go on:")) + "\n")
    sys.stdout.write(f"  export PAYDESK_DB={safe(shlex.quote(url))}\n")
    program = shlex.quote(_program())
    for who, words in (("boris", "inbox"), ("anna", "new"), ("vera", "registry"), ("root", "user list")):
        sys.stdout.write(f"  PAYDESK_USER={who} {program} {words}\n")


def _has_database(folder: Path) -> bool:
    try:
        return (folder / "paydesk.db").exists()
    except OSError as error:
        raise unwritable(folder / "paydesk.db", error) from error


def _program() -> str:
    """Return how the user can call paydesk again: by its name where that finds it, or the script beside this Python."""
    beside = Path(sys.executable).with_name("paydesk")
    found = shutil.which("paydesk")
    # pipx and uv put a link to the script where it is found.
    if not beside.exists() or (found and Path(found).resolve() == beside.resolve()):
        return "paydesk"
    return str(beside)


def _play(url: str, who: str, story: str, command: tuple[str, ...]) -> None:
    if story:
        sys.stdout.write(f"\n── {story}\n")
    shown = " ".join(shlex.quote(word) for word in command).replace("\n", " ")
    sys.stdout.write(f"\n{who}$ paydesk {shown}\n")
    sys.stdout.flush()
    environment = {**os.environ, "PAYDESK_USER": who, "PAYDESK_DB": url, "PAYDESK_LANG": language()}
    environment.pop("PAYDESK_PROFILE", None)
    done = subprocess.run(  # noqa: S603 - our own program with words of our own
        [sys.executable, "-m", "paydesk", "--no-input", *command],
        env=environment,
        stdout=None if sys.stdout.isatty() else subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    sys.stdout.write(done.stdout or "")
