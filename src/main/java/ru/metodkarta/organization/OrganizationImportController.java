package ru.metodkarta.organization;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import ru.metodkarta.audit.ListImportPages;
import ru.metodkarta.audit.ListImports;
import ru.metodkarta.shared.Actor;

/** Organizations come in as a spreadsheet: template, file, dry run, and then all of it or nothing. */
@Controller
class OrganizationImportController {

    private final OrganizationImports organizations;
    private final OrganizationAccess access;
    private final OrganizationImportSheet sheet;
    private final ListImports imports;
    private final ListImportPages pages;

    OrganizationImportController(
            OrganizationImports organizations,
            OrganizationAccess access,
            OrganizationImportSheet sheet,
            ListImports imports,
            ListImportPages pages) {
        this.organizations = organizations;
        this.access = access;
        this.sheet = sheet;
        this.imports = imports;
        this.pages = pages;
    }

    private void administrator(Actor actor) {
        access.capacity(actor, OrganizationPermissions::mayEstablishAnywhere, null, null);
    }

    @GetMapping("/organizations/import")
    String upload(Actor actor, Locale locale, Model model) {
        administrator(actor);
        return pages.upload(OrganizationImportSheet.LIST, null, locale, model);
    }

    @GetMapping("/organizations/import/template.xlsx")
    void template(Actor actor, HttpServletResponse response) throws IOException {
        administrator(actor);
        pages.template(OrganizationImportSheet.LIST, sheet.offers(actor), response);
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
        return pages.read(actor, OrganizationImportSheet.LIST, file, requestKey, locale, model, response);
    }

    @GetMapping("/organizations/imports/{id}")
    String preview(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(required = false) String page,
            Locale locale,
            Model model) {
        return pages.preview(
                actor,
                OrganizationImportSheet.LIST,
                id,
                content -> organizations.plan(actor, content),
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
                OrganizationImportSheet.LIST,
                id,
                requestKey,
                () -> imports.read(actor, OrganizationImports.LIST, id),
                stored -> {
                    organizations.commit(actor, stored.id(), seen);
                    return "/organizations/imports/" + id;
                },
                content -> organizations.plan(actor, content),
                locale,
                model,
                response);
    }
}
