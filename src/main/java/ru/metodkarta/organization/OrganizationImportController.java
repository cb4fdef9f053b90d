package ru.metodkarta.organization;

import static ru.metodkarta.organization.OrganizationImportPlan.ALIASES;
import static ru.metodkarta.organization.OrganizationImportPlan.CODE;
import static ru.metodkarta.organization.OrganizationImportPlan.EMAIL;
import static ru.metodkarta.organization.OrganizationImportPlan.FULL_NAME;
import static ru.metodkarta.organization.OrganizationImportPlan.KIND;
import static ru.metodkarta.organization.OrganizationImportPlan.PARENT;
import static ru.metodkarta.organization.OrganizationImportPlan.SHORT_NAME;
import static ru.metodkarta.organization.OrganizationImportPlan.TERRITORY;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
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
import ru.metodkarta.shared.Actor;

/** Organizations come in as a spreadsheet: template, file, dry run, and then all of it or nothing. */
@Controller
class OrganizationImportController {

    /** The exported list has the same columns, and more. */
    static final List<ImportColumn> COLUMNS = List.of(
            new ImportColumn(CODE, 38, false, null),
            new ImportColumn(FULL_NAME, 60, true, "list-import.example.full-name"),
            new ImportColumn(SHORT_NAME, 30, true, "list-import.example.short-name"),
            new ImportColumn(KIND, 28, true, "organization.kind.SCHOOL"),
            new ImportColumn(TERRITORY, 28, true, "list-import.example.territory"),
            new ImportColumn(PARENT, 30, false, "list-import.example.parent"),
            new ImportColumn(ALIASES, 40, false, "list-import.example.aliases"),
            new ImportColumn(EMAIL, 28, false, "list-import.example.mailbox"));

    private static final ListImportPages.Subject LIST = new ListImportPages.Subject(OrganizationImports.LIST, COLUMNS);

    private final OrganizationImports organizations;
    private final OrganizationAccess access;
    private final OrganizationDirectory directory;
    private final ListImports imports;
    private final ListImportPages pages;
    private final ListExports words;

    OrganizationImportController(
            OrganizationImports organizations,
            OrganizationAccess access,
            OrganizationDirectory directory,
            ListImports imports,
            ListImportPages pages,
            ListExports words) {
        this.organizations = organizations;
        this.access = access;
        this.directory = directory;
        this.imports = imports;
        this.pages = pages;
        this.words = words;
    }

    private void administrator(Actor actor) {
        access.capacity(actor, OrganizationPermissions::mayEstablishAnywhere, null, null);
    }

    @GetMapping("/organizations/import")
    String upload(Actor actor, Locale locale, Model model) {
        administrator(actor);
        return pages.upload(LIST, null, locale, model);
    }

    @GetMapping("/organizations/import/template.xlsx")
    void template(Actor actor, HttpServletResponse response) throws IOException {
        administrator(actor);
        pages.template(
                LIST,
                List.of(
                        guide(KIND, 45, List.copyOf(organizations.kindNames().values())),
                        guide(TERRITORY, 45, places(actor))),
                response);
    }

    private SheetWriter.Guide guide(String column, int width, List<String> texts) {
        List<String> codes = COLUMNS.stream().map(ImportColumn::code).toList();
        return new SheetWriter.Guide(codes.indexOf(column), words.word("export." + column), width, texts);
    }

    /** Where this person may establish: the region itself and towns, or the own towns. */
    private List<String> places(Actor actor) {
        List<TerritoryCard> places = new java.util.ArrayList<>();
        directory.territory(actor.regionId()).ifPresent(places::add);
        places.addAll(directory.municipalities(actor.regionId()));
        return places.stream()
                .filter(place -> actor.grants().stream()
                        .anyMatch(grant -> OrganizationPermissions.mayEstablish(
                                grant, actor.regionId(), place.region() ? null : place.id())))
                .map(TerritoryCard::name)
                .toList();
    }

    @PostMapping("/organizations/import")
    String read(
            Actor actor,
            @RequestParam(required = false) MultipartFile file,
            @RequestParam(required = false) String requestKey,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        administrator(actor);
        return pages.read(actor, LIST, file, requestKey, locale, model, response);
    }

    @GetMapping("/organizations/imports/{id}")
    String preview(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) String page,
            Locale locale,
            Model model) {
        ListImports.Stored stored = imports.read(actor, OrganizationImports.LIST, id);
        return pages.preview(
                LIST,
                stored,
                stored.result() == null ? organizations.plan(actor, stored.content()) : null,
                page,
                locale,
                model);
    }

    @PostMapping("/organizations/imports/{id}/commit")
    String commit(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) String seen,
            @RequestParam(required = false) String requestKey,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        return pages.commit(
                actor,
                LIST,
                id,
                requestKey,
                () -> imports.read(actor, OrganizationImports.LIST, id),
                stored -> {
                    organizations.commit(actor, stored.id(), seen);
                    return "/organizations/imports/" + id;
                },
                stored -> organizations.plan(actor, stored.content()),
                locale,
                model,
                response);
    }
}
