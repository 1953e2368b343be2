"""The form of a payment request: its fields, and the one way from words to a checked value.

The form on a terminal, the options of the command line, a table row and an invoice all end here, so every rule
about a field is met once. Pure: no database, no clock, no terminal.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from paydesk import dates, money, requisites
from paydesk.errors import N_, Problem


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form: ``key`` in JSON, ``option`` on the command line, ``heading`` for people."""

    key: str
    option: str
    heading: str
    needed: bool
    max_length: int
    multiline: bool = False


# Limits: what a payment order of form 0401060 holds where it sets one (payee 160, purpose 210), else generous
# bounds against accidents.
FIELDS: Final[tuple[Field, ...]] = (
    Field("subject", "--subject", N_("What for"), True, 500),
    Field("contractor", "--contractor", N_("Contractor"), True, 255),
    Field("amount", "--amount", N_("Invoice amount"), True, 64),
    Field("currency", "--currency", N_("Currency"), True, 32),
    Field("due_date", "--due", N_("Pay by"), True, 32),
    Field("requisites", "--requisites", N_("Requisites"), True, 4000, multiline=True),
    Field("inn", "--inn", N_("INN"), True, 64),
    Field("kpp", "--kpp", N_("KPP"), False, 64),
    Field("bic", "--bic", N_("Bank BIC"), False, 64),
    Field("account", "--account", N_("Account"), True, 64),
    Field("corr_account", "--corr-account", N_("Corr. account"), False, 64),
    Field("bank", "--bank", N_("Bank"), False, 255),
    Field("purpose", "--purpose", N_("Payment purpose"), True, 1000),
    Field("invoice_number", "--invoice-number", N_("Invoice number"), False, 100),
    Field("invoice_date", "--invoice-date", N_("Invoice date"), False, 32),
)
FIELD: Final[Mapping[str, Field]] = {field.key: field for field in FIELDS}

REQUISITE_KEYS: Final = ("inn", "kpp", "bic", "account", "corr_account")
PURPOSE_LIMIT_RUB: Final = 210
"""Characters of field 24 of a payment order (Bank of Russia regulation 762-P)."""


@dataclass(frozen=True, slots=True)
class Form:
    """The content of a request; ``amount`` in minor units of ``currency``, dates as dates, ``None`` for not given."""

    subject: str | None = None
    contractor: str | None = None
    amount: int | None = None
    currency: str = "RUB"
    due_date: date | None = None
    requisites: str | None = None
    inn: str | None = None
    kpp: str | None = None
    bic: str | None = None
    account: str | None = None
    corr_account: str | None = None
    bank: str | None = None
    purpose: str | None = None
    invoice_number: str | None = None
    invoice_date: date | None = None


@dataclass(frozen=True, slots=True)
class Parsed:
    """A form read from words, with what was wrong in them; a wrong value is left out of ``form``."""

    form: Form
    problems: tuple[Problem, ...]


def clean_text(field: Field, value: str) -> str | Problem | None:
    """Return the text to store: trimmed, one line unless the field takes several; ``None`` when empty.

    Characters that no database and no bank can carry (NUL and other controls, lone surrogates) are refused
    rather than dropped, for what is approved must be what was typed.
    """
    text = unicodedata.normalize("NFC", value)
    if field.multiline:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        text = "\n".join(" ".join(line.split()) for line in text.strip().split("\n"))
    else:
        text = " ".join(text.split())
    if not text:
        return None
    for char in "" if text.isprintable() else text:
        if char != "\n" and unicodedata.category(char) in ("Cc", "Cs"):
            return Problem(
                field.key,
                "text_characters",
                N_("The text holds the unprintable character {char}. Remove it and try again."),
                {"char": f"U+{ord(char):04X}"},
            )
    if len(text) > field.max_length:
        return Problem(
            field.key,
            "text_too_long",
            N_("The text has {length} characters, at most {limit} are allowed. Shorten it."),
            {"length": len(text), "limit": field.max_length},
        )
    return text


def parse(words: Mapping[str, str], today: date, base: Form | None = None) -> Parsed:
    """Read the given words over ``base``; an empty word clears the field.

    Requisites in free text fill the fields that were not given; fields without a text compose it.
    """
    form = base or Form()
    texts, cleared, problems = _cleaned(words)
    values: dict[str, Any] = {key: "RUB" if key == "currency" else None for key in cleared}
    if "currency" in texts:
        currency = money.parse_currency(texts.pop("currency"))
        if isinstance(currency, Problem):
            problems.append(currency)
        else:
            values["currency"] = currency
    currency_now = str(values.get("currency") or form.currency)
    if currency_now != form.currency and form.amount is not None and "amount" not in texts:
        problems += _amount_of_other_currency(form, currency_now)
    for key, text in texts.items():
        value = _value(key, text, currency_now, today)
        if isinstance(value, Problem):
            problems.append(value)
        else:
            values[key] = value
    form, found = _join_requisites(replace(form, **values), words, frozenset(values))
    problems += found
    seen = {problem.field for problem in problems}
    problems += [problem for problem in check(form).problems if problem.field not in seen]
    return Parsed(form, tuple(problems))


