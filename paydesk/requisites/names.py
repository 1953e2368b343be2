"""Find the words in the free text of requisites: the name of the payee, its bank, what the payment is for."""

from __future__ import annotations

import re
from typing import Final

from paydesk.requisites.tokens import Token

_MAX_PLACES: Final = 8
_NUMBER_LENGTHS: Final = (9, 10, 12, 20)
_HAS_LETTER: Final = re.compile(r"[A-Za-zА-Яа-яЁё]")
_LEGAL_FORM: Final = re.compile(
    r"(?:ООО|АО|ПАО|ОАО|ЗАО|ИП|АНО|НКО|ТСЖ|ТСН|СНТ|ФГУП|ФГБУ|ГБУ|МБУ|УФК|Индивидуальный предприниматель|Общество с)\b"
)
_HEADING: Final = re.compile(
    r"(?:(?:банковские|платежные|платёжные|наши|полные) )?реквизиты[^\n]{0,80}|карточка[^\n]{0,80}|"
    r"(?:payment|bank|banking) (?:details|requisites)[^\n]{0,80}",
    re.IGNORECASE,
)
_IN_BANK: Final = re.compile(r"[ \t\n,]{0,4}(?:в|in)[ ]", re.IGNORECASE)


def _until_next(body: str, found_tokens: list[Token], start: int) -> str:
    """Return the text from ``start`` to the end of its line or to the next label."""
    line_end = body.find("\n", start)
    ends = [token.start for token in found_tokens if token.start >= start and token.kind != "value"]
    end = min([len(body) if line_end < 0 else line_end, *ends[:1]])
    return body[start:end].strip(" \t,;:—–-")


def _labelled(body: str, found_tokens: list[Token], kind: str) -> str | None:
    for token in found_tokens:
        if token.kind == kind:
            start = token.end
            while start < len(body) and body[start] in " \t\n:—–-":
                start += 1
            text = _until_next(body, found_tokens, start)
            if _HAS_LETTER.search(text):
                return text
    return None


def _ends_name(token: Token) -> bool:
    """Tell whether the name ends here: at a label, or at a number that is long enough to be one of requisites."""
    return token.kind != "value" or (token.text.isdigit() and len(token.text) in _NUMBER_LENGTHS)


def read_name(body: str, found_tokens: list[Token]) -> str | None:
    """Return the payee: what its label says, else the first words of the text, else a line with a legal form."""
    if text := _labelled(body, found_tokens, "name"):
        return text
    first = next((token.start for token in found_tokens if _ends_name(token)), len(body))
    texts = [line.strip(" \t,;:—–-") for line in body[:first].split("\n")]
    words = [text for text in texts if _HAS_LETTER.search(text) and not _HEADING.fullmatch(text)]
    if words:  # a letter says good day before it names the company
        return next(filter(is_company, words), words[0])
    for line in body.split("\n"):
        if _LEGAL_FORM.match(line.strip()):
            place = body.index(line)
            return _until_next(body, found_tokens, place + len(line) - len(line.lstrip())) or None
    return None


def is_company(name: str) -> bool:
    """Tell whether a name begins with a legal form.

    >>> is_company("ООО «Ромашка»"), is_company("Добрый день!")
    (True, False)
    """
    return _LEGAL_FORM.match(name) is not None


def read_bank(body: str, found_tokens: list[Token], account_ends: list[int]) -> str | None:
    """Return the bank: what its label says, else what stands after "в" behind an account; places count from 0."""
    if text := _labelled(body, found_tokens, "bank"):
        return text
    for end in account_ends[:_MAX_PLACES]:
        if within := _IN_BANK.match(body, end):
            text = _until_next(body, found_tokens, within.end())
            if _HAS_LETTER.search(text):
                return text
    return None


def read_purpose(found_tokens: list[Token]) -> str | None:
    """Return what the payment is for."""
    for token in found_tokens:
        if token.kind == "purpose":
            text = re.split(r"[:—–-]", token.text, maxsplit=1)[-1].strip()
            return text or None
    return None
