package ru.metodkarta.amending;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;
import ru.metodkarta.roadmap.ActKind;
import ru.metodkarta.roadmap.ColumnKind;
import ru.metodkarta.roadmap.PrintedRoadmap;
import ru.metodkarta.roadmap.RevisionComparison;
import ru.metodkarta.roadmap.RevisionComparison.Kind;
import ru.metodkarta.roadmap.RevisionComparison.Line;
import ru.metodkarta.roadmap.TextChange;

/** What changes in the text of the order itself: its preamble, its duties on control, who controls. */
class OrderClausesTest {

    private static final UUID SECTION = UUID.randomUUID();
    private static final UUID CLAUSES = new UUID(0, 1);

    private final AmendingWords words = words();
    private final OrderClauses clauses = new OrderClauses(words, new WordReplacement(words));
    private final AmendingClauses ofPlan = new AmendingClauses(words, new WordReplacement(words));

    @Test
    void exchangesWordsOfAnActInThePreamble() {
        assertThat(preamble(
                        List.of("приказа министерства от 01.02.2024 № 5", "плана края"),
                        List.of("приказа министерства от 01.02.2026 № 5", "плана края")))
                .containsExactly("В преамбуле слово «01.02.2024» заменить словом «01.02.2026».");
    }

    @Test
    void addsLeavesOutAndWordsThePreambleAnew() {
        assertThat(preamble(List.of("приказа А"), List.of("приказа А", "приказа Б")))
                .containsExactly("Преамбулу дополнить словами «, на основании приказа Б».");
        assertThat(preamble(List.of("приказа А", "плана края на много лет вперёд и ещё дальше"), List.of("приказа А")))
                .containsExactly(
                        "В преамбуле слова «, на основании плана края на много лет вперёд и ещё дальше» исключить.");
        assertThat(preamble(List.of(), List.of("приказа А")))
                .containsExactly("Преамбулу дополнить словами «На основании приказа А».");
        assertThat(preamble(List.of("приказа А", "приказа Б"), List.of("приказа Б", "приказа В", "приказа А")))
                .containsExactly(
                        "Преамбулу изложить в следующей редакции: «На основании приказа Б, на основании приказа В,"
                                + " на основании приказа А».");
    }

    @Test
    void anActThatNoPreambleNamesIsNoClause() {
        RevisionComparison difference = difference(
                List.of(),
                List.of(new PrintedRoadmap.Basis("см. также", "письмо министерства", true)),
                List.of(TextChange.of("BASIS", "Основания", "", "см. также письмо министерства")),
                List.of());

        assertThat(clauses.of(difference, ActKind.ORDER)).isEmpty();
        assertThat(new UnsaidChanges(words).of(difference))
                .containsExactly("Основания: — → см. также письмо министерства");
    }

    @Test
    void dutiesOfTheOrderAreAddedChangedRenumberedAndRemoved() {
        assertThat(duties(
                        line(null, row("п. 3", "Назначить ответственных", "до 1 мая")),
                        line(row("2", "Представлять отчёт", "раз в год"), null),
                        line(
                                row("4", "Представлять сведения раз в год", ""),
                                row("4", "Представлять сведения раз в квартал", "")),
                        line(row("5", "Вести учёт", ""), row("6", "Вести учёт", "")),
                        line(row(null, "Проверять", ""), row("7", "Разместить на сайте всё, что проверено", ""))))
                .containsExactly(
                        "Дополнить пунктом 3 следующего содержания: «3. Назначить ответственных (до 1 мая).».",
                        "Пункт 2 исключить.",
                        "В пункте 4 слово «год» заменить словом «квартал».",
                        "Пункт 5 считать пунктом 6.",
                        "Пункт «Проверять» считать пунктом 7 и изложить в следующей редакции:"
                                + " «7. Разместить на сайте всё, что проверено.».");
    }

    @Test
    void anotherControllingPersonIsAClause() {
        assertThat(clauses.of(
                        difference(
                                List.of(),
                                List.of(),
                                List.of(TextChange.of(
                                        "SUPERVISOR", "Контроль", "директор центра", "заместитель начальника")),
                                List.of()),
                        ActKind.ORDER))
                .containsExactly("Пункт о контроле исполнения изложить в следующей редакции: «Контроль за исполнением"
                        + " настоящего приказа возложить на заместителя начальника.».");
    }

