package ru.metodkarta.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.notices.NoticeWorld.at;
import static ru.metodkarta.notices.NoticeWorld.forSchools;
import static ru.metodkarta.notices.NoticeWorld.received;

import com.icegreen.greenmail.util.GreenMail;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import ru.metodkarta.mail.MailTrain;
import ru.metodkarta.notices.NoticeWorld.Received;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestTime;
import ru.metodkarta.testing.TestWorld;

/** What others did about a school's work comes by mail, however the work stands, once. */
@MetodkartaTest
class DigestNewsTest {

    @Autowired
    NoticeWorld notices;

    @Autowired
    MailTrain sending;

    TestWorld world;
    Actor methodologist;
    GreenMail mail;

    @BeforeEach
    void townWithMailServer() {
        notices.forgetEverybody();
        world = notices.world();
        methodologist = world.methodologist();
        notices.mailbox(world.school, "school1@town.example");
        mail = notices.mailServer();
    }

    @AfterEach
    void stop() {
        mail.stop();
        notices.noMailServer();
        TestTime.reset();
    }

    @Test
    void whatIsSaidAboutLateWorkStandsInItsLineUntilItHasArrived() {
        UUID late = work("до 20 ноября 2026").get(0);
        at("2026-11-24", "15:00");
        notices.decided(late, "EXTENDED");
        at("2026-11-24", "15:01");
        notices.reminded(late);
        notices.written(late, false);
        notices.decided(late, "EXTENSION_REFUSED");
        int port = mail.getSmtp().getPort();
        notices.noMailServer();
        day("2026-11-25");
        notices.mailServerAt(port);
        assertThat(subjects("school1@town.example")).isEmpty();

        day("2026-11-26");
        day("2026-11-27");

        assertThat(subjects("school1@town.example"))
                .containsExactly(
                        "просрочено — 1, вам напоминают — 1, вам написали — 1, решено о сроках — 1", "просрочено — 1");
        assertThat(to("school1@town.example").get(0).body())
                .contains("просрочено на 6 дн.\n  методист напоминает, вам написали, срок не продлён\n");
    }

    @Test
    void aMessageAboutAReportThatWaitsIsTold() {
        UUID sent = work("до 20 ноября 2026").get(0);
        notices.state(sent, "SUBMITTED");
        at("2026-11-24", "15:00");
        notices.written(sent, false);
        notices.reminded(sent);

        day("2026-11-25");

        assertThat(subjects("school1@town.example")).containsExactly("вам написали — 1");
        assertThat(to("school1@town.example").get(0).body())
                .contains("Вам написали: 1", "срок 20.11.2026\n", "/assignments/" + sent)
                .doesNotContain("просрочено");
    }

    @Test
    void whatIsEnteredClosedOrWithdrawnIsToldToTheMailboxButNotToThoseWhoWantLateWorkOnly() {
        Actor worker = world.schoolWorker();
        notices.email(worker, "worker@town.example");
        notices.preset(worker, Preset.LATE_ONLY);
        List<UUID> work = work("до 20 ноября 2026", "до 21 декабря 2026", "до 22 декабря 2026", "до 23 декабря 2026");
        notices.state(work.get(0), "ACCEPTED");
        notices.state(work.get(1), "NOT_DONE");
        notices.state(work.get(2), "WITHDRAWN");
        notices.state(work.get(3), "ACCEPTED");
        at("2026-11-24", "15:00");
        notices.decided(work.get(0), "ENTERED");
        notices.decided(work.get(1), "CLOSED");
        notices.decided(work.get(2), "WITHDRAWN");
        notices.decided(work.get(3), "OBJECTION_REFUSED");

        day("2026-11-25");
        day("2026-11-26");

        assertThat(subjects("school1@town.example"))
                .containsExactly(
                        "исполнение внёс методист — 1, возражение отклонено — 1, итог определён — 1, снято с контроля — 1");
        assertThat(to("school1@town.example").get(0).body())
                .contains("возразить можно на странице пункта: 1", "/assignments/" + work.get(0));
        assertThat(subjects("worker@town.example")).isEmpty();
    }

    @Test
    void aDaySomebodyElseNamedIsToldOnceToWhoeverStillHasToDoTheWork() {
        List<UUID> work = work("до 21 декабря 2026", "до 22 декабря 2026", "до 23 декабря 2026");
        at("2026-11-24", "15:00");
        notices.dayNamed(work.get(0), methodologist.accountId());
        notices.dayNamed(work.get(0), methodologist.accountId());
        notices.dayNamed(work.get(1), world.schoolWorker().accountId());
        notices.state(work.get(2), "SUBMITTED");
        notices.dayNamed(work.get(2), methodologist.accountId());

        day("2026-11-25");
        day("2026-11-26");

        assertThat(subjects("school1@town.example")).containsExactly("названа дата проведения — 1");
        assertThat(to("school1@town.example").get(0).body())
                .contains("Названа дата проведения: 1\n", "срок 04.01.2027", "/assignments/" + work.get(0));
    }

    @Test
    void whatHasChangedAgainIsNotTold() {
        UUID opened = work("до 21 декабря 2026").get(0);
        at("2026-11-24", "14:00");
        notices.decided(opened, "ENTERED");
        at("2026-11-24", "15:00");
        notices.decided(opened, "REOPENED");
        notices.because(opened, "Закрыли по ошибке");
        notices.state(opened, "IN_PROGRESS");

        day("2026-11-25");

        assertThat(subjects("school1@town.example")).containsExactly("исполнение возобновлено — 1");
        assertThat(to("school1@town.example").get(0).body())
                .contains(
                        "Исполнение возобновлено: 1\n",
                        "срок 21.12.2026",
                        "Закрыли по ошибке",
                        "/assignments/" + opened);
    }

    @Test
    void whatAnOrganizationWritesIsToldOnceToWhoeverAcceptsItsWork() {
        notices.email(methodologist, "methodist@town.example");
        notices.email(world.otherTownMethodologist(), "stranger@town.example");
        List<UUID> work = work("до 21 декабря 2026", "до 22 декабря 2026");
        at("2026-11-24", "15:00");
        notices.written(work.get(0), true);
        notices.written(work.get(1), true);
        at("2026-11-24", "15:05");
        notices.written(work.get(1), false);

        day("2026-11-25");
        day("2026-11-26");
        day("2026-11-30");

        assertThat(subjects("methodist@town.example")).containsExactly("вам написали — 1");
        assertThat(to("methodist@town.example").get(0).body())
                .contains("Вам написали и ждут ответа: 1\nhttps://karta.example/acceptance");
        assertThat(subjects("stranger@town.example")).isEmpty();
    }

    /** One for the school, told of up to the 24th. */
    private List<UUID> work(String... deadlines) {
        var rows = new java.util.ArrayList<ru.metodkarta.roadmap.ActivityContent>();
        for (String deadline : deadlines) {
            rows.add(forSchools("1." + (rows.size() + 1), deadline));
        }
        UUID roadmap =
                notices.inForce(world, methodologist, rows.toArray(ru.metodkarta.roadmap.ActivityContent[]::new));
        notices.assignments(roadmap, world.secondSchool).forEach(id -> notices.state(id, "ACCEPTED"));
        day("2026-11-24");
        NoticeWorld.forget(mail);
        return notices.assignments(roadmap, world.school);
    }

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

    private List<String> subjects(String mailbox) {
        return to(mailbox).stream()
                .map(letter -> letter.subject().replaceFirst("^[^:]*: ", ""))
                .toList();
    }
}
