package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.web.Crumb;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.Option;

/** Model of the page of one assignment, shared by the handlers that show it again with what was typed. */
@Component
class AssignmentView {

    static final String TEMPLATE = "execution/assignment";

    private final AssignmentPages pages;
    private final AssignmentExtras extras;
    private final ReplacedDrafts drafts;
    private final MessageSource messages;
    private final Clock clock;

    AssignmentView(
            AssignmentPages pages,
            AssignmentExtras extras,
            ReplacedDrafts drafts,
            MessageSource messages,
            Clock clock) {
        this.pages = pages;
        this.extras = extras;
        this.drafts = drafts;
        this.messages = messages;
        this.clock = clock;
    }

    String show(Model model, Actor actor, UUID id) {
        return show(model, actor, pages.read(actor, id));
    }

    String show(Model model, Actor actor, AssignmentPage page) {
        boolean reporter = !page.rights().reporters().isEmpty();
        model.addAttribute("page", page);
        model.addAttribute("zone", actor.zone());
        model.addAttribute("early", page.detail().ahead(today(actor)));
        model.addAttribute("active", reporter ? "assignments" : page.rights().decides() ? "acceptance" : "progress");
        model.addAttribute("crumbs", List.of(crumb(reporter, page.rights().decides())));
        keepTyped(model, "form", ReportForm.of(page));
        keepTyped(model, "decision", DecisionForm.empty(actor.today(clock).plusDays(Rework.DAYS), page.seen()));
        keepTyped(model, "extension", ExtensionForm.empty());
        keepTyped(model, "eventDate", EventDateForm.empty());
        keepTyped(model, "note", NoteForm.empty(actor.today(clock)));
        keepTyped(model, "errors", new FormErrors());
        keepTyped(model, "conversation", ConversationForm.empty());
        model.addAttribute("extras", extras(actor, page));
        boolean replaced = reporter && page.current() != null;
        model.addAttribute("replaced", replaced ? drafts.of(page.detail().id()) : List.of());
        model.addAttribute("outcomes", outcomes(List.of(Outcome.values())));
        model.addAttribute("closings", closings(page));
        model.addAttribute(
                "formats",
                Arrays.stream(ReportEvent.Format.values())
                        .map(format -> new Option(format.name(), label("execution.event-format." + format)))
                        .toList());
        return TEMPLATE;
    }

    /**
     * 422 with what was typed, unless the deed itself is not theirs or cannot be done now, whatever was typed.
     *
     * @param require throws what is to be answered instead
     */
    String again(
            Actor actor,
            UUID id,
            FormErrors errors,
            BiConsumer<AssignmentPage.Rights, AssignmentExtras.Extras> require,
            Model model,
            HttpServletResponse response) {
        AssignmentPage page = pages.read(actor, id);
        model.addAttribute("errors", errors);
        String view = show(model, actor, page);
        require.accept(page.rights(), (AssignmentExtras.Extras) model.getAttribute("extras"));
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return view;
    }

    /**
     * 409 with the page as it is now, what happened meanwhile, and every word that was typed.
     *
     * @param title message code: what was not done
     * @param homeless words whose form has gone from the page, null when it is there
     */
    String late(
            Actor actor,
            UUID id,
            Conflict conflict,
            String title,
            Function<AssignmentExtras.Extras, String> homeless,
            Model model,
            HttpServletResponse response) {
        String view = show(model, actor, id);
        model.addAttribute("late", conflict);
        model.addAttribute("lateTitle", title);
        model.addAttribute("lateWords", homeless.apply((AssignmentExtras.Extras) model.getAttribute("extras")));
        response.setStatus(HttpStatus.CONFLICT.value());
        return view;
    }

    private AssignmentExtras.Extras extras(Actor actor, AssignmentPage page) {
        boolean reporter = !page.rights().reporters().isEmpty();
        return extras.read(actor, page.detail().id(), reporter, page.rights().decides());
    }

    LocalDate today(Actor actor) {
        return actor.today(clock);
    }

    private static void keepTyped(Model model, String name, Object fresh) {
        if (model.getAttribute(name) == null) {
            model.addAttribute(name, fresh);
        }
    }

    private Crumb crumb(boolean reporter, boolean decides) {
        Locale locale = LocaleContextHolder.getLocale();
        String code = reporter ? "assignments" : decides ? "acceptance" : "roadmaps";
        return new Crumb(messages.getMessage("menu." + code, null, locale), "/" + code);
    }

    /** Without a report «исполнено» makes sense only for occasions that are counted. */
    private List<Option> closings(AssignmentPage page) {
        return outcomes(Arrays.stream(Outcome.values())
                .filter(outcome -> outcome != Outcome.DONE || page.detail().asNeeded())
                .toList());
    }

    private String label(String code) {
        return messages.getMessage(code, null, LocaleContextHolder.getLocale());
    }

    private List<Option> outcomes(List<Outcome> values) {
        Locale locale = LocaleContextHolder.getLocale();
        return values.stream()
                .map(value -> new Option(value.name(), messages.getMessage("execution.outcome." + value, null, locale)))
                .toList();
    }
}
