package ru.metodkarta.web;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Nobody clicks twice a week apart: used keys of forms go at night, in portions, so that no statement runs long. What is
 * left is next night's. (Sessions that are over, with what waits in them, are removed by Spring Session every minute.)
 */
@Component
class RequestKeySweep {

    static final Duration KEPT = Duration.ofDays(7);
    static final int PORTION = 5_000;
    private static final int MOST_PORTIONS = 200;
    private static final Logger log = LoggerFactory.getLogger(RequestKeySweep.class);

    private final JdbcClient jdbc;
    private final Clock clock;

    RequestKeySweep(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return how many keys went */
    @Scheduled(cron = "0 50 22 * * *", zone = "UTC")
    int sweep() {
        OffsetDateTime before = OffsetDateTime.now(clock).minus(KEPT);
        int gone = 0;
        for (int portion = 0; portion < MOST_PORTIONS; portion++) {
            int deleted = jdbc.sql("""
                            delete from request_key
                            where key in (select key from request_key where at < ? order by at limit ?)
                            """).params(before, PORTION).update();
            gone += deleted;
            if (deleted < PORTION) {
                break;
            }
        }
        if (gone > 0) {
            log.info("{} used keys of forms were removed", gone);
        }
        return gone;
    }
}
