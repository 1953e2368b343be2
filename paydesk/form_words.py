"""What a request is known and found by: its form in exact words, and what is made of them.

A fingerprint, the text that the search looks through, the name and the invoice by which others of its kind are found.
Pure: no database, no clock, no terminal.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import fields
from functools import lru_cache
from json.encoder import encode_basestring
from operator import attrgetter
from typing import Any, Final

from paydesk import money
from paydesk.folding import fold, fold_name
from paydesk.form import Form
from paydesk.invoice_number import invoice_key


def to_words(form: Form) -> dict[str, str]:
    """Return the form as exact words that :func:`paydesk.form.parse` reads back to the same form.

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
