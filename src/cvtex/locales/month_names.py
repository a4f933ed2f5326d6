"""The names of the months in all languages, by `scripts/build_locales.py`."""

from __future__ import annotations

NAMES = (
    (
        "ene enero gener gennaio ianuar ianuarie "
        "jaenner janeiro janner januar januara "
        "januari januarja januarju january január "
        "januára januári janv janvier jänner "
        "leden ledna ocak sijecanj sijecnja "
        "sijecnju siječanj siječnja siječnju "
        "styczen styczeń stycznia styczniu tammik "
        "tammikuu tammikuuta γενάρη γενάρησ "
        "γεναρη γεναρησ ιαν ιανουάριο ιανουάριοσ "
        "ιανουαρίου ιανουαριο ιανουαριοσ "
        "ιανουαριου січ січень січня січні ян янв "
        "январе январь января яну януари בינואר "
        "ינואר ינו׳ جانفي يناير ژانویه जन जनवरी "
        "जन॰ ม.ค มกราคม"
    ),
    (
        "febbraio feber febrer febrero februar "
        "februara februari februarie februarja "
        "februarju february február februára "
        "februári fev fevereiro fevr fevrier fév "
        "févr février helmik helmikuu helmikuuta "
        "lutego luty pebruari subat unor unora "
        "veljaca veljace veljaci veljača veljače "
        "veljači únor února şubat φεβ φεβρουάριο "
        "φεβρουάριοσ φεβρουαρίου φεβρουαριο "
        "φεβρουαριοσ φεβρουαριου φλεβάρη φλεβάρησ "
        "φλεβαρη φλεβαρησ лют лютии лютий лютого "
        "лютому фев февр феврале февраль февраля "
        "февруари בפברואר פברואר פבר׳ شباط فبراير "
        "فوریه فيفري फर फरवरी फ़र फ़रवरी फ़र॰ ก.พ "
        "กุมภาพันธ์"
    ),
    (
        "brezen brezna breznu březen března "
        "březnu maalis maalisk maaliskuu "
        "maaliskuuta maart maerz marc marca march "
        "marcius marco marec maret mars mart "
        "martie marts marz marzec marzo març "
        "março mrt mrz március märz ozujak ozujka "
        "ozujku ožujak ožujka ožujku μάρ μάρτη "
        "μάρτησ μάρτιο μάρτιοσ μαρ μαρτίου μαρτη "
        "μαρτησ μαρτιο μαρτιοσ μαρτιου бер "
        "березень березня березні мар март марта "
        "марте במרס במרץ מרס מרץ آذار اذار مارس "
        "मार्च มี.ค มีนาคม"
    ),
    (
        "abr abril april aprila aprile aprili "
        "aprilie aprilis aprilu apríl apríla "
        "apríli avr avril d'abril duben dubna "
        "huhtik huhtikuu huhtikuuta kwiecien "
        "kwiecień kwietnia kwietniu nisan travanj "
        "travnja travnju április απρ απρίλη "
        "απρίλησ απρίλιο απρίλιοσ απριλίου απριλη "
        "απριλησ απριλιο απριλιοσ απριλιου апр "
        "апреле апрель апреля април кві квіт "
        "квітень квітня квітні אפריל אפר׳ באפריל "
        "آوریل أبريل أفريل ابريل افريل نيسان "
        "अप्रेल अप्रैल เม.ย เมษายน"
    ),
    (
        "kveten kvetna kvetnu květen května "
        "květnu maggio mai maig maio maj maja "
        "majus may mayis mayo mayıs mei máj mája "
        "május svibanj svibnja svibnju toukok "
        "toukokuu toukokuuta μάη μάησ μάι μάιο "
        "μάιοσ μαη μαησ μαι μαΐ μαΐου μαιο "
        "μαιοσ μαιου мае маи май мая тра трав "
        "травень травня травні במאי מאי أيار ايار "
        "ماي مايو مه می मई พ.ค พฤษภาคม"
    ),
    (
        "cerven cervna cervnu czerwca czerwcu "
        "czerwiec giugno haziran iunie juin jun "
        "juna june junho juni junij junija juniju "
        "junio junius juny jún júna június "
        "kesaekuu kesaekuuta kesakuu kesakuuta "
        "kesäkuu kesäkuuta lipanj lipnja lipnju "
        "červen června červnu ιουν ιουνίου ιουνη "
        "ιουνησ ιουνιο ιουνιοσ ιουνιου ιούν ιούνη "
        "ιούνησ ιούνιο ιούνιοσ июн июне июнь июня "
        "чер черв червень червня червні юн юни "
        "ביוני יוני جوان حزيران يونيو ژوئن जून "
        "มิ.ย มิถุนายน"
    ),
    (
        "cervence cervenci cervenec heinaek "
        "heinaekuu heinaekuuta heinak heinakuu "
        "heinakuuta heinäk heinäkuu heinäkuuta "
        "iulie juil juillet jul jula julho juli "
        "julij julija juliju julio juliol julius "
        "july júl júla július lipca lipiec luglio "
        "srpanj srpnja srpnju temmuz července "
        "červenci červenec ιουλ ιουλίου ιουλη "
        "ιουλησ ιουλιο ιουλιοσ ιουλιου ιούλ ιούλη "
        "ιούλησ ιούλιο ιούλιοσ июл июле июль июля "
        "лип липень липня липні юл юли ביולי יולי "
        "تموز جولای جويلية يوليو يوليوز ژوئیه "
        "जुलाई जुल॰ ก.ค กรกฎาคม"
    ),
    (
        "agost agosto agustos agustus aout août "
        "august augusta auguste augusti augustus "
        "augusztus avgust avgusta avgustu ağustos "
        "d'agost elokuu elokuuta kolovoz kolovoza "
        "kolovozu sierpien sierpień sierpnia "
        "sierpniu srpen srpna αυγ αυγουστο "
        "αυγουστοσ αυγουστου αυγούστου αύγ "
        "αύγουστο αύγουστοσ авг август августа "
        "августе сер серп серпень серпня серпні "
        "אוגוסט אוג׳ באוגוסט آب آگوست أغسطس أوت "
        "اب اغسطس اوت غشت अगस्त अग॰ ส.ค สิงหาคม"
    ),
    (
        "eyluel eylul eylül rujan rujna september "
        "septembra septembre septembri septembrie "
        "septembru septiembre setembre setembro "
        "setiembre settembre syyskuu syyskuuta "
        "szeptember wrzesien wrzesień wrzesnia "
        "wrzesniu września wrześniu zari září σεπ "
        "σεπτ σεπτέμβρη σεπτέμβρησ σεπτέμβριο "
        "σεπτέμβριοσ σεπτεμβρίου σεπτεμβρη "
        "σεπτεμβρησ σεπτεμβριο σεπτεμβριοσ "
        "σεπτεμβριου вер вересень вересня вересні "
        "сен сент сентябре сентябрь сентября сеп "
        "септ септември בספטמבר ספטמבר ספט׳ أيلول "
        "ايلول سبتمبر سپتامبر شتنبر सितंबर "
        "सितम्बर सित॰ ก.ย กันยายน"
    ),
    (
        "d'octubre ekim lokakuu lokakuuta october "
        "octobre octombrie octubre okt oktober "
        "oktobra oktobri oktobru október októbra "
        "októbri ott ottobre outubro pazdziernik "
        "pazdziernika pazdzierniku październik "
        "października październiku rijen rijna "
        "říjen října οκτ οκτωβρίου οκτωβρη "
        "οκτωβρησ οκτωβριο οκτωβριοσ οκτωβριου "
        "οκτώβρη οκτώβρησ οκτώβριο οκτώβριοσ жов "
        "жовт жовтень жовтня жовтні окт октомври "
        "октябре октябрь октября אוקטובר אוק׳ "
        "באוקטובר أكتوبر اكتوبر اکتبر अक्टूबर "
        "अक्टू॰ अक्तूबर ต.ค ตุลาคม"
    ),
    (
        "kasim kasım listopadzie marras marrask "
        "marraskuu marraskuuta noiembrie nopember "
        "november novembra novembre novembri "
        "novembro novembru noviembre studeni "
        "studenoga studenom studenome νοέ νοέμβρη "
        "νοέμβρησ νοέμβριο νοέμβριοσ νοε "
        "νοεμβρίου νοεμβρη νοεμβρησ νοεμβριο "
        "νοεμβριοσ νοεμβριου лис лист листопад "
        "листопада листопаді ное ноември ноя нояб "
        "ноябре ноябрь ноября בנובמבר נובמבר נוב׳ "
        "نوامبر نوفمبر نونبر नवंबर नवम्बर नव॰ พ.ย "
        "พฤศจิกายน"
    ),
    (
        "aralik aralık december decembra decembre "
        "decembri decembrie decembru desember "
        "desembre dez dezember dezembro dic "
        "dicembre diciembre décembre grudnia "
        "grudniu grudzien grudzień jouluk "
        "joulukuu joulukuuta prosinac prosinca "
        "prosince prosinci prosincu prosinec δεκ "
        "δεκέμβρη δεκέμβρησ δεκέμβριο δεκέμβριοσ "
        "δεκεμβρίου δεκεμβρη δεκεμβρησ δεκεμβριο "
        "δεκεμβριοσ δεκεμβριου гру груд грудень "
        "грудня грудні дек декабре декабрь "
        "декабря декември בדצמבר דצמבר דצמ׳ دجنبر "
        "دسامبر ديسمبر दिसंबर दिसम्बर दिस॰ ธ.ค "
        "ธันวาคม"
    ),
)
"""The names of January to December, in the form of `months.folded`, divided by spaces."""

SHORT_NAMES = (
    ("gen i ian jaen jan jän led lednu oca sij sty tammi"),
    ("feb febr helmi ii lut lutym peb sub uno unoru velj úno únoru şub"),
    ("bre bře iii maa maer mar marci marcu márc mär ozu ožu"),
    ("apr apri dub dubnu huhti iv kwi nis tra ápr ápri"),
    ("kve kvě mag maji maju máji svi touko v"),
    ("cvn cze giu haz iun júni kesaek kesak kesäk vi čvn"),
    ("cvc heina heinae heinä iul juill júli lipcu lug tem vii čvc"),
    ("ag ago ags agt agu aou aug avg ağu elo elok kol sie srpnu viii"),
    ("eyl ix ruj rujnu sep sept set sett syys syysk sze szep szept wrz wrzes zar zář"),
    ("eki ekm loka lokak oct out paz paź rij rijnu x říj říjnu"),
    ("kas noe noi nop nov stu xi"),
    ("ara dec des déc gru joulu pro xii"),
)
"""Short forms that have other meanings in a text."""
