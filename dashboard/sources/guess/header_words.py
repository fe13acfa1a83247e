"""Names people give the columns: English, Russian, German and French, joined by semicolons.

A heading is known when it is one of these or nearly so, or holds all the words of one. Russian
names are known in Latin letters too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_SOURCES: Final[Mapping[str, str]] = {
    "source_title": "source title; title; headline; article title; "
    "заголовок; название; название статьи; заголовок источника; "
    "Titel; Überschrift; Schlagzeile; Titel der Quelle; "
    "titre; titre de la source; titre article",
    "source_publisher": "source; publisher; source name; media; outlet; newspaper; sources; "
    "источник; издание; сми; издатель; источники; источник информации; "
    "Quelle; Herausgeber; Medium; Zeitung; Quellen; "
    "éditeur; média; journal; nom de la source",
    "source_date": "source date; publication date; published; date published; report date; "
    "дата публикации; дата источника; опубликовано; "
    "Veröffentlichungsdatum; Publikationsdatum; veröffentlicht am; Datum der Quelle; "
    "date de publication; publié le; date de la source",
    # A column called "source" may hold names or addresses: its values tell.
    "source_url": "url; link; source; source url; source link; web address; website; href; uri; "
    "ссылка; источник; источники; адрес; сайт; ссылка на источник; адрес источника; "
    "Quelle; Quellen; Webadresse; Quellenlink; Internetadresse; Link zur Quelle; "
    "lien; adresse web; lien source; lien vers la source; site web",
}

INCIDENT_HEADINGS: Final[Mapping[str, str]] = {
    "id": "id; nr; no; number; case id; case number; record id; event id; incident id; identifier; "
    "uid; ref; reference; ид; код; номер; номер случая; номер дела; идентификатор; "
    "Kennung; Fallnummer; laufende Nummer; lfd nr; Vorfallsnummer; numéro; identifiant; "
    "numéro de cas; num",
    "date_start": "date; event date; incident date; start date; date start; begin; when; "
    "date of incident; date of event; day; start; "
    "дата; дата события; дата начала; дата инцидента; дата происшествия; когда; начало; "
    "Datum; Ereignisdatum; Vorfallsdatum; Datum des Vorfalls; Beginn; Startdatum; Anfangsdatum; "
    "Tag; date de l'incident; date de début; début; jour; quand; date de l'événement; "
    "date des faits",
    "date_end": "end date; date end; end; until; finish; end of event; "
    "дата окончания; окончание; конец; дата конца; дата завершения; "
    "Enddatum; Ende; bis; Ende des Vorfalls; date de fin; fin; jusqu'au",
    "date_precision": "date precision; time precision; точность даты; Datumsgenauigkeit; "
    "Genauigkeit des Datums; précision de la date",
    "country": "country; host country; country name; iso3; iso; nation; country code; "
    "country of incident; страна; государство; страна пребывания; страна происшествия; "
    "Land; Staat; Gastland; Aufenthaltsland; Ländercode; Land des Vorfalls; "
    "pays; état; pays d'accueil; pays de l'incident; code pays",
    "place": "place; city; town; location; municipality; settlement; locality; where; "
    "место; город; населенный пункт; локация; место события; "
    "Ort; Stadt; Gemeinde; Ortschaft; Ort des Vorfalls; lieu; ville; commune; localité; "
    "lieu de l'incident",
    "lat": "lat; latitude; широта; Breite; Breitengrad; geografische Breite",
    "lon": "lon; lng; long; longitude; долгота; Länge; Längengrad; geografische Länge",
    "place_precision": "place precision; geo precision; location precision; точность места; "
    "Ortsgenauigkeit; Genauigkeit des Ortes; précision du lieu",
    "threat_type": "threat type; type; type of threat; incident type; event type; category; kind; "
    "tactic; method; type of incident; type of attack; тип; вид; тип инцидента; категория; "
    "вид угрозы; тип угрозы; вид преследования; тип события; форма преследования; "
    "Art; Typ; Vorfallsart; Art des Vorfalls; Kategorie; Bedrohungsart; Art der Bedrohung; "
    "type d'incident; catégorie; nature; type de menace; nature de l'incident",
    "target_group": "target group; target; victim; victim group; profile; occupation; profession; "
    "victim type; целевая группа; группа; жертва; пострадавший; категория жертвы; профессия; "
    "род занятий; группа пострадавших; Zielgruppe; Opfer; Opfergruppe; Betroffene; Beruf; "
    "betroffene Gruppe; groupe cible; groupe; victime; cible; profil; groupe visé",
    "attributed_to": "attributed to; attribution; perpetrator; responsible; actor; by whom; "
    "исполнитель; виновник; ответственный; кому приписывается; кто стоит; преследователь; "
    "Täter; Urheber; zugeschrieben; Verantwortliche; Akteur; Zuschreibung; "
    "auteur; attribué à; responsable; acteur",
    "host_state_role": "host state role; host state; state response; government response; "
    "реакция государства; роль государства; роль страны; реакция властей; "
    "Rolle des Staates; staatliche Reaktion; Rolle des Gaststaates; Reaktion des Staates; "
    "rôle de l'État; réaction de l'État; rôle du pays d'accueil",
    "outcome": "outcome; result; consequence; status; исход; результат; итог; последствия; "
    "Ausgang; Ergebnis; Folge; Folgen; issue; résultat; conséquence; bilan",
    "verification": "verification; evidence; confidence; reliability; certainty; evidence grade; "
    "достоверность; проверка; подтверждение; степень достоверности; "
    "Beleglage; Verifizierung; Verlässlichkeit; Belege; vérification; fiabilité; preuve; "
    "niveau de preuve",
    "public_name": "name; victim name; person; full name; public name; "
    "имя; фио; персона; имя жертвы; Opfername; Person; Name des Opfers; "
    "nom; nom complet; personne; nom de la victime",
    "summary": "summary; description; what happened; notes; text; details; abstract; narrative; "
    "описание; краткое описание; содержание; текст; что произошло; что случилось; событие; суть; "
    "Beschreibung; Zusammenfassung; Kurzbeschreibung; Sachverhalt; Was geschah; "
    "Was ist passiert; Hergang; ce qui s'est passé; résumé; texte; détails; récit; "
    "description des faits",
    **_SOURCES,
    "source2_url": "second source; url 2; source 2; link 2; source2 url; second link; "
    "вторая ссылка; ссылка 2; второй источник; источник 2; "
    "zweite Quelle; Quelle 2; zweiter Link; deuxième source; lien 2; deuxième lien",
}

STATISTIC_HEADINGS: Final[Mapping[str, str]] = {
    "id": "id; identifier; идентификатор; Kennung; identifiant",
    "series": "series; indicator; measure; variable; показатель; индикатор; ряд; "
    "Reihe; Indikator; Kennzahl; Merkmal; série; indicateur; mesure",
    "country": INCIDENT_HEADINGS["country"],
    "period_start": "year; period; period start; start year; год; период; начало периода; "
    "Jahr; Zeitraum; Periode; Beginn des Zeitraums; année; période; début de période",
    "period_end": "period end; end year; конец периода; Ende des Zeitraums; fin de période",
    "value": "value; count; number; incidents; cases; total; figure; amount; "
    "значение; число; количество; случаев; число случаев; всего; "
    "Wert; Anzahl; Zahl; Fälle; Summe; Fallzahl; valeur; nombre; cas; chiffre; nombre de cas",
    "unit": "unit; единица; единица измерения; Einheit; Maßeinheit; unité; unité de mesure",
    "note": "note; remark; comment; примечание; комментарий; "
    "Anmerkung; Bemerkung; Hinweis; remarque; commentaire",
    **_SOURCES,
}

HEADINGS: Final[Mapping[str, Mapping[str, str]]] = {
    "incidents": INCIDENT_HEADINGS,
    "statistics": STATISTIC_HEADINGS,
}
"""Field to names, by table."""
