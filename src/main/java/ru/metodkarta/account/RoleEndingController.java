package ru.metodkarta.account;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** A role of a person ends; its affairs go to somebody else. */
@Controller
class RoleEndingController {

    private final AccountKeeping keeping;
    private final AccountQueries queries;
    private final AccountPages pages;
    private final RequestKeys keys;

    RoleEndingController(AccountKeeping keeping, AccountQueries queries, AccountPages pages, RequestKeys keys) {
        this.keeping = keeping;
        this.queries = queries;
        this.pages = pages;
        this.keys = keys;
    }

    @PostMapping("/accounts/{id}/roles/{roleId}/end")
    String end(
            @PathVariable UUID id,
            @PathVariable UUID roleId,
            @ModelAttribute("end") RoleEndForm form,
            Actor actor,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        List<RoleView> roles = keeping.managed(actor, id);
        RoleView ended = roles.stream()
                .filter(role -> role.id().equals(roleId))
                .findFirst()
                .orElse(null);
        FormErrors errors = new FormErrors();
        LocalDate day = form.toLastDay(ended, errors);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            AccountQueries.Head head = queries.head(id).orElseThrow(() -> new NotFound("account"));
            return pages.ending(
                    roles,
                    head,
                    new AccountPages.Ending(roleId, form.lastDay(), form.successor(), errors),
                    actor,
                    model);
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            keeping.endRole(actor, id, roleId, day, Ids.parse(form.successor()));
            return "/accounts/" + id;
        });
        Flash.ok(redirect, "account.role-ended", new Dates().day(day));
        return "redirect:" + url;
    }

    /** «Передать дела» of a role that is over. */
    @PostMapping("/accounts/{id}/roles/{roleId}/successor")
    String handOver(
            @PathVariable UUID id,
            @PathVariable UUID roleId,
            @RequestParam(required = false) String successor,
            @RequestParam(required = false) String requestKey,
            Actor actor,
            RedirectAttributes redirect) {
        keeping.managed(actor, id);
        UUID heir = Ids.parse(successor);
        if (heir == null) {
            Flash.warn(redirect, "account.successor-unnamed");
            return "redirect:/accounts/" + id;
        }
        String url = keys.once(requestKey, actor, () -> {
            keeping.handOver(actor, id, roleId, heir);
            return "/accounts/" + id;
        });
        Flash.ok(redirect, "account.handed-over");
        return "redirect:" + url;
    }
}
