"""Characters that the code pages of the exchange do not have, and what is written for them.

A replacement must read the same to a person and change no meaning; what has none is refused by the writer. Nothing is
ever written as "?".
"""

from __future__ import annotations

import dataclasses
import unicodedata
from typing import Final

from paydesk.errors import N_, InvalidData, Param, Problem
from paydesk.formats.look_alikes import look_alike
from paydesk.formats.note import Note
from paydesk.formats.one_c.keys import BUDGET, key_of
from paydesk.formats.one_c.model import Order
from paydesk.formats.party import Party

LINE_ENDS: Final = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")


def replacement(character: str, encoding: str) -> str | None:
    """Return what to write for a character that the encoding does not have; None when there is nothing like it.

    >>> replacement("«", "cp866"), replacement("₽", "cp1251"), replacement("é", "cp1251"), replacement("²", "cp1251")
    ('"', 'руб.', 'e', '2')
    >>> replacement("漢", "cp1251"), replacement("Қ", "cp1251"), replacement("\U0001f600", "cp866")
    (None, None, None)
    """
    found = look_alike(character)
    # A look-alike may itself lie outside of the code page. A question mark is what careless programs write.
    fitting = found is not None and fits(found, encoding) and not has_control(found) and "?" not in found
    return found if fitting else None


def fits(text: str, encoding: str) -> bool:
    """Tell whether an encoding has all the characters of a text."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def has_control(text: str) -> bool:
    """Tell whether a text holds control characters; line ends are some of them."""
    return any(sign < " " or "\x7f" <= sign <= "\x9f" or sign in LINE_ENDS for sign in text)


class Fitting:
    """Brings the texts of one order into the encoding, with what had to be replaced and what cannot be written."""

    def __init__(self, order: int, codec: str) -> None:
        self._order = order
        self._codec = codec
        self.notes: list[Note] = []
        self.problems: list[Problem] = []

    def fit_order(self, order: Order) -> Order:
        """Return the order with texts that the encoding has."""
        return dataclasses.replace(
            order,
            payer=self._fit_party("payer", order.payer),
            payee=self._fit_party("payee", order.payee),
            purpose=self.fit("purpose", order.purpose),
            operation=self.fit("operation", order.operation),
            payment_kind=self.fit("payment_kind", order.payment_kind),
            uin=self.fit("uin", order.uin),
            budget={key: self.fit(f"budget.{BUDGET.get(key, key)}", value) for key, value in order.budget.items()},
        )

    def refuse(self) -> None:
        """Raise what is wrong with the order.

        :raises InvalidData: with the code of the first problem.
        """
        if self.problems:
            first = self.problems[0]
            raise InvalidData(first.text, code=first.code, problems=self.problems, **first.params)

    def _fit_party(self, field: str, party: Party) -> Party:
        texts = {
            one.name: self.fit(f"{field}.{one.name}", getattr(party, one.name)) for one in dataclasses.fields(party)
        }
        return Party(**texts)

    def fit(self, field: str, text: str) -> str:
        """Return a text that the encoding has; what it does not have is replaced and noted, or a problem."""
        if has_control(text):
            params: dict[str, Param] = {"order": self._order, "field": field, "key": key_of(field)}
            if LINE_ENDS.isdisjoint(text):
                template = N_("Payment order {order}, {key}: control characters have no place in a bank file")
                self.problems.append(Problem(field, "control_character", template, params))
            else:
                template = N_(
                    "Payment order {order}, {key}: a value of a bank file is one line; take the line ends out"
                )
                self.problems.append(Problem(field, "line_feed", template, params))
            return ""
        if fits(text, self._codec):
            return text
        signs = unicodedata.normalize("NFC", text)
        found = {
            sign: sign if fits(sign, self._codec) else self._replaced(field, sign) for sign in dict.fromkeys(signs)
        }
        return "".join(map(found.__getitem__, signs))

    def _replaced(self, field: str, sign: str) -> str:
        found = replacement(sign, self._codec)
        if found is None:
            template = N_(
                "Payment order {order}, {key}: a bank file cannot hold {value} ({number}); write it otherwise"
            )
            params: dict[str, Param] = {"order": self._order, "field": field, "key": key_of(field)}
            params |= {"value": sign if sign.isprintable() else "", "number": f"U+{ord(sign):04X}"}
            self.problems.append(Problem(field, "no_such_character", template, params))
            return ""
        self.notes.append(Note(self._order, field, sign, found))
        return found
