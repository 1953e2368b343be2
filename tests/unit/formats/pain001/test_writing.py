"""Payments abroad: what is written is valid by the schema, says exactly what was ordered, and refuses the rest."""

import io
import unicodedata
from datetime import UTC, date, datetime
from decimal import Decimal
from importlib.resources import files
from xml.dom import minidom

import pytest
import xmlschema
from hypothesis import given, settings
from hypothesis import strategies as st

from paydesk.errors import InvalidData
from paydesk.formats import pain001
from paydesk.formats.pain001 import latin
from paydesk.money import CURRENCIES, MAX_AMOUNT

# ISO's schema as a library of the registry carries it; it is for tests alone.
SCHEMA = xmlschema.XMLSchema(str(files("sepaxml") / "schemas" / "pain.001.001.09.xsd"))
DAY = date(2026, 12, 1)
CREATED = datetime(2026, 12, 1, 9, 5, 7, tzinfo=UTC)
DEBTOR = pain001.Side("OOO 'Romashka'", "40702978100000000001", swift="SABRRUMM", country="RU", inn="7707083893")
CREDITOR = pain001.Side("Beispiel GmbH", "DE89370400440532013000", swift="COBADEFFXXX", country="DE")


def transfer(number=1, amount=12345, creditor=CREDITOR, purpose="Invoice 5"):
    return pain001.Transfer(number, f"PD7-2026-{number}", amount, creditor, purpose)


def initiation(*transfers, currency="EUR", debtor=DEBTOR, charges="SHAR"):
    return pain001.Initiation("PD7-20261201090507", CREATED, DAY, currency, debtor, transfers, charges)


def written(*transfers, **changes):
    target = io.BytesIO()
    notes = pain001.write(target, initiation(*transfers, **changes))
    text = target.getvalue().decode("utf-8")
    SCHEMA.validate(text)
    return text, notes


def leaves(node, path=""):
    """Give path and text of each element that holds text, in the sequence of the file."""
    inner = [one for one in node.childNodes if one.nodeType == one.ELEMENT_NODE]
    if not inner:
        yield path, "".join(one.data for one in node.childNodes)
    for one in inner:
        yield from leaves(one, f"{path}/{one.tagName}" if path else one.tagName)


def read_back(text):
    """Read a file by another parser than it was written with: (what all share, a list of what each transfer says)."""
    document = minidom.parseString(text)
    transfers = document.getElementsByTagName("CdtTrfTxInf")
    each = [
        dict(leaves(one)) | {"Ccy": one.getElementsByTagName("InstdAmt")[0].getAttribute("Ccy")} for one in transfers
    ]
    for one in list(transfers):
        one.parentNode.removeChild(one)
    return dict(leaves(document.getElementsByTagName("CstmrCdtTrfInitn")[0])), each


def refused(*transfers, **changes):
    target = io.BytesIO()
    with pytest.raises(InvalidData) as caught:
        pain001.write(target, initiation(*transfers, **changes))
    assert target.getvalue() == b""
    assert all(one.text.format(**one.params) for one in caught.value.problems)
    return [(one.field, one.code) for one in caught.value.problems]


