package ru.metodkarta.notices;

import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Plans the day of each region in its own morning; a region whose morning was missed is planned later that day. */
@Component
class DigestJob {

    private static final Logger log = LoggerFactory.getLogger(DigestJob.class);
    private static final LocalTime MORNING = LocalTime.of(7, 30);
    private static final LocalTime TOO_LATE = LocalTime.of(20, 0);

    private final DigestPlanner planner;
    private final JdbcClient jdbc;
    private final Clock clock;

    DigestJob(DigestPlanner planner, JdbcClient jdbc, Clock clock) {
        this.planner = planner;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Region(UUID id, String zone) {}

    @Scheduled(cron = "${metodkarta.notices.plan-cron:0 */15 * * * *}")
    @SchedulerLock(name = "notices-plan", lockAtMostFor = "PT30M")
    public void run() {
        List<Region> regions = jdbc.sql("select id, time_zone zone from territory where kind = 'REGION' order by id")
                .query(Region.class)
                .list();
        for (Region region : regions) {
            ZoneId zone = ZoneId.of(region.zone());
            LocalTime now = LocalTime.now(clock.withZone(zone));
            if (now.isBefore(MORNING) || !now.isBefore(TOO_LATE)) {
                continue;
            }
            try {
                planner.plan(region.id(), zone)
                        .ifPresent(planned -> log.info("Notices of region {}: {}", region.id(), planned));
            } catch (RuntimeException e) {
                log.error("Notices of region {} not planned; the others go on, it is tried again", region.id(), e);
            }
        }
    }
}
