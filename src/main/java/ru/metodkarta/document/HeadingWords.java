package ru.metodkarta.document;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a heading of a column says about it: read, never shown. */
final class HeadingWords {

    /** @param strength 3 the very word, 2 a usual one, 1 only when nothing better is there */
    record Guess(ColumnRole role, int strength) {}

    private record Word(ColumnRole role, int strength, Pattern pattern) {}

    /** Columns that our own spreadsheets add to a plan's ({@code document.column.*}). */
    private static final Pattern ADDED =
            Pattern.compile("^(?:срок: с|срок: по|ближайший контроль|все сроки)$", Pattern.UNICODE_CASE);

    private static final Pattern GROUP = Pattern.compile(
            "^(?:наименование |название )?(?:направлени[ея]|этап|задача|модул[ьи])(?: \\p{L}+)?$",
            Pattern.UNICODE_CASE);

    private static final List<Word> WHOLE = List.of(
            word(ColumnRole.SECTION, 3, "^(?:наименование |название )?(?:раздел|блок)а?(?: плана)?$"),
            word(ColumnRole.NUMBER, 3, "^(?:№|n|#|no)+\\.?$"),
            word(ColumnRole.NUMBER, 3, "^(?:№№?|n|#)?\\s*п\\s?[/\\\\.]?\\s?п\\.?$"),
            word(
                    ColumnRole.NUMBER,
                    3,
                    "^(?:№№?|номер|n)\\s?(?:пункта|п\\.?|мероприятия|по порядку|строки|раздела|пп|п-п|задачи)?\\.?$"),
            word(ColumnRole.NUMBER, 2, "^(?:пункт|п\\.|номер.{0,25})$"),
            word(ColumnRole.SKIPPED, 3, "отметк|информаци\\p{L}* об? (?:ис|вы)полнени|ход\\p{L}* (?:ис|вы)полнени"),
            word(ColumnRole.SKIPPED, 2, "^(?:статус|факт\\p{L}*|выполнено|исполнено|выполнение|исполнение)$"));

    /** The word that stands first decides: «Срок исполнения мероприятия» is a deadline, «Ответственный за срок» a person. */
    private static final List<Word> FIRST = List.of(
            word(ColumnRole.DEADLINE, 3, "срок|дата|даты|период(?!ич)|дедлайн"),
            word(
                    ColumnRole.DEADLINE,
                    2,
                    "(?<!\\p{L})время|месяц|квартал|когда(?!\\p{L})|график|периодичност|год реализации|учебный год"),
            word(ColumnRole.DEADLINE, 1, "^начало|^окончание|^20\\d\\d|^год(?!\\p{L})"),
            word(ColumnRole.EXECUTORS, 3, "ответствен|исполнител|соисполнител|(?<!\\p{L})отв\\."),
            word(
                    ColumnRole.EXECUTORS,
                    2,
                    "кто (?:проводит|отвечает|делает)|организатор|координатор|куратор|исполняющ|реализующ|орган(?:ы)? власти|должностн\\p{L}+ лиц"),
            word(ColumnRole.EXECUTORS, 1, "участник|субъект|привлекаем|фио(?!\\p{L})|партнер"),
            word(ColumnRole.RESULT, 3, "результат"),
            word(
                    ColumnRole.RESULT,
                    2,
                    "вид(?:ы)? документ|форм\\p{L} (?:представлени|отчет|завершени|предъявлени|фиксаци|контрол)|документ|продукт|(?<!\\p{L})итог|подтвержд|отчетн|выход"),
            word(ColumnRole.RESULT, 1, "показател|индикатор|эффект|критери|ожидаем|планируем|целев|значени"),
            word(ColumnRole.TITLE, 3, "мероприяти|наименовани\\p{L}* (?:мер(?!о)|действ|работ)"),
            word(
                    ColumnRole.TITLE,
                    2,
                    "наименовани|содержани|(?<!\\p{L})действи|вид\\p{L}* (?:деятельност|работ)|название|перечень|(?<!\\p{L})меры(?!\\p{L})|что (?:сделать|делать)|формулировк|деятельност"),
            word(
                    ColumnRole.TITLE,
                    1,
                    "задач|тема(?!\\p{L})|тематик|направлени|форм\\p{L} (?:работы|проведени)|этап|вопрос|работ"));

    private HeadingWords() {}

    /** @return null when the heading is of no known kind */
    static Guess guess(String heading) {
        String text = plain(heading);
        if (text.isEmpty() || text.length() > 160) {
            return null;
        }
        for (Word word : WHOLE) {
            if (word.pattern().matcher(text).find()) {
                return new Guess(word.role(), word.strength());
            }
        }
        Guess best = null;
        int first = Integer.MAX_VALUE;
        for (Word word : FIRST) {
            Matcher found = word.pattern().matcher(text);
            if (!found.find()) {
                continue;
            }
            // a weak word gives way to a strong one of another kind wherever that stands
            int place = found.start() + (word.strength() == 1 ? 1000 : 0);
            if (place < first) {
                first = place;
                best = new Guess(word.role(), word.strength());
            }
        }
        return best;
    }

    /** Our own spreadsheets say in such a column what the plan says already. */
    static boolean isAdded(String heading) {
        return ADDED.matcher(plain(heading)).matches();
    }

    /** A word for a part of a plan: its column makes sections where it says the same many times over. */
    static boolean isGroup(String heading) {
        return GROUP.matcher(plain(heading)).matches();
    }

    private static String plain(String heading) {
        return CellText.oneLine(heading)
                .toLowerCase(Locale.ROOT)
                .replace('ё', 'е')
                .strip();
    }

    private static Word word(ColumnRole role, int strength, String pattern) {
        return new Word(role, strength, Pattern.compile(pattern, Pattern.UNICODE_CASE));
    }
}
