package ru.metodkarta.document;

import java.util.List;
import java.util.regex.Pattern;

/** Vocabulary of the text round a plan table: approval blocks, titles, periods. Read, never shown. */
final class FrontWords {

    private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

    static final Pattern APPROVAL = Pattern.compile(
            "(?:«\\s*)?(?:утвержд(?:е?н[аоы]?|ён|аю|ено)(?!\\p{L}\\p{L}\\p{L})|приложение(?!\\p{L})|согласован[оаы]?(?!\\p{L}))",
            ANY_CASE);
    static final Pattern AGREED =
            Pattern.compile("(?:согласован[оаы]?|рассмотрен[оаы]?|принят[оаы]?)(?!\\p{L})", ANY_CASE);
    static final Pattern ANNEX = Pattern.compile("приложение\\s*(?:№\\s*)?(\\d{1,3}(?:\\.\\d)?)?", ANY_CASE);
    static final Pattern TITLE = Pattern.compile(
            "(?:проект\\s+)?(?:(?:муниципальн|региональн|краев|областн|районн|городск|окружн|единый|комплексн|сводн|годов|ежегодн|"
                    + "перспективн|типов|примерн|институциональн|сетев|календарн|учебн|план[- ]?)\\p{L}*\\s+)*"
                    + "[«\"(]*(?:план(?:-график|-сетка)?(?!\\p{L})|дорожная карта|комплекс мер|комплекс мероприятий|перечень мер|"
                    + "перечень мероприятий|программа|мероприятия(?!\\p{L})|график(?!\\p{L})|циклограмма|календарь|план мероприятий)",
            ANY_CASE);
    /** Goes on with a title in the next paragraph. */
    static final Pattern TITLE_GOES_ON = Pattern.compile(
            "(?:[(«\"]?дорожн|по(?!\\p{L})|на(?!\\p{L})|в(?!\\p{L})|для|о(?!\\p{L})|об(?!\\p{L})|мероприяти|реализаци|работы|"
                    + "действий|\\(|города|муниципальн|образовательн|с(?!\\p{L})|и(?!\\p{L})|к(?!\\p{L})|20\\d\\d|(?-i:\\p{Ll}))",
            ANY_CASE);

    static final Pattern OPENING = Pattern.compile(
            "(?:" + APPROVAL.pattern() + "|" + TITLE.pattern() + "|к (?:приказу|распоряжению|постановлению)|"
                    + "приказ(?:ом)?(?!\\p{L})|от\\s|\\(в ред|«?_{2,}|по\\s|на\\s20)",
            ANY_CASE);
    static final Pattern EDITION =
            Pattern.compile("\\(?\\s*(?:в\\s+ред(?:акции|\\.)|с\\s+изменениями|в\\s+новой\\s+редакции)", ANY_CASE);

    static final Pattern ACT = Pattern.compile(
            "(?<!\\p{L})(приказ(?:ом|у|а)?|распоряжени(?:ем|ю|я|е)|постановлени(?:ем|ю|я|е)|протокол(?:ом|у|а)?)(?!\\p{L})",
            ANY_CASE);
    static final Pattern ISSUER_END = Pattern.compile("\\s+(?:от(?=\\s|«|\"|_|\\d)|№|N\\s?\\d)", ANY_CASE);
    static final Pattern ACT_NUMBER = Pattern.compile(
            "(?:№|(?<!\\p{L})N)\\s*(?=\\S{0,12}\\d)([\\p{L}\\d]+(?:\\s?[-–/.]\\s?[\\p{L}\\d]+)*)", ANY_CASE);
    static final Pattern WRITTEN_DATE = Pattern.compile(
            "[«\"“]?\\s*(\\d{1,2})\\s*[»\"”]?\\s*(?:[.\\s]\\s*(\\d{1,2})\\s*[.\\s]\\s*|"
                    + "(январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр|янв|фев|мар|апр|авг|сен|окт|ноя|дек)\\p{L}*\\.?\\s+)"
                    + "(\\d{4})",
            ANY_CASE);
    static final List<String> MONTHS =
            List.of("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек");
    static final Pattern BLANK_DATE = Pattern.compile("_{2,}");
    static final Pattern DIRECTIVE = Pattern.compile("распоряж", ANY_CASE);
    static final Pattern RESOLUTION = Pattern.compile("постановл", ANY_CASE);
    static final Pattern PROTOCOL = Pattern.compile("протокол", ANY_CASE);
    static final Pattern I_APPROVE = Pattern.compile("(?:«\\s*)?утверждаю(?!\\p{L})", ANY_CASE);

