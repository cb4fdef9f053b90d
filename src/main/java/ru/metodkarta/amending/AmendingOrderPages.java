package ru.metodkarta.amending;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import ru.metodkarta.amending.AmendingOrders.Order;
import ru.metodkarta.roadmap.TextChange;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.Crumb;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.Option;

/** The page of the amending order: what is stored, what was typed, and how they differ. */
@Component
class AmendingOrderPages {

    private static final String VIEW = "amending/order";

    private final AmendingTexts texts;
    private final UnsaidChanges unsaid;
    private final MessageSource messages;

    AmendingOrderPages(AmendingTexts texts, UnsaidChanges unsaid, MessageSource messages) {
        this.texts = texts;
        this.unsaid = unsaid;
        this.messages = messages;
    }

    /** As it was saved, with what nobody has changed worded for the draft of now. */
    AmendingForm current(Order order) {
        return order.stored() == null
                ? texts.first(order.compared())
                : reworded(order, order.stored().form());
    }

    AmendingForm reworded(Order order, AmendingForm form) {
        return form.reworded(texts.texts(order.compared(), form));
    }

    /** Signed by whoever signs for the issuer, unless somebody wrote otherwise. */
    AmendingForm signed(Order order, AmendingForm form) {
        return form.signedBy(texts.signatory(order.compared(), form));
    }

    String show(Actor actor, Order order, AmendingForm form, FormErrors errors, Locale locale, Model model) {
        boolean fresh = form.version() == null;
        int version = fresh ? order.stored() == null ? 0 : order.stored().version() : form.storedVersion();
        AmendingForm shown = form.at(version, form.page() == null ? Ids.next() : pageOf(form));
        String worded = texts.clauses(order.compared());
        model.addAttribute("viewer", actor);
        model.addAttribute("plan", order.compared().plan());
        model.addAttribute("comparison", order.compared().comparison());
        model.addAttribute("stored", order.stored());
        model.addAttribute("form", shown);
        model.addAttribute("shown", AmendingForm.checksum(worded));
        model.addAttribute("nothing", worded.isEmpty());
        model.addAttribute("amendsOrder", texts.amendsOrder(order.compared()));
        model.addAttribute("unsaid", unsaid.of(order.compared().comparison()));
        model.addAttribute("edited", shown.edited("clauses"));
        model.addAttribute("outdated", shown.outdated(worded));
        model.addAttribute("errors", errors);
        model.addAttribute("kinds", options("document.order.kind.", AmendingForm.Kind.values(), locale));
        model.addAttribute("modes", options("amending.mode.", AmendingForm.Mode.values(), locale));
        model.addAttribute("controls", options("document.order.control.", AmendingForm.Control.values(), locale));
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb(messages.getMessage("menu.roadmaps", null, locale), "/roadmaps"),
                        new Crumb(
                                messages.getMessage("amending.crumb.roadmap", null, locale),
                                "/roadmaps/" + order.compared().plan().id()),
                        new Crumb(
                                messages.getMessage("amending.comparison.title", null, locale),
                                "/roadmaps/" + order.compared().plan().id() + "/comparison")));
        return VIEW;
    }

    private static UUID pageOf(AmendingForm form) {
        UUID page = Ids.parse(form.page());
        return page == null ? Ids.next() : page;
    }

    /** Both texts: theirs is stored, mine is in the form, which may now be saved over it. */
    String conflict(Actor actor, Order order, AmendingForm mine, Locale locale, Model model) {
        List<TextChange> differing = new ArrayList<>();
        Map<String, String> typed = mine.texts();
        order.stored().form().texts().forEach((field, theirs) -> {
            String own = typed.get(field);
            TextChange change = TextChange.of(
                    field,
                    messages.getMessage("amending.field." + field, null, locale),
                    theirs == null ? "" : theirs,
                    own == null ? "" : own);
            if (!change.textBefore().strip().equals(change.textAfter().strip())) {
                differing.add(change);
            }
        });
        model.addAttribute("differing", differing);
        return show(actor, order, mine.at(order.stored().version(), Ids.next()), null, locale, model);
    }

    private List<Option> options(String prefix, Enum<?>[] values, Locale locale) {
        return Arrays.stream(values)
                .map(value -> new Option(value.name(), messages.getMessage(prefix + value.name(), null, locale)))
                .toList();
    }
}
