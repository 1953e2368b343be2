"""The words of the format: markers and keys, by the standard of 1C «Стандарт обмена с системами "Клиент банка"»."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

FIRST_LINE: Final = "1CClientBankExchange"
LAST_LINE: Final = "КонецФайла"
ACCOUNT: Final = "СекцияРасчСчет"
ACCOUNT_END: Final = "КонецРасчСчет"
DOCUMENT: Final = "СекцияДокумент"
DOCUMENT_END: Final = "КонецДокумента"

PAYMENT_ORDER: Final = "Платежное поручение"

HEADER_KEYS: Final = frozenset(
    "ВерсияФормата Кодировка Отправитель Получатель ДатаСоздания ВремяСоздания ДатаНачала ДатаКонца РасчСчет "
    "Документ".split()
)
ACCOUNT_KEYS: Final = frozenset(
    "ДатаНачала ДатаКонца РасчСчет НачальныйОстаток ВсегоПоступило ВсегоСписано КонечныйОстаток".split()
)
_PARTY_ENDINGS: Final = "Счет ИНН 1 2 3 4 РасчСчет Банк1 Банк2 БИК Корсчет КПП".split()
PURPOSES: Final = tuple(f"НазначениеПлатежа{number}" for number in range(1, 7))
DOCUMENT_KEYS: Final = frozenset(
    (
        *"Номер Дата Сумма КвитанцияДата КвитанцияВремя КвитанцияСодержание ДатаСписано ДатаПоступило".split(),
        *(party + ending for party in ("Плательщик", "Получатель") for ending in ("", *_PARTY_ENDINGS)),
        *"ВидПлатежа КодНазПлатежа ВидОплаты Код НазначениеПлатежа".split(),
        *PURPOSES,
        *"СтатусСоставителя ПоказательКБК ОКАТО ПоказательОснования ПоказательПериода ПоказательНомера".split(),
        *"ПоказательДаты ПоказательТипа Очередность СрокАкцепта ВидАккредитива СрокПлатежа УсловиеОплаты1".split(),
        *"УсловиеОплаты2 УсловиеОплаты3 ПлатежПоПредст ДополнУсловия НомерСчетаПоставщика ДатаОтсылкиДок".split(),
    )
)
KNOWN: Final = (
    HEADER_KEYS | ACCOUNT_KEYS | DOCUMENT_KEYS | {LAST_LINE, ACCOUNT, ACCOUNT_END, DOCUMENT, DOCUMENT_END, FIRST_LINE}
)
"""Every word that a line may begin with."""

BUDGET: Final[Mapping[str, str]] = {
    "101": "СтатусСоставителя",
    "104": "ПоказательКБК",
    "105": "ОКАТО",
    "106": "ПоказательОснования",
    "107": "ПоказательПериода",
    "108": "ПоказательНомера",
    "109": "ПоказательДаты",
    "110": "ПоказательТипа",
}
"""The field of the payment order to the key; since the standard is older than ОКТМО, ОКАТО holds it."""

VERSIONS: Final = ("1.01", "1.02", "1.03")

_KEYS: Final[Mapping[str, str]] = {
    "account": "РасчСчет",
    "operation": "ВидОплаты",
    "payment_kind": "ВидПлатежа",
    "purpose": "НазначениеПлатежа",
    "uin": "Код",
}
_SIDES: Final[Mapping[str, str]] = {"payer": "Плательщик", "payee": "Получатель"}
_ENDINGS: Final[Mapping[str, str]] = {
    "name": "1",
    "inn": "ИНН",
    "kpp": "КПП",
    "account": "Счет",
    "bank": "Банк1",
    "city": "Банк2",
    "bic": "БИК",
    "corr_account": "Корсчет",
}


def key_of(field: str) -> str:
    """Return the key of a field that messages name, as the person finds it in the file.

    >>> key_of("purpose"), key_of("payee.bank"), key_of("budget.ОКАТО"), key_of("budget.104")
    ('НазначениеПлатежа', 'ПолучательБанк1', 'ОКАТО', 'ПоказательКБК')
    """
    head, _dot, tail = field.partition(".")
    if head in _SIDES:
        return _SIDES[head] + _ENDINGS[tail]
    return BUDGET.get(tail, tail) if tail else _KEYS.get(field, field)
