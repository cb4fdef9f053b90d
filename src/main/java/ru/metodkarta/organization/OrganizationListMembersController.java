package ru.metodkarta.organization;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.RequestKeys;

/** Putting organizations into a saved list and taking them out: a page at a time, or all that a search finds. */
@Controller
class OrganizationListMembersController {

    static final int PAGE = 50;

    private final OrganizationLists lists;
    private final OrganizationChoices choices;
    private final RequestKeys keys;

    OrganizationListMembersController(OrganizationLists lists, OrganizationChoices choices, RequestKeys keys) {
        this.lists = lists;
        this.choices = choices;
        this.keys = keys;
    }

    @GetMapping("/organizations/lists/{id}/additions")
    String choice(
            @PathVariable UUID id,
            @ModelAttribute("filter") OrganizationFilter filter,
            Actor actor,
            Locale locale,
            Model model) {
        OrganizationLists.SavedList list = lists.seen(actor, id);
        lists.keeper(actor, list.municipalityId());
        return page(list, filter, locale, actor, model);
    }

    /**
     * @param all everything found, not only what is marked
     * @param go page to show next: whoever turns the page has what is marked put in
     */
    @PostMapping("/organizations/lists/{id}/additions")
    String add(
            @PathVariable UUID id,
            @ModelAttribute("filter") OrganizationFilter filter,
            @RequestParam(required = false) List<String> members,
            @RequestParam(required = false) String all,
            @RequestParam(required = false) String go,
            @RequestParam(required = false) String requestKey,
            Actor actor,
            Locale locale,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        OrganizationLists.SavedList list = lists.seen(actor, id);
        lists.keeper(actor, list.municipalityId());
        Set<UUID> marked = ids(members);
        if (all == null && lists.strangers(list, marked) > 0) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            model.addAttribute("strangers", true);
            model.addAttribute("marked", marked.stream().map(UUID::toString).toList());
            return page(list, filter, locale, actor, model);
        }
        AtomicInteger added = new AtomicInteger();
        String next = filter.urlOf("/organizations/lists/" + id + "/additions", go == null ? filter.page() : go);
        String url = keys.once(requestKey, actor, () -> {
            added.set(all == null ? lists.add(actor, id, marked) : lists.addFound(actor, id, filter));
            return next;
        });
        if (added.get() > 0 || go == null) {
            Flash.ok(redirect, "organization.list-added", String.valueOf(added.get()));
        }
        return "redirect:" + url;
    }

    @PostMapping("/organizations/lists/{id}/removal")
    String remove(
            @PathVariable UUID id,
            @RequestParam(required = false) List<String> members,
            @RequestParam(required = false) String requestKey,
            Actor actor,
            RedirectAttributes redirect) {
        AtomicInteger removed = new AtomicInteger();
        String url = keys.once(requestKey, actor, () -> {
            removed.set(lists.remove(actor, id, ids(members)));
            return "/organizations/lists/" + id;
        });
        Flash.ok(redirect, "organization.list-removed", String.valueOf(removed.get()));
        return "redirect:" + url;
    }

    private String page(
            OrganizationLists.SavedList list, OrganizationFilter filter, Locale locale, Actor actor, Model model) {
        model.addAttribute("saved", list);
        model.addAttribute("paged", lists.choice(list, filter, PageRequestParams.of(filter.page(), PAGE)));
        model.addAttribute("kinds", choices.kinds(locale));
        model.addAttribute("municipalities", list.municipalityId() == null ? choices.places(actor, locale) : null);
        return "organization/list-additions";
    }

    private static Set<UUID> ids(List<String> typed) {
        return typed == null
                ? Set.of()
                : typed.stream()
                        .map(Ids::parse)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
