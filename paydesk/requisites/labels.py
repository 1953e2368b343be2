"""The words that stand before the numbers in cards of requisites, and the fields they name.

The patterns are compiled on first use (start-up time). Every repetition in them is bounded, so that looking for labels
takes time in proportion to the text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

# A number of an account somewhere behind the word: «счёт» alone may also be an invoice.
_DIGITS_FOLLOW: Final = r"(?=[^0-9a-zа-яё]{0,8}[0-9]{5})"
_OF_PAYEE: Final = r"(?:[ ]{1,2}(?:организации|компании|контрагента|поставщика|подрядчика|получателя(?:[ ]{1,2}платежа)?|бенефициара))?"
_OF_BANK: Final = r"(?:[ ]{1,2}банка(?:[- ]{1,3}получателя)?)?"
_IN_RUBLES: Final = r"(?:[ ]{1,2}(?:в[ ])?\(?(?:рубл(?:и|ях|ёвый|евый)|руб\.?|rub)\)?)?"
_NUMBER: Final = r"(?:[ ]{0,2}(?:№|n[o°]?\.?(?![a-zа-яё])|no\.?(?![a-zа-яё])|number|номер))?"
_ACCOUNT_WORD: Final = r"сч(?:[её]та?\b|\.|\b)"

# Kind of label and its pattern; the first that fits wins, so the longer ones come first.
_PATTERNS: Final[tuple[tuple[str, str], ...]] = (
    ("purpose", r"назначение(?:[ ]платежа)?[ ]?[:—–-]|payment[ ](?:details|purpose)[ ]?:|purpose(?:[ ]of[ ]payment)?[ ]?:"),
    ("skip", r"(?:инн|кпп)(?:[ ]?/[ ]?кпп)?[ ]{1,2}банка(?![- ]{1,3}получателя)"),
    ("skip", r"огрнип|огрн|окпо|оквэд|октмо|окато|окогу|окфс|окопф|кбк|уин|снилс|тел(?:ефон)?\b\.?|факс|рег\.?[ ]номер"),
    ("skip", r"vat[ ](?:no\.?|number|id)|registration[ ](?:no\.?|number)|phone|tel\."),
    ("payer", r"плательщик|(?:покупатель|заказчик|грузополучатель)(?=[ ]?[:(\t\n])|payer|ordering[ ]customer|bill[ ]to|buyer(?=[ ]?:)"),
    ("end", r"основание(?=[ ]?:)|итого\b|всего[ ]к[ ]оплате"),
    ("middle", r"(?:банк[ -]{1,3}(?:корреспондент|посредник)|intermediary(?:[ ]bank)?|correspondent[ ]bank)(?:[ ]?:)?"),
    ("bank", r"(?:полное[ ])?наименование[ ]банка(?:[- ]{1,3}получателя)?|название[ ]банка"),
    ("bank", r"банк[ ]?(?:получателя|бенефициара)(?:[ ]платежа)?|beneficiary(?:'s)?[ ]bank|bank[ ]?name|bank(?=[ ]?:)"),
    ("bank", r"банк(?=[ ]{0,2}(?:[:\t\n]))"),
    ("inn", rf"(?:инн|inn|itn){_OF_PAYEE}"),
    ("kpp", rf"(?:кпп|kpp){_OF_PAYEE}"),
    ("bic", rf"(?:бик|bik){_OF_BANK}|swift[ ]{{0,2}}(?:[/-][ ]?)?(?:bic|code|код)?|свифт(?:[ -]код)?|bic(?:[ ]?/[ ]?swift)?(?:[ ]code)?"),
    ("corr", r"единый[ ]казначейский[ ]сч[её]т(?:[ ]\(екс\))?|екс\b"),
    ("corr", rf"(?:к\.?[ ]?/[ ]?с(?:ч[её]т|ч)?\b\.?|к\.[ ]?с\.|корр?\.?[ ]?/?[ ]?с(?:ч[её]т|ч)?\b\.?){_NUMBER}"),
    ("corr", rf"(?:корр?(?:еспондентский|\.)?[ ]{{0,2}}{_ACCOUNT_WORD}|corr(?:espondent|\.)?[ ]account){_OF_BANK}{_NUMBER}"),
    ("account", rf"(?:р\.?[ ]?/[ ]?с(?:ч[её]т|ч)?\b\.?|р\.[ ]?с\.){_IN_RUBLES}{_OF_PAYEE}{_NUMBER}"),
    ("account", rf"расч(?:[её]тный|[её]т\.|\.)?[ ]?/?[ ]{{0,2}}{_ACCOUNT_WORD}{_IN_RUBLES}{_OF_PAYEE}{_NUMBER}"),
    ("account", r"(?:номер[ ])?казначейск(?:ий|ого)[ ]сч[её]та?|iban|a/c|acc(?:ount|t)?\.?(?:[ ]?(?:no\.?|number|№))?(?=[ ]?[:\t\n0-9№])"),
    ("any", rf"(?:номер[ ])?{_ACCOUNT_WORD}{_OF_PAYEE}{_NUMBER}{_DIGITS_FOLLOW}"),
    ("any", rf"(?:л\.?[ ]?/[ ]?с(?:ч[её]т|ч)?\b\.?|лицевой[ ]сч[её]т){_NUMBER}(?=[^0-9a-zа-яё]{{0,8}}(?:40[5-8]|42[36]|302)[0-9]{{2}})"),
    ("name", r"(?:полное|сокращ[её]нное|краткое)[ ]наименование(?:[ ](?:организации|компании|предприятия))?"),
    ("name", r"наименование(?:[ ](?:организации|компании|получателя(?:[ ]платежа)?))?(?=[ ]?[:\t\n—–])"),
    ("name", r"получатель(?:[ ]платежа)?(?=[ ]?[:\t\n—–]|[ ]{1,2}\S)|(?:контрагент|подрядчик|поставщик|исполнитель|продавец|арендодатель|организация)(?:[ ]\(исполнитель\))?(?=[ ]?[:\t\n])"),
    ("name", r"beneficiary(?:[ ](?:name|customer))?(?=[ ]?[:\t\n])|(?:company[ ])?name(?=[ ]?:)"),
)  # fmt: skip


@cache
def label_pattern() -> re.Pattern[str]:
    """Return one pattern for all labels; the name of the group that matched is the kind and a number: ``inn9``."""
    groups = "|".join(f"(?P<{kind}{index}>{pattern})" for index, (kind, pattern) in enumerate(_PATTERNS))
    return re.compile(rf"(?<![0-9a-zа-яё])(?:{groups})(?![a-zа-яё])", re.IGNORECASE)


def label_kind(match: re.Match[str]) -> str:
    """Return the kind of label that was found.

    >>> [label_kind(m) for m in label_pattern().finditer("ИНН/КПП, р/с, БИК банка, кор.счет, Банк получателя")]
    ['inn', 'kpp', 'account', 'bic', 'corr', 'bank']
    """
    return (match.lastgroup or "").rstrip("0123456789")
