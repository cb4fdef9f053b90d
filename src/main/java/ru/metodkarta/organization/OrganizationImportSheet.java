package ru.metodkarta.organization;

import static ru.metodkarta.organization.OrganizationImportPlan.ALIASES;
import static ru.metodkarta.organization.OrganizationImportPlan.CODE;
import static ru.metodkarta.organization.OrganizationImportPlan.EMAIL;
import static ru.metodkarta.organization.OrganizationImportPlan.FULL_NAME;
import static ru.metodkarta.organization.OrganizationImportPlan.KIND;
import static ru.metodkarta.organization.OrganizationImportPlan.PARENT;
import static ru.metodkarta.organization.OrganizationImportPlan.SHORT_NAME;
import static ru.metodkarta.organization.OrganizationImportPlan.TERRITORY;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import ru.metodkarta.audit.ImportColumn;
import ru.metodkarta.audit.ListImportPages;
import ru.metodkarta.shared.Actor;

/** The spreadsheet organizations come in as: its columns, and what may be written into them. */
@Component
class OrganizationImportSheet {

    /** The exported list has the same columns, and more. */
    private static final List<ImportColumn> COLUMNS = List.of(
            new ImportColumn(CODE, 38, false, null),
            new ImportColumn(FULL_NAME, 60, true, "list-import.example.full-name"),
            new ImportColumn(SHORT_NAME, 30, true, "list-import.example.short-name"),
            new ImportColumn(KIND, 28, true, "organization.kind.SCHOOL"),
            new ImportColumn(TERRITORY, 28, true, "list-import.example.territory"),
            new ImportColumn(PARENT, 30, false, "list-import.example.parent"),
            new ImportColumn(ALIASES, 40, false, "list-import.example.aliases"),
            new ImportColumn(EMAIL, 28, false, "list-import.example.mailbox"));

    static final ListImportPages.Subject LIST = new ListImportPages.Subject(OrganizationImports.LIST, COLUMNS);

    private static final int WIDTH = 45;

    private final OrganizationImports organizations;
    private final OrganizationDirectory directory;

    OrganizationImportSheet(OrganizationImports organizations, OrganizationDirectory directory) {
        this.organizations = organizations;
        this.directory = directory;
    }

    List<ListImportPages.Offer> offers(Actor actor) {
        return List.of(
                new ListImportPages.Offer(
                        KIND, WIDTH, List.copyOf(organizations.kindNames().values())),
                new ListImportPages.Offer(TERRITORY, WIDTH, places(actor)));
    }

    /** Where this person may establish: the region itself and towns, or the own towns. */
    private List<String> places(Actor actor) {
        List<TerritoryCard> places = new ArrayList<>();
        directory.territory(actor.regionId()).ifPresent(places::add);
        places.addAll(directory.municipalities(actor.regionId()));
        return places.stream()
                .filter(place -> actor.grants().stream()
                        .anyMatch(grant -> OrganizationPermissions.mayEstablish(
                                grant, actor.regionId(), place.region() ? null : place.id())))
                .map(TerritoryCard::name)
                .toList();
    }
}
