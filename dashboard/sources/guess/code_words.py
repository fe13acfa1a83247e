"""Words people use for what our codes say: English, Russian, German and French.

Phrases are joined by semicolons. A phrase fits a text that holds all its words; ``*`` ends a word
that may go on. The phrase with most letters decides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

THREAT_TYPES: Final[Mapping[str, str]] = {
    "killing": "kill*; murder*; assassinat*; homicide; death; died; убий*; убит*; смерть; гибель; "
    "Mord; Tötung; getötet; ermord*; Tod; Todesfall; meurtre*; assassin*; tué*; décès; mort*",
    "attempted_killing": "attempt* kill*; attempt* murder*; attempt* assassinat*; murder plot; "
    "assassination plot; покушен*; попытка убий*; Mordversuch*; Mordanschlag*; Attentat*; "
    "versuch* Tötung; versuch* Mord*; tentativ* meurtre; tentativ* assassin*; attentat*",
    "poisoning": "poison*; отравл*; яд; Vergift*; Giftanschlag*; Gift; empoison*",
    "assault": "assault*; attack*; beat*; physical violence; battery; нападен*; избит*; избиен*; "
    "насили*; Angriff*; Überfall*; Körperverletzung; Gewalt*; tätlich*; verprügel*; "
    "agress*; attaqu*; violence*; coups",
    "abduction": "abduct*; kidnap*; disappear*; rendition*; похищ*; исчезнов*; "
    "Entführ*; Verschlepp*; Verschwinden; enlèvement*; rapt; disparition*; enlevé*",
    "lure": "lur*; entrap*; trap; заман*; ловушк*; Falle; gelockt; Lockvogel; Köder; leurr*; "
    "piège*",
    "detention": "detain*; detention*; arrest*; custody; imprison*; jail*; задерж*; арест*; сизо; "
    "заключен*; Festnahme*; festgenommen; Haft; Inhaftier*; Verhaft*; Gewahrsam; "
    "détention*; détenu*; garde à vue; emprison*; interpell*",
    "deportation": "deport*; expel*; expulsion*; removal*; refoul*; депорт*; высылк*; выслан*; "
    "выдворен*; Abschieb*; abgeschoben; Ausweisung*; expuls*; reconduite*; renvoi*",
    "extradition_request": "extradit*; экстрад*; выдач*; выдать; Auslieferung*; ausgeliefert; "
    "demande extradition",
    "interpol_notice": "interpol*; red notice*; wanted; wanted list*; розыск*; интерпол*; "
    "Fahndung*; gesucht; notice rouge; avis de recherche; recherché*",
    "entry_refusal": "refus* entry; entry refus*; entry den*; den* entry; entry ban*; turned back; "
    "отказ* въезд*; запрет въезд*; не пустил*; Einreiseverweigerung*; Einreiseverbot*; "
    "Einreise verweiger*; Zurückweisung*; refus* entrée; interdi* entrée; refoulement frontière",
    "travel_ban": "travel ban*; exit ban*; ban* leaving; stopped leaving; запрет выезд*; невыезд*; "
    "Ausreiseverbot*; Ausreisesperre*; Reiseverbot*; interdi* sortie; interdi* quitter; "
    "interdi* voyag*",
    "document_denial": "passport*; document* denial; document* refus*; consular*; паспорт*; "
    "отказ* документ*; консул*; Passentzug; Passverweigerung*; Reisepass*; Dokument* verweiger*; "
    "konsular*; passeport*; refus* document*; consulaire*",
    "surveillance": "surveil*; follow*; watch*; stalk*; spying; espionage; слежк*; наблюден*; "
    "шпион*; Überwach*; Beobacht*; Observ*; Beschatt*; Ausspäh*; Spitzel*; Spionage; "
    "filature*; espion*",
    "digital_attack": "digital*; cyber*; hack*; phish*; spyware; malware; ddos; взлом*; хакер*; "
    "фишинг*; кибер*; Spähsoftware; Schadsoftware; pirat*; logiciel espion; numérique*",
    "threat_message": "threat*; death threat*; угроз*; угрож*; Drohung*; Bedroh*; bedroht; "
    "Morddrohung*; menac*",
    "family_pressure": "famil*; relativ*; родствен*; семь*; близк* давлен*; давлен* родн*; "
    "Familie*; Angehörig*; Verwandt*; famille*; proche*; parents",
    "in_absentia_prosecution": "absentia; absence; criminal case*; prosecut*; заочн*; уголовн*; "
    "Abwesenheit; Strafverfahren; Anklage*; contumace; poursuit*; procès; pénal*",
    "harassment": "harass*; intimid*; smear*; bully*; disinformation; травл*; преслед*; запугив*; "
    "Belästig*; Schikan*; Einschüchter*; Hetz*; Verleumd*; harcèl*; diffam*",
}

TARGET_GROUPS: Final[Mapping[str, str]] = {
    "journalist": "journalist*; reporter*; editor*; blogger*; media; журналист*; репортер*; "
    "блогер*; редактор*; Redakteur*; Medien*; journaliste*; rédact*",
    "opposition_activist": "opposition*; activist*; politic*; protest*; dissident*; оппозиц*; "
    "активист*; политик*; диссидент*; Aktivist*; Dissident*; Politiker*; opposant*; militant*; "
    "activiste*; politique",
    "human_rights_defender": "human rights; rights defender*; lawyer*; aid worker*; ngo; "
    "правозащит*; адвокат*; юрист*; нко; Menschenrecht*; Anwalt*; Anwält*; Jurist*; "
    "droits humains; droits de l'homme; avocat*; défenseur*; ong",
    "anti_war_civilian": "anti war; antiwar*; civilian*; pacifist*; антивоен*; против войны; "
    "гражданск*; пацифист*; Kriegsgegner*; Zivilist*; Antikriegs*; Pazifist*; "
    "anti guerre; antiguerre*; civil*; pacifiste*",
    "deserter_or_draft_evader": "desert*; draft evad*; draft dodg*; conscript*; conscientious "
    "objector*; дезерт*; уклонист*; призывник*; мобилиз*; отказник*; Deserteur*; Fahnenflücht*; "
    "Wehrdienst*; Kriegsdienst*; déserteur*; réfractaire*; insoumis*; objecteur*",
    "military_defector": "military defector*; soldier*; перебежчик*; военн* перебежчик*; солдат*; "
    "Überläufer*; Soldat*; transfuge*; militaire transfuge; soldats",
    "official_or_intelligence_defector": "official*; intelligence*; spy; spies; diplomat*; "
    "security officer*; чиновник*; разведчик*; сотрудник* спецслужб*; дипломат*; экс чиновник*; "
    "Beamt*; Geheimdienst*; Diplomat*; Spion; fonctionnaire*; renseignement*; diplomate*; espion*",
    "ethnic_or_religious_minority": "minorit*; ethnic*; religio*; chechen*; ingush*; tatar*; "
    "jehovah*; меньшинств*; чечен*; ингуш*; дагестан*; татар*; религ*; свидетел* иеговы; этнич*; "
    "Minderheit*; Tschetschen*; ethnisch*; religiös*; tchétchène*; ethnique*; religieu*",
    "lgbtq": "lgbt*; gay*; lesbian*; queer*; trans; transgender*; homosexual*; лгбт*; гей; "
    "лесби*; трансген*; lesbisch*; schwul*; homosexuell*; homosexuel*; lesbienne*",
    "businessperson": "business*; entrepreneur*; oligarch*; banker*; бизнес*; предпринимател*; "
    "олигарх*; банкир*; Unternehmer*; Geschäfts*; Oligarch*; chef d'entreprise; homme d'affaires; "
    "femme d'affaires; oligarque*",
    "artist": "artist*; musician*; writer*; actor*; comedian*; singer*; artiste*; художник*; "
    "музыкант*; писател*; актер*; комик*; певец; певиц*; Künstler*; Musiker*; Schriftsteller*; "
    "Schauspieler*; musicien*; écrivain*; acteur*; humoriste*",
    "academic": "academic*; scholar*; scientist*; professor*; researcher*; student*; ученый; "
    "ученые; профессор*; преподавател*; исследовател*; студент*; Wissenschaftler*; Forscher*; "
    "Professor*; universitaire*; chercheu*; scientifique*; professeur*",
    "other": "other*; unknown; not reported; другое; друг*; иное; прочее; неизвестно; "
    "Sonstig*; Andere*; unbekannt; autre*; inconnu*",
}

ATTRIBUTIONS: Final[Mapping[str, str]] = {
    "russian_state": "russia*; russian state; fsb; gru; svr; kremlin; россия; российск*; фсб; гру; "
    "кремль; государство рф; Russland; russisch*; Kreml; russie; russe*",
    "suspected_russian_state": "suspect* russia*; alleged* russia*; probabl* russia*; "
    "предположительно росси*; предположительно фсб; вероятно росси*; подозр* росси*; "
    "mutmaßlich russ*; vermutlich russ*; verdächtig* russ*; présumé* russ*; soupçon* russ*; "
    "probable* russ*",
    "chechen_authorities": "chechen*; chechnya; kadyrov*; чечня; чеченск*; кадыров*; "
    "tschetschen*; tchétch*",
    "host_state_for_russia": "host state*; host country*; local police; local authorit*; "
    "страна пребывания; местн* власт*; местн* полиц*; власти страны; Gastland; Gaststaat; "
    "örtlich* Behörd*; örtlich* Polizei; pays d'accueil; autorités locales; police locale",
    "unknown": "unknown; unproven; unclear; none; неизвестн*; не установлен*; неясно; "
    "unbekannt*; ungeklärt; unklar; inconnu*; non établi*",
}

HOST_STATE_ROLES: Final[Mapping[str, str]] = {
    "none_reported": "none reported; none; unknown; nothing; нет; не сообщ*; неизвестно; "
    "keine; nichts; unbekannt; aucun*; rien; inconnu*",
    "protected": "protect*; asylum granted; защит*; предостав* убежищ*; geschützt; Schutz; "
    "Asyl gewährt; protég*; asile accordé; protection",
    "investigated": "investigat*; trial; tried; расследов*; дело возбуждено; ermittel*; "
    "Ermittlung*; enquêt*; enquête*",
    "slow_response": "slow*; late; no reaction; inaction; медлен*; бездейств*; без реакции; "
    "langsam*; untätig*; verspätet; lent*; inaction; tardi*",
    "cooperated_with_russia": "cooperat*; handed over; complicit*; сотруднич*; выдал*; передал*; "
    "kooperier*; zusammengearbeitet; ausgeliefert; coopér*; remis à la russie; livré*",
    "refused_russia": "refus*; reject* request; отказал*; отклон*; abgelehnt; verweiger*; "
    "refusé*; rejeté*",
}

OUTCOMES: Final[Mapping[str, str]] = {
    "killed": "kill*; died; dead; murdered; убит*; погиб*; умер*; getötet; tot; gestorben; "
    "ermordet; tué*; mort*; décédé*",
    "injured": "injur*; wound*; hurt; hospital*; ранен*; пострада*; травм*; госпитализ*; "
    "verletzt*; verwundet*; blessé*; hospitalisé*",
    "survived_unhurt": "unhurt; unharmed; survived; not injured; не пострадал*; невредим*; выжил*; "
    "unverletzt*; unversehrt*; überlebt; indemne*; survécu; sain* et sauf*",
    "detained": "detain*; custody; arrested; imprisoned; held; задержан*; под стражей; арестован*; "
    "в заключении; inhaftiert; in Haft; festgenommen; détenu*; arrêté*; emprisonné*",
    "released": "releas*; freed; set free; освобожд*; отпущен*; на свободе; freigelassen; "
    "entlassen; auf freiem Fuß; libéré*; relâché*",
    "deported_to_russia": "deport*; extradited; removed; депортирован*; выслан*; экстрадирован*; "
    "abgeschoben; ausgeliefert; expulsé*; extradé*; déporté*",
    "in_russian_custody": "russian custody; custody in russia; в российском сизо; "
    "под стражей в россии; in russischer Haft; in Russland in Haft; détenu* en russie",
    "left_country": "left country; left; fled; moved; emigrated; уехал*; покинул*; выехал*; "
    "ausgereist; geflohen; Land verlassen; quitté*; parti*; fui",
    "ongoing": "ongoing; pending; open; продолжается; в процессе; рассматривается; "
    "andauernd; läuft; offen; anhängig; en cours; pendant",
    "unknown": "unknown; unclear; not reported; неизвестн*; не сообщается; unbekannt; unklar; "
    "inconnu*; non précisé*",
}

EVIDENCE: Final[Mapping[str, str]] = {
    "court_finding": "court*; judgment*; verdict*; суд; судебн*; приговор*; решение суда; "
    "Gericht*; Urteil*; tribunal*; jugement*; décision de justice",
    "official_attribution": "official*; government*; confirmed by state; официальн*; "
    "правительств*; offiziell*; amtlich*; Regierung*; officiel*; gouvernement*",
    "multiple_sources": "multiple*; several; two sources; confirmed; verified; несколько; "
    "подтвержден*; многие; mehrere*; bestätigt*; verifiziert; plusieurs; confirmé*; vérifié*",
    "single_source": "single*; one source; один источник; одиночн*; einzeln*; eine Quelle; "
    "eine einzige; source unique; une source",
    "alleged": "alleged*; unconfirmed; claim*; unverified; не подтвержден*; неподтвержден*; "
    "предполож*; утвержд*; behauptet*; unbestätigt*; mutmaßlich*; allégué*; présumé*; "
    "non confirmé*",
}

GEO_PRECISIONS: Final[Mapping[str, str]] = {
    "city": "city; town; exact; город*; Stadt; genau; ville; exact*",
    "region": "region*; province; область; регион*; край; Bundesland; Gebiet; région*",
    "country": "country; national; страна; Land; pays",
}

DATE_PRECISIONS: Final[Mapping[str, str]] = {
    "day": "day; exact; день; точно; Tag; genau; jour; exact*",
    "month": "month; week; месяц*; недел*; Monat; Woche; mois; semaine",
    "quarter": "quarter; квартал*; Quartal; trimestre",
    "year": "year; год*; Jahr; année; an",
}

CODE_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "threat_type": THREAT_TYPES,
    "target_group": TARGET_GROUPS,
    "attributed_to": ATTRIBUTIONS,
    "host_state_role": HOST_STATE_ROLES,
    "outcome": OUTCOMES,
    "verification": EVIDENCE,
    "place_precision": GEO_PRECISIONS,
    "date_precision": DATE_PRECISIONS,
}
"""Code to phrases, by field."""
