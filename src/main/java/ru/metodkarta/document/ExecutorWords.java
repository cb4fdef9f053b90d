package ru.metodkarta.document;

import java.util.regex.Pattern;

/** How executors are named in plans: read, never shown. */
final class ExecutorWords {

    private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    /** A small-letter line that begins with one of these names somebody new. */
    static final Pattern NEW_ONE = Pattern.compile(
            "(?:образовательные|общеобразовательные|дошкольные|муниципальные|методические|методические|общественные|"
                    + "профессиональные|педагогические|руководител[иь]|педагоги?|педагог-\\p{L}+|учителя?|школы|методисты?|заместител[иь]|"
                    + "директора?|начальники?|заведующи[ейя]|управление|отдел|департамент|министерство|специалисты?|учреждения|"
                    + "организации дополнительного|классные|рабоч(?:ая|ие)|творческ(?:ая|ие)|члены|участники|органы|центры?|комитет|сектор|"
                    + "детские|координатор\\p{L}?|кураторы?|наставники?|тьюторы?|воспитатели?|администраци[яи] (?:школ|оо|оу|доу))(?!\\p{L})",
            Pattern.UNICODE_CASE);

    /** A capital group name after a small-letter word: the line break between two executors became a space. */
    static final Pattern ANOTHER_WITHIN = Pattern.compile(
            "(?<=[\\p{Ll})])\\s+(?=(?:(?:Обще)?[Оо]бразовательные|Дошкольные|Муниципальные|Методические|Творческие|Школы|Педагоги|"
                    + "Руководители|Управление|Департамент|Министерство|Методисты|Учителя|Администрации)(?!\\p{L}))"
                    + "|(?<=\\p{Lu})\\s+(?=(?:Образовательные|Руководители|Педагоги|Методисты|Учителя)(?!\\p{L}))");

    static final Pattern ADJECTIVE_LAST =
            Pattern.compile("(?:ые|ие|ого|его|ой|ей|ых|их|ый|ий|ая|яя|ое|ому|ыми|ими|ной|ым)$", Pattern.UNICODE_CASE);

    /** «Кировской области», «Пермского края»: rest of a name in spite of the capital. */
    static final Pattern GENITIVE_FIRST =
            Pattern.compile("\\p{Lu}\\p{Ll}+(?:ой|ого|его)(?!\\p{L})", Pattern.UNICODE_CASE);

    /** «… образования, науки и молодёжной политики» is one name. */
    static final Pattern BODY = Pattern.compile(
            "(?<!\\p{L})(?:министерств|департамент|управлени|отдел|комитет|центр|институт|сектор)", ANY_CASE);

    static final Pattern BODY_GOES_ON = Pattern.compile(
            "(?:науки|культуры|спорта|молод[её]жи|молод[её]жной|физической|туризма|опеки|социальн(?:ой|ых)|воспитания|"
                    + "дополнительного|семьи|семейной|защиты|высшего|профессионального|просвещения|образования|спорту|культуре|науке|повышения|оценки)(?!\\p{L})",
            Pattern.UNICODE_CASE);

    static final Pattern SHORT_NAME = Pattern.compile(
            "[\\p{Lu}][\\p{Lu}\\d-]{1,9}(?:\\s[\\p{Lu}]{1,6})?(?:\\s?\\([^)]*\\))?", Pattern.UNICODE_CASE);
    static final Pattern GROUP = Pattern.compile(
            "(?:(?:обще)?образовательные (?:организации|учреждения)|дошкольные|школы|детские сады|учреждения|организации|"
                    + "муниципальные|методические (?:объединения|службы)|общественные|центры|лицеи|гимназии|министерство|управление|департамент)(?!\\p{L}).*",
            ANY_CASE);
    static final Pattern QUOTED_NAME = Pattern.compile("[\\p{Lu}]{2,}[^«]*«[^»]+»", Pattern.UNICODE_CASE);
    static final Pattern AND = Pattern.compile("\\s+и\\s+(?!др(?:\\.|угие)|пр\\.|т\\.)");
    static final Pattern PERSON_FIRST = Pattern.compile("\\p{Lu}\\p{Ll}+(?:-\\p{Lu}\\p{Ll}+)?\\s+\\p{Lu}\\.");
    static final Pattern ABBREVIATION_LAST =
            Pattern.compile("(?:^|\\s)(?:др|пр|т\\.?\\s?д|т\\.?\\s?п|г|обл|р-н)\\.$|(?:^|[\\s.])\\p{Lu}\\.$");
    static final Pattern SIGN_FIRST = Pattern.compile("^(?:[-–—•·▪*]\\s?|\\d{1,2}[.)]\\s)(?=\\S)");
    /** «1) ЦРО 2) ММС» on one line. */
    static final Pattern NUMBERED_WITHIN = Pattern.compile("(?<=[^\\s№])\\s+(?=\\d{1,2}\\)\\s)");

    private ExecutorWords() {}
}
