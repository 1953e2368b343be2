"""Р/с, the settlement account in Russia: 20 digits with a control key.

Digits 1-5 balance account, 6-8 currency (810 for rubles in banks, 643 at the Treasury), 9 control key, 10-13 branch,
14-20 number. The key depends on the bank: order of the Bank of Russia No. 515 of 08.09.1997. Accounts of the Treasury
(03…) have no key. The sixth sign may be a letter of a clearing currency.

>>> validate("40702810740000432537", bic="044525225")
[]
>>> validate("03100643000000018500", bic="017003983")
[]
>>> [(p.code, p.params["right"]) for p in validate("40702810840000432537", bic="044525225")]
[('account_key', '7')]
>>> [p.code for p in validate("4070281074000043253")]
['account_length']
>>> [p.code for p in validate("30101810400000000225")]
['account_swapped']
>>> [p.code for p in validate("4.07028109e+19")]
['spreadsheet_number']
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from paydesk.errors import N_, Param, Problem
from paydesk.requisites import bic as bic_number
from paydesk.requisites import common

FIELD: Final = "account"
RUBLE_CODES: Final = frozenset({"810", "643"})

_IBAN_SHAPE: Final = re.compile(r"[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}", re.ASCII)


def compact(value: str) -> str:
    """Return the 20 signs without spaces, hyphens, apostrophes and dots."""
    return common.clean(value, also=".")


def validate(value: str, bic: str | None = None, corr_account: str | None = None) -> list[Problem]:
    """Return what is wrong with the account.

    The key is checked when a right ``bic`` is given; ``corr_account`` only helps to word the hint.
    """
    account = compact(value)
    if not account:
        return []
    if problems := _shape_problems(account):
        return problems
    if account.startswith((common.CORRESPONDENT_ACCOUNT, common.SINGLE_TREASURY_ACCOUNT)):
        text = N_("{value} begins with {beginning}: this is a correspondent account; "
                  "put it there and type the account of the payee here")  # fmt: skip
        return [Problem(FIELD, "account_swapped", text, {"value": account, "beginning": account[:5]})]
    if bic and bic_number.is_valid(bic):
        return _key_problems(account, bic_number.compact(bic), corr_account or "")
    return []


def _shape_problems(account: str) -> list[Problem]:
    if len(account) == 20 and common.is_digits(account) and account.strip("0"):
        return []
    params = {"value": common.shown(account)}
    if _IBAN_SHAPE.fullmatch(account):
        text = N_("{value} is an IBAN; a payment in rubles takes an account of 20 digits: "
                  "give that account, or the currency of the payment")  # fmt: skip
        return [Problem(FIELD, "account_iban", text, params)]
    damage = common.spreadsheet_problems(FIELD, account) or common.letter_problems(FIELD, account, (6,))
    if damage:
        return damage
    if not all(common.is_digits(sign) or ("A" <= sign <= "Z" and place == 5) for place, sign in enumerate(account)):
        text = N_("Account {value} holds a sign that is not a digit; type 20 digits")
        return [Problem(FIELD, "account_characters", text, params)]
    if len(account) != 20:
        text = N_("Account {value} has {length} digits; an account has 20")
        return [Problem(FIELD, "account_length", text, {**params, "length": len(account)})]
    if not common.is_account_shape(account):
        text = N_("Account {value}: only A, B, C, E, H, K, M, P, T or X may stand in position 6; type 20 digits")
        return [Problem(FIELD, "account_characters", text, params)]
    if not account.strip("0"):
        return [
            Problem(FIELD, "account_zeros", N_("Account {value} is all zeros; type the account of the payee"), params)
        ]
    return []


def key_prefixes(account: str, bic: str) -> tuple[str, ...]:
    """Return the condition digits that may stand in front of the account; none means that there is no key to check.

    >>> key_prefixes("40702810740000432537", "044525225"), key_prefixes("03100643000000018500", "017003983")
    (('225',), ())
    """
    if account.startswith(common.TREASURY_BEGINNING):
        return ()
    if bic_number.is_central_bank_client(bic):
        # Which unit keeps the account is known from the directory only, so no key is provably wrong here.
        return ()
    if account.startswith((common.CORRESPONDENT_ACCOUNT, common.SINGLE_TREASURY_ACCOUNT)):
        return (common.central_bank_prefix(bic),)
    if bic_number.is_central_bank_unit(bic):
        return (common.central_bank_prefix(bic),)
    return (common.bank_prefix(bic),)


def _key_problems(account: str, bic: str, corr_account: str) -> list[Problem]:
    prefixes = key_prefixes(account, bic)
    if not prefixes or any(common.control_sum(prefix, account) == 0 for prefix in prefixes):
        return []
    params: Mapping[str, Param] = {
        "value": account,
        "bic": bic,
        "key": account[8],
        "right": common.control_key(prefixes[0], account),
    }
    return [
        Problem(
            FIELD, "account_key", _key_text(account, bic, corr_account, prefixes[0]), _with_end(params, corr_account)
        )
    ]


def _with_end(params: Mapping[str, Param], corr_account: str) -> Mapping[str, Param]:
    return {**params, "corr_end": corr_account[-3:]} if corr_account else params


def _key_text(account: str, bic: str, corr_account: str, prefix: str) -> str:
    """Choose the sentence by the likely cause: another bank, a rounded number, the other rule, a typo."""
    corr_end = corr_account[-3:]
    is_bank_account = corr_account.startswith(common.CORRESPONDENT_ACCOUNT) and common.is_digits(corr_end)
    if is_bank_account and corr_end != bic[-3:] and common.control_sum(corr_end, account) == 0:
        return N_("Account {value} does not fit BIC {bic}: the key is {key}, should be {right}; it fits a BIC that ends "
                  "with {corr_end}, as the correspondent account does: check the BIC")  # fmt: skip
    if account.endswith("00000"):
        return N_("Account {value} does not fit BIC {bic}: the key is {key}, should be {right}; the zeros at the end "
                  "look like digits lost in a spreadsheet: take the number from the invoice")  # fmt: skip
    other = common.bank_prefix(bic) if prefix == common.central_bank_prefix(bic) else common.central_bank_prefix(bic)
    if common.control_sum(other, account) == 0:
        if prefix == common.bank_prefix(bic):
            return N_("Account {value} does not fit BIC {bic}: the key is {key}, should be {right}; it would fit an "
                      "account kept by the Bank of Russia: check the BIC")  # fmt: skip
        return N_("Account {value} does not fit BIC {bic}: the key is {key}, should be {right}; it would fit an "
                  "account kept by a commercial bank: check the BIC")  # fmt: skip
    return N_("Account {value} does not fit BIC {bic}: the key (digit 9) is {key}, should be {right}; "
              "compare both with the invoice, the account may belong to another branch")  # fmt: skip


def is_valid(value: str, bic: str | None = None) -> bool:
    """Tell whether there is an account and nothing is wrong with it.

    >>> is_valid("40702810740000432537", "044525225"), is_valid("40702810740000432537", "044525593")
    (True, False)
    """
    return bool(compact(value)) and not validate(value, bic)


def format(value: str) -> str:
    """Write the account in readable groups.

    >>> format("40702810740000432537")
    '40702 810 7 4000 0432537'
    """
    return common.group_account(compact(value))
