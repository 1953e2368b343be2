"""The BIC directory: what is read, what is refused, what stands against a bank."""

import doctest
import io
import json
import os
import random
import tracemalloc
import zipfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from paydesk.errors import InvalidData
from paydesk.formats.ed807 import Account, Bank, Head, findings, identify, open_directory, reading
from paydesk.formats.ed807 import archive as limits
from tests.support.bank_directory import MERGED, NAMESPACE, SBERBANK, packed, prefixed, text, xml

DAY = date(2023, 5, 18)


def read(data):
    directory = open_directory(io.BytesIO(data))
    return directory.head, {bank.bic: bank for bank in directory.banks()}


def refused(data):
    with pytest.raises(InvalidData) as caught:
        read(data)
    caught.value.text.format(**caught.value.params)
    return caught.value.error_code


def test_doctests():
    assert doctest.testmod(limits).failed == 0


# What is read ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [
        xml(),
        xml(encoding="utf-8"),
        b"\xef\xbb\xbf" + xml(encoding="utf-8"),
        prefixed(),
        xml(xmlns=None),
        packed(xml()),
        packed(xml(), method=zipfile.ZIP_STORED),
        packed(xml(), "BIC/20230518_ed807_FULL.XML", readme__txt="how to read this"),
    ],
    ids=["cp1251", "utf8", "bom", "prefix", "no namespace", "zip", "stored", "zip with others"],
)
def test_every_shape_of_the_file_gives_the_same_banks(data):
    head, banks = read(data)
    assert identify(data[:4096])
    assert head == Head(full=True, business_day=DAY, version=1, created="2023-05-17T18:31:47Z")
    assert list(banks) == ["044525225", "017003983", "044525974"]
    assert banks["044525225"] == Bank(
        bic="044525225", change="", name="ПАО Сбербанк", city="г Москва", kind="20", parent_bic="",
        date_in=date(1996, 10, 4), date_out=None, exchange=True, restrictions=(),
        accounts=(Account("30101810400000000225", "CRSA", "ACAC", (), None, "044525000"),),
        swift=("SABRRUMM", "SABRRUMM012"),
    )  # fmt: skip
    assert banks["044525974"].parent_bic == "044525225"
    assert banks["044525974"].city == ""
    assert banks["044525974"].restrictions == (("URRS", date(2023, 5, 2)), ("NEWX", None))
    assert banks["044525974"].accounts[0].restrictions == (("LMRS", date(2023, 5, 2)), ("CLRS", date(2023, 7, 28)))


def test_a_treasury_body_offers_all_its_single_treasury_accounts():
    _head, banks = read(xml())
    assert banks["017003983"].corr_accounts == ("40102810445370000059", "40102810545370000060")
    assert banks["044525225"].corr_accounts == ("30101810400000000225",)


def test_an_account_that_is_being_deleted_is_no_correspondent_account():
    _head, banks = read(xml(SBERBANK.replace("ACAC", "ACDL")))
    assert banks["044525225"].corr_accounts == ()


def test_changes_say_so():
    head, banks = read(xml(InfoTypeCode="SIRR", BusinessDay="2023-05-19", DirectoryVersion="3"))
    assert (head.full, head.business_day, head.version) == (False, date(2023, 5, 19), 3)
    assert banks["044525974"].change == "CHGD"


def test_a_file_of_changes_may_be_empty_and_name_a_bank_twice():
    assert read(xml("", InfoTypeCode="SIRR"))[1] == {}
    assert list(read(xml(SBERBANK * 2, InfoTypeCode="SIRR"))[1]) == ["044525225"]


def test_banks_can_be_read_again():
    directory = open_directory(io.BytesIO(packed(xml())))
    assert next(directory.banks()).bic == "044525225"
    assert list(directory.banks()) == list(directory.banks())


def test_what_the_directory_does_not_know_is_passed_over():
    entries = '<InitialED EDNo="1"/><Later><Deep/></Later>' + SBERBANK.replace("/></BIC", "><More/></Accounts></BIC")
    assert list(read(xml(entries))[1]) == ["044525225"]


def test_a_whole_file_that_says_it_is_the_only_part_is_read():
    part = "<PartInfo><PartNo>1</PartNo><PartQuantity>1</PartQuantity></PartInfo>"
    assert list(read(xml(part + SBERBANK))[1]) == ["044525225"]


