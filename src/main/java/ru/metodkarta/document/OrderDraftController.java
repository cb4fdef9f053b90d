package ru.metodkarta.document;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import ru.metodkarta.roadmap.PrintedRoadmap;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Attachment;
import ru.metodkarta.web.Crumb;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.Option;

/** «Скачать проект приказа»: the order that approves a roadmap, worded from it, changed by hand, saved as Word. */
@Controller
class OrderDraftController {

    private final Exports exports;
    private final OrderWords order;
    private final OrderSheet sheet;
    private final DocumentWords words;
    private final MessageSource messages;
    private final Clock clock;

    OrderDraftController(
            Exports exports,
            OrderWords order,
            OrderSheet sheet,
            DocumentWords words,
            MessageSource messages,
            Clock clock) {
        this.exports = exports;
        this.order = order;
        this.sheet = sheet;
        this.words = words;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/roadmaps/{id}/order-draft")
    String draft(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
        PrintedRoadmap plan = exports.forOrder(actor, id);
        return page(plan, order.first(plan), null, locale, model);
    }

    /** @param compose given by the button that words the texts anew; without it the file is made */
    @PostMapping("/roadmaps/{id}/order-draft")
    String download(
            Actor actor,
            @PathVariable UUID id,
            @ModelAttribute("form") OrderForm typed,
            @RequestParam(required = false) String compose,
            Locale locale,
            Model model,
            HttpServletResponse response)
            throws IOException {
        PrintedRoadmap plan = exports.forOrder(actor, id);
        if (compose != null) {
            model.addAttribute("composed", true);
            return page(plan, typed.reworded(order.texts(plan, typed)), null, locale, model);
        }
        OrderForm form = typed.signedBy(order.texts(plan, typed).get("signatory"));
        FormErrors errors = new FormErrors();
        OrderText command = form.toCommand(errors);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(plan, form, errors, locale, model);
        }
        PrintedRoadmap printed = exports.order(actor, id);
        sheet.write(
                Attachment.begin(
                        response,
                        words.say("order.title." + command.kind()) + ", " + plan.territory(),
                        "docx",
                        Attachment.WORD),
                printed,
                command,
                actor.today(clock));
        return null;
    }

    private String page(PrintedRoadmap plan, OrderForm form, FormErrors errors, Locale locale, Model model) {
        model.addAttribute("plan", plan);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("kinds", options("document.order.kind.", OrderForm.Kind.values(), locale));
        model.addAttribute("openings", options("document.order.opening.", OrderForm.Opening.values(), locale));
        model.addAttribute("controls", options("document.order.control.", OrderForm.Control.values(), locale));
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb(messages.getMessage("menu.roadmaps", null, locale), "/roadmaps"),
                        new Crumb(
                                messages.getMessage("document.order.crumb", null, locale), "/roadmaps/" + plan.id())));
        return "document/order-draft";
    }

    private List<Option> options(String prefix, Enum<?>[] values, Locale locale) {
        return Arrays.stream(values)
                .map(value -> new Option(value.name(), messages.getMessage(prefix + value.name(), null, locale)))
                .toList();
    }
}
