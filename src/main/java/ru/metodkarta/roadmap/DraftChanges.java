package ru.metodkarta.roadmap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * «Изменено с утверждения: N»: as many things as the comparison of the two texts shows, counted in one statement from
 * fingerprints of rows.
 */
@Component
class DraftChanges {

    private static final String PRINTS = """
            select t.* from (
              select 'HEAD' part, v.id revision_id, null::uuid id, null::uuid section_id, null number, f.code || ':' || coalesce(f.text, '') print,
                     0 outer_order, 0 inner_order
              from revision v,
                   lateral (values ('title', v.title),
                     ('period', coalesce(v.period_from::text, '') || ' ' || coalesce(v.period_to::text, '')),
                     ('printed', v.period_text), ('year', v.year_kind),
                     ('coordinator', (select o.short_name from organization o where o.id = v.coordinator_id)),
                     ('person', v.coordinator_text),
                     ('supervisor', coalesce(v.supervisor_text,
                        (select a.full_name from account a where a.id = v.supervisor_account_id))),
                     ('basis', (select jsonb_agg(jsonb_build_array(b.relation, b.printed, b.in_force) order by b.position)::text
                        from roadmap_basis b where b.revision_id = v.id)),
                     ('columns', jsonb_path_query_array(v.columns, '$[*].title')::text)) f (code, text)
              where v.id in (:revisions)
              union all
              select 'SECTION', revision_id, section_id, null, null,
                     jsonb_build_array(coalesce(number, ''), title, year)::text, position, 0
              from section_row where revision_id in (:revisions)
              union all
              select 'ROW', r.revision_id, r.activity_id,
                     case when r.order_clause then '00000000-0000-0000-0000-000000000001' else r.section_id end, coalesce(r.number, ''),
                     md5(jsonb_build_array(r.title, coalesce(r.result, ''), coalesce(r.result_kind, ''),
                       coalesce(r.precondition, ''), r.deadline_text, r.reading, r.year_kind, jsonb_strip_nulls(r.extra),
                       coalesce(r.executors_text, ''),
                       (select jsonb_agg(jsonb_build_array(e.printed, e.part, e.organization_id, e.group_code) order by e.position)
                        from executor e where e.activity_row_id = r.id))::text),
                     case when r.order_clause then 2147483647 else coalesce(s.position, -1) end,
                     case when r.order_clause then row_number() over (partition by r.revision_id, r.order_clause
                       order by r.number collate numbered nulls last, r.position, r.activity_id) else r.position end
              from activity_row r
              left join section_row s on s.revision_id = r.revision_id and s.section_id = r.section_id
              where r.revision_id in (:revisions)) t
            order by t.part, t.outer_order, t.inner_order, t.id
            """;

    private final JdbcClient jdbc;

    DraftChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Print(String part, UUID revisionId, UUID id, UUID sectionId, String number, String print) {}

    /** Null when there is nothing to compare: no approved text, or no draft beside it. */
    Integer since(UUID effectiveId, UUID draftId) {
        if (effectiveId == null || draftId == null) {
            return null;
        }
        List<Print> prints = jdbc.sql(PRINTS)
                .param("revisions", List.of(effectiveId, draftId))
                .query(Print.class)
                .list();
        Map<Boolean, List<Print>> sides = prints.stream()
                .collect(Collectors.partitioningBy(print -> print.revisionId().equals(draftId)));
        return count(sides.get(false), sides.get(true));
    }

    private static int count(List<Print> old, List<Print> now) {
        Set<String> head = texts(old, "HEAD");
        int changed = (int)
                texts(now, "HEAD").stream().filter(text -> !head.contains(text)).count();
        Map<UUID, Print> before = byId(old);
        Map<UUID, Print> after = byId(now);
        boolean clauses = Stream.concat(old.stream(), now.stream())
                .anyMatch(print -> RevisionText.CLAUSES.equals(print.sectionId()));
        List<Alignment.Block> blocks = Alignment.of(ids(old, clauses), spots(old), ids(now, clauses), spots(now));
        List<Alignment.Slot> slots = new ArrayList<>();
        for (Alignment.Block block : blocks) {
            if (block.section().id() != null && !block.section().id().equals(RevisionText.CLAUSES)) {
                slots.add(block.section());
            }
            slots.addAll(block.rows());
        }
        for (Alignment.Slot slot : slots) {
            boolean same =
                    slot.before() && slot.after() && !slot.moved() && same(before.get(slot.id()), after.get(slot.id()));
            changed += same ? 0 : 1;
        }
        return changed;
    }

    private static boolean same(Print a, Print b) {
        return a.print().equals(b.print()) && String.valueOf(a.number()).equals(String.valueOf(b.number()));
    }

    private static Set<String> texts(List<Print> prints, String part) {
        return prints.stream()
                .filter(print -> part.equals(print.part()))
                .map(Print::print)
                .collect(Collectors.toSet());
    }

    private static Map<UUID, Print> byId(List<Print> prints) {
        Map<UUID, Print> byId = new HashMap<>();
        prints.stream().filter(print -> print.id() != null).forEach(print -> byId.put(print.id(), print));
        return byId;
    }

    private static List<UUID> ids(List<Print> prints, boolean clauses) {
        return Stream.concat(
                        prints.stream()
                                .filter(print -> "SECTION".equals(print.part()))
                                .map(Print::id),
                        clauses ? Stream.of(RevisionText.CLAUSES) : Stream.empty())
                .toList();
    }

    private static List<Alignment.Spot> spots(List<Print> prints) {
        return prints.stream()
                .filter(print -> "ROW".equals(print.part()))
                .map(print -> new Alignment.Spot(print.sectionId(), print.id()))
                .toList();
    }
}
