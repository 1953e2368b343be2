"""Payment orders for the bank: what is written, what is refused, and that it is read back equal."""

import io
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paydesk.errors import InvalidData, UsageError
from paydesk.formats import one_c
from paydesk.formats.one_c import characters
from paydesk.formats.one_c.limits import check_order
from paydesk.money import MAX_AMOUNT

DAY = date(2026, 11, 25)
PAYER = one_c.Party(
    'ООО "Ромашка"', "7700000001", "770001001", "40702810900000000017", "ПАО СБЕРБАНК", "г Москва", "044525225",
    "30101810400000000225",
)  # fmt: skip
PAYEE = one_c.Party(
    "ИП Пупкин О. А.", "770199903101", "", "40802810400000000888", "АО БАНК", "г Самара", "043601607",
    "30101810200000000607",
)  # fmt: skip
ENCODINGS = {"windows": "cp1251", "dos": "cp866", "utf-8": "utf-8"}


def an_order(**changes):
    values = {
        "number": 17, "date": DAY, "amount": 12500050, "payer": PAYER, "payee": PAYEE,
        "purpose": "Оплата по счету № 15, в т.ч. НДС 22% - 22541.07",
    }  # fmt: skip
    return one_c.Order(**values | changes)


def payee(**changes):
    return one_c.Party(**{key: getattr(PAYEE, key) for key in one_c.Party.__slots__} | changes)


def written(*orders, encoding="windows"):
    target = io.BytesIO()
    notes = one_c.write(
        target,
        encoding=encoding,
        created=datetime(2026, 11, 25, 9, 5, 7),
        start=DAY,
        end=DAY,
        accounts=[PAYER.account],
        orders=orders,
    )
    return target.getvalue(), notes


def refused(order, encoding="windows"):
    target = io.BytesIO()
    with pytest.raises(InvalidData) as caught:
        one_c.write(
            target, encoding=encoding, created=datetime(2026, 11, 25), start=DAY, end=DAY, accounts=[], orders=[order]
        )
    assert "КонецФайла".encode("cp1251") not in target.getvalue()
    assert "СекцияДокумент".encode("cp1251") not in target.getvalue()
    error = caught.value
    assert error.problems[0].code == error.error_code
    assert error.problems[0].text.format(**error.problems[0].params)
    assert error.params["order"] == order.number
    return error


def read_back(data):
    statement = one_c.open_statement(io.BytesIO(data))
    return statement, list(statement.documents())


EXPECTED = """\
1CClientBankExchange
ВерсияФормата=1.03
Кодировка=Windows
Отправитель=paydesk
Получатель=
ДатаСоздания=25.11.2026
ВремяСоздания=09:05:07
ДатаНачала=25.11.2026
ДатаКонца=25.11.2026
РасчСчет=40702810900000000017
Документ=Платежное поручение
СекцияДокумент=Платежное поручение
Номер=17
Дата=25.11.2026
Сумма=125000.50
ПлательщикСчет=40702810900000000017
Плательщик=ИНН 7700000001 ООО "Ромашка"
ПлательщикИНН=7700000001
Плательщик1=ООО "Ромашка"
ПлательщикРасчСчет=40702810900000000017
ПлательщикБанк1=ПАО СБЕРБАНК
ПлательщикБанк2=г Москва
ПлательщикБИК=044525225
ПлательщикКорсчет=30101810400000000225
ПолучательСчет=40802810400000000888
Получатель=ИНН 770199903101 ИП Пупкин О. А.
ПолучательИНН=770199903101
Получатель1=ИП Пупкин О. А.
ПолучательРасчСчет=40802810400000000888
ПолучательБанк1=АО БАНК
ПолучательБанк2=г Самара
ПолучательБИК=043601607
ПолучательКорсчет=30101810200000000607
ВидПлатежа=
ВидОплаты=01
Код=
ПлательщикКПП=770001001
ПолучательКПП=
Очередность=5
НазначениеПлатежа=Оплата по счету № 15, в т.ч. НДС 22% - 22541.07
КонецДокумента
КонецФайла
"""


