package ru.metodkarta.amending;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Locale;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.amending.AmendingOrders.Order;
import ru.metodkarta.amending.AmendingOrders.Outcome;
import ru.metodkarta.document.OrderSheet;
import ru.metodkarta.document.OrderText;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Attachment;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;

/** «Проект приказа о внесении изменений»: worded from the difference, changed by hand, kept, saved as Word. */
@Controller
class AmendingOrderController {

    private final AmendingOrders orders;
    private final AmendingOrderPages pages;
    private final OrderSheet sheet;
    private final AmendingWords words;
    private final Clock clock;

    AmendingOrderController(
            AmendingOrders orders, AmendingOrderPages pages, OrderSheet sheet, AmendingWords words, Clock clock) {
        this.orders = orders;
        this.pages = pages;
        this.sheet = sheet;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/roadmaps/{id}/amending-order")
    String order(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
        Order order = orders.read(actor, id);
        return pages.show(actor, order, pages.current(order), null, locale, model);
    }

    /**
     * @param compose given by the button that words anew what nobody has changed; nothing is kept
     * @param download given by the button that also makes the file
     */
    @PostMapping("/roadmaps/{id}/amending-order")
    String save(
            Actor actor,
            @PathVariable UUID id,
            @ModelAttribute("form") AmendingForm typed,
            @RequestParam(required = false) String revision,
            @RequestParam(required = false) String compose,
            @RequestParam(required = false) String download,
            Locale locale,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response)
            throws IOException {
        Order order = orders.requireSame(actor, id, revision);
        if (compose != null) {
            return pages.show(actor, order, pages.reworded(order, typed), null, locale, model);
        }
        AmendingForm form = pages.signed(order, typed);
        FormErrors errors = new FormErrors();
        OrderText text = form.toCommand(errors);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return pages.show(actor, order, form, errors, locale, model);
        }
        Outcome outcome = orders.save(actor, id, form, false);
        if (!outcome.saved()) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return pages.conflict(actor, outcome.order(), form, locale, model);
        }
        if (download == null) {
            Flash.ok(redirect, "amending.flash.saved");
            return "redirect:/roadmaps/" + id + "/amending-order";
        }
        orders.exported(actor, outcome.order().compared());
        sheet.write(
                Attachment.begin(
                        response,
                        words.say(
                                "order.file", outcome.order().compared().plan().territory()),
                        "docx",
                        Attachment.WORD),
                outcome.order().compared().plan(),
                text,
                actor.today(clock));
        return null;
    }

    /** «Составить пункты заново»: what was changed in the clauses by hand is replaced. */
    @PostMapping("/roadmaps/{id}/amending-order/rewording")
    String reword(
            Actor actor,
            @PathVariable UUID id,
            @ModelAttribute("form") AmendingForm form,
            @RequestParam(required = false) String revision,
            Locale locale,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        orders.requireSame(actor, id, revision);
        Outcome outcome = orders.save(actor, id, form, true);
        if (!outcome.saved()) {
            response.setStatus(HttpStatus.CONFLICT.value());
            return pages.conflict(actor, outcome.order(), form, locale, model);
        }
        Flash.ok(redirect, "amending.flash.reworded");
        return "redirect:/roadmaps/" + id + "/amending-order";
    }
}
