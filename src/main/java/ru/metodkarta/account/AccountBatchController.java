package ru.metodkarta.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import ru.metodkarta.organization.OrganizationChoices;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.ListAddress;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.RequestKeys;

/** Access for all schools that have none: one click, a card a page. */
@Controller
class AccountBatchController {

    private final AccountKeeping keeping;
    private final AccountBatches batches;
    private final OrganizationChoices choices;
    private final AccessCards cards;
    private final RequestKeys keys;
    private final Clock clock;

    AccountBatchController(
            AccountKeeping keeping,
            AccountBatches batches,
            OrganizationChoices choices,
            AccessCards cards,
            RequestKeys keys,
            Clock clock) {
        this.keeping = keeping;
        this.batches = batches;
        this.choices = choices;
        this.cards = cards;
        this.keys = keys;
        this.clock = clock;
    }

    @GetMapping("/accounts/batch")
    String choice(@ModelAttribute("form") BatchForm form, Actor actor, Locale locale, Model model) {
        keeping.administrator(actor);
        return page(form, null, actor, locale, model);
    }

    @PostMapping("/accounts/batch")
    String open(
            @ModelAttribute("form") BatchForm form,
            Actor actor,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        keeping.administrator(actor);
        FormErrors errors = new FormErrors();
        BatchForm.Command command = form.toCommand(errors);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(form, errors, actor, locale, model);
        }
        UUID batch = Ids.next();
        AtomicReference<List<AccountBatches.Card>> made = new AtomicReference<>();
        String url = keys.once(form.requestKey(), actor, () -> {
            made.set(batches.open(actor, command.members(), command.position(), actor.today(clock)));
            return BatchCardsController.url(batch);
        });
        if (made.get() != null) {
            cards.putAll(request, response, batch, made.get());
        }
        return "redirect:" + url;
    }

    private String page(BatchForm form, FormErrors errors, Actor actor, Locale locale, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("kinds", choices.kinds(locale));
        model.addAttribute(
                "paged",
                batches.waiting(
                        actor,
                        form.kindOrNull(),
                        actor.today(clock),
                        PageRequestParams.of(form.page(), AccountBatches.MOST)));
        model.addAttribute(
                "url",
                ListAddress.of("/accounts/batch")
                        .with("kind", form.kindOrNull())
                        .toString());
        return "account/batch";
    }
}