def test_an_order_is_written_like_this():
    data, notes = written(an_order())
    assert data == EXPECTED.replace("\n", "\r\n").encode("cp1251")
    assert notes == []


@pytest.mark.parametrize(("encoding", "codec"), ENCODINGS.items())
def test_each_encoding_is_what_it_says(encoding, codec):
    data, notes = written(an_order(), encoding=encoding)
    expected = EXPECTED.replace("=Windows", "=DOS") if encoding == "dos" else EXPECTED
    assert data == expected.replace("\n", "\r\n").encode(codec)
    assert notes == []
    assert read_back(data)[0].encoding == codec


def test_another_encoding_is_refused():
    with pytest.raises(UsageError) as caught:
        written(an_order(), encoding="koi8-r")
    assert caught.value.error_code == "encoding_unknown"


def test_a_file_without_orders_has_a_beginning_and_an_end():
    statement, documents = read_back(written()[0])
    assert (statement.header.accounts, documents, statement.warnings) == ((PAYER.account,), [], [])


def test_orders_are_written_one_after_the_other_without_being_held():
    target = io.BytesIO()
    sizes = []

    def orders():
        for number in range(1, 4):
            sizes.append(len(target.getvalue()))
            yield an_order(number=number)

    one_c.write(
        target, encoding="windows", created=datetime(2026, 11, 25), start=DAY, end=DAY, accounts=[], orders=orders()
    )
    assert sizes[0] < sizes[1] < sizes[2]
    assert [document.number for document in read_back(target.getvalue())[1]] == ["1", "2", "3"]


# The budget


TAX = {"101": "01", "104": "18201061201010000510"}


def tax_lines(order):
    lines = written(order)[0].decode("cp1251").split("\r\n")
    keys = "Код СтатусСоставителя ПлательщикКПП ПолучательКПП ПоказательКБК ОКАТО ПоказательОснования ПоказательПериода"
    keys += " ПоказательНомера ПоказательДаты ПоказательТипа"
    return [line for line in lines if line.partition("=")[0] in keys.split()]


def test_of_the_budget_all_is_written_with_zeros_for_the_unknown():
    expected = [
        "Код=0", "СтатусСоставителя=01", "ПлательщикКПП=770001001", "ПолучательКПП=0",
        "ПоказательКБК=18201061201010000510", "ОКАТО=0", "ПоказательОснования=0", "ПоказательПериода=0",
        "ПоказательНомера=0", "ПоказательДаты=0", "ПоказательТипа=",
    ]  # fmt: skip
    assert tax_lines(an_order(budget=TAX)) == expected
    assert tax_lines(an_order(budget={"СтатусСоставителя": "01", "ПоказательКБК": TAX["104"], "105": ""})) == expected
    assert tax_lines(an_order(budget={**TAX, "110": "0"}, uin="1" * 20))[-1] == "ПоказательТипа=0"


@pytest.mark.parametrize("budget", [{}, {"104": "", "105": ""}])
def test_without_the_budget_none_of_it_is_written(budget):
    assert tax_lines(an_order(budget=budget)) == ["Код=", "ПлательщикКПП=770001001", "ПолучательКПП="]


