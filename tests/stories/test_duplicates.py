"""An invoice is paid once, unless its author says in the journal why there is another payment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paydesk.invoice_number import invoice_key
from tests.stories.test_bank import account
from tests.support.desk import form_words

OTHER = {"contractor": "ПАО Сбербанк", "inn": "7707083893", "kpp": "773601001", "bic": "044525225",
         "account": "40702810740000432537", "corr_account": None}  # fmt: skip


def actions(desk, number):
    return [event["action"] for event in desk.olga.json("history", number)]


def messages(error):
    return [one["message"] for one in error["problems"]]


def test_a_second_request_is_refused_until_its_author_says_why(desk):
    one = desk.pending(invoice_number="17")
    error = desk.anna.refused(6, "new", *form_words(invoice_number="Счёт № 0017"), "--submit")
    assert error["code"] == "duplicate"
    assert messages(error) == [f"Request {one} pays the same invoice."]
    assert desk.anna.sees() == [one], "nothing was filed"

    two = desk.anna.new(invoice_number="№ 17")["id"]
    assert desk.anna.refused(6, "submit", two, "--dry-run")["code"] == "duplicate"
    assert desk.anna.refused(6, "submit", two)["code"] == "duplicate"
    assert desk.anna.refused(3, "submit", two, "--duplicate-ok", " ")["problems"][0]["field"] == "duplicate_ok"
    assert desk.anna.json("submit", two, "--duplicate-ok", "вторая\tполовина")[0]["ok"]
    assert actions(desk, two) == ["create", "duplicate_ok", "submit"]
    said = [event["comment"] for event in desk.hanna.json("history", two)]
    assert said == [None, "вторая половина", None]
    assert desk.olga.json("audit", "verify")["ok"]


def test_what_counts_is_submitted_approved_or_paid(desk):
    draft = desk.anna.new(invoice_number="17")["id"]
    two = desk.pending(invoice_number="17")
    assert desk.anna.refused(6, "submit", draft)["code"] == "duplicate"
    desk.hanna.ok("reject", two, "-m", "нет")
    desk.anna.ok("submit", draft)
    desk.hanna.ok("approve", draft)
    assert desk.anna.refused(6, "new", *form_words(), "--submit")["code"] == "duplicate"
    desk.vera.ok("pay", draft, "--date", "2026-12-01")
    assert desk.anna.refused(6, "new", *form_words(), "--submit", "--dry-run")["code"] == "duplicate"
    assert desk.pending(invoice_number="17", **OTHER), "the same number of another payee"


def test_an_edit_asks_for_the_reason_again(desk):
    desk.pending(invoice_number="17")
    number = desk.anna.new("--duplicate-ok", "вторая половина", invoice_number="17")["id"]
    assert actions(desk, number) == ["create", "duplicate_ok"]
    desk.anna.ok("edit", number, "--amount", "500")
    assert desk.anna.refused(6, "submit", number)["code"] == "duplicate"
    desk.anna.ok("edit", number, "--amount", "600", "--submit", "--duplicate-ok", "остаток")
    assert actions(desk, number)[-3:] == ["edit", "duplicate_ok", "submit"]
    desk.anna.ok("withdraw", number)
    desk.anna.ok("submit", number)
    assert actions(desk, number)[-1] == "submit", "the content is what the reason was given for"


def test_the_request_of_somebody_else_is_told_of_and_not_shown(desk):
    one = desk.pending(invoice_number="17")
    error = desk.boris.refused(6, "new", *form_words(), "--submit")
    assert messages(error) == ["Somebody else has filed a request for this invoice."]
    assert str(one) not in str(error["problems"])
    number = desk.boris.new(invoice_number="17")["id"]
    assert desk.boris.json("explain", number)["actions"], "it can be explained"
    told = {one["action"]: one["error"] for one in desk.boris.json("explain", number)["actions"]}
    assert told["submit"]["code"] == "duplicate"


def test_the_very_same_file_is_the_same_invoice(desk):
    paper = desk.folder / "счет.pdf"
    paper.write_bytes(b"%PDF-1.4 one")
    one = desk.anna.new("--submit", "--invoice", str(paper))["id"]
    words = form_words(invoice_number="99", amount="5", **OTHER)
    for dry in ((), ("--dry-run",)):
        error = desk.anna.refused(6, "new", *words, "--submit", "--invoice", paper, *dry)
        assert messages(error) == [f"Request {one} pays the same invoice."]
    assert desk.anna.json("new", *words, "--submit", "--invoice", paper, "--duplicate-ok", "два договора в одном файле")


def test_two_drafts_of_one_call(desk):
    one, two, other = (desk.anna.new(invoice_number=number)["id"] for number in ("17", "017", "18"))
    outcomes = desk.anna.run("submit", one, two, other, "--json").json
    assert [one["error"]["code"] for one in outcomes] == ["not_done", "duplicate", "not_done"]
    result = desk.anna.run("submit", one, two, other, "--partial", "--json")
    assert result.code == 8
    assert [one["ok"] for one in result.json] == [True, False, True]
    desk.anna.ok("submit", two, "--duplicate-ok", "аванс и остаток")


def table(desk, name, *rows):
    path = desk.folder / name
    heads = "За что платим;Подрядчик;Сумма;Оплатить до;ИНН;БИК;Р/С;Назначение платежа;Номер счета"
    path.write_text("\n".join([heads, *rows]), encoding="utf-8")
    return path


def row(number, amount, purpose="Оплата, без НДС"):
    return f"Кабель;ООО «БРУЛЕР»;{amount};04.12.2026;9714017207;044525974;40702810410001518679;{purpose};{number}"


def test_rows_of_a_table(desk):
    desk.pending(invoice_number="17")
    path = table(desk, "a.csv", row("17", "1,00"), row("18", "2,00"), row("018", "3,00"))
    result = desk.anna.run("import", path, "--submit", "--json")
    assert result.code == 6
    assert [(one["row"], one["field"], one["code"]) for one in result.json["problems"]] == [
        (2, "invoice_number", "same_invoice"), (4, "invoice_number", "same_invoice"),
    ]  # fmt: skip
    assert result.error["code"] == "duplicate"
    drafts = desk.anna.json("import", path)
    assert drafts["created"] == 3
    assert [one["row"] for one in drafts["warnings"] if one["code"] == "same_invoice"] == [2, 4]
    for number in drafts["ids"]:
        desk.anna.ok("discard", number)
    partly = desk.anna.run("import", path, "--submit", "--partial", "--json")
    assert (partly.code, partly.json["created"], partly.json["refused"]) == (8, 1, 2)
    rest = desk.anna.json("import", path, "--submit", "--duplicate-ok", "части по графику")
    assert (rest["created"], rest["unchanged"]) == (2, 1)
    assert [actions(desk, number) for number in rest["ids"]] == [["create", "duplicate_ok", "submit"]] * 2


def test_of_two_who_submit_at_once_one_is_refused(postgres_desk):
    import psycopg

    desk = postgres_desk
    mine, other = (who.new(invoice_number="17")["id"] for who in (desk.anna, desk.boris))
    step = "INSERT INTO paydesk.event (request_id, action) VALUES (%s, 'submit')"
    first = psycopg.connect(desk.url(desk.anna.login))
    second = psycopg.connect(desk.url(desk.boris.login))
    with first, second, ThreadPoolExecutor(1) as aside:
        first.execute(step, (mine,))
        waiting = aside.submit(second.execute, step, (other,))
        with pytest.raises(TimeoutError):
            waiting.result(timeout=1)  # what the first one does is not decided yet
        first.commit()
        with pytest.raises(psycopg.Error) as refused:
            waiting.result(timeout=30)
        assert refused.value.sqlstate == "PD040"
        second.rollback()
    assert desk.boris.refused(6, "submit", other)["code"] == "duplicate"


def test_a_payment_that_only_a_statement_shows(desk):
    account(desk)
    number = desk.pending(invoice_number="17", amount="1 000,00", due="2026-12-20")
    far = desk.pending(invoice_number="18", amount="1 000,00", due="2027-03-20")
    lines = [
        "1CClientBankExchange", "ВерсияФормата=1.03", "Кодировка=Windows", "РасчСчет=40702810740000432537",
        "СекцияДокумент=Платежное поручение", "Номер=77", "Дата=03.12.2026", "Сумма=1005.00", "ДатаСписано=03.12.2026",
        "ПлательщикСчет=40702810740000432537", "ПлательщикИНН=7707083893", "ПолучательСчет=40702810938000012345",
        "ПолучательИНН=9714017207", "Получатель=ООО «БРУЛЕР»", "ПолучательБИК=044525225",
        "НазначениеПлатежа=По договору, без НДС", "КонецДокумента", "КонецФайла",
    ]  # fmt: skip
    path = desk.folder / "kl_to_1c.txt"
    path.write_bytes("\r\n".join(lines).encode("cp1251"))
    assert desk.vera.json("bank", "statement", path)["paid"] == []

    def told(who, number):
        return {one["code"]: one["message"] for one in who.show(number)["warnings"]}

    said = told(desk.hanna, number)["in_statement"]
    assert said.endswith(
        "A statement shows a payment of RUB 1,005.00 to this payee on 2026-12-03 that is matched to no request."
    )
    assert "in_statement" not in told(desk.hanna, far)
    assert "in_statement" not in told(desk.anna, number), "statements are for those who decide and pay"
    assert "in_statement" in {one["code"] for one in desk.hanna.json("inbox")[0]["warnings"]}
    desk.hanna.ok("approve", number)
    assert "in_statement" in told(desk.vera, number)


def test_plain_sql_gets_no_further(postgres_desk):
    import psycopg

    postgres_desk.pending(invoice_number="17")
    with psycopg.connect(postgres_desk.url(postgres_desk.boris.login), autocommit=True) as connection:
        connection.execute("SET search_path = paydesk")
        values = (
            "subject, contractor, amount, due_date, requisites, inn, bic, account, purpose, invoice_number, invoice_key"
        )
        row = connection.execute(
            f"INSERT INTO request ({values}) SELECT 's', 'c', 100, '2026-12-04', 'r', '9714017207', '044525974',"
            f" '40702810410001518679', 'p', n, 'forged' FROM unnest(array['17', '№ 017', '18', '018']) n"
            " RETURNING id, invoice_key"
        ).fetchall()
        assert [key for _id, key in row] == ["9714017207 17", "9714017207 17", "9714017207 18", "9714017207 18"]
        ids = [number for number, _key in row]
        with pytest.raises(psycopg.Error) as refused:
            connection.execute("INSERT INTO event (request_id, action) VALUES (%s, 'submit')", (ids[0],))
        assert refused.value.sqlstate == "PD040"
        with pytest.raises(psycopg.Error) as refused:  # the second of one statement sees the first
            connection.execute("INSERT INTO event (request_id, action) SELECT unnest(%s::int[]), 'submit'", (ids[2:],))
        assert refused.value.sqlstate == "PD040"
        connection.execute("UPDATE request SET invoice_key = 'free' WHERE id = %s", (ids[0],))
        assert connection.execute("SELECT invoice_key FROM request WHERE id = %s", (ids[0],)).fetchone() == (
            "9714017207 17",
        )


def test_the_server_makes_the_key_that_we_make(postgres_desk):
    import psycopg

    alphabet = "0123АБVсcЁёЇґ№#- –_/.\u00a0noinvceсчетфактурh°éÖß'\\"
    texts = st.text(alphabet=alphabet, min_size=1, max_size=24) | st.text(
        st.characters(exclude_characters="\x00", exclude_categories=("Cs",)), min_size=1, max_size=24
    )
    with psycopg.connect(postgres_desk.server.superuser_url(postgres_desk.database), autocommit=True) as connection:

        @settings(max_examples=300, deadline=None, database=None)
        @given(st.lists(texts, min_size=20, max_size=60))
        def same(numbers):
            rows = connection.execute("SELECT paydesk.invoice_key('7', n) FROM unnest(%s::text[]) n", (numbers,))
            assert [key for (key,) in rows] == [invoice_key("7", one) for one in numbers]

        same()
