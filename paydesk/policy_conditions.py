"""The conditions of the rules of a policy: how they are read from TOML, and which rule fits what another one fits. Pure."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from typing import Any, Final

from paydesk import money
from paydesk.conditions import SIGNALS
from paydesk.errors import N_, Param, Problem
from paydesk.requisites import inn

Rule = dict[str, Any]
"""A rule as the database keeps it in JSON: conditions that are there, and ``steps``."""

CONDITIONS: Final = ("currency", "from", "below", "payee", "author", "first_payment", "trusted", "signals")
_ALONE: Final = ("currency", "inn", "author", "first_payment")
"""Conditions with one value, as a rule keeps them."""
_OPEN_END: Final = money.MAX_AMOUNT + 1


class Found:
    """The problems of a file, each with its line."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, field: str, code: str, text: str, line: int, **params: Param) -> None:
        self.problems.append(Problem(field, code, text, params, line))


def only(written: Mapping[str, Any], known: Sequence[str], line: int, found: Found) -> None:
    """Note the keys that are not known here."""
    for key in written:
        if key == "own_account":
            text = N_(
                "From which own account a request is paid is chosen when it goes to the bank, after it was approved; no"
                " rule can ask for it. Ask for the currency: currency = 'USD'"
            )
            found.add("policy", "unknown_key", text, line)
        elif key not in known:
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.6)
            text = N_("“{key}” is not known here. Known: {known}.")
            if near:
                text = N_("“{key}” is not known here. Did you mean {near}? Known: {known}.")
            found.add("policy", "unknown_key", text, line, key=key, near="".join(near), known=", ".join(known))


def text_of(written: Mapping[str, Any], key: str, line: int, found: Found) -> str | None:
    """Return the text of a key, or note that it is none."""
    value = written[key]
    if isinstance(value, str) and value.strip() and len(value) <= 200 and value.isprintable():
        return value.strip()
    found.add("policy", "bad_text", N_("“{key}” is a text in quotes of 1 to 200 characters."), line, key=key)
    return None


def read(written: Mapping[str, Any], rule: Rule, line: int, found: Found) -> None:
    """Put the conditions that are written into the rule, or note what is wrong with them."""
    if "currency" in written:
        _currency(written, rule, line, found)
    for key, name in (("from", "amount_from"), ("below", "amount_below")):
        if key in written:
            _amount(written[key], key, name, rule, line, found)
    if rule.get("amount_from", 0) >= rule.get("amount_below", _OPEN_END):
        found.add("amount", "empty_range", N_("No amount is from {key} and below it: the range is empty."), line,
                  key=str(written.get("from")))  # fmt: skip
    if "payee" in written:
        word = text_of(written, "payee", line, found)
        wrong = inn.validate(word) if word else []
        found.problems += [Problem("inn", one.code, one.text, one.params, line) for one in wrong]
        rule["inn"] = inn.compact(word or "")
    if "author" in written:
        rule["author"] = text_of(written, "author", line, found)
    _circumstances(written, rule, line, found)


def _circumstances(written: Mapping[str, Any], rule: Rule, line: int, found: Found) -> None:
    if "first_payment" in written:
        if written["first_payment"] is not True:
            found.add("policy", "bad_flag", N_("“first_payment” is true, or is left out."), line)
        rule["first_payment"] = True
    if "trusted" in written:
        if not isinstance(written["trusted"], bool):
            found.add("policy", "bad_flag", N_("“trusted” is true or false: whether the account is trusted."), line)
        rule["trusted"] = bool(written["trusted"])
    if "signals" in written:
        rule["signals"] = _signals(written["signals"], line, found)


def _signals(names: Any, line: int, found: Found) -> list[str]:
    if not isinstance(names, list) or not names or not all(isinstance(one, str) for one in names):
        text = N_("“signals” is a list of names in quotes, any of which is enough. Known: {known}.")
        found.add("policy", "bad_signals", text, line, known=", ".join(SIGNALS))
        return []
    for name in sorted(set(names) - SIGNALS.keys()):
        text = N_("“{name}” is no signal that the database can check at submit. Known: {known}.")
        found.add("policy", "unknown_signal", text, line, name=name, known=", ".join(SIGNALS))
    return [name for name in SIGNALS if name in names]


def _currency(written: Mapping[str, Any], rule: Rule, line: int, found: Found) -> None:
    word = text_of(written, "currency", line, found)
    currency = money.parse_currency(word) if word else None
    if isinstance(currency, Problem):
        found.problems.append(Problem("currency", currency.code, currency.text, currency.params, line))
    elif currency:
        rule["currency"] = currency


def _amount(value: Any, key: str, name: str, rule: Rule, line: int, found: Found) -> None:
    if "currency" not in rule:
        text = N_("“{key}” is an amount without a currency. Add for example: currency = 'RUB'")
        found.add("amount", "no_currency", text, line, key=key)
        return
    if isinstance(value, bool) or not isinstance(value, str | int):
        text = N_("“{key}” is a whole number, or an amount in quotes: '100000.50'.")
        found.add("amount", "bad_amount", text, line, key=key)
        return
    amount = money.parse_amount(str(value), rule["currency"])
    if isinstance(amount, Problem):
        found.problems.append(Problem("amount", amount.code, amount.text, amount.params, line))
    else:
        rule[name] = amount


# Rules beside each other


def _range(rule: Mapping[str, Any]) -> tuple[int, int]:
    return rule.get("amount_from", 0), rule.get("amount_below", _OPEN_END)


def covers(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Tell whether a rule fits whatever the other one fits."""
    if any(key in one and one[key] != other.get(key) for key in (*_ALONE, "trusted")):
        return False
    if "signals" in one and not ("signals" in other and set(other["signals"]) <= set(one["signals"])):
        return False
    (first, last), (low, high) = _range(one), _range(other)
    return first <= low and high <= last


def overlap(one: Rule, other: Rule) -> bool:
    """Tell whether two rules that differ in their amounts alone share some, and neither is within the other."""
    if any(one.get(key) != other.get(key) for key in (*_ALONE, "trusted", "signals")):
        return False
    (first, last), (low, high) = _range(one), _range(other)
    return max(first, low) < min(last, high) and not covers(one, other) and not covers(other, one)


def covered(one: Mapping[str, Any], rules: Sequence[Rule]) -> bool:
    """Tell whether rules fit all that this one fits: any of them alone, or one if the account is trusted and one if not."""
    answers = (one["trusted"],) if "trusted" in one else (True, False)
    return all(any(covers(rule, {**one, "trusted": answer}) for rule in rules) for answer in answers)
