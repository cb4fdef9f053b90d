package ru.metodkarta.deadline;

import static ru.metodkarta.deadline.Lexeme.*;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The Russian words of deadlines, in lower case with «е» for «ё». The only place where they stand. Words of five letters
 * and more may be misspelt by one letter (missing, extra, wrong or two swapped).
 */
final class Vocabulary {

    record Word(Lexeme lexeme, int value) {}

    private static final int SHORTEST_MISSPELT = 5;
    private static final int LONGEST = 24;

    private static final Map<String, Word> WORDS = new HashMap<>();
    private static final Map<Integer, List<String>> MISSPELLABLE = new HashMap<>();

    /** Real words one letter away from a word of deadlines. */
    private static final Set<String> OTHER_WORDS = Set.of(
            "лечение",
            "лечении",
            "сечение",
            "сечении",
            "влечение",
            "учено",
            "почле",
            "поле",
            "послед",
            "посла",
            "последе",
            "вечера",
            "четвертое",
            "полугодка",
            "графин",
            "графины",
            "клана",
            "плато");

    /** Only words that carry the meaning; short or common ones would turn prose into dates. */
    private static final Set<Lexeme> MAY_BE_MISSPELT = EnumSet.of(
            MONTH,
            YEARLY,
            HALF_YEARLY,
            QUARTERLY,
            MONTHLY,
            OFTEN,
            CONTINUOUS,
            WITHIN,
            QUARTER,
            HALF_YEAR,
            SCHOOL,
            NEED,
            LATER,
            PRECEDING,
            SEPARATE,
            ACCORDING,
            STARTING,
            THEN,
            AFTER,
            PLAN,
            TERM);

    static {
        months();
        years();
        prepositions();
        frequencies();
        others();
    }

    private Vocabulary() {}

    private static void months() {
        month(1, "январ", "ь я ю ем е", "янв");
        month(2, "феврал", "ь я ю ем е", "фев февр");
        month(3, "март", "| а у ом е", "мар");
        month(4, "апрел", "ь я ю ем е", "апр");
        month(5, "ма", "й я ю ем е", "");
        month(6, "июн", "ь я ю ем е", "");
        month(7, "июл", "ь я ю ем е", "");
        month(8, "август", "| а у ом е", "авг");
        month(9, "сентябр", "ь я ю ем е", "сен сент");
        month(10, "октябр", "ь я ю ем е", "окт");
        month(11, "ноябр", "ь я ю ем е", "ноя нояб");
        month(12, "декабр", "ь я ю ем е", "дек");
        add(SEASON, 3, "весна весной весны весну");
        add(SEASON, 6, "лето летом лета");
        add(SEASON, 9, "осень осенью осени");
        add(SEASON, 12, "зима зимой зимы зиму");
    }

    private static void month(int number, String stem, String endings, String abbreviations) {
        for (String ending : endings.split(" ")) {
            add(MONTH, number, stem + ending.replace("|", ""));
        }
        add(MONTH, number, abbreviations);
    }

    private static void years() {
        add(YEAR, 0, "год года году годом годе годы годов годам годами годах г гг");
        add(
                SCHOOL,
                0,
                "учебный учебного учебном учебному учебным учебные учебных уч учеб академического академический");
        add(CALENDAR, 0, "календарный календарного календарном календарному календарных");
        add(HALF_YEAR, 0, "полугодие полугодия полугодию полугодии полугодием полугодий полугодиях полгода");
        add(QUARTER, 0, "квартал квартала квартале кварталу кварталом кварталы кварталов кварталах кв");
        add(TERM, 0, "четверть четверти четвертью четвертей четвертям четвертях");
        add(MONTH_WORD, 0, "месяц месяца месяце месяцу месяцем месяцев месяцы мес");
        add(WEEK, 0, "неделя недели неделю неделе недель неделей нед");
        add(DAY, 0, "день дня дней дню днем днях дн сутки суток");
        add(TEN_DAYS, 0, "декада декады декаде декаду");
        add(HALF, 0, "половина половины половине половину");
        add(DATE_NUMBER, 0, "число числа числу числе");
        add(BEGINNING, 0, "начало начала началу начале");
        add(MIDDLE, 0, "середина середины середине середину");
        add(END, 0, "конец конца концу конце окончание окончания окончанию");
        ordinal(1, "перв", "ый ая ое ого ой ую ом");
        ordinal(2, "втор", "ой ая ое ого ую ом");
        ordinal(3, "трет", "ий ья ье ьего ьей ью ьем");
        ordinal(4, "четверт", "ый ая ое ого ой ую ом");
        ordinal(9, "последн", "ий яя ее его ей юю ем");
    }

