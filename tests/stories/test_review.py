"""The review on a real terminal: card after card, one key each, and what others do meanwhile."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path

import pytest

from paydesk import messages
from paydesk.messages import _

if sys.platform == "win32":
    pytest.skip("pexpect needs a Unix terminal", allow_module_level=True)


from tests.support.screen import Screen

ESC, CTRL_C = "\x1b", "\x03"
# The letters that the prompt shows, and those on the same keys in the other layout.
KEYS = {
    "en": {"approve": "aф", "reject": "rк", "return": "tе", "skip": "sы", "open": "oщ", "quit": "qй"},
    "ru": {"approve": "сc", "reject": "оj", "return": "вd", "skip": "пg", "open": "фa", "quit": "зp"},
}


class Review(Screen):
    """A review in front of somebody who decides."""

    def __init__(self, folder, person, language, *words, **environment):
        super().__init__(folder, "-m", "paydesk", "review", *words, **person.environment(language, environment))
        self.keys = KEYS[language]

    def _asked(self, number):
        """Whether the last question is for this request, and open."""
        template = _("What becomes of request {id}: {amount} to {contractor}?")
        question = template.partition("{amount}")[0].format(id=number)
        asked = self._last_question()
        return (
            asked.startswith(question)
            and asked.endswith("?")
            and self.text.rstrip().endswith(_("q: quit").replace(": ", " — "))
        )

    def press(self, number, action, layout=0, key=None):
        """Wait for the question about a request and press a key; wait until it was taken."""
        self.until(lambda: self._asked(number), f"request {number} was not asked for")
        before = self.text
        self.child.send(key or self.keys[action][layout])
        if action:  # the same question may stand there again at once, but under what the key did
            self.until(lambda: self.text != before, "the key was not taken")

    def until(self, is_so, complaint):
        deadline = time.monotonic() + 20
        while not is_so():
            assert time.monotonic() < deadline, f"{complaint}:\n{self.text}"
            self._read()
        self._read()

    def left(self):
        """Wait for the end; return the exit code."""
        while self._read():
            pass
        self.child.close()
        return self.child.exitstatus


@pytest.fixture(params=["ru", "en"])
def language(request):
    before = messages.language()
    messages.use(request.param)
    yield request.param
    messages.use(before)


@pytest.fixture
def english():
    before = messages.language()
    messages.use("en")
    yield
    messages.use(before)


@pytest.fixture
def review(tmp_path):
    started = []

    def start(person, *words, language="en", **environment):
        started.append(Review(tmp_path, person, language, *words, **environment))
        return started[-1]

    yield start
    for one in started:
        one.child.close(force=True)


def statuses(desk, *numbers):
    return [desk.olga.show(number)["status"] for number in numbers]


@pytest.mark.parametrize("layout", [0, 1], ids=["as shown", "other layout"])
def test_each_decision_is_one_key_in_either_layout_and_is_summed_up(sqlite_desk, review, language, layout):
    desk = sqlite_desk
    numbers = [desk.pending(due=f"2026-12-0{day}", amount=f"{day}000") for day in (2, 3, 4, 5, 6)]
    screen = review(desk.hanna, language=language)
    screen.press(numbers[0], "approve", layout)
    screen.press(numbers[1], "reject", layout)
    screen.answer(_("Comment"), "Нет в бюджете\r")
    screen.press(numbers[2], "return", layout)
    screen.answer(_("Comment"), "Сумма?\r")
    screen.press(numbers[3], "skip", layout)
    screen.press(numbers[4], "quit", layout)
    assert screen.left() == 0
    assert statuses(desk, *numbers) == ["approved", "rejected", "draft", "pending", "pending"]
    assert [one["comment"] for one in desk.olga.show(numbers[1])["history"]][-1] == "Нет в бюджете"
    summary = [line for line in screen.text.rstrip().split("\n") if line][-5:]
    one = messages.ngettext("{count} request", "{count} requests", 1)
    names = [_("Approved"), _("Rejected"), _("Returned"), _("Skipped")]
    sums = ("2 000,00 ₽", "3 000,00 ₽", "4 000,00 ₽", "5 000,00 ₽") if language == "ru" else (
        "RUB 2,000.00", "RUB 3,000.00", "RUB 4,000.00", "RUB 5,000.00")  # fmt: skip
    assert [line.replace("\xa0", " ") for line in summary] == [
        *(f"{name}: {one}; {total}" for name, total in zip(names, sums, strict=True)),
        _("Left for next time: {count}").format(count=2),
    ]


def test_it_resumes_where_it_was_left_and_skipped_ones_come_again(sqlite_desk, review, english):
    desk = sqlite_desk
    first, second, third = (desk.pending(due=f"2026-12-0{day}") for day in (2, 3, 4))
    screen = review(desk.hanna)
    screen.press(first, "skip")
    screen.press(second, "approve")
    screen.press(third, "quit")
    assert screen.left() == 0
    screen = review(desk.hanna, "--limit", "1")
    screen.press(first, "approve")
    assert screen.left() == 0
    assert "[1/1]" in screen.text
    assert f"request {second}?" not in screen.text
    assert "Left for next time: 1" in screen.text
    assert statuses(desk, first, second, third) == ["approved", "approved", "pending"]


def test_keys_typed_ahead_and_other_keys_decide_nothing(sqlite_desk, review, english):
    desk = sqlite_desk
    first, second = (desk.pending(due=f"2026-12-0{day}") for day in (2, 3))
    screen = review(desk.hanna)
    screen.child.send("aaaa")
    screen.press(first, None, key="\rxz1 " + ESC + "[A" + "\x1b[200~a\x1b[201~" + "\x1b\r")
    time.sleep(0.7)
    assert statuses(desk, first, second) == ["pending", "pending"]
    screen.press(first, "approve", key="aaaaa")
    screen.press(second, "quit")
    assert screen.left() == 0
    assert statuses(desk, first, second) == ["approved", "pending"]


def test_a_change_meanwhile_is_told_and_the_card_is_shown_again(desk, review, english):
    number = desk.pending(subject="Кабель")
    screen = review(desk.hanna)
    screen.wait("q — quit")
    desk.anna.ok("withdraw", number)
    desk.anna.ok("edit", number, "--subject", "Другое дело", "--submit")
    screen.press(number, "approve")
    screen.wait(f"! Request {number} has changed since you saw it", "Другое дело")
    assert statuses(desk, number) == ["pending"]
    screen.press(number, "approve")
    assert screen.left() == 0
    assert statuses(desk, number) == ["approved"]


def test_what_another_head_decided_meanwhile_is_told_and_the_next_is_shown(desk, review, english):
    first, second = (desk.pending(due=f"2026-12-0{day}") for day in (2, 3))
    screen = review(desk.hanna)
    screen.wait("q — quit")
    desk.henry.ok("approve", first)
    screen.press(first, "reject")
    screen.answer("Comment", "Нет\r")
    screen.press(second, "approve")
    assert screen.left() == 0
    assert f"Request {first} does not await your decision any more." in screen.text
    assert "Left for next time" not in screen.text
    assert statuses(desk, first, second) == ["approved", "approved"]
    assert desk.olga.show(first)["approved_by"] == desk.henry.login


@pytest.mark.parametrize("where", ["card", "comment"])
def test_ctrl_c_keeps_what_was_decided_and_sums_it_up(sqlite_desk, review, language, where):
    desk = sqlite_desk
    first, second = (desk.pending(due=f"2026-12-0{day}") for day in (2, 3))
    screen = review(desk.hanna, language=language)
    screen.press(first, "approve")
    if where == "card":
        screen.press(second, "quit", key=CTRL_C)
    else:
        screen.press(second, "reject")
        screen.answer(_("Comment"), CTRL_C)
    assert screen.left() == 130
    assert statuses(desk, first, second) == ["approved", "pending"]
    assert _("Approved") + ": " in screen.text
    assert _("Left for next time: {count}").format(count=1) in screen.text


@pytest.mark.parametrize("keys", ["\r", ESC], ids=["enter", "esc"])
def test_whoever_thinks_better_of_a_comment_is_back_at_the_keys(sqlite_desk, review, english, keys):
    desk = sqlite_desk
    number = desk.pending()
    screen = review(desk.hanna)
    screen.press(number, "reject")
    screen.answer("Comment", keys)
    screen.press(number, "approve")
    assert screen.left() == 0
    assert statuses(desk, number) == ["approved"]


def test_the_card_says_what_changed_since_the_decision_and_what_was_paid_before(sqlite_desk, review, english):
    desk = sqlite_desk
    old = desk.paid(amount="777", invoice_number="1")
    number = desk.pending(amount="1000")
    paper = desk.folder / "счет.pdf"
    paper.write_bytes(b"%PDF-1.7")
    desk.hanna.ok("return", number, "-m", "Где счёт?")
    desk.anna.ok("attach", number, paper)
    desk.anna.ok("edit", number, "--amount", "1250", "--submit")
    screen = review(desk.hanna)
    screen.wait("q — quit")
    text = screen.text
    assert f"Changed since the last decision (Returned, {desk.hanna.login}," in text
    assert "Invoice amount: RUB 1,000.00 → RUB 1,250.00" in text.replace("\xa0", " ")
    assert "Files: + счет.pdf" in text
    assert "«Где счёт?»" in text
    assert "KPP is not given" in " ".join(text.split()), "what the form says is worth a look"
    (row,) = [line for line in text.split("\n") if f"request {old}" in line]
    assert row.split() == ["2026-12-01", "RUB", "777.00", "Paid", "request", str(old)]
    screen.press(number, "quit")
    assert screen.left() == 0


def test_a_request_that_came_back_unchanged_says_so(sqlite_desk, review, english):
    desk = sqlite_desk
    number = desk.pending()
    desk.hanna.ok("return", number, "-m", "Сумма?")
    desk.anna.ok("submit", number)
    screen = review(desk.hanna)
    screen.wait("q — quit", "Nothing has changed since the last decision (Returned")
    screen.press(number, "quit")
    assert screen.left() == 0


def opener(folder, body='printf "%s\\n" "$#" "$1" > "$SHOWN"; cp "$1" "$SHOWN.copy"'):
    """A program that stands in for the system's opener; returns what the environment needs for it."""
    place = folder / "bin"
    place.mkdir()
    for name in ("xdg-open", "open"):
        (place / name).write_text(f"#!/bin/sh\n{body}\n", "utf-8")
        (place / name).chmod(0o755)
    return {"PATH": f"{place}{os.pathsep}{os.environ['PATH']}", "SHOWN": str(folder / "shown")}


