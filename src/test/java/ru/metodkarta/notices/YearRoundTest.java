package ru.metodkarta.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static ru.metodkarta.notices.NoticeWorld.at;
import static ru.metodkarta.notices.NoticeWorld.forSchools;
import static ru.metodkarta.notices.NoticeWorld.received;

import com.icegreen.greenmail.util.GreenMail;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.calendar.WorkingCalendar;
import ru.metodkarta.mail.MailTrain;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestTime;
import ru.metodkarta.testing.TestWorld;

/**
 * The year 2027 of a town, day by day: four quarters of one activity, a school that reports in time and one that asks for an
 * extension, falls behind, is reminded and is closed with the year. People act through the pages, letters come by a real
 * mail server.
 */
@MetodkartaTest
class YearRoundTest {

    private static final LocalDate FIRST = LocalDate.of(2027, 2, 1);
    private static final LocalDate LAST = LocalDate.of(2028, 2, 15);
    private static final String DUE = "подходит срок — 1";
    private static final String LATE = "просрочено — 1";
    private static final String HELP = "нужна ваша помощь — 1";

    @Autowired
    NoticeWorld notices;

    @Autowired
    DigestJob job;

    @Autowired
    MailTrain sending;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    private final Map<LocalDate, List<Runnable>> diary = new HashMap<>();
    private final Map<String, Map<LocalDate, String>> letters = new TreeMap<>();
    private GreenMail mail;

    @AfterEach
    void stop() {
        mail.stop();
        notices.noMailServer();
        TestTime.reset();
    }

    @Test
    void everythingComesOnItsWorkingDayOnce() {
        notices.forgetEverybody();
        TestTime.set(FIRST);
        TestWorld world = notices.world();
        Actor methodologist = world.methodologist();
        Actor diligent = world.schoolWorker();
        Actor slow = world.person("Школа-2", Role.STAFF, "завуч", world.secondSchool, null, world.secondSchool);
        Actor director =
                world.person("Директор-2", Role.STAFF, "директор", world.secondSchool, null, world.secondSchool);
        notices.email(director, "director@town.example");
        notices.mailbox(world.school, "diligent@town.example");
        notices.mailbox(world.secondSchool, "slow@town.example");
        mail = notices.mailServer();
        UUID roadmap = notices.inForce(world, methodologist, forSchools("1.1", "ежеквартально"));
        jdbc.sql(
                        "update assignment set state = 'ACCEPTED', done_on = date '2026-12-01' where roadmap_id = ? and for_year = 2026")
                .param(roadmap)
                .update();
        List<UUID> first = quarters(roadmap, world.school);
        List<UUID> second = quarters(roadmap, world.secondSchool);
        assertThat(first)
                .as("a year has four quarters, whoever reconciles how often")
                .hasSize(4);
        assertThat(second).hasSize(4);

        reported(diligent, methodologist, first.get(0), "2027-04-05");
        reported(diligent, methodologist, first.get(1), "2027-06-24");
        reported(diligent, methodologist, first.get(2), "2027-10-04");
        reported(diligent, methodologist, first.get(3), "2027-12-27");
        on(
                "2027-04-05",
                () -> post(
                        slow,
                        second.get(0),
                        "extension",
                        Map.of("extensionUntil", "30.04.2027", "extensionReason", "Карантин")));
        on("2027-04-06", () -> post(methodologist, second.get(0), "decision", Map.of("verdict", "GRANT")));
        reported(slow, methodologist, second.get(0), "2027-04-28");
        reported(slow, methodologist, second.get(1), "2027-06-24");
        on(
                "2027-10-20",
                () -> post(
                        methodologist,
                        "/acceptance/selection/decision",
                        Map.of(
                                "roadmap",
                                roadmap.toString(),
                                "year",
                                "2027",
                                "verdict",
                                "REMIND",
                                "chosen",
                                mark(second.get(2)))));
        reported(slow, methodologist, second.get(2), "2027-11-02");
        on("2028-01-24", () -> close(methodologist, roadmap, second.get(3)));

        theYearGoesBy();

        assertThat(letters.get("diligent@town.example"))
                .containsExactly(
                        Map.entry(day("2027-03-26"), DUE),
                        Map.entry(day("2027-09-24"), DUE),
                        Map.entry(day("2027-12-27"), DUE));
        assertThat(letters.get("slow@town.example")).isEqualTo(expectedBySlow());
        assertThat(letters.get("director@town.example"))
                .as("on the sixth working day of a delay, then every Monday of it")
                .isEqualTo(Map.of(
                        day("2027-10-18"), HELP,
                        day("2027-10-25"), HELP,
                        day("2027-11-01"), HELP,
                        day("2028-01-18"), HELP,
                        day("2028-01-24"), HELP));
        assertThat(letters).containsOnlyKeys("diligent@town.example", "slow@town.example", "director@town.example");
    }

