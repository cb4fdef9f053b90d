package ru.metodkarta.notices;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What has been planned of late, and where mail cannot go. */
@Component
class PlanHistory {

    private static final int DAYS = 10;

    private final JdbcClient jdbc;

    PlanHistory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param told false in a quiet period */
    record Plan(LocalDate day, boolean told, int notices, int letters, int undeliverable) {}

    List<Plan> of(UUID regionId) {
        return jdbc.sql("select day, told, notices, letters, undeliverable from notice_plan where region_id = ?"
                        + " order by day desc limit ?")
                .params(regionId, DAYS)
                .query(Plan.class)
                .list();
    }

    /** Organizations in force that have no mailbox. */
    int withoutMailbox(UUID regionId) {
        return jdbc.sql("select count(*) from organization where region_id = ? and archived_on is null"
                        + " and nullif(btrim(email), '') is null")
                .param(regionId)
                .query(Integer.class)
                .single();
    }
}
