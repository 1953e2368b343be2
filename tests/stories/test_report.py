"""The report: what was spent, what is due, how long requests waited; as a page that a real browser shows."""

from __future__ import annotations

import html.parser
import os
import re
import shutil
import subprocess

import pytest

OTHER = {"contractor": "ПАО <b>Сбербанк</b> & Ко", "inn": "7707083893", "kpp": "773601001", "bic": "044525225",
         "account": "40702810740000432537", "corr_account": None}  # fmt: skip


@pytest.fixture
def busy(desk):
    """A desk that has paid in three weeks, and has something to pay."""
    for amount, day, payee in (
        ("100,00", "2026-11-10", {}),
        ("250,00", "2026-11-17", OTHER),
        ("50,00", "2026-12-01", {}),
    ):
        number = desk.approved(amount=amount, **payee)
        desk.vera.ok("pay", number, "--date", day)
    desk.approved(amount="70,00", due="2026-12-10")
    desk.pending(amount="30,00", due="2026-11-20")
    return desk


def figures(part, key):
    return [(one["name"], one["count"], one["amount"]) for one in part[key] if one["count"]]


def test_the_figures(busy):
    told = busy.olga.json("report")
    assert (told["first"], told["last"], told["due_until"]) == ("2026-09-14", "2026-12-01", "2026-12-27")
    (rub,) = told["currencies"]
    assert rub["paid"] == {"name": None, "count": 3, "amount": "400.00"}
    assert len(rub["weeks"]) == 12
    assert figures(rub, "weeks") == [
        ("2026-11-09", 1, "100.00"), ("2026-11-16", 1, "250.00"), ("2026-11-30", 1, "50.00"),
    ]  # fmt: skip
    assert figures(rub, "contractors") == [(OTHER["contractor"], 1, "250.00"), ("ООО «БРУЛЕР»", 2, "150.00")]
    assert figures(rub, "authors") == [(busy.anna.login, 3, "400.00")]
    assert rub["overdue"]["amount"] == "30.00"
    assert figures(rub, "due") == [("2026-12-07", 1, "70.00")]
    assert [(one["step"], one["count"]) for one in told["waits"]] == [("decide", 4), ("pay", 3)]
    week = busy.olga.json("report", "--period", "2026-11-09..2026-11-15")["currencies"][0]
    assert week["paid"]["amount"] == "100.00"


def test_how_long_people_took_and_what_waits_for_them(busy):
    people = {(one["person"], one["step"]): one for one in busy.olga.json("report")["people"]}
    hanna, vera, henry = (login.login for login in (busy.hanna, busy.vera, busy.henry))
    assert list(people) == sorted(people, key=lambda key: (key[1], key[0]))
    assert {key: (one["count"], len(one["waiting"])) for key, one in people.items()} == {
        (hanna, "decide"): (4, 1), (henry, "decide"): (0, 1), (vera, "pay"): (3, 1), (busy.viktor.login, "pay"): (0, 1),
    }  # fmt: skip
    assert people[henry, "decide"]["median"] is people[henry, "decide"]["longest"] is None
    assert 0 <= people[vera, "pay"]["median"] <= people[vera, "pay"]["longest"]
    week = busy.olga.json("report", "--period", "2020-01-01..2020-01-15")["people"]
    assert [one["count"] for one in week] == [0, 0, 0, 0], "what waits now waits now, whatever the period"
    assert busy.boris.json("report")["people"] == []


def test_everybody_sees_their_part(busy):
    assert busy.boris.json("report")["currencies"] == []
    assert busy.anna.json("report")["currencies"][0]["paid"]["count"] == 3
    shown = busy.boris.ok("report").out
    assert "Nothing was paid, and nothing is due." in shown


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_on_the_terminal(busy, lang):
    shown = busy.olga.ok("report", lang=lang).out
    assert [line for line in shown.splitlines() if len(line) > 80] == []
    assert ("Оплачено по неделям" if lang == "ru" else "Paid by week") in shown
    assert "█" in shown
    assert ("Сколько времени брали люди" if lang == "ru" else "How long people took") in shown
    assert "\u001b" not in shown


def test_periods_that_have_no_end(desk):
    for word in ("overdue", "2000-01-01..2026-12-01", "gestern"):
        assert desk.olga.refused(3, "report", "--period", word)["problems"][0]["field"] == "period"
    assert desk.olga.run("report", "-o", "report.pdf").code == 2


class Reader(html.parser.HTMLParser):
    """Checks that elements close as they opened, and keeps what could load anything."""

    def __init__(self):
        super().__init__()
        self.open, self.links, self.text = [], [], []

    def handle_starttag(self, tag, attrs):
        self.links += [value for name, value in attrs if name in ("src", "href", "action", "style", "srcset")]
        if tag != "meta":
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.links += [value for name, value in attrs if name in ("src", "href")]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text.append(data)


def page(busy, lang="ru"):
    path = busy.folder / "report.html"
    busy.olga.ok("report", "-o", path, lang=lang)
    return path


def test_the_page_is_whole_and_loads_nothing(busy):
    text = page(busy).read_text("utf-8")
    reader = Reader()
    reader.feed(text)
    assert reader.open == []
    assert reader.links == []
    assert "<script" not in text
    assert not re.search(r"https?:|url\(|@import", text)
    assert "<b>Сбербанк" not in text, "text of users is text"
    assert any(OTHER["contractor"] in one for one in reader.text)
    assert '<html lang="ru">' in text
    assert text.count("<svg") == text.count('role="img"') == text.count("<details>") == 4


def test_a_browser_shows_it(busy, tmp_path):
    """Chromium draws the page, also in print, and reports no fault; ``PAYDESK_TEST_NEED_CHROMIUM`` makes it a must."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        if os.environ.get("PAYDESK_TEST_NEED_CHROMIUM"):
            pytest.fail("there is no Chromium here: make chromium")
        pytest.skip("there is no Chromium here: make chromium")
    address = page(busy).as_uri()
    quiet = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync", f"--user-data-dir={tmp_path / 'profile'}"]  # fmt: skip
    paper = tmp_path / "report.pdf"
    drawn = subprocess.run([browser, *quiet, "--dump-dom", address], capture_output=True, timeout=100, check=True)
    assert "Оплачено по неделям" in drawn.stdout.decode()
    subprocess.run([browser, *quiet, f"--print-to-pdf={paper}", address], capture_output=True, timeout=100, check=True)
    assert paper.read_bytes().startswith(b"%PDF-")
