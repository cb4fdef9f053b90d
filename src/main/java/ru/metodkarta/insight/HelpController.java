package ru.metodkarta.insight;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;

/** A short guide by role: the reader's own roles come first and open. */
@Controller
class HelpController {

    private static final List<String> GUIDES =
            List.of("STAFF", "METHODOLOGIST", "OFFICIAL", "SUPERVISOR", "MINISTRY", "ADMINISTRATOR");
    private static final List<String> QUESTIONS = List.of("late", "files", "personal", "conflict", "session", "roles");

    private final MessageSource messages;

    HelpController(MessageSource messages) {
        this.messages = messages;
    }

    /** @param steps message codes in their order */
    record Guide(String code, boolean own, List<String> steps) {}

    @GetMapping("/help")
    String help(Actor actor, Model model) {
        Set<String> own = new LinkedHashSet<>();
        actor.grants()
                .forEach(grant -> own.add(
                        grant.wholeRegion() && grant.role() != Role.ADMINISTRATOR
                                ? "MINISTRY"
                                : grant.role().name()));
        Set<String> order = new LinkedHashSet<>(own);
        order.addAll(GUIDES);
        model.addAttribute(
                "guides",
                order.stream()
                        .map(code -> new Guide(code, own.contains(code), steps(code)))
                        .toList());
        model.addAttribute("questions", QUESTIONS);
        model.addAttribute("states", states());
        return "insight/help";
    }

    /** As many steps as the bundle has. */
    private List<String> steps(String code) {
        return IntStream.rangeClosed(1, 12)
                .mapToObj(number -> "insight.help." + code + "." + number)
                .takeWhile(key -> messages.getMessage(key, null, null, LocaleContextHolder.getLocale()) != null)
                .toList();
    }

    /** Marks of work in the order they usually follow, with tone and icon as everywhere. */
    private static Map<String, List<String>> states() {
        Map<String, List<String>> states = new LinkedHashMap<>();
        states.put("not-started", List.of("none", "circle-dashed"));
        states.put("in-progress", List.of("work", "circle-half-2"));
        states.put("submitted", List.of("wait", "send"));
        states.put("accepted", List.of("ok", "circle-check"));
        states.put("returned", List.of("warn", "arrow-back-up"));
        states.put("awaiting", List.of("warn", "alert-circle"));
        states.put("late", List.of("late", "clock-exclamation"));
        states.put("withdrawn", List.of("gone", "ban"));
        return states;
    }
}