    private static final String YEAR = "20\\d\\d";
    private static final String DASH = "\\s?[-–—/]\\s?";
    private static final String MONTH =
            "(?:январ|феврал|март|апрел|ма|июн|июл|август|сентябр|октябр|ноябр|декабр)\\p{L}{0,2}";

    /** «на 2022/2023 учебный год»: groups 1 and 2 */
    static final Pattern SCHOOL_YEARS = Pattern.compile(
            "(?:(?:на|в)\\s+)?(" + YEAR + ")" + DASH + "(" + YEAR
                    + "|\\d\\d)\\s?(?:-?\\s?(?:й|ый)\\s)?(?:учебн\\p{L}+\\s?год\\p{L}*|уч\\.?\\s?г(?:од\\p{L}*|\\.)?)",
            ANY_CASE);
    /** «на 2021-2024 г.г.», «2021 – 2024 годы» */
    static final Pattern YEARS = Pattern.compile(
            "(?:(?:на|в)\\s+)?(?:период\\s+)?(" + YEAR + ")\\s?(?:г(?:ода?|\\.)?)?" + DASH + "(" + YEAR
                    + ")(?:\\s?(?:г\\.\\s?г\\.?|гг\\.?|год(?:ы|ов|ах)?|г\\.?))?(?!\\d)",
            ANY_CASE);
    /** «с сентября 2022 по май 2024», «сентябрь 2022 г. – май 2024 г.» */
    static final Pattern MONTHS_OF_YEARS = Pattern.compile(
            "(?:(?:на|с)\\s+)?(?:период\\s+с\\s+)?(" + MONTH + ")\\s+(" + YEAR + ")(?:\\s?г(?:ода|\\.)?)?(?:" + DASH
                    + "|\\s+по\\s+)(" + MONTH + ")\\s+(" + YEAR + ")(?:\\s?(?:г(?:ода?|\\.)?))?(?!\\p{L})",
            ANY_CASE);

    static final Pattern UNTIL_YEAR = Pattern.compile(
            "(?:на\\s+)?(?:период\\s+)?до\\s+(" + YEAR + ")\\s*(?:год(?:а)?|г\\.?)(?!\\p{L})", ANY_CASE);
    static final Pattern ONE_YEAR =
            Pattern.compile("(?:на|в)\\s+(?:период\\s+)?(" + YEAR + ")\\s*(?:год(?:у)?|г\\.?)(?!\\p{L})", ANY_CASE);
    static final Pattern BLANK_YEARS = Pattern.compile(
            "(?:на|в)\\s+20(?:\\.{2,}|…|_{1,})\\s?[-–—/]?\\s?(?:20(?:\\.{2,}|…|_{1,}))?\\s?(?:учебн\\p{L}+\\s?год|год\\p{L}?|гг?\\.)",
            ANY_CASE);

    static final Pattern FROM_FIRST = Pattern.compile("от\\s", ANY_CASE);
    static final Pattern PERSON = Pattern.compile("\\p{Lu}\\.\\s?\\p{Lu}\\.");
    static final Pattern ANNEX_WORDS = Pattern.compile("приложение\\s*№?\\s*\\d*", ANY_CASE);

    private FrontWords() {}
}
