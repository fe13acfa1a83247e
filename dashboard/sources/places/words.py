"""Words around names of places, in English, Russian, German and French.

Patterns are matched against small letters (NFC, single spaces), before a name is looked up and
only where the whole text is not a name itself: "Mexico City" keeps its last word.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST: Final = 200
"""Characters of a text that are read for a place."""

BETWEEN: Final = r"\s*[,;|/()\[\]]+\s*|\s+[-–—]\s+"
"""What stands between a place and what it lies in."""

_DISTANCE: Final = (
    r"(?:(?:about|some|ca\.?|circa|около|примерно|etwa|rund|environ|à) )?\d+(?:[.,]\d+)? ?"
    r"(?:km|kms|mi|miles?|kilomet(?:er|re)[ns]?|kilomètres?|км|километр(?:ах|а|ов)?)\.? "
)
_POINT: Final = r"(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)(?:ern)?"

NEAR: Final = re.compile(
    rf"^(?:{_DISTANCE}(?:from|of|off|away from|outside|von|entfernt von|de|от) |(?:{_DISTANCE})?(?:"
    r"(?:just |somewhere |directly )?(?:near|nearby|close to|next to|outside(?: of)?|around)"
    r"|not far from|(?:on |in |at )?(?:the )?(?:outskirts|vicinity|suburbs?|environs|area) of"
    rf"|(?:to the |in the )?{_POINT}(?: outskirts| suburbs?)? of"
    r"|под|около|возле|близ|вблизи|недалеко от|неподал[её]ку от|рядом с|поблизости от"
    r"|за пределами|(?:в )?(?:районе|окрестностях|окрестности|пригороде?|пригороды)"
    r"|(?:на )?окраин[аеу]|к (?:северу|югу|востоку|западу) от"
    r"|bei|nahe(?: bei)?|in der nähe von|unweit(?: von)?|au(?:ß|ss)erhalb(?: von)?|(?:im )?raum"
    r"|(?:im )?umland von|am rande? von|vor den toren von|vorort von"
    r"|(?:nörd|süd|öst|west|nordöst|nordwest|südöst|südwest)lich von"
    r"|près de|pres de|proche de|à proximité de|non loin de|en dehors de|à l['’]extérieur de"
    r"|(?:aux |dans les |les )?environs de|(?:dans la |en |la )?banlieue de"
    r"|au (?:nord|sud) de|à l['’](?:est|ouest) de"
    r"|(?:at |in )?(?:the )?(?:international )?airport of|(?:в )?аэропорт[уеа]?(?: города| г\.)?"
    r"|(?:am |auf dem )?(?:flughafen|airport)(?: von)?|(?:à l['’])?aéroport (?:international )?de"
    r") )(?=\S)|^(?:près |à proximité |aux environs |non loin |en banlieue )d['’]"
)
"""What says that something happened not in a place but near it."""

NEAR_AFTER: Final = re.compile(
    r"(?<=\S) (?:(?:metropolitan |metro )?area|suburbs?|outskirts|vicinity|surroundings"
    r"|(?:international )?airport"
    r"|(?:und|mit) umgebung|umgebung|et (?:ses )?environs|(?:и|с) окрестност(?:и|ями))$"
)

TOWN: Final = re.compile(
    r"^(?:(?:in|at|zu|à|в|во|на) )?(?:(?:the )?(?:city|town) of |г\. ?|гор\. ?|г |город[еа]? "
    r"|stadt |(?:la )?ville de )?(?=\S)"
)
"""Words before a name that say no more than "in the town of"."""

TOWN_AFTER: Final = re.compile(r"(?<=\S) (?:city|town|г\.|город|stadt)$")

AREAS: Final[Mapping[str, str]] = {
    "republic": r"republic|respublika|республик[аеиу]|republik|république",
    "territory": r"krai|kray|край|края|крае",
    "capital": r"city|municipality|voblasci",
    "region": (
        r"region|oblast|oblasti|oblisi|oblysy|voblast|voblasc|vobłasć|oblys|province|provinz"
        r"|vilayet|viloyati?|county|state|voivodeship|województwo|governorate|canton|kanton"
        r"|bundesland|land|marz|prefecture|region of|autonomous okrug|okrug|autonomous region"
        r"|область|области|областью|обл\.?|обл|регион|регионе|вилаят|округ"
        r"|région|departement|département|department"
    ),
}
"""Words that make a name that of a first-level region, by the kind of region they speak of."""

DISTRICT: Final = (
    r"district|raion|rayon|rajon|район|районе|района|р-н|landkreis|kreis|bezirk|arrondissement"
)
"""Words for what is smaller than a region: only the region around it is shown."""

ALL_AREAS: Final = "|".join(AREAS.values())

AREA_AFTER: Final = re.compile(rf"^(?P<name>.+?) (?P<word>{ALL_AREAS}|{DISTRICT})$")
AREA_BEFORE: Final = re.compile(
    rf"^(?:the |la |le )?(?P<word>{ALL_AREAS}|{DISTRICT})(?: of| von| de| du| d['’])? (?P<name>.+)$"
)

GENERIC: Final = re.compile(rf"\b(?:{ALL_AREAS}|of|the|alania|autonomous|jewish (?=a))\b|\(.*\)")
"""What is taken out of a region's own name to compare it."""

ADJECTIVE: Final = re.compile(
    r"^(?P<stem>.+?)(?P<sk>sk)(?:aya|aia|aja|oi|oy|uyu|iy|ii|ij|yi|y|i|oe|ogo|a|ie|e|omu|om)$"
)
"""A name made an adjective, in Latin letters: Saratovskaya (oblast)."""

STEM_END: Final = re.compile(r"(?<=...)(?:in|en|an)$")

