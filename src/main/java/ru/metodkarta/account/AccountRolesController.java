package ru.metodkarta.account;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
import ru.metodkarta.organization.OrganizationField;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.LookupTyping;
import ru.metodkarta.web.RequestKeys;

/** Further roles of a person in other capacities, and their end. */
@Controller
class AccountRolesController {

    private final AccountKeeping keeping;
    private final AccountQueries queries;
    private final AccountPages pages;
    private final RoleChoices choices;
    private final RoleReader reader;
    private final RequestKeys keys;

    AccountRolesController(
            AccountKeeping keeping,
            AccountQueries queries,
            AccountPages pages,
            RoleChoices choices,
            RoleReader reader,
            RequestKeys keys) {
        this.keeping = keeping;
        this.queries = queries;
        this.pages = pages;
        this.choices = choices;
        this.reader = reader;
        this.keys = keys;
    }

    @GetMapping("/accounts/{id}/roles/new")
    String blank(@PathVariable UUID id, Actor actor, Locale locale, Model model) {
        keeping.managed(actor, id);
        return form(id, reader.usual(actor, null, locale), null, LookupTyping.NONE, actor, locale, model);
    }

    @PostMapping("/accounts/{id}/roles")
    String grant(
            @PathVariable UUID id,
            @ModelAttribute("form") RoleForm form,
            @RequestParam Map<String, String> params,
            Actor actor,
            Locale locale,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        List<RoleView> held = keeping.managed(actor, id);
        LookupTyping typing = new LookupTyping(params);
        if (typing.asks(OrganizationField.EMPLOYER.field())) {
            return form(id, form, null, typing, actor, locale, model);
        }
        FormErrors errors = new FormErrors();
        NewRole role = reader.read(actor, form, held, errors);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(id, form, errors, typing, actor, locale, model);
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            keeping.grantRole(actor, id, role);
            return "/accounts/" + id;
        });
        Flash.ok(redirect, "account.role-granted", role.position());
        return "redirect:" + url;
    }

    @PostMapping("/accounts/{id}/roles/{roleId}/end")
    String end(
            @PathVariable UUID id,
            @PathVariable UUID roleId,
            @RequestParam(required = false) String lastDay,
            @RequestParam(required = false) String successor,
            @RequestParam(required = false) String requestKey,
            Actor actor,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        List<RoleView> roles = keeping.managed(actor, id);
        FormErrors errors = new FormErrors();
        LocalDate day = Dates.parse("lastDay", lastDay, errors);
        if (day == null) {
            errors.add("lastDay", "error.date");
        } else {
            roles.stream()
                    .filter(role -> role.id().equals(roleId) && role.untilOn() != null && day.isAfter(role.untilOn()))
                    .forEach(role ->
                            errors.add("lastDay", "account.error.role-prolonged", new Dates().day(role.untilOn())));
        }
        if (day != null) {
            roles.stream()
                    .filter(role -> role.id().equals(roleId) && day.isBefore(role.fromOn()))
                    .forEach(
                            role -> errors.add("lastDay", "account.error.role-before", new Dates().day(role.fromOn())));
        }
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return pages.ending(
                    roles, head(id), new AccountPages.Ending(roleId, lastDay, successor, errors), actor, model);
        }
        String url = keys.once(requestKey, actor, () -> {
            keeping.endRole(actor, id, roleId, day, Ids.parse(successor));
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

    private AccountQueries.Head head(UUID id) {
        return queries.head(id).orElseThrow(() -> new NotFound("account"));
    }

    private String form(
            UUID id, RoleForm form, FormErrors errors, LookupTyping typing, Actor actor, Locale locale, Model model) {
        choices.fill(actor, form.employer(), typing, locale, model);
        model.addAttribute("account", head(id));
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "account/role";
    }
}
