"""Every parser with every kind of text: it ends with a value, a problem or an error for people, and it ends soon.

What ``tests/unit/formats/tabular/test_samples_and_fuzz.py`` tries (noise, damaged workbooks) is not tried again: here
valid files of every kind are changed, and the parsers of words are tried one by one.
"""

from __future__ import annotations

import io
import json
import tracemalloc
from datetime import UTC, date
from functools import cache
from types import SimpleNamespace

import pytest
import xlsxwriter
from hypothesis import example, given
from hypothesis import strategies as st

from paydesk import config, dates, folding, form, form_words, messages, money, registry, requisites, saved_views
from paydesk.commands.listing import column_keys, filters_of
from paydesk.database_address import connection_parameters, parse_url
from paydesk.errors import PaydeskError, Problem
from paydesk.formats import tabular
from paydesk.records import Person
from paydesk.requisites import account, bic, corr_account, iban, inn, kpp, swift
from tests.fuzz.profiles import cases
from tests.fuzz.values import IN_DATA, texts
from tests.support.desk import FORM

TODAY = date(2026, 12, 1)
REQUISITES = (
    "ООО «Ромашка»\nИНН/КПП 7707083893/773601001\nр/с 40702810740000432537 в ПАО Сбербанк\nБИК 044525225, к/с 30101810400000000225",
    "7707083893\nИНН\n773601001\nКПП\n40702810740000432537\nР/с",
    "Beneficiary: ACME GmbH IBAN DE89 3704 0044 0532 0130 00 SWIFT COBADEFF",
    "Получатель: УФК по г. Москве ИНН 7727406020 КПП 770801001 счёт 03100643000000018500 ЕКС 40102810545370000003 БИК 017003983",
)  # fmt: skip
GOOD = ("7707083893", "773601001", "044525225", "40702810740000432537", "30101810400000000225", "DE89370400440532013000",
        "COBADEFF", "12 345,67", "1.234.567,89", "5 USD", "2026-12-01", "1 декабря 2026 г.", "01/12/2026", "+5d", "4,07E+19")  # fmt: skip


def said(problems):
    """Every problem can be told in both languages."""
    before = messages.language()
    try:
        for language in messages.LANGUAGES:
            messages.use(language)
            for problem in problems:
                assert messages.of_problem(problem)
        json.dumps(messages.problems_json(problems))
    finally:
        messages.use(before)


def calm(do, *arguments, **named):
    """Call a parser; return its value, or ``None`` for an error that people can be told."""
    try:
        found = do(*arguments, **named)
    except PaydeskError as error:
        assert messages.of_error(error)  # noqa: PT017
        said(error.problems)
        return None
    if isinstance(found, Problem):
        said([found])
    return found


@st.composite
def changed(draw, samples):
    """Good texts with a piece put in, taken out or repeated."""
    text = draw(st.sampled_from(samples))
    for _time in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(text)))
        piece = draw(st.sampled_from(IN_DATA) | st.text(max_size=3) | st.sampled_from(GOOD))
        cut = draw(st.integers(0, 5))
        text = text[:place] + piece + text[place + cut :]
    return text


words = texts() | changed(GOOD)

# -- Words -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "number", [inn, kpp, bic, account, corr_account, iban, swift], ids=lambda module: module.__name__
)
@cases(ci=60, nightly=96_500, times=7)
@given(text=words, other=words)
def test_numbers(number, text, other):
    compact = number.compact(text)
    assert number.compact(compact) == compact
    problems = number.validate(text)
    said(problems)
    # Nothing given is no problem, and no number; nor is a foreign account that is no IBAN.
    assert not (number.is_valid(text) and problems)
    assert number is iban or number.is_valid(text) == (bool(compact) and not problems)
    assert isinstance(number.format(text), str)
    if number in (account, corr_account, kpp):
        said(number.validate(text, other))


@cases(ci=80, nightly=60_000)
@given(values=st.lists(words, min_size=5, max_size=5), currency=st.sampled_from(["RUB", "USD", "JPY"]) | texts())
def test_requisites_together(values, currency):
    given_values = requisites.Requisites(*values, currency=currency)
    found = requisites.check(given_values)
    said([*found.problems, *found.warnings])
    known = requisites.canonical(given_values)
    found = requisites.check(known)
    said([*found.problems, *found.warnings])
    assert requisites.canonical(known) == known
    assert isinstance(requisites.compose_text(known, values[0], values[1]), str)


