package ru.metodkarta.schedule;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.PublicAddress;
import ru.metodkarta.web.RequestKeys;

/** «Подписаться в календаре»: to make the secret links, make them anew, revoke them. */
@Controller
class SubscriptionController {

    private static final String PAGE = "/calendar/subscriptions";

    private final FeedLinks links;
    private final RequestKeys keys;
    private final PublicAddress address;
    private final MessageSource messages;

    SubscriptionController(FeedLinks links, RequestKeys keys, PublicAddress address, MessageSource messages) {
        this.links = links;
        this.keys = keys;
        this.address = address;
        this.messages = messages;
    }

    /**
     * @param link in force, null when there is none
     * @param open the roles of today allow it; a link of a role that ended is silent and may be revoked
     */
    record Row(CalendarScope scope, FeedLinks.Link link, boolean open) {}

    /** A secret at the only moment it is shown. */
    record Fresh(CalendarScope scope, String url, String appUrl) {}

    @GetMapping(PAGE)
    String subscriptions(Actor actor, Locale locale, Model model) {
        Map<CalendarScope, FeedLinks.Link> inForce = links.of(actor);
        List<Row> rows = Stream.of(CalendarScope.values())
                .map(scope -> new Row(scope, inForce.get(scope), scope.isOpenTo(actor)))
                .filter(row -> row.open() || row.link() != null)
                .toList();
        if (rows.isEmpty()) {
            throw new NotAllowed(messages.getMessage("schedule.who-may", null, locale));
        }
        model.addAttribute("rows", rows);
        model.addAttribute("zone", actor.zone());
        return "schedule/subscriptions";
    }

    /** Answers with the page itself: on its way through a redirect the secret would have to be kept somewhere. */
    @PostMapping(PAGE + "/{scope}")
    String make(
            @PathVariable String scope,
            @RequestParam(required = false) String requestKey,
            Actor actor,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        CalendarScope chosen = chosen(scope);
        FeedLinks.require(actor, chosen);
        String[] made = new String[1];
        String next = keys.once(requestKey, actor, () -> {
            made[0] = links.make(actor, chosen, locale);
            return PAGE;
        });
        if (made[0] == null) {
            return "redirect:" + next;
        }
        String url = address.of("/calendar/feed/" + made[0] + ".ics");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        model.addAttribute("fresh", new Fresh(chosen, url, url.replaceFirst("^https?", "webcal")));
        return subscriptions(actor, locale, model);
    }

    @PostMapping(PAGE + "/{scope}/revocation")
    String revoke(
            @PathVariable String scope,
            @RequestParam(required = false) String requestKey,
            Actor actor,
            RedirectAttributes redirect) {
        CalendarScope chosen = chosen(scope);
        Flash.ok(redirect, "schedule.revoked");
        return "redirect:"
                + keys.once(requestKey, actor, () -> {
                    links.revoke(actor, chosen);
                    return chosen.isOpenTo(actor) ? PAGE : "/";
                });
    }

    private static CalendarScope chosen(String code) {
        return CalendarScope.of(code).orElseThrow(() -> new NotFound("calendar"));
    }
}
