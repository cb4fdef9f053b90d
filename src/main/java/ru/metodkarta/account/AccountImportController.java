package ru.metodkarta.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import ru.metodkarta.audit.ListImportPages;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;

/** People come in as a spreadsheet: template, file, dry run, and then all of it or nothing; cards for the new ones. */
@Controller
class AccountImportController {

    private final AccountImports accounts;
    private final AccountImportSheet sheet;
    private final AccountKeeping keeping;
    private final AccessCards cards;
    private final ListImportPages pages;

    AccountImportController(
            AccountImports accounts,
            AccountImportSheet sheet,
            AccountKeeping keeping,
            AccessCards cards,
            ListImportPages pages) {
        this.accounts = accounts;
        this.sheet = sheet;
        this.keeping = keeping;
        this.cards = cards;
        this.pages = pages;
    }

    @GetMapping("/accounts/import")
    String upload(Actor actor, Locale locale, Model model) {
        keeping.administrator(actor);
        return pages.upload(AccountImportSheet.LIST, null, locale, model);
    }

    @GetMapping("/accounts/import/template.xlsx")
    void template(Actor actor, HttpServletResponse response) throws IOException {
        keeping.administrator(actor);
        pages.template(AccountImportSheet.LIST, sheet.offers(actor), response);
    }

    @PostMapping("/accounts/import")
    String read(
            Actor actor,
            @RequestParam(required = false) MultipartFile file,
            @RequestParam(required = false) String requestKey,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        keeping.administrator(actor);
        return pages.read(actor, AccountImportSheet.LIST, file, requestKey, locale, model, response);
    }

    @GetMapping("/accounts/imports/{id}")
    String preview(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) String page,
            Locale locale,
            Model model) {
        return pages.preview(
                actor, AccountImportSheet.LIST, id, content -> accounts.plan(actor, content), page, locale, model);
    }

    @PostMapping("/accounts/imports/{id}/commit")
    String commit(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) String seen,
            @RequestParam(required = false) String requestKey,
            Locale locale,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        AtomicReference<List<AccountBatches.Card>> made = new AtomicReference<>(List.of());
        UUID batch = Ids.next();
        String answer = pages.commit(
                actor,
                AccountImportSheet.LIST,
                id,
                requestKey,
                () -> accounts.issue(actor, id, seen),
                issued -> {
                    made.set(accounts.commit(actor, id, seen, issued));
                    return made.get().isEmpty() ? "/accounts/imports/" + id : BatchCardsController.url(batch);
                },
                content -> accounts.plan(actor, content),
                locale,
                model,
                response);
        if (!made.get().isEmpty() && answer.startsWith("redirect:")) {
            cards.putAll(request, response, batch, made.get());
        }
        return answer;
    }
}