@cases(ci=120, nightly=100_000)
@given(text=changed(REQUISITES) | texts())
def test_pasted_requisites(text):
    read = requisites.read_text(text)
    said(read.problems)
    if read.account:
        requisites.read_text(
            requisites.compose_text(requisites.Requisites(account=read.account, inn=read.inn), read.name, read.bank)
        )


@cases(ci=120, nightly=100_000)
@given(text=words, currency=st.sampled_from(sorted(money.CURRENCIES)) | texts())
@example(text="1" * 64, currency="RUB")
def test_money(text, currency):
    code = calm(money.parse_currency, currency)
    minor = calm(money.parse_amount, text, currency)
    if isinstance(minor, int):
        assert 0 < minor <= money.MAX_AMOUNT
        assert money.parse_amount(money.amount_string(minor, code), code) == minor


@cases(ci=120, nightly=100_000)
@given(text=words | changed(["2026-12-01..2026-12-31", "..+5d", "week", "7d", "2026-12-01 15:30:00+03:00"]))
def test_dates(text):
    day, moment, period = (calm(parse, text, TODAY) for parse in (dates.parse_date, _moment, dates.parse_period))
    if isinstance(day, date):
        assert dates.FIRST_YEAR <= day.year <= dates.LAST_YEAR
        assert dates.parse_date(day.isoformat(), TODAY) == day
    assert moment is not None
    if isinstance(period, tuple) and None not in period:
        assert period[0] <= period[1]


def _moment(text, today):
    return dates.parse_moment(text, today, UTC)


KEYS = {("due_date" if name == "due" else name.replace("-", "_")): value for name, value in FORM.items()}


@cases(ci=150, nightly=100_000)
@given(
    typed=st.dictionaries(st.sampled_from(list(form.FIELD)), words | changed(REQUISITES), max_size=6),
    base=st.booleans(),
    good=st.sets(st.sampled_from(list(KEYS))),
)
def test_the_form(typed, base, good):
    before = form.parse(KEYS, TODAY).form if base else None
    if typed.get("requisites") and any(key in form.REQUISITE_KEYS and _is_refused(key, typed[key]) for key in typed):
        return  # a known fault, see below
    parsed = form.parse({key: KEYS[key] for key in good} | typed, TODAY, before)
    said(parsed.problems)
    found = form.check(parsed.form)
    said([*found.problems, *found.warnings])
    said(form.check_complete(parsed.form, require_bic=True))
    for text in (
        form_words.search_text(parsed.form),
        folding.fold_name(typed.get("contractor", "")),
        form_words.fingerprint(parsed.form),
    ):
        text.encode()
    if not parsed.problems:
        again = form.parse(form_words.to_words(parsed.form), TODAY)
        assert again.problems == ()
        # What was cleared is read from the text of the requisites once more.
        assert {key: getattr(again.form, key) for key in form_words.to_words(parsed.form)} == {
            key: getattr(parsed.form, key) for key in form_words.to_words(parsed.form)
        }


def _is_refused(key, text):
    return isinstance(form.clean_text(form.FIELD[key], text), Problem)


@pytest.mark.parametrize("text", ["7" * 65, "770708389\x013"])
def test_a_refused_field_beside_a_text_that_has_it(text):
    parsed = form.parse({"inn": text, "requisites": "ИНН 7707083893"}, TODAY)
    said(parsed.problems)
    assert [problem.field for problem in parsed.problems] == ["inn"]
    assert parsed.form.inn is None
    # Neither is the value compared that stood in the field before.
    again = form.parse({"inn": text, "requisites": "ИНН 7707083893"}, TODAY, form.Form(inn="5038191314"))
    assert [problem.code for problem in again.problems] == [problem.code for problem in parsed.problems]


# -- Options and settings ----------------------------------------------------------------------------------------------

