package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import ru.metodkarta.evidence.KeptUploads.Kept;
import ru.metodkarta.organization.OrganizationKind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.Option;

/** The page of «Отметить списком»; what was typed is in the model as {@code form} already. */
@Component
class ListEntryView {

    private static final int SHOWN = 200;

    private final ListEntries entries;
    private final OccurrencePages pages;
    private final MessageSource messages;

    ListEntryView(ListEntries entries, OccurrencePages pages, MessageSource messages) {
        this.entries = entries;
        this.pages = pages;
        this.messages = messages;
    }

    /** @param q narrows the organizations to choose from; may be null */
    String first(Actor actor, UUID id, String q, Model model) {
        model.addAttribute("form", ListEntryForm.empty());
        return show(actor, id, q, List.of(), new FormErrors(), model);
    }

    /** What was typed with what is wrong, and what the pasted list means as far as it can be read already. */
    String again(
            Actor actor,
            UUID id,
            ListEntryForm form,
            List<Kept> kept,
            FormErrors errors,
            HttpStatus status,
            Model model,
            HttpServletResponse response) {
        response.setStatus(status.value());
        String page = show(actor, id, null, kept, errors, model);
        model.addAttribute("reading", entries.reading(actor, id, form));
        return page;
    }

    /** Nothing is marked yet: first the reader sees, or says, which line means whom. */
    String ask(
            Actor actor,
            UUID id,
            ListEntryForm form,
            List<Kept> kept,
            ListedNames.Reading reading,
            FormErrors errors,
            Model model,
            HttpServletResponse response) {
        if (reading.open() > 0 && !"true".equals(form.without())) {
            errors.add("names", "execution.error.names-open", String.valueOf(reading.open()));
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        }
        model.addAttribute("reading", reading);
        return show(actor, id, null, kept, errors, model);
    }

    private String show(Actor actor, UUID id, String q, List<Kept> kept, FormErrors errors, Model model) {
        OccurrencePages.Page page = pages.read(actor, id, null, null, entries.today(actor));
        if (!Deciding.any(actor)) {
            throw new NotAllowed();
        }
        model.addAttribute("o", page.detail());
        model.addAttribute("candidates", entries.candidates(actor, id, q, SHOWN));
        model.addAttribute("q", q);
        model.addAttribute("errors", errors);
        model.addAttribute("kept", kept);
        model.addAttribute("towns", WorkRow.ofSeveralTowns(actor));
        model.addAttribute("capacities", actor.fitting(AssignmentPermissions::decides));
        model.addAttribute("kinds", options(ListEntryForm.BasisKind.values(), "execution.entry.kind."));
        List<Option> groups = new ArrayList<>();
        groups.add(new Option("", text("execution.entry.no-group")));
        groups.add(new Option("ALL", text("execution.entry.all")));
        groups.addAll(options(OrganizationKind.values(), "execution.matrix.kind."));
        model.addAttribute("groups", groups);
        return "execution/list-entry";
    }

    private List<Option> options(Enum<?>[] values, String prefix) {
        return Arrays.stream(values)
                .map(value -> new Option(value.name(), text(prefix + value.name())))
                .toList();
    }

    private String text(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