# What a payment order cannot hold


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"number": 0}, "number_range", "number"),
        ({"number": -1}, "number_range", "number"),
        ({"number": 1_000_001}, "number_range", "number"),
        ({"number": 1000}, "number_zeros", "number"),
        ({"number": 345000}, "number_zeros", "number"),
        ({"amount": 0}, "amount_range", "amount"),
        ({"amount": -1}, "amount_range", "amount"),
        ({"amount": MAX_AMOUNT + 1}, "amount_range", "amount"),
        ({"payee": payee(name="я" * 161)}, "field_too_long", "payee.name"),
        ({"payee": payee(name="")}, "value_missing", "payee.name"),
        ({"payee": payee(name=" ")}, "value_missing", "payee.name"),
        ({"payee": payee(account="")}, "value_missing", "payee.account"),
        ({"payee": payee(bic="")}, "value_missing", "payee.bic"),
        ({"payee": payee(inn="1" * 13)}, "field_too_long", "payee.inn"),
        ({"payee": payee(kpp="1" * 10)}, "field_too_long", "payee.kpp"),
        ({"payee": payee(account="1" * 21)}, "field_too_long", "payee.account"),
        ({"payee": payee(bic="1" * 10)}, "field_too_long", "payee.bic"),
        ({"payee": payee(corr_account="1" * 21)}, "field_too_long", "payee.corr_account"),
        ({"payee": payee(bank="я" * 161)}, "field_too_long", "payee.bank"),
        ({"payee": payee(city="я" * 31)}, "field_too_long", "payee.city"),
        ({"purpose": "я" * 211}, "field_too_long", "purpose"),
        # Three points for one sign make it too long.
        ({"purpose": "я" * 200 + "₽₽₽"}, "field_too_long", "purpose"),
        ({"purpose": ""}, "value_missing", "purpose"),
        ({"purpose": "Оплата\nсчета"}, "line_feed", "purpose"),
        ({"purpose": "Оплата\rсчета"}, "line_feed", "purpose"),
        ({"purpose": "Оплата\u2028счета"}, "line_feed", "purpose"),
        ({"purpose": "Оплата\x00"}, "control_character", "purpose"),
        ({"purpose": "Оплата\tсчета"}, "control_character", "purpose"),
        ({"payee": payee(name="ИП\nКонецФайла")}, "line_feed", "payee.name"),
        ({"payee": payee(inn="1\nА=")}, "line_feed", "payee.inn"),
        ({"uin": "1\n2"}, "line_feed", "uin"),
        ({"operation": "01\n"}, "line_feed", "operation"),
        ({"payment_kind": "\n"}, "line_feed", "payment_kind"),
        ({"budget": {"104": "1\n"}}, "line_feed", "budget.ПоказательКБК"),
        ({"payment_kind": "я" * 16}, "field_too_long", "payment_kind"),
        ({"operation": "001"}, "field_too_long", "operation"),
        ({"operation": ""}, "value_missing", "operation"),
        ({"priority": 0}, "priority_range", "priority"),
        ({"priority": 6}, "priority_range", "priority"),
        ({"uin": "1" * 26}, "field_too_long", "uin"),
        ({"uin": "1" * 21}, "field_length", "uin"),
        ({"budget": {"104": "1" * 21}}, "field_too_long", "budget.ПоказательКБК"),
        ({"budget": {"104": "1" * 19}}, "field_length", "budget.ПоказательКБК"),
        ({"budget": {"ОКАТО": "1" * 9}}, "field_length", "budget.ОКАТО"),
        ({"budget": {"106": "ТПП"}}, "field_too_long", "budget.ПоказательОснования"),
        ({"budget": {"107": "1" * 11}}, "field_too_long", "budget.ПоказательПериода"),
        ({"budget": {"108": "1" * 16}}, "field_too_long", "budget.ПоказательНомера"),
        ({"budget": {"КБК": "1"}}, "budget_field_unknown", "budget"),
    ],
)
def test_what_a_payment_order_cannot_hold_is_refused(changes, code, field):
    error = refused(an_order(**changes))
    assert error.error_code == code
    assert error.problems[0].field == field


@pytest.mark.parametrize(
    "changes",
    [
        {"number": 999_999}, {"number": 100}, {"number": 1001}, {"amount": 1}, {"amount": MAX_AMOUNT},
        {"payee": payee(name="я" * 160)}, {"payee": payee(bank="я" * 160, city="я" * 30)},
        {"payee": payee(inn="", kpp="", corr_account="", bank="", city="")}, {"purpose": "я" * 210}, {"uin": "0"},
        {"uin": "1" * 20}, {"uin": "1" * 25}, {"priority": 1}, {"payment_kind": "электронно"},
        {"budget": {**TAX, "105": "1" * 8}}, {"budget": {**TAX, "105": "1" * 11}}, {"budget": {"104": "0"}},
    ],
)  # fmt: skip
def test_what_just_fits_is_written(changes):
    order = an_order(**changes)
    assert check_order(order) == []
    _statement, (document,) = read_back(written(order)[0])
    assert (document.number, document.amount, document.purpose) == (str(order.number), order.amount, order.purpose)
    assert document.payee.name == order.payee.name