OPTIONS = ("due", "contractor", "inn", "amount", "currency", "author", "search", "sort", "limit", "after")
PERSON = Person("anna", None, None, frozenset({"manager", "head"}))
option = st.none() | st.sampled_from(
    ["week", "1..5", "..", "5..1", "draft", "-due", "amount", "10", "..today", "WyJkdWUiLCBudWxsLCAxXQ", "JPY", "id,amount"]
) | words  # fmt: skip


@cases(ci=120, nightly=60_000)
@given(values=st.fixed_dictionaries(dict.fromkeys(OPTIONS, option)), status=st.lists(option.filter(bool), max_size=3))
def test_filters_of_the_registry(values, status):
    run = SimpleNamespace(settings=SimpleNamespace(today=TODAY))
    filters = calm(filters_of, run, values | {"status": status})
    if filters is not None:
        assert registry.where(PERSON, filters)
        calm(registry.check_order, filters)
        if filters.after:
            calm(registry._after, filters)
    calm(column_keys, values["search"])


json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(["due", "-amount", "2026-12-01"])
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


@cases(ci=100, nightly=40_000)
@given(value=json_values, sort=st.sampled_from(sorted(registry.SORTS)))
@example(value=["id", 10**4000, 1], sort="id")
@example(value=["amount", True, 1], sort="amount")
@example(value=["due", "2026-12-01", 10**30], sort="due")
def test_cursors(value, sort):
    import base64

    if isinstance(value, list) and value:
        value = [sort, *value[1:]]
    after = base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")
    calm(registry._after, registry.Filters(sort=sort, after=after))


@cases(ci=60, nightly=20_000)
@given(text=st.text(max_size=40) | json_values.map(json.dumps))
@example(text="[" * 100_000)
@example(text="1" * 5000)
def test_options_of_a_saved_view_as_somebody_left_them(text):
    for value in saved_views._options(text).values():
        assert isinstance(value, str | list)


SETTINGS = (b'db = "sqlite:///x.db"\nuser = "anna"\nprofile = "a"\n[profiles.a]\nlang = "en"\n', b"[profiles]\na = 1\n",
            b'[profiles.a]\ndb = "x"\n[profiles.b]\n', b"lang = 1e400", b"x" * 10, "db = 'Привет'".encode("cp1251"))  # fmt: skip


@st.composite
def changed_bytes(
    draw,
    samples,
    pieces=(b"\0", b"\xff", b"\r", b"\n", b'"', b"'", b"<", b"[" * 50, b"{", b";", b"=", b"&", b"\xef\xbb\xbf"),
):
    """A good file with bytes put in, changed, or cut off."""
    body = draw(st.sampled_from(samples))
    for _time in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(body)))
        piece = draw(st.sampled_from(pieces) | st.binary(max_size=4))
        body = body[:place] + piece + body[place + draw(st.sampled_from([0, 1, 1, 2, 10, 1000])) :]
    return body


@cases(ci=60, nightly=20_000)
@given(body=changed_bytes(SETTINGS) | st.binary(max_size=50), profile=st.none() | st.sampled_from(["a", "b"]) | texts())
@example(body=b"a = " + b"[" * 100_000, profile=None)
@example(body=b"a = " + b"{a=" * 5_000, profile=None)
@example(body=b"db = " + b"1" * 5000, profile=None)
@example(body=b"a." * 1_000 + b"b = 1", profile=None)
def test_the_settings_file(tmp_path_factory, body, profile):
    path = tmp_path_factory.getbasetemp() / "settings.toml"
    path.write_bytes(body)
    environment = {"PAYDESK_CONFIG": str(path), "PAYDESK_TODAY": "2026-12-01"}
    calm(config.resolve, {"profile": profile}, environment, no_input=True, no_color=True)


@cases(ci=80, nightly=20_000)
@given(
    url=texts()
    | changed(
        [
            "sqlite:///x.db",
            "postgresql://anna@db.example.com:5432,b/finance?target_session_attrs=any",
            "sqlite:////a%20b",
        ]
    )
)
def test_urls_of_databases(url):
    address = calm(parse_url, url)
    if address:
        assert isinstance(address.shown, str)
        if address.dialect == "postgresql" and not any("\ud800" <= char <= "\udfff" for char in url):
            calm(connection_parameters, address)


# -- Tables ------------------------------------------------------------------------------------------------------------


