package ru.metodkarta.account;

import jakarta.servlet.http.HttpServletResponse;
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
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.LookupTyping;
import ru.metodkarta.web.RequestKeys;

/** Further roles of a person in other capacities. */
@Controller
class AccountRolesController {

    private final AccountKeeping keeping;
    private final AccountQueries queries;
    private final RoleChoices choices;
    private final RoleReader reader;
    private final RequestKeys keys;

    AccountRolesController(
            AccountKeeping keeping, AccountQueries queries, RoleChoices choices, RoleReader reader, RequestKeys keys) {
        this.keeping = keeping;
        this.queries = queries;
        this.choices = choices;
        this.reader = reader;
        this.keys = keys;
    }

    @GetMapping("/accounts/{id}/roles/new")
    String blank(@PathVariable UUID id, Actor actor, Locale locale, Model model) {
        keeping.managed(actor, id);
        return page(id, reader.usual(actor, null, locale), null, LookupTyping.NONE, actor, locale, model);
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
            return page(id, form, null, typing, actor, locale, model);
        }
        FormErrors errors = new FormErrors();
        NewRole role = reader.read(actor, form, held, errors);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(id, form, errors, typing, actor, locale, model);
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            keeping.grantRole(actor, id, role);
            return "/accounts/" + id;
        });
        Flash.ok(redirect, "account.role-granted", role.position());
        return "redirect:" + url;
    }

    private String page(
            UUID id, RoleForm form, FormErrors errors, LookupTyping typing, Actor actor, Locale locale, Model model) {
        choices.fill(actor, form.employer(), typing, locale, model);
        model.addAttribute("account", queries.head(id).orElseThrow(() -> new NotFound("account")));
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "account/role";
    }
}
