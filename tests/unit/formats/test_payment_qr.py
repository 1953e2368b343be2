"""The payment QR code: what is written is read back, from the text and from the picture."""

import doctest
import io
import json
import os
import re
from pathlib import Path

import pytest
import zxingcpp
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from PIL import Image

from paydesk.errors import InvalidData
from paydesk.formats.payment_qr import Payload, decode, draw, encode, identify, reading, writing
from paydesk.formats.payment_qr import fields as standard
from paydesk.requisites import Requisites, check, inn

SWING = {
    "Name": 'АНО "Танцующий Петербург"',
    "PersonalAcc": "40703810990200000032",
    "BankName": 'ПАО "БАНК "САНКТ-ПЕТЕРБУРГ"',
    "BIC": "044030790",
    "CorrespAcc": "30101810900000000790",
    "PayeeINN": "7802532605",
    "KPP": "780201001",
    "Sum": "225000",
    "Purpose": "Оплата за участие в Swing & Snow 2022 REG 6821320/1106",
}
HEAD = "|PersonalAcc=40703810990200000032|BankName=Банк|BIC=044030790|CorrespAcc=30101810900000000790"
SHORT = f"ST00012|Name=АНО{HEAD}"


def codes(payload):
    for warning in payload.warnings:
        warning.text.format(**warning.params)
    return [warning.code for warning in payload.warnings]


def refused(action, *arguments, **options):
    with pytest.raises(InvalidData) as caught:
        action(*arguments, **options)
    caught.value.text.format(**caught.value.params)
    return caught.value.error_code


def test_doctests():
    assert [doctest.testmod(module).failed for module in (reading, writing)] == [0, 0]


# Writing ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("encoding", "digit"), [("utf-8", "2"), ("cp1251", "1"), ("koi8-r", "3")])
def test_the_text_is_the_one_of_the_standard(encoding, digit):
    shuffled = dict(reversed(SWING.items()))
    expected = f"ST0001{digit}|" + "|".join(f"{key}={value}" for key, value in SWING.items())
    assert encode(shuffled, encoding=encoding) == expected.encode(encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "koi8-r"])
def test_what_is_written_is_read_back(encoding):
    assert decode(encode(SWING, encoding=encoding)) == Payload(encoding, "|", SWING)


def test_tax_fields_and_fields_of_persons_come_last_and_absent_ones_not_at_all():
    fields = {"LastName": "Иванов", "UIN": "0", "CBC": "18201061201010000510", "KPP": " ", "PayerINN": ""} | SWING
    del fields["KPP"]
    keys = re.findall(r"\|(\w+)=", encode(fields | {"KPP": " "}).decode())
    assert keys == [*(key for key in SWING if key != "KPP"), "CBC", "UIN", "LastName"]


@pytest.mark.parametrize(
    ("purpose", "separator"),
    [("a=b", "|"), ("a|b", "#"), ("a|b#c", ";"), ("|#;:^_~{}!$%&()*+,/", "@")],
)
def test_the_separator_is_the_first_that_no_value_holds(purpose, separator):
    payload = encode(SWING | {"Purpose": purpose})
    assert payload[7:8] == separator.encode()
    assert decode(payload).fields["Purpose"] == purpose


def test_a_text_with_every_separator_is_refused():
    assert refused(encode, SWING | {"Purpose": standard.SEPARATORS}) == "qr_separator"


@pytest.mark.parametrize("key", list(standard.REQUIRED))
def test_every_required_field_is_asked_for(key):
    assert refused(encode, {name: value for name, value in SWING.items() if name != key}) == "qr_field_missing"
    assert refused(encode, SWING | {key: " "}) == "qr_field_missing"


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("Sum", "2250.00", "qr_sum"),
        ("Sum", "2250,00", "qr_sum"),
        ("Sum", "0", "qr_sum"),
        ("Sum", "0225000", "qr_sum"),
        ("Sum", "-1", "qr_sum"),
        ("Sum", "٢٢٥", "qr_sum"),
        ("Sum", "1" * 19, "qr_value_too_long"),
        ("BIC", "44030790", "qr_value"),
        ("PersonalAcc", "4070381099020000003", "qr_value"),
        ("CorrespAcc", "30101", "qr_value"),
        ("Purpose", "one\ntwo", "qr_value"),
        ("Name", "АНО\x00", "qr_value"),
        ("Nmae", "АНО", "qr_field_unknown"),
        ("kpp", "780201001", "qr_field_unknown"),
    ],
)
def test_a_value_of_another_shape_is_refused(key, value, code):
    assert refused(encode, SWING | {key: value}) == code


