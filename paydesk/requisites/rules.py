"""The whole check of requisites without a bank directory: each number, then the numbers against each other.

What a bank will surely return is a problem. What is unusual, absent or cannot be proved here is a warning. When a
field is already wrong in itself, nothing is derived from it, so that one typo gives one sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from paydesk.errors import N_, Problem
from paydesk.money import CURRENCIES
from paydesk.requisites import account, bic, common, corr_account, iban, inn, kpp, swift
from paydesk.requisites.model import Findings, Requisites, canonical


@dataclass(slots=True)
class _Found:
    """Collects while the rules run."""

    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    def has(self, name: str) -> bool:
        return any(problem.field == name for problem in self.problems)

    def sound(self, name: str, value: str | None) -> str:
        """Return the value when it is given and nothing is wrong with it, else ""."""
        return "" if value is None or self.has(name) else value


def check(requisites: Requisites) -> Findings:
    """Check everything that is given; what is absent is left to the form.

    >>> good = Requisites(inn="7707083893", kpp="773601001", bic="044525225", account="40702810740000432537",
    ...                   corr_account="30101810400000000225")
    >>> check(good)
    Findings(problems=(), warnings=())
    >>> [p.code for p in check(Requisites(inn="7707083894")).problems]
    ['inn_check_digit']
    >>> [w.code for w in check(Requisites(inn="7707083893")).warnings]
    ['kpp_absent']
    >>> check(Requisites(account="DE89370400440532013000", bic="COBADEFF", currency="EUR")).ok
    True
    """
    given = canonical(requisites)
    found = _Found()
    if given.currency not in CURRENCIES:
        text = N_("{value} is not a currency of ISO 4217; type three letters, such as RUB")
        found.problems.append(Problem("currency", "currency_unknown", text, {"value": common.shown(given.currency)}))
    if is_russian(given):
        _check_payee(given, found)
        _check_bank(given, found)
        _check_account(given, found)
        _check_treasury(given, found)
    else:
        _check_foreign(given, found)
    return Findings(tuple(found.problems), tuple(found.warnings))


def is_russian(requisites: Requisites) -> bool:
    """Tell by the shape whether the money goes to a bank in Russia; rubles always do.

    An account in another currency counts as Russian when it has about 20 digits and stands with a BIC of digits, or
    stands alone and carries the code of that very currency.

    >>> is_russian(Requisites(account="40702840100000000001", bic="044525225", currency="USD"))
    True
    >>> is_russian(Requisites(account="DE89370400440532013000", currency="EUR"))
    False
    >>> is_russian(Requisites(account="123456789", bic="021000021", currency="USD"))
    False
    """
    given = canonical(requisites)
    if given.currency == "RUB":
        return True
    number, bank = given.account or "", given.bic or ""
    if not number:
        return common.is_digits(bank) and 8 <= len(bank) <= 9
    if bank:
        is_near = common.is_account_shape(number) or (common.is_digits(number) and 18 <= len(number) <= 22)
        return is_near and common.is_digits(bank)
    currency = CURRENCIES.get(given.currency)
    return common.is_account_shape(number) and currency is not None and number[5:8] == currency.numeric


def _check_payee(given: Requisites, found: _Found) -> None:
    if given.inn:
        found.problems += inn.validate(given.inn)
    good_inn = found.sound("inn", given.inn)
    if given.kpp:
        found.problems += kpp.validate(given.kpp, inn=given.inn)
    elif good_inn and inn.kind(good_inn) == "organisation":
        text = N_("KPP is not given, and INN {inn} belongs to an organisation: ask for it, many banks want it")
        if (given.account or "").startswith(common.TREASURY_BEGINNING):
            text = N_("KPP is not given, and the payee is served by the Treasury: budget payees always have one")
        found.warnings.append(Problem("kpp", "kpp_absent", text, {"inn": good_inn}))


def _check_bank(given: Requisites, found: _Found) -> None:
    if given.bic:
        found.problems += bic.validate(given.bic)
    good_bic = found.sound("bic", given.bic)
    if good_bic and not bic.is_known_beginning(good_bic):
        text = N_("BIC {value} begins unusually (known are 00, 01, 02, 04, 10 and 20 to 29); compare with the invoice")
        found.warnings.append(Problem("bic", "bic_beginning", text, {"value": good_bic}))
    swapped = (given.account or "").startswith((common.CORRESPONDENT_ACCOUNT, common.SINGLE_TREASURY_ACCOUNT))
    if given.corr_account:
        problems = corr_account.validate(given.corr_account, bic=good_bic or None)
        # Two accounts that changed places are one mistake; it is told once, at the account.
        found.problems += [p for p in problems if not (swapped and p.code == "corr_account_swapped")]
    elif good_bic and given.account and not swapped:
        _corr_account_absent(given.account, good_bic, found)


def _corr_account_absent(number: str, good_bic: str, found: _Found) -> None:
    if number.startswith(common.TREASURY_BEGINNING):
        text = N_("Correspondent account is not given; with an account of the Treasury it is 40102…")
    elif bic.is_central_bank_unit(good_bic) or bic.is_central_bank_client(good_bic):
        return  # units of the Bank of Russia and its clients have none
    else:
        text = N_("Correspondent account is not given; the one of this bank is 30101… and ends with {end}")
    found.warnings.append(Problem("corr_account", "corr_account_absent", text, {"end": good_bic[-3:]}))


def _check_account(given: Requisites, found: _Found) -> None:
    if not given.account:
        return
    good_bic = found.sound("bic", given.bic)
    problems = account.validate(given.account, bic=good_bic or None, corr_account=given.corr_account)
    found.problems += problems
    if any(problem.code != "account_key" for problem in problems):
        return
    if not given.bic and not given.account.startswith(common.TREASURY_BEGINNING):
        text = N_("Account {value} is given without the BIC, so its key cannot be checked; give the BIC")
        found.warnings.append(Problem("account", "account_key_unchecked", text, {"value": given.account}))
    _check_currency(given.account, given.currency, found)
    _check_owner(given.account, found.sound("inn", given.inn), found)


def _check_currency(number: str, currency: str, found: _Found) -> None:
    """Compare the currency of the account with the one of the payment.

    A payment order in rubles cannot be credited to an account in another currency, so that is a problem; between
    other currencies banks convert, so that is a warning.
    """
    code = number[5:8]
    if not common.is_digits(code):
        text = N_("Account {value} has the letter {letter} in position 6: a rare clearing currency; compare it")
        found.warnings.append(Problem("account", "account_letter", text, {"value": number, "letter": code[0]}))
        return
    params = {"value": number, "code": code, "currency": currency}
    known = CURRENCIES.get(currency)
    if currency == "RUB" and code not in account.RUBLE_CODES:
        text = N_("Account {value} is in currency {code}, the payment in rubles (810); "
                  "give an account in rubles or change the currency of the payment")  # fmt: skip
        found.problems.append(Problem("account", "account_currency", text, params))
    elif currency == "RUB":
        right = "643" if number.startswith(common.TREASURY_BEGINNING) else "810"
        if code != right:
            text = N_("Account {value} has {code} in positions 6 to 8, usual is {right}; compare with the invoice")
            found.warnings.append(Problem("account", "account_ruble_code", text, {**params, "right": right}))
    elif known is not None and code != known.numeric:
        text = N_(
            "Account {value} is in currency {code}, the payment in {currency}: the bank will convert or return it"
        )
        found.warnings.append(Problem("account", "account_currency", text, params))


def _check_owner(number: str, good_inn: str, found: _Found) -> None:
    """Compare the kind of the account with the kind of the payee; banks differ in what they let pass."""
    kind = inn.kind(good_inn) if good_inn else None
    if kind == "person" and number.startswith(("40701", "40702", "40703")):
        text = N_("Account {value} is one of an organisation, INN {inn} one of a person; compare both with the invoice")
    elif kind == "organisation" and number.startswith(("40802", "40817", "40820")):
        text = N_("Account {value} is one of a person or an entrepreneur, INN {inn} one of an organisation; "
                  "compare both with the invoice")  # fmt: skip
    else:
        return
    found.warnings.append(Problem("account", "account_owner", text, {"value": number, "inn": good_inn}))


def _check_treasury(given: Requisites, found: _Found) -> None:
    """Point out a payee that is half at the Treasury and half at a bank."""
    number = found.sound("account", given.account)
    corr = found.sound("corr_account", given.corr_account)
    good_bic = found.sound("bic", given.bic)
    if number.startswith(common.TREASURY_BEGINNING):
        if good_bic and not bic.is_treasury(good_bic):
            text = N_("Account {value} is one of the Treasury, BIC {bic} is not (00, 01 or 02 at the beginning)")
            found.warnings.append(Problem("bic", "treasury_bic", text, {"value": number, "bic": good_bic}))
        if corr and not corr.startswith(common.SINGLE_TREASURY_ACCOUNT):
            text = N_("Account {value} is one of the Treasury, so the correspondent account should begin with 40102")
            found.warnings.append(Problem("corr_account", "treasury_corr_account", text, {"value": number}))
    elif number and corr.startswith(common.SINGLE_TREASURY_ACCOUNT):
        text = N_("Correspondent account {corr} is one of the Treasury, so the account should begin with 03, "
                  "not with {beginning}")  # fmt: skip
        found.warnings.append(Problem("account", "treasury_account", text, {"corr": corr, "beginning": number[:5]}))


def _check_foreign(given: Requisites, found: _Found) -> None:
    if given.bic:
        found.problems += swift.validate(given.bic)
    if not given.account:
        return
    found.problems += iban.validate(given.account)
    if not given.bic:
        text = N_("The SWIFT code of the bank of account {value} is not given; ask for it")
        found.warnings.append(Problem("bic", "swift_absent", text, {"value": common.shown(given.account)}))
        return
    country = found.sound("bic", given.bic)[4:6]
    account_is_sound = not found.has("account")
    # Russia is in the registry of IBAN, but its banks do not use it.
    is_iban_country = bool(country) and country != "RU" and iban.country_length(country) is not None
    if account_is_sound and is_iban_country and not iban.is_shape(given.account):
        text = N_("Account {value} is not an IBAN, and banks of {country} want one; ask for the IBAN")
        params = {"value": common.shown(given.account), "country": country}
        found.warnings.append(Problem("account", "iban_expected", text, params))
