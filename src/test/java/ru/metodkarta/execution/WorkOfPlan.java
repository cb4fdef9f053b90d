package ru.metodkarta.execution;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Work of one plan in 2026 as tests name it: by number of the activity and organization. */
record WorkOfPlan(JdbcClient jdbc, UUID roadmap) {

    UUID occurrence(String number) {
        return jdbc.sql("select o.id from occurrence o join activity_row r on r.revision_id = o.revision_id"
                        + " and r.activity_id = o.activity_id where o.roadmap_id = ? and r.number = ? and o.for_year = 2026"
                        + " order by o.key limit 1")
                .params(roadmap, number)
                .query(UUID.class)
                .single();
    }

    UUID work(String number, UUID organization) {
        return jdbc.sql("select id from assignment where occurrence_id = ? and organization_id = ?")
                .params(occurrence(number), organization)
                .query(UUID.class)
                .single();
    }

    UUID ofYear(int year, UUID organization) {
        return jdbc.sql("select id from assignment where roadmap_id = ? and for_year = ? and organization_id = ?")
                .params(roadmap, year, organization)
                .query(UUID.class)
                .single();
    }

    /** As a page would show all executors of the activity now. */
    String marks(String number) {
        return String.join(
                " ",
                jdbc.sql("select id || ':' || version from assignment where occurrence_id = ?")
                        .param(occurrence(number))
                        .query(String.class)
                        .list());
    }

    String mark(UUID work) {
        return jdbc.sql("select id || ':' || version from assignment where id = ?")
                .param(work)
                .query(String.class)
                .single();
    }

    List<String> states(String number) {
        return jdbc.sql("select state from assignment where occurrence_id = ?")
                .param(occurrence(number))
                .query(String.class)
                .list();
    }

    LocalDate due(UUID work) {
        return jdbc.sql("select due from assignment where id = ?")
                .param(work)
                .query(LocalDate.class)
                .single();
    }
}