@pytest.mark.parametrize(("key", "limit"), [("Name", 160), ("BankName", 45), ("Purpose", 210), ("UIN", 25), ("KPP", 9)])
def test_limits_of_the_standard_hold_to_the_character(key, limit):
    fields = SWING | {key: "Б" * limit}
    assert decode(encode(fields, encoding="cp1251")).fields[key] == "Б" * limit
    assert refused(encode, SWING | {key: "Б" * (limit + 1)}, encoding="cp1251") == "qr_value_too_long"


def test_a_bank_without_a_correspondent_account_has_a_zero():
    assert b"|CorrespAcc=0|" in encode(SWING | {"CorrespAcc": "0"})


def test_the_required_fields_take_at_most_300_bytes():
    longest = SWING | {"Name": "Б" * 160, "BankName": "Б" * 45}
    assert decode(encode(longest, encoding="cp1251")).fields == longest
    assert refused(encode, longest) == "qr_required_too_long"
    # 111 bytes are no letters of the two names; 189 are left.
    fits = SWING | {"Name": "Б" * 77 + "N", "BankName": "Б" * 17}
    required = encode(fits).split(b"|PayeeINN")[0][8:]
    assert len(required) == 283
    assert decode(encode(fits | {"Name": fits["Name"] + "N" * 17})).warnings == ()
    assert refused(encode, fits | {"Name": fits["Name"] + "N" * 18}) == "qr_required_too_long"


def test_a_sign_that_the_encoding_lacks_is_named():
    with pytest.raises(InvalidData) as caught:
        encode(SWING | {"Name": "АНО «Пример»"}, encoding="koi8-r")
    assert (caught.value.error_code, caught.value.params["sign"]) == ("qr_character", "«")
    assert encode(SWING | {"Name": "АНО «Пример» № 1 — 2"}, encoding="cp1251")
    assert refused(encode, SWING | {"Name": "АНО ₽"}, encoding="cp1251") == "qr_character"
    assert refused(encode, SWING, encoding="cp866") == "qr_encoding"


def test_more_than_a_code_holds_is_refused():
    many = dict.fromkeys(("LastName", "FirstName", "MiddleName", "PayerAddress"), "Б" * 300)
    assert refused(encode, SWING | many) == "qr_too_large"
    assert refused(draw, bytes(2332), "png") == "qr_too_large"


# Reading ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tail", "fields"),
    [
        ("|PayeeKPP=780201001", {"KPP": "780201001"}),
        ("|INN=7802532605", {"PayeeINN": "7802532605"}),
        ("|PAYEEINN=7802532605|kpp=780201001", {"PayeeINN": "7802532605", "KPP": "780201001"}),
        ("|KPP=780201001|PayeeKPP=780201001", {"KPP": "780201001"}),
        ("|lastName=Иванов", {"LastName": "Иванов"}),
        ("|LastName=|FirstName=-|MiddleName=null|Phone= |Flat=NULL", {}),
        ("|PayeeINN=000000000000|PayerINN=0", {}),
        ("|Purpose=a=b==c", {"Purpose": "a=b==c"}),
        ("|OKATO=45000|oktmo=0", {"OKATO": "45000", "OKTMO": "0"}),
        ("|Purpose= two\r\nlines ", {"Purpose": "two lines"}),
        ("||Sum=100||", {"Sum": "100"}),
    ],
)
def test_codes_in_the_wild_are_read_as_they_are_meant(tail, fields):
    plain = decode(SHORT)
    for payload in (SHORT + tail, (SHORT + tail).encode()):
        read = decode(payload)
        assert read.fields == plain.fields | fields
        assert read.warnings == ()


@pytest.mark.parametrize(("tail", "warned"), [("|", []), ("|\r\n", ["qr_end"]), ("\n", ["qr_end"]), ("|\x00", ["qr_end"]),
                                              ("|X", ["qr_end"]), ("|Sum=1|\x1a\r\n", ["qr_end"])])  # fmt: skip
def test_what_hangs_at_the_end_is_cut_off_and_told(tail, warned):
    for payload in (SHORT + tail, (SHORT + tail).encode()):
        read = decode(payload)
        assert codes(read) == warned
        assert read.fields["CorrespAcc"] == "30101810900000000790"


