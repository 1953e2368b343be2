"""From answers to the form: one field, a pasted block, a contractor met before. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from paydesk import dates, folding, messages, money, requisites
from paydesk import form as forms
from paydesk.errors import Problem
from paydesk.form import Form
from paydesk.render.safe import safe

if TYPE_CHECKING:
    from paydesk.contractors import Known

# An amount may name its currency, so a wrong currency is shown beside the amount.
_TOGETHER: Final = {"amount": ("amount", "currency")}


def read(form: Form, key: str, text: str, today: date) -> Form | Problem:
    """Return the form with this field answered, or what is wrong with the answer; an empty one clears the field.

    Only problems of the field itself count: two fields that disagree are shown in the summary, where either of them
    can be corrected. An amount that names a currency changes the currency as well.
    """
    words = {key: text}
    parsed = forms.parse(words, today, form)
    problem = _first(parsed.problems, key)
    if problem and problem.code == "amount_currency":
        words["currency"] = str(problem.params["other"])
        parsed = forms.parse(words, today, form)
        problem = _first(parsed.problems, key)
    return problem or _keep_text(form, parsed.form, key)


def _keep_text(old: Form, new: Form, key: str) -> Form:
    """Keep the requisites as received unless a field now says something else than they do."""
    if key not in forms.REQUISITE_KEYS or not old.requisites:
        return new
    found = requisites.read_text(old.requisites)
    told = {name: value for name in forms.REQUISITE_KEYS if (value := getattr(found, name))}
    agrees = bool(told) and all(getattr(new, name) == value for name, value in told.items())
    return replace(new, requisites=old.requisites) if agrees else new


def _first(problems: Sequence[Problem], key: str) -> Problem | None:
    own = _TOGETHER.get(key, (key,))
    return next((problem for problem in problems if problem.field in own), None)


@dataclass(frozen=True, slots=True)
class Block:
    """What a pasted block gave: the form, what is wrong, and the values to ask again, as they were read."""

    form: Form
    problems: tuple[Problem, ...]
    again: dict[str, str]


def read_block(form: Form, text: str, today: date) -> Block:
    """Read pasted requisites; they replace the ones of the form, for parts of two sets fit nobody.

    A wrong value does not enter the form: it is to be asked again, with what was read as the default.
    """
    cleared = without_requisites(form)
    parsed = forms.parse({"requisites": text}, today, cleared)
    own = (*forms.REQUISITE_KEYS, "requisites")
    problems = tuple(problem for problem in parsed.problems if problem.field in own)
    wrong = {problem.field for problem in problems} & set(forms.REQUISITE_KEYS)
    if any(problem.code == "account_key" for problem in problems):
        wrong.add("bic")  # the key binds the two; nobody knows which of them is mistyped
    again: dict[str, str] = {key: getattr(parsed.form, key) or "" for key in forms.REQUISITE_KEYS if key in wrong}
    emptied: dict[str, Any] = dict.fromkeys(again)
    return Block(replace(parsed.form, **emptied), problems, again)


def without_requisites(form: Form) -> Form:
    """Return the form without any requisites but the INN, which names the payee."""
    return replace(form, kpp=None, bic=None, account=None, corr_account=None, bank=None, requisites=None)


def is_block(text: str) -> bool:
    """Tell whether somebody pasted requisites where one line was asked for."""
    return requisites.read_text(text).account is not None


def is_inn(text: str) -> bool:
    """Tell whether the text is an INN."""
    return requisites.inn.is_valid(requisites.inn.compact(text))


def word(form: Form, key: str) -> str:
    """Return the value as a person would type it; "" when there is none."""
    value = getattr(form, key)
    if value is None:
        return ""
    if key == "amount":
        text = money.amount_string(value, form.currency)
        return text if form.currency == "RUB" else f"{text} {form.currency}"
    return dates.format_date(value, messages.language()) if isinstance(value, date) else str(value)


def label(known: Known) -> str:
    """Return how a contractor stands in the list: the name, and the INN that tells namesakes apart."""
    return safe(f"{known.name} ({known.inn})" if known.inn else known.name)


def find_known(answer: str, known: Sequence[Known]) -> list[Known]:
    """Return the contractors that the answer means: by a line of the list, an INN, or a name; namesakes are several."""
    text = " ".join(answer.split())
    if not text:
        return []
    if listed := [one for one in known if label(one) == text]:
        return listed[:1]
    number = requisites.inn.compact(text)
    if by_inn := [one for one in known if one.inn and one.inn == number]:
        return by_inn[:1]
    name = folding.fold_name(text)
    return [one for one in known if folding.fold_name(one.name) == name]


def compose_purpose(form: Form) -> str:
    """Return the usual payment purpose, or "" when there is nothing to say.

    It is Russian for rubles in every language of the program, for it is written for the bank. The subject stands in
    brackets because it comes in any case and number.

    >>> compose_purpose(Form(subject="Бумага А4", invoice_number="145", invoice_date=date(2026, 12, 1)))
    'Оплата по счету № 145 от 01.12.2026 (Бумага А4)'
    >>> compose_purpose(Form(subject="Аренда за май")), compose_purpose(Form())
    ('Оплата: Аренда за май', '')
    >>> compose_purpose(Form(currency="EUR", invoice_number="R-7", invoice_date=date(2026, 12, 1)))
    'Payment of invoice R-7 dated 2026-12-01'
    """
    is_ruble = form.currency == "RUB"
    subject = form.subject or ""
    if not form.invoice_number:
        text = f"{'Оплата' if is_ruble else 'Payment'}: {subject}" if subject else ""
        return _cut(text, forms.PURPOSE_LIMIT_RUB)
    invoice = f"Оплата по счету № {form.invoice_number}" if is_ruble else f"Payment of invoice {form.invoice_number}"
    if form.invoice_date:
        day = dates.format_date(form.invoice_date, "ru" if is_ruble else "en")
        invoice += f" от {day}" if is_ruble else f" dated {day}"
    room = forms.PURPOSE_LIMIT_RUB - len(invoice) - len(" ()")
    if not subject or room < len("…"):
        return _cut(invoice, forms.PURPOSE_LIMIT_RUB)
    return f"{invoice} ({_cut(subject, room)})"


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def default_purpose(form: Form) -> str:
    """Return the purpose to offer: the one written in the pasted requisites, else the usual one."""
    return requisites.read_text(form.requisites or "").purpose or compose_purpose(form)
