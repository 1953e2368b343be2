"""The payment order in print: every field can be read in the PDF, nothing in it is markup, nothing leaves its cell."""

import dataclasses
import json
import re
import subprocess
import sys
import time
import unicodedata
from dataclasses import replace
from datetime import date
from importlib.resources import files

import pypdfium2 as pdfium
import pytest
import typst
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paydesk.errors import InvalidData, Unavailable
from paydesk.formats import payment_order
from paydesk.formats.party import Party
from paydesk.formats.payment_order import Budget, PaymentOrder, render

PAYER = Party(
    name="ООО «АгроХ»",
    account="40702810740000432537",
    bank="ПАО СБЕРБАНК",
    city="г. Москва",
    bic="044525225",
    corr_account="30101810400000000225",
    inn="5038191314",
    kpp="503801001",
)
PAYEE = Party(
    name="ООО «Ромашка и Партнёры»",
    account="40702810900000012345",
    bank="АО «АЛЬФА-БАНК»",
    city="г. Химки",
    bic="044525593",
    corr_account="30101810200000000593",
    inn="7701234567",
    kpp="770101001",
)
ORDER = PaymentOrder(
    number="345",
    date=date(2026, 11, 24),
    amount=12_500_050,
    payer=PAYER,
    payee=PAYEE,
    purpose="Оплата по счету № 15 от 20.11.2026 за удобрения. В т.ч. НДС (22%) 22541-07",
    kind="электронно",
    operation="01",
    priority="3",
    uin="12345678901234567890",
    purpose_code="4",
    payment_term="срочно",
    reserve="запас",
    received=date(2026, 11, 25),
    debited=date(2026, 11, 26),
    budget=Budget(
        payer_status="13",
        kbk="18201061201010000510",
        oktmo="45382000",
        basis="ТП",
        period="МС.10.2026",
        document_number="77-15",
        document_date="09.08.2026",
        kind="ПЕ",
    ),
)
PLAIN = PaymentOrder("7", date(2026, 1, 2), 35_000, PAYER, PAYEE, "Оплата услуг. Без налога (НДС)")
LABELS = (
    "0401060", "Поступ. в банк плат.", "Списано со сч. плат.", "ПЛАТЕЖНОЕ ПОРУЧЕНИЕ №", "Дата", "Вид платежа", "Сумма",
    "прописью", "ИНН", "КПП", "Сч. №", "БИК", "Плательщик", "Банк плательщика", "Банк получателя", "Получатель",
    "Вид оп.", "Срок плат.", "Наз. пл.", "Очер. плат.", "Код", "Рез. поле", "Назначение платежа", "М.П.", "Подписи",
    "Отметки банка",
)  # fmt: skip
MILLIMETRE = 72 / 25.4


def text_of(content, page=0):
    # The library takes a hyphen at the end of a line for one that was put there to divide a word.
    return pdfium.PdfDocument(content)[page].get_textpage().get_text_range().replace("\ufffe", "-")


def line_of(content, page=0):
    return re.sub(r"(?<=\w-)\r\n", "", text_of(content, page)).replace("\r\n", " ").replace("  ", " ")


def words_with_places(content, page=0):
    """Each character with its box in millimetres from the top left corner."""
    found = pdfium.PdfDocument(content)[page]
    height, texts = found.get_height(), found.get_textpage()
    for index in range(texts.count_chars()):
        left, low, right, high = texts.get_charbox(index)
        sign = texts.get_text_range(index, 1).replace("\ufffe", "-")
        if sign.strip():
            yield sign, left / MILLIMETRE, (height - high) / MILLIMETRE, right / MILLIMETRE, (height - low) / MILLIMETRE


def inside(content, field):
    """The text of the characters that lie wholly inside one cell, given as left, top, right, bottom in millimetres."""
    left, top, right, bottom = field
    return "".join(
        sign
        for sign, x1, y1, x2, y2 in words_with_places(content)
        if x1 >= left and y1 >= top and x2 <= right and y2 <= bottom
    )


# Cells in millimetres on the page: left, top, right, bottom.
PAYER_NAME = (20, 55.3, 120.3, 75.5)
PAYER_BANK = (20, 80.0, 120.3, 90.0)
PURPOSE = (20, 143.6, 200, 165.6)
CODE = (135.3, 133.5, 162.3, 138.6)
RESERVE = (182.3, 133.5, 200, 138.6)


