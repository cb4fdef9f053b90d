package ru.metodkarta.account;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** One account, and the person it belongs to. */
@Controller
class AccountController {

    private final AccountKeeping keeping;
    private final AccountQueries queries;
    private final AccountPages pages;
    private final RequestKeys keys;

    AccountController(AccountKeeping keeping, AccountQueries queries, AccountPages pages, RequestKeys keys) {
        this.keeping = keeping;
        this.queries = queries;
        this.pages = pages;
        this.keys = keys;
    }

    @GetMapping("/accounts/{id}")
    String account(@PathVariable UUID id, Actor actor, Model model) {
        List<RoleView> roles = keeping.visible(actor, id);
        return pages.of(roles, head(id), actor, model);
    }

    @PostMapping("/accounts/{id}/person")
    String rename(
            @PathVariable UUID id,
            @ModelAttribute("form") PersonForm form,
            Actor actor,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        List<RoleView> roles = keeping.managed(actor, id);
        FormErrors errors = new FormErrors();
        PersonForm.Command command = form.toCommand(errors);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return pages.person(roles, head(id), form, errors, actor, model);
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            keeping.rename(actor, id, command.fullName(), command.email());
            return "/accounts/" + id;
        });
        Flash.ok(redirect, "account.edited");
        return "redirect:" + url;
    }

    private AccountQueries.Head head(UUID id) {
        return queries.head(id).orElseThrow(() -> new NotFound("account"));
    }
}
