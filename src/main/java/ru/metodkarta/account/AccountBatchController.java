package ru.metodkarta.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import ru.metodkarta.organization.OrganizationChoices;
import ru.metodkarta.organization.OrganizationKind;
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

    /** @param position of everybody, since nobody is named yet */
    record BatchForm(String kind, String page, List<String> members, String position, String requestKey) {

        private static final int POSITION = 200;

        OrganizationKind kindOrNull() {
            return Arrays.stream(OrganizationKind.values())
                    .filter(known -> known.name().equals(kind))
                    .findFirst()
                    .orElse(null);
        }

        Set<UUID> marked() {
            return members == null
                    ? Set.of()
                    : members.stream()
                            .map(Ids::parse)
                            .filter(Objects::nonNull)
                            .limit(AccountBatches.MOST)
                            .collect(Collectors.toCollection(LinkedHashSet::new));
        }

        public boolean has(UUID id) {
            return members == null || members.contains(id.toString());
        }
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
        String position = errors.required("position", form.position(), BatchForm.POSITION);
        Set<UUID> marked = form.marked();
        if (marked.isEmpty()) {
            errors.add("members", "account.error.batch-empty");
        }
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(form, errors, actor, locale, model);
        }
        UUID batch = Ids.next();
        AtomicReference<List<AccountBatches.Card>> made = new AtomicReference<>();
        String url = keys.once(form.requestKey(), actor, () -> {
            made.set(batches.open(actor, marked, position, actor.today(clock)));
            return "/accounts/batch/cards?batch=" + batch;
        });
        if (made.get() != null) {
            cards.put(request, response, batch, written(made.get()));
        }
        return "redirect:" + url;
    }

    /** Shown once, as a single card is. */
    @GetMapping("/accounts/batch/cards")
    String cards(
            @RequestParam(required = false) String batch,
            Actor actor,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        keeping.administrator(actor);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        UUID id = Ids.parse(batch);
        model.addAttribute(
                "cards",
                id == null
                        ? List.of()
                        : cards.take(request, response, id)
                                .map(AccountBatchController::read)
                                .orElse(List.of()));
        model.addAttribute(
                "site",
                ServletUriComponentsBuilder.fromCurrentContextPath().path("/").toUriString());
        return "account/cards";
    }

    static String written(List<AccountBatches.Card> cards) {
        return cards.stream()
                .map(card -> card.organization() + "\t" + card.login() + "\t" + card.password())
                .collect(Collectors.joining("\n"));
    }

    private static List<AccountBatches.Card> read(String written) {
        return written.lines()
                .map(line -> line.split("\t"))
                .filter(parts -> parts.length == 3)
                .map(parts -> new AccountBatches.Card(parts[0], parts[1], parts[2]))
                .toList();
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
