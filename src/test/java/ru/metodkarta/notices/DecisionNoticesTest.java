package ru.metodkarta.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static ru.metodkarta.notices.NoticeWorld.at;
import static ru.metodkarta.notices.NoticeWorld.received;

import com.icegreen.greenmail.util.GreenMail;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;
import ru.metodkarta.account.SignedInAs;
import ru.metodkarta.execution.Acceptance;
import ru.metodkarta.execution.ReminderPressed;
import ru.metodkarta.mail.MailTrain;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.PlannedWorld;
import ru.metodkarta.testing.PlannedWorldMaker;
import ru.metodkarta.testing.TestTime;
import ru.metodkarta.web.MenuContributor;

/** What was decided is told to whoever carried it out, once, also when the telling fails at first. */
@MetodkartaTest
class DecisionNoticesTest {

    @Autowired
    Clock clock;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    PlannedWorldMaker worlds;

    @Autowired
    Acceptance acceptance;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    NoticeKeeping keeping;

    @Autowired
    DigestFacts facts;

    @Autowired
    NoticeWorld notices;

    @Autowired
    MailTrain sending;

    @Autowired
    List<MenuContributor> menus;

    @Autowired
    JdbcClient jdbc;

    PlannedWorld world;
    UUID submitted;

    @BeforeEach
    void reportSent() {
        TestTime.reset();
        jdbc.sql("delete from event_publication").update();
        world = worlds.make();
        submitted = world.id("submitted");
    }

    @AfterEach
    void noon() {
        TestTime.reset();
    }

    @Test
    void aReturnIsANoticeOfThoseWhoReportForTheSchool() {
        acceptance.returnForRework(world.person("methodologist"), submitted, "Приложите справку", null);

        assertThat(of("school")).containsExactly("RETURNED Приложите справку");
        assertThat(of("second-school")).doesNotContain("RETURNED Приложите справку");
        assertThat(of("methodologist")).isEmpty();
        assertThat(waitingEvents()).isZero();
    }

    @Test
    void aDecisionIsToldToAllAgainWhenTheColleagueInChargeHasLeft() {
        Actor colleague = colleague("Ушедший");
        jdbc.sql("update assignment set assignee_id = ? where id = ?")
                .params(colleague.accountId(), submitted)
                .update();
        // the 24th in the town, still the 23rd in Greenwich
        TestTime.set(java.time.Instant.parse("2026-11-23T20:00:00Z"));
        jdbc.sql("update role_assignment set until_on = date '2026-11-23' where account_id = ?")
                .param(colleague.accountId())
                .update();

        acceptance.returnForRework(world.person("methodologist"), submitted, "Приложите справку", null);

        assertThat(of("school")).containsExactly("RETURNED Приложите справку");
        assertThat(of(colleague)).isEmpty();
    }

    @Test
    void aDecisionIsToldToWhoeverStandsInForTheColleagueInCharge() {
        Actor absent = colleague("Отпускник");
        Actor substitute = colleague("Заместитель");
        Actor other = colleague("Сосед");
        jdbc.sql("update assignment set assignee_id = ? where id = ?")
                .params(absent.accountId(), submitted)
                .update();
        jdbc.sql("""
                        with s as (
                          insert into substitution (id, region_id, absent_id, substitute_id, from_on, until_on, appointed_by,
                            appointed_name, appointed_capacity, appointed_at)
                          values (gen_random_uuid(), :region, :absent, :substitute, date '2026-11-20', date '2026-11-30', :absent,
                            '', '', now()) returning id)
                        insert into substitution_role (substitution_id, role_id)
                        select s.id, r.id from s, role_assignment r where r.account_id = :absent
                        """)
                .param("region", world.places().region)
                .param("absent", absent.accountId())
                .param("substitute", substitute.accountId())
                .update();
        // a role elsewhere: only the substitution makes this one speak for the school
        jdbc.sql("delete from role_zone where role_id in (select id from role_assignment where account_id = ?)")
                .param(substitute.accountId())
                .update();
        jdbc.sql("update role_assignment set employer_id = ? where account_id = ?")
                .params(world.places().kindergarten, substitute.accountId())
                .update();

        acceptance.returnForRework(world.person("methodologist"), submitted, "Приложите справку", null);

        assertThat(of(absent)).containsExactly("RETURNED Приложите справку");
        assertThat(of(substitute)).containsExactly("RETURNED Приложите справку");
        assertThat(of(other)).isEmpty();
    }

    private Actor colleague(String name) {
        UUID school = world.places().school;
        return world.places().person(name, Role.STAFF, "учитель", school, null, school);
    }

    @Test
    void whatCouldNotBeToldAtOnceIsToldLaterAndOnce() {
        jdbc.sql("alter table notice rename to notice_away").update();
        try {
            acceptance.returnForRework(world.person("methodologist"), submitted, "Приложите справку", null);
        } finally {
            jdbc.sql("alter table notice_away rename to notice").update();
        }
        assertThat(of("school")).isEmpty();
        assertThat(waitingEvents()).isEqualTo(1);

        TestTime.set(TestTime.START.plus(Duration.ofMinutes(10)));
        keeping.tellAgain();
        keeping.tellAgain();

        assertThat(of("school")).containsExactly("RETURNED Приложите справку");
        assertThat(waitingEvents()).isZero();
    }

