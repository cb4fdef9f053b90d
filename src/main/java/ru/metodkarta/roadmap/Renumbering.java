package ru.metodkarta.roadmap;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.shared.Actor;

/**
 * Numbers anew, 1.1, 1.2 …, in the order the rows stand in. A row printed without a number stays without one unless all are
 * to be numbered; the dot at the end stays if most numbers have it.
 */
@Service
class Renumbering {

    private final EditionAccess access;
    private final JdbcClient jdbc;

    Renumbering(EditionAccess access, JdbcClient jdbc) {
        this.access = access;
        this.jdbc = jdbc;
    }

    record Numbered(UUID id, String number, UUID sectionId, String sectionNumber) {}

    /**
     * @param all also rows that have no number
     * @return how many numbers changed
     */
    @Transactional
    public int renumber(Actor actor, UUID roadmapId, boolean all) {
        UUID revisionId = access.lockDraft(actor, roadmapId).revision().id();
        List<Numbered> rows =
                jdbc.sql("""
                        select a.id, a.number, a.section_id, s.number section_number from activity_row a
                        left join section_row s on s.revision_id = a.revision_id and s.section_id = a.section_id
                        where a.revision_id = ? and not a.order_clause order by a.position
                        """).param(revisionId).query(Numbered.class).list();
        List<String> numbers = numbers(rows, all);
        List<UUID> changed = new ArrayList<>();
        List<String> changedTo = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (numbers.get(i) != null && !numbers.get(i).equals(rows.get(i).number())) {
                changed.add(rows.get(i).id());
                changedTo.add(numbers.get(i));
            }
        }
        // a number is text of the row: whoever has it open is told
        jdbc.sql("""
                        update activity_row r set number = o.number, version = r.version + 1
                        from unnest(cast(:ids as uuid[]), cast(:numbers as text[])) o (id, number) where r.id = o.id
                        """)
                .param("ids", changed.toArray(UUID[]::new))
                .param("numbers", changedTo.toArray(String[]::new))
                .update();
        return changed.size();
    }

    /** The number of every row in order, null where the row keeps having none. */
    static List<String> numbers(List<Numbered> rows, boolean all) {
        long withNumber = rows.stream().filter(row -> row.number() != null).count();
        long dotted = rows.stream()
                .filter(row -> row.number() != null && row.number().endsWith("."))
                .count();
        String dot = dotted * 2 > withNumber ? "." : "";
        List<String> numbers = new ArrayList<>();
        UUID section = null;
        int sectionsSeen = 0;
        int n = 0;
        for (Numbered row : rows) {
            if (row.sectionId() != null && !row.sectionId().equals(section)) {
                section = row.sectionId();
                sectionsSeen++;
                n = 0;
            }
            if (row.number() == null && !all) {
                numbers.add(null);
                continue;
            }
            n++;
            String prefix = row.sectionId() == null
                    ? ""
                    : (row.sectionNumber() == null
                                    ? String.valueOf(sectionsSeen)
                                    : row.sectionNumber().replaceAll("[.\\s]+$", ""))
                            + ".";
            numbers.add(prefix + n + dot);
        }
        return numbers;
    }
}
