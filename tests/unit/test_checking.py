"""The check of a bank by a file of the Bank of Russia: no database is asked."""

import json

import pytest

from tests.support import bank_directory, desk

SBERBANK = ("--bic", "044525225", "--account", "40702810740000432537", "--corr-account", "30101810400000000225")
GONE = ("--bic", "044525974", "--account", "40702810410001518679", "--corr-account", "30101810145250000974")


@pytest.fixture
def check(tmp_path):
    path = tmp_path / "banks.xml"
    path.write_bytes(bank_directory.xml())

    def run(*words, file=path):
        result = desk.run_here(
            ["check", *words, "--banks", str(file), "--json"],
            desk.environment() | {"PAYDESK_DB": "sqlite:////nonexistent/x.db", "PAYDESK_TODAY": "2026-12-01"},
        )
        return result.code, json.loads(result.out or result.err)

    return run


def test_a_bank_of_the_file_is_in_order(check):
    assert check("--inn", "7707083893", "--kpp", "773601001", *SBERBANK) == (
        0,
        {"ok": True, "problems": [], "warnings": []},
    )


def test_a_bank_that_is_closed_or_unknown_is_a_problem(check):
    code, found = check("--inn", "500100732259", *GONE)
    assert (code, found["ok"]) == (3, False)
    assert {one["field"] for one in found["problems"]} == {"bic"}
    code, found = check("--inn", "500100732259", "--bic", "044525999")
    assert (code, [one["code"] for one in found["problems"]]) == (3, ["bank_unknown"])


def test_what_is_no_bic_is_not_looked_up(check):
    code, found = check("--currency", "EUR", "--account", "DE89370400440532013000", "--bic", "COBADEFFXXX")
    assert (code, found["problems"]) == (0, [])
    code, found = check("--bic", "0445")
    assert "bank_unknown" not in [one["code"] for one in found["problems"]]


def test_every_row_of_a_table_is_looked_up(check, tmp_path):
    table = tmp_path / "t.csv"
    table.write_text("ИНН;БИК банка\n500100732259;044525225\n500100732259;044525999\n", "utf-8")
    code, found = check(str(table))
    assert code == 3
    assert [(one["row"], [problem["code"] for problem in one["problems"]]) for one in found] == [
        (2, []),
        (3, ["bank_unknown"]),
    ]


def test_a_file_of_changes_is_refused(check, tmp_path):
    path = tmp_path / "changes.xml"
    path.write_bytes(bank_directory.xml(InfoTypeCode="SIRR"))
    code, found = check(*SBERBANK, file=path)
    assert (code, found["error"]["code"]) == (3, "changes_without_directory")
