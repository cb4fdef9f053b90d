package ru.metodkarta.cascade;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.RequestKeys;

/** «Обязательные мероприятия» */
@Controller
class MandateController {

    private final Mandates mandates;
    private final RequestKeys requestKeys;
    private final MessageSource messages;

    MandateController(Mandates mandates, RequestKeys requestKeys, MessageSource messages) {
        this.mandates = mandates;
        this.requestKeys = requestKeys;
        this.messages = messages;
    }

    record Block(String heading, List<SourceRow> rows) {}

    @GetMapping("/roadmaps/{id}/mandates")
    String page(Actor actor, @PathVariable UUID id, Locale locale, Model model) {
        Mandates.Page page = mandates.read(actor, id);
        Map<UUID, List<SourceRow>> bySection = new LinkedHashMap<>();
        page.rows()
                .forEach(row -> bySection
                        .computeIfAbsent(row.sectionId(), key -> new ArrayList<>())
                        .add(row));
        List<Block> blocks = new ArrayList<>();
        bySection.forEach((section, rows) -> blocks.add(
                new Block(section == null ? null : page.sections().get(section).heading(), rows)));
        model.addAttribute("page", page);
        model.addAttribute("blocks", blocks);
        model.addAttribute("crumbs", CascadeCrumbs.of(page.roadmap(), messages, locale));
        return "cascade/mandates";
    }

    @PostMapping("/roadmaps/{id}/mandates")
    String decide(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") List<String> pick,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(required = false) String requestKey,
            RedirectAttributes redirect) {
        Set<UUID> picked =
                pick.stream().map(Ids::parse).filter(Objects::nonNull).collect(Collectors.toSet());
        String url = requestKeys.once(requestKey, actor, () -> {
            mandates.decide(actor, id, picked, seen);
            return "/roadmaps/" + id + "/coverage";
        });
        Flash.ok(redirect, "cascade.mandates.saved");
        return "redirect:" + url;
    }
}