    @Test
    void aDecisionThatIsRolledBackIsNotTold() {
        transaction.executeWithoutResult(status -> {
            acceptance.accept(world.person("methodologist"), submitted, null);
            status.setRollbackOnly();
        });

        assertThat(of("school")).isEmpty();
        assertThat(waitingEvents()).isZero();
    }

    @Test
    void aReminderSomebodyPressedIsANoticeAndALineOfTheNextDigest() {
        notices.forgetEverybody();
        notices.mailbox(world.id("school"), "school1@town.example");
        UUID assignment = world.id("assignment");
        at("2026-11-23", "07:30");
        notices.plan(world.places());
        at("2026-11-23", "15:00");
        ReminderPressed reminder = pressed(assignment);
        tell(reminder);
        tell(reminder);

        assertThat(of("school")).containsExactly("REMINDED Методист, методист, ЦРО");
        GreenMail mail = notices.mailServer();
        at("2026-11-24", "07:30");
        notices.plan(world.places());
        sending.run();
        assertThat(received(mail))
                .filteredOn(letter -> letter.to().equals("school1@town.example"))
                .last()
                .satisfies(letter -> assertThat(letter.body()).contains("/assignments/" + assignment));
        mail.stop();
        notices.noMailServer();
    }

    @Test
    void theNumberInTheLetterIsTheOneInTheMenu() {
        for (String name :
                List.of("methodologist", "supervisor", "ministry-methodologist", "other-town-methodologist")) {
            notices.email(world.person(name), name + "@town.example");
        }
        List<DigestFacts.Waiting> waiting = facts.waiting(
                world.places().region, java.time.LocalDate.of(2026, 11, 23), TestTime.START.minus(Duration.ofDays(9)));
        for (String name :
                List.of("methodologist", "supervisor", "ministry-methodologist", "other-town-methodologist")) {
            Actor actor = world.person(name);
            int inLetter = waiting.stream()
                    .filter(one -> one.accountId().equals(actor.accountId()))
                    .mapToInt(DigestFacts.Waiting::reports)
                    .sum();
            assertThat(inLetter).as(name).isEqualTo(inMenu(actor));
        }
        assertThat(waiting).isNotEmpty();
    }

    private int inMenu(Actor actor) {
        return menus.stream()
                .flatMap(menu -> menu.items(actor).stream())
                .filter(item -> item.code().equals("acceptance"))
                .mapToInt(item -> item.count() == null ? 0 : item.count())
                .sum();
    }

    @Test
    void aMessageOfThoseWhoFollowTheWorkIsToldToItsExecutors() {
        write("methodologist", "Когда проведёте?");
        write("school", "В пятницу");

        assertThat(of("school")).containsExactly("MESSAGE Методист: Когда проведёте?");
        assertThat(of("methodologist")).as("answers stand above the queue").isEmpty();
    }

    @Test
    void aDayNamedForAllIsANoticeOfThoseWhoStillHaveToDoTheWork() {
        jdbc.sql("update assignment set state = 'SUBMITTED' where occurrence_id = ? and organization_id = ?")
                .params(world.id("occurrence"), world.places().secondSchool)
                .update();
        for (String day : List.of("10.12.2027", "20.12.2027")) {
            TestTime.set(clock.instant().plus(Duration.ofMinutes(10)));
            assertThat(mvc.post()
                            .uri("/occurrences/" + world.id("occurrence") + "/event-date")
                            .param("heldOn", day)
                            .param("seenDay", "10.12.2027")
                            .with(signedIn.as(world.person("methodologist")))
                            .with(csrf()))
                    .hasStatus3xxRedirection();
        }

        assertThat(named("school")).containsExactly("2027-12-20");
        assertThat(named("second-school")).as("has reported").isEmpty();
        assertThat(named("methodologist")).as("the own body's").isEmpty();
    }

    private List<String> named(String person) {
        return jdbc.sql("select due::text from notice where account_id = ? and kind = 'DATE_NAMED'")
                .param(world.person(person).accountId())
                .query(String.class)
                .list();
    }

    private void write(String person, String text) {
        assertThat(mvc.post()
                        .uri("/assignments/" + world.id("assignment") + "/messages")
                        .param("message", text)
                        .with(signedIn.as(world.person(person)))
                        .with(csrf()))
                .hasStatus3xxRedirection();
    }

    private ReminderPressed pressed(UUID assignment) {
        UUID reminder = UUID.randomUUID();
        jdbc.sql(
                        "insert into reminder (id, by_account, by_name, capacity, at) values (?, ?, 'Методист', 'методист, ЦРО', ?)")
                .params(reminder, world.person("methodologist").accountId(), OffsetDateTime.now(clock))
                .update();
        jdbc.sql("insert into reminder_of (assignment_id, on_day, reminder_id) values (?, date '2026-11-23', ?)")
                .params(assignment, reminder)
                .update();
        return new ReminderPressed(List.of(reminder));
    }

    private void tell(ReminderPressed reminder) {
        transaction.executeWithoutResult(status -> events.publishEvent(reminder));
    }

    private int waitingEvents() {
        return jdbc.sql("select count(*) from event_publication")
                .query(Integer.class)
                .single();
    }

    private List<String> of(String person) {
        return of(world.person(person));
    }

    private List<String> of(Actor person) {
        return jdbc.sql("select kind || coalesce(' ' || text, '') from notice where account_id = ? and kind in"
                        + " ('RETURNED', 'REMINDED', 'MESSAGE') order by at")
                .param(person.accountId())
                .query(String.class)
                .list();
    }
}
