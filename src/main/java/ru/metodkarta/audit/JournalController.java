package ru.metodkarta.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.Option;

/** The journal of a zone. */
@Controller
class JournalController {

    private static final int PAGE = 50;

    private final JournalQueries queries;
    private final JournalActions actions;
    private final MessageSource messages;

    JournalController(JournalQueries queries, JournalActions actions, MessageSource messages) {
        this.queries = queries;
        this.actions = actions;
        this.messages = messages;
    }

    /** An entry with its action in words; the name of a list is ours, any other subject's stays as it was written. */
    record Line(JournalQueries.Row row, String action, String list) {}

    @GetMapping("/journal")
    String journal(@ModelAttribute("filter") JournalFilter filter, Actor actor, Locale locale, Model model) {
        if (!JournalPermissions.mayRead(actor)) {
            throw new NotAllowed(messages.getMessage("journal.who-may", null, locale));
        }
        List<JournalQueries.Row> rows = queries.list(actor, filter, PAGE + 1);
        boolean more = rows.size() > PAGE;
        List<JournalQueries.Row> shown = more ? rows.subList(0, PAGE) : rows;
        List<Option> options =
                new ArrayList<>(List.of(new Option("", messages.getMessage("journal.any-action", null, locale))));
        options.addAll(actions.options(locale));
        model.addAttribute("actionOptions", options);
        model.addAttribute(
                "lines",
                shown.stream()
                        .map(row -> new Line(
                                row,
                                actions.label(row.action(), locale),
                                row.list() == null
                                        ? null
                                        : messages.getMessage(row.list(), null, row.subjectTitle(), locale)))
                        .toList());
        model.addAttribute("zone", actor.zone());
        model.addAttribute("narrows", filter.narrows());
        model.addAttribute("url", filter.url());
        model.addAttribute("later", filter.cursor() != null);
        model.addAttribute(
                "earlier",
                more
                        ? new JournalFilter.Cursor(
                                        shown.get(PAGE - 1).at(),
                                        shown.get(PAGE - 1).id())
                                .text()
                        : null);
        return "audit/journal";
    }
}
