"""What stops an order in more than one format."""

from __future__ import annotations

from paydesk.errors import N_, Problem
from paydesk.own_accounts import OwnAccount
from paydesk.records import Request


def wrong_currency(one: Request, account: OwnAccount, code: str) -> list[Problem]:
    """Refuse a request in another currency than the account: a file has one, and its total is a sum in it."""
    if one.form.currency == account.currency:
        return []
    text = N_("The request is in {currency}, the account “{name}” in {own}; pay it from an account in {currency}: "
              "--from-account")  # fmt: skip
    params = {"currency": one.form.currency, "name": account.name, "own": account.currency}
    return [Problem("currency", code, text, params)]


def own_account(one: Request, account: OwnAccount) -> list[Problem]:
    """Refuse a payment from an account to itself."""
    if one.form.account != account.account:
        return []
    return [Problem("account", "own_account", N_("The payee's account is the one that pays."))]
