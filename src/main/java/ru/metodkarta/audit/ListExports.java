package ru.metodkarta.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import ru.metodkarta.office.SheetWriter;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Attachment;
import ru.metodkarta.web.Dates;

/** How lists leave as spreadsheets: the rows the viewer may see under the filter of the page, entered in the journal. */
@Component
public class ListExports {

    /** rows one export may have; a longer list is narrowed by its filter first */
    public static final int MAX_ROWS = SheetWriter.MAX_ROWS;

    private static final Locale RUSSIAN = Locale.forLanguageTag("ru");

    private final Journal journal;
    private final MessageSource messages;
    private final Clock clock;

    ListExports(Journal journal, MessageSource messages, Clock clock) {
        this.journal = journal;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * @param code of the heading, after {@code export.}
     * @param width in letters
     */
    public record Column(String code, int width) {}

    /**
     * @param list code of its menu entry
     * @param rows cells as {@link SheetWriter#row} takes them
     */
    public void write(
            Actor actor, String list, List<Column> columns, List<? extends List<?>> rows, HttpServletResponse response)
            throws IOException {
        String title = word("menu." + list);
        journal.recordListExport(actor, title, "menu." + list);
        String name = title + ", " + new Dates().day(actor.today(clock));
        try (SheetWriter sheet = new SheetWriter(
                Attachment.begin(response, name, "xlsx", Attachment.EXCEL),
                title,
                null,
                columns.stream()
                        .map(column -> new SheetWriter.Column(word("export." + column.code()), column.width()))
                        .toList())) {
            rows.forEach(sheet::row);
            if (rows.size() >= MAX_ROWS) {
                sheet.row(List.of(messages.getMessage("export.cut", new Object[] {"" + MAX_ROWS}, RUSSIAN)));
            }
        }
    }

    /** A word of a spreadsheet: they are in Russian like all documents. */
    public String word(String code) {
        return messages.getMessage(code, null, code, RUSSIAN);
    }
}
