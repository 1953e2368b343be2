"""Saved views: what a person chose is what a bare registry shows; groups, pages in any order, the registry of the past."""

from __future__ import annotations

import base64
import time
from datetime import UTC, datetime

import pytest


def three(desk):
    """Three requests of Anna's: two due this week, one next week."""
    for number, due, amount in ((1, "2026-12-02", "100"), (2, "2026-12-03", "200"), (3, "2026-12-09", "300")):
        filed = desk.anna.new("--submit", due=due, amount=amount, invoice_number=str(number))
        assert filed["id"] == number


def test_a_default_view_applies_when_no_filter_is_given(desk):
    three(desk)
    desk.anna.ok("view", "save", "Неделя", "--due", "week", "--sort", "-amount")
    assert desk.anna.sees() == [1, 2, 3]
    desk.anna.ok("view", "default", "неделя")
    assert desk.anna.sees() == [2, 1]
    assert desk.anna.sees("--due", "next-week") == [3]
    assert desk.anna.sees("--view", "-") == [1, 2, 3]
    assert desk.anna.sees("--limit", "1") == [2]
    # It is hers alone.
    assert desk.hanna.sees() == [1, 2, 3]
    assert desk.hanna.json("view", "list") == []
    assert "Неделя" in desk.hanna.refused(5, "registry", "--view", "Неделя")["message"]
    assert "Неделя" in desk.anna.ok("registry").err
    desk.anna.ok("view", "default")
    assert desk.anna.sees() == [1, 2, 3]


def test_views_are_listed_replaced_and_deleted(desk):
    three(desk)
    desk.anna.ok(
        "view", "save", "due", "--status", "pending", "--status", "draft", "--columns", "id,amount", "--default"
    )
    assert desk.anna.json("view", "list") == [
        {"name": "due", "options": {"columns": "id,amount", "status": ["pending", "draft"]}, "default": True}
    ]
    assert desk.anna.ok("registry", "--format", "csv").out == "id,amount\n1,100.00\n2,200.00\n3,300.00\n"
    desk.anna.ok("view", "save", "DUE", "--amount", "150..")
    assert [view["options"] for view in desk.anna.json("view", "list")] == [{"amount": "150.."}]
    assert desk.anna.sees() == [2, 3]
    assert desk.anna.run("view", "delete", "due", "other").code == 5
    assert desk.anna.sees() == [2, 3]
    desk.anna.ok("view", "delete", "due")
    assert desk.anna.json("view", "list") == []
    assert desk.anna.sees() == [1, 2, 3]
    desk.anna.ok("view", "save", "due", "--due", "week")
    assert desk.anna.sees("--view", "due") == [1, 2]


@pytest.mark.parametrize(
    ("words", "exit_code", "code"),
    [
        (("view", "save", "x", "--due", "whenever"), 3, "invalid"),
        (("view", "save", "x", "--sort", "colour"), 2, "bad_sort"),
        (("view", "save", "x", "--group-by", "colour"), 2, "bad_group"),
        (("view", "save", "x", "--columns", "colour"), 2, "bad_column"),
        (("view", "save", " "), 3, "bad_view"),
        (("view", "save", "x" * 101), 3, "bad_view"),
        (("view", "save", "x", "--search", "x" * 4001), 3, "bad_view"),
        (("view", "default", "nothing"), 5, "no_such_view"),
        (("registry", "--group-by", "colour"), 2, "bad_group"),
        (("registry", "--as-of", "noon"), 3, "invalid"),
    ],
)
def test_what_cannot_be_saved_or_asked(desk, words, exit_code, code):
    result = desk.anna.run(*words)
    assert result.code == exit_code, result
    if words[0] == "registry":
        assert desk.anna.refused(exit_code, *words)["code"] == code


