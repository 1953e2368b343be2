"""Who hears what: each step of a request reaches those whom it concerns, once, in their language, and nobody else."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from paydesk import courier, letters, working_days
from paydesk.database_address import parse_url
from paydesk.storage import Store
from tests.support.servers import mail_server, web_server

MAILS = {name: f"{name}@firm.example" for name in ("anna", "hanna", "vera")}


@pytest.fixture
def smtp():
    with mail_server() as server:
        yield server


@pytest.fixture
def told(desk, smtp, monkeypatch):
    """The desk with a channel for mail, addresses of everybody, and the program that sends."""
    for name, address in MAILS.items():
        desk.keeper.ok("user", "edit", getattr(desk, name).login, "--email", address)
    desk.robot = desk.person("robot", "notifier")
    desk.keeper.ok("notify", "channel", "mail", "env:PAYDESK_SMTP")
    desk.keeper.ok("setting", "digest_hour", "9")
    desk.env = {"PAYDESK_SMTP": smtp.url}
    desk.smtp = smtp
    return desk


def send(desk, **options):
    return desk.robot.json("notify", "run", env=desk.env, **options)


def worker(desk, moment):
    """The worker as it would be at another time."""
    store = Store(parse_url(desk.url(desk.robot.login)), desk.robot.login)
    return courier.Courier(store, letters.compose, clock=lambda: moment)


def send_at(desk, monkeypatch, moment):
    for name, value in desk.env.items():
        monkeypatch.setenv(name, value)
    with letters.speaking("en"):
        return worker(desk, moment).run()


def text_of(letter):
    return letter.get_body(("plain",)).get_content()


def test_the_head_hears_of_a_submitted_request(told):
    number = told.pending()
    assert send(told) == {"events": 1, "sent": 1, "dropped": 0, "failed": 0, "dead": 0}
    (letter,) = told.smtp.letters
    assert letter["To"] == MAILS["hanna"]
    assert letter["Subject"] == f"Request {number}: Кабель для стенда"
    text = text_of(letter)
    assert f"Request {number} awaits your decision." in text
    for said in ("Anna", "12,345.67", "ООО «БРУЛЕР»", "2026-12-04", "Hanna", f"paydesk show {number}"):
        assert said in text.replace("\u00a0", " "), said
    html = letter.get_body(("html",)).get_content()
    assert f"<code>paydesk show {number}</code>" in html
    assert "«БРУЛЕР»" in html
    # Nothing is told twice.
    assert send(told)["sent"] == 0
    assert len(told.smtp.letters) == 1


def test_the_author_hears_of_every_decision_and_of_the_payment(told):
    number = told.pending()
    told.hanna.ok("return", number, "-m", "Нет счёта <b>")
    send(told)
    (back,) = told.smtp.to(MAILS["anna"])
    assert "Нет счёта <b>" in text_of(back)
    assert "<b>" not in back.get_body(("html",)).get_content()
    # The request went back before the head was told: it is not her turn any more.
    assert told.smtp.to(MAILS["hanna"]) == []
    told.anna.ok("submit", number)
    told.hanna.ok("approve", number)
    told.vera.ok("pay", number, "--number", "345", "--date", "2026-12-01")
    send(told)
    _back, decided, paid = told.smtp.to(MAILS["anna"])
    assert "approved" in text_of(decided)
    assert "345" in text_of(paid)
    # All of it is one thread, and each letter has an id of its own.
    threads = {letter["References"] for letter in (back, decided, paid)}
    assert len(threads) == 1
    assert len({letter["Message-ID"] for letter in (back, decided, paid)}) == 3
    assert {letter["Subject"] for letter in (back, decided, paid)} == {f"Request {number}: Кабель для стенда"}


def test_nobody_is_told_of_what_they_did_or_may_not_see(told):
    told.anna.new()
    number = told.pending()
    told.anna.ok("comment", number, "-m", "Срочно")
    send(told)
    assert told.smtp.to(MAILS["anna"]) == []
    assert told.smtp.to(MAILS["vera"]) == []
    assert len(told.smtp.to(MAILS["hanna"])) == 2
    # Who is disabled before it is sent hears nothing.
    told.hanna.ok("comment", number, "-m", "Вижу")
    told.keeper.ok("user", "disable", told.anna.login)
    assert send(told)["sent"] == 0
    assert told.smtp.to(MAILS["anna"]) == []


def test_people_choose_how_and_in_which_language_they_are_told(told):
    told.hanna.ok("notify", "settings", "--kind", "turn=off", "--language", "ru")
    told.anna.ok("notify", "settings", "--language", "ru", "--to", "mail=other@firm.example")
    number = told.pending()
    told.hanna.ok("reject", number, "-m", "Нет")
    send(told)
    (letter,) = told.smtp.letters
    assert letter["To"] == "other@firm.example"
    assert letter["Subject"] == f"Заявка {number}: Кабель для стенда"
    assert "12 345,67" in text_of(letter).replace("\u00a0", " ")
    assert told.anna.json("notify", "settings")["kinds"]["turn"] == "now"
    assert told.hanna.json("notify", "settings")["kinds"]["turn"] == "off"
    for words in (("--kind", "turn=never"), ("--kind", "nothing=now"), ("--to", "pager=1"), ("--language", "de")):
        assert told.anna.run("notify", "settings", *words).code in (2, 3), words


def test_the_accountant_gets_one_digest_with_what_is_to_be_paid(told, monkeypatch):
    first = told.approved(contractor="ООО «Первый»")
    second = told.approved(contractor="ООО «Второй»", amount="100", purpose="Оплата по счету 18, без НДС")
    paid = told.approved(contractor="ООО «Третий»", amount="5", purpose="Оплата по счету 19, без НДС")
    send(told)
    assert told.smtp.to(MAILS["vera"]) == []
    told.vera.ok("pay", paid, "--number", "1", "--date", "2026-12-01")
    tomorrow = datetime.now(UTC) + timedelta(days=1)
    send_at(told, monkeypatch, tomorrow)
    (digest,) = told.smtp.to(MAILS["vera"])
    text = text_of(digest)
    assert "Первый" in text
    assert "Второй" in text
    assert "Третий" not in text
    assert "12 445,67" in text.replace("\u00a0", " ") or "12,445.67" in text
    # When everything was done before the morning, there is nothing to say, and nothing is said.
    third = told.approved(purpose="Оплата по счету 20, без НДС")
    send_at(told, monkeypatch, tomorrow)
    for number in (first, second, third):
        told.vera.ok("pay", number, "--number", str(number), "--date", "2026-12-01")
    send_at(told, monkeypatch, tomorrow + timedelta(days=2))
    assert len(told.smtp.to(MAILS["vera"])) == 1


def test_what_waits_too_long_is_recalled_until_it_is_done(told, monkeypatch):
    number = told.pending()
    send(told)
    now = datetime.now(UTC)
    send_at(told, monkeypatch, working(now, 1))
    assert len(told.smtp.to(MAILS["hanna"])) == 1
    for _ in range(2):
        send_at(told, monkeypatch, working(now, 2))
    assert len(told.smtp.to(MAILS["hanna"])) == 2
    assert "still waiting" in text_of(told.smtp.letters[-1])
    send_at(told, monkeypatch, working(now, 4))
    assert len(told.smtp.to(MAILS["hanna"])) == 3
    told.hanna.ok("reject", number, "-m", "Нет")
    send_at(told, monkeypatch, working(now, 6))
    assert len(told.smtp.to(MAILS["hanna"])) == 3
    told.keeper.ok("setting", "remind_days", "off")
    told.pending(purpose="Оплата по счету 18, без НДС")
    send_at(told, monkeypatch, working(now, 30))
    assert len(told.smtp.to(MAILS["hanna"])) == 4


def working(now, days):
    """So many working days later, a minute after that hour."""
    return datetime.combine(working_days.add_working(now.date(), days), now.time(), UTC) + timedelta(minutes=1)


def test_nobody_is_reminded_on_a_day_off(told, monkeypatch):
    told.keeper.ok("setting", "remind_days", "1")
    told.pending()
    send(told)
    now = datetime.now(UTC)
    friday = now + timedelta(days=(4 - now.weekday()) % 7 + 7)
    while not all(working_days.is_working((friday + timedelta(days=n)).date()) for n in (0, 3)):
        friday += timedelta(days=7)
    before = len(told.smtp.to(MAILS["hanna"]))
    for days in (1, 2):
        send_at(told, monkeypatch, friday + timedelta(days=days, minutes=1))
    assert len(told.smtp.to(MAILS["hanna"])) == before
    send_at(told, monkeypatch, friday + timedelta(days=3, minutes=1))
    assert len(told.smtp.to(MAILS["hanna"])) == before + 1


def test_a_reminder_that_was_held_up_waits_for_a_working_day(told, monkeypatch):
    told.pending()
    send(told)
    now = datetime.now(UTC)
    saturday = working(now, 2)
    while working_days.is_working(saturday.date()):
        saturday += timedelta(days=1)
    eve = datetime.combine(working_days.previous_working(saturday.date()), now.time(), UTC) + timedelta(minutes=2)
    told.smtp.answers.append("451 later")
    send_at(told, monkeypatch, eve)
    assert len(told.smtp.to(MAILS["hanna"])) == 1
    send_at(told, monkeypatch, saturday + timedelta(hours=1))
    assert len(told.smtp.to(MAILS["hanna"])) == 1
    monday = datetime.combine(working_days.next_working(saturday.date()), now.time(), UTC)
    send_at(told, monkeypatch, monday)
    assert len(told.smtp.to(MAILS["hanna"])) == 2


def test_refusals_delays_and_drops_end_in_one_letter_each(told, monkeypatch):
    number = told.pending()
    told.smtp.answers += ["451 later", "drop", "slow"]
    now = datetime.now(UTC)
    assert send(told)["failed"] == 1
    report = told.keeper.json("notify", "status")
    assert report["states"]["waiting"] == 1
    assert "451" in report["failed"][0]["error"]
    assert send(told)["failed"] == 0, "it is not tried again at once"
    send_at(told, monkeypatch, now + timedelta(minutes=2))
    assert told.smtp.letters == []
    send_at(told, monkeypatch, now + timedelta(minutes=30))
    (letter,) = told.smtp.letters
    assert f"paydesk show {number}" in text_of(letter)
    assert told.keeper.json("notify", "status")["states"]["sent"] == 1


def test_what_cannot_be_delivered_is_given_up_listed_and_tried_again(told, monkeypatch):
    told.smtp.refused[MAILS["hanna"]] = "550 no such user"
    told.pending()
    assert send(told)["dead"] == 1
    (failed,) = told.keeper.json("notify", "status")["failed"]
    assert (failed["state"], failed["tries"]) == ("dead", 1)
    assert "550" in failed["error"]
    assert told.keeper.run("notify", "retry", "other").code == 5
    assert told.anna.run("notify", "retry").code == 4
    told.smtp.refused.clear()
    told.keeper.ok("notify", "retry", failed["key"])
    assert send(told)["sent"] == 1
    # One that always fails for a passing reason is given up at last.
    told.pending(purpose="Оплата по счету 18, без НДС")
    told.smtp.answers += ["451 later"] * 20
    now = datetime.now(UTC)
    for step in range(12):
        send_at(told, monkeypatch, now + timedelta(days=0.1 * step * step))
    states = told.keeper.json("notify", "status")["states"]
    assert states["dead"] >= 1, states
    assert len(told.smtp.answers) >= 20 - 3 * 8


def test_only_the_program_that_sends_may_send(told):
    told.pending()
    for person in (told.anna, told.hanna, told.vera, told.olga, told.keeper):
        assert person.refused(4, "notify", "run")["code"] == "wrong_role"
    assert told.robot.run("approve", 1).code == 4
    assert told.robot.run("new", "--subject", "x").code == 4
    assert told.robot.sees() == [1]


def test_secrets_are_references_and_are_never_shown(told, tmp_path):
    secret = "smtp://robot:hunter2secret@127.0.0.1:1/?from=paydesk@firm.example"
    refused = told.keeper.run("notify", "channel", "other", secret)
    assert refused.code == 3
    assert "hunter2secret" not in refused.err + refused.out
    place = tmp_path / "secret"
    place.write_text(secret + "\n", "utf-8")
    told.keeper.ok("notify", "channel", "mail", f"file:{place}")
    told.pending()
    result = told.robot.ok("notify", "run", env={})
    shown = [
        result,
        told.keeper.ok("notify", "status"),
        told.keeper.ok("notify", "channel"),
        told.keeper.ok("audit", "log"),
    ]
    failed = told.hanna.run("notify", "test", env={})
    assert failed.code == 7
    for one in (*shown, failed):
        assert "hunter2secret" not in one.out + one.err
    assert told.keeper.json("notify", "status")["failed"][0]["error"]
    assert f"file:{place}" in told.keeper.ok("audit", "log").out


def test_a_payee_is_told_once_with_the_payment_order(told, tmp_path):
    number = told.approved()
    told.vera.ok("notify", "payee", number, "--mail", "buh@payee.example", "--language", "en")
    paper = tmp_path / "order.pdf"
    paper.write_bytes(b"%PDF-1.4 order")
    told.vera.ok("attach", number, paper, "--kind", "order")
    shown = told.vera.json("notify", "payee", number)
    assert shown["attachments"] == ["order.pdf"]
    told.vera.ok("pay", number, "--number", "345", "--date", "2026-12-01")
    send(told)
    send(told)
    (letter,) = told.smtp.to("buh@payee.example")
    assert letter["Subject"] == "Payment of invoice 17" == shown["subject"]
    text = text_of(letter).replace("\u00a0", " ")
    for said in ("345", "2026-12-01", "12,345.67", "17", "Оплата по счету 17"):
        assert said in text, said
    assert "paydesk" not in text
    assert "Anna" not in text
    assert [part.get_filename() for part in letter.iter_attachments()] == ["order.pdf"]


def test_a_payee_can_opt_out_and_failures_reach_the_accountant(told):
    first = told.approved()
    told.vera.ok("notify", "payee", first, "--mail", "buh@payee.example")
    told.vera.ok("notify", "payee", first, "--stop")
    assert told.vera.json("notify", "payee", first)["text"] is None
    told.vera.ok("pay", first, "--number", "1", "--date", "2026-12-01")
    send(told)
    assert told.smtp.to("buh@payee.example") == []
    told.vera.ok("notify", "payee", first, "--mail", "buh@payee.example")
    second = told.approved(purpose="Оплата по счету 18, без НДС")
    told.vera.ok("pay", second, "--number", "2", "--date", "2026-12-01")
    told.smtp.refused["buh@payee.example"] = "550 no such user"
    send(told)
    (letter,) = [one for one in told.smtp.to(MAILS["vera"]) if "could not be told" in text_of(one)]
    assert str(second) in letter["Subject"]
    (failed,) = told.vera.json("notify", "status")["failed"]
    assert failed["kind"] == "contractor"
    told.smtp.refused.clear()
    told.vera.ok("notify", "retry")
    send(told)
    assert len(told.smtp.to("buh@payee.example")) == 1
    assert told.anna.run("notify", "payee", second, "--mail", "mine@payee.example").code == 4
    assert told.vera.run("notify", "payee", second, "--mail", "a@b.example,c@d.example").code == 3


def test_a_payment_that_was_undone_is_not_told(told):
    number = told.approved()
    told.vera.ok("notify", "payee", number, "--mail", "buh@payee.example")
    told.vera.ok("pay", number, "--number", "345", "--date", "2026-12-01")
    told.vera.ok("reopen", number, "-m", "Банк вернул")
    send(told)
    assert told.smtp.to("buh@payee.example") == []


def test_a_message_in_the_chat_of_bitrix24(told):
    with web_server() as web:
        told.keeper.ok("notify", "channel", "bitrix", "env:PAYDESK_BITRIX")
        told.env["PAYDESK_BITRIX"] = f"bitrix24+http://127.0.0.1:{web.port}/rest/1/t0k3nt0k3n/"
        told.hanna.ok("notify", "settings", "--to", "bitrix=42", "--to", "mail=off")
        web.answers.append((503, '{"error": "QUERY_LIMIT_EXCEEDED", "error_description": "t0k3nt0k3n"}'))
        number = told.pending(subject="[URL=http://x.example]Кабель[/URL]")
        assert send(told)["failed"] == 1
        (failed,) = told.keeper.json("notify", "status")["failed"]
        assert "t0k3nt0k3n" not in failed["error"]
        assert "QUERY_LIMIT_EXCEEDED" in failed["error"]
        told.hanna.ok("notify", "test", "--channel", "bitrix", env=told.env)
        web.answers.append((401, '{"error": "NO_AUTH_FOUND", "error_description": "Wrong"}'))
        told.anna.ok("comment", number, "-m", "Ждём")
        assert send(told)["dead"] == 1
        told.anna.ok("comment", number, "-m", "Ещё")
        assert send(told)["sent"] == 1
    path, body = web.posts[-1]
    assert path == "/rest/1/t0k3nt0k3n/im.message.add.json"
    assert body["DIALOG_ID"] == "42"
    assert "[URL" not in body["MESSAGE"]
    assert f"paydesk show {number}" in body["MESSAGE"]


def test_whatever_apprise_knows(told):
    pytest.importorskip("apprise")
    with web_server("ok") as web:
        told.keeper.ok("notify", "channel", "hook", "env:PAYDESK_HOOK")
        told.env["PAYDESK_HOOK"] = f"json://127.0.0.1:{web.port}/t0k3nt0k3n/{{to}}"
        told.hanna.ok("notify", "settings", "--to", "hook=../a@b?x", "--to", "mail=off")
        number = told.pending()
        web.answers.append((500, "no"))
        assert send(told)["failed"] == 1
        (failed,) = told.keeper.json("notify", "status")["failed"]
        assert "t0k3nt0k3n" not in failed["error"]
        told.anna.ok("comment", number, "-m", "Ждём")
        assert send(told)["sent"] == 1
    path, body = web.posts[-1]
    assert path.startswith("/t0k3nt0k3n/")
    assert f"paydesk show {number}" in body["message"]
    assert told.smtp.to(MAILS["hanna"]) == []


def test_watch_shows_what_waits(told):
    number = told.pending()
    shown = told.hanna.ok("watch", "--once").out
    assert re.match(rf"\+ {number}  ", shown)
    assert f"paydesk show {number}" in shown
    assert told.vera.ok("watch", "--once").out == ""


def test_who_has_decided_is_not_told_that_it_is_their_turn(told, monkeypatch):
    """The request still awaits approval, by the other of two heads: the state alone does not tell whose turn it is."""
    policy = told.folder / "policy.toml"
    policy.write_text('[[rule]]\nname = "two"\n[[rule.step]]\nrole = "head"\nneeded = 2\n', "utf-8")
    found = told.keeper.json("policy", "set", policy)
    if found["state"] == "awaits":  # on PostgreSQL whoever set the database up is an administrator, too
        told.person("adam", "admin").ok("policy", "confirm", found["number"])
    for head in (told.hanna, told.henry):
        head.ok("notify", "settings", "--kind", "turn=digest")
    number = told.pending()
    send(told)
    told.hanna.ok("approve", number)
    assert told.hanna.show(number)["status"] == "pending"
    send_at(told, monkeypatch, datetime.now(UTC) + timedelta(days=1))
    assert told.smtp.to(MAILS["hanna"]) == []
