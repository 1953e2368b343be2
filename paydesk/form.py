"""The form of a payment request: its fields, and the one way from words to a checked value.

The form on a terminal, the options of the command line, a table row and an invoice all end here, so every rule
about a field is met once. Pure: no database, no clock, no terminal.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import lru_cache
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any, Final

from paydesk import dates, folding, money, requisites
from paydesk.errors import N_, Problem
from paydesk.invoice_number import invoice_key


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


def to_words(form: Form) -> dict[str, str]:
    """Return the form as exact words that :func:`parse` reads back to the same form.

    A field that is empty has no word; ``parse`` fills it once more when the text of the requisites has it.
    """
    return {name: word for name, word in zip(_NAMES, words_of(_VALUES(form)), strict=True) if word is not None}


Words = Sequence[str | None]
"""The exact words of a form, in the order of its fields."""


def words_of(values: Sequence[Any]) -> Words:
    """Return the words of values in the order of the fields: the amount in minor units, dates as dates or in ISO 8601."""
    words = list(values)
    if words[_AMOUNT] is not None:
        words[_AMOUNT] = money.amount_string(words[_AMOUNT], words[_CURRENCY])
    for place in _DATES:
        if words[place] is not None:
            words[place] = str(words[place])
    return words


_NAMES: Final = tuple(field.name for field in fields(Form))
_VALUES: Final = attrgetter(*_NAMES)
_AMOUNT, _CURRENCY = _NAMES.index("amount"), _NAMES.index("currency")
_DATES: Final = (_NAMES.index("due_date"), _NAMES.index("invoice_date"))


def fingerprint(form: Form) -> str:
    """Return what tells two payments apart: 32 hexadecimal digits (128 bits of SHA-256) over what is paid, to whom and for what.

    The free text of the requisites and the name of the bank are left out when there is an account: they repeat the
    fields, each sender in words of his own. So does the subject when there is a payment purpose.
    """
    return fingerprint_of(words_of(_VALUES(form)))


def fingerprint_of(words: Words) -> str:
    """Return the :func:`fingerprint` of a form in words."""
    # JSON as json.dumps writes it with sorted keys, in half the time.
    parts = [
        f'"{name}":{encode_basestring(word)}'
        for place, name in _PAID[bool(words[_ACCOUNT]), bool(words[_PURPOSE])]
        if (word := words[place]) is not None
    ]
    return hashlib.sha256(f"{{{','.join(parts)}}}".encode()).hexdigest()[:32]


_ACCOUNT, _PURPOSE = _NAMES.index("account"), _NAMES.index("purpose")


def _paid(*left_out: str) -> tuple[tuple[int, str], ...]:
    return tuple((_NAMES.index(name), name) for name in sorted(_NAMES) if name not in left_out)


_PAID: Final = {
    (False, False): _paid(),
    (False, True): _paid("subject"),
    (True, False): _paid("requisites", "bank"),
    (True, True): _paid("requisites", "bank", "subject"),
}
"""Is there an account, is there a purpose → the fields of a fingerprint."""


def search_text(form: Form) -> str:
    """Return the folded text that the search of the registry looks through."""
    return search_of(words_of(_VALUES(form)))


def search_of(words: Words) -> str:
    """Return the :func:`search_text` of a form in words."""
    folded = [folds(word) for place, folds in _SEARCHED if (word := words[place])]
    return " ".join(filter(None, folded))


fold: Final = folding.fold
fold_name: Final = folding.fold_name
_fold_again: Final = lru_cache(16_384)(fold)
_SEARCHED: Final = tuple(
    # What comes again with the next invoice of a contractor is folded once.
    (_NAMES.index(name), _fold_again if name in ("subject", "contractor", "inn", "account") else fold)
    for name in ("subject", "contractor", "inn", "account", "invoice_number", "purpose")
)
_CONTRACTOR: Final = _NAMES.index("contractor")


def key_of(words: Words) -> str | None:
    """Return the folded name of the contractor of a form in words."""
    name = words[_CONTRACTOR]
    return fold_name(name) if name else None


def invoice_key_of(words: Words) -> str | None:
    """Return what tells the invoice of a form in words; see :func:`paydesk.invoice_number.invoice_key`."""
    return invoice_key(words[_INN] or words[_ACCOUNT], words[_INVOICE])


def invoice_key_of_form(form: Form) -> str | None:
    """Return what tells the invoice of a form."""
    return invoice_key(form.inn or form.account, form.invoice_number)


_INN, _INVOICE = _NAMES.index("inn"), _NAMES.index("invoice_number")


def mentions_vat(purpose: str) -> bool:
    """Tell whether a purpose says something of VAT or another tax, as banks ask for.

    >>> mentions_vat("Оплата по счету 5, без НДС"), mentions_vat("Оплата по счету 5")
    (True, False)
    """
    return _VAT.search(purpose) is not None


_VAT: Final = re.compile(r"\bНДС\b|\bналог", re.IGNORECASE)
