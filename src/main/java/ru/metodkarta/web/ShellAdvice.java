package ru.metodkarta.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.util.UriComponentsBuilder;
import ru.metodkarta.shared.Actor;

/** Puts {@link Shell} into the model of every rendered page, lazily: a redirect or JSON answer asks for no counters. */
@ControllerAdvice
class ShellAdvice {

    private final ObjectProvider<MenuContributor> contributors;
    private final Clock clock;

    ShellAdvice(ObjectProvider<MenuContributor> contributors, Clock clock) {
        this.contributors = contributors;
        this.clock = clock;
    }

    @ModelAttribute("shell")
    LazyShell shell(HttpServletRequest request, Locale locale) {
        return new LazyShell(() -> build(request, locale));
    }

    private Shell build(HttpServletRequest request, Locale locale) {
        Actor actor = CurrentActor.of(request);
        List<MenuItem> menu = actor == null
                ? List.of()
                : contributors
                        .orderedStream()
                        .flatMap(contributor -> contributor.items(actor).stream())
                        .sorted(Comparator.comparingInt(MenuItem::order))
                        .toList();
        String position = actor == null || actor.grants().isEmpty()
                ? ""
                : actor.grants().get(0).capacity();
        return new Shell(
                actor,
                menu,
                position,
                actor == null ? "" : zoneLabel(actor.zone()),
                "POST".equals(request.getMethod()),
                here(request),
                locale.getLanguage());
    }

    private String zoneLabel(ZoneId zone) {
        ZoneOffset offset = zone.getRules().getOffset(clock.instant());
        return "UTC"
                + (offset.getTotalSeconds() == 0
                        ? ""
                        : offset.getId().replaceFirst(":00$", "").replaceFirst("([+-])0", "$1"));
    }

    private static String here(HttpServletRequest request) {
        boolean errorPage = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null;
        if (errorPage || !"GET".equals(request.getMethod())) {
            return "/";
        }
        String query = request.getQueryString();
        String path = request.getRequestURI() + (query == null ? "" : "?" + query);
        return UriComponentsBuilder.fromUriString(path)
                .replaceQueryParam("lang")
                .build()
                .toUriString();
    }
}
