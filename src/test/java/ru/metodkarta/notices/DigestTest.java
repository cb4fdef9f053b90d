package ru.metodkarta.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.notices.NoticeWorld.at;
import static ru.metodkarta.notices.NoticeWorld.forSchools;
import static ru.metodkarta.notices.NoticeWorld.received;

import com.icegreen.greenmail.util.GreenMail;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import ru.metodkarta.calendar.WorkingCalendar;
import ru.metodkarta.mail.MailTrain;
import ru.metodkarta.notices.NoticeWorld.Received;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestTime;
import ru.metodkarta.testing.TestWorld;

/** What comes by mail, to whom and on which days; through a real mail server. */
@MetodkartaTest
class DigestTest {

    @Autowired
    NoticeWorld notices;

    @Autowired
    DigestJob job;

    @Autowired
    MailTrain sending;

    @Autowired
    JdbcClient jdbc;

    TestWorld world;
    Actor methodologist;
    GreenMail mail;

    @BeforeEach
    void townWithMailServer() {
        notices.forgetEverybody();
        world = notices.world();
        methodologist = world.methodologist();
        notices.mailbox(world.school, "school1@town.example");
        notices.mailbox(world.secondSchool, "school2@town.example");
        mail = notices.mailServer();
    }

    @AfterEach
    void stop() {
        mail.stop();
        notices.noMailServer();
        TestTime.reset();
    }

    @Test
    void aYearOfOneSchoolComesOnTheExpectedWorkingDaysOnce() {
        Actor official = world.official();
        notices.email(official, "head@town.example");
        UUID roadmap = notices.inForce(
                world,
                methodologist,
                forSchools("1.1", "до 29 ноября 2026"),
                forSchools("1.2", "до 6 января 2027"),
                forSchools("1.3", "до 20 июля 2027"),
                forSchools("1.4", "до 20 августа 2027"));
        UUID november = notices.assignments(roadmap, world.school).get(0);
        notices.assignments(roadmap, world.secondSchool).forEach(id -> notices.state(id, "ACCEPTED"));
        Map<LocalDate, String> school = new TreeMap<>();
        Map<LocalDate, String> head = new TreeMap<>();

        for (LocalDate day = LocalDate.of(2026, 11, 1); day.isBefore(LocalDate.of(2027, 9, 1)); day = day.plusDays(1)) {
            if (day.equals(LocalDate.of(2026, 12, 9))) {
                notices.state(november, "ACCEPTED");
            }
            if (day.equals(LocalDate.of(2027, 1, 12))) {
                notices.state(notices.assignments(roadmap, world.school).get(1), "SUBMITTED");
            }
            if (day.equals(LocalDate.of(2027, 8, 18))) {
                notices.state(notices.assignments(roadmap, world.school).get(2), "ACCEPTED");
            }
            if (day.equals(LocalDate.of(2027, 8, 20))) {
                notices.state(notices.assignments(roadmap, world.school).get(3), "SUBMITTED");
            }
            for (String time : List.of("06:00", "07:30", "12:00", "19:45")) {
                at(day, time);
                job.run();
                sending.run();
                job.run();
            }
            for (Received letter : received(mail)) {
                Map<LocalDate, String> of = letter.to().equals("school1@town.example") ? school : head;
                assertThat(of.put(day, letter.subject().replaceFirst("^[^:]*: ", "")))
                        .as("a second letter to %s on %s", letter.to(), day)
                        .isNull();
            }
            NoticeWorld.forget(mail);
        }

        String late = "просрочено — 1";
        assertThat(school)
                .containsExactly(
                        Map.entry(LocalDate.of(2026, 11, 13), "подходит срок — 1"),
                        Map.entry(LocalDate.of(2026, 11, 26), "подходит срок — 1"),
                        Map.entry(LocalDate.of(2026, 11, 27), "подходит срок — 1"),
                        Map.entry(LocalDate.of(2026, 11, 30), late),
                        Map.entry(LocalDate.of(2026, 12, 1), late),
                        Map.entry(LocalDate.of(2026, 12, 2), late),
                        Map.entry(LocalDate.of(2026, 12, 3), late),
                        Map.entry(LocalDate.of(2026, 12, 4), late),
                        Map.entry(LocalDate.of(2026, 12, 7), late),
                        Map.entry(LocalDate.of(2026, 12, 8), late),
                        Map.entry(LocalDate.of(2026, 12, 23), "подходит срок — 1"),
                        // three days before is a holiday: the last working day of the year
                        Map.entry(LocalDate.of(2026, 12, 30), "подходит срок — 1"),
                        // the day itself fell into the holidays
                        Map.entry(LocalDate.of(2027, 1, 11), late),
                        // all three of the one in July, and the one on 6 August, fell into the summer
                        Map.entry(LocalDate.of(2027, 8, 16), "просрочено — 1, подходит срок — 1"),
                        Map.entry(LocalDate.of(2027, 8, 17), "просрочено — 1, подходит срок — 1"));
        assertThat(school.keySet()).noneMatch(WorkingCalendar.russian()::isDayOff);
        assertThat(head).containsExactly(Map.entry(LocalDate.of(2026, 12, 7), "нужна ваша помощь — 1"));
    }

