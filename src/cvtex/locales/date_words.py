"""Words of dates in all languages but English, by `scripts/build_locales.py`."""

from __future__ import annotations

WORDS = {
    "de": (
        "|ab|beginn|beginnend|bis|bis einschl|bis einschliesslich|bis zum|"
        "erstes halbjahr|fruhjahr|fruhjahrssemester|fruhling|fruhlingssemester|herbst|"
        "herbstsemester|i. quartal|ii. quartal|iii. quartal|iv. quartal|seit|sommer|"
        "sommer-semester|sommers|sommersem|sommersemester|sose|winter-semester|"
        "wintersem|wintersemester|wise|zweites halbjahr|"
    ),
    "fr": (
        "|a compter de|a compter du|a partir de|a partir du|au|automne|depuis|"
        "depuis le|des|deuxieme semestre|deuxieme trimestre|ete|hiver|jusqu'a|"
        "jusqu'au|jusqu'en|jusque|premier semestre|premier trimestre|printemps|"
        "quatrieme trimestre|rentree|second semestre|semestre d'automne|semestre d'ete|"
        "semestre d'hiver|semestre de printemps|troisieme trimestre|"
    ),
    "es": (
        "|a partir de|a partir del|al|cuarto trimestre|desde|hasta|invierno|otono|"
        "primavera|primer cuatrimestre|primer semestre|primer trimestre|"
        "segundo cuatrimestre|segundo semestre|segundo trimestre|tercer cuatrimestre|"
        "tercer trimestre|verano|"
    ),
    "pt": (
        "|a partir de|a partir do|ao|ate|ate ao|desde|desde o|inverno|outono|"
        "primavera|primeiro semestre|primeiro trimestre|quarto trimestre|"
        "segundo semestre|segundo trimestre|terceiro trimestre|verao|"
    ),
    "pt-BR": (
        "|.1|.2|a partir de|a partir do|ao|ate|ate ao|desde|desde o|inverno|"
        "outono|primavera|primeiro semestre|primeiro trimestre|quarto trimestre|"
        "segundo semestre|segundo trimestre|terceiro trimestre|verao|"
    ),
    "it": (
        "|a decorrere dal|a partire da|a partire dal|a partire dall'|al|all'|autunno|"
        "da|dal|dall'|dalla|estate|fino a|fino al|fino all'|i semestre|i trimestre|"
        "ii semestre|ii trimestre|iii trimestre|inverno|iv trimestre|primavera|"
        "primo semestre|primo trimestre|quarto trimestre|secondo semestre|"
        "secondo trimestre|sino a|sino al|terzo trimestre|"
    ),
    "nl": (
        "|derde kwartaal|eerste helft|eerste kwartaal|eerste semester|herfst|lente|"
        "met ingang van|najaar|sinds|t.e.m|t/m|tem|tot|tot en met|tweede helft|"
        "tweede kwartaal|tweede semester|vanaf|vierde kwartaal|voorjaar|wintersemester|"
        "zomer|zomersemester|"
    ),
    "ca": (
        "|a partir d'|a partir de|a partir del|al|des d'|des de|des del|estiu|fins|"
        "fins a|fins al|fins el|hivern|primavera|primer semestre|primer trimestre|"
        "quart trimestre|segon semestre|segon trimestre|tardor|tercer trimestre|"
    ),
    "ro": (
        "|de la|din|dinainte de|iarna|incepand cu|incepand din|la|pana|pana in|"
        "pana la|pina in|pina la|primavara|sem. i|sem. ii|semestrul 1|semestrul 2|"
        "semestrul i|semestrul ii|toamna|trim. i|trim. ii|trim. iii|trim. iv|"
        "trimestrul 1|trimestrul 2|trimestrul 3|trimestrul 4|trimestrul i|trimestrul ii|"
        "trimestrul iii|trimestrul iv|vara|"
    ),
    "da": (
        "|efterar|efteraret|efterarssemester|efterarssemesteret|f.o.m|forar|foraret|"
        "forarssemester|forarssemesteret|fra|fra og med|indtil|pr|siden|sommer|"
        "sommeren|t.o.m|til|til og med|vinter|vinteren|"
    ),
    "sv": (
        "|andra halvaret|andra kvartalet|f.o.m|fjarde kvartalet|fom|forsta halvaret|"
        "forsta kvartalet|fr o m|fr.o.m|fran|fran och med|halvar 1|halvar 2|host|"
        "hosten|hosttermin|hostterminen|kvartal 1|kvartal 2|kvartal 3|kvartal 4|"
        "med borjan|sedan|sommar|sommaren|t o m|t.o.m|till|till och med|tills|tom|"
        "tredje kvartalet|var|varen|vartermin|varterminen|vinter|vintern|"
    ),
    "nb": (
        "|f.o.m|fom|fra|fra og med|haust|hausten|host|hosten|hostsemester|"
        "hostsemesteret|sidan|siden|sommar|sommaren|sommer|sommeren|t.o.m|til|"
        "til og med|tom|var|varen|varsemester|varsemesteret|vinter|vinteren|"
    ),
    "fi": (
        "|alk|alkaen|asti|kesa|kesalla|kesan|kevaalla|kevaan|kevat|kevatlukukausi|"
        "kl|lahtien|mennessa|saakka|sl|syksy|syksylla|syksyn|syyslukukausi|talvella|"
        "talven|talvi|vuodesta|vuoteen|"
    ),
    "pl": (
        "|az do|do|i kw|i kwartal|i polrocze|ii kw|ii kwartal|ii polrocze|iii kw|"
        "iii kwartal|iv kw|iv kwartal|jesien|jesieni|jesienia|latem|lato|od|"
        "od poczatku|poczawszy od|sem. letni|sem. zimowy|semestr letni|semestr zimowy|"
        "wiosna|wiosny|zima|zimy|"
    ),
    "cs": (
        "|az|az do|do|i. ctvrtleti|i. pololeti|ii. ctvrtleti|ii. pololeti|"
        "iii. ctvrtleti|iv. ctvrtleti|jara|jare|jaro|lete|letni semestr|"
        "letnim semestru|leto|na jare|na podzim|od|od roku|pocinaje|podzim|podzimu|"
        "v lete|v zime|zima|zime|zimni semestr|zimnim semestru|zimy|"
    ),
    "sk": (
        "|az|az do|do|i. polrok|i. stvrtrok|ii. polrok|ii. stvrtrok|iii. stvrtrok|"
        "iv. stvrtrok|jar|jari|jesen|jesene|leta|lete|letnom semestri|letny semester|"
        "leto|na jar|na jari|na jesen|od|od roku|pocnuc|v lete|v zime|zima|zime|"
        "zimnom semestri|zimny semester|zimy|"
    ),
    "hu": (
        "|i. felev|i. negyedev|ii. felev|ii. negyedev|iii. negyedev|iv. negyedev|"
        "kezdodoen|kezdve|nyar|nyara|nyaran|osz|osze|oszen|oszi felev|ota|"
        "tavasszal|tavasz|tavasza|tavaszan|tavaszi felev|tel|tele|telen|"
    ),
    "hr": (
        "|do|drugo polugodiste|i. kvartal|i. polugodiste|ii. kvartal|ii. polugodiste|"
        "iii. kvartal|iv. kvartal|jesen|jeseni|ljeta|ljetni semestar|ljeto|ljetu|od|"
        "proljeca|proljece|proljecu|prvo polugodiste|sve do|zima|zime|zimi|"
        "zimski semestar|"
    ),
    "sl": (
        "|do|i. cetrtletje|i. polletje|ii. cetrtletje|ii. polletje|iii. cetrtletje|"
        "iv. cetrtletje|jesen|jeseni|letni semester|od|od leta|poleti|poletje|"
        "poletni semester|pomlad|pomladi|pozimi|spomladi|vse do|zima|zimi|"
        "zimski semester|"
    ),
    "el": (
        "|α' εξαμηνο|α' τριμηνο|α΄ εξαμηνο|ανοιξη|ανοιξησ|απο|αρχησ γενομενησ|"
        "β' εξαμηνο|β' τριμηνο|β΄ εξαμηνο|γ' τριμηνο|δ' τριμηνο|εαρινο εξαμηνο|εωσ|"
        "εωσ και|θεροσ|καλοκαιρι|μεχρι|μεχρι και|φθινοπωρο|χειμερινο εξαμηνο|χειμωνα|"
        "χειμωνασ|ωσ|"
    ),
    "ru": (
        "|i кв|i квартал|i полугодие|ii кв|ii квартал|ii полугодие|iii кв|"
        "iii квартал|iv кв|iv квартал|весеннии семестр|весна|веснои|весну|весны|до|"
        "зима|зимои|зиму|зимы|лета|лето|летом|начиная с|осени|осеннии семестр|"
        "осень|осенью|от|по|с|со|"
    ),
    "uk": (
        "|i квартал|i півріччя|ii квартал|ii півріччя|iii квартал|iv квартал|весна|"
        "весни|весну|веснянии семестр|взимку|влітку|восени|від|до|з|зима|зими|"
        "зиму|зі|літа|літо|навесні|осені|осінніи семестр|осінь|по|починаючи з|із|"
    ),
    "bg": (
        "|i полугодие|i тримесечие|ii полугодие|ii тримесечие|iii тримесечие|"
        "iv тримесечие|второ полугодие|второ тримесечие|до|есен|есента|зима|зимата|"
        "зимен семестър|летен семестър|лято|лятото|от|пролет|пролетта|първо полугодие|"
        "първо тримесечие|считано от|трето тримесечие|четвърто тримесечие|"
    ),
    "tr": (
        "|bahar|bahar donemi|bahar yariyili|baslayarak|beri|birinci ceyrek|bu yana|"
        "degin|dek|dorduncu ceyrek|guz|guz donemi|guz yariyili|ikinci ceyrek|ilkbahar|"
        "itibaren|kadar|kis|kisi|sonbahar|ucuncu ceyrek|yaz|yaz donemi|yaz okulu|"
        "yazi|"
    ),
    "vi": (
        "|bat dau tu|cho den|den|den het|dong|ha|he|hk i|hk ii|hk1|hk2|hoc ki 1|"
        "hoc ki 2|hoc ky 1|hoc ky 2|hoc ky he|hoc ky i|hoc ky ii|ke tu|mua dong|"
        "mua ha|mua he|mua thu|mua xuan|quy 1|quy 2|quy 3|quy 4|quy i|quy ii|"
        "quy iii|quy iv|thu|toi|tu|xuan|"
    ),
    "id": (
        "|dari|ganjil|genap|hingga|ke|kuartal 1|kuartal 2|kuartal 3|kuartal 4|"
        "kuartal i|kuartal ii|kuartal iii|kuartal iv|mulai|musim dingin|musim gugur|"
        "musim panas|musim semi|s.d|s/d|sampai|sampai dengan|sd|sejak|semester 1|"
        "semester 2|semester ganjil|semester gasal|semester genap|semester pendek|"
        "terhitung|triwulan 1|triwulan 2|triwulan 3|triwulan 4|triwulan i|triwulan ii|"
        "triwulan iii|triwulan iv|"
    ),
    "zh": (
        "|一季度|三季度|上半年|上学期|下半年|下学期|为止|二季度|"
        "从|以前|以来|冬|冬天|冬季|冬季学期|到|四季度|夏|"
        "夏天|夏季|夏季学期|开始|截至|春|春天|春季|春季学期|"
        "暑假|暑期|止|直到|秋|秋天|秋季|秋季学期|第一季度|"
        "第一学期|第三季度|第二季度|第二学期|第四季度|自|自从|至|"
        "至今|起|"
    ),
    "zh-Hant": (
        "|上半年|上學期|下半年|下學期|以來|以前|冬|冬天|冬季|"
        "到|夏|夏天|夏季|從|截至|春|春天|春季|春季學期|"
        "暑假|暑期|止|為止|直到|秋|秋天|秋季|秋季學期|第一季|"
        "第一季度|第一學期|第三季|第三季度|第二季|第二季度|第二學期|"
        "第四季|第四季度|自|自從|至|起|開始|"
    ),
    "ja": (
        "|から|まで|より|上半期|上期|下半期|下期|以来|以降|"
        "冬|冬学期|前期|夏|夏季|夏学期|後期|春|春学期|秋|"
        "秋学期|第1四半期|第2四半期|第3四半期|第一四半期|第三四半期|"
        "第二四半期|自|至|"
    ),
    "ko": (
        "|가을|가을 학기|가을학기|겨울|겨울 학기|겨울학기|까지|"
        "봄|봄 학기|봄학기|부터|상반기|여름|여름 학기|여름학기|"
        "이래|이후|하반기|"
    ),
    "ar": (
        "|إلى|ابتداء من|ابتداءً من|الخريف|الربع الأول|الربع الثالث|الربع الثاني|"
        "الربع الرابع|الربيع|الشتاء|الصيف|الفصل الأول|الفصل الثاني|الفصل الدراسي الأول|"
        "الفصل الدراسي الثاني|الى|بدءا من|حتى|خريف|ربيع|شتاء|صيف|لغاية|منذ|"
    ),
    "he": (
        "|אביב|החל מ|החל משנת|חורף|מ|מאז|משנת|סמסטר א|סמסטר א'|סמסטר א׳|סמסטר ב|"
        "סמסטר ב'|סמסטר ב׳|סמסטר קיץ|סתיו|עד|עד ל|קיץ|רבעון 1|רבעון 2|רבעון 3|"
        "רבעון 4|רבעון ראשון|רבעון רביעי|רבעון שלישי|רבעון שני|"
    ),
    "fa": ("|از|از سال|بهار|تا|تا سال|تابستان|زمستان|نیمسال اول|نیمسال دوم|پائیز|پاییز|"),
    "hi": ("|के बाद से|गर्मी|ग्रीष्म|तक|पतझड़|बसंत|वसंत|शरद|शीत|शीतकालीन|सर्दी|से|"),
    "th": (
        "|จนถึง|ตั้งแต่|ถึง|ภาคต้น|ภาคปลาย|"
        "ภาคเรียนที่ 1|ภาคเรียนที่ 2|ฤดูร้อน|"
        "ฤดูหนาว|ฤดูใบไม้ผลิ|ฤดูใบไม้ร่วง|"
        "เทอม 1|เทอม 2|เริ่ม|"
    ),
}
"""Phrases for the start and the end of a period, and seasons, by language tag.

They are in the form of `months.bare`, each between bars.
"""