def test_the_memory_stays_flat():
    entries = "".join(SBERBANK.replace("044525225", f"{number:09}") for number in range(1_500))
    source = io.BytesIO(xml(entries + "<Other/>" * 8_000))
    tracemalloc.start()
    try:
        assert sum(1 for _bank in open_directory(source).banks()) == 1_500
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    # 1 MB of XML, whose tree would take some 6.
    assert peak < 2_000_000


# What is refused -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "data",
    [b"", "БИК;Банк".encode(), b"<html><body>404</body></html>",
     b"<!DOCTYPE html><html></html>", b"%PDF-1.7", text().encode("utf-16"), b'{"bic": "044525225"}',
     xml(xmlns="urn:cbr-ru:ed:v9.0"), xml().replace(b"ED807 ", b"ED808 ").replace(b"</ED807", b"</ED808"),
     b"<other><ED807 /></other>"],
)  # fmt: skip
def test_another_file_is_no_directory(data):
    assert refused(data) == "not_a_directory"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"<html/>", packed(b"1;2", "payments.csv"), b"ED807", b"PK"])
def test_another_file_is_not_taken_for_one(data):
    assert not identify(data)


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ({"InfoTypeCode": "XXXX"}, "directory_head"),
        ({"InfoTypeCode": None}, "directory_head"),
        ({"BusinessDay": "18.05.2023"}, "directory_head"),
        ({"BusinessDay": "2023-02-30"}, "directory_head"),
        ({"BusinessDay": None}, "directory_head"),
        ({"DirectoryVersion": "one"}, "directory_head"),
        ({"DirectoryVersion": "9" * 5000}, "directory_head"),
    ],
)
def test_a_head_that_does_not_say_what_it_is_is_refused(head, code):
    assert refused(xml(**head)) == code


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('BIC="044525225"', 'BIC="44525225"'),
        ('BIC="044525225"', 'BIC="04452522٥"'),
        ('BIC="044525225"', 'BIC="044525225" ChangeType="GONE"'),
        ('NameP="ПАО Сбербанк"', ""),
        ('NameP="ПАО Сбербанк"', 'NameP=" "'),
        ('NameP="ПАО Сбербанк"', f'NameP="{"Б" * 501}"'),
        ('PtType="20"', ""),
        ('DateIn="1996-10-04" PtType', 'DateIn="04.10.1996" PtType'),
        ("30101810400000000225", "3010181040000000022"),
        ("ParticipantInfo", "Participant"),
    ],
)
def test_a_wrong_entry_is_named_and_refuses_the_file(old, new):
    assert old in SBERBANK
    assert refused(xml(SBERBANK.replace(old, new), encoding="utf-8")) == "directory_entry"


def test_a_bank_that_stands_twice_in_a_full_directory_is_refused():
    assert refused(xml(SBERBANK * 2)) == "directory_entry"


def test_a_full_directory_without_entries_is_refused():
    assert refused(xml("")) == "directory_without_entries"


@pytest.mark.parametrize("part", ['<PartInfo PartNo="1" PartQuantity="2"/>',
                                  "<PartInfo><PartNo>1</PartNo><PartQuantity>2</PartQuantity></PartInfo>"])  # fmt: skip
def test_a_part_of_a_directory_is_refused(part):
    assert refused(xml(part + SBERBANK)) == "directory_part"


def test_an_encoding_that_no_directory_has_is_named():
    assert refused(text(encoding="koi8-r").encode("koi8-r", "replace")) == "directory_encoding"
    assert refused(text(encoding="no-such").encode("cp1251")) == "directory_encoding"


def test_bytes_that_do_not_fit_the_encoding_are_damage():
    assert refused(text(encoding="utf-8").encode("cp1251")) == "directory_broken"


@pytest.mark.parametrize("pack", [bytes, packed])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.999])
def test_a_file_that_is_cut_off_is_refused(pack, share):
    whole = xml()
    assert refused(pack(whole[: int(len(whole) * share)])) == "directory_broken"


