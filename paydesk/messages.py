"""Texts for people in two languages: which language, translation, plural forms, and how errors read.

Texts in the code are English templates; the catalogue of ``paydesk/locale`` gives the Russian ones. Codes and
parameters are stored, never sentences. Help and completion come through here, so the form and the workflow are
imported where they are needed.
"""

from __future__ import annotations

import gettext as _gettext
import os
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from paydesk import languages
from paydesk.errors import N_, Param, PaydeskError, Problem

if TYPE_CHECKING:
    from datetime import date

LANGUAGES: Final = tuple(languages.LANGUAGES)
DEFAULT: Final = "ru"
LOCALE_DIR: Final = Path(__file__).parent / "locale"

_catalogues: dict[str, _gettext.NullTranslations] = {}
_language = DEFAULT


def choose(asked: str | None, environment: Mapping[str, str]) -> str:
    """Return the language: what was asked for, else what the environment says, else Russian.

    ``LC_ALL``, ``LC_MESSAGES``, ``LANG`` count when they name a language we speak; ``C`` and ``POSIX`` say nothing.
    """
    candidates = [asked, environment.get("PAYDESK_LANG")]
    candidates += environment.get("LANGUAGE", "").split(":")
    candidates += [environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    if os.name == "nt":  # pragma: no cover - Windows has no such variables
        import locale

        candidates.append(locale.getlocale()[0])
    for candidate in candidates:
        code = (candidate or "").lower().split("_")[0].split(".")[0].split("-")[0]
        if code in ("russian", "english"):  # pragma: no cover - as Windows names them
            code = code[:2]
        if code in LANGUAGES:
            return code
    return DEFAULT


def use(language: str) -> None:
    """Speak this language from now on."""
    global _language  # noqa: PLW0603 - one process speaks one language
    _language = language if language in LANGUAGES else DEFAULT


def language() -> str:
    """Return the language in use."""
    return _language


def _catalogue() -> _gettext.NullTranslations:
    if _language not in _catalogues:
        _catalogues[_language] = _gettext.translation("paydesk", LOCALE_DIR, languages=[_language], fallback=True)
    return _catalogues[_language]


def _(message: str) -> str:
    """Translate a text."""
    return _catalogue().gettext(message) if message else ""


def ngettext(one: str, many: str, count: int) -> str:
    """Translate a text that depends on a number, and fill in ``{count}``."""
    return _catalogue().ngettext(one, many, count).format(count=count)


_ISO: Final = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_SUM: Final = re.compile(r"([0-9]+)(?:\.([0-9]+))? ([A-Z]{3})", re.ASCII)
_BUDGET: Final = re.compile(r"\b(CBC|OKTMO|UIN|DrawerStatus)\b")
_BUDGET_NAMES: Final = {
    "CBC": N_("CBC"),
    "OKTMO": N_("OKTMO"),
    "UIN": N_("UIN"),
    "DrawerStatus": N_("drawer's status"),
}
_PLACES: Final = re.compile(
    r"(?<![\w/.-])(?:FILE|FOLDER|ID|LOGIN|NAME|VALUE|VERSION)\b(?![\w/.-])"
)  # as paydesk.help has them
_REASONS: Final = frozenset((
    N_("Is a directory"), N_("Not a directory"), N_("Permission denied"), N_("No such file or directory"),
    N_("No space left on device"), N_("Read-only file system"), N_("File name too long"),
))  # fmt: skip
"""What the system says of files, by far most often; the rest stays as the system says it."""


def fill(template: str, params: Mapping[str, Param]) -> str:
    """Translate a template and put the parameters in.

    States, days and sums are in them as programs write them, and in the text as people do; ``value`` is what somebody
    typed, and stays.
    """
    shown = {key: _named(key, value) for key, value in params.items()}
    return _(template).format(**shown)


def _named(key: str, value: Param) -> Param:
    if key == "status":
        return status_name(str(value))
    if key == "actions" and value == "—":
        return _(N_("nothing"))
    if key == "detail" and value in _REASONS:
        return _(str(value))
    if key == "fields":
        return _BUDGET.sub(lambda found: _(_BUDGET_NAMES[found[0]]), str(value))
    if key != "value" and isinstance(value, str):
        value = _as_people_write(value)
    if key == "command":
        return command(str(value))
    if key in ("role", "own"):
        return either([", ".join(map(role_name, one.split(", "))) for one in str(value).split(" / ")])
    return value


def either(words: Sequence[str]) -> str:
    """Return words of which any one will do, as people say that: ``a, b or c``."""
    if len(words) < 2:
        return "".join(words)
    return _(N_("{words} or {last}")).format(words=", ".join(words[:-1]), last=words[-1])


def command(words: str) -> str:
    """Return a command line that people are told of, with what they are to put in named in their language."""
    return _PLACES.sub(lambda found: _(found[0]), words)


def _as_people_write(value: str) -> str:
    if _ISO.fullmatch(value):
        return day(value)
    if found := _SUM.fullmatch(value):
        from paydesk.money import CURRENCIES, format_amount

        whole, fraction, code = found.groups()
        if code in CURRENCIES and len(fraction or "") == CURRENCIES[code].digits:
            return format_amount(int(whole + (fraction or "")), code, language())
    return value


def day(value: str | date) -> str:
    """Return a day as people write it."""
    from datetime import date

    from paydesk.dates import format_date

    try:
        return format_date(date.fromisoformat(value) if isinstance(value, str) else value, language())
    except ValueError:  # digits that are no day
        return str(value)


def role_name(role: str) -> str:
    """Return what people call the role; a login or another word stays as it is."""
    from paydesk.workflow import ROLE_NAMES

    return _(ROLE_NAMES[role]) if role in ROLE_NAMES else role


def file_kind(kind: str) -> str:
    """Return what people call the kind of a file."""
    names = {"invoice": N_("invoice"), "order": N_("order"), "other": N_("other")}
    return _(names.get(kind, kind))


def status_name(status: str) -> str:
    """Return what people call the state."""
    from paydesk.workflow import DISCARDED, STATES

    return _(STATES[status]) if status in STATES else _(N_("Discarded")) if status == DISCARDED else status


def heading(key: str) -> str:
    """Return the heading of a field of the form, or of another column."""
    from paydesk.form import FIELD

    side, dot, rest = key.partition(".")
    if dot and side in _SIDES:
        return f"{_(_SIDES[side])}, {heading(rest)}"
    return _(FIELD[key].heading) if key in FIELD else _(_HEADINGS.get(key, key))


_SIDES: Final = {"payer": N_("Payer"), "payee": N_("Payee")}
"""Whose requisites a bank file means by ``payee.inn``."""


_HEADINGS: Final = {
    "setting": N_("Setting"),
    "value": N_("Value"),
    "values": N_("Values"),
    "meaning": N_("Meaning"),
    "origin": N_("Comes from"),
    "id": N_("No."),
    "status": N_("Status"),
    "author": N_("Author"),
    "version": N_("Version"),
    "created_at": N_("Filed"),
    "updated_at": N_("Changed"),
    "approved_by": N_("Approved by"),
    "approved_at": N_("Approved"),
    "paid_by": N_("Paid by"),
    "payment_date": N_("Payment date"),
    "payment_number": N_("Payment order No."),
    "waiting_for": N_("Waiting for"),
    "files": N_("Files"),
    "why": N_("Why"),
    "login": N_("Login"),
    "name": N_("Name"),
    "email": N_("Mail"),
    "roles": N_("Roles"),
    "disabled": N_("Disabled"),
    "digest": N_("Digest"),
    "due": N_("Pay by"),
    "limit": N_("Limit"),
    "key": N_("Key"),
    "file": N_("File"),
    "format": N_("Format"),
    "as_of": N_("As of"),
    "group": N_("Group"),
    "count": N_("Count"),
    "when": N_("When"),
    "who": N_("Who"),
    "what": N_("What"),
    "about": N_("About"),
    "detail": N_("Detail"),
    "organisation": N_("Organisation"),
    "default": N_("Default"),
    "is_default": N_("Default"),
    "closed": N_("Closed"),
    "day": N_("Day"),
    "date": N_("Date"),
    "total": N_("Sum"),
    "invoice_file": N_("File of the invoice"),
    "balance": N_("Balance"),
    "city": N_("City"),
    "lang": N_("Language"),
    "period": N_("Period"),
    "sha256": "SHA-256",
    "seal": N_("Seal"),
}


def of_problem(problem: Problem, *, with_row: bool = True, row: str = N_("row {row}, ")) -> str:
    """Return a problem as one line: field, what is wrong, what to do."""
    where = _(row).format(row=problem.row) if problem.row is not None and with_row else ""
    return f"{where}{heading(problem.field)}: {fill(problem.text, problem.params)}"


def of_error(error: PaydeskError) -> str:
    """Return an error as text; its problems follow, a line each. Of a word misspelt the one meant is offered."""
    lines = [fill(error.text, error.params) + _meant(error.params)]
    row = N_("line {row}, ") if error.error_code == "bad_policy" else N_("row {row}, ")
    lines += ["  " + of_problem(problem, row=row) for problem in error.problems]
    return "\n".join(lines)


def _meant(params: Mapping[str, Param]) -> str:
    """Return an offer of the known word that is nearly one of the others, or ""."""
    known = str(params.get("known", "")).split(", ")
    if known == [""]:
        return ""
    import difflib

    for key, value in params.items():
        if key != "known" and isinstance(value, str) and value not in known:
            near = difflib.get_close_matches(value.casefold(), known, n=2, cutoff=0.75)
            if near:
                return " " + _(N_("Did you mean {near}?")).format(near=", ".join(near))
    return ""


def problems_json(problems: Sequence[Problem]) -> list[dict[str, Any]]:
    """Return problems in the shape that scripts use."""
    return [
        {"field": problem.field, "code": problem.code, "message": fill(problem.text, problem.params)}
        | ({"row": problem.row} if problem.row is not None else {})
        for problem in problems
    ]


def error_json(error: PaydeskError) -> dict[str, Any]:
    """Return an error in the shape that scripts use."""
    return {
        "code": error.error_code,
        "message": fill(error.text, error.params),
        "problems": problems_json(error.problems),
    }
