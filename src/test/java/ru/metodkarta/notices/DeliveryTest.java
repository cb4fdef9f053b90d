package ru.metodkarta.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static ru.metodkarta.notices.NoticeWorld.ZONE;
import static ru.metodkarta.notices.NoticeWorld.at;
import static ru.metodkarta.notices.NoticeWorld.forSchools;
import static ru.metodkarta.notices.NoticeWorld.received;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.LockProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import ru.metodkarta.mail.MailTrain;
import ru.metodkarta.notices.NoticeWorld.Received;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestTime;
import ru.metodkarta.testing.TestWorld;

/** Nothing is lost and nothing comes twice, whatever stops: the mail server, an instance, two at once. */
@MetodkartaTest
class DeliveryTest {

    @Autowired
    NoticeWorld notices;

    @Autowired
    DigestJob job;

    @Autowired
    DigestPlanner planner;

    @Autowired
    MailTrain sending;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    LockProvider locks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    TestWorld world;
    GreenMail mail;
    UUID roadmap;

    @BeforeEach
    void townWithMailServer() {
        notices.forgetEverybody();
        world = notices.world();
        notices.mailbox(world.school, "school1@town.example");
        notices.mailbox(world.secondSchool, "school2@town.example");
        roadmap = notices.inForce(world, world.methodologist(), forSchools("2.4", "до 26 ноября 2026"));
        mail = notices.mailServer();
    }

    @AfterEach
    void stop() {
        mail.stop();
        notices.noMailServer();
        TestTime.reset();
    }

    @Test
    void whatWasPlannedWhileTheServerWasDownGoesOnceWhenItIsUpAgain() {
        int port = mail.getSmtp().getPort();
        mail.stop();
        at("2026-11-23", "07:30");
        notices.plan(world);
        sending.run();
        sending.run();
        assertThat(states()).containsExactly("QUEUED", "QUEUED");

        mail = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        mail.start();
        for (String time : List.of("07:40", "07:50", "08:50", "10:00")) {
            at("2026-11-23", time);
            sending.run();
        }

        assertThat(received(mail))
                .extracting(Received::to)
                .containsExactlyInAnyOrder("school1@town.example", "school2@town.example");
        assertThat(states()).containsExactly("SENT", "SENT");
    }

    @Test
    void aDayWithoutTheServerIsMadeUpForByTheNextDigest() {
        notices.mailServerAt(1);
        at("2026-11-23", "07:30");
        notices.plan(world);
        for (String time : List.of("08:00", "12:00", "20:00")) {
            at("2026-11-23", time);
            sending.run();
        }
        notices.mailServerAt(mail.getSmtp().getPort());
        at("2026-11-24", "07:00");
        sending.run();
        assertThat(received(mail)).as("yesterday's digest is not sent today").isEmpty();
        at("2026-11-24", "07:30");
        notices.plan(world);
        sending.run();
        at("2026-11-25", "07:30");
        notices.plan(world);
        sending.run();

        assertThat(received(mail))
                .hasSize(2)
                .allSatisfy(letter -> assertThat(letter.body()).contains("срок 26.11.2026, осталось 2 дн."));
    }

    @Test
    void aLetterOfASenderThatDiedIsNotRepeatedButSaidByTheNextDigest() {
        at("2026-11-23", "07:30");
        notices.plan(world);
        assertThat(sending.claimAndDie()).isTrue();
        for (String time : List.of("07:31", "07:50", "12:00")) {
            at("2026-11-23", time);
            sending.run();
        }
        assertThat(received(mail)).hasSize(1);
        assertThat(states()).containsExactlyInAnyOrder("SENT", "UNSURE");

        at("2026-11-24", "07:30");
        notices.plan(world);
        sending.run();
        assertThat(received(mail))
                .extracting(Received::to)
                .containsExactlyInAnyOrder("school1@town.example", "school2@town.example");
    }