def test_every_field_can_be_read():
    text = line_of(render([ORDER]))
    for expected in (
        "ПЛАТЕЖНОЕ ПОРУЧЕНИЕ № 345", "24.11.2026", "25.11.2026", "26.11.2026", "электронно",
        "Сто двадцать пять тысяч рублей 50 копеек", "ИНН 5038191314 КПП 503801001 Сумма 125000-50", "ООО «АгроХ»",
        "Сч. № 40702810740000432537", "ПАО СБЕРБАНК, г. Москва", "БИК 044525225", "Сч. № 30101810400000000225",
        "АО «АЛЬФА-БАНК», г. Химки", "БИК 044525593", "Сч. № 30101810200000000593",
        "ИНН 7701234567 КПП 770101001 Сч. № 40702810900000012345", "ООО «Ромашка и Партнёры»", "Вид оп. 01",
        "Срок плат. срочно", "Наз. пл. 4", "Очер. плат. 3", "Код 12345678901234567890", "Рез. поле запас",
        "18201061201010000510 45382000 ТП МС.10.2026 77-15 09.08.2026 ПЕ", "13", ORDER.purpose,
    ):  # fmt: skip
        assert expected in text, expected


def test_every_field_of_an_order_changes_the_page():
    before = text_of(render([ORDER]))
    for field in dataclasses.fields(ORDER):
        value = getattr(ORDER, field.name)
        if isinstance(value, str):
            assert text_of(render([replace(ORDER, **{field.name: "9"})])) != before, field.name
        elif dataclasses.is_dataclass(value):
            for inner in dataclasses.fields(value):
                changed = replace(ORDER, **{field.name: replace(value, **{inner.name: "9"})})
                assert text_of(render([changed])) != before, f"{field.name}.{inner.name}"
        else:
            changed = value + 1 if isinstance(value, int) else date(2020, 2, 3)
            assert text_of(render([replace(ORDER, **{field.name: changed})])) != before, field.name


@pytest.mark.parametrize("order", [ORDER, PLAIN], ids=["full", "plain"])
def test_the_labels_of_the_form_are_all_there(order):
    text = line_of(render([order]))
    assert [label for label in LABELS if label not in text] == []
    assert [text.count(label) for label in ("Сч. №", "БИК", "ИНН", "КПП")] == [4, 2, 2, 2]


def test_an_ordinary_order_leaves_the_fields_of_the_budget_empty():
    text = line_of(render([PLAIN]))
    assert "Код 0 Рез. поле Оплата услуг. Без налога (НДС) Назначение платежа" in text
    assert "ПОРУЧЕНИЕ № 7 02.01.2026 Дата Вид платежа Сумма прописью" in text


def test_values_stand_in_the_cells_of_the_form():
    content = render([ORDER])
    assert inside(content, PAYER_NAME) == "ООО«АгроХ»"
    assert inside(content, PAYER_BANK) == "ПАОСБЕРБАНК,г.Москва"
    assert inside(content, CODE) == ORDER.uin
    assert inside(content, RESERVE) == "запас"
    assert inside(content, PURPOSE) == re.sub(r"\s", "", ORDER.purpose)
    assert inside(content, (185, 12, 200, 18)) == "0401060"
    assert inside(content, (193, 24, 200, 31)) == "13"


