package ru.metodkarta.audit;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import ru.metodkarta.audit.ListExports.Column;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotAllowed;

/** The journal as a spreadsheet, newest first. */
@Controller
class JournalExportController {

    private static final List<Column> COLUMNS = List.of(
            new Column("at", 17),
            new Column("person", 32),
            new Column("capacity", 40),
            new Column("action", 32),
            new Column("subject", 60),
            new Column("act", 30));

    private final JournalQueries queries;
    private final ListExports exports;
    private final MessageSource messages;

    JournalExportController(JournalQueries queries, ListExports exports, MessageSource messages) {
        this.queries = queries;
        this.exports = exports;
        this.messages = messages;
    }

    @GetMapping("/journal/export.xlsx")
    void journal(
            @ModelAttribute("filter") JournalFilter filter, Actor actor, Locale locale, HttpServletResponse response)
            throws IOException {
        if (!JournalPermissions.mayRead(actor)) {
            throw new NotAllowed(messages.getMessage("journal.who-may", null, locale));
        }
        exports.write(
                actor,
                "journal",
                COLUMNS,
                queries.list(actor, filter, ListExports.MAX_ROWS).stream()
                        .map(row -> Arrays.asList(
                                row.at().atZone(actor.zone()).toLocalDateTime(),
                                row.actorName(),
                                row.capacity(),
                                exports.word("journal." + row.action()),
                                row.subjectTitle(),
                                row.act()))
                        .toList(),
                response);
    }
}
