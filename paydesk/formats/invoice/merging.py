"""Bring together what the codes and the texts of an invoice say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import Final

from paydesk import folding, money
from paydesk import form as forms
from paydesk.errors import N_, Param, Problem
from paydesk.formats.invoice.model import Finding, Merged, Vat

_DECIDE: Final = frozenset((*forms.REQUISITE_KEYS, "amount", "currency"))
"""Where the money goes and how much: a doubt stops the filing. In the other fields it is a warning."""

_LONG_FORMS: Final = (
    ("общество с ограниченной ответственностью", "ооо"),
    ("публичное акционерное общество", "пао"),
    ("закрытое акционерное общество", "зао"),
    ("открытое акционерное общество", "оао"),
    ("акционерное общество", "ао"),
    ("индивидуальный предприниматель", "ип"),
)
_VAT_TOLERANCE: Final = 100
"""Kopecks by which the sum of the lines' taxes may differ from the tax of the total."""


def merge(findings: Sequence[Finding], given: Collection[str] = ()) -> Merged:
    """Return the values on which all agree; ``given`` are the fields that the person has given, which count alone."""
    values: dict[str, str] = {}
    problems: list[Problem] = []
    warnings = [one for finding in findings for one in finding.warnings]
    for key in forms.FIELD:
        told = _distinct(key, findings)
        if key in given or not told:
            continue
        if len(told) == 1 or key == "bank":  # which bank it is says the BIC; its name is spelled in many ways
            values[key] = told[0][1].values[key]
        else:
            (problems if key in _DECIDE else warnings).append(_disagreement(key, told))
    for problem in (one for finding in findings for one in finding.problems):
        if problem.field in given:
            continue
        doubtful = problem.field in values and _is_named(values[problem.field], problem)
        unread = problem.field == "file" and ("account" in values or "account" in given)
        if not (doubtful or unread) and problem.field != "file":
            values.pop(problem.field, None)
        (warnings if doubtful or unread else problems).append(problem)
    vat = _vat(findings, values, warnings) if "amount" not in given else None
    return Merged(values, vat, tuple(_once(problems)), tuple(_once(warnings)))


def _distinct(key: str, findings: Sequence[Finding]) -> list[tuple[str, Finding]]:
    """Return the different values of a field, folded, each with the finding that says it first."""
    found: dict[str, Finding] = {}
    for finding in findings:
        if value := finding.values.get(key):
            found.setdefault(_folded(key, value), finding)
    return list(found.items())


def _folded(key: str, value: str) -> str:
    if key not in ("contractor", "purpose", "invoice_number", "subject"):
        return value
    if key != "contractor":
        return folding.fold(value).replace(" ", "")
    folded = folding.fold(value)
    for long, short in _LONG_FORMS:
        folded = folded.replace(long, short)
    return folding.fold_name(folded)


def _disagreement(key: str, told: Sequence[tuple[str, Finding]]) -> Problem:
    option = forms.FIELD[key].option
    values = [finding.values[key] for _folded_value, finding in told]
    code = next((finding for _value, finding in told if finding.origin == "code"), None)
    text = next((finding for _value, finding in told if finding.origin == "text"), None)
    if len(told) > 2 or code is None or text is None:
        several = N_("The papers say different things: {values}. Give the right one with {option}.")
        named = ", ".join(f"{finding.values[key]} ({finding.file})" for _value, finding in told[:10])
        return Problem(key, "sources_disagree", several, {"values": named, "option": option})
    params: dict[str, Param] = {"code": code.values[key], "text": text.values[key], "option": option}
    if key == "amount" and _is_hundredfold(*values):
        hundred = N_(
            "The QR code says {code}, the text says {text}, a hundred times as much or as little: one of them takes "
            "kopecks for rubles. Give the right amount with {option}."
        )
        return Problem(key, "kopecks_or_rubles", hundred, params)
    two = N_(
        "The QR code says {code}, the text says {text}. Compare with the invoice and give the right one with {option}."
    )
    return Problem(key, "sources_disagree", two, params)


def _is_hundredfold(one: str, other: str) -> bool:
    minors = [money.parse_amount(value, "RUB") for value in (one, other)]
    less, more = sorted(minor if isinstance(minor, int) else 0 for minor in minors)
    return 0 < less * 100 == more


def _is_named(value: str, problem: Problem) -> bool:
    """Tell whether the text, which names several values, names this one: an invoice may list two accounts."""
    return problem.code == "several_values" and value in str(problem.params.get("values", "")).split(", ")


def _vat(findings: Sequence[Finding], values: dict[str, str], warnings: list[Problem]) -> Vat | None:
    """Return the tax if all agree, and warn where it does not fit."""
    told = {finding.vat.amount: finding.vat for finding in findings if finding.vat}
    if len(told) > 1:
        text = N_("The papers name different VAT: {values}. Check the payment purpose")
        shown = ", ".join(money.amount_string(amount, "RUB") for amount in sorted(told))
        warnings.append(Problem("purpose", "vat_disagrees", text, {"values": shown}))
        return None
    vat = next(iter(told.values()), None)
    rate = next((finding.vat.rate for finding in findings if finding.vat and finding.vat.rate), None)
    total = money.parse_amount(values.get("amount", ""), "RUB")
    if vat and vat.amount and rate and isinstance(total, int):
        expected = total * rate // (100 + rate)
        if abs(vat.amount - expected) > _VAT_TOLERANCE:
            differs = N_("VAT of {rate} in {total} would be {expected}, and the invoice says {value}")
            params: dict[str, Param] = {"rate": f"{rate}%"}
            for name, minor in (("total", total), ("expected", expected), ("value", vat.amount)):
                params[name] = money.amount_string(minor, "RUB")
            warnings.append(Problem("purpose", "vat_differs", differs, params))
    return replace(vat, rate=rate) if vat else None


def _once(problems: Iterable[Problem]) -> list[Problem]:
    seen: dict[tuple[object, ...], Problem] = {}
    for one in problems:
        seen.setdefault((one.field, one.code, tuple(sorted(one.params.items()))), one)
    return list(seen.values())