def test_the_page_is_an_a4_with_one_order():
    document = pdfium.PdfDocument(render([ORDER, PLAIN, ORDER]))
    assert len(document) == 3
    assert [round(side / MILLIMETRE) for side in document[0].get_size()] == [210, 297]
    assert [re.search("№ ([0-9]+)", page.get_textpage().get_text_range())[1] for page in document] == [
        "345",
        "7",
        "345",
    ]


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (2, 1), (3, 2), (4, 2)])
def test_two_orders_can_share_a_page(count, pages):
    orders = [replace(PLAIN, number=str(number)) for number in range(1, count + 1)]
    content = render(orders, per_page=2)
    assert len(pdfium.PdfDocument(content)) == pages
    texts = [line_of(content, page) for page in range(pages)]
    assert re.findall("ПОРУЧЕНИЕ № ([0-9]+)", " ".join(texts)) == [str(number) for number in range(1, count + 1)]
    assert [text.count("Отметки банка") for text in texts] == [2] * (count // 2) + [1] * (count % 2)


def test_the_halves_of_a_page_do_not_touch_the_cut():
    content = render([ORDER, ORDER], per_page=2)
    edges = [(top, bottom) for _sign, _left, top, _right, bottom in words_with_places(content)]
    assert max(bottom for top, bottom in edges if top < 148.5) < 145
    assert min(top for top, bottom in edges if top > 148.5) > 153
    assert max(bottom for _top, bottom in edges) < 292


def test_fonts_are_embedded():
    page = pdfium.PdfDocument(render([ORDER]))[0]
    texts = [found for found in page.get_objects() if found.type == pdfium.raw.FPDF_PAGEOBJ_TEXT]
    assert len(texts) > 50
    for found in texts:
        font = pdfium.raw.FPDFTextObj_GetFont(found.raw)
        assert pdfium.raw.FPDFFont_GetIsEmbedded(font) == 1


def test_the_same_orders_make_the_same_bytes(monkeypatch, tmp_path):
    first = render([ORDER, PLAIN])
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    monkeypatch.setenv("TZ", "Asia/Vladivostok")
    monkeypatch.chdir(tmp_path)
    time.sleep(1.1)
    assert render([ORDER, PLAIN]) == first
    assert render([ORDER, replace(PLAIN, number="8")]) != first
    assert not re.search(rb"CreationDate|ModDate", first)


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use cannot be removed there")
def test_a_current_folder_that_is_gone_does_no_harm(monkeypatch, tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert len(render([PLAIN])) > 10_000


HOSTILE = (
    "#panic(1)", '#read("/etc/passwd")', '#import "x": *', "$x^2$", "*bold*", "_em_", "\\ \\u{41}", '"quoted"',
    "[bracket]", "]", "}", "#{", "@label", "<label>", "/* comment", "*/", "// comment", "= Heading", "- item", "+ item",
    "`raw`", "```", "https://example.com", "~", "---", "...", "'quote'", "{{x}}", "%PDF-1.7", "(a\\)b", "fi ff ffi", "№ 5",
    "&amp;<b>", "\\n", "#set page(width: 1mm)", '{"a": 1}',
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_signs_of_markup_are_text(text):
    party = replace(PAYER, name=text, bank=text, city="")
    content = render([replace(PLAIN, payer=party, purpose=text)])
    plain = "".join(text.split())
    assert inside(content, PAYER_NAME) == plain
    assert inside(content, PAYER_BANK) == plain
    assert inside(content, PURPOSE) == plain


def test_every_field_takes_hostile_text():
    text = '#"$*\\[@/*'
    party = Party(*[text] * 8)
    budget = Budget(*[text] * 8)
    order = PaymentOrder(text, PLAIN.date, 1, party, party, *[text] * 8, budget=budget)
    found = re.sub(r"\s", "", text_of(render([order])))
    assert found.count(text) == 1 + 2 * 8 + 8 + 8


LETTERS = "".join(sorted(sign for sign in payment_order.PRINTABLE if unicodedata.category(sign) not in {"Zs", "Cf"}))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(LETTERS, min_size=1, max_size=210))
def test_any_printable_text_stays_whole_and_inside_its_cell(text):
    content = render([replace(PLAIN, purpose=text, reserve=text[:35], uin=text[-25:], payer=replace(PAYER, name=text))])
    same = unicodedata.normalize("NFKD", text)
    assert unicodedata.normalize("NFKD", inside(content, PURPOSE)) == same
    assert unicodedata.normalize("NFKD", inside(content, PAYER_NAME)) == same
    assert unicodedata.normalize("NFKD", inside(content, RESERVE)) == unicodedata.normalize("NFKD", text[:35])
    assert unicodedata.normalize("NFKD", inside(content, CODE)) == unicodedata.normalize("NFKD", text[-25:])


@pytest.mark.parametrize("sign", ["Щ", "W", "ы", "i", "1"])
@pytest.mark.parametrize("length", [160, 210, 2000])
def test_a_long_word_is_broken_and_made_smaller(sign, length):
    text = sign * length
    content = render([replace(PLAIN, payer=replace(PAYER, name=text, bank=text, city=""), purpose=text)])
    assert inside(content, PAYER_NAME) == text
    assert inside(content, PAYER_BANK) == text
    assert inside(content, PURPOSE) == text


def test_a_long_name_is_wrapped_between_words():
    name = "Общество с ограниченной ответственностью «Научно-производственное объединение «Ромашка и Партнёры»"
    content = render([replace(PLAIN, payer=replace(PAYER, name=name))])
    assert inside(content, PAYER_NAME) == "".join(name.split())
    assert name in line_of(content)
    assert "\u200b" not in text_of(content)


def test_the_longest_codes_stay_in_one_line():
    content = render([replace(ORDER, uin="1" * 25, budget=replace(ORDER.budget, document_number="1" * 15))])
    assert "1" * 25 in text_of(content)
    assert inside(content, CODE) == "1" * 25
    assert f" {'1' * 15} " in line_of(content)


def test_the_longest_sum_fits():
    text = line_of(render([replace(PLAIN, amount=777_777_777_777_777_777)]))
    assert "Семь квадриллионов семьсот семьдесят семь триллионов" in text
    assert "Сумма 7777777777777777-77" in text


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("счет\nза\r\nмай", "счет за май"),
        ("счет\u2028за\tмай", "счет за май"),
        ("счет\u202e за\u2066 май\u200f", "счет за май"),
        ("сче\u00adт\u200b за\ufeff май\x00\x1b", "счет за май"),
        ("счет \u200b за \u202d май", "счет за май"),
        ("счет\u00a0за\u2009май  ", "счет за май"),
        ("кафе Й и\u0306", "кафе Й й"),
        ("cafe\u0301", "café"),
    ],
)
def test_breaks_and_invisible_signs_are_left_out(text, printed):
    content = render([replace(PLAIN, purpose=text)])
    assert f"Рез. поле {printed} Назначение платежа" in line_of(content)


