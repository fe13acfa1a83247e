"""What a free text must not say: one declared table of patterns.

Texts are compared in NFKC, digits of all scripts as 0 to 9 (see ``screen.compared``). No pattern
may run away on a long text: what repeats before a fixed sign is bounded.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MONTHS: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"
)
DAY: Final = rf"\b\d{{1,2}}(?:[-–/]\d{{1,2}})? (?:{MONTHS})\b|\b(?:{MONTHS}) \d{{1,2}}\b(?!\d)"
"""A day of a month, in words."""
MONTH: Final = rf"\b(?:{MONTHS})\b(?! \w+ed\b)"
"""A month, in words."""

_YEARS: Final = r"(?!(?:19|20)\d\d ?[-–/ ] ?(?:(?:19|20)\d\d|\d\d)\b)"
"""Not a span of years."""
_NOT_A_DATE: Final = r"(?!\d{1,2}[-./ ]\d{1,2}[-./ ](?:19|20)\d\d\b)"


@dataclass(frozen=True, slots=True)
class ScreenRule:
    """``pattern`` finds what may not be said; ``sentence`` says so.

    Parameters
    ----------
    sign
        A pattern for RE2 (which has no look-around and knows ASCII words alone) that is in every
        text in which ``pattern`` is: asked of whole columns first. Empty: ``pattern`` itself.
    hard
        Whether the rule holds for everybody, whoever has read the text.
    """

    code: str
    sentence: str
    pattern: str
    sign: str = ""
    hard: bool = True
    ignore_case: bool = True


CHARACTER: Final = ScreenRule(
    "character",
    "a character with a meaning in templates, markup or scripts, or an invisible one",
    "[{}<>`$\\\\\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]",
)

_MAIL: Final = (
    "gmail|googlemail|yandex|ya|mail|proton(?:mail)?|tutanota|tuta|riseup|outlook|hotmail|icloud"
    "|rambler|yahoo|gmx|bk|inbox"
)
_AT: Final = r"(?:[(\[‹] ?(?:at|ät|a|собака) ?[)\]›])"
_DOT: Final = r"(?:[(\[‹] ?(?:dot|punkt|point|точка|тчк) ?[)\]›]|\b(?:dot|punkt|точка|тчк)\b)"

E_MAIL: Final = ScreenRule(
    "e-mail",
    "an e-mail address",
    r"[\w.+-]{1,64} ?@ ?[\w-]{1,63} ?\. ?\w"
    rf"|\w ?{_AT} ?\w"
    rf"|\w (?:at|собака) [\w-]{{1,63}} ?{_DOT} ?\w"
    rf"|\w (?:at|собака) (?:{_MAIL})\.\w",
    sign=r"@|[(\[‹] ?(?:at|ät|a|собака) ?[)\]›]"
    rf"|(?:at|собака) [^ ]+ ?[(\[‹]? ?(?:dot|punkt|point|точка|тчк)|(?:at|собака) (?:{_MAIL})\.",
)

_NETWORKS: Final = (
    "telegram|телеграм|tg|тг|instagram|insta|facebook|fb|twitter|vkontakte|вконтакте|vk|вк|viber"
    "|whatsapp|signal|skype|discord|tiktok|threema|wire|odnoklassniki"
)

HANDLE: Final = ScreenRule(
    "handle",
    "an account name",
    r"(?<![\w.])@ ?\w{3,}"
    rf"|\b(?:{_NETWORKS})\w?"
    r"(?:[ -](?:channel|account|handle|id|user(?:name)?|nick(?:name)?|канал\w?))?"
    r" ?[:=] ?@?(?:(?=\w{0,32}[_\d])\w{3,}|[\w.]{3,32}(?=[,;.)\]]|$))",
    sign=rf"@|(?:{_NETWORKS})[^:=]{{0,14}}[:=]",
)

_ENDINGS: Final = (
    "com|org|net|info|io|me|tv|media|news|ru|su|рф|ua|by|kz|kg|uz|ge|am|az|tr|de|fr|uk|eu|cz|pl|lt"
    "|lv|ee|fi|cc|co|link|page|site|online|app|dev"
)

LINK: Final = ScreenRule(
    "link",
    "a web address",
    rf"https?:/|\bwww\.|\btg:/|\b[\w-]{{1,63}}\.(?:{_ENDINGS})/\w|\b[a-z2-7]{{16,56}}\.onion\b",
    sign=rf"https?:/|www\.|tg:/|\.(?:{_ENDINGS})/|\.onion",
)

PHONE: Final = ScreenRule(
    "phone",
    "a telephone number",
    r"(?:\+|\b00) ?\(?\d[\d ().·/-]{6,24}\d"
    r"|(?<![\d.,-])8[ -]?\(?9\d\d\)?(?:[ .-]?\d){7}(?!\d)"
    r"|(?<!\d)\(\d{2,5}\) ?\d{2,4}(?:[ .-]\d{2,4}){1,3}(?!\d)"
    r"|(?<![\d.,-])\d{3}[ .-]\d{3}[ .-]\d{2}[ .-]?\d{2}(?![\d-])"
    r"|(?<![\d.,-])\d{3}-\d{2}-\d{2}(?![\d-])"
    rf"|(?<![\d.,-]){_NOT_A_DATE}0\d{{1,4}}[ ./-]\d{{2,4}}(?:[ .-]\d{{2,4}}){{1,3}}(?![\d-])"
    r"|\b(?:tel|phone|mobile|mob|cell|тел|телефон)(?: ?(?:no|number|nr|номер))?[.:]{0,2} ?"
    r"(?=(?:[ ()-]{0,2}\d){5})[\d ()-]{5,}",
    sign=r"\+ ?\(?\d|\b00 ?\(?\d|8[ -]?\(?9\d\d|\(\d{2,5}\) ?\d\d|\d{3}[ .-]\d{3}[ .-]\d\d"
    r"|\d{3}-\d\d-\d\d|0\d{1,4}[ ./-]\d{2,4}[ .-]\d\d"
    r"|(?:\b(?:tel|phone|mobile|mob|cell)|тел|телефон)(?: ?(?:no|number|nr|номер))?[.:]{0,2}"
    r"[ ()-]{0,3}\d",
)

DIGITS: Final = ScreenRule(
    "digits",
    "a run of five or more digits",
    r"\d{5,}|(?<![\d.,])\d(?:[ .·–-]\d){4,}(?![\d])|(?<![\d.,])\d{2}(?: \d{2}){3,}(?!\d)",
    sign=r"\d{5}|\d[ .·–-]\d[ .·–-]\d[ .·–-]\d[ .·–-]\d|\d\d \d\d \d\d \d\d",
)

COORDINATES: Final = ScreenRule(
    "coordinates",
    "coordinates",
    r"\b\d{1,3}[.,]\d{3,} ?[°º˚]? ?[NSEWСЮВЗ]\b|\d ?[°º˚]|(?<![\d.])\d{1,3}\.\d{3,}\b"
    r"|(?<![\d.,])\d{1,3},\d{4,}\b"
    r"|\d ?(?:deg|degrees?|градус\w{0,3})\b\.? ?(?:\d{1,2}\b|[NSEWСЮВЗ]\b|north|south|east|west)"
    r"|\b\d{1,3}[ :]\d{1,2}[ :'’′]{1,2}\d{1,2}(?:[.,]\d+)?[\"”″]? ?[NSEWСЮВЗ]\b"
    r"|\d{1,2}['’′] ?\d{1,2}(?:[.,]\d+)?(?:[\"”″]|'')"
    r"|\b[NS] ?\d{1,2}(?:[ .,°]\d+(?:[.,]\d+)?)?[ ,;°'′]{1,3}[EW] ?\d"
    r"|\d ?(?:с|ю)\. ?ш\b|\d ?(?:в|з)\. ?д\b|\b(?:широт|долгот)\w{1,3}[:= ]{1,3}\d"
    r"|\b(?:lat|latitude|lon|lng|longitude)[.:= ]{1,3}-?\d{1,3}[.,]\d"
    r"|(?-i:\b[23456789CFGHJMPQRVWX]{4,8}\+[23456789CFGHJMPQRVWX]{2,3}\b)"
    r"|///\w+\.\w+\.\w|\bwhat3words\b"
    r"|(?-i:\b\d{1,2}[C-X][A-HJ-NP-Z]{2} ?\d{2,5} ?\d{2,5}\b)",
    sign=r"\d[.,]\d{3}|\d ?[°º˚]|\d ?(?:deg|градус)|\d[ :]\d{1,2}[ :'’′]{1,2}\d|\d['’′] ?\d"
    r"|[NS] ?\d{1,2}[ .,;°'′].{0,14}[EW] ?\d|\d ?[сюзв]\. ?[шд]|широт|долгот"
    r"|\b(?:lat|latitude|lon|lng|longitude)[.:= ]{1,3}-?\d"
    r"|[0-9CFGHJMPQRVWX]{4}\+|///|what3words|\d[C-X][A-Z]{2} ?\d",
)

_EN: Final = "Street|Avenue|Road|Lane|Square|Boulevard|Embankment|Drive|Crescent|Terrace"
_RU: Final = (
    "улиц[аеуы]|переул(?:ок|ке|ка)|проспект[еау]?|набережн(?:ая|ой|ую)|шоссе|бульвар[еау]?"
    "|проезд[еау]?|площад[ьи]|тупик[еа]?"
)
_RU_LATIN: Final = (
    "ulits[aeyu]|ulic[aeyu]|prospekt[eau]?|pereul(?:ok|ke)|naberezhn(?:aya|oy)|shosse|bulvar[eau]?"
    "|ploshchad|proyezd|proezd"
)

STREET: Final = ScreenRule(
    "street",
    "a street",
    rf"\b\d{{1,4}}[a-z]?,? (?:[A-ZÀ-Ž]\w+ ){{1,3}}(?:{_EN}|St\b|Ave\b|Rd\b|Blvd\b)"
    rf"|\b[A-ZÀ-Ž]\w+ (?:{_EN}),? (?:No\.? ?)?\d{{1,4}}\b"
    r"|\b(?:(?:[Rr]ue|[Cc]alle) (?:d\w{1,2} |la |de la |des )?|(?:[Uu]l|[Уу]л)\. ?)"
    r"[A-ZÀ-ŽА-ЯЁ]\w+"
    r"|\b\d{1,4},? (?:bis |ter )?(?:rue|avenue|boulevard|bd|place|quai|impasse|allée|chemin)\b"
    r"|\b\w+(?:straße|strasse|gasse|gatan|vej|veien|allee|platz|damm|ufer|chaussee|weg) \d"
    r"|\b(?:[A-ZÄÖÜ]\w+s|S)tr\. ?\d"
    rf"|\b(?:{_RU_LATIN}|Ulits[aeyu]|Ulic[aeyu]|Prospekt|Naberezhnaya|Shosse|Bulvar) [A-Z]\w+"
    rf"|\b[A-Z]\w+(?:aya|oy|iy|yy|y|ii) (?:{_RU_LATIN})\b"
    rf"|\b(?:{_RU}|Улица|Проспект|Набережная|Площадь) [А-ЯЁ]\w+"
    rf"|\b[А-ЯЁ]\w+(?:ая|ой|ий|ый|ом|ую) (?:{_RU})\b"
    r"|\b(?:пр|просп|пр-т|наб|пл|бул|б-р|пер|ш)\. ?[А-ЯЁ]\w+"
    r"|\b(?:д|дом|кв|квартира|корп|подъезд)\.? ?\d{1,4}\b"
    r"|\b(?:dom|d\.) ?\d{1,4},? ?(?:kv|korp|apt)\.? ?\d|\bkv\. ?\d"
    r"|\b[A-ZÇĞİÖŞÜ]\w+ (?:Sok(?:ak|ağı|agi|\.)|Sk\.|Cad(?:desi|\.)|Cd\.|Bulvar[ıi]"
    r"|Mah(?:allesi|\.))"
    r"|\bNo ?: ?\d{1,4}\b|\bDaire ?:? ?\d|\b[Kk]at ?: ?\d"
    r"|\b[A-Z]\w+ (?:kucha|gamziri|chikhi|shesakhvevi|moedani)\b|ქუჩა|გამზირი|ჩიხი"
    r"|\b(?:[Aa]partment|[Aa]pt|[Ff]lat|[Ss]uite|[Hh]ouse|[Bb]uilding|[Bb]ldg|[Ee]ntrance)\.?"
    r" (?:[Nn]o\.? ?|#)?\d{1,4}[a-zA-Z]?\b"
    r"|\b[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}\b",
    sign=rf"\d[a-z]?,? (?:[^ ]+ ){{1,3}}(?:{_EN}|St|Ave|Rd|Blvd)|(?:{_EN}),? (?:No\.? ?)?\d"
    r"|\b(?:[Rr]ue|[Cc]alle) |(?:[Uu]l|[Уу]л)\."
    r"|\d,? (?:bis |ter )?(?:rue|avenue|boulevard|bd|place|quai|impasse|allée|chemin)"
    r"|(?:straße|strasse|gasse|gatan|vej|veien|allee|platz|damm|ufer|chaussee|weg) \d|[sS]tr\. ?\d"
    rf"|(?:{_RU_LATIN})|Uli[tc]|Prospekt|Naberezh|Shosse|Bulvar|(?:{_RU})|Улица|Проспект"
    r"|Набережная|Площадь|(?:пр|просп|пр-т|наб|пл|бул|б-р|пер|ш)\. ?[А-ЯЁ]"
    r"|(?:д|дом|кв|квартира|корп|подъезд)\.? ?\d|\b(?:dom|d\.) ?\d|kv\. ?\d"
    r"| (?:Sok(?:ak|ağı|agi|\.)|Sk\.|Cad(?:desi|\.)|Cd\.|Bulvar|Mah(?:allesi|\.))"
    r"|No ?: ?\d|Daire|[Kk]at ?:|kucha|gamziri|chikhi|shesakhvevi|moedani|ქუჩა|გამზირი|ჩიხი"
    r"|(?:partment|pt|lat|uite|ouse|uilding|ldg|ntrance)\.? (?:[Nn]o\.? ?|#)?\d"
    r"|[A-Z]\d[A-Z\d]? \d[A-Z]{2}",
    ignore_case=False,
)

_PAPERS: Final = (
    "passports?|identity cards?|id(?: cards?)?|residence permits?|permits?|visas?|snils|inn|pesel"
)
_PAPERS_RU: Final = "паспорт\\w{0,2}|снилс|инн|удостоверени\\w{1,2}"
_CASES: Final = "case|file|docket|dossier|application|app|complaint|warrant|notice|aktenzeichen|az"
_CASES_RU: Final = "дел[оауе]|протокол\\w?"
_NUMBER: Final = "(?: ?(?:no|nos|nr|number|num|series|серия|номер))?[.:]? ?[№#]?"

_PREFIX: Final = r"(?:(?-i:[A-Z]{1,4})[ -]?)?"

DOCUMENT: Final = ScreenRule(
    "document",
    "the number of a document or a case",
    rf"\b(?:{_PAPERS}|{_PAPERS_RU}){_NUMBER} ?{_YEARS}{_NOT_A_DATE}{_PREFIX}\d(?:[ ./-]?\d){{4,}}"
    rf"|\b(?:{_CASES}|{_CASES_RU}){_NUMBER} ?{_YEARS}{_NOT_A_DATE}{_PREFIX}"
    r"(?=(?:[^\d]?\d){5})\d{1,6}[-/]\d{1,6}(?:[-/]\d{2,6}){0,2}"
    r"|(?-i:\b[A-Z]{1,2} ?\d{3} ?\d{3,4}\b)",
    sign=rf"(?:\b(?:{_PAPERS}|{_CASES})|паспорт|снилс|инн|удостоверени|{_CASES_RU}).{{0,3}}{_NUMBER}"
    rf" ?{_PREFIX}\d|(?-i:[A-Z] ?\d{{3}} ?\d{{3}})",
)

ACCOUNT: Final = ScreenRule(
    "account",
    "the number of a bank account, a card or a wallet",
    r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b"
    r"|(?<!\d)(?!(?:(?:19|20)\d\d[ -]){3})(?:\d{4}[ -]){3}\d{1,7}(?!\d)"
    r"|\b(?:bc1|tb1)[a-z0-9]{20,}|\b0x[0-9a-fA-F]{16,}"
    r"|\b(?=[A-Za-z]{0,40}\d)(?=\d{0,40}[A-Za-z])[13T][1-9A-HJ-NP-Za-km-z]{25,44}\b"
    r"|\b(?:UQ|EQ)[\w-]{44,}",
    sign=r"[A-Z]{2}\d{2} ?[A-Z0-9]{4} ?[A-Z0-9]{4} ?[A-Z0-9]{4}|\d{4}[ -]\d{4}[ -]\d{4}[ -]\d"
    r"|[bt]c?b?1[a-z0-9]{20}|0x[0-9a-fA-F]{16}|[13T][1-9A-HJ-NP-Za-km-z]{25}|[UE]Q[^ ]{20}",
    ignore_case=False,
)

CLOCK: Final = ScreenRule(
    "clock",
    "a time of day",
    r"\b(?:[01]?\d|2[0-3]):[0-5]\d\b|\b\d{1,2} ?(?:a\.m\.|p\.m\.|am|pm|o[’']clock)(?!\w)",
    sign=r"\d:[0-5]\d|\d ?(?:a\.m\.|p\.m\.|am|pm|o[’']clock)",
)

FLIGHT: Final = ScreenRule(
    "flight",
    "a flight, train or plate number",
    r"\b[A-Z]{2}[ -]?\d{3,4}\b|\b[A-ZА-Я] ?\d{3} ?[A-ZА-Я]{2} ?\d{2,3}\b",
    sign=r"[A-Z]{2}[ -]?\d{3}|[A-ZА-Я] ?\d{3} ?[A-ZА-Я]{2} ?\d{2}",
    ignore_case=False,
)

AGE: Final = ScreenRule(
    "age",
    "an exact age",
    r"\baged \d{1,2}\b|\b\d{1,2}[- ]year[- ]old\b"
    r"|\b(?:man|woman|men|women|girl|boy|chechen|russian|ingush|deserter|worker|applicant)"
    r"(?: (?!of\b)[\w-]+){0,3} of \d{2}\b|\bof \d{1,2} years\b",
    sign=r"aged \d|\d[- ]year|of \d{1,2}",
    hard=False,
)

RELATIVES: Final = ScreenRule(
    "relatives",
    "relatives",
    r"\b(?:mother|father|parent|brother|sister|wi[fv]e|husband|spouse|twin|son|daughter|sibling"
    r"|relative|in-law|child|kid)s?(?:ren)?\b|\bwives\b",
    hard=False,
)

LODGING: Final = ScreenRule(
    "lodging",
    "where a person sleeps or is treated",
    r"\b(?:hotel|hostel|shelter|clinic|hospital|flat|apartment|lodging|balcony)s?\b"
    r"|\bfrom home\b",
    sign="hotel|hostel|shelter|clinic|hospital|flat|apartment|lodging|balcony|from home",
    hard=False,
)

HEALTH: Final = ScreenRule(
    "health",
    "the state of health",
    r"\b(?:mental(?:ly)?|diagnos\w+|HIV|pregnan\w+|depress\w+|illness)\b",
    sign="mental|diagnos|HIV|pregnan|depress|illness",
    hard=False,
)

SCREEN: Final = (
    CHARACTER,
    E_MAIL,
    HANDLE,
    LINK,
    ACCOUNT,
    PHONE,
    DOCUMENT,
    DIGITS,
    COORDINATES,
    STREET,
    CLOCK,
    FLIGHT,
    AGE,
    RELATIVES,
    LODGING,
    HEALTH,
)
"""In order of gravity; the first that fits is named."""

CONTACT: Final = frozenset({"e-mail", "handle", "phone", "account", "street", "coordinates"})
"""Rules that the titles of sources keep too: by these somebody is found."""