def test_an_archive_that_is_cut_off_or_spoilt_is_refused():
    whole = packed(xml())
    assert refused(whole[: len(whole) // 2]) == "directory_broken"
    stored = packed(xml(), method=zipfile.ZIP_STORED).replace(b"SABRRUMM012", b"SABRRUMM013")
    assert refused(stored) == "directory_broken"


@pytest.mark.parametrize("base", [xml(), xml(encoding="utf-8"), packed(xml()), packed(xml(), method=zipfile.ZIP_STORED)],
                         ids=["cp1251", "utf8", "zip", "stored"])  # fmt: skip
def test_whatever_is_spoilt_is_read_or_refused(base):
    dice = random.Random(807)
    refusals = Counter()
    for _round in range(400):
        data = bytearray(base)
        for _change in range(dice.choice((1, 2, 5))):
            place = dice.randrange(len(data))
            piece = dice.choice((dice.randbytes(1), b"", dice.randbytes(4), data[place : place + 40] * 2))
            data[place : place + dice.choice((1, 20))] = piece
        try:
            for entry in read(bytes(data))[1].values():
                found(entry)
        except InvalidData as error:
            error.text.format(**error.params)
            refusals[error.error_code] += 1
    assert len(refusals) > 1


# Attacks ---------------------------------------------------------------------------------------------------------

LAUGHS = "".join(
    f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "lol">' for n in range(10)
)  # a hundred bytes a line, ten thousand million letters


@pytest.mark.parametrize(
    "before",
    [
        f"<!DOCTYPE ED807 [{LAUGHS}]>",
        '<!DOCTYPE ED807 [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE ED807 [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd"> %p;]>',
        '<!DOCTYPE ED807 SYSTEM "http://127.0.0.1:9/x.dtd">',
        f'<!DOCTYPE ED807 [<!ENTITY a "{"a" * 1000}">]>',
        "<!DOCTYPE ED807>",
    ],
    ids=["laughs", "file", "parameter", "outside", "quadratic", "bare"],
)
@pytest.mark.parametrize("pack", [bytes, packed])
def test_a_document_type_is_never_read(before, pack):
    entries = SBERBANK.replace("ПАО Сбербанк", "&l9;&x;&a;")
    assert refused(pack(xml(entries, before=before))) == "directory_unsafe"


def test_an_entity_that_is_not_declared_is_damage():
    assert refused(xml(SBERBANK.replace("ПАО Сбербанк", "&x;"))) == "directory_broken"


def test_xml_that_never_ends_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(limits, "MAX_XML", 100_000)
    assert refused(xml("<Other/>" * 20_000)) == "directory_too_large"
    assert refused(xml(SBERBANK + f'<Other a="{"x" * 200_000}"/>')) == "directory_too_large"


def test_depth_and_number_of_elements_are_bounded(monkeypatch):
    assert refused(xml(SBERBANK + "<a>" * 20 + "</a>" * 20)) == "directory_too_large"
    assert refused(xml(SBERBANK.replace("</BIC", "<a/>" * 6000 + "</BIC"))) == "directory_too_large"
    monkeypatch.setattr(reading, "MAX_ENTRIES", 2)
    assert refused(xml()) == "directory_too_large"


def test_an_archive_that_unpacks_to_a_thousand_times_its_size_is_refused():
    assert refused(packed(xml(SBERBANK + " " * 3_000_000))) == "directory_too_large"
    assert refused(packed(xml(SBERBANK) + b" " * (limits.MAX_XML + 1))) == "directory_too_large"


def lied(size):
    """Return an archive whose lists say another size of the file than it has."""
    data = xml()
    return packed(data).replace(len(data).to_bytes(4, "little"), size.to_bytes(4, "little"))


@pytest.mark.parametrize("change", [-1000, -1, 1, 1000])
def test_an_archive_that_lies_about_the_size_is_refused(change):
    assert read(lied(len(xml())))[1]
    assert refused(lied(len(xml()) + change)) == "directory_broken"


def test_an_archive_that_promises_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(limits, "MAX_RATIO", limits.MAX_XML)
    assert refused(lied(limits.MAX_XML + 1)) == "directory_too_large"


def test_too_many_files_or_too_large_an_archive_is_refused():
    others = {f"file{number}__txt": "x" for number in range(20)}
    assert refused(packed(xml(), **others)) == "directory_too_large"
    assert refused(packed(xml()) + bytes(limits.MAX_ARCHIVE)) == "directory_too_large"


@pytest.mark.parametrize(
    "data",
    [packed(xml(), "directory.xml"), packed(xml(), second_ED807__xml=xml()), packed(b"", "payments.csv"),
     packed(xml(), "20230518_ED807_full.xml.exe")],
)  # fmt: skip
def test_an_archive_must_hold_one_directory(data):
    assert refused(data) == "directory_archive"


def test_a_password_is_told():
    data = bytearray(packed(xml()))
    place = data.index(b"PK\x01\x02")
    data[place + 8] |= 1
    data[6] |= 1
    assert refused(bytes(data)) == "directory_encrypted"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_packing_that_unpacks_without_measure_is_refused(method):
    assert refused(packed(xml(), method=method)) == "directory_broken"


# Findings --------------------------------------------------------------------------------------------------------


def bank(*, kind="20", restrictions=(), date_out=None, exchange=True, change="", accounts=None):
    if accounts is None:
        accounts = (account(),)
    return Bank("044525225", change, "Банк", "г Москва", kind, "", None, date_out, exchange, restrictions, accounts, ())


def account(*restrictions, number="30101810400000000225", kind="CRSA", status="ACAC", date_out=None):
    return Account(number, kind, status, restrictions, date_out, "044525000")


def found(entry, on=DAY):
    for finding in findings(entry, on):
        finding.text.format(**finding.params)
    return [(finding.code, finding.severity) for finding in findings(entry, on)]


BEFORE, AFTER = DAY - timedelta(days=1), DAY + timedelta(days=1)
SECOND = account(number="30101810600000000226")


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (bank(), []),
        (bank(date_out=BEFORE), [("bank_left", "refuse")]),
        (bank(date_out=DAY), [("bank_left", "refuse")]),
        (bank(date_out=AFTER), [("bank_leaves", "confirm")]),
        (bank(change="DLTD"), [("bank_deleted", "refuse")]),
        (bank(change="CHGD"), []),
        (bank(restrictions=(("LWRS", DAY),)), [("bank_licence", "refuse")]),
        (bank(restrictions=(("LWRS", None),)), [("bank_licence", "refuse")]),
        (bank(kind="90"), [("bank_liquidation", "confirm")]),
        (bank(kind="90", restrictions=(("URRS", DAY),)), [("bank_liquidation", "confirm")]),
        (bank(kind="90", accounts=(account(("URRS", DAY)),)), [("bank_liquidation", "confirm")]),
        (bank(restrictions=(("URRS", DAY),)), [("bank_restricted", "warn")]),
        (bank(restrictions=(("MRTR", DAY),)), [("bank_restricted", "warn")]),
        (bank(restrictions=(("ZZZZ", None),)), [("bank_restricted", "warn")]),
        (bank(exchange=False), [("bank_no_exchange", "warn")]),
        (bank(accounts=()), [("bank_no_corr_account", "warn")]),
        (bank(accounts=(account(kind="BANA"),)), [("bank_no_corr_account", "warn")]),
        (bank(kind="52"), [("bank_no_corr_account", "warn")]),
        (bank(kind="52", accounts=(account(kind="UTRA"),)), []),
        (bank(accounts=(account(("CLRS", BEFORE)),)), [("account_closed", "refuse")]),
        (bank(accounts=(account(("CLRS", DAY)),)), [("account_closed", "refuse")]),
        (bank(accounts=(account(("CLRS", AFTER)),)), [("account_closes", "confirm")]),
        (bank(accounts=(account(("CLRS", None)),)), [("account_closes", "confirm")]),
        (bank(accounts=(account(date_out=DAY),)), [("account_closed", "refuse")]),
        (bank(accounts=(account(date_out=AFTER),)), [("account_closes", "confirm")]),
        (bank(accounts=(account(("CLRS", DAY)), SECOND)), [("account_closed", "confirm")]),
        (bank(accounts=(account(), account(("CLRS", DAY), kind="BANA"))), [("account_closed", "warn")]),
        (bank(accounts=(account(("LMRS", DAY)),)), [("account_limited", "confirm")]),
        (bank(accounts=(account(("LMRS", BEFORE), ("CLRS", AFTER)),)),
         [("account_limited", "confirm"), ("account_closes", "confirm")]),
        (bank(accounts=(account(("FPRS", DAY)),)), []),
        (bank(accounts=(account(("URRS", DAY)),)), [("account_restricted", "warn")]),
        (bank(accounts=(account(("QQQQ", DAY)),)), [("account_restricted", "warn")]),
    ],
)  # fmt: skip
def test_what_stands_against_a_bank(entry, expected):
    assert found(entry) == expected