def test_all_that_is_wrong_with_an_order_is_said_at_once():
    error = refused(an_order(number=0, purpose="", payee=payee(name="я" * 161)))
    assert [problem.code for problem in error.problems] == ["number_range", "field_too_long", "value_missing"]


def test_a_long_name_stands_alone_where_the_inn_would_make_it_too_long():
    name = "я" * 150
    _statement, (document,) = read_back(written(an_order(payee=payee(name=name)))[0])
    assert document.fields["Получатель"] == name
    assert document.payee.inn == PAYEE.inn


# Characters


@pytest.mark.parametrize(
    ("encoding", "text", "result"),
    [
        ("windows", "«Ёлка» № 5 — „да“ … €", "«Ёлка» № 5 — „да“ … €"),
        ("dos", "«Ёлка» № 5 — „да“ … €", '"Ёлка" № 5 - "да" ... EUR'),
        ("windows", "5\u202f000 ₽ − 3", "5 000 руб. - 3"),
        ("dos", "5\u00a0000 – 3", "5\u00a0000 - 3"),
        ("windows", "Müller & Søn ﬁ м²", "Muller & Son fi м2"),
        ("windows", "Йод и ёж".replace("Й", "И\u0306").replace("ё", "е\u0308"), "Йод и ёж"),
        ("windows", "за\u0301мок\u200b", "замок"),
        ("dos", "ТОВ «Ґанок»", 'ТОВ "Ганок"'),
        ("utf-8", "漢字 ₽ 😀", "漢字 ₽ 😀"),
        ("dos", "Что? Да?", "Что? Да?"),
    ],
)
def test_characters_without_a_place_are_replaced(encoding, text, result):
    data, notes = written(an_order(purpose=text), encoding=encoding)
    _statement, (document,) = read_back(data)
    assert document.purpose == result
    assert result.count("?") == text.count("?")
    for note in notes:
        assert (note.order, note.field) == (17, "purpose")
        assert not characters.fits(note.character, ENCODINGS[encoding])
        assert characters.fits(note.replacement, ENCODINGS[encoding])
    assert bool(notes) == (characters.unicodedata.normalize("NFC", text) != result)


def test_a_note_names_order_field_character_and_replacement():
    _data, notes = written(an_order(number=5, payee=payee(name="«А» и «Б»"), purpose="«В»"), encoding="dos")
    assert notes == [
        one_c.Note(5, "payee.name", "«", '"'),
        one_c.Note(5, "payee.name", "»", '"'),
        one_c.Note(5, "purpose", "«", '"'),
        one_c.Note(5, "purpose", "»", '"'),
    ]


@pytest.mark.parametrize(
    ("encoding", "sign"),
    [("windows", "漢"), ("dos", "漢"), ("windows", "Қ"), ("dos", "😀"), ("windows", "½"), ("utf-8", "\ud800")],
)
def test_a_character_without_a_replacement_is_refused_by_name(encoding, sign):
    error = refused(an_order(payee=payee(name=f"ТОО {sign}")), encoding)
    assert error.error_code == "no_such_character"
    assert (error.params["order"], error.params["field"]) == (17, "payee.name")
    assert error.params["value"] == ("" if sign == "\ud800" else sign)
    assert error.params["number"] == f"U+{ord(sign):04X}"


@pytest.mark.parametrize("codec", ["cp1251", "cp866"])
def test_every_replacement_is_in_its_code_page(codec):
    for code in range(0x20, 0x30000):
        sign = chr(code)
        found = characters.replacement(sign, codec)
        if found is not None and not characters.fits(sign, codec):
            assert characters.fits(found, codec)
            assert "?" not in found
            assert not characters.has_control(found)


