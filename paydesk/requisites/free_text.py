"""Read requisites from the free text in which people send them, and write them as a tidy Russian block.

A value belongs to the label before it; numbers without a label are known by their shape: 20 digits that begin with 301
or 40102 are the correspondent account, other 20 digits with a currency code the account, 10 or 12 digits with right
check digits the INN. Nothing is guessed: two different values for one field leave it empty and are reported. Reading
takes time in proportion to the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from paydesk.errors import N_, Problem
from paydesk.requisites import common, corr_account, iban, inn, swift
from paydesk.requisites.labels import label_kind, label_pattern
from paydesk.requisites.model import Requisites, compact
from paydesk.requisites.names import read_bank, read_name, read_purpose
from paydesk.requisites.tokens import Token, normalise, tokens

MAX_TEXT: Final = 20_000
"""The longest text, in characters, that is read."""

_LENGTHS: Final = {"inn": (10, 12), "kpp": (9,), "bic": (9,), "account": (20,), "corr": (20,), "any": (20,)}
_FIELD: Final = {"corr": "corr_account", "any": "account"}
_CURRENCIES_OF_ACCOUNTS: Final = frozenset(
    ("810", "643", "840", "978", "156", "398", "933", "051", "392", "826", "756", "949", "784")
)
_BIC_BEGINNINGS: Final = ("04", "00", "01", "02")
_MAX_GAP: Final = 60
_MAX_WAITING: Final = 8
_MAX_GROUPED: Final = 25
_BETWEEN_LABELS: Final = re.compile(r"[ \t\n/\\|,;:]*(?:и[ ])?")
_HAS_LETTER: Final = re.compile(r"[A-Za-zА-Яа-яЁё]")


@dataclass(frozen=True, slots=True)
class ReadText:
    """What was found; every field is compact text or None. ``problems`` tell what could not be decided."""

    name: str | None = None
    inn: str | None = None
    kpp: str | None = None
    bic: str | None = None
    account: str | None = None
    corr_account: str | None = None
    bank: str | None = None
    purpose: str | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Found:
    """Values by field in the order met; ``loose`` have no label; ``bank_at`` is where the bank may be named."""

    values: dict[str, list[str]] = field(default_factory=dict)
    loose: dict[str, list[str]] = field(default_factory=dict)
    nine: list[tuple[str, bool]] = field(default_factory=list)
    account_ends: list[int] = field(default_factory=list)

    def add(self, name: str, value: str) -> None:
        if name == "bic" and swift.is_shape(value) and not common.is_digits(value):
            name = "swift"
        value = compact({"swift": "bic"}.get(name, name), value)
        values = self.values.setdefault(name, [])
        if value and value not in values:
            values.append(value)


def read_text(text: str) -> ReadText:
    """Read the fields from the text.

    >>> read = read_text("ООО «Ромашка» ИНН/КПП 7707083893/773601001 р/с 40702 810 7 4000 0432537 в ПАО Сбербанк, "
    ...                  "БИК 044525225, к/с 30101810400000000225")
    >>> read.name, read.inn, read.kpp, read.bank, read.problems
    ('ООО «Ромашка»', '7707083893', '773601001', 'ПАО Сбербанк', ())
    >>> read.bic, read.account, read.corr_account
    ('044525225', '40702810740000432537', '30101810400000000225')
    >>> [(p.field, p.code) for p in read_text("р/с 40702810740000432537, р/с 40702810455000024248").problems]
    [('account', 'several_values')]
    >>> [p.code for p in read_text("1" * 20_001).problems]
    ['text_too_long']
    """
    if len(text) > MAX_TEXT:
        long = N_("The text has {length} characters, at most {limit} are read; give the fields one by one")
        return ReadText(
            problems=(Problem("requisites", "text_too_long", long, {"length": len(text), "limit": MAX_TEXT}),)
        )
    body = normalise(text)
    found_tokens, masked = tokens(body)
    found = _Found()
    _Reader(found_tokens, masked, found).run()
    _decide_loose(found)
    problems: list[Problem] = []
    bank_code = _one(found, "bic", problems) or (
        None if found.values.get("bic") else _one(found, "swift", problems, "bic")
    )
    return ReadText(
        name=read_name(body, found_tokens),
        inn=_one(found, "inn", problems),
        kpp=_one(found, "kpp", problems),
        bic=bank_code,
        account=_one(found, "account", problems),
        corr_account=_one(found, "corr_account", problems),
        bank=read_bank(body, found_tokens, found.account_ends),
        purpose=read_purpose(found_tokens),
        problems=tuple(problems),
    )


def _one(found: _Found, name: str, problems: list[Problem], key: str | None = None) -> str | None:
    """Return the only value of a field; several different ones are a question, not an answer."""
    values = found.values.get(name, [])
    if len(values) <= 1:
        return values[0] if values else None
    text = N_("The text holds several different values: {values}; type the one that is meant")
    shown = ", ".join(common.shown(value) for value in values[:10])
    problems.append(Problem(key or name, "several_values", text, {"values": shown}))
    return None


class _Reader:
    """Walks over the tokens with the group of labels that wait for their values."""

    def __init__(self, found_tokens: list[Token], masked: str, found: _Found) -> None:
        self.tokens = found_tokens
        self.masked = masked
        self.found = found
        self.group: list[Token] = []
        self.group_end = 0
        self.is_foreign_section = False
        self.last_inn_end = -1

    def run(self) -> None:
        index = 0
        while index < len(self.tokens):
            token = self.tokens[index]
            index += self._value(index) if token.kind == "value" else self._label(token)

    def _label(self, token: Token) -> int:
        if token.kind in {"payer", "middle"}:
            self.is_foreign_section = True
        elif token.kind in {"name", "bank", "end"}:
            self.is_foreign_section = False
        if not self.group or not _BETWEEN_LABELS.fullmatch(self.masked, self.group_end, token.start):
            self.group = []
        self.group = [*self.group[-_MAX_WAITING:], token]
        self.group_end = token.end
        return 1

    def _value(self, index: int) -> int:
        """Give the value at ``index`` to a label or to its shape; return how many tokens it took."""
        chain = self._chain(index)
        label, lengths = self._waiting(chain[0])
        if label == "skip":
            self.group = []
            return len(chain)
        count, value = _take(chain, lengths, labelled=label is not None)
        if label is not None:
            self._give(label, value, chain[count - 1].end)
            return count
        self._give_loose(value, count, chain[0].start, chain[count - 1].end)
        return count

    def _chain(self, index: int) -> list[Token]:
        """Return the words from ``index`` on that one sign divides: a number may be written in groups."""
        chain = [self.tokens[index]]
        for token in self.tokens[index + 1 : index + 12]:
            gap = self.masked[chain[-1].end : token.start]
            if token.kind != "value" or gap not in {" ", "-", "."} or not token.text.isdigit():
                break
            chain.append(token)
        return chain

    def _waiting(self, first: Token) -> tuple[str | None, tuple[int, ...]]:
        """Return the kind of the label that waits for this value, and the lengths that fit."""
        gap = self.masked[self.group_end : first.start]
        words = _HAS_LETTER.search(gap) is not None
        if not self.group or (words and (len(gap) > _MAX_GAP or "\n" in gap or "," in gap)):
            self.group = []
            return None, (20, 12, 10, 9)
        same_line = [label for label in self.group if "\n" not in self.masked[label.end : first.start]]
        self.group = same_line or self.group
        kinds = [label.kind for label in self.group]
        fitting = next((kind for kind in kinds if _fits(kind, first.text)), None)
        kind = fitting or next((kind for kind in kinds if kind in _LENGTHS or kind == "skip"), None)
        if kind is None or (words and fitting is None and kind != "skip"):
            return None, (20, 12, 10, 9)
        return kind, _LENGTHS.get(kind, ())

    def _give(self, label: str, value: str, end: int) -> None:
        if label == "any" and len(value) != 20:
            self.group = []  # «счёт № 145» is an invoice
            return
        name = "corr_account" if label == "any" and _is_corr(value) else _FIELD.get(label, label)
        if not self.is_foreign_section:
            self.found.add(name, value)
            if name in {"account", "corr_account"}:
                self.found.account_ends.append(end)
        if name == "inn":
            self.last_inn_end = end
        position = next((place for place, token in enumerate(self.group) if token.kind == label), 0)
        del self.group[position]
        self.group_end = end

    def _give_loose(self, value: str, count: int, start: int, end: int) -> None:
        if self.is_foreign_section:
            return
        if common.is_account_shape(value) and (_is_corr(value) or value[5:8] in _CURRENCIES_OF_ACCOUNTS):
            # An account without label counts as much as one with it: money must not go to the wrong one.
            self.found.add("corr_account" if _is_corr(value) else "account", value)
            self.found.account_ends.append(end)
        elif iban.is_valid(value):
            self.found.add("account", value)
            self.found.account_ends.append(end)
        elif count == 1 and len(value) in (10, 12) and inn.is_valid(value):
            self.found.loose.setdefault("inn", []).append(value)
            self.last_inn_end = end
        elif count == 1 and len(value) == 9 and common.is_digits(value):
            after_inn = 0 <= self.last_inn_end <= start and self.masked[self.last_inn_end : start].strip(" ,") in {
                "",
                "/",
                "\\",
            }
            self.found.nine.append((value, after_inn))


def _fits(kind: str, word: str) -> bool:
    if kind == "account" and iban.is_shape(word):
        return True
    if kind == "bic" and swift.is_shape(word) and not common.is_digits(word):
        return True
    return len(word) in _LENGTHS.get(kind, ())


def _is_corr(value: str) -> bool:
    return value.startswith((corr_account.BANK_BEGINNING, common.SINGLE_TREASURY_ACCOUNT))


def _take(chain: list[Token], lengths: tuple[int, ...], *, labelled: bool) -> tuple[int, str]:
    """Join as many groups as make a number of a fitting length; return their count and the number.

    A number of a wrong length is taken as it stands, so that its check can say what is wrong.
    """
    first = chain[0].text
    if len(first) in lengths or len(chain) == 1:
        return 1, first
    total, hits = 0, []
    for count, token in enumerate(chain, start=1):
        total += len(token.text)
        if total in lengths:
            hits.append(count)
    if hits:
        count = len(chain) if hits[-1] == len(chain) else hits[0]
        return count, "".join(token.text for token in chain[:count])
    if labelled and len(first) < 8 and total <= _MAX_GROUPED:
        return len(chain), "".join(token.text for token in chain)
    return 1, first


def _decide_loose(found: _Found) -> None:
    """Place numbers without a label where a label gave nothing."""
    if not found.values.get("inn"):
        for value in found.loose.get("inn", []):
            found.add("inn", value)
    corr = found.values.get("corr_account", [])
    ends = {value[-3:] for value in corr if value.startswith(corr_account.BANK_BEGINNING)}
    has_bic, has_kpp = bool(found.values.get("bic")), bool(found.values.get("kpp"))
    for value, after_inn in found.nine:
        looks_like_bic = value.startswith(_BIC_BEGINNINGS)
        if after_inn and not (looks_like_bic and value[-3:] in ends):
            if not has_kpp:
                found.add("kpp", value)
        elif looks_like_bic and not has_bic:
            found.add("bic", value)


_LONG_NUMBER: Final = re.compile(r"[0-9](?:[^\w\n]?[0-9]){8}")


def _holds_requisites(name: str) -> bool:
    """Tell whether there is a long number in a name, or the label of one."""
    return bool(_LONG_NUMBER.search(name)) or any(
        label_kind(found) in _LENGTHS for found in label_pattern().finditer(name)
    )


def compose_text(requisites: Requisites, name: str | None = None, bank: str | None = None) -> str:
    """Write the requisites as a tidy block that :func:`read_text` reads back.

    A name that holds requisites itself, as pasted, is left out: whoever reads the block would take them for the payee's.

    >>> print(compose_text(Requisites(inn="7707083893", bic="044525225", account="40702810740000432537"), "ООО «Ромашка»",
    ...                    "ПАО Сбербанк"))
    ООО «Ромашка»
    ИНН 7707083893, р/с 40702810740000432537, в ПАО Сбербанк, БИК 044525225
    """
    name, bank = (None if word and _holds_requisites(word) else word for word in (name, bank))
    is_iban = iban.is_shape(requisites.account or "")
    is_swift = requisites.bic is not None and not common.is_digits(requisites.bic)
    parts = (
        ("ИНН", requisites.inn),
        ("КПП", requisites.kpp),
        ("IBAN" if is_iban else "р/с", requisites.account),
        ("в" if requisites.account else "Банк получателя:", bank),
        ("SWIFT" if is_swift else "БИК", requisites.bic),
        ("к/с", requisites.corr_account),
    )
    line = ", ".join(f"{label} {value}" for label, value in parts if value)
    return "\n".join(part for part in (name, line) if part)