    private static Map<LocalDate, String> expectedBySlow() {
        Map<LocalDate, String> expected = new TreeMap<>();
        // first quarter, due Saturday 10.04: 14 days before is a Saturday; extended to 30.04 on the day before 07.04
        expected.put(day("2027-03-26"), DUE);
        expected.put(day("2027-04-07"), "решено о сроках — 1");
        // 14 and 3 days before 30.04; sent on 28.04
        expected.put(day("2027-04-16"), DUE);
        expected.put(day("2027-04-27"), DUE);
        // second quarter: sent before the first reminder; third, due Sunday 10.10: 14 days before is a Sunday too
        expected.put(day("2027-09-24"), DUE);
        expected.put(day("2027-10-07"), DUE);
        expected.put(day("2027-10-08"), DUE);
        lateOn(expected, "2027-10-11", "2027-11-02");
        expected.put(day("2027-10-21"), LATE + ", вам напоминают — 1");
        // fourth, due Monday 10.01: three days before falls into the holidays
        expected.put(day("2027-12-27"), DUE);
        expected.put(day("2027-12-31"), DUE);
        expected.put(day("2028-01-10"), DUE);
        lateOn(expected, "2028-01-11", "2028-01-24");
        expected.put(day("2028-01-25"), "итог определён — 1");
        return expected;
    }

    /** Mondays to Fridays: no holiday lies within. */
    private static void lateOn(Map<LocalDate, String> expected, String first, String last) {
        day(first)
                .datesUntil(day(last).plusDays(1))
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0)
                .forEach(day -> expected.put(day, LATE));
    }

    private static LocalDate day(String day) {
        return LocalDate.parse(day);
    }

    private void on(String day, Runnable deed) {
        diary.computeIfAbsent(day(day), key -> new ArrayList<>()).add(deed);
    }

    /** Sent in the afternoon of the day, accepted the day after. */
    private void reported(Actor reporter, Actor acceptor, UUID assignment, String day) {
        on(
                day,
                () -> post(
                        reporter,
                        assignment,
                        "submission",
                        Map.of(
                                "outcome",
                                "DONE",
                                "text",
                                "Проведено",
                                "doneOn",
                                day,
                                "result",
                                "Справка",
                                "docKind",
                                "справка",
                                "docDate",
                                day)));
        on(day(day).plusDays(1).toString(), () -> post(acceptor, assignment, "decision", Map.of("verdict", "ACCEPT")));
    }

    private void close(Actor methodologist, UUID roadmap, UUID left) {
        String address = "/roadmaps/" + roadmap + "/year-closing";
        UUID occurrence = jdbc.sql("select occurrence_id from assignment where id = ?")
                .param(left)
                .query(UUID.class)
                .single();
        post(
                methodologist,
                address + "/outcomes",
                Map.of("year", "2027", "outcome-" + occurrence, "NOT_DONE", "commonReason", "Год закончился"));
        post(methodologist, address + "/closure", Map.of("year", "2027", "yearRemark", "Итоги года"));
    }

    private void theYearGoesBy() {
        for (LocalDate day = FIRST; day.isBefore(LAST); day = day.plusDays(1)) {
            at(day, "07:30");
            job.run();
            sending.run();
            job.run();
            for (NoticeWorld.Received letter : received(mail)) {
                String former = letters.computeIfAbsent(letter.to(), key -> new TreeMap<>())
                        .put(day, letter.subject().replaceFirst("^[^:]*: ", ""));
                assertThat(former)
                        .as("a second letter to %s on %s", letter.to(), day)
                        .isNull();
                assertThat(WorkingCalendar.russian().isDayOff(day))
                        .as("%s", day)
                        .isFalse();
            }
            NoticeWorld.forget(mail);
            at(day, "15:00");
            diary.getOrDefault(day, List.of()).forEach(Runnable::run);
        }
    }

    private List<UUID> quarters(UUID roadmap, UUID organization) {
        return jdbc.sql(
                        "select id from assignment where roadmap_id = ? and organization_id = ? and for_year = 2027 order by due")
                .params(roadmap, organization)
                .query(UUID.class)
                .list();
    }

    private String mark(UUID assignment) {
        return jdbc.sql("select id || ':' || version from assignment where id = ?")
                .param(assignment)
                .query(String.class)
                .single();
    }

    private void post(Actor who, UUID assignment, String deed, Map<String, String> fields) {
        post(who, "/assignments/" + assignment + "/" + deed, fields);
    }

    private void post(Actor who, String address, Map<String, String> fields) {
        var request = mvc.post().uri(address).with(signedIn.as(who)).with(csrf());
        fields.forEach(request::param);
        MvcTestResult answer = request.exchange();
        assertThat(answer.getResponse().getStatus())
                .as(() -> address + ": " + body(answer))
                .isEqualTo(302);
    }

    private static String body(MvcTestResult answer) {
        try {
            return answer.getResponse()
                    .getContentAsString()
                    .replaceAll("(?s).*<main", "")
                    .replaceAll("<[^>]*>", " ")
                    .replaceAll("\\s+", " ");
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