def test_the_gravest_finding_comes_first():
    entry = bank(
        kind="90", exchange=False, restrictions=(("URRS", DAY), ("ESRS", DAY), ("LWRS", DAY)),
        accounts=(account(("LMRS", DAY), ("CLRS", DAY)),),
    )  # fmt: skip
    assert found(entry) == [
        ("bank_licence", "refuse"), ("account_closed", "refuse"), ("bank_liquidation", "confirm"),
        ("account_limited", "confirm"), ("bank_restricted", "warn"), ("bank_no_exchange", "warn"),
    ]  # fmt: skip


def test_the_day_decides_whether_an_account_is_closed():
    _head, banks = read(xml(MERGED))
    merged = banks["044525974"]
    assert ("account_closes", "confirm") in found(merged, date(2023, 7, 27))
    assert ("account_closed", "refuse") in found(merged, date(2023, 7, 28))


# The samples -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def samples():
    folder = os.environ.get("PAYDESK_SAMPLES")
    if not folder:
        pytest.skip("PAYDESK_SAMPLES is not set")
    answers = json.loads((Path(folder) / "answers.json").read_text(encoding="utf-8"))["ed807"]
    return Path(folder) / "ed807", answers


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("20230518_ED807_full.xml", "20230518_ED807_full.xml"),
        ("20230518ED01OSBR.zip", "20230518_ED807_full.xml"),
        ("derived_changes_sirr.xml", "derived_changes_sirr.xml"),
    ],
)
def test_samples(samples, name, key):
    folder, answers = samples
    truth = answers[key]
    with (folder / name).open("rb") as source:
        assert identify(source.read(4096))
        directory = open_directory(source)
        banks = {entry.bic: entry for entry in directory.banks()}
    root = truth["root"]
    assert directory.head == Head(
        root["InfoTypeCode"] == "FIRR", date.fromisoformat(root["BusinessDay"]), int(root["DirectoryVersion"]),
        root["CreationDateTime"],
    )  # fmt: skip
    accounts = [held for entry in banks.values() for held in entry.accounts]
    assert len(banks) == truth["entries"]
    assert len(accounts) == truth["accounts"]
    assert sum(len(entry.swift) for entry in banks.values()) == truth["swbics"]
    assert Counter(entry.kind for entry in banks.values()) == truth["by_PtType"]
    assert Counter(held.kind for held in accounts) == truth["by_account_type"]
    assert (
        Counter(code for entry in banks.values() for code, _since in entry.restrictions)
        == truth["participant_restrictions"]
    )
    assert Counter(code for held in accounts for code, _since in held.restrictions) == truth["account_restrictions"]
    assert sum(not entry.accounts for entry in banks.values()) == truth["entries_without_accounts"]
    assert Counter(entry.change or "-" for entry in banks.values()) == truth["change_types"]
    for lookup in truth["lookups"]:
        assert _as_answered(banks[lookup["bic"]]) == {key: lookup[key] for key in _as_answered(banks[lookup["bic"]])}


def _as_answered(entry):
    return {
        "bic": entry.bic, "change": entry.change or None, "name": entry.name, "place": entry.city,
        "pt_type": entry.kind, "date_in": entry.date_in and entry.date_in.isoformat(), "swift": list(entry.swift),
        "accounts": [
            {"account": held.account, "type": held.kind, "cbr": held.cbr_bic, "status": held.status,
             "restrictions": [[code, since and since.isoformat()] for code, since in held.restrictions]}
            for held in entry.accounts
        ],
    }  # fmt: skip


def test_findings_of_the_whole_sample(samples):
    folder, _answers = samples
    with (folder / "20230518ED01OSBR.zip").open("rb") as source:
        directory = open_directory(source)
        every = Counter(pair for entry in directory.banks() for pair in found(entry, directory.head.business_day))
    assert every == {
        ("bank_liquidation", "confirm"): 318, ("account_closes", "confirm"): 17, ("account_limited", "confirm"): 16,
        ("bank_no_exchange", "warn"): 412, ("bank_no_corr_account", "warn"): 440,
    }  # fmt: skip


def test_the_namespace_is_the_one_of_the_schema():
    assert reading.NAMESPACE == NAMESPACE
