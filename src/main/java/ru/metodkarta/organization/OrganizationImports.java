package ru.metodkarta.organization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.ImportRefused;
import ru.metodkarta.audit.ImportedList;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.audit.ListExports;
import ru.metodkarta.audit.ListImports;
import ru.metodkarta.audit.ListPlan;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import tools.jackson.databind.json.JsonMapper;

/** Many organizations at once: entered or put right, never removed or archived. A fixed number of statements. */
@Service
class OrganizationImports {

    static final String LIST = "organizations";

    private final Registers registers;
    private final ListImports imports;
    private final ListExports words;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final JsonMapper json;

    OrganizationImports(
            Registers registers,
            ListImports imports,
            ListExports words,
            Journal journal,
            JdbcClient jdbc,
            JsonMapper json) {
        this.registers = registers;
        this.imports = imports;
        this.words = words;
        this.journal = journal;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** As the spreadsheets call them. */
    Map<OrganizationKind, String> kindNames() {
        Map<OrganizationKind, String> names = new EnumMap<>(OrganizationKind.class);
        Arrays.stream(OrganizationKind.values())
                .forEach(kind -> names.put(kind, words.word("organization.kind." + kind)));
        return names;
    }

    @Transactional(readOnly = true)
    public ListPlan plan(Actor actor, ImportedList content) {
        return planned(actor, content).plan();
    }

    private OrganizationImportPlan planned(Actor actor, ImportedList content) {
        return new OrganizationImportPlan(actor, registers.of(actor.regionId()), content, kindNames());
    }

    /**
     * @param seen seal of the plan that was looked through
     * @throws ImportRefused nothing is written
     */
    @Transactional
    public void commit(Actor actor, UUID id, String seen) {
        ListImports.Stored stored = imports.lock(actor, LIST, id);
        if (stored.result() != null) {
            return;
        }
        // one import of a region after the other, so that both do not enter the same organization
        jdbc.sql("select id from territory where id = ? for no key update")
                .param(actor.regionId())
                .query(UUID.class)
                .single();
        OrganizationImportPlan planned = planned(actor, stored.content());
        ImportRefused.unless(planned.plan(), seen);
        found(planned.founded());
        change(planned.changed());
        enterAliases(planned);
        enterInJournal(actor, planned);
        imports.done(actor, LIST, id, planned.plan());
    }

    private record Facts(
            UUID id,
            UUID region,
            UUID town,
            UUID parent,
            String kind,
            String full,
            String brief,
            String email,
            int version,
            UUID fullId,
            UUID briefId) {

        static Facts of(ImportedOrganization o, UUID region) {
            return new Facts(
                    o.id(),
                    region,
                    o.municipalityId(),
                    o.parentId(),
                    o.kind().name(),
                    o.fullName(),
                    o.shortName(),
                    o.email(),
                    o.before() == null ? 0 : o.before().version(),
                    Ids.next(),
                    Ids.next());
        }
    }

    private static final String FACTS = """
            jsonb_to_recordset(cast(:facts as jsonb)) as f (id uuid, region uuid, town uuid, parent uuid, kind text,
              "full" text, brief text, email text, version int, "fullId" uuid, "briefId" uuid)
            """;

    private int update(String sql, List<?> facts) {
        return jdbc.sql(sql).param("facts", json.writeValueAsString(facts)).update();
    }

    private void found(List<ImportedOrganization> founded) {
        if (founded.isEmpty()) {
            return;
        }
        UUID region = founded.get(0).grant().regionId();
        List<Facts> facts = founded.stream().map(o -> Facts.of(o, region)).toList();
        update("""
                insert into organization (id, region_id, municipality_id, parent_id, kind, full_name, short_name, email)
                select id, region, town, parent, kind, "full", brief, email from %s
                """.formatted(FACTS), facts);
        update("""
                insert into organization_name (id, organization_id, kind, name)
                select "fullId", id, 'FULL', "full" from %s
                """.formatted(FACTS), facts);
        update("""
                insert into organization_name (id, organization_id, kind, name)
                select "briefId", id, 'SHORT', brief from %s
                """.formatted(FACTS), facts);
    }

    /** As the edition page does: names are put right, a new name by an act is an event. */
    private void change(List<ImportedOrganization> changed) {
        if (changed.isEmpty()) {
            return;
        }
        List<Facts> facts =
                changed.stream().map(o -> Facts.of(o, o.card().regionId())).toList();
        int written = update("""
                update organization o set municipality_id = f.town, parent_id = f.parent, kind = f.kind,
                  full_name = f."full", short_name = f.brief, email = f.email, version = o.version + 1
                from %s where o.id = f.id and o.version = f.version and o.archived_on is null
                """.formatted(FACTS), facts);
        if (written != facts.size()) {
            throw ImportRefused.changedMeanwhile();
        }
        update("""
                update organization_name n set name = case n.kind when 'FULL' then f."full" else f.brief end
                from %s where n.organization_id = f.id and n.kind <> 'ALIAS' and n.until_on is null
                """.formatted(FACTS), facts);
        // whoever moved away is no longer among the «pilot schools» of the town
        update("""
                delete from organization_list_member m using organization_list l, %s
                where m.organization_id = f.id and l.id = m.list_id and l.municipality_id is not null
                  and l.municipality_id is distinct from f.town
                """.formatted(FACTS), facts);
    }

    private record Alias(UUID id, UUID organization, String name) {}

    private void enterAliases(OrganizationImportPlan planned) {
        List<Alias> aliases = new ArrayList<>();
        both(planned).forEach(o -> o.aliases().forEach(name -> aliases.add(new Alias(Ids.next(), o.id(), name))));
        if (!aliases.isEmpty()) {
            update("""
                    insert into organization_name (id, organization_id, kind, name)
                    select id, organization, 'ALIAS', name
                    from jsonb_to_recordset(cast(:facts as jsonb)) as a (id uuid, organization uuid, name text)
                    """, aliases);
        }
    }

    private static List<ImportedOrganization> both(OrganizationImportPlan planned) {
        List<ImportedOrganization> both = new ArrayList<>(planned.founded());
        both.addAll(planned.changed());
        return both;
    }

    private void enterInJournal(Actor actor, OrganizationImportPlan planned) {
        List<Journal.Entry> entries = both(planned).stream()
                .map(o -> new Journal.Entry(
                        o.grant().capacity(),
                        o.before() == null ? "ORGANIZATION_ESTABLISHED" : "ORGANIZATION_EDITED",
                        new Journal.Subject(
                                "ORGANIZATION", o.id(), o.shortName(), actor.regionId(), o.municipalityId(), o.id()),
                        o.before() == null
                                ? Map.of()
                                : Map.of("before", o.card().shortName())))
                .toList();
        if (!entries.isEmpty()) {
            journal.recordAll(actor, entries);
        }
    }
}