@pytest.mark.parametrize("sign", ["漢", "א", "ع", "😀", "\ud800", "\ue000", "\u0301", "Ω", "ӷ"])
def test_what_the_fonts_or_banks_do_not_have_is_a_problem(sign):
    with pytest.raises(InvalidData) as caught:
        render([PLAIN, replace(PLAIN, payee=replace(PAYEE, name=f"ООО {sign}"), purpose=f"{sign}{sign}")])
    assert [(problem.field, problem.code, problem.row) for problem in caught.value.problems] == [
        ("payee_name", "order_character", 2),
        ("purpose", "order_character", 2),
    ]
    shown = caught.value.problems[0].text.format(**caught.value.problems[0].params)
    assert f"U+{ord(sign):04X}" in shown
    assert sign not in shown


def test_a_problem_of_a_single_order_has_no_row():
    with pytest.raises(InvalidData) as caught:
        render([replace(PLAIN, number="漢")])
    assert [(problem.field, problem.row) for problem in caught.value.problems] == [("number", None)]


@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_every_printable_character_has_a_shape(weight):
    signs = [*LETTERS, "漢"]
    source = f"""
        #set page(width: 8mm, height: 8mm, margin: 1mm)
        #set text(font: ("Libertinus Serif", "New Computer Modern"), weight: "{weight}", fallback: false)
        #for sign in json(bytes(sys.inputs.signs)) {{ page(sign) }}
    """
    pictures = typst.compile(
        source.encode(), format="png", ignore_system_fonts=True, sys_inputs={"signs": json.dumps(signs)}
    )
    assert len(pictures) == len(signs)
    assert [sign for sign, picture in zip(LETTERS, pictures, strict=False) if picture == pictures[-1]] == []


def test_the_widths_of_the_template_are_not_smaller_than_the_letters():
    template = files("paydesk.formats").joinpath("payment_order.typ").read_text(encoding="utf-8")
    table = template[template.index("#let widths = {") : template.index("// The pieces of a text")]
    source = (
        table
        + """
        #set text(font: ("Libertinus Serif", "New Computer Modern"), size: 100pt, fallback: false)
        #context [#metadata(json(bytes(sys.inputs.signs)).map(sign => (
          sign, widths.at(sign, default: 100), measure(text(sign)).width / 1pt, measure(text(weight: "bold", sign)).width / 1pt
        ))) <found>]
    """
    )
    found = json.loads(
        typst.query(
            source.encode(), "<found>", field="value", one=True, ignore_system_fonts=True,
            sys_inputs={"signs": json.dumps([*LETTERS, " "])},
        )
    )  # fmt: skip
    assert [(sign, said, real) for sign, said, real, _bold in found if real > said] == []
    assert [(sign, said, bold) for sign, said, _real, bold in found if bold * 0.8 > said] == []


def test_no_orders_and_other_numbers_a_page_are_refused():
    with pytest.raises(ValueError, match="no orders"):
        render([])
    with pytest.raises(ValueError, match="not 3"):
        render([PLAIN], per_page=3)
    with pytest.raises(ValueError, match="paid"):
        render([replace(PLAIN, amount=0)])


def test_without_the_library_the_cure_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(Unavailable) as caught:
        render([PLAIN])
    assert caught.value.error_code == "no_pdf_library"
    assert caught.value.params == {"command": "pip install 'paydesk[pdf]'"}


def test_the_module_is_loaded_without_the_library():
    code = "import sys, paydesk.formats.payment_order; assert 'typst' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_network_is_not_asked(monkeypatch):
    template = files("paydesk.formats").joinpath("payment_order.typ").read_text(encoding="utf-8")
    assert not re.search(r"\b(import|include)\b|\b(read|image|plugin)\(|@preview", template)


def test_the_title_of_the_document_names_the_order():
    assert pdfium.PdfDocument(render([ORDER])).get_metadata_dict()["Title"] == "Платёжное поручение № 345 от 24.11.2026"
    assert pdfium.PdfDocument(render([ORDER, PLAIN])).get_metadata_dict()["Title"] == "Платёжные поручения"


def test_a_hundred_orders_take_less_than_two_seconds_of_work():
    orders = [
        replace(PLAIN, number=str(n), amount=n * 12345, purpose=f"Оплата по счету № {n}. НДС 22%")
        for n in range(1, 101)
    ]
    render([PLAIN])
    before = time.process_time()
    content = render(orders)
    assert time.process_time() - before < 2
    assert len(pdfium.PdfDocument(content)) == 100
