"""From the text of an invoice, a letter or a card to words of the form.

Requisites are read by :func:`paydesk.requisites.read_text`; what an invoice has beyond a card is added: the bank block
of 1C, whose labels stand under their values, the number, the total, the tax and the term.
"""

from __future__ import annotations

import re
from typing import Final

from paydesk import form as forms
from paydesk import money, requisites
from paydesk.errors import N_, Problem
from paydesk.formats.invoice import wording
from paydesk.formats.invoice.model import Finding
from paydesk.requisites.free_text import MAX_TEXT
from paydesk.requisites.names import is_company

# Signs that cannot be seen: a text layer has them for hyphens and for letters without a meaning.
_SPACES: Final = {
    **dict.fromkeys((*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0x85), *range(0x86, 0xA0))),
    **dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe\uffff")),
    **dict.fromkeys(map(ord, "\t\u00a0\u2007\u2009\u202f"), " "),
}
_BANK_BELOW: Final = re.compile(r"банк получателя", re.IGNORECASE)
_PAYEE_BELOW: Final = re.compile(r"получатель", re.IGNORECASE)
_BEFORE_BIC: Final = re.compile(r"(?P<bank>.{0,200}?)[ ]{0,3}(?<![А-Яа-яЁё])бик(?![а-яё]).{0,40}", re.IGNORECASE)
_HAS_LABEL: Final = re.compile(r"(?<![А-Яа-яЁё])(?:инн|кпп|бик|сч[её]?т?\.? ?№|р/с|к/с)(?![а-яё])", re.IGNORECASE)
_LETTERS: Final = re.compile(r"[A-Za-zА-Яа-яЁё]{2}")
_ROWS_OF_BANK: Final = 5
_LONGEST_NAME: Final = 160
"""As a payment order has it; what is longer is a sentence."""

_PAYEE_LABEL: Final = (
    r"(?:получатель|поставщик|исполнитель|продавец|подрядчик|контрагент|арендодатель|наименование|beneficiary|seller)"
)


def read(text: str, file: str) -> Finding:
    """Return what a text says of a payment; nothing is guessed: several different values are a problem."""
    body = _labels_first(text.translate(_SPACES))
    found = requisites.read_text(body[:MAX_TEXT])
    values = {key: value for key in (*forms.REQUISITE_KEYS, "bank", "purpose") if (value := getattr(found, key))}
    problems = list(found.problems)
    if found.name and _is_payee(found.name, body):
        values["contractor"] = _without_end(found.name)
    values |= wording.invoice_in(body, at_line_start=True)
    if due := wording.due_in(body):
        values["due_date"] = due
    vat, warnings = wording.vat_in(body), list[Problem]()
    totals = wording.amounts_in(body)
    if len(totals) == 1:
        values["amount"] = totals[0][0]
        if currency := totals[0][1]:
            values["currency"] = currency
        warnings += _doubts(body, values)
    elif totals:
        several = N_("The text holds several different values: {values}; type the one that is meant")
        problems.append(
            Problem("amount", "several_values", several, {"values": ", ".join(sorted(one[0] for one in totals)[:10])})
        )
    return Finding("text", file, values, vat, tuple(problems), tuple(warnings))


def _doubts(body: str, values: dict[str, str]) -> list[Problem]:
    """Compare the total with its words."""
    minor = money.parse_amount(values["amount"], "RUB")
    if values.get("currency", "RUB") != "RUB" or not isinstance(minor, int):
        return []
    other = wording.words_differ(body, minor)
    text = N_("The total is {value}, but its words say: {words}")
    return (
        [Problem("amount", "amount_words_differ", text, {"value": values["amount"], "words": other})] if other else []
    )


def _labels_first(body: str) -> str:
    """Put the labels of 1C's bank block before their values."""
    lines = [" ".join(line.split()) for line in re.split(r"\r\n|[\n\r\x0b\x0c\u2028\u2029\x85]", body)]
    for index, line in enumerate(lines):
        if index and _BANK_BELOW.fullmatch(line):
            _raise_bank(lines, index)
        elif index and _PAYEE_BELOW.fullmatch(line) and _is_words(lines[index - 1]):
            lines[index - 1], lines[index] = f"Получатель: {lines[index - 1]}", ""
    return "\n".join(line for line in lines if line)


def _raise_bank(lines: list[str], index: int) -> None:
    for place in range(index - 1, max(-1, index - 1 - _ROWS_OF_BANK), -1):
        within = _BEFORE_BIC.fullmatch(lines[place])
        name = within["bank"] if within else lines[place] if not _HAS_LABEL.search(lines[place]) else ""
        if _BANK_BELOW.match(name):
            return
        if _LETTERS.search(name):
            lines[place] = lines[place][len(name) :].strip()
            lines[index] = f"Банк получателя: {name}"
            return


def _is_words(line: str) -> bool:
    return bool(_LETTERS.search(line)) and not _HAS_LABEL.search(line)


def _is_payee(name: str, body: str) -> bool:
    """Tell a name from the first words of a letter: it has a legal form, or a label before it."""
    if len(name) > _LONGEST_NAME:
        return False
    labelled = re.search(rf"{_PAYEE_LABEL}[^\n]{{0,40}}?[ :\n]{re.escape(name)}", body, re.IGNORECASE)
    return is_company(name) or labelled is not None


def _without_end(name: str) -> str:
    """Cut the address off a line «Поставщик: ООО «Вега», 123456, Москва, …».

    >>> _without_end("ООО «Вега», 123456, Москва"), _without_end("ООО «Вега», г. Москва")
    ('ООО «Вега»', 'ООО «Вега»')
    """
    return re.split(r",[ ]?(?:[0-9]{6}\b|г\.|г |адрес|тел|юр\.)", name, maxsplit=1)[0].strip(" ,;")
