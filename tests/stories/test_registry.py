"""The registry: filters, order, pages and totals are the same on both databases."""

import csv
import json

import pytest

from tests.support import desk as desks


def fill(desk):
    """Drafts of Anna's that differ in all that is filtered by."""
    for words in (
        ("--due", "2026-12-04", "--amount", "100", "--contractor", "ООО «Ёлка»", "--subject", "Гирлянды"),
        ("--due", "2026-11-20", "--amount", "2000", "--contractor", "ИП Пётр", "--subject", "100% хлопок"),
        ("--due", "2026-12-06", "--amount", "300", "--currency", "EUR", "--contractor", "Example GmbH"),
        ("--amount", "50", "--contractor", "ёлка плюс", "--invoice-number", "А-17/б"),
        ("--due", "2026-12-07", "--inn", "9714017207", "--subject", "a_b"),
    ):
        desk.anna.json("new", *words)


@pytest.fixture(scope="module")
def both(tmp_path_factory, sqlite_template, postgres_server, postgres_template, postgres_names):
    """Both databases, filled once: filters change nothing."""
    name = next(postgres_names)
    filled = [
        desks.sqlite_desk(sqlite_template, tmp_path_factory.mktemp("registry")),
        desks.postgres_desk(postgres_server, postgres_template, name, tmp_path_factory.mktemp("registry")),
    ]
    for desk in filled:
        fill(desk)
    yield filled
    postgres_server.drop_database(name)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ((), [2, 1, 3, 5, 4]),  # the earliest date first, what has none last
        (("--due", "week"), [1, 3]),
        (("--due", "next-week"), [5]),
        (("--due", "month"), [1, 3, 5]),
        (("--due", "today"), []),
        (("--due", "overdue"), [2]),
        (("--due", "2026-12-04"), [1]),
        (("--due", "04.12.2026..06.12.2026"), [1, 3]),
        (("--due", "2026-12-06.."), [3, 5]),
        (("--due", "..2026-11-30"), [2]),
        (("--contractor", "ЕЛКА"), [1, 4]),
        (("--contractor", "ооо «ёлка»"), [1, 4]),
        (("--contractor", "петр"), [2]),
        (("--contractor", "%"), []),
        (("--search", "…"), []),
        (("--search", "ГИРЛЯНДЫ"), [1]),
        (("--search", "100%"), [2]),
        (("--search", "а-17"), [4]),
        (("--search", "9714017207"), [5]),
        (("--search", "петр"), [2]),
        (("--inn", "9714017207"), [5]),
        (("--amount", "100"), [1]),
        (("--amount", "100..2000"), [2, 1, 3]),
        (("--amount", "..100"), [1, 4]),
        (("--amount", "300.."), [2, 3]),
        (("--currency", "eur"), [3]),
        (("--currency", "RUB", "--amount", "60.."), [2, 1]),
        (("--status", "draft"), [2, 1, 3, 5, 4]),
        (("--status", "Draft"), [2, 1, 3, 5, 4]),
        (("--status", "pending", "--status", "draft"), [2, 1, 3, 5, 4]),
        (("--status", "pending,draft"), [2, 1, 3, 5, 4]),
        (("--status", "paid"), []),
        (("--author", "nobody"), []),
        (("--sort", "id"), [1, 2, 3, 4, 5]),
        (("--sort", "-id"), [5, 4, 3, 2, 1]),
        (("--sort", "-due"), [5, 3, 1, 2, 4]),
        (("--sort", "amount"), [4, 1, 3, 2, 5]),
        (("--limit", "2"), [2, 1]),
    ],
)
def test_filters(both, filters, found):
    for desk in both:
        assert desk.anna.sees(*filters) == found, desk.dialect


def test_pages_follow_each_other_and_hold_everything_once(both):
    for desk in both:
        for limit in ("1", "2", "3"):
            seen, after = [], ()
            while True:
                result = desk.anna.ok("registry", "--limit", limit, *after)
                seen += [int(line.split("\t")[0]) for line in result.out.splitlines()[1:]]
                if "--after" not in result.err:
                    break
                after = ("--after", result.err.split("--after ")[1].split()[0])
            assert seen == [2, 1, 3, 5, 4], (desk.dialect, limit)


def test_totals_are_those_of_the_filter_and_not_of_the_page(both):
    for desk in both:
        assert "Shown: 1. In all: 5 requests; " in desk.anna.ok("registry", "--limit", "1").err
        totals = desk.anna.ok("registry", "--currency", "RUB", "--limit", "1").err
        assert "4 requests" in totals
        assert "2,150.00" in totals


def test_what_a_filter_leaves_out_though_it_is_overdue(both):
    for desk in both:
        assert "1 overdue request is not shown" in desk.anna.ok("registry", "--due", "week").err
        assert "overdue" not in desk.anna.ok("registry").err
        assert "overdue" not in desk.anna.ok("registry", "--due", "overdue").err
        assert "overdue" not in desk.anna.ok("registry", "--due", "week", "--contractor", "ёлка").err
        assert "overdue" not in desk.anna.ok("registry", "--due", "week", "--status", "paid").err


def test_every_format_holds_the_same_requests(both):
    for desk in both:
        for chosen in ("table", "plain", "csv", "tsv", "markdown", "html"):
            text = desk.anna.ok("registry", "--format", chosen).out
            for name in ("Ёлка", "Пётр", "Example GmbH", "ёлка плюс"):
                assert name in text, chosen
        lines = desk.anna.ok("registry", "--format", "jsonl").out.splitlines()
        assert [json.loads(line) for line in lines] == desk.anna.json("registry")


def test_every_column_can_be_chosen(both):
    from paydesk.render.views import COLUMNS

    for desk in both:
        text = desk.anna.ok("registry", "--format", "csv", "--columns", ",".join(COLUMNS)).out
        head, *rows = csv.reader(text.splitlines())
        assert head == list(COLUMNS)
        assert [row[0] for row in rows] == ["2", "1", "3", "5", "4"]
        assert desk.anna.ok("registry", "--columns", " id , amount").out.splitlines()[0].count("\t") == 1


def test_an_empty_registry_is_no_error(desk):
    assert desk.anna.json("registry") == []
    assert desk.anna.ok("registry", "--format", "jsonl").out == ""
    result = desk.anna.ok("registry")
    assert (result.out, "0 requests" in result.err) == ("", True)
    assert desk.anna.ok("inbox").err == "Nothing waits for you.\n"


def test_a_state_may_be_named_in_russian(desk):
    number = desk.approved()
    for word in ("Согласован к оплате", "согласован к оплате", "approved", "APPROVED"):
        result = desk.vera.ok("registry", "--status", word, "--json", lang="ru")
        assert [one["id"] for one in result.json] == [number]
