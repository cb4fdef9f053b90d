package ru.metodkarta.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;

/** Cards of accounts opened at once, a card a page: shown once, as a single card is. */
@Controller
class BatchCardsController {

    private final AccountKeeping keeping;
    private final AccessCards cards;

    BatchCardsController(AccountKeeping keeping, AccessCards cards) {
        this.keeping = keeping;
        this.cards = cards;
    }

    static String url(UUID batch) {
        return "/accounts/batch/cards?batch=" + batch;
    }

    @GetMapping("/accounts/batch/cards")
    String cards(
            @RequestParam(required = false) String batch,
            Actor actor,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        keeping.administrator(actor);
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        UUID id = Ids.parse(batch);
        model.addAttribute("cards", id == null ? List.of() : cards.takeAll(request, response, id));
        model.addAttribute(
                "site",
                ServletUriComponentsBuilder.fromCurrentContextPath().path("/").toUriString());
        return "account/cards";
    }
}