    private static void ordinal(int number, String stem, String endings) {
        for (String ending : endings.split(" ")) {
            add(ORDINAL, number, stem + ending);
        }
    }

    private static void prepositions() {
        add(UNTIL, 0, "до");
        add(NOT, 0, "не");
        add(LATER, 0, "позднее позже");
        add(THAN, 0, "чем");
        add(TOWARDS, 0, "к ко");
        add(DEADLINE, 0, "срок сроком срока сроки срокам сроков");
        add(FROM, 0, "с со");
        add(DATED, 0, "от");
        add(STARTING, 0, "начиная");
        add(TO, 0, "по");
        add(IN, 0, "в во");
        add(AT, 0, "на при");
        add(AND, 0, "и");
        add(AFTER, 0, "после");
        add(COMPLETION, 0, "окончании завершении истечении");
        add(COMPLETION, 1, "итогам результатам");
        add(WITHIN, 0, "течение течении протяжении");
        add(WHOLE, 0, "весь всего всему всем всей всю");
        add(PERIOD, 0, "период периода периоду периоде");
        add(CARRYING_OUT, 0, "реализации действия выполнения исполнения");
        add(BEFORE, 0, "за");
        add(THROUGH, 0, "через спустя");
        add(MOMENT, 0, "момента даты");
    }

    private static void frequencies() {
        add(YEARLY, 0, "ежегодно ежегодный ежегодная ежегодное ежегодные ежегодного ежегодной");
        add(HALF_YEARLY, 0, "ежеполугодно ежеполугодовой");
        add(QUARTERLY, 0, "ежеквартально ежеквартальный ежеквартальная ежеквартальные поквартально");
        add(MONTHLY, 0, "ежемесячно ежемесячный ежемесячная ежемесячные помесячно");
        add(OFTEN, 0, "еженедельно еженедельный еженедельные ежедневно ежедневный");
        add(EACH, 0, "каждый каждого каждое каждую каждом каждому каждые каждой каждая");
        add(TIMES, 1, "раз раза разов");
        add(TIMES_NUMBER, 1, "однократно единожды");
        add(TIMES_NUMBER, 2, "дважды двукратно");
        add(TIMES_NUMBER, 3, "трижды трехкратно");
        add(NUMBER, 1, "один одна одно одного одной одну");
        add(NUMBER, 2, "два две двух");
        add(NUMBER, 3, "три трех");
        add(NUMBER, 4, "четыре четырех");
        add(NUMBER, 5, "пять пяти");
        add(NUMBER, 6, "шесть шести");
        add(NUMBER, 7, "семь семи");
        add(NUMBER, 10, "десять десяти");
        add(RARER, 0, "реже менее");
        add(
                CONTINUOUS,
                0,
                "постоянно систематически регулярно непрерывно постоянной постоянная постоянный круглогодично бессрочно");
        add(BASIS, 0, "основе основа");
    }

    private static void others() {
        add(MEASURE, 0, "мере");
        add(NEED, 0, "необходимости надобности");
        add(REQUEST, 0, "запросу запросам заявке заявкам требованию");
        add(PLAN, 0, "план плану планам плана планом график графику графикам графика графиком расписанию циклограмме");
        add(PLAN, 0, "плануграфику согласованию приказу распоряжению");
        add(SEPARATE, 0, "отдельному отдельным отдельного отдельный утвержденному утвержденным");
        add(PLAN_FILLER, 0, "работы мероприятий проведения плану графику");
        add(ACCORDING, 0, "согласно");
        add(CORRESPONDENCE, 0, "соответствии");
        add(DETERMINED, 0, "определяемые определяемым определенные установленные установленным устанавливаемые");
        add(WORKING, 0, "рабочий рабочих рабочего рабочие");
        add(PRECEDING, 0, "предшествующего предшествующий предшествующему предшествующем предыдущего предыдущем");
        add(FOLLOWING, 0, "следующего следующий следующему следующем следующим последующего");
        add(CURRENT, 0, "текущего текущий текущем этого этом сего нового новом отчетного");
        add(THEN, 0, "далее затем впоследствии последующем");
        add(REPORT, 0, "отчет отчета отчеты отчетов отчетность отчитаться");
        add(CLOCK, 0, "ч час часа часов мин минут");
        add(WEEKDAY, 0, "понедельник вторник среда среду четверг пятница пятницу суббота субботу воскресенье");
        add(WEEKDAY, 0, "понедельникам вторникам средам четвергам пятницам субботам пн вт ср чт пт сб вс");
        add(STAGE, 0, "этап этапа этапе этапу этапом тур тура туре");
        add(CLAUSE, 0, "п пункт пункта пункту приложение приложения приложению №");
        add(THIS, 0, "т");
    }

