package ru.metodkarta.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import ru.metodkarta.roadmap.ActKind;
import ru.metodkarta.roadmap.ActRequisites;
import ru.metodkarta.shared.Level;

/** Loads the demo content once, into a database without accounts, in one transaction: after kill -9 it is there or not begun. */
@Component
class DemoLoader implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DemoLoader.class);

    private final DemoSwitch demo;
    private final DemoPlaces places;
    private final DemoPeople people;
    private final DemoTables tables;
    private final DemoRoadmaps roadmaps;
    private final DemoExecution execution;
    private final DemoCascade cascade;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    DemoLoader(
            DemoSwitch demo,
            DemoPlaces places,
            DemoPeople people,
            DemoTables tables,
            DemoRoadmaps roadmaps,
            DemoExecution execution,
            DemoCascade cascade,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.demo = demo;
        this.places = places;
        this.people = people;
        this.tables = tables;
        this.roadmaps = roadmaps;
        this.execution = execution;
        this.cascade = cascade;
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
            former(world, place, document);
            current(world, place, DemoTables.current(document));
        }
    }

    /** The documents as they are: Kungur's and Lysva's carried out over their years, the others done before control began. */
    private void former(DemoPlaces.World world, DemoRoadmaps.Place place, DemoTables.Table document) {
        boolean yearly = document.periodStart() != null;
        LocalDate approvedOn =
                document.approval() == null || document.approval().date() == null
                        ? LocalDate.of(2021, 6, 25)
                        : document.approval().date();
        ActRequisites act = document.approval() == null
                ? ActRequisites.order(
                        "Управление образования администрации ЛГО", "начальник управления", approvedOn, "214")
                : new ActRequisites(
                        kind(place),
                        document.approval().issuer(),
                        signatory(place),
                        document.approval().date(),
                        document.approval().number(),
                        document.approval().annex() == null
                                ? null
                                : document.approval().annex().replaceAll("^\\D*(\\d+).*", "$1"),
                        null);
        UUID id = roadmaps.approved(
                place,
                document,
                yearly ? approvedOn : null,
                yearly ? LocalDate.of(document.periodEnd(), 12, 31) : null,
                approvedOn,
                yearly ? approvedOn : LocalDate.of(2026, 1, 12),
                act);
        if (yearly) {
            execution.carriedOut(world, place, id, approvedOn, LocalDate.of(2025, 3, 1));
        }
    }

    private void current(DemoPlaces.World world, DemoRoadmaps.Place place, DemoTables.Table table) {
        UUID id = roadmaps.approved(
                place,
                table,
                LocalDate.of(2026, 1, 1),
                LocalDate.of(2028, 12, 31),
                LocalDate.of(2026, 1, 15),
                LocalDate.of(2026, 1, 15),
                new ActRequisites(
                        kind(place),
                        place.issuer() == null ? issuer(world, place) : place.issuer(),
                        signatory(place),
                        LocalDate.of(2026, 1, 15),
                        "01-05-" + (12 + place.key().length()),
                        null,
                        null));
        execution.underWay(world, place, id, LocalDate.of(2026, 1, 15));
        if (place.level() == Level.REGIONAL) {
            cascade.carryOut(world.towns().get(place.key()), id);
        }
    }

    private static ActKind kind(DemoRoadmaps.Place place) {
        return place.key().equals("kirov") ? ActKind.DIRECTIVE : ActKind.ORDER;
    }

    private static String signatory(DemoRoadmaps.Place place) {
        return place.key().equals("kirov") ? "заместитель министра" : "начальник управления";
    }

    private String issuer(DemoPlaces.World world, DemoRoadmaps.Place place) {
        return jdbc.sql("select full_name from organization where id = ?")
                .param(world.towns().get(place.key()).authority())
                .query(String.class)
                .single();
    }
}