    @Test
    void aLetterIsPlainRussianTextWithALinkToTheVeryRow() {
        UUID roadmap = notices.inForce(
                world, methodologist, forSchools("1.1", "до 20 ноября 2026"), forSchools("2.4", "до 26 ноября 2026"));
        List<UUID> work = notices.assignments(roadmap, world.school);
        day("2026-11-23");

        Received letter = to("school1@town.example").get(0);
        assertThat(letter.subject()).isEqualTo("Методкарта, 23.11.2026: просрочено — 1, подходит срок — 1");
        assertThat(letter.body())
                .startsWith("""
                        СОШ № 1 Приозёрска

                        Просрочено: 1

                        План города, на 2026-2028 гг.
                          1.1 Мероприятие 1.1
                          срок 20.11.2026, просрочено на 3 дн.
                          https://karta.example/assignments/%s

                        До срока 3 дня и меньше: 1

                        План города, на 2026-2028 гг.
                          2.4 Мероприятие 2.4
                          срок 26.11.2026, осталось 3 дн.
                          https://karta.example/assignments/%s
                        """.formatted(work.get(0), work.get(1)))
                .contains("https://karta.example/notices/preferences")
                .doesNotContain("<");
    }

    @Test
    void remindersFollowTheDateInForce() {
        UUID roadmap = notices.inForce(world, methodologist, forSchools("1.1", "до 26 ноября 2026"));
        UUID extended = notices.assignments(roadmap, world.school).get(0);
        jdbc.sql("update assignment set due = date '2026-12-10', agreed_due = date '2026-12-10',"
                        + " report_due = date '2026-12-10' where id = ?")
                .param(extended)
                .update();

        day("2026-11-23");
        assertThat(to("school1@town.example")).isEmpty();
        assertThat(to("school2@town.example")).hasSize(1);
        for (String next : List.of("2026-11-24", "2026-11-25", "2026-11-26")) {
            day(next);
        }
        assertThat(to("school1@town.example"))
                .singleElement()
                .extracting(Received::body)
                .asString()
                .contains("срок 10.12.2026");
    }

    @Test
    void presetsOfAPersonAreKept() {
        Actor worker = world.schoolWorker();
        notices.email(worker, "worker@town.example");
        notices.inForce(
                world, methodologist, forSchools("1.1", "до 20 ноября 2026"), forSchools("2.4", "до 26 ноября 2026"));

        day("2026-11-23");
        assertThat(to("worker@town.example"))
                .as("the mailbox is told by default")
                .isEmpty();
        notices.preset(worker, Preset.LATE_ONLY);
        day("2026-11-24");
        assertThat(to("worker@town.example"))
                .singleElement()
                .extracting(Received::subject)
                .asString()
                .endsWith(": просрочено — 1");
        notices.preset(worker, Preset.DIGEST);
        day("2026-11-26");
        assertThat(to("worker@town.example"))
                .last()
                .extracting(Received::subject)
                .asString()
                .endsWith("подходит срок — 1");
        notices.preset(worker, Preset.NONE);
        day("2026-11-27");
        assertThat(to("worker@town.example")).hasSize(2);
    }

    @Test
    void whereAPersonIsGoneTheOrganizationIsToldAndThenTheAdministrator() {
        Actor worker = world.schoolWorker();
        notices.email(worker, "worker@town.example");
        Actor administrator = world.administrator();
        notices.email(administrator, "admin@town.example");
        notices.mailbox(world.secondSchool, null);
        UUID roadmap = notices.inForce(world, methodologist, forSchools("1.1", "до 20 ноября 2026"));
        notices.assignments(roadmap, world.secondSchool).forEach(id -> notices.state(id, "ACCEPTED"));
        UUID work = notices.assignments(roadmap, world.school).get(0);
        jdbc.sql("update assignment set assignee_id = ? where id = ?")
                .params(worker.accountId(), work)
                .update();

        day("2026-11-23");
        assertThat(to("worker@town.example")).hasSize(1);
        assertThat(to("school1@town.example")).hasSize(1);
        jdbc.sql("update account set blocked_at = now() where id = ?")
                .param(worker.accountId())
                .update();
        day("2026-11-24");
        assertThat(to("worker@town.example")).hasSize(1);
        assertThat(to("school1@town.example")).hasSize(2);
        assertThat(to("admin@town.example")).isEmpty();
        notices.mailbox(world.school, null);
        notices.assignments(roadmap, world.secondSchool).forEach(id -> notices.state(id, "NOT_STARTED"));
        day("2026-11-30");
        assertThat(to("admin@town.example")).singleElement().satisfies(letter -> {
            assertThat(letter.subject()).endsWith("некому доставить — 2");
            assertThat(letter.body()).contains("СОШ № 1 Приозёрска", "СОШ № 2 Приозёрска");
        });
    }