    private static void add(Lexeme lexeme, int value, String forms) {
        for (String form : forms.split(" ")) {
            if (form.isEmpty()) {
                continue;
            }
            if (WORDS.putIfAbsent(form, new Word(lexeme, value)) != null) {
                continue;
            }
            // «карта», «парта» are no March
            boolean march = lexeme == MONTH && value == 3;
            if (MAY_BE_MISSPELT.contains(lexeme) && !march && form.length() >= SHORTEST_MISSPELT) {
                MISSPELLABLE
                        .computeIfAbsent(form.length(), length -> new ArrayList<>())
                        .add(form);
            }
        }
    }

    static boolean knows(String word) {
        return WORDS.containsKey(word);
    }

    /** The exact or nearly exact word, null when there is none. */
    static Word find(String word) {
        Word exact = WORDS.get(word);
        if (exact != null || word.length() < SHORTEST_MISSPELT || word.length() > LONGEST) {
            return exact;
        }
        return OTHER_WORDS.contains(word) ? null : misspelt(word);
    }

    private static Word misspelt(String word) {
        Word found = null;
        for (int length = word.length() - 1; length <= word.length() + 1; length++) {
            for (String form : MISSPELLABLE.getOrDefault(length, List.of())) {
                if (isOneSlipAway(word, form)) {
                    Word candidate = WORDS.get(form);
                    if (found != null && !found.equals(candidate)) {
                        return null;
                    }
                    found = candidate;
                }
            }
        }
        return found;
    }

    private static boolean isOneSlipAway(String a, String b) {
        int start = 0;
        int shorter = Math.min(a.length(), b.length());
        while (start < shorter && a.charAt(start) == b.charAt(start)) {
            start++;
        }
        int tail = 0;
        while (tail < shorter - start && a.charAt(a.length() - 1 - tail) == b.charAt(b.length() - 1 - tail)) {
            tail++;
        }
        int restA = a.length() - start - tail;
        int restB = b.length() - start - tail;
        if (restA <= 1 && restB <= 1) {
            return true;
        }
        return restA == 2
                && restB == 2
                && a.charAt(start) == b.charAt(start + 1)
                && a.charAt(start + 1) == b.charAt(start);
    }

    /** Cuts words written without a space («втечение», «досентября») into known ones; empty when it cannot. */
    static List<String> split(String word) {
        if (word.length() < 4 || word.length() > 2 * LONGEST) {
            return List.of();
        }
        return split(word, 4);
    }

    private static List<String> split(String word, int parts) {
        Word whole = WORDS.get(word);
        if (whole != null && word.length() >= 3) {
            return List.of(word);
        }
        if (parts == 1) {
            return List.of();
        }
        for (int cut = Math.min(word.length() - 3, LONGEST); cut >= 1; cut--) {
            String head = word.substring(0, cut);
            Word first = WORDS.get(head);
            boolean usable = first != null && (cut > 3 || isGlue(first.lexeme()));
            if (usable) {
                List<String> rest = split(word.substring(cut), parts - 1);
                if (!rest.isEmpty()) {
                    List<String> all = new ArrayList<>();
                    all.add(head);
                    all.addAll(rest);
                    return all;
                }
            }
        }
        return List.of();
    }

    private static boolean isGlue(Lexeme lexeme) {
        return switch (lexeme) {
            case IN, FROM, UNTIL, TO, AND, TOWARDS, NOT, MONTH, TIMES -> true;
            default -> false;
        };
    }
}