    @Test
    void anAddressThatIsNoneIsGivenUpAndHoldsNobodyUp() {
        notices.mailbox(world.school, "школа, кабинет 5");
        at("2026-11-23", "07:30");
        notices.plan(world);
        for (String time : List.of("07:30", "08:00", "09:00", "11:00", "13:00", "15:00", "17:00")) {
            at("2026-11-23", time);
            sending.run();
        }

        assertThat(received(mail)).extracting(Received::to).containsExactly("school2@town.example");
        assertThat(states()).containsExactlyInAnyOrder("FAILED", "SENT");
    }

    @Test
    void twoPlannersAndTwoSendersAtTheSameTimeDoItOnce() throws Exception {
        at("2026-11-23", "07:30");
        together(() -> planner.plan(world.region, ZONE));
        assertThat(states()).hasSize(2);

        together(() -> sending.run());
        sending.run();
        assertThat(received(mail)).hasSize(2).extracting(Received::messageId).doesNotHaveDuplicates();
    }

    @Test
    void aJobThatAnotherInstanceRunsIsLeftToIt() {
        at("2026-11-23", "07:30");
        var lock =
                locks.lock(new LockConfiguration(Instant.now(), "notices-plan", Duration.ofMinutes(5), Duration.ZERO));
        assertThat(lock).isPresent();
        job.run();
        assertThat(states()).isEmpty();
        lock.get().unlock();
        job.run();
        assertThat(states()).hasSize(2);
    }

    /** Runs, crashes and failures of the server in any order. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void eachMailboxGetsAtMostOneDigestADayAndInTheEndEverything(long seed) {
        Random random = new Random(seed);
        Set<String> seen = new HashSet<>();
        Set<String> told = new HashSet<>();
        LocalDate first = LocalDate.of(2026, 11, 20);
        for (LocalDate day = first; day.isBefore(LocalDate.of(2026, 11, 28)); day = day.plusDays(1)) {
            boolean last = day.equals(LocalDate.of(2026, 11, 27));
            for (int step = 0; step < 12; step++) {
                at(day, "%02d:%02d".formatted(7 + step, last ? 30 : random.nextInt(60)));
                act(last ? step % 2 : random.nextInt(7), random);
                for (Received letter : received(mail)) {
                    assertThat(seen.add(letter.to() + " " + day))
                            .as("a second letter: %s on %s", letter.to(), day)
                            .isTrue();
                    told.add(letter.to());
                }
                NoticeWorld.forget(mail);
            }
            notices.mailServerAt(mail.getSmtp().getPort());
        }
        assertThat(told).containsExactlyInAnyOrder("school1@town.example", "school2@town.example");
    }

    private void act(int what, Random random) {
        switch (what) {
            case 0 -> notices.plan(world);
            case 1 -> sending.run();
            case 2 ->
                transaction.executeWithoutResult(status -> {
                    notices.plan(world);
                    status.setRollbackOnly();
                });
            case 3 -> sending.claimAndDie();
            case 4 -> {
                sending.run();
                // died between the server's word and its own note
                jdbc.sql("update mail_outbox set state = 'SENDING' where id in (select id from mail_outbox"
                                + " where state = 'SENT' and sent_at = ? limit 1)")
                        .param(OffsetDateTime.now(clock))
                        .update();
            }
            case 5 -> notices.mailServerAt(1);
            default -> notices.mailServerAt(mail.getSmtp().getPort());
        }
    }

    private List<String> states() {
        return jdbc.sql("select state from mail_outbox where region_id = ?")
                .param(world.region)
                .query(String.class)
                .list();
    }

    private static void together(Runnable deed) throws Exception {
        int threads = 2;
        CyclicBarrier barrier = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> running = new ArrayList<>();
        for (int n = 0; n < threads; n++) {
            running.add(pool.submit(() -> {
                barrier.await();
                deed.run();
                return null;
            }));
        }
        for (Future<?> one : running) {
            one.get(60, TimeUnit.SECONDS);
        }
        pool.shutdown();
    }
}
