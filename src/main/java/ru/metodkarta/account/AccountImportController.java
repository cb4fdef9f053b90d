package ru.metodkarta.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
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
import ru.metodkarta.audit.ImportColumn;
import ru.metodkarta.audit.ListExports;
import ru.metodkarta.audit.ListImportPages;
import ru.metodkarta.audit.ListImports;
import ru.metodkarta.office.SheetWriter;
import ru.metodkarta.organization.OrganizationDirectory;
import ru.metodkarta.shared.AccessScope;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.Role;

/** People come in as a spreadsheet: template, file, dry run, and then all of it or nothing; cards for the new ones. */
@Controller
class AccountImportController {

    static final List<ImportColumn> COLUMNS = List.of(
            new ImportColumn(AccountImportPlan.LOGIN, 24, false, null),
            new ImportColumn(AccountImportPlan.PERSON, 36, true, "list-import.example.person"),
            new ImportColumn(AccountImportPlan.POSITION, 30, true, "list-import.example.position"),
            new ImportColumn(AccountImportPlan.ORGANIZATION, 38, true, "list-import.example.short-name"),
            new ImportColumn(AccountImportPlan.ROLE, 22, true, "role.STAFF"),
            new ImportColumn(AccountImportPlan.ZONE, 28, false, "account.zone.employer"),
            new ImportColumn(AccountImportPlan.EMAIL, 28, false, "list-import.example.email"),
            new ImportColumn(AccountImportPlan.FROM, 14, false, "list-import.example.from"));

    private static final ListImportPages.Subject LIST = new ListImportPages.Subject(AccountImports.LIST, COLUMNS);

    private final AccountImports accounts;
    private final AccountImportWords names;
    private final AccountKeeping keeping;
    private final OrganizationDirectory organizations;
    private final AccessCards cards;
    private final ListImports imports;
    private final ListImportPages pages;
    private final ListExports words;

    AccountImportController(
            AccountImports accounts,
            AccountImportWords names,
            AccountKeeping keeping,
            OrganizationDirectory organizations,
            AccessCards cards,
            ListImports imports,
            ListImportPages pages,
            ListExports words) {
        this.accounts = accounts;
        this.names = names;
        this.keeping = keeping;
        this.organizations = organizations;
        this.cards = cards;
        this.imports = imports;
        this.pages = pages;
        this.words = words;
    }

    @GetMapping("/accounts/import")
    String upload(Actor actor, Locale locale, Model model) {
        keeping.administrator(actor);
        return pages.upload(LIST, null, locale, model);
    }

    @GetMapping("/accounts/import/template.xlsx")
    void template(Actor actor, HttpServletResponse response) throws IOException {
        keeping.administrator(actor);
        pages.template(
                LIST,
                List.of(guide(AccountImportPlan.ROLE, names.roles()), guide(AccountImportPlan.ZONE, zones(actor))),
                response);
    }

    private SheetWriter.Guide guide(String column, List<String> texts) {
        List<String> codes = COLUMNS.stream().map(ImportColumn::code).toList();
        return new SheetWriter.Guide(codes.indexOf(column), words.word("export." + column), 40, texts);
    }

    /** The place of work, and the territories of the own zone. */
    private List<String> zones(Actor actor) {
        AccessScope scope = actor.scope(Role.ADMINISTRATOR);
        List<String> zones = new ArrayList<>(List.of(names.employer()));
        if (scope.wholeRegion()) {
            organizations.territory(actor.regionId()).ifPresent(t -> zones.add(t.name()));
        }
        organizations.municipalities(actor.regionId()).stream()
                .filter(town -> scope.covers(actor.regionId(), town.id(), null))
                .forEach(town -> zones.add(town.name()));
        return zones;
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
        return pages.read(actor, LIST, file, requestKey, locale, model, response);
    }

    @GetMapping("/accounts/imports/{id}")
    String preview(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) String page,
            Locale locale,
            Model model) {
        ListImports.Stored stored = imports.read(actor, AccountImports.LIST, id);
        return pages.preview(
                LIST,
                stored,
                stored.result() == null ? accounts.plan(actor, stored.content()) : null,
                page,
                locale,
                model);
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
                LIST,
                id,
                requestKey,
                () -> accounts.issue(actor, id, seen),
                issued -> {
                    made.set(accounts.commit(actor, id, seen, issued));
                    return made.get().isEmpty() ? "/accounts/imports/" + id : "/accounts/batch/cards?batch=" + batch;
                },
                stored -> accounts.plan(actor, stored.content()),
                locale,
                model,
                response);
        if (!made.get().isEmpty() && answer.startsWith("redirect:")) {
            cards.put(request, response, batch, AccountBatchController.written(made.get()));
        }
        return answer;
    }
}
