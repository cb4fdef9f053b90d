package ru.metodkarta.notices;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import net.javacrumbs.shedlock.spring.annotation.SchedulerLock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.events.IncompleteEventPublications;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Events whose listener died or failed are told again; old notices go. */
@Component
class NoticeKeeping {

    private static final Duration LISTENER_IS_DEAD = Duration.ofMinutes(5);
    private static final Duration KEPT = Duration.ofDays(180);
    private static final int PORTION = 20_000;

    private final IncompleteEventPublications publications;
    private final JdbcClient jdbc;
    private final Clock clock;

    NoticeKeeping(IncompleteEventPublications publications, JdbcClient jdbc, Clock clock) {
        this.publications = publications;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Scheduled(cron = "${metodkarta.notices.retry-cron:0 2/10 * * * *}")
    @SchedulerLock(name = "notices-retry", lockAtMostFor = "PT10M")
    public void tellAgain() {
        publications.resubmitIncompletePublicationsOlderThan(LISTENER_IS_DEAD);
    }

    @Scheduled(cron = "0 20 22 * * *", zone = "UTC")
    @SchedulerLock(name = "notices-sweep", lockAtMostFor = "PT30M")
    public void sweep() {
        OffsetDateTime before = OffsetDateTime.now(clock).minus(KEPT);
        int gone;
        do {
            gone = jdbc.sql("delete from notice where id in (select id from notice where at < ? order by at limit ?)")
                    .params(before, PORTION)
                    .update();
        } while (gone == PORTION);
    }
}