def test_a_file_says_exactly_this():
    text, notes = written(transfer())
    assert notes == []
    assert text.startswith(
        '<?xml version="1.0" encoding="UTF-8"?>\n<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">'
    )
    shared, (one,) = read_back(text)
    assert shared == {
        "GrpHdr/MsgId": "PD7-20261201090507",
        "GrpHdr/CreDtTm": "2026-12-01T09:05:07+00:00",
        "GrpHdr/NbOfTxs": "1",
        "GrpHdr/CtrlSum": "123.45",
        "GrpHdr/InitgPty/Nm": "OOO 'Romashka'",
        "GrpHdr/InitgPty/Id/OrgId/Othr/Id": "7707083893",
        "GrpHdr/InitgPty/Id/OrgId/Othr/SchmeNm/Cd": "TXID",
        "PmtInf/PmtInfId": "PD7-20261201090507-1",
        "PmtInf/PmtMtd": "TRF",
        "PmtInf/BtchBookg": "false",
        "PmtInf/NbOfTxs": "1",
        "PmtInf/CtrlSum": "123.45",
        "PmtInf/ReqdExctnDt/Dt": "2026-12-01",
        "PmtInf/Dbtr/Nm": "OOO 'Romashka'",
        "PmtInf/Dbtr/PstlAdr/Ctry": "RU",
        "PmtInf/Dbtr/Id/OrgId/Othr/Id": "7707083893",
        "PmtInf/Dbtr/Id/OrgId/Othr/SchmeNm/Cd": "TXID",
        "PmtInf/DbtrAcct/Id/Othr/Id": "40702978100000000001",
        "PmtInf/DbtrAcct/Ccy": "EUR",
        "PmtInf/DbtrAgt/FinInstnId/BICFI": "SABRRUMM",
        "PmtInf/ChrgBr": "SHAR",
    }
    assert one == {
        "PmtId/InstrId": "1",
        "PmtId/EndToEndId": "PD7-2026-1",
        "Amt/InstdAmt": "123.45",
        "Ccy": "EUR",
        "CdtrAgt/FinInstnId/BICFI": "COBADEFFXXX",
        "Cdtr/Nm": "Beispiel GmbH",
        "Cdtr/PstlAdr/Ctry": "DE",
        "CdtrAcct/Id/IBAN": "DE89370400440532013000",
        "RmtInf/Ustrd": "Invoice 5",
    }


@pytest.mark.parametrize(
    ("currency", "amount", "text"),
    [("JPY", 1500, "1500"), ("EUR", 5, "0.05"), ("KWD", 1234, "1.234"), ("CLF", 10001, "1.0001")],
)
def test_amounts_have_the_digits_of_their_currency(currency, amount, text):
    _shared, (one,) = read_back(written(transfer(amount=amount), currency=currency)[0])
    assert (one["Amt/InstdAmt"], one["Ccy"]) == (text, currency)


def test_a_bank_without_a_swift_code_is_named_by_the_directory_of_the_bank_of_russia():
    side = pain001.Side("OOO", "40702840100000000001", bic="044525225", country="RU", inn="500100732259")
    shared, (one,) = read_back(written(transfer(creditor=side), debtor=side)[0])
    for told in (one, {path.removeprefix("PmtInf/"): text for path, text in shared.items()}):
        agent = {path.partition("/FinInstnId/")[2]: text for path, text in told.items() if "FinInstnId" in path}
        assert agent == {"ClrSysMmbId/ClrSysId/Cd": "RUCBC", "ClrSysMmbId/MmbId": "044525225"}
    assert one["Cdtr/Id/PrvtId/Othr/Id"] == "500100732259", "a person has twelve digits"


@pytest.mark.parametrize(
    ("account", "path"),
    [
        ("DE89 3704 0044 0532 0130 00", "IBAN"),
        ("000123456789", "Othr/Id"),
        ("DE89370400440532013001", "Othr/Id"),
        ("1" * 34, "Othr/Id"),
    ],
)
def test_an_iban_is_told_from_another_account(account, path):
    side = pain001.Side("Name", account, swift="CHASUS33")
    _shared, (one,) = read_back(written(transfer(creditor=side))[0])
    assert one[f"CdtrAcct/Id/{path}"] == (account.replace(" ", "") if path == "IBAN" else account)
    assert "Cdtr/PstlAdr/Ctry" not in one