def _cleaned(words: Mapping[str, str]) -> tuple[dict[str, str], list[str], list[Problem]]:
    """Return the texts that were given, the fields that were cleared, and what cannot be a text."""
    texts: dict[str, str] = {}
    cleared: list[str] = []
    problems: list[Problem] = []
    for key, word in words.items():
        cleaned = clean_text(FIELD[key], word)
        if isinstance(cleaned, Problem):
            problems.append(cleaned)
        elif cleaned is None:
            cleared.append(key)
        else:
            texts[key] = cleaned
    return texts, cleared, problems


def _value(key: str, text: str, currency: str, today: date) -> str | int | date | Problem:
    if key == "amount":
        return money.parse_amount(text, currency)
    if key in ("due_date", "invoice_date"):
        return dates.parse_date(text, today, key)
    return text


def _amount_of_other_currency(form: Form, currency: str) -> list[Problem]:
    if money.CURRENCIES[form.currency].digits == money.CURRENCIES[currency].digits:
        return []  # the same minor unit: the sum stays what it was
    return [
        Problem(
            "amount",
            "amount_needed_again",
            N_("The currency was changed from {currency}: give the amount again with --amount."),
            {"currency": form.currency},
        )
    ]


def _join_requisites(form: Form, words: Mapping[str, str], accepted: frozenset[str]) -> tuple[Form, list[Problem]]:
    """Bring the free text of the requisites and the separate fields together; the fields given win.

    Only fields that were ``accepted`` are compared with the text: one that was refused is no value to disagree with.
    """
    problems: list[Problem] = []
    given = {key for key in (*REQUISITE_KEYS, "bank", "contractor") if words.get(key, "").strip()}
    if words.get("requisites", "").strip() and form.requisites:
        read = requisites.read_text(form.requisites)
        found: dict[str, Any] = {key: getattr(read, key) for key in (*REQUISITE_KEYS, "bank")}
        if read.name and not form.contractor:
            found["contractor"] = read.name
        updates: dict[str, Any] = {key: value for key, value in found.items() if value and key not in given}
        for key in REQUISITE_KEYS:
            value, own = found[key], getattr(form, key)
            if value and key in given & accepted and requisites.compact(key, own) != value:
                problems.append(
                    Problem(
                        key,
                        "requisites_disagree",
                        N_("The field says {value}, the text of the requisites says {other}. Correct one of them."),
                        {"value": own, "other": value},
                    )
                )
        form = replace(form, **updates)
        problems += [problem for problem in read.problems if problem.field not in given]
    compacted: dict[str, Any] = {key: _compacted(key, getattr(form, key)) for key in REQUISITE_KEYS}
    form = replace(form, **compacted)
    stale = any(key in words for key in REQUISITE_KEYS) and not words.get("requisites", "").strip()
    if (stale or not form.requisites) and form.account:
        form = replace(form, requisites=requisites.compose_text(to_requisites(form), form.contractor, form.bank))
    return form, problems


def _compacted(key: str, value: str | None) -> str | None:
    return (requisites.compact(key, value) or None) if value else None


def to_requisites(form: Form) -> requisites.Requisites:
    """Return the requisites of a form, ready to be checked."""
    return requisites.Requisites(
        inn=form.inn,
        kpp=form.kpp,
        bic=form.bic,
        account=form.account,
        corr_account=form.corr_account,
        currency=form.currency,
    )


def check(form: Form) -> requisites.Findings:
    """Check the values that are given: what is wrong in itself, and what is doubtful."""
    findings = requisites.check(to_requisites(form))
    problems, warnings = list(findings.problems), list(findings.warnings)
    if form.purpose and form.currency == "RUB" and len(form.purpose) > PURPOSE_LIMIT_RUB:
        problems.append(
            Problem(
                "purpose",
                "purpose_too_long",
                N_("The payment purpose has {length} characters; a payment order holds {limit}. Shorten it."),
                {"length": len(form.purpose), "limit": PURPOSE_LIMIT_RUB},
            )
        )
    return requisites.Findings(tuple(problems), tuple(warnings))


def check_complete(form: Form, *, require_bic: bool) -> tuple[Problem, ...]:
    """Return what stops the form from being submitted: missing fields, and everything that is wrong."""
    missing = [
        field for field in FIELDS if needed(field.key, form, require_bic=require_bic) and _empty(form, field.key)
    ]
    problems = [
        Problem(
            field.key, "missing", N_("This field is needed to submit. Give it with {option}."), {"option": field.option}
        )
        for field in missing
    ]
    return (*problems, *check(form).problems)


def needed(key: str, form: Form, *, require_bic: bool) -> bool:
    """Tell whether this form cannot be submitted without the field."""
    if key == "inn":
        return form.currency == "RUB"
    if key == "bic":
        return require_bic and form.currency == "RUB" and len(form.account or "") == requisites.ACCOUNT_LENGTH
    return FIELD[key].needed


def _empty(form: Form, key: str) -> bool:
    return getattr(form, key) in (None, "")


def mentions_vat(purpose: str) -> bool:
    """Tell whether a purpose says something of VAT or another tax, as banks ask for.

    >>> mentions_vat("Оплата по счету 5, без НДС"), mentions_vat("Оплата по счету 5")
    (True, False)
    """
    return _VAT.search(purpose) is not None


_VAT: Final = re.compile(r"\bНДС\b|\bналог", re.IGNORECASE)