def test_the_invoice_is_opened_by_the_systems_opener_alone(sqlite_desk, review, tmp_path, english):
    desk = sqlite_desk
    number = int(desk.anna.new()["id"])
    for name, kind in (("договор.pdf", "other"), ("$(touch pwned) счет.exe", "invoice")):
        path = desk.folder / name
        path.write_bytes(b"%PDF-1.7 " + name.encode())
        desk.anna.ok("attach", number, path, "--kind", kind)
    desk.anna.ok("submit", number)
    screen = review(desk.hanna, **opener(tmp_path))
    screen.press(number, "open")
    screen.answer("Which file?", "\r")
    screen.wait("Opened: $(touch pwned) счет.exe")
    count, shown = (tmp_path / "shown").read_text("utf-8").splitlines()
    assert count == "1"
    assert Path(shown).name == "$(touch pwned) счет.exe.pdf", "named by its content, so that nothing runs it"
    assert (tmp_path / "shown.copy").read_bytes() == b"%PDF-1.7 " + "$(touch pwned) счет.exe".encode()
    assert Path(shown).parent.stat().st_mode & 0o077 == 0
    screen.press(number, "approve")
    assert screen.left() == 0
    assert not Path(shown).parent.exists(), "copies do not outlive the review"
    assert not list(tmp_path.rglob("pwned"))