    @Test
    void oneMailboxOfSeveralOrganizationsGetsOneLetter() {
        notices.mailbox(world.secondSchool, "School1@Town.example");
        notices.inForce(world, methodologist, forSchools("1.1", "до 20 ноября 2026"));

        day("2026-11-23");

        assertThat(received(mail))
                .singleElement()
                .satisfies(letter -> assertThat(letter.body())
                        .contains("СОШ № 1 Приозёрска", "СОШ № 2 Приозёрска", "Просрочено: 2"));
    }

    @Test
    void acceptorsAreToldWhenSomethingNewWaitsAndOnceAWeekAndTheDirectorWhenItIsLateForLong() {
        notices.email(methodologist, "methodist@town.example");
        Actor director = world.person("Директорова", Role.STAFF, "директор", world.school, null, world.school);
        notices.email(director, "director@town.example");
        UUID roadmap = notices.inForce(world, methodologist, forSchools("1.1", "до 16 ноября 2026"));
        UUID second = notices.assignments(roadmap, world.secondSchool).get(0);
        day("2026-11-24");
        assertThat(to("methodist@town.example"))
                .as("planned before it was sent")
                .isEmpty();
        notices.state(second, "SUBMITTED");
        jdbc.sql(
                        "insert into execution_report (id, assignment_id, no, state, by_account, by_name, capacity, updated_at,"
                                + " submitted_at) values (?, ?, 1, 'SUBMITTED', ?, '', '', now(), ?)")
                .params(
                        UUID.randomUUID(),
                        second,
                        UUID.randomUUID(),
                        java.time.OffsetDateTime.parse("2026-11-24T10:00:00Z"))
                .update();
        assertThat(to("director@town.example"))
                .singleElement()
                .extracting(Received::subject)
                .asString()
                .endsWith("нужна ваша помощь — 1");
        day("2026-11-25");
        day("2026-11-26");
        day("2026-11-27");
        assertThat(to("methodist@town.example"))
                .singleElement()
                .extracting(Received::body)
                .asString()
                .contains("На проверке: 1\nhttps://karta.example/acceptance");
        assertThat(to("director@town.example")).hasSize(1);
        day("2026-11-30");
        assertThat(to("methodist@town.example")).hasSize(2);
        assertThat(to("director@town.example")).hasSize(2);
    }

    @Test
    void everyRegionIsPlannedInItsOwnMorning() {
        notices.inForce(world, methodologist, forSchools("1.1", "до 26 ноября 2026"));
        TestWorld west = notices.world();
        jdbc.sql("update territory set time_zone = 'Europe/Kaliningrad' where id = ?")
                .param(west.region)
                .update();
        notices.mailbox(west.school, "west@town.example");
        notices.inForce(west, west.methodologist(), forSchools("1.1", "до 26 ноября 2026"));
        TestWorld east = notices.world();
        jdbc.sql("update territory set time_zone = 'Asia/Kamchatka' where id = ?")
                .param(east.region)
                .update();
        notices.mailbox(east.school, "east@town.example");
        notices.inForce(east, east.methodologist(), forSchools("1.1", "до 26 ноября 2026"));

        List<String> order = new ArrayList<>();
        for (java.time.Instant now = java.time.Instant.parse("2026-11-22T18:00:00Z");
                now.isBefore(java.time.Instant.parse("2026-11-23T18:00:00Z"));
                now = now.plusSeconds(15 * 60)) {
            TestTime.set(now);
            job.run();
            sending.run();
            for (Received letter : received(mail)) {
                if (!letter.to().startsWith("school2")) {
                    order.add(letter.to() + " " + now);
                }
            }
            NoticeWorld.forget(mail);
        }

        assertThat(order)
                .containsExactly(
                        "east@town.example 2026-11-22T19:30:00Z",
                        "school1@town.example 2026-11-23T02:30:00Z",
                        "west@town.example 2026-11-23T05:30:00Z");
    }

    /** The morning of a day: planned and sent. */
    private void day(String day) {
        at(day, "07:30");
        notices.plan(world);
        sending.run();
    }

    private List<Received> to(String mailbox) {
        return received(mail).stream()
                .filter(letter -> letter.to().equals(mailbox))
                .toList();
    }
}
