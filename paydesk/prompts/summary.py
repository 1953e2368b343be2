"""The form as lines for the person who fills it in. Pure."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from typing import Final

from paydesk import form as forms
from paydesk import messages, money
from paydesk.errors import N_
from paydesk.form import Form
from paydesk.messages import _, heading
from paydesk.prompts import reading
from paydesk.render.safe import safe, safe_lines
from paydesk.requisites import compose_text

ORDER: Final = (
    "contractor",
    "amount",
    "currency",
    "inn",
    "kpp",
    "bic",
    "account",
    "corr_account",
    "bank",
    "requisites",
    "due_date",
    "subject",
    "invoice_number",
    "invoice_date",
    "purpose",
)
"""The fields in the order in which they are asked."""

_PAYEE: Final = (*forms.REQUISITE_KEYS, "bank")
_MAX_LINES: Final = 4


def shown(form: Form, key: str) -> str:
    """Return the value as people read it, on lines of its own; "" when there is none."""
    if key == "amount" and form.amount is not None:
        return money.format_amount(form.amount, form.currency, messages.language())
    return safe_lines(reading.word(form, key))


def brief(form: Form, key: str, width: int) -> str:
    """Return heading and value on one line that fits."""
    return one_line(heading(key), shown(form, key), width)


def one_line(label: str, text: str, width: int) -> str:
    """Return a heading and what belongs to it on one line that fits."""
    line = f"{label}: {safe(text) or '—'}"
    return line if len(line) <= width else line[: width - 1] + "…"


def payee_lines(form: Form, width: int) -> Iterable[str]:
    """Return the requisites alone."""
    return _table([(heading(key), shown(form, key)) for key in _PAYEE if shown(form, key)], width)


def lines(
    form: Form, width: int, *, require_bic: bool, advice: Sequence[str] = (), papers: Sequence[str] = ()
) -> Iterable[str]:
    """Return the whole form: every field that is given, then what is missing, wrong or (``advice``, too) worth a look.

    ``papers`` are the names of the invoice's files.
    """
    yield ""
    keys = list(ORDER)
    if form.requisites == compose_text(forms.to_requisites(form), form.contractor, form.bank):
        keys.remove("requisites")  # it only repeats the fields
    rows = [(heading(key), shown(form, key)) for key in keys if shown(form, key)]
    if papers:
        rows.append((heading("invoice_file"), safe_lines("\n".join(papers))))
    yield from _table(rows, width)
    problems = forms.check_complete(form, require_bic=require_bic)
    wrong = [messages.of_problem(one) for one in problems if one.code != "missing"]
    doubts = [*(messages.of_problem(one) for one in forms.check(form).warnings), *advice]
    yield from _notes(_(N_("To be corrected:")), wrong, width)
    yield from _notes(_(N_("Worth a look:")), doubts, width)
    missing = [one.field for one in problems if one.code == "missing"]
    if missing:
        fields = ", ".join(heading(key) for key in sorted(missing, key=ORDER.index))
        yield ""
        yield from textwrap.wrap(_(N_("To submit it, still needed: {fields}")).format(fields=fields), width)


def _notes(title: str, notes: Sequence[str], width: int) -> Iterable[str]:
    if notes:
        yield ""
        yield title
    for one in notes:
        yield from note(one, width)


def note(text: str, width: int) -> Iterable[str]:
    """Return what is wrong or worth a look, as lines."""
    return textwrap.wrap(safe(text), width, initial_indent="  ! ", subsequent_indent="    ")


def _table(rows: Sequence[tuple[str, str]], width: int) -> Iterable[str]:
    indent = max((len(label) for label, _text in rows), default=0) + 4
    for label, text in rows:
        wrapped: list[str] = []
        for line in text.split("\n"):
            # Only plain spaces divide: a sum keeps its no-break spaces, and numbers are not torn at hyphens.
            wrapped += textwrap.wrap(line, max(width - indent, 20), break_on_hyphens=False)
        if len(wrapped) > _MAX_LINES:
            wrapped = [*wrapped[:_MAX_LINES], "…"]
        yield f"  {label:<{indent - 2}}{wrapped[0]}"
        yield from (" " * indent + line for line in wrapped[1:])