# There and back


def spaced(text):
    return " ".join(text.split())


def is_utf8(text, codec):
    """Tell whether somebody could take the text for UTF-8, though it is in a code page: «Рѕ» is «о»."""
    data = text.encode(codec)
    return not data.isascii() and data.decode("utf-8", "replace").count("\ufffd") == 0


def letters(codec, limit, least=1):
    alphabet = st.characters(codec=codec, exclude_categories=["Cc", "Cf", "Zs"])
    usual = " =№ЁёЯя\"'/," + ("«»" if codec == "cp1251" else "")
    texts = st.text(st.one_of(alphabet, st.sampled_from(usual)), min_size=least, max_size=limit)
    # Programs that read take spaces at the ends off.
    return texts.map(spaced).filter(
        lambda text: len(text) >= least and not text.upper().startswith("ИНН") and not is_utf8(text, codec)
    )


def digits(length):
    return st.text("0123456789", min_size=length, max_size=length)


def parties(codec):
    return st.builds(
        one_c.Party,
        name=letters(codec, 160),
        inn=st.sampled_from(["", "0"]) | digits(10) | digits(12),
        kpp=st.just("") | digits(9),
        account=digits(20),
        bank=letters(codec, 160, 0),
        city=letters(codec, 30, 0),
        bic=digits(9),
        corr_account=st.just("") | digits(20),
    )


def some_orders(codec):
    return st.builds(
        one_c.Order,
        number=st.integers(1, 999_999).filter(lambda number: number % 1000),
        date=st.dates(date(1900, 1, 1), date(2999, 12, 31)),
        amount=st.integers(1, MAX_AMOUNT),
        payer=parties(codec),
        payee=parties(codec),
        purpose=letters(codec, 210),
        priority=st.integers(1, 5),
        operation=st.sampled_from(["01", "06"]),
        payment_kind=st.sampled_from(["", "электронно"]),
        uin=st.just("0") | digits(20) | digits(25),
    )


CASES = st.sampled_from([("windows", "cp1251"), ("dos", "cp866"), ("utf-8", "cp1251")]).flatmap(
    lambda case: st.tuples(st.just(case[0]), st.lists(some_orders(case[1]), max_size=4))
)


@settings(max_examples=150, deadline=None)
@given(CASES)
def test_what_is_written_is_read_back_equal(case):
    encoding, orders = case
    data, notes = written(*orders, encoding=encoding)
    statement, documents = read_back(data)
    assert notes == []
    assert {problem.code for problem in statement.warnings} <= {"inn_empty", "inn_unusual"}
    for order, document in zip(orders, documents, strict=True):
        assert document.kind == "Платежное поручение"
        assert (document.number, document.date, document.amount) == (str(order.number), order.date, order.amount)
        assert (document.payer, document.payee) == (order.payer, order.payee)
        assert document.purpose == order.purpose
        assert (document.operation, document.priority) == (order.operation, str(order.priority))
        assert document.uin == order.uin
        assert document.fields["ВидПлатежа"] == order.payment_kind


@settings(max_examples=200, deadline=None)
@given(purpose=st.text(max_size=60), name=st.text(max_size=40), encoding=st.sampled_from(list(ENCODINGS)))
def test_any_text_is_written_whole_or_refused(purpose, name, encoding):
    order = an_order(purpose=purpose, payee=payee(name=name))
    try:
        data, notes = written(order, encoding=encoding)
    except InvalidData:
        return
    lines = data.decode(ENCODINGS[encoding]).split("\r\n")
    assert len(lines) == len(EXPECTED.split("\n"))
    assert not [line for line in lines if "\n" in line or "\r" in line]
    (line,) = [line for line in lines if line.startswith("НазначениеПлатежа=")]
    assert line.count("?") == purpose.count("?")
    if not notes:
        assert line in (
            "НазначениеПлатежа=" + purpose,
            "НазначениеПлатежа=" + characters.unicodedata.normalize("NFC", purpose),
        )