def test_groups_have_counts_and_sums(desk):
    three(desk)
    desk.anna.new(due=None, amount="5", currency="USD", inn=None, bic=None, account=None, corr_account=None)
    by_week = desk.anna.json("registry", "--group-by", "week")
    assert by_week == [
        {"group": "2026-11-30", "currency": "RUB", "count": 2, "amount": "300.00"},
        {"group": "2026-12-07", "currency": "RUB", "count": 1, "amount": "300.00"},
        {"group": None, "currency": "USD", "count": 1, "amount": "5.00"},
    ]
    by_status = desk.anna.json("registry", "--group-by", "status")
    assert [(one["group"], one["count"]) for one in by_status] == [("draft", 1), ("pending", 3)]
    assert [one["group"] for one in desk.anna.json("registry", "--group-by", "month", "--currency", "RUB")] == [
        "2026-12-01"
    ]
    assert [one["count"] for one in desk.anna.json("registry", "--group-by", "day", "--due", "week")] == [1, 1]
    (contractor,) = desk.anna.json("registry", "--group-by", "contractor", "--currency", "RUB")
    assert contractor == {"group": "ООО «БРУЛЕР»", "currency": "RUB", "count": 3, "amount": "600.00"}
    text = desk.anna.ok("registry", "--group-by", "month", lang="ru").out
    assert "12.2026\tRUB\t3\t600,00" in text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    "sort", ["due", "-due", "id", "-id", "amount", "-amount", "contractor", "-status", "created", "-updated"]
)
def test_pages_follow_each_other_in_any_order(desk, sort):
    three(desk)
    desk.anna.new(due=None, amount="200", contractor="ООО «Другой»")
    desk.anna.new(due="2026-12-03", amount=None)
    whole = desk.anna.sees("--sort", sort)
    assert sorted(whole) == [1, 2, 3, 4, 5]
    found, cursor = [], ()
    while True:
        page = desk.anna.ok("registry", "--sort", sort, "--limit", "2", "--columns", "id", *cursor)
        found += [int(line) for line in page.out.split()[1:]]
        if "--after" not in page.err:
            break
        cursor = ("--after", page.err.split("--after ")[1].split()[0])
    assert found == whole
    if cursor:
        other = "id" if sort != "id" else "due"
        assert desk.anna.refused(2, "registry", "--sort", other, *cursor)["code"] == "bad_cursor"


def moment():
    time.sleep(0.01)
    found = datetime.now(UTC).isoformat()
    time.sleep(0.01)
    return found


def test_the_registry_as_it_stood(desk):
    start = moment()
    three(desk)
    filed = moment()
    desk.hanna.ok("return", "3", "-m", "сумма?")
    desk.anna.ok("edit", "3", "--amount", "350", "--contractor", "ООО «Новое имя»", "--submit")
    desk.hanna.ok("approve", "1", "3")
    approved = moment()
    desk.vera.ok("pay", "1", "--date", "2026-12-01", "--number", "7")
    desk.anna.new(due="2026-12-04")

    def stood(when, *filters, who=desk.olga):
        return [(one["id"], one["status"], one["amount"]) for one in who.json("registry", "--as-of", when, *filters)]

    assert stood(start) == []
    assert stood(filed) == [(1, "pending", "100.00"), (2, "pending", "200.00"), (3, "pending", "300.00")]
    assert stood(approved, "--status", "approved") == [(1, "approved", "100.00"), (3, "approved", "350.00")]
    assert stood(approved, "--contractor", "новое имя") == [(3, "approved", "350.00")]
    assert stood(filed, "--contractor", "новое имя") == []
    assert stood(approved, "--sort", "-amount", "--limit", "2") == [(3, "approved", "350.00"), (2, "pending", "200.00")]
    assert stood(approved, "--amount", "150..250") == [(2, "pending", "200.00")]
    # Nobody sees of the past what they may not see now, or could not have seen then.
    assert stood(approved, who=desk.vera) == [(1, "approved", "100.00"), (3, "approved", "350.00")]
    assert stood(filed, who=desk.vera) == []
    assert desk.olga.json("registry", "--as-of", approved, "--group-by", "status") == [
        {"group": "pending", "currency": "RUB", "count": 1, "amount": "200.00"},
        {"group": "approved", "currency": "RUB", "count": 2, "amount": "450.00"},
    ]
    now = desk.olga.json("registry", "--as-of", moment())
    assert now == desk.olga.json("registry")


