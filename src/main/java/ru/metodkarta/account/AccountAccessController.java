package ru.metodkarta.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.RequestKeys;

/** Whether somebody can sign in: blocked and let in again, a new password on a card to hand over. */
@Controller
class AccountAccessController {

    private final AccountKeeping keeping;
    private final AccountQueries queries;
    private final AccessCards cards;
    private final RequestKeys keys;

    AccountAccessController(AccountKeeping keeping, AccountQueries queries, AccessCards cards, RequestKeys keys) {
        this.keeping = keeping;
        this.queries = queries;
        this.cards = cards;
        this.keys = keys;
    }

    @PostMapping("/accounts/{id}/block")
    String block(
            @PathVariable UUID id,
            @RequestParam(required = false) String requestKey,
            Actor actor,
            RedirectAttributes redirect) {
        String url = keys.once(requestKey, actor, () -> {
            keeping.block(actor, id);
            return "/accounts/" + id;
        });
        Flash.ok(redirect, "account.blocked");
        return "redirect:" + url;
    }

    @PostMapping("/accounts/{id}/unblocking")
    String unblock(
            @PathVariable UUID id,
            @RequestParam(required = false) String requestKey,
            Actor actor,
            RedirectAttributes redirect) {
        String url = keys.once(requestKey, actor, () -> {
            keeping.unblock(actor, id);
            return "/accounts/" + id;
        });
        Flash.ok(redirect, "account.unblocked");
        return "redirect:" + url;
    }

    @PostMapping("/accounts/{id}/password")
    String reissue(
            @PathVariable UUID id,
            @RequestParam(required = false) String requestKey,
            Actor actor,
            HttpServletRequest request,
            HttpServletResponse response) {
        AtomicReference<AccountKeeping.Issued> issued = new AtomicReference<>();
        String url = keys.once(requestKey, actor, () -> {
            issued.set(keeping.reissue(actor, id));
            return "/accounts/" + id + "/card";
        });
        if (issued.get() != null) {
            cards.put(request, response, id, issued.get().password());
        }
        return "redirect:" + url;
    }

    /** Shown once: the second time there is nothing to show, and the page says what to do. */
    @GetMapping("/accounts/{id}/card")
    String card(
            @PathVariable UUID id, Actor actor, Model model, HttpServletRequest request, HttpServletResponse response) {
        List<RoleView> roles = keeping.managed(actor, id);
        Optional<String> password = cards.take(request, response, id);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        model.addAttribute("account", queries.head(id).orElseThrow(() -> new NotFound("account")));
        model.addAttribute("post", roles.get(roles.size() - 1));
        model.addAttribute("password", password.orElse(null));
        model.addAttribute(
                "site",
                ServletUriComponentsBuilder.fromCurrentContextPath().path("/").toUriString());
        return "account/card";
    }
}