def test_cyrillic_becomes_what_passports_have_and_is_told():
    creditor = pain001.Side("ТОО «Щука и Ёж»", "KZ86125KZT5004100100", swift="HSBKKZKX")
    text, notes = written(transfer(purpose="Оплата по счёту № 5, 20%", creditor=creditor))
    _shared, (one,) = read_back(text)
    assert one["Cdtr/Nm"] == "TOO 'Shchuka i Ezh'"
    assert one["RmtInf/Ustrd"] == "Oplata po schetu N 5, 20 pct"
    assert [(note.order, note.field, note.character) for note in notes] == [
        (1, "payee.name", "ТОО «Щука и Ёж»"),
        (1, "purpose", "Оплата по счёту № 5, 20%"),
    ]
    assert [note.replacement for note in notes] == [one["Cdtr/Nm"], one["RmtInf/Ustrd"]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ", "ABVGDEEZHZIIKLMNOPRSTUFKHTSCHSHSHCHIEYEIUIA"),
        ("Їжак Ґанок Єва Ўладзь", "Izhak Ganok Ieva Uladz"),
        ("Юг ЮГ юг Ю.", "Iug IUG iug IU."),
        ("Müller Søn ½-Ł", None),
        ("Müller & Søn, ß Ł", "Muller + Son, ss L"),
        ("„A“ «B» ‹C› “D”", "'A' 'B' 'C' 'D'"),
        ("a\u00a0b\u2009c\u200bd", "a b cd"),
        ("ＡＢＣ１２", "ABC12"),
        ("х\u0306 и\u0306", "kh i"),
        ("5 € / 5 ₽", "5 EUR / 5 rub."),
        ("5 ¥", None),
        ("$5", None),
        ("a<b", None),
        ("Қазақстан", None),
        ("شركة", None),
        ("株式会社", None),
        ("ok 🙂", None),
        ("\ufffd", None),
        ("a\x07b", None),
        ("why?", "why?"),
    ],
)
def test_letters(text, expected):
    found = pain001.to_latin(text)
    assert (None if found.refused else found.text) == expected


@given(st.text(max_size=60))
def test_nothing_becomes_a_question_mark_and_nothing_else_than_the_signs_of_swift_is_written(text):
    found = pain001.to_latin(text)
    assert set(found.text) <= latin.ALLOWED
    if not found.refused:
        marks = unicodedata.normalize("NFKC", text).count("?")
        assert found.text.count("?") == marks
        assert pain001.to_latin(found.text).text == found.text


def test_every_letter_and_sign_of_the_tables_stays_within_the_signs_of_swift():
    for letters in (*latin._ICAO.values(), *latin._SIGNS.values()):
        assert set(letters) <= latin.ALLOWED


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"purpose": "x" * 141}, ("purpose", "field_too_long")),
        ({"purpose": "щ" * 36}, ("purpose", "field_too_long")),
        ({"purpose": "ь"}, ("purpose", "value_missing")),
        ({"purpose": ""}, ("purpose", "value_missing")),
        ({"purpose": "🙂"}, ("purpose", "no_such_character")),
        ({"creditor": pain001.Side("щ" * 36, "1", swift="CHASUS33")}, ("payee.name", "field_too_long")),
        ({"creditor": pain001.Side("شركة", "1", swift="CHASUS33")}, ("payee.name", "no_such_character")),
    ],
)
def test_what_does_not_fit_is_refused_and_never_cut(change, expected):
    assert expected in refused(transfer(**change))


def test_a_text_in_other_letters_is_one_problem_that_names_the_first_of_them():
    (problem,) = pain001.unwritable("contractor", "شركة النور", 140)
    assert problem.params == {"value": "ش ر ك ة ا", "number": "U+0634, U+0631, U+0643, U+0629, U+0627…"}


def test_the_longest_texts_fit():
    creditor = pain001.Side("щ" * 35, "1" * 34, swift="CHASUS33XXX")
    _shared, (one,) = read_back(written(transfer(purpose="x" * 140, creditor=creditor))[0])
    assert (one["Cdtr/Nm"], one["RmtInf/Ustrd"]) == ("shch" * 35, "x" * 140)


def test_a_file_without_payments_is_refused():
    assert refused() == [("file", "value_missing")]
    assert refused(transfer(), debtor=pain001.Side("株", "1", swift="CHASUS33")) == [
        ("payer.name", "no_such_character")
    ]


# Texts that need no other letters, so that what is read must be what was ordered.
PLAIN = st.text(st.sampled_from(sorted(latin.ALLOWED)), min_size=1, max_size=140).map(
    lambda text: " ".join(text.split())
)
IBANS = ("DE89370400440532013000", "FR1420041010050500013M02606", "KZ86125KZT5004100100", "AE070331234567890123456")
ACCOUNTS = st.sampled_from(IBANS) | st.text(st.sampled_from("0123456789ABC/?:().,+"), min_size=1, max_size=34)
BANKS = st.sampled_from([{"swift": "COBADEFF"}, {"swift": "12AADEFFXXX"}, {"bic": "044525225"}])


