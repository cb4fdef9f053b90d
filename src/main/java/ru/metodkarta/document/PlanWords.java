package ru.metodkarta.document;

import java.util.regex.Pattern;

/** Vocabulary of plan tables: read, never shown. */
final class PlanWords {

    private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** «1)», «2.», «а)», «- », «• » */
    static final Pattern LIST_ITEM = Pattern.compile(
            "(?:\\d{1,2}[.)](?!\\d)|\\d{1,2}(?:\\.\\d{1,2})+[.)]?(?![.\\d])|[а-яё]\\)|[a-z]\\)|[-–—•·▪●*‣◦➢✓]\\s)\\s*",
            ANY_CASE);

    static final Pattern CONJUNCTION_FIRST = Pattern.compile("(?:и|или|либо)(?![\\p{L}])");

    /** First parts of compounds whose hyphen belongs to the word and not to the end of the line. */
    static final Pattern COMPOUND_FIRST = Pattern.compile(
            ".*(?:научно|учебно|воспитательно|информационно|нормативно|социально|организационно|материально|психолого|"
                    + "педагого|историко|культурно|военно|физкультурно|художественно|общественно|профессионально|спортивно|"
                    + "финансово|технико|методико|логопедо|медико|программно|практико|системно|контрольно|оценочно|"
                    + "консультативно|консультационно|экспертно|проектно|естественно|гражданско|духовно|нравственно|"
                    + "государственно|частно|инженерно|кадрово|аналитико|статистико|творческо|опытно|северо|юго|"
                    + "план|интернет|онлайн|офлайн|медиа|видео|аудио|фото|радио|теле|веб|вице|экс|бизнес|мастер|экспресс|"
                    + "пресс|кейс|тренинг|тьютор|семинар|конкурс|выставк[аи]|круглый|творчески|центр|лиц|эксперт|"
                    + "ноябр[ья]|декабр[ья]|январ[ья]|феврал[ья]|март[а]?|апрел[ья]|ма[йя]|июн[ья]|июл[ья]|август[а]?|"
                    + "сентябр[ья]|октябр[ья]|какой|кто|что|где|когда|из|по|во|в)",
            ANY_CASE);

    /** «научно- методического»: a wrap that became a space. */
    static final Pattern SPACE_AFTER_HYPHEN = Pattern.compile(
            "(?<![\\p{L}-])((?:научно|учебно|воспитательно|информационно|нормативно|социально|организационно|материально|"
                    + "психолого|общественно|профессионально|программно|культурно|художественно|физкультурно|"
                    + "контрольно|консультационно))- (?=(?-i:\\p{Ll}{3}))(?!или\\b)",
            ANY_CASE);

    static final Pattern PREPOSITION_LAST = Pattern.compile(
            "(?<!\\p{L})(?:и|или|в|во|на|по|для|с|со|к|ко|о|об|от|до|из|за|при|над|под|без|через|между|не)$", ANY_CASE);

    /** Whole text of a cell is a number of a row. */
    static final Pattern NUMBER = Pattern.compile(
            "(?:п\\.?\\s?|№\\s?)?(?:\\d{1,4}(?:\\s?\\.\\s?\\d{1,3})*|[IVXLCІХ]{1,6}(?:\\.\\d{1,3})*|[а-яёa-z])\\s?[.)]{0,2}",
            ANY_CASE);

    /** A number at the beginning of a title; one component needs its sign: «15 школ» is no number. */
    static final Pattern NUMBER_FIRST = Pattern.compile(
            "((?:п\\.\\s?|№\\s?)\\d{1,3}(?:\\.\\d{1,3})*[.)]?|\\d{1,3}(?:\\.\\d{1,3}){1,3}[.)]{0,2}(?![\\d.]|\\s?г)|"
                    + "\\d{1,3}[.)](?!\\d)|[а-яё]\\)|[a-z]\\))\\s*(?=[\\p{L}«\"(„“])");

    static final Pattern LETTER_NUMBER = Pattern.compile("(?:[а-яё]|[a-z])[.)]{1,2}", ANY_CASE);
    static final Pattern ROMAN = Pattern.compile("[IVXLCІХ]{1,6}\\s?[.)]?");

    /** «Раздел I. …», «Направление 2: …», «Задача № 3 …» */
    static final Pattern NAMED_SECTION = Pattern.compile(
            "((?:раздел|подраздел|направление|блок|задача|этап|модуль|глава|часть|цель|подпрограмма|кластер|трек|проект|"
                    + "мероприятие|комплекс)\\s*(?:№\\s*)?(?:[IVXLCІХ]+|\\d{1,2}(?:\\.\\d{1,2})*)\\s?(?:[.:)]|[–—-](?=\\s))?)\\s*(?=\\S)(.*)",
            ANY_CASE | Pattern.DOTALL);

    static final Pattern SECTION_WORD = Pattern.compile(
            "(?:(?:раздел|подраздел|направлени[ея]|блок|задача|этап|модуль|глава|часть|цель|подпрограмма|кластер|трек)"
                    + "(?![\\p{L}])|(?-i:[IVXLCІХ]{1,6}\\.\\s|[IVX]{1,6}\\s+[А-ЯЁ«]))",
            Pattern.UNICODE_CASE | Pattern.CASE_INSENSITIVE);

    /** «1. …», «2.1. …», «II. …», «IV …», «1) …» at the head of a section. */
    static final Pattern NUMBERED_SECTION = Pattern.compile(
            "((?:[IVXLCІХ]{1,6}|\\d{1,2}(?:\\.\\d{1,2}){0,3})\\s?[.)]|[IVX]{1,6}(?=\\s+[\\p{Lu}«])|\\d{1,2}(?:\\.\\d{1,2}){1,3})\\s*"
                    + "(?=[\\p{L}«\"(„“])(.*)",
            Pattern.DOTALL);

    static final Pattern YEAR_SECTION =
            Pattern.compile("(?:(?:на|в)\\s+)?(20\\d\\d)(?:\\s*(?:год(?:у|а)?|г\\.?))?\\.?", ANY_CASE);
    static final Pattern ONE_YEAR =
            Pattern.compile("(?<![\\d/–-])(20\\d\\d)\\s*(?:год(?:у|а)?(?!\\p{L})|г\\.)", ANY_CASE);
    static final Pattern ANY_YEAR = Pattern.compile("20\\d\\d");

    static final Pattern TOTAL = Pattern.compile("(?:итого|всего)(?!\\p{L})", ANY_CASE);
    static final Pattern FOOTNOTE =
            Pattern.compile("(?:\\*|<\\*>|примечани[ея]\\s*[:.]|сноска|исполнитель\\s*:|исп\\.|тел\\.)", ANY_CASE);
    static final Pattern SIGNATURE = Pattern.compile(
            "(?:_{3,}|(?:и\\.?\\s?о\\.?\\s)?(?:начальник|директор|руководитель|заместитель|министр|председатель|методист|"
                    + "заведующ|глава|специалист)(?!\\p{Ll}*\\s+(?:школ|работ)).*(?:_{2,}|(?-i:\\p{Lu}\\.\\s?\\p{Lu}\\.)))",
            ANY_CASE | Pattern.DOTALL);

    /** Looks like the words of a deadline. */
    static final Pattern DEADLINE = Pattern.compile(
            "(?<!\\p{L})(?:январ|феврал|март|апрел|ма[йя](?!\\p{L})|июн|июл|август|сентябр|октябр|ноябр|декабр|"
                    + "ежегодн|ежемесячн|ежеквартальн|еженедельн|ежедневн|постоянно|регулярно|систематическ|квартал|кв\\.|полугоди|"
                    + "в течени[еи]|весь период|по (?:отдельному )?(?:плану|графику)|по мере|по согласованию|по запрос|по необходимост|"
                    + "не позднее|до \\d|раз в |учебн\\p{L}* год|уч\\. ?год|в срок|срок реализации|начало|конец|осень|весна|зима|"
                    + "в дни|каникул)|\\d{1,2}[./]\\d{1,2}[./](?:20)?\\d\\d|(?<!\\d)20\\d\\d(?!\\d)|(?<!\\d)\\d{1,2}\\.\\d{2}(?!\\d)",
            ANY_CASE);

    static final Pattern ORGANIZATION = Pattern.compile(
            "(?<!\\p{L})(?:М[БАК]?Д?ОУ|М[БАК]У|Г[БАК]?О?У|ГБПОУ|ГАУ|КОГОАУ|ОО(?!\\p{L})|ОУ(?!\\p{L})|ДОУ|СОШ|МОУО|ММС|ММЦ|ИМЦ|"
                    + "ЦРО|ИРО|ИПК|РИРО|КРИРО|ЦНППМ|РМК|ММО|ГМО|РМО|УО(?!\\p{L})|ДО(?!\\p{L})|МО(?!\\p{L})|школ|лице[йяи]|гимнази|"
                    + "учреждени|организаци|управлени|министерств|департамент|отдел|сектор|комитет|администраци|центр|институт|"
                    + "методист|директор|руководител|заместител|специалист|педагог|учител|начальник|заведующ|куратор|"
                    + "координатор|объединени|ассоциаци|совет(?!\\p{Ll}*ани)|рабоч\\p{L}+ групп|(?-i:[\\p{Lu}][\\p{Ll}]+\\s\\p{Lu}\\.\\s?\\p{Lu}\\.))",
            ANY_CASE);

    /** Marks in a grid of years or months. */
    static final Pattern MARK = Pattern.compile("[+хХxXvVVv√✓✔*●•1]|да");

    static final Pattern PART_OF_TIME = Pattern.compile(
            "(?:20\\d\\d\\s*(?:[-–/]\\s*20\\d\\d)?\\s*(?:год|г\\.?|уч\\.?\\s?(?:год|г\\.))?|(?:[IV]{1,3}|[1-4])\\s*(?:-?[ыий]{0,2}й?\\s*)?(?:квартал|кв\\.?|полугодие)|"
                    + "январь|февраль|март|апрель|май|июнь|июль|август|сентябрь|октябрь|ноябрь|декабрь)",
            ANY_CASE);
    static final Pattern TIME_BEGIN = Pattern.compile("(?<!\\p{L})(?:начал|с(?!\\p{L})|от(?!\\p{L}))", ANY_CASE);
    static final Pattern TIME_END =
            Pattern.compile("(?<!\\p{L})(?:оконча|заверш|конец|конч|по(?!\\p{L})|до(?!\\p{L}))", ANY_CASE);

    private PlanWords() {}
}