    @Test
    void aDutyThatWentIntoTheTableIsGoneFromTheOrderAndNewInTheTableAndBack() {
        TextChange toTable = TextChange.of("CLAUSE", "Где стоит", "пункт приказа", "в таблице");
        Line went = new Line(
                UUID.randomUUID(),
                Kind.CHANGED,
                true,
                row("2", "Представлять отчёт", "май"),
                row("1.2", "Представлять отчёт", "май"),
                List.of(toTable),
                new RevisionComparison.Spot(CLAUSES, 3));
        Line came = new Line(
                UUID.randomUUID(),
                Kind.CHANGED,
                true,
                row("1.1", "Собрать сведения", "июнь"),
                row("3", "Собрать сведения", "июнь"),
                List.of(TextChange.of("CLAUSE", "Где стоит", "в таблице", "пункт приказа")),
                new RevisionComparison.Spot(SECTION, 0));
        RevisionComparison difference = new RevisionComparison(
                UUID.randomUUID(),
                side(List.of()),
                side(List.of()),
                List.of(),
                List.of(block(SECTION, List.of(went)), block(CLAUSES, List.of(came))));

        assertThat(clauses.of(difference, ActKind.ORDER))
                .containsExactly(
                        "Дополнить пунктом 3 следующего содержания: «3. Собрать сведения (июнь).».",
                        "Пункт 2 исключить.");
        assertThat(ofPlan.of(difference))
                .containsExactly(
                        "Дополнить пунктом 1.2 следующего содержания:\n| «1.2 | Представлять отчёт | май». |",
                        "Пункт 1.1 исключить.");
    }

    private List<String> preamble(List<String> before, List<String> after) {
        return clauses.of(difference(acts(before), acts(after), List.of(), List.of()), ActKind.ORDER);
    }

    private List<String> duties(Line... lines) {
        return clauses.of(difference(List.of(), List.of(), List.of(), List.of(lines)), ActKind.ORDER);
    }

    private static RevisionComparison difference(
            List<PrintedRoadmap.Basis> before,
            List<PrintedRoadmap.Basis> after,
            List<TextChange> requisites,
            List<Line> lines) {
        return new RevisionComparison(
                UUID.randomUUID(), side(before), side(after), requisites, List.of(block(CLAUSES, lines)));
    }

    private static RevisionComparison.Block block(UUID id, List<Line> lines) {
        RevisionComparison.Section section = new RevisionComparison.Section("1", "Раздел", null, "1. Раздел");
        return new RevisionComparison.Block(id, Kind.SAME, false, section, section, new ArrayList<>(lines));
    }

    private static RevisionComparison.Side side(List<PrintedRoadmap.Basis> basis) {
        return new RevisionComparison.Side(
                UUID.randomUUID(),
                1,
                true,
                true,
                null,
                null,
                null,
                null,
                "План города",
                null,
                null,
                basis,
                List.of(
                        new PrintedRoadmap.Column(ColumnKind.NUMBER, "№", null),
                        new PrintedRoadmap.Column(ColumnKind.TITLE, "Мероприятие", null),
                        new PrintedRoadmap.Column(ColumnKind.DEADLINE, "Срок", null)));
    }

    private static List<PrintedRoadmap.Basis> acts(List<String> printed) {
        return printed.stream()
                .map(act -> new PrintedRoadmap.Basis("На основании", act, true))
                .toList();
    }

    private static Line line(PrintedRoadmap.Row before, PrintedRoadmap.Row after) {
        Kind kind = before == null ? Kind.ADDED : after == null ? Kind.REMOVED : Kind.CHANGED;
        return new Line(UUID.randomUUID(), kind, false, before, after, List.of(), null);
    }

    private static PrintedRoadmap.Row row(String number, String title, String deadline) {
        return new PrintedRoadmap.Row(
                UUID.randomUUID(), number, title, "", deadline, "", Map.of(), null, List.of(), null);
    }

    private static AmendingWords words() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("messages/amending", "messages/document", "messages/roadmap");
        messages.setDefaultEncoding("UTF-8");
        messages.setAlwaysUseMessageFormat(true);
        messages.setFallbackToSystemLocale(false);
        return new AmendingWords(messages);
    }
}
