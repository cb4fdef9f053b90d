package ru.metodkarta.execution;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import ru.metodkarta.organization.OrganizationKind;
import ru.metodkarta.web.Option;

/** What the page of the matrix needs beside its figures: addresses, words, legend. */
@Component
class MatrixView {

    private static final List<Badge> LEGEND = List.of(
            Badge.of(AssignmentState.NOT_STARTED),
            Badge.of(AssignmentState.IN_PROGRESS),
            Badge.of(AssignmentState.SUBMITTED),
            Badge.of(AssignmentState.ACCEPTED),
            Badge.of(AssignmentState.RETURNED),
            new Badge("late", "clock-exclamation", "execution.count.late"),
            Badge.of(AssignmentState.PARTIAL),
            Badge.of(AssignmentState.NOT_DONE),
            Badge.of(AssignmentState.NOT_NEEDED),
            Badge.of(AssignmentState.NOT_APPLICABLE),
            Badge.of(AssignmentState.WITHDRAWN));

    private final MessageSource messages;

    MatrixView(MessageSource messages) {
        this.messages = messages;
    }

    /** @param pick boxes are shown in all open cells from the start, not only in reports that wait */
    String show(Model model, Matrix.Grid grid, boolean pick) {
        model.addAttribute("grid", grid);
        model.addAttribute("filter", grid.filter());
        model.addAttribute("kinds", kinds());
        model.addAttribute("pick", pick);
        model.addAttribute("legend", LEGEND);
        model.addAttribute("words", words());
        addresses(model, grid.filter());
        return "execution/matrix";
    }

    private static void addresses(Model model, MatrixFilter filter) {
        Map<String, String> firstPage = new HashMap<>();
        firstPage.put("columns", null);
        firstPage.put("municipality", null);
        model.addAttribute("url", filter.url());
        model.addAttribute("urlOfColumns", filter.url(Collections.singletonMap("columns", null)));
        model.addAttribute("drill", filter.url(Collections.singletonMap("municipality", null)));
        model.addAttribute("allTowns", filter.url(firstPage));
    }

    /** Words of the cells, looked up once and not two thousand times. */
    private Map<String, String> words() {
        Map<String, String> words = new HashMap<>();
        for (AssignmentState state : AssignmentState.values()) {
            String key = Badge.of(state).key();
            words.put(key, text(key));
        }
        words.put("execution.count.late", text("execution.count.late"));
        words.put("late", words.get("execution.count.late"));
        words.put("waiting", text("execution.count.waiting"));
        words.put("choose", text("execution.matrix.choose"));
        return words;
    }

    private List<Option> kinds() {
        return Arrays.stream(OrganizationKind.values())
                .map(kind -> new Option(kind.name(), text("organization.kind." + kind)))
                .toList();
    }

    private String text(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