def test_totals_are_those_of_the_rows_that_were_written(desk, tmp_path):
    three(desk)
    path = tmp_path / "out.md"
    desk.anna.ok("registry", "--limit", "1", "-o", path)
    assert "100.00" in path.read_text("utf-8").splitlines()[-1]
    groups = desk.anna.json("registry", "--as-of", moment(), "--group-by", "status", "--limit", "1")
    assert [one["count"] for one in groups] == [3]


def test_a_default_view_holds_for_the_next_page(desk):
    three(desk)
    desk.anna.new(due="2026-12-02")
    desk.anna.ok("view", "save", "x", "--status", "pending", "--sort", "-amount", "--limit", "1", "--default")
    first = desk.anna.ok("registry", "--columns", "id")
    cursor = first.err.split("--after ")[1].split()[0]
    assert desk.anna.sees("--after", cursor) == [2]


@pytest.mark.parametrize(
    "text",
    ['["due",null,Infinity]', '["due","2026-12-01",1e400]', '["due","2026-12-01",99999999999999999999999]', "[" * 1500,
     '["due",5,1]', '["due","2026-12-01",true]', '["due","2026-12-01"]', "{}", "5", "null"],
)  # fmt: skip
def test_a_made_up_cursor_is_refused_in_words(desk, text):
    cursor = base64.urlsafe_b64encode(text.encode()).decode()
    assert desk.anna.refused(2, "registry", "--after", cursor)["code"] == "bad_cursor"
    assert desk.anna.refused(2, "registry", "--after", "A" * 100_000)["code"] == "bad_cursor"


def test_a_range_of_sums_may_begin_at_zero(desk):
    three(desk)
    assert desk.anna.sees("--amount", "0..150") == [1]
    assert desk.anna.refused(3, "registry", "--amount", "200..100")["problems"][0]["code"] == "range_reversed"


def test_one_contractor_is_one_group_now_and_then(desk):
    for name in ("ООО «Альфа»", "альфа", "АО Альфа"):
        desk.anna.new(contractor=name)
    for words in ((), ("--as-of", moment())):
        (group,) = desk.anna.json("registry", "--group-by", "contractor", *words)
        assert (group["count"], group["group"]) == (3, "АО Альфа"), words


def test_options_without_effect_are_refused(desk, tmp_path):
    path = tmp_path / "out.csv"
    for words, option in (
        (("--encoding", "cp1251"), "--encoding"),
        (("--encoding", "cp1251", "-o", tmp_path / "out.xlsx"), "--encoding"),
        (("--format", "csv", "-o", path), "--format"),
        (("--format", "table", "-o", path), "--format"),
        (("--json", "-o", path), "--format"),
    ):
        result = desk.anna.run("registry", *words)
        assert (result.code, option in result.err, "--output" in result.err) == (2, True, True), words
    assert list(tmp_path.glob("*out*")) == []
    desk.anna.ok("registry", "-o", path, "--encoding", "cp1251")


@pytest.mark.parametrize("chosen", ["csv", "tsv"])
def test_rows_for_programs_say_on_standard_error_how_to_go_on(desk, chosen):
    three(desk)
    first = desk.anna.ok("registry", "--format", chosen, "--limit", "2", "--columns", "id")
    cursor = first.err.rpartition("--after ")[2].strip()
    rest = desk.anna.ok("registry", "--format", chosen, "--limit", "2", "--columns", "id", "--after", cursor)
    ids = first.out.split()[1:] + rest.out.split()[1:]
    assert sorted(ids) == ["1", "2", "3"]
    assert len(first.out.split()) == 3
    assert "--after" not in rest.err
    assert "--after" not in desk.anna.ok("registry", "--format", chosen, "--limit", "3").err