def test_one_foreign_byte_at_the_end_is_cut_off_and_told():
    for end in (b"\xff", b"|\xff", b"\xd0"):
        read = decode(SHORT.encode() + end)
        assert codes(read)[:1] == ["qr_end"]
        assert read.fields == decode(SHORT).fields


@pytest.mark.parametrize(
    "payload", ["\ufeff" + SHORT, b"\xef\xbb\xbf" + SHORT.encode(), "\r\n " + SHORT, "ï»¿" + SHORT]
)
def test_a_mark_in_front_is_cut_off(payload):
    assert identify(payload)
    assert decode(payload) == decode(SHORT)


def test_an_absent_correspondent_account_is_told():
    read = decode(SHORT.replace("CorrespAcc=30101810900000000790", "CorrespAcc="))
    assert codes(read) == ["qr_no_corr_account"]
    assert "CorrespAcc" not in read.fields


def test_a_long_name_of_a_bank_is_read_and_other_long_values_are_told():
    read = decode(SHORT.replace("Банк", "Б" * 60) + "|Purpose=" + "Б" * 211)
    assert codes(read) == ["qr_value_too_long"]
    assert read.warnings[0].params == {"key": "Purpose", "length": 211, "limit": 210}
    assert read.fields["BankName"] == "Б" * 60


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        ("", "qr_not_payment"),
        ("https://qr.nspk.ru/AS10000", "qr_not_payment"),
        ("BEGIN:VCARD", "qr_not_payment"),
        ("START0001", "qr_not_payment"),
        (SHORT.replace("ST0001", "ST0002"), "qr_version"),
        (SHORT.replace("ST00012", "ST00014"), "qr_head"),
        (SHORT.replace("ST00012", "ST0001"), "qr_head"),
        ("ST00012", "qr_head"),
        ("ST0001", "qr_head"),
        (b"ST00012\xff", "qr_separator"),
        ("ST00012Name=АНО", "qr_separator"),
        ("ST00012 Name=АНО", "qr_separator"),
        ("ST00012|", "qr_field_missing"),
        (SHORT.replace("Name=АНО|", ""), "qr_field_missing"),
        (SHORT.replace("Name=АНО", "Name=-"), "qr_field_missing"),
        (SHORT.replace("|BIC=044030790", ""), "qr_field_missing"),
        (SHORT.replace("|PersonalAcc=40703810990200000032", ""), "qr_field_missing"),
        (SHORT + "|Sum=12345.00", "qr_sum"),
        (SHORT + "|Sum=12345,00", "qr_sum"),
        (SHORT + "|Sum=12 345", "qr_sum"),
        (SHORT + "|Sum=1 руб.", "qr_sum"),
        (SHORT + "|Sum=" + "1" * 19, "qr_sum"),
        (SHORT + "|AddAmount=1.5", "qr_sum"),
        (SHORT.replace("=Банк", '=ОАО | "БАНК"'), "qr_part_without_name"),
        (SHORT + "|=5", "qr_part_without_name"),
        (SHORT + "|Name=ООО", "qr_field_twice"),
        (SHORT + "|KPP=780201001|PayeeKPP=780201002", "qr_field_twice"),
        (SHORT.encode("cp1251"), "qr_encoding"),
        (SHORT + "|Purpose=" + "x" * 5000, "qr_too_large"),
    ],
)
def test_what_cannot_be_read_in_one_way_is_refused(payload, code):
    assert refused(decode, payload) == code
    if isinstance(payload, str):
        assert refused(decode, payload.encode()) == code


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "koi8-r"])
@pytest.mark.parametrize("taken_for", ["latin-1", "cp1252"])
def test_a_text_taken_for_latin_is_cured(encoding, taken_for):
    fields = SWING | {"Name": "АНО Ёжик и № 7 — яюЭ" if encoding != "koi8-r" else "АНО Ёжик яюЭ"}
    raw = encode(fields, encoding=encoding)
    # As a lenient decoder has it: the five bytes that Windows-1252 leaves open stay what they are in Latin-1.
    table = {byte: bytes([byte]).decode(taken_for, "ignore") or chr(byte) for byte in range(256)}
    read = decode("".join(table[byte] for byte in raw))
    assert (read.encoding, read.fields, read.warnings) == (encoding, fields, ())


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "koi8-r"])
def test_a_text_that_was_rightly_decoded_is_taken_as_it_is(encoding):
    assert decode(encode(SWING, encoding=encoding).decode(encoding)) == Payload(encoding, "|", SWING)


