package ru.metodkarta.notices;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import ru.metodkarta.account.Actors;
import ru.metodkarta.organization.GroupBasis;
import ru.metodkarta.organization.GroupCode;
import ru.metodkarta.roadmap.ActivityContent;
import ru.metodkarta.roadmap.ExecutorContent;
import ru.metodkarta.roadmap.Part;
import ru.metodkarta.roadmap.ResultKind;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.testing.TestTime;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.TownPlans;

/** A town whose schools have a plan and mailboxes, a mail server, and the days going by. */
@Component
class NoticeWorld {

    static final ZoneId ZONE = ZoneId.of("Asia/Yekaterinburg");

    private final JdbcClient jdbc;
    private final PasswordEncoder encoder;
    private final Actors actors;
    private final TownPlans plans;
    private final JavaMailSenderImpl server;
    private final DigestPlanner planner;
    private final Clock clock;

    NoticeWorld(
            JdbcClient jdbc,
            PasswordEncoder encoder,
            Actors actors,
            TownPlans plans,
            JavaMailSenderImpl server,
            DigestPlanner planner,
            Clock clock) {
        this.jdbc = jdbc;
        this.encoder = encoder;
        this.actors = actors;
        this.plans = plans;
        this.server = server;
        this.planner = planner;
        this.clock = clock;
    }

    TestWorld world() {
        return new TestWorld(jdbc, encoder, actors);
    }

    /** No letters wait, nobody of the demo content or of another test has an address. */
    void forgetEverybody() {
        jdbc.sql("delete from digest").update();
        jdbc.sql("delete from mail_outbox").update();
        jdbc.sql("update account set email = null where email is not null").update();
        jdbc.sql("update organization set email = null where email is not null").update();
    }

    /** A mail server on a port of its own, and the application told of it. */
    GreenMail mailServer() {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
        GreenMail mail = new GreenMail(setup);
        mail.start();
        server.setPort(mail.getSmtp().getPort());
        return mail;
    }

    void noMailServer() {
        server.setPort(1);
    }

    void mailServerAt(int port) {
        server.setPort(port);
    }

    /** That time of the day in the region. */
    static void at(String day, String time) {
        at(LocalDate.parse(day), time);
    }

    static void at(LocalDate day, String time) {
        TestTime.set(instant(day, time));
    }

    static Instant instant(LocalDate day, String time) {
        return day.atTime(LocalTime.parse(time)).atZone(ZONE).toInstant();
    }

    void plan(TestWorld world) {
        planner.plan(world.region, ZONE);
    }

    void mailbox(UUID organization, String email) {
        jdbc.sql("update organization set email = ? where id = ?")
                .params(email, organization)
                .update();
    }

    void email(Actor person, String email) {
        jdbc.sql("update account set email = ? where id = ?")
                .params(email, person.accountId())
                .update();
    }

    void preset(Actor person, Preset preset) {
        jdbc.sql("insert into notice_preference (account_id, preset, changed_at) values (?, ?, now())"
                        + " on conflict (account_id) do update set preset = excluded.preset")
                .params(person.accountId(), preset.name())
                .update();
    }

    static ActivityContent forSchools(String number, String deadline) {
        return activity(
                number,
                deadline,
                ExecutorContent.group("школы", Part.LEAD, GroupCode.SCHOOLS, GroupBasis.SUBORDINATION));
    }

    static ActivityContent activity(String number, String deadline, ExecutorContent executor) {
        return new ActivityContent(
                number, "Мероприятие " + number, List.of(executor), deadline, "Справка", ResultKind.REPORT, null);
    }

    /** A plan of the town for three years, in force on the day the test has set. */
    UUID inForce(TestWorld world, Actor writer, ActivityContent... activities) {
        return plans.inForce(plans.draft(world, writer, activities), writer, LocalDate.of(2026, 9, 1));
    }

    /** In the order of their dates. */
    List<UUID> assignments(UUID roadmap, UUID organization) {
        return jdbc.sql("select id from assignment where roadmap_id = ? and organization_id = ? order by due")
                .params(roadmap, organization)
                .query(UUID.class)
                .list();
    }

    void state(UUID assignment, String state) {
        jdbc.sql("update assignment set state = ? where id = ?")
                .params(state, assignment)
                .update();
    }

    /** Now, by somebody who follows the work. */
    void decided(UUID assignment, String verdict) {
        jdbc.sql(
                        "insert into assignment_decision (id, assignment_id, verdict, from_state, to_state, by_account, by_name,"
                                + " capacity, at) values (?, ?, ?, 'IN_PROGRESS', 'IN_PROGRESS', ?, 'Методист', 'методист', ?)")
                .params(UUID.randomUUID(), assignment, verdict, UUID.randomUUID(), now())
                .update();
    }

    /** The reason of the last decision on it. */
    void because(UUID assignment, String remark) {
        jdbc.sql("update assignment_decision set remark = ? where id = (select id from assignment_decision"
                        + " where assignment_id = ? order by at desc limit 1)")
                .params(remark, assignment)
                .update();
    }

    /** Now, a week later than before. */
    void dayNamed(UUID assignment, UUID byAccount) {
        jdbc.sql(
                        "insert into assignment_decision (id, assignment_id, verdict, from_state, to_state, due_before, due_after,"
                                + " by_account, by_name, capacity, at) select ?, id, 'DATE_NAMED', state, state, due, due + 7, ?,"
                                + " 'Кто-то', '', ? from assignment where id = ?")
                .params(UUID.randomUUID(), byAccount, now(), assignment)
                .update();
        jdbc.sql("update assignment set due = due + 7, report_due = report_due + 7 where id = ?")
                .param(assignment)
                .update();
    }

    void reminded(UUID assignment) {
        UUID reminder = UUID.randomUUID();
        jdbc.sql(
                        "insert into reminder (id, by_account, by_name, capacity, at) values (?, ?, 'Методист', 'методист', ?)")
                .params(reminder, UUID.randomUUID(), now())
                .update();
        jdbc.sql("insert into reminder_of (assignment_id, on_day, reminder_id) values (?, ?, ?)")
                .params(assignment, now().toLocalDate(), reminder)
                .update();
    }

    void written(UUID assignment, boolean byExecutor) {
        jdbc.sql(
                        "insert into assignment_message (id, assignment_id, by_executor, text, by_account, by_name, capacity, at)"
                                + " values (?, ?, ?, 'Когда?', ?, 'Пишущий', '', ?)")
                .params(UUID.randomUUID(), assignment, byExecutor, UUID.randomUUID(), now())
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    /** What has been received is forgotten; the server stays on its port. */
    static void forget(GreenMail mail) {
        try {
            mail.purgeEmailFromAllMailboxes();
        } catch (com.icegreen.greenmail.store.FolderException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A letter as its reader sees it. */
    record Received(String to, String subject, String body, String messageId) {}

    static List<Received> received(GreenMail mail) {
        List<Received> letters = new ArrayList<>();
        for (MimeMessage message : mail.getReceivedMessages()) {
            letters.add(read(message));
        }
        letters.removeIf(
                letter -> !letter.to().toLowerCase(java.util.Locale.ROOT).endsWith("@town.example"));
        return letters;
    }

    private static Received read(MimeMessage message) {
        try {
            return new Received(
                    Arrays.toString(message.getAllRecipients()).replaceAll("[\\[\\]]", ""),
                    message.getSubject(),
                    String.valueOf(message.getContent()).replace("\r\n", "\n"),
                    message.getMessageID());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
