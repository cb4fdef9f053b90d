package ru.metodkarta.cascade;

import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
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
import ru.metodkarta.web.RequestKeys;

/** «Предложения»: what the roadmap above has changed, and what the author of the copies decides. */
@Controller
class ProposalController {

    private static final String ALL = "ALL";

    private final ProposalPages pages;
    private final Proposals proposals;
    private final RequestKeys requestKeys;
    private final MessageSource messages;

    ProposalController(ProposalPages pages, Proposals proposals, RequestKeys requestKeys, MessageSource messages) {
        this.pages = pages;
        this.proposals = proposals;
        this.requestKeys = requestKeys;
        this.messages = messages;
    }

    @GetMapping("/roadmaps/{id}/proposals")
    String page(
            Actor viewer,
            @PathVariable UUID id,
            @RequestParam(required = false) String show,
            @RequestParam(required = false) String page,
            Locale locale,
            Model model) {
        ProposalPage proposed = pages.read(viewer, id, "all".equals(show), page, locale);
        model.addAttribute("page", proposed);
        model.addAttribute("path", "/roadmaps/" + id + "/proposals" + (proposed.all() ? "?show=all" : ""));
        model.addAttribute("crumbs", CascadeCrumbs.of(proposed.roadmap(), messages, locale));
        return "cascade/proposals";
    }

    /**
     * Two buttons a field.
     *
     * @param accept field to take over, {@code keep}: to keep; ALL, PRESENT or a code of {@link SourceRow#fields}
     */
    record DecisionForm(
            String accept, String keep, String link, String row, String above, String show, String requestKey) {

        Proposals.Part part() {
            String name = accept == null ? keep : accept;
            if (ALL.equals(name)) {
                return new Proposals.Part.All();
            }
            if (LinkedRow.PRESENT.equals(name)) {
                return new Proposals.Part.Presence();
            }
            return new Proposals.Part.Field(String.valueOf(name));
        }

        Proposals.Seen seen() {
            return new Proposals.Seen(number(link), number(row), Ids.parse(above));
        }

        private static int number(String text) {
            return text != null && text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
        }
    }

    @PostMapping("/roadmaps/{id}/proposals/{activityId}")
    String decide(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID activityId,
            @ModelAttribute("form") DecisionForm form,
            RedirectAttributes redirect) {
        String url = requestKeys.once(form.requestKey(), actor, () -> {
            proposals.decide(actor, id, activityId, form.part(), form.accept() != null, form.seen());
            return "/roadmaps/" + id + "/proposals" + ("all".equals(form.show()) ? "?show=all" : "");
        });
        Flash.ok(redirect, form.accept() != null ? "cascade.proposals.taken" : "cascade.proposals.kept");
        return "redirect:" + url;
    }

    /** «Принять всё, где расхождений нет» */
    @PostMapping("/roadmaps/{id}/proposals/acceptance")
    String acceptProposed(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String seen,
            @RequestParam(required = false) String requestKey,
            RedirectAttributes redirect) {
        String url = requestKeys.once(requestKey, actor, () -> {
            proposals.acceptProposed(actor, id, seen);
            return "/roadmaps/" + id + "/proposals";
        });
        Flash.ok(redirect, "cascade.proposals.all-taken");
        return "redirect:" + url;
    }
}