def test_latin_words_with_accents_are_no_mojibake():
    fields = SWING | {"Name": "Café «Zoë»", "BankName": "Bank", "Purpose": "Rechnung für Möbel"}
    assert decode(encode(fields).decode()).fields == fields
    ending = SWING | {"Name": "Coffee", "BankName": "Bank", "Purpose": "Café"}
    assert decode(encode(ending).decode()) == Payload("utf-8", "|", ending)


def test_utf8_that_says_something_else_is_read_and_told():
    raw = SHORT.replace("ST00012", "ST00011").encode()
    for payload in (raw, raw.decode("latin-1")):
        read = decode(payload)
        assert (read.encoding, read.fields["Name"], codes(read)) == ("utf-8", "АНО", ["qr_encoding_differs"])


def test_a_payment_is_told_from_other_codes():
    assert not identify("https://qr.nspk.ru/AS10000")
    assert not identify(b"\xff\xfe")
    assert identify(encode(SWING, encoding="koi8-r"))


@settings(deadline=None)  # other work on the machine is no fault of the reader
@given(st.binary(max_size=200) | st.text(max_size=200))
@example(b"ST00012|\xff")
@example("ST00012\ufeff")
@example(b"ST00012\xd0\x90")
def test_whatever_comes_is_read_or_refused(noise):
    for payload in (noise, b"ST00012" + noise if isinstance(noise, bytes) else SHORT + noise):
        try:
            read = decode(payload)
        except InvalidData as error:
            error.text.format(**error.params)
        else:
            codes(read)


VALUE = st.text(st.characters(codec="cp1251", exclude_categories=["Cc", "Zs", "Zl", "Zp"]), min_size=1, max_size=60)


@settings(deadline=None)
@given(st.fixed_dictionaries({"Name": VALUE, "Purpose": VALUE}), st.sampled_from(["utf-8", "cp1251"]))
def test_any_words_come_back(words, encoding):
    fields = SWING | words
    assume(not any(value == "-" or value.casefold() == "null" for value in words.values()))
    assume(set(standard.SEPARATORS) - set("".join(words.values())))
    payload = encode(fields, encoding=encoding)
    assert decode(payload).fields == fields
    assert decode(payload.decode(encoding)).fields == fields
    assert decode(payload.decode("latin-1")).fields == fields


# Drawing ---------------------------------------------------------------------------------------------------------


def scanned(picture):
    [found] = zxingcpp.read_barcodes(picture)
    return found


def from_matrix(rows):
    """Return a picture of rows of modules, True for dark."""
    picture = Image.new("L", (len(rows[0]), len(rows)), 255)
    picture.putdata([0 if dark else 255 for row in rows for dark in row])
    return picture.resize((picture.width * 6, picture.height * 6), Image.Resampling.NEAREST)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "koi8-r"])
def test_a_picture_holds_exactly_the_bytes(encoding):
    payload = encode(SWING, encoding=encoding)
    found = scanned(Image.open(io.BytesIO(draw(payload, "png"))))
    assert (found.bytes, found.ec_level, found.format) == (payload, "M", zxingcpp.BarcodeFormat.QRCode)
    assert found.symbology_identifier == "]Q1"  # no ECI: the standard has its own digit
    assert decode(found.bytes).fields == SWING


@pytest.mark.parametrize("payload", [SHORT.encode(), b"12345678", bytes(range(256)), b"A" * 2331])
def test_any_bytes_are_drawn_as_bytes(payload):
    assert scanned(Image.open(io.BytesIO(draw(payload, "png")))).bytes == payload


def test_digits_are_drawn_as_bytes_and_the_correction_is_never_raised():
    # 40 bytes take version 3 (29 modules); as digits they would fit into version 2.
    picture = Image.open(io.BytesIO(draw(b"1" * 40, "png")))
    assert picture.width == (29 + 2 * 4) * 8
    assert scanned(picture).ec_level == "M"
    assert scanned(Image.open(io.BytesIO(draw(b"ST", "png")))).ec_level == "M"


def test_a_picture_has_a_quiet_zone_of_four_modules():
    picture = Image.open(io.BytesIO(draw(b"ST", "png"))).convert("L")
    assert picture.width == picture.height == (21 + 2 * 4) * 8
    dark = Image.eval(picture, lambda value: 255 - value).getbbox()
    assert dark == (32, 32, picture.width - 32, picture.height - 32)


def test_drawing_twice_gives_the_same_file():
    for kind in ("png", "svg", "terminal"):
        assert draw(SHORT.encode(), kind) == draw(SHORT.encode(), kind)


