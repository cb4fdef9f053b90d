package ru.metodkarta.demo;

import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Loads the demo content once, into a database without accounts, in one transaction: after kill -9 it is there or not begun. */
@Component
class DemoLoader implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DemoLoader.class);

    private final DemoSwitch demo;
    private final DemoPlaces places;
    private final DemoPeople people;
    private final DemoTables tables;
    private final DemoRoadmaps roadmaps;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    DemoLoader(
            DemoSwitch demo,
            DemoPlaces places,
            DemoPeople people,
            DemoTables tables,
            DemoRoadmaps roadmaps,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.demo = demo;
        this.places = places;
        this.people = people;
        this.tables = tables;
        this.roadmaps = roadmaps;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (!demo.on()
                || jdbc.sql("select exists (select 1 from account)")
                        .query(Boolean.class)
                        .single()) {
            return;
        }
        long start = System.nanoTime();
        transaction.executeWithoutResult(status -> load());
        log.info(
                "Demo content loaded in {} ms; the password of every demo log-in is on the sign-in page",
                (System.nanoTime() - start) / 1_000_000);
    }

    private void load() {
        DemoPlaces.World world = places.establish();
        people.open(world);
        List<DemoTables.Table> documents = tables.read();
        for (DemoTables.Table document : documents) {
            DemoRoadmaps.Place place = DemoRoadmaps.place(world, document.key());
            roadmaps.draft(place, document, LocalDate.of(2021, 6, 25), LocalDate.of(2024, 12, 31));
            roadmaps.draft(place, DemoTables.current(document), LocalDate.of(2026, 1, 1), LocalDate.of(2028, 12, 31));
        }
    }
}