CASES: Final = (
    ("", ""),
    ("ои", "а"),
    ("еи", "я"),
    ("ом", ""),
    ("ом", "о"),
    ("ом", "ыи"),
    ("ем", "ь"),
    ("ем", "и"),
    ("ем", "е"),
    ("ью", "ь"),
    ("ы", "а"),
    ("и", "я"),
    ("и", "ь"),
    ("и", "а"),
    ("а", ""),
    ("а", "о"),
    ("я", "ь"),
    ("я", "и"),
    ("у", ""),
    ("у", "а"),
    ("ю", "ь"),
    ("ю", "я"),
    ("е", ""),
    ("е", "а"),
    ("е", "о"),
    ("е", "я"),
    ("е", "и"),
)
"""Endings that Russian gives a name behind "under", "at", "in", and what it ends in by itself (й is
и here, as in ``gazetteer.keys``). A reading counts only when the country has the place."""

REGIONS: Final = (
    ("DEU", "Bavaria", "Bayern; Бавария; Bavière"),
    ("DEU", "Saxony", "Sachsen; Саксония; Saxe"),
    ("DEU", "Hesse", "Hessen; Гессен"),
    ("DEU", "Lower Saxony", "Niedersachsen; Нижняя Саксония; Basse-Saxe"),
    ("DEU", "North Rhine-Westphalia", "Nordrhein-Westfalen; NRW; Северный Рейн-Вестфалия"),
    ("DEU", "Rheinland-Pfalz", "Rhineland-Palatinate; Рейнланд-Пфальц; Rhénanie-Palatinat"),
    ("DEU", "Saxony-Anhalt", "Sachsen-Anhalt; Саксония-Анхальт"),
    ("DEU", "Thuringia", "Thüringen; Тюрингия; Thuringe"),
    ("DEU", "Mecklenburg-Vorpommern", "Mecklenburg-Western Pomerania; Мекленбург"),
    ("DEU", "Baden-Wurttemberg", "Baden-Württemberg; Баден-Вюртемберг; Bade-Wurtemberg"),
    ("AUT", "Tyrol", "Tirol; Тироль"),
    ("AUT", "Styria", "Steiermark; Штирия; Styrie"),
    ("AUT", "Carinthia", "Kärnten; Каринтия; Carinthie"),
    ("AUT", "Lower Austria", "Niederösterreich; Нижняя Австрия; Basse-Autriche"),
    ("AUT", "Upper Austria", "Oberösterreich; Верхняя Австрия; Haute-Autriche"),
    ("FRA", "Brittany", "Bretagne; Бретань"),
    ("FRA", "Normandy", "Normandie; Нормандия"),
    ("FRA", "New Aquitaine", "Nouvelle-Aquitaine; Neu-Aquitanien; Новая Аквитания"),
    ("FRA", "Corsica", "Corse; Korsika; Корсика"),
    ("FRA", "Île-de-France", "Paris region; Иль-де-Франс"),
    ("ITA", "Lombardy", "Lombardia; Lombardei; Ломбардия; Lombardie"),
    ("ITA", "Tuscany", "Toscana; Toskana; Тоскана; Toscane"),
    ("ITA", "Sicily", "Sicilia; Sizilien; Сицилия; Sicile"),
    ("ITA", "Piedmont", "Piemonte; Piemont; Пьемонт; Piémont"),
    ("POL", "Mazovia", "Mazowieckie; Mazowsze; Мазовия; Masowien"),
    ("POL", "Silesia", "Śląskie; Силезия; Schlesien"),
    ("RUS", "Chechnya", "Chechen Republic; Чеченская; Tschetschenien; Tchétchénie"),
    ("RUS", "North Ossetia–Alania", "North Ossetia; Северная Осетия; Nordossetien"),
    ("RUS", "St.-Petersburg", "Saint Petersburg; Санкт-Петербург"),
    ("RUS", "Leningradskaya Oblast'", "Leningrad Oblast; Ленинградская"),
    ("RUS", "Kabardino-Balkariya Republic", "Kabardino-Balkaria; Кабардино-Балкария"),
    ("RUS", "Karachayevo-Cherkesiya Republic", "Karachay-Cherkessia; Карачаево-Черкесия"),
    ("RUS", "Khanty-Mansia", "Khanty-Mansi; Ханты-Мансийский; ХМАО"),
    ("RUS", "Primorye", "Primorsky; Приморье; Приморский"),
    ("RUS", "Sakha", "Yakutia; Якутия; Саха; Jakutien"),
    ("RUS", "Kuzbass", "Kemerovo; Кемеровская; Кузбасс"),
    ("RUS", "Republic of Tyva", "Tuva; Тува; Тыва"),
    ("RUS", "Kaluga Oblast", "Калужская"),
    ("RUS", "Ulyanovsk", "Ульяновская"),
    ("RUS", "Zabaykalskiy (Transbaikal) Kray", "Zabaykalsky; Transbaikal; Забайкальский"),
    ("UKR", "Crimea", "Krym; Крым; Крим; Крыму; Krim; Crimée"),
    ("UKR", "Zakarpattia", "Transcarpathia; Закарпатская; Закарпатье"),
    ("KAZ", "Abai Region", "Abay; Абайская; область Абай"),
    ("GEO", "Adjara", "Adjaria; Ajaria; Аджария; Adscharien; Adjarie"),
    ("GEO", "Abkhazia", "Абхазия; Abchasien; Abkhazie"),
)
"""Other names of first-level regions that the gazetteer knows by one alone: country, its name
there, names in reports."""

CRIMEA: Final = ("Crimea", "Sevastopol City")
"""Regions of Ukraine that records wrongly put into Russia."""

CRIMEA_BOX: Final = (32.4, 44.3, 36.7, 46.15)
"""West, south, east, north of the Crimean peninsula (degrees WGS84)."""