@cache
def tables():
    """Good tables of every kind."""
    rows = [
        ["№", "Подрядчик", "ИНН", "КПП", "Счет", "БИК", "Сумма, руб.", "Срок оплаты", "Назначение"],
        [
            "1",
            "ООО «Ромашка»",
            "7707083893",
            "773601001",
            "40702810740000432537",
            "044525225",
            "12 345,67",
            "04.12.2026",
            "За кабель",
        ],
        [
            "2",
            'АО "Тест", x',
            "7707083893",
            "",
            "40702810740000432537",
            "044525225",
            "1 000,00",
            "05.12.2026",
            "две\nстроки",
        ],
        ["", "Итого", "", "", "", "", "13 345,67", "", ""],
    ]
    quoted = [[f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row] for row in rows]
    book = io.BytesIO()
    with xlsxwriter.Workbook(book, {"in_memory": True}) as made:
        sheet = made.add_worksheet("Реестр")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    objects = [{"contractor": "ООО", "inn": "7707083893", "amount": "5.00", "due_date": "2026-12-04", "files": []}] * 3
    page = "<html><meta charset=utf-8><table><caption>x</caption>" + "".join(
        "<tr>" + "".join(f"<td colspan=1 rowspan='1'>{cell}</td>" for cell in row) + "</tr>" for row in rows
    )
    return {
        "files": [
            "\r\n".join(";".join(row) for row in quoted).encode(),
            "\n".join("\t".join(row) for row in quoted).encode("utf-16"),
            "\n".join(",".join(row) for row in quoted).encode("cp1251"),
            ("sep=|\n" + "\n".join("|".join(row) for row in quoted)).encode("utf-8-sig"),
            page.encode(),
            json.dumps(objects).encode(),
            json.dumps({"result": {"items": objects, "total": 3}}, ensure_ascii=False).encode(),
            "\n".join(map(json.dumps, objects)).encode(),
        ],
        "book": book.getvalue(),
    }


def read_all(body, **options):
    """Read a table to its end, every row through the form."""
    table = tabular.find_layout(tabular.open_source(io.BytesIO(body), **options))
    for record in table.records():
        if isinstance(record, tabular.Record):
            typed, problems = tabular.words(record, currency_hint=table.currency_hint)
            said(problems)
            said(form.parse(typed, TODAY).problems)


@cases(ci=200, nightly=90_000, seconds=10)
@given(
    body=st.deferred(lambda: changed_bytes(tables()["files"])),
    encoding=st.sampled_from([None, None, None, "utf-8", "cp1251", "utf-16", "ascii", "shift_jis"]),
)
def test_changed_tables(body, encoding):
    calm(read_all, body, encoding=encoding)


@pytest.mark.parametrize("body", [b"<td>x</td></tr><table><tr><td>x", b"<table></table></tr>"])
def test_a_row_that_ends_outside_of_a_table(body):
    calm(read_all, body)


@cases(ci=80, nightly=30_000, seconds=10)
@given(data=st.data())
def test_workbooks_with_changed_parts(data):
    """The zip is sound, the XML inside is not: damage to the zip alone rarely gets past its checksums."""
    import zipfile

    made = io.BytesIO()
    name = data.draw(st.sampled_from(zipfile.ZipFile(io.BytesIO(tables()["book"])).namelist()))
    with zipfile.ZipFile(io.BytesIO(tables()["book"])) as old, zipfile.ZipFile(made, "w") as new:
        for part in old.namelist():
            body = old.read(part)
            new.writestr(part, data.draw(changed_bytes([body])) if part == name else body)
    calm(read_all, made.getvalue())


def test_memory_does_not_grow_with_the_file(tmp_path):
    """A table of 8 MB is read in a small part of that."""
    path = tmp_path / "big.csv"
    line = ";".join(["ООО «Ромашка»", "7707083893", "40702810740000432537", "5,00", "x" * 200]) + "\n"
    path.write_text("Подрядчик;ИНН;Счет;Сумма;Назначение\n" + line * 30_000, encoding="utf-8")
    assert path.stat().st_size > 6_000_000
    with path.open("rb") as body:
        tracemalloc.start()
        try:
            count = sum(1 for _record in tabular.find_layout(tabular.open_source(body)).records())
            _now, most = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert count == 30_000
    assert most < 3_000_000
