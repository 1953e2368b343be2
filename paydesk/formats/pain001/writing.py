"""Write a payment initiation; what is written is valid by construction, and the tests prove it by the schema.

No library of the package registry fits (looked at in 2026): one writes SEPA alone (euros, IBAN) and cuts long texts,
one rounds every amount to two decimals, one is fifty megabytes of models. The file is a short tree of elements.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import BinaryIO, Final

from paydesk.errors import N_, InvalidData, Problem
from paydesk.formats.note import Note
from paydesk.formats.pain001.latin import NAME, PURPOSE, to_latin, unwritable
from paydesk.formats.pain001.model import Initiation, Side, Transfer
from paydesk.money import amount_string
from paydesk.requisites import iban, swift

NAMESPACE: Final = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09"
RUSSIAN_CLEARING: Final = "RUCBC"
"""The Bank of Russia's codes of banks in ISO's external list of clearing systems."""


def write(target: BinaryIO, initiation: Initiation) -> list[Note]:
    """Write a file and return which texts had to be put into other letters.

    :raises InvalidData: a text that the file cannot hold; ``problems`` has all of them.
    """
    problems = list(_problems(initiation))
    if problems:
        first = problems[0]
        raise InvalidData(first.text, code=first.code, problems=problems, **first.params)
    document = ET.Element("Document", {"xmlns": NAMESPACE})
    root = ET.SubElement(document, "CstmrCdtTrfInitn")
    _header(_add(root, "GrpHdr"), initiation)
    _payment(_add(root, "PmtInf"), initiation)
    ET.indent(document)
    target.write(b'<?xml version="1.0" encoding="UTF-8"?>\n')
    target.write(ET.tostring(document, encoding="utf-8"))
    target.write(b"\n")
    return list(_notes(initiation))


def _texts(initiation: Initiation) -> Iterator[tuple[int, str, str, int]]:
    """Give the texts in the letters of people: number of the order (0 for all), field, text, limit."""
    yield 0, "payer.name", initiation.debtor.name, NAME
    for one in initiation.transfers:
        yield one.number, "payee.name", one.creditor.name, NAME
        yield one.number, "purpose", one.purpose, PURPOSE


def _problems(initiation: Initiation) -> Iterator[Problem]:
    if not initiation.transfers:
        yield Problem("file", "value_missing", N_("A file needs at least one payment"))
    for _number, field, text, limit in _texts(initiation):
        yield from unwritable(field, text, limit)


def _notes(initiation: Initiation) -> Iterator[Note]:
    for number, field, text, _limit in _texts(initiation):
        latin = to_latin(text).text
        if latin != " ".join(text.split()):
            yield Note(number, field, text, latin)


def _add(parent: ET.Element, tag: str, text: str = "") -> ET.Element:
    """Add an element at the end of its parent: the schema asks for one sequence."""
    element = ET.SubElement(parent, tag)
    if text:
        element.text = text
    return element


def _header(header: ET.Element, initiation: Initiation) -> None:
    _add(header, "MsgId", initiation.message)
    _add(header, "CreDtTm", initiation.created.isoformat(timespec="seconds"))
    _control(header, initiation)
    _party(_add(header, "InitgPty"), initiation.debtor, with_country=False)


def _control(parent: ET.Element, initiation: Initiation) -> None:
    """Say how many payments there are and what they come to, so that a cut file is noticed."""
    _add(parent, "NbOfTxs", str(len(initiation.transfers)))
    _add(parent, "CtrlSum", amount_string(sum(one.amount for one in initiation.transfers), initiation.currency))


def _payment(payment: ET.Element, initiation: Initiation) -> None:
    _add(payment, "PmtInfId", initiation.message + "-1")
    _add(payment, "PmtMtd", "TRF")
    # Each payment is a line of its own in the statement.
    _add(payment, "BtchBookg", "false")
    _control(payment, initiation)
    _add(_add(payment, "ReqdExctnDt"), "Dt", initiation.day.isoformat())
    _party(_add(payment, "Dbtr"), initiation.debtor)
    account = _add(payment, "DbtrAcct")
    _account(account, initiation.debtor.account)
    _add(account, "Ccy", initiation.currency)
    _agent(_add(payment, "DbtrAgt"), initiation.debtor)
    _add(payment, "ChrgBr", initiation.charges)
    for one in initiation.transfers:
        _transfer(_add(payment, "CdtTrfTxInf"), one, initiation.currency)


def _transfer(transfer: ET.Element, one: Transfer, currency: str) -> None:
    identification = _add(transfer, "PmtId")
    _add(identification, "InstrId", str(one.number))
    _add(identification, "EndToEndId", one.reference)
    _add(_add(transfer, "Amt"), "InstdAmt", amount_string(one.amount, currency)).set("Ccy", currency)
    _agent(_add(transfer, "CdtrAgt"), one.creditor)
    _party(_add(transfer, "Cdtr"), one.creditor)
    _account(_add(transfer, "CdtrAcct"), one.creditor.account)
    _add(_add(transfer, "RmtInf"), "Ustrd", to_latin(one.purpose).text)


def _party(party: ET.Element, side: Side, *, with_country: bool = True) -> None:
    _add(party, "Nm", to_latin(side.name).text)
    if side.country and with_country:
        _add(_add(party, "PstlAdr"), "Ctry", side.country)
    if side.inn:
        kind = "OrgId" if len(side.inn) == 10 else "PrvtId"
        other = _add(_add(_add(party, "Id"), kind), "Othr")
        _add(other, "Id", side.inn)
        _add(_add(other, "SchmeNm"), "Cd", "TXID")


def _account(account: ET.Element, number: str) -> None:
    identification = _add(account, "Id")
    if iban.is_valid(number):
        _add(identification, "IBAN", iban.compact(number))
    else:
        _add(_add(identification, "Othr"), "Id", number)


def _agent(agent: ET.Element, side: Side) -> None:
    bank = _add(agent, "FinInstnId")
    if side.swift:
        _add(bank, "BICFI", swift.compact(side.swift))
        return
    member = _add(bank, "ClrSysMmbId")
    _add(_add(member, "ClrSysId"), "Cd", RUSSIAN_CLEARING)
    _add(member, "MmbId", side.bic)
