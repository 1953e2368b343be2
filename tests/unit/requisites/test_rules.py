"""The whole check: public requisites pass, each damaged set fails in the field that is damaged."""

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

from paydesk.requisites import Requisites, canonical, check, compact, is_russian

DATA = Path(__file__).parent / "data"
FIELDS = ("inn", "kpp", "bic", "account", "corr_account")
GOOD = Requisites(
    inn="7707083893",
    kpp="773601001",
    bic="044525225",
    account="40702810740000432537",
    corr_account="30101810400000000225",
)


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def requisites_of(row):
    return Requisites(**{key: row[key] for key in FIELDS}, currency=row.get("currency") or "RUB")


def made(**changes):
    return Requisites(**{key: getattr(GOOD, key) for key in FIELDS} | changes)


def codes(problems):
    return [(problem.field, problem.code) for problem in problems]


def assert_texts_fill(findings):
    for problem in (*findings.problems, *findings.warnings):
        assert "{" not in problem.text.format(**problem.params)


@pytest.mark.parametrize("row", rows(DATA / "valid.csv"), ids=lambda row: row["name"])
def test_public_requisites_have_no_problems(row):
    findings = check(requisites_of(row))
    assert findings.ok
    assert findings.problems == ()


@pytest.mark.parametrize(
    "row", rows(DATA / "invalid.csv"), ids=lambda row: f"{row['code']}-{row['inn']}-{row['account']}"
)
def test_damaged_requisites_fail_in_the_damaged_field_alone(row):
    findings = check(requisites_of(row))
    assert codes(findings.problems) == [(row["field"], row["code"])]
    assert_texts_fill(findings)


def samples():
    folder = os.environ.get("PAYDESK_SAMPLES")
    if not folder:
        pytest.skip("PAYDESK_SAMPLES is not set")
    return Path(folder).parent


def test_samples_of_right_requisites():
    for row in rows(samples() / "requisites_valid.csv"):
        assert check(requisites_of(row)).problems == (), row["name"]


def test_samples_of_wrong_requisites():
    for row in rows(samples() / "requisites_invalid.csv"):
        if "not in the directory" in row["expected_problem"]:
            continue
        fields = {problem.field for problem in check(requisites_of(row)).problems}
        allowed = {row["faulty_field"]} | ({"account"} if "fails as well" in row["expected_problem"] else set())
        assert row["faulty_field"] in fields
        assert fields <= allowed


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"kpp": None}, [("kpp", "kpp_absent")]),
        ({"bic": None}, [("account", "account_key_unchecked")]),
        ({"corr_account": None}, [("corr_account", "corr_account_absent")]),
        ({"inn": "770199903101", "kpp": None}, [("account", "account_owner")]),
        ({"account": "40802810300000000001"}, [("account", "account_owner")]),
        ({"account": "40702643840000432537"}, [("account", "account_ruble_code")]),
        ({"account": "40702810740000432537", "bic": None, "corr_account": "40102810545370000003"},
         [("account", "account_key_unchecked"), ("account", "treasury_account")]),
        ({"account": "03100643000000017300"},
         [("bic", "treasury_bic"), ("corr_account", "treasury_corr_account")]),
        ({"account": "03100643000000017300", "bic": "004525988", "corr_account": None},
         [("corr_account", "corr_account_absent")]),
    ],
)  # fmt: skip
def test_doubtful_requisites_are_warned_about(changes, expected):
    findings = check(made(**changes))
    assert codes(findings.warnings) == expected
    assert_texts_fill(findings)


def test_an_unusual_bic_is_doubtful_not_wrong():
    findings = check(Requisites(bic="994525225"))
    assert findings.ok
    assert codes(findings.warnings) == [("bic", "bic_beginning")]


def test_a_letter_in_the_account_is_doubtful():
    findings = check(Requisites(account="40602H10700000000025"))
    assert ("account", "account_letter") in codes(findings.warnings)


def test_a_ruble_payment_to_a_dollar_account_is_refused():
    findings = check(made(account="40702840040000432537"))  # the key is right
    assert codes(findings.problems) == [("account", "account_currency")]


def test_a_dollar_payment_to_a_russian_account_gets_the_russian_checks():
    dollars = Requisites(inn="7707083893", bic="044525225", account="40702840140000432537", currency="USD")
    assert is_russian(dollars)
    assert ("account", "account_key") in codes(check(dollars).problems)
    euro = Requisites(bic="044525225", account="40702810740000432537", currency="EUR")
    assert ("account", "account_currency") in codes(check(euro).warnings)
    assert check(euro).ok


@pytest.mark.parametrize(
    ("account", "bic", "warnings"),
    [
        ("DE89 3704 0044 0532 0130 00", "COBADEFF", []),
        ("123-456789", "CHASUS33", []),
        ("DE89370400440532013000", None, [("bic", "swift_absent")]),
        ("123456789", "COBADEFF", [("account", "iban_expected")]),
        ("40702840100000000001", "SABRRUMM", []),
    ],
)
def test_foreign_payees(account, bic, warnings):
    findings = check(Requisites(inn="no", kpp="no", account=account, bic=bic, currency="USD"))
    assert findings.ok
    assert codes(findings.warnings) == warnings


def test_a_wrong_bic_is_named_when_the_other_numbers_agree():
    findings = check(made(bic="044525593"))
    assert codes(findings.problems) == [("corr_account", "corr_account_bank"), ("account", "account_key")]
    assert "check the BIC" in findings.problems[1].text


def test_nothing_given_is_nothing_wrong():
    assert check(Requisites()).ok
    assert check(Requisites()).warnings == ()
    assert canonical(Requisites(inn="0", kpp="000000000", bic=" ", currency="")) == Requisites()


def test_canonical_is_idempotent():
    once = canonical(Requisites(" 7707 083893", "нет", "044-525-225", "40702.810.7.4000.0432537", "3010 1810", "eur"))
    assert canonical(once) == once
    assert once.account == compact("account", "40702 810 7 4000 0432537")


def test_importing_loads_no_checking_library():
    program = "import sys, paydesk.requisites; sys.exit(any(name.split('.')[0] == 'stdnum' for name in sys.modules))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    assert subprocess.run([sys.executable, "-c", program], check=False, env=environment).returncode == 0