@pytest.mark.parametrize(
    ("body", "path", "said"),
    [
        (b"MZ\x90\x00\x03", "own", "is no document of a known kind"),
        (b"%PDF-1.7", "none", "There is no program here that shows it"),
        (b"%PDF-1.7", "failing", "There is no program here that shows it"),
    ],
)
def test_what_cannot_be_opened_is_said(sqlite_desk, review, tmp_path, english, body, path, said):
    desk = sqlite_desk
    number = int(desk.anna.new()["id"])
    (desk.folder / "счет.pdf").write_bytes(body)
    desk.anna.ok("attach", number, desk.folder / "счет.pdf")
    desk.anna.ok("submit", number)
    if path == "none":
        environment = {"PATH": str(tmp_path)}
    else:
        environment = opener(tmp_path, "exit 3" if path == "failing" else "touch $SHOWN")
    screen = review(desk.hanna, **environment)
    screen.press(number, "open")
    screen.until(lambda: said in " ".join(screen.text.split()), "it was not said")
    screen.press(number, "quit")
    assert screen.left() == 0
    assert not (tmp_path / "shown").exists()


def test_a_request_without_files_says_so(sqlite_desk, review, english):
    number = sqlite_desk.pending()
    screen = review(sqlite_desk.hanna)
    screen.press(number, "open")
    screen.wait(f"Request {number} has no files.")
    screen.press(number, "quit")
    assert screen.left() == 0


