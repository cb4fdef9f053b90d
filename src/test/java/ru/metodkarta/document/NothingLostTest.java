package ru.metodkarta.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import ru.metodkarta.document.PlanReading.Found;
import ru.metodkarta.document.PlanReading.Line;
import ru.metodkarta.office.RawCell;
import ru.metodkarta.office.RawRow;
import ru.metodkarta.office.RawTable;

/** Whatever a table holds, reading it never throws, always gives the same, and every word of it is shown somewhere. */
class NothingLostTest {

    private static final List<String> WORDS = List.of(
            "№",
            "№ п/п",
            "Мероприятие",
            "Наименование мероприятия",
            "Срок",
            "Сроки исполнения",
            "Ответственный",
            "Исполнитель",
            "Результат",
            "Индикатор",
            "Отметка об исполнении",
            "Примечание",
            "1",
            "2",
            "3",
            "4",
            "1.",
            "1.1",
            "1.2.",
            "2.1.",
            "а)",
            "б)",
            "I",
            "II.",
            "2021 год",
            "2022",
            "Раздел I. Кадры",
            "1. Организация",
            "КАДРЫ",
            "Итого",
            "* сноска",
            "Курсы",
            "Провести семинар",
            "семинар для",
            "педагогов",
            "и управленцев",
            "методичес-",
            "ЦРО",
            "МОУО, ОО",
            "май",
            "до 1 мая",
            "до 1 июня",
            "в течение года",
            "1) план;\n2) отчёт",
            "1) до 1 мая\n2) до 1 июня",
            "Приказ",
            "Утверждаю",
            "УТВЕРЖДЕН приказом",
            "от 12.05.2022 № 345",
            "План мероприятий",
            "на 2021-2024 годы",
            "(в редакции приказа)",
            "Директор _______ А.Б. Иванова",
            "",
            "",
            "",
            "",
            "",
            "-",
            "«",
            ")",
            "(",
            "\"",
            "%1",
            "\u00A0",
            "ё");

    @Test
    void randomTablesWithRandomChoices() {
        Random random = new Random(20221122);
        for (int i = 0; i < 6_000; i++) {
            RawTable table = table(random);
            ReadingChoices choices = random.nextInt(3) == 0 ? choices(random) : ReadingChoices.none();
            PlanReading reading = PlanReader.read(table, choices);

            assertThat(PlanReader.read(table, choices))
                    .as("same table, same reading")
                    .isEqualTo(reading);
            assertThat(reading.lines().stream().map(Line::key)).doesNotHaveDuplicates();
            String shown = shown(reading);
            for (String word : words(table)) {
                assertThat(shown).as(table + "\n" + choices).contains(word);
            }
        }
    }

    private static String shown(PlanReading reading) {
        List<String> texts = new ArrayList<>();
        Found found = reading.found();
        texts.add(found.title());
        texts.add(found.periodText());
        texts.add(found.actText());
        texts.add(found.edition());
        for (Line line : reading.lines()) {
            texts.add(line.number());
            texts.add(line.title());
            texts.add(line.executorsText());
            texts.add(line.deadline());
            texts.add(line.result());
            texts.addAll(line.extra().values());
        }
        reading.unplaced().forEach(piece -> texts.add(piece.text()));
        return plain(String.join(
                " ", texts.stream().map(text -> text == null ? "" : text).toList()));
    }

    private static List<String> words(RawTable table) {
        List<String> words = new ArrayList<>();
        List<String> texts = new ArrayList<>(table.before());
        texts.addAll(table.after());
        table.rows().forEach(row -> row.cells().forEach(cell -> texts.add(cell.text())));
        for (String text : texts) {
            for (String word : text.split("[\\s\u00A0]+")) {
                words.add(plain(word));
            }
        }
        return words;
    }

    /** Letters and digits: hyphens at line ends, spaces and list signs may change. */
    private static String plain(String text) {
        return text.replaceAll("[^\\p{L}\\d]", "");
    }

    private static RawTable table(Random random) {
        int width = 1 + random.nextInt(6);
        List<RawRow> rows = new ArrayList<>();
        int count = random.nextInt(9);
        for (int r = 0; r < count; r++) {
            List<RawCell> cells = new ArrayList<>();
            int column = random.nextInt(8) == 0 ? 1 : 0;
            while (column < width) {
                int span = random.nextInt(5) == 0 ? 1 + random.nextInt(width) : 1;
                boolean continued = random.nextInt(8) == 0;
                cells.add(new RawCell(column, span, continued ? "" : text(random), continued));
                column += span + (random.nextInt(15) == 0 ? 1 : 0);
            }
            rows.add(new RawRow(cells, random.nextInt(12) == 0, random.nextInt(20) == 0));
        }
        return new RawTable(null, width, rows, around(random), around(random));
    }

    /** Some texts carry a word that is nowhere else, so that nothing stands in for them. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder(WORDS.get(random.nextInt(WORDS.size())));
        if (random.nextInt(3) == 0) {
            text.append(" ж").append(random.nextInt(1_000_000)).append("ж");
        }
        while (random.nextInt(3) == 0) {
            text.append(random.nextInt(3) == 0 ? "\n" : " ").append(WORDS.get(random.nextInt(WORDS.size())));
        }
        return text.toString();
    }

    private static List<String> around(Random random) {
        List<String> texts = new ArrayList<>();
        for (int i = random.nextInt(6); i > 0; i--) {
            texts.add(text(random));
        }
        return texts;
    }

    private static ReadingChoices choices(Random random) {
        ColumnRole[] roles = ColumnRole.values();
        return new ReadingChoices(
                Map.of(random.nextInt(4), roles[random.nextInt(roles.length)]),
                random.nextBoolean() ? random.nextInt(4) : null,
                Set.of(String.valueOf(1 + random.nextInt(8))),
                Set.of(String.valueOf(1 + random.nextInt(8)), random.nextInt(8) + ".2"),
                Map.of(String.valueOf(1 + random.nextInt(8)), random.nextBoolean()));
    }
}