@st.composite
def sides(draw):
    return pain001.Side(
        draw(PLAIN.filter(bool)),
        draw(ACCOUNTS),
        country=draw(st.sampled_from(["", "DE", "KZ"])),
        inn=draw(st.sampled_from(["", "7707083893", "500100732259"])),
        **draw(BANKS),
    )


@st.composite
def initiations(draw):
    numbers = draw(st.lists(st.integers(1, 999_999), min_size=1, max_size=5, unique=True))
    return pain001.Initiation(
        message=f"PD{draw(st.integers(1, 2**31))}-20261201090507",
        created=CREATED,
        day=draw(st.dates(date(2020, 1, 1), date(2099, 12, 31))),
        currency=draw(st.sampled_from(sorted(CURRENCIES))),
        debtor=draw(sides()),
        transfers=[
            pain001.Transfer(
                number,
                f"PD2147483648-2026-{number}",
                draw(st.integers(1, MAX_AMOUNT)),
                draw(sides()),
                draw(PLAIN.filter(bool)),
            )
            for number in numbers
        ],
        charges=draw(st.sampled_from(pain001.CHARGES)),
    )


def side_of(told, party, account, agent):
    """Return a side as the file names it."""
    bank = f"{agent}/FinInstnId/"
    return pain001.Side(
        told[f"{party}/Nm"],
        told.get(f"{account}/Id/IBAN") or told[f"{account}/Id/Othr/Id"],
        swift=told.get(bank + "BICFI", ""),
        bic=told.get(bank + "ClrSysMmbId/MmbId", ""),
        country=told.get(f"{party}/PstlAdr/Ctry", ""),
        inn=told.get(f"{party}/Id/OrgId/Othr/Id") or told.get(f"{party}/Id/PrvtId/Othr/Id", ""),
    )


@settings(deadline=None)
@given(initiations())
def test_what_is_read_back_is_what_was_ordered(one):
    target = io.BytesIO()
    assert pain001.write(target, one) == []
    text = target.getvalue().decode()
    SCHEMA.validate(text)
    shared, each = read_back(text)
    scale = Decimal(10) ** CURRENCIES[one.currency].digits
    read = pain001.Initiation(
        message=shared["GrpHdr/MsgId"],
        created=datetime.fromisoformat(shared["GrpHdr/CreDtTm"]),
        day=date.fromisoformat(shared["PmtInf/ReqdExctnDt/Dt"]),
        currency=shared["PmtInf/DbtrAcct/Ccy"],
        debtor=side_of(shared, "PmtInf/Dbtr", "PmtInf/DbtrAcct", "PmtInf/DbtrAgt"),
        transfers=[
            pain001.Transfer(
                int(told["PmtId/InstrId"]),
                told["PmtId/EndToEndId"],
                int(Decimal(told["Amt/InstdAmt"]) * scale),
                side_of(told, "Cdtr", "CdtrAcct", "CdtrAgt"),
                told["RmtInf/Ustrd"],
            )
            for told in each
        ],
        charges=shared["PmtInf/ChrgBr"],
    )
    assert read == one
    for level in ("GrpHdr", "PmtInf"):
        assert int(shared[f"{level}/NbOfTxs"]) == len(one.transfers)
        assert Decimal(shared[f"{level}/CtrlSum"]) * scale == sum(each.amount for each in one.transfers)
    assert {told["Ccy"] for told in each} == {one.currency}


@settings(deadline=None)
@given(st.text(min_size=1, max_size=300), st.text(min_size=1, max_size=300))
def test_any_text_is_either_refused_or_in_a_valid_file(name, purpose):
    target = io.BytesIO()
    one = initiation(transfer(creditor=pain001.Side(name, "1", swift="CHASUS33"), purpose=purpose))
    try:
        pain001.write(target, one)
    except InvalidData:
        assert target.getvalue() == b""
    else:
        SCHEMA.validate(target.getvalue().decode())
