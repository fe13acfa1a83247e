"""Other names of countries, besides those of CLDR: official forms, older and everyday names.

English, Russian, German and French, by ISO 3166-1 alpha-3, joined by semicolons. Case, accents and
punctuation do not matter. Names that may mean several countries stand in ``SEVERAL``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

EXONYMS: Final[Mapping[str, str]] = {
    "AFG": "Islamic Republic of Afghanistan; Исламская Республика Афганистан",
    "ALB": "Republic of Albania; Республика Албания",
    "AND": "Principality of Andorra",
    "ARE": "UAE; U.A.E.; Emirates; United Arab Emirates (the); ОАЭ; Эмираты; Арабские Эмираты; "
    "Объединенные Арабские Эмираты; VAE; Emirate; Vereinigte Arabische Emirate; EAU; Émirats; "
    "Dubai; Дубай",
    "ARG": "Argentine; Argentine Republic",
    "ARM": "Republic of Armenia; Республика Армения; Hayastan",
    "AUS": "Commonwealth of Australia",
    "AUT": "Republic of Austria; Österreich; Oesterreich; Republik Österreich",
    "AZE": "Republic of Azerbaijan; Азербайджанская Республика; Aserbeidschan; Azerbaidjan",
    "BEL": "Kingdom of Belgium; Belgique; Королевство Бельгия",
    "BGD": "People's Republic of Bangladesh; Bangladesch",
    "BGR": "Republic of Bulgaria; Республика Болгария",
    "BHR": "Kingdom of Bahrain",
    "BIH": "Bosnia; BiH; B&H; Bosnia-Herzegovina; Bosnia and Hercegovina; Босния; "
    "Босния-Герцеговина; Bosnien; Bosnien-Herzegowina; Bosnie; Bosnie et Herzégovine",
    "BLR": "Byelorussia; Belorussia; Republic of Belarus; Белоруссия; Беларусь; "
    "Республика Беларусь; Weissrussland; Weißrußland; Weißrussland; Biélorussie; Bielorussie",
    "BOL": "Plurinational State of Bolivia; Bolivia (Plurinational State of)",
    "BRA": "Federative Republic of Brazil; Brasil",
    "BRN": "Brunei Darussalam",
    "CAF": "Central African Republic; CAR; ЦАР; RCA",
    "CAN": "Dominion of Canada",
    "CHE": "Swiss Confederation; Швейцарская Конфедерация; Schweiz; Confédération suisse",
    "CHN": "PRC; P.R. China; PR China; People's Republic of China; Mainland China; КНР; "
    "Китайская Народная Республика; Volksrepublik China; VR China; Chine populaire; RPC; "
    "République populaire de Chine",
    "CIV": "Ivory Coast; Кот-д'Ивуар; Берег Слоновой Кости; Elfenbeinküste",
    "COD": "DRC; DR Congo; D.R. Congo; Congo-Kinshasa; Democratic Republic of the Congo; "
    "Democratic Republic of Congo; Congo (Democratic Republic of the); "
    "The Democratic Republic of the Congo; Zaire; ДРК; ДР Конго; "
    "Демократическая Республика Конго; Demokratische Republik Kongo; DR Kongo; RDC; "
    "République démocratique du Congo",
    "COG": "Republic of the Congo; Congo-Brazzaville; Республика Конго; Republik Kongo; "
    "République du Congo",
    "CPV": "Cape Verde; Cabo Verde; Кабо-Верде; Kap Verde; Cap-Vert",
    "CUB": "Republic of Cuba",
    "CYP": "Republic of Cyprus; Республика Кипр; Южный Кипр",
    "CZE": "Czech Republic; Czechia; Чешская Республика; Чехия; Tschechische Republik; "
    "Tschechei; République tchèque; Tchéquie",
    "DEU": "Federal Republic of Germany; FRG; ФРГ; Федеративная Республика Германия; "
    "Bundesrepublik Deutschland; BRD; RFA; République fédérale d'Allemagne; Deutschland",
    "DNK": "Kingdom of Denmark",
    "DOM": "Dominican Republic; Dominikanische Republik; République dominicaine",
    "EGY": "Arab Republic of Egypt; АРЕ",
    "ESP": "Kingdom of Spain; Королевство Испания; España",
    "EST": "Republic of Estonia; Эстонская Республика; Eesti",
    "FIN": "Republic of Finland; Suomi",
    "FRA": "French Republic; Французская Республика; République française",
    "GBR": "UK; U.K.; Great Britain; Britain; England; Scotland; Wales; Northern Ireland; "
    "United Kingdom of Great Britain and Northern Ireland; Великобритания; "
    "Соединенное Королевство; Англия; Шотландия; Уэльс; Северная Ирландия; Großbritannien; "
    "Grossbritannien; Schottland; Vereinigtes Königreich; Royaume-Uni; Grande-Bretagne; "
    "Angleterre; Écosse",
    "GEO": "Republic of Georgia; Sakartvelo; Республика Грузия; Georgien; Grusinien; Géorgie",
    "GMB": "Gambia; The Gambia; Гамбия",
    "GRC": "Hellas; Hellenic Republic; Греческая Республика; EL",
    "HKG": "Hong Kong; Hongkong; Hong Kong SAR; Hong Kong, China; Гонконг; Hong-Kong",
    "HUN": "Republic of Hungary; Magyarország",
    "IDN": "Republic of Indonesia",
    "IND": "Republic of India; Bharat",
    "IRL": "Republic of Ireland; Eire; Éire; Республика Ирландия; Irland; Irlande",
    "IRN": "Iran (Islamic Republic of); Islamic Republic of Iran; Persia; Исламская Республика "
    "Иран; ИРИ; Islamische Republik Iran; République islamique d'Iran",
    "IRQ": "Republic of Iraq; Irak",
    "ISL": "Republic of Iceland",
    "ISR": "State of Israel; Государство Израиль; Staat Israel; État d'Israël",
    "ITA": "Italian Republic; Italia",
    "JOR": "Hashemite Kingdom of Jordan; Иордания",
    "JPN": "Nippon",
    "KAZ": "Republic of Kazakhstan; Kazakstan; Республика Казахстан; РК; Kasachstan; Qazaqstan; "
    "Kazakhstan",
    "KGZ": "Kyrgyz Republic; Kirghizia; Kirgizstan; Kirghizstan; Kirgizia; Киргизия; Кыргызстан; "
    "Киргизстан; Кыргызская Республика; КР; Kirgisien; Kirgisistan; Kirgistan; "
    "Kirgisische Republik; Kirghizie; Kirghizistan; Kirghizstan; République kirghize",
    "KHM": "Kingdom of Cambodia; Kampuchea; Камбоджа",
    "KOR": "South Korea; Republic of Korea; Korea (Republic of); Korea, Republic of; Korea, South; "
    "Korea (South); ROK; S. Korea; Южная Корея; Республика Корея; Корея Южная; Südkorea; "
    "Republik Korea; Corée du Sud; République de Corée",
    "KWT": "State of Kuwait",
    "LAO": "Lao; Lao PDR; Lao People's Democratic Republic; Лаос",
    "LBN": "Lebanese Republic; Libanon; Liban",
    "LBY": "State of Libya; Libyan Arab Jamahiriya",
    "LIE": "Principality of Liechtenstein",
    "LTU": "Republic of Lithuania; Литовская Республика; Lietuva",
    "LUX": "Grand Duchy of Luxembourg; Luxemburg",
    "LVA": "Republic of Latvia; Латвийская Республика; Latvija",
    "MAC": "Macau; Macao; Макао",
    "MCO": "Principality of Monaco",
    "MDA": "Moldova; Republic of Moldova; Moldova, Republic of; Moldova (Republic of); Moldavia; "
    "Молдова; Молдавия; Республика Молдова; РМ; Moldau; Moldawien; Republik Moldau; Moldavie; "
    "République de Moldavie; République de Moldova; Transnistria; Приднестровье",
    "MEX": "United Mexican States",
    "MKD": "Macedonia; North Macedonia; FYROM; FYR Macedonia; Republic of North Macedonia; "
    "The former Yugoslav Republic of Macedonia; Македония; Северная Македония; Mazedonien; "
    "Nordmazedonien; Macédoine; Macédoine du Nord",
    "MMR": "Burma; Myanmar; Бирма; Мьянма; Birma; Birmanie",
    "MNE": "Crna Gora; Montenegro; Черногория; Monténégro",
    "MNG": "Mongolian People's Republic; Mongolia; Монголия; Mongolei; Mongolie",
    "MYS": "Federation of Malaysia",
    "NLD": "Holland; The Netherlands; Netherlands (the); Kingdom of the Netherlands; Голландия; "
    "Нидерланды; Королевство Нидерландов; Niederlande; Holland; Pays-Bas; Hollande",
    "NOR": "Kingdom of Norway",
    "NZL": "Aotearoa; New Zealand",
    "OMN": "Sultanate of Oman",
    "PAK": "Islamic Republic of Pakistan",
    "PHL": "The Philippines; Philippines (the); Republic of the Philippines",
    "POL": "Republic of Poland; Республика Польша; Речь Посполитая; Polska",
    "PRK": "North Korea; DPRK; Democratic People's Republic of Korea; "
    "Korea (Democratic People's Republic of); Korea, North; Korea (North); КНДР; Северная Корея; "
    "Корейская Народно-Демократическая Республика; Nordkorea; Corée du Nord",
    "PRT": "Portuguese Republic",
    "PSE": "Palestine; State of Palestine; Palestine, State of; Palestinian Territory; "
    "Occupied Palestinian Territory; Occupied Palestinian Territories; West Bank; Gaza; "
    "Gaza Strip; Палестина; Государство Палестина; Палестинская автономия; Palästina; Palestine",
    "QAT": "State of Qatar",
    "REU": "Réunion; Reunion",
    "ROU": "Rumania; Roumania; Румыния; Rumänien; Roumanie",
    "RUS": "Russia; Russian Federation; The Russian Federation; RF; R.F.; Россия; РФ; "
    "Российская Федерация; Russland; Rußland; Russische Föderation; Russie; "
    "Fédération de Russie; Fédération russe; Chechnya; Чечня; Tschetschenien; Tchétchénie",
    "SAU": "KSA; Kingdom of Saudi Arabia; Саудовская Аравия; Arabie saoudite; Saudi-Arabien",
    "SGP": "Republic of Singapore; Singapur; Singapour",
    "SRB": "Republic of Serbia; Республика Сербия; Srbija",
    "SVK": "Slovak Republic; Slovakia; Словацкая Республика; Slowakische Republik; Slowakei; "
    "République slovaque",
    "SVN": "Republic of Slovenia; Словения; Slowenien",
    "SWE": "Kingdom of Sweden; Sverige",
    "SWZ": "Swaziland; Eswatini; Свазиленд; Swasiland",
    "SYR": "Syrian Arab Republic; Syria; САР; Сирийская Арабская Республика; Syrien; Syrie",
    "THA": "Kingdom of Thailand; Siam; Таиланд; Тайланд; Thailand; Thaïlande",
    "TJK": "Tajikistan; Tadjikistan; Tadzhikistan; Republic of Tajikistan; Таджикистан; "
    "Республика Таджикистан; Tadschikistan; Tadjikistan",
    "TKM": "Turkmenia; Turkmenistan; Туркмения; Туркменистан; Turkmenien; Turkménistan",
    "TLS": "East Timor; Timor-Leste; Восточный Тимор; Osttimor; Timor oriental",
    "TUN": "Tunisian Republic; Tunesien; Tunisie",
    "TUR": "Turkey; Türkiye; Turkiye; Republic of Turkey; Republic of Türkiye; Турция; "
    "Турецкая Республика; Türkei; Tuerkei; Turquie",
    "TWN": "Taiwan; Chinese Taipei; Taiwan, China; Taiwan (Province of China); "
    "Taiwan, Province of China; Republic of China; ROC; Тайвань",
    "TZA": "United Republic of Tanzania; Tanzania, United Republic of; Танзания; Tansania; "
    "Tanzanie",
    "UKR": "The Ukraine; Ukraina; Украина; Україна",
    "USA": "US; U.S.; U.S.A.; United States; United States of America; "
    "United States of America (the); The United States; America; США; "
    "Соединенные Штаты Америки; Соединённые Штаты; Америка; Vereinigte Staaten; "
    "Vereinigte Staaten von Amerika; Amerika; États-Unis; États-Unis d'Amérique; É.-U.",
    "UZB": "Republic of Uzbekistan; Uzbekistan; Узбекистан; Республика Узбекистан; Usbekistan; "
    "Ouzbékistan",
    "VAT": "Holy See; Vatican; Vatican City State; Ватикан; Святой Престол; Vatikan; "
    "Heiliger Stuhl; Saint-Siège",
    "VEN": "Bolivarian Republic of Venezuela; Venezuela (Bolivarian Republic of); Venezuela",
    "VNM": "Viet Nam; Vietnam; Socialist Republic of Vietnam; Вьетнам; Viêt Nam; Viêtnam",
    "XKX": "Republic of Kosovo; Kosova; Косово; Республика Косово; Kosovo (UNSCR 1244); KOS; XK; "
    "XKX; XKK; UNK",
    "ZAF": "South Africa; RSA; Republic of South Africa; ЮАР; Южная Африка; Südafrika; "
    "Afrique du Sud",
}

SEVERAL: Final[Mapping[str, tuple[str, ...]]] = {
    "Congo; Конго; Kongo": ("COG", "COD"),
    "Korea; Корея; Corée": ("KOR", "PRK"),
    "China and Taiwan": ("CHN", "TWN"),
    "NA": ("NAM", "no country at all"),
}
"""Names that are refused because they may mean several countries."""
