"""From the fields of a payment QR code to words of the form."""

from __future__ import annotations

from typing import Final

from paydesk import form as forms
from paydesk import money, requisites
from paydesk.errors import N_, InvalidData, Problem
from paydesk.formats import payment_qr
from paydesk.formats.invoice import wording
from paydesk.formats.invoice.model import Finding

_KEYS: Final = {
    "Name": "contractor",
    "PayeeINN": "inn",
    "KPP": "kpp",
    "BIC": "bic",
    "PersonalAcc": "account",
    "CorrespAcc": "corr_account",
    "BankName": "bank",
    "Purpose": "purpose",
}
_BUDGET: Final = ("CBC", "OKTMO", "UIN", "DrawerStatus")


def read(payload: bytes, file: str) -> Finding:
    """Return what a payment code says; of persons it takes nothing. What cannot be read is a problem."""
    problems: list[Problem] = []
    try:
        code = payment_qr.decode(payload, wrong_amounts=problems)
    except InvalidData as error:
        return Finding("code", file, problems=(Problem("file", error.error_code, error.text, error.params),))
    values = {key: code.fields[name] for name, key in _KEYS.items() if name in code.fields}
    for key in forms.REQUISITE_KEYS:
        if key in values and not (compact := requisites.compact(key, values[key])).strip("0"):
            del values[key]  # "0" is how the standard says: none
        elif key in values:
            values[key] = compact
    if minor := int(code.fields.get("Sum", "0")):
        values |= {"amount": money.amount_string(minor, "RUB"), "currency": "RUB"}
    warnings = list(code.warnings)
    if budget := [name for name in _BUDGET if code.fields.get(name, "0").strip("0")]:
        text = N_(
            "The QR code is of a payment to the budget: {fields}. A request has no such fields; tell the accountant"
        )
        told = ", ".join(f"{name} {code.fields[name]}" for name in budget)
        warnings.append(Problem("file", "qr_budget", text, {"fields": told}))
    purpose = values.get("purpose", "")
    values |= wording.invoice_in(purpose)
    return Finding("code", file, values, wording.vat_in(purpose), tuple(problems), tuple(warnings))