def test_an_svg_holds_exactly_the_bytes():
    payload = encode(SWING)
    svg = draw(payload, "svg").decode()
    size = int(re.search(r'viewBox="0 0 (\d+)', svg)[1] if "viewBox" in svg else re.search(r'width="(\d+)"', svg)[1])
    rows = [[False] * size for _line in range(size)]
    x = y = 0.0
    strokes = re.search(r'class="qrline"[^>]* d="([^"]+)"', svg) or re.search(r' d="(M4 [^"]+)"', svg)
    for step, first, second in re.findall(r"([Mmh])\s*(-?[\d.]+)(?:[ ,]?(-?[\d.]+))?", strokes[1]):
        if step == "M":
            x, y = float(first), float(second)
        elif step == "m":
            x, y = x + float(first), y + float(second)
        else:
            for place in range(int(x), int(x + float(first))):
                rows[int(y)][place] = True
            x += float(first)
    assert scanned(from_matrix(rows)).bytes == payload


def test_a_terminal_shows_exactly_the_bytes():
    payload = encode(SWING, encoding="cp1251")
    lines = draw(payload, "terminal").splitlines()
    halves = {" ": (True, True), "▀": (False, True), "▄": (True, False), "█": (False, False)}
    rows = [[halves[sign][half] for sign in line] for line in lines for half in (0, 1)]
    assert scanned(from_matrix(rows)).bytes == payload


# The samples -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def samples():
    folder = os.environ.get("PAYDESK_SAMPLES")
    if not folder:
        pytest.skip("PAYDESK_SAMPLES is not set")
    answers = json.loads((Path(folder) / "answers.json").read_text(encoding="utf-8"))["qr"]
    payloads = {path.name: path.read_bytes() for path in sorted((Path(folder) / "qr").glob("*.txt"))}
    for line in (Path(folder) / "qr" / "payloads_utf8.jsonl").read_text(encoding="utf-8").splitlines():
        said = json.loads(line)
        payloads[f"payloads_utf8.jsonl#{said['id']}"] = said["payload"].encode()
    assert set(payloads) == set(answers)
    return Path(folder) / "qr", payloads, answers


def as_meant(fields):
    """Return the answer, which has the words of the code, by the names of the standard and without empty values."""
    names = {"PayeeKPP": "KPP", "lastName": "LastName", "firstName": "FirstName", "middleName": "MiddleName"}
    return {names.get(key, key): value for key, value in fields.items() if value not in ("", "-")}


def test_samples_give_their_answers(samples):
    _folder, payloads, answers = samples
    for name, payload in payloads.items():
        answer = answers[name]
        for given_as in (payload, payload.decode("latin-1"), payload.decode(answer["encoding"])):
            read = decode(given_as)
            assert (read.encoding, read.separator) == (answer["encoding"], answer["separator"]), name
            assert read.fields == as_meant(answer["fields"]), name
            assert read.warnings == (), name


def test_samples_are_judged_by_the_rules_for_requisites(samples):
    _folder, payloads, answers = samples
    for name, payload in payloads.items():
        fields, checks = decode(payload).fields, answers[name]["checks"]
        number = fields.get("PayeeINN", "")
        assert not number or inn.is_valid(number) == checks["inn"], name
        found = check(
            Requisites(bic=fields["BIC"], account=fields["PersonalAcc"], corr_account=fields.get("CorrespAcc"))
        )
        wrong = {problem.field for problem in found.problems}
        assert ("corr_account" in wrong) == (not checks["corr_key"]), (name, found)
        assert ("account" in wrong) == (not checks["account_key"]), (name, found)


@pytest.mark.parametrize(
    ("picture", "name"),
    [
        ("derived_swing_utf8.png", "swing_utf8.txt"),
        ("derived_swing_win1251.png", "swing_win1251.txt"),
        ("derived_invoice_s1.png", "payloads_utf8.jsonl#s1"),
        ("derived_treasury_s2.png", "payloads_utf8.jsonl#s2"),
    ],
)
def test_pictures_among_the_samples_give_their_answers(samples, picture, name):
    folder, payloads, answers = samples
    found = scanned(Image.open(folder / picture))
    assert found.bytes == payloads[name]
    assert decode(found.bytes).fields == decode(found.text).fields == as_meant(answers[name]["fields"])


def test_samples_can_be_drawn_and_read_again(samples):
    _folder, payloads, _answers = samples
    for payload in payloads.values():
        assert scanned(Image.open(io.BytesIO(draw(payload, "png")))).bytes == payload
