"""К/с, the correspondent account of the bank of the payee, or the single treasury account (ЕКС) of a Treasury body.

The correspondent account (30101…) ends with the last three digits of the BIC: telegram of the Bank of Russia
No. 86-97 of 06.10.1997. Both kinds are kept by the Bank of Russia, so the control key is computed with 0 and the digits
5 and 6 of the BIC: order of the Bank of Russia No. 515 of 08.09.1997.

>>> validate("30101810400000000225", bic="044525225"), validate("40102810545370000003", bic="004525988")
([], [])
>>> [p.code for p in validate("30101810400000000225", bic="044525593")]
['corr_account_bank']
>>> [(p.code, p.params["right"]) for p in validate("40102810645370000003", bic="004525988")]
[('corr_account_key', '5')]
>>> [p.code for p in validate("3010181040000000225")]
['corr_account_length']
>>> [p.code for p in validate("40702810740000432537")]
['corr_account_swapped']
"""

from __future__ import annotations

from typing import Final

from paydesk.errors import N_, Problem
from paydesk.requisites import bic as bic_number
from paydesk.requisites import common

FIELD: Final = "corr_account"

BANK_BEGINNING: Final = "301"
"""The directory holds correspondent accounts 30101, 30103, 30105, 30111 …, all of the balance account group 301."""


def compact(value: str) -> str:
    """Return the 20 signs without spaces, hyphens, apostrophes and dots."""
    return common.clean(value, also=".")


def validate(value: str, bic: str | None = None) -> list[Problem]:
    """Return what is wrong with the account; a right ``bic`` lets the bank and the key be compared."""
    account = compact(value)
    if not account:
        return []
    if problems := _shape_problems(account):
        return problems
    if account.startswith(("03", "4")) and not account.startswith(common.SINGLE_TREASURY_ACCOUNT):
        text = N_("{value} begins with {beginning}: this is an account of a payee; put it there "
                  "and type the correspondent account (30101… or 40102…) here")  # fmt: skip
        return [Problem(FIELD, "corr_account_swapped", text, {"value": account, "beginning": account[:5]})]
    if bic and bic_number.is_valid(bic):
        return _bank_problems(account, bic_number.compact(bic))
    return []


def _shape_problems(account: str) -> list[Problem]:
    if len(account) == 20 and common.is_digits(account) and account.strip("0"):
        return []
    params = {"value": common.shown(account)}
    damage = common.spreadsheet_problems(FIELD, account) or common.letter_problems(FIELD, account, (6,))
    if damage:
        return damage
    if not all(common.is_digits(sign) or ("A" <= sign <= "Z" and place == 5) for place, sign in enumerate(account)):
        text = N_("Correspondent account {value} holds a sign that is not a digit; type 20 digits")
        return [Problem(FIELD, "corr_account_characters", text, params)]
    if len(account) != 20:
        text = N_("Correspondent account {value} has {length} digits; an account has 20")
        return [Problem(FIELD, "corr_account_length", text, {**params, "length": len(account)})]
    if not common.is_account_shape(account):
        text = N_("Correspondent account {value}: only A, B, C, E, H, K, M, P, T or X may stand in position 6; "
                  "type 20 digits")  # fmt: skip
        return [Problem(FIELD, "corr_account_characters", text, params)]
    if not account.strip("0"):
        text = N_("Correspondent account {value} is all zeros; type the account or leave it empty")
        return [Problem(FIELD, "corr_account_zeros", text, params)]
    return []


def _bank_problems(account: str, bic: str) -> list[Problem]:
    if account.startswith(common.CORRESPONDENT_ACCOUNT) and account[-3:] != bic[-3:]:
        text = N_("Correspondent account {value} ends with {end}, BIC {bic} with {bic_end}: "
                  "they belong to different banks; compare both with the invoice")  # fmt: skip
        params = {"value": account, "end": account[-3:], "bic": bic, "bic_end": bic[-3:]}
        return [Problem(FIELD, "corr_account_bank", text, params)]
    if bic_number.is_central_bank_client(bic):
        return []  # the unit that keeps the account is known from the directory only
    prefix = common.central_bank_prefix(bic)
    if common.control_sum(prefix, account) == 0:
        return []
    text = N_("Correspondent account {value} does not fit BIC {bic}: the key (digit 9) is {key}, should be {right}; "
              "compare both with the invoice")  # fmt: skip
    right = common.control_key(prefix, account)
    return [Problem(FIELD, "corr_account_key", text, {"value": account, "bic": bic, "key": account[8], "right": right})]


def is_valid(value: str, bic: str | None = None) -> bool:
    """Tell whether there is an account and nothing is wrong with it.

    >>> is_valid("30101810400000000225", "044525225"), is_valid("30101810400000000225", "044525593")
    (True, False)
    """
    return bool(compact(value)) and not validate(value, bic)


def format(value: str) -> str:
    """Write the account in readable groups.

    >>> format("30101810400000000225")
    '30101 810 4 0000 0000225'
    """
    return common.group_account(compact(value))