def test_nobody_reviews_their_own_and_an_accountant_reviews_nothing(sqlite_desk, review, english):
    desk = sqlite_desk
    author = desk.person("max", "manager", "head")
    author.new("--submit")
    screen = review(author)
    screen.wait("Nothing awaits your decision.")
    assert screen.left() == 0
    for person in (desk.vera, desk.anna, desk.olga, desk.keeper):
        screen = review(person)
        screen.wait("Requests are decided on by people with the role head")
        assert screen.left() == 4


def test_without_a_terminal_the_other_commands_are_named(desk):
    number = desk.pending()
    for words in ((), ("--limit", "1")):
        result = desk.hanna.process("review", *words, stdin="a")
        assert (result.code, result.out) == (2, "")
        assert "paydesk inbox" in result.err
        assert "paydesk approve" in result.err
    assert statuses(desk, number) == ["pending"]
    assert desk.hanna.run("review", "--limit", "0").code == 2
    assert json.loads(desk.hanna.ok("inbox", "--json").out)[0]["id"] == number


def test_the_question_says_how_much_goes_to_whom(sqlite_desk, review, language):
    """On 24 lines the head of the card is out of sight by then."""
    name = "Общество с ограниченной ответственностью «Северо-Западная кабельная компания»"
    number = int(sqlite_desk.anna.new("--submit", contractor=name, amount="1234567.80")["id"])
    screen = review(sqlite_desk.hanna, language=language)
    screen.press(number, "quit")
    assert screen.left() == 0
    amount = {"ru": "1 234 567,80 ₽", "en": "RUB 1,234,567.80"}[language]
    (asked,) = {line for line in screen.text.split("\n") if line.startswith("? ")}
    assert amount in asked
    assert "Общество с ограниченной…" in asked, "cut, so that one line holds it"


def test_escapes_in_texts_of_others_reach_no_terminal(sqlite_desk, review, tmp_path, english):
    desk = sqlite_desk
    hostile = "\u202eевил\u200b\u2028"
    number = int(desk.anna.new(subject="Кабель " + hostile, contractor="ООО «БРУЛЕР» " + hostile)["id"])
    name = "a\x1b[2J\x07счет.pdf"
    (desk.folder / name).write_bytes(b"%PDF-1.7")
    desk.anna.ok("attach", number, desk.folder / name)
    desk.anna.ok("submit", number)
    desk.henry.ok("return", number, "-m", "Нет" + hostile)
    desk.anna.ok("edit", number, "--subject", "Другое " + hostile, "--submit")
    screen = review(desk.hanna)
    raw = []
    feed = screen.stream.feed
    screen.stream.feed = lambda text: (raw.append(text), feed(text))
    screen.press(number, "quit")
    assert screen.left() == 0
    text = "".join(raw)
    for char in ("\u202e", "\u200b", "\u2028", "\x07", "\x1b[2J"):
        assert char not in text, ascii(char)
    assert r"\u202e" in text, "it is shown, not hidden"
