"""Phrases for the present in all languages but English, by `scripts/build_locales.py`."""

from __future__ import annotations

PRESENT = {
    "de": (
        "|aktuell|andauernd|bis auf weiteres|bis dato|bis heute|bis jetzt|"
        "bis zur gegenwart|dato|derzeit|fortlaufend|gegenwart|gegenwartig|heute|"
        "heutigen tag|jetzt|laufend|noch andauernd|zurzeit|"
    ),
    "fr": (
        "|a ce jour|a l'heure actuelle|a nos jours|a present|actuel|actuelle|"
        "actuellement|auj|aujourd'hui|ce jour|en cours|en poste|jusqu'a aujourd'hui|"
        "jusqu'a ce jour|jusqu'a maintenant|jusqu'a present|le present|maintenant|"
        "nos jours|present|"
    ),
    "es": (
        "|a la actualidad|a la fecha|actual|actualidad|actualmente|ahora|"
        "el dia de hoy|el presente|en curso|en la actualidad|hasta ahora|"
        "hasta el presente|hasta hoy|hasta la actualidad|hasta la fecha|hoy|"
        "la actualidad|la fecha|presente|vigente|"
    ),
    "pt": (
        "|a atualidade|a data|actual|actualidade|actualmente|agora|ao momento|"
        "ate a data|ate agora|ate ao momento|ate ao presente|ate hoje|ate o momento|"
        "ate o presente|atual|atualidade|atualmente|cursando|em andamento|em curso|"
        "hoje|o dia de hoje|o momento|o presente|os dias atuais|os dias de hoje|"
        "presente|"
    ),
    "pt-BR": (
        "|a atualidade|a data|actual|actualidade|actualmente|agora|ao momento|"
        "ate a data|ate agora|ate ao momento|ate ao presente|ate hoje|ate o momento|"
        "ate o presente|atual|atualidade|atualmente|cursando|em andamento|em curso|"
        "hoje|o dia de hoje|o momento|o presente|os dias atuais|os dias de hoje|"
        "presente|"
    ),
    "it": (
        "|a oggi|ad oggi|ad ora|adesso|al momento|al presente|alla data attuale|"
        "attuale|attualita|attualmente|fino a oggi|fino ad oggi|in corso|in essere|"
        "oggi|ora|presente|tuttora|"
    ),
    "nl": (
        "|actueel|heden|huidig|lopend|momenteel|nu|op dit moment|op heden|"
        "tegenwoordig|tot heden|tot nu|tot nu toe|tot op heden|vandaag|"
    ),
    "ca": (
        "|a l'actualitat|actual|actualitat|actualment|ara|avui|avui dia|el moment|"
        "el present|en curs|fins a l'actualitat|fins al present|fins ara|fins avui|"
        "l'actualitat|la data|present|"
    ),
    "ro": (
        "|actual|actualmente|acum|astazi|azi|in curs|in desfasurare|in prezent|"
        "momentul actual|pana acum|pana astazi|pana azi|pana in prezent|prezent|"
        "prezentul|"
    ),
    "da": (
        "|aktuel|aktuelt|d.d|dags dato|dato|fortsat|i dag|idag|igangvaerende|"
        "lobende|nu|nutid|nuvaerende|p.t|per dags dato|pr. d.d|stadig|"
    ),
    "sv": (
        "|aktuell|dags dato|dd|for narvarande|fortlopande|i dag|idag|nu|nutid|"
        "nuvarande|pagaende|pagar|till nu|tills nu|tills vidare|tillsvidare|"
    ),
    "nb": (
        "|aktuell|d.d|dags dato|dato|fortsatt|i dag|idag|innevaerende|lopende|na|"
        "natid|navaerende|no|notid|noverande|p.t|pagaende|per dags dato|"
        "pr. dags dato|pr. i dag|til na|"
    ),
    "fi": (
        "|edelleen|jatkuu|kaynnissa|kesken|nykyaan|nykyhetkeen|nykyhetki|nykyinen|"
        "nykyisin|nyt|tahan paivaan|talla hetkella|toistaiseksi|"
    ),
    "pl": (
        "|aktualnie|biezacy|chwili obecnej|do chwili obecnej|do dnia dzisiejszego|"
        "do dzis|do dzisiaj|do obecnie|do tej pory|do teraz|dotychczas|dzis|dzisiaj|"
        "nadal|obecnie|obecny|teraz|w toku|w trakcie|"
    ),
    "cs": (
        "|aktualne|az do soucasnosti|az dosud|dnes|do dnes|do dneska|do soucasnosti|"
        "dodnes|doposud|dosud|nynejsek|nyni|probiha|soucasnost|soucasnosti|ted|trva|"
        "v soucasnosti|"
    ),
    "sk": (
        "|aktualne|az do sucasnosti|az doteraz|dnes|do dnes|do sucasnosti|dodnes|"
        "doteraz|prebieha|sucasnost|sucasnosti|teraz|trva|v sucasnosti|"
    ),
    "hu": (
        "|a jelenig|a mai napig|folyamatban|folyamatban van|folyamatosan|jelen|"
        "jelenig|jelenleg|jelenleg is|jelenlegi|ma|mai napig|maig|most|mostanaig|"
        "napjaink|napjainkig|"
    ),
    "hr": (
        "|danas|do danas|do sada|do sadasnjosti|dosad|jos traje|nadalje|sada|"
        "sadasnjost|traje|trenutacno|trenutno|u tijeku|"
    ),
    "sl": (
        "|dalje|danes|do danes|do sedaj|do sedanjosti|do zdaj|naprej|se traja|"
        "se vedno|sedaj|sedanjost|trenutno|v teku|zdaj|"
    ),
    "el": (
        "|εν εξελιξει|εωσ και σημερα|εωσ σημερα|εωσ το παρον|εωσ τωρα|μεχρι και σημερα|"
        "μεχρι σημερα|μεχρι το παρον|μεχρι τωρα|παρον|σε εξελιξη|σημερα|το παρον|"
        "τρεχον|τρεχουσα|τωρα|ωσ σημερα|"
    ),
    "ru": (
        "|до настоящего времени|до сих пор|н. в|н. вр|н.в|н.вр|н/в|наст. вр|"
        "наст. время|настоящее|настоящее время|нв|ныне|по н. в|по н.в|по н/в|"
        "по наст. вр|по наст. время|по настоящее время|по сегодняшнии день|по сеи день|"
        "по текущее время|продолжается|сегодня|сегодняшнии день|сеи день|сеичас|"
        "текущее время|"
    ),
    "uk": (
        "|дании час|до сьогодні|до теперішнього часу|до цього часу|донині|досі|"
        "дотепер|зараз|н. ч|н.ч|наразі|наш час|нині|по дании час|по наш час|"
        "по сьогодні|по сьогоднішніи день|по т.ч|по теперішніи час|по цеи час|понині|"
        "сьогодні|сьогоднішніи день|т.ч|теперішніи час|триває|цеи час|"
    ),
    "bg": (
        "|в момента|днес|до днес|до момента|до настоящия момент|до сега|досега|"
        "към днешна дата|към момента|момента|настоящ момент|настояще|настоящем|"
        "настоящия момент|понастоящем|сега|сегашно|текущо|"
    ),
    "tr": (
        "|bugun|bugune|bugune kadar|devam|devam eden|devam ediyor|devam etmekte|"
        "guncel|gunumuz|gunumuze|gunumuze dek|gunumuze kadar|hala|halen|simdi|"
        "simdiye kadar|su an|su anda|"
    ),
    "vi": (
        "|bay gio|cho den nay|dang hoc|dang lam|den hien nay|den hien tai|den nay|"
        "hien nay|hien tai|hom nay|nay|toi nay|"
    ),
    "id": (
        "|berjalan|berlangsung|hari ini|hingga kini|hingga saat ini|hingga sekarang|"
        "kini|masa kini|masih berlangsung|saat ini|sampai saat ini|sampai sekarang|"
        "sedang berlangsung|sekarang|"
    ),
    "zh": ("|今|今天|到现在|在职|在读|当前|现在|目前|至今|至现在|至目前|迄今|"),
    "zh-Hant": ("|今|今天|到現在|在學|在職|现在|現在|當前|目前|至今|至現在|至目前|迄今|"),
    "ja": ("|今|今日|在学中|在職中|現在|現在に至る|現在まで|現職|継続中|"),
    "ko": (
        "|오늘|재직 중|재직중|재학 중|재학중|지금|지금까지|"
        "진행 중|진행중|현재|현재 재직 중|현재 재학 중|현재까지|"
    ),
    "ar": (
        "|إلى الآن|الآن|الحاضر|الوقت الحاضر|الوقت الحالي|اليوم|حاليا|حاليًا|"
        "حتى الآن|حتى الوقت الحاضر|حتى الوقت الحالي|حتى اليوم|حتى تاريخه|مستمر|"
    ),
    "he": ("|בהווה|ההווה|הווה|היום|כיום|כעת|נוכחי|נכון להיום|עד היום|עד עתה|עכשיו|עתה|"),
    "fa": (
        "|ادامه دارد|امروز|اکنون|تا امروز|"
        "تا اکنون|تا حال|تا حال حاضر|"
        "تا زمان حال|تا کنون|تاکنون|حال|"
        "حال حاضر|در حال حاضر|زمان حال|"
        "هم اکنون|هم‌اکنون|"
    ),
    "hi": ("|अब|अब तक|अभी तक|आज|आज तक|जारी|वर्तमान|वर्तमान तक|वर्तमान में|"),
    "th": ("|ขณะนี้|จนถึงปัจจุบัน|ตอนนี้|ถึงปัจจุบัน|ปัจจุบัน|วันนี้|"),
}
"""The phrases by language tag, in the form of `months.bare`, each between bars."""

LANGUAGES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "pt": "Portuguese",
    "pt-BR": "Portuguese Brazil",
    "it": "Italian",
    "nl": "Dutch",
    "ca": "Catalan",
    "ro": "Romanian",
    "da": "Danish",
    "sv": "Swedish",
    "nb": "Norwegian Bokmål",
    "fi": "Finnish",
    "pl": "Polish",
    "cs": "Czech",
    "sk": "Slovak",
    "hu": "Hungarian",
    "hr": "Croatian",
    "sl": "Slovenian",
    "el": "Greek",
    "ru": "Russian",
    "uk": "Ukrainian",
    "bg": "Bulgarian",
    "tr": "Turkish",
    "vi": "Vietnamese",
    "id": "Indonesian",
    "zh": "Chinese",
    "zh-Hant": "Chinese Traditional",
    "ja": "Japanese",
    "ko": "Korean",
    "ar": "Arabic",
    "he": "Hebrew",
    "fa": "Persian",
    "hi": "Hindi",
    "th": "Thai",
}
"""The English name of each language."""
