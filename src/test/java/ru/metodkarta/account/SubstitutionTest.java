package ru.metodkarta.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Role;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestTime;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

/** Who may stand in for whom, when it ends, and who sits in an office meanwhile and afterwards. */
@MetodkartaTest
class SubstitutionTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    @Autowired
    Actors actors;

    @Autowired
    SignedInAs signedIn;

    @Autowired
    OfficeHolders offices;

    TestWorld world;
    Actor head;
    Actor deputy;

    @BeforeEach
    void people() {
        world = worlds.make();
        head = world.official();
        deputy = world.person("Зам", Role.SUPERVISOR, "заместитель начальника", world.authority, world.town, null);
    }

    @AfterEach
    void noon() {
        TestTime.reset();
    }

    @Test
    void anAdministratorAppointsForSomebodyWhoFellIllAndTheProfileSaysSo() {
        Actor administrator = world.administrator();
        assertThat(appoint("/accounts/" + head.accountId(), administrator, deputy, "23.11.2026", "27.11.2026"))
                .hasStatus3xxRedirection();

        assertThat(lent(deputy)).containsExactly("заместитель начальника, УО Приозёрска — за: начальник (Начальник)");
        assertThat(get(deputy, "/profile")).bodyText().contains("Замещает сотрудника: Начальник");
        assertThat(get(deputy, "/")).bodyText().contains("Сегодня вы начинаете замещать сотрудника: Начальник");
        assertThat(get(head, "/profile")).bodyText().contains("Замещающий: Зам");
        assertThat(appoint("/accounts/" + head.accountId(), deputy, deputy, "01.12.2026", "02.12.2026"))
                .hasStatus(404);
    }

    @Test
    void endsEarlyAndWithTheRoleAndWhenEitherAccountIsBlocked() {
        appointed(head, deputy);
        assertThat(lent(deputy)).hasSize(1);

        jdbc.sql("update account set blocked_at = now() where id = ?")
                .param(head.accountId())
                .update();
        assertThat(lent(deputy)).isEmpty();
        assertThat(offices.of(world.authority, "начальник", TODAY)).isEmpty();
        jdbc.sql("update account set blocked_at = null where id = ?")
                .param(head.accountId())
                .update();
        jdbc.sql("update role_assignment set until_on = date '2026-11-22' where id = ?")
                .param(role(head))
                .update();
        assertThat(lent(deputy)).isEmpty();
        jdbc.sql("update role_assignment set until_on = null where id = ?")
                .param(role(head))
                .update();
        assertThat(lent(deputy)).hasSize(1);

        UUID id = jdbc.sql("select id from substitution where absent_id = ?")
                .param(head.accountId())
                .query(UUID.class)
                .single();
        String end = "/profile/substitutions/" + id + "/end";
        assertThat(mvc.post().uri(end).with(csrf()).with(signedIn.as(deputy))).hasStatus(404);
        assertThat(mvc.post().uri(end).with(csrf()).with(signedIn.as(head))).hasStatus3xxRedirection();
        assertThat(lent(deputy)).isEmpty();
        assertThat(mvc.post().uri(end).with(csrf()).with(signedIn.as(head)))
                .hasStatus(409)
                .bodyText()
                .contains("уже закончилось");
    }

    @Test
    void whatIsHeldAsASubstituteIsNotHandedOn() {
        appointed(head, deputy);
        Actor third = world.person("Третий", Role.STAFF, "специалист", world.authority, null, world.authority);
        appointed(deputy, third);

        assertThat(lent(third)).containsExactly("специалист, УО Приозёрска — за: заместитель начальника (Зам)");
        assertThat(mvc.post()
                        .uri("/profile/substitutions")
                        .param("substitute", third.accountId().toString())
                        .param("roles", role(head).toString())
                        .param("from", "01.12.2026")
                        .param("until", "02.12.2026")
                        .with(csrf())
                        .with(signedIn.as(deputy)))
                .hasStatus3xxRedirection(); // a single role needs no mark: the own one, never the head's
        assertThat(jdbc.sql("select count(*) from substitution_role where role_id = ?")
                        .param(role(head))
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void refusesStrangersOneselfOverlapsAndStrangeDatesWithTheReason() {
        assertRefused(appoint("/profile", head, head, "23.11.2026", "24.11.2026"), "Самого себя не замещают");
        assertRefused(
                appoint("/profile", head, world.otherTownMethodologist(), "23.11.2026", "24.11.2026"),
                "Этот человек замещать не может");
        assertRefused(
                appoint("/profile", head, worlds.make().official(), "23.11.2026", "24.11.2026"),
                "Этот человек замещать не может");
        assertRefused(appoint("/profile", head, deputy, "22.11.2026", "24.11.2026"), "Задним числом");
        assertRefused(appoint("/profile", head, deputy, "25.11.2026", "24.11.2026"), "Последний день раньше первого");
        assertRefused(appoint("/profile", head, deputy, "25.11.2026", "26.11.2027"), "не больше чем на год");
        appointed(head, deputy);
        Actor other = world.ministryOfficial();
        assertRefused(
                appoint("/profile", head, other, "27.11.2026", "30.11.2026"),
                "Роль «начальник» в эти дни уже замещает Зам (с 23.11.2026 по 27.11.2026)");
        assertThat(appoint("/profile", head, other, "28.11.2026", "30.11.2026")).hasStatus3xxRedirection();
    }

    @Test
    void anAdministratorsRoleIsNotLent() {
        Actor administrator = world.administrator();

        assertThat(get(administrator, "/profile/substitutions"))
                .bodyText()
                .contains("роль администратора не замещается");
        assertRefused(
                appoint("/profile", administrator, deputy, "23.11.2026", "24.11.2026"),
                "роль администратора не замещается");
    }

    @Test
    void anOfficeIsHeldThenByTheSubstituteTooThenByWhoTookTheAffairsOver() {
        assertThat(offices.of(world.authority, " НАЧАЛЬНИК ", TODAY))
                .extracting(OfficeHolders.Holder::name, OfficeHolders.Holder::substitute)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Начальник", false));
        appointed(head, deputy);
        assertThat(offices.of(world.authority, "начальник", TODAY))
                .extracting(OfficeHolders.Holder::name, OfficeHolders.Holder::actingFor)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Начальник", null),
                        org.assertj.core.groups.Tuple.tuple("Зам", "Начальник"));
        Grant acting = actor(deputy).fitting(Grant::lent).get(0);
        assertThat(offices.fits(acting, world.authority, "Начальник")).isTrue();
        assertThat(offices.fits(actor(deputy).grants().get(0), world.authority, "начальник"))
                .isFalse();

        Actor administrator = world.administrator();
        assertThat(mvc.post()
                        .uri("/accounts/{id}/roles/{role}/end", head.accountId(), role(head))
                        .param("lastDay", "22.11.2026")
                        .param("successor", role(deputy).toString())
                        .with(csrf())
                        .with(signedIn.as(administrator)))
                .hasStatus3xxRedirection();

        assertThat(offices.of(world.authority, "начальник", TODAY))
                .extracting(OfficeHolders.Holder::name, OfficeHolders.Holder::successor)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Зам", true));
        Actor heir = actor(deputy);
        assertThat(offices.fits(heir.grants().get(0), world.authority, "начальник"))
                .isTrue();
        assertThat(offices.seatsOf(heir))
                .extracting(OfficeHolders.Seat::position)
                .containsExactly("заместитель начальника", "начальник");
        assertThat(get(administrator, "/accounts/" + head.accountId()))
                .bodyText()
                .contains("Дела переданы", "Зам, заместитель начальника");

        world.person(
                "Новый",
                Role.OFFICIAL,
                "начальник",
                world.authority,
                world.town,
                null); // somebody new in the same position needs no record, and the heir steps back
        assertThat(offices.of(world.authority, "начальник", TODAY))
                .extracting(OfficeHolders.Holder::successor)
                .containsExactly(false);
        assertThat(offices.fits(heir.grants().get(0), world.authority, "начальник"))
                .isFalse();
    }

    private static void assertRefused(MvcTestResult answer, String reason) {
        assertThat(answer).hasStatus(422).bodyText().contains(reason);
    }

    private void appointed(Actor whose, Actor who) {
        assertThat(appoint("/profile", whose, who, "23.11.2026", "27.11.2026")).hasStatus3xxRedirection();
    }

    private MvcTestResult appoint(String base, Actor actor, Actor who, String from, String until) {
        return mvc.post()
                .uri(base + "/substitutions")
                .param("substitute", who.accountId().toString())
                .param("from", from)
                .param("until", until)
                .with(csrf())
                .with(signedIn.as(actor))
                .exchange();
    }

    private List<String> lent(Actor person) {
        return actor(person).fitting(Grant::lent).stream().map(Grant::capacity).toList();
    }

    private Actor actor(Actor person) {
        return actors.byId(person.accountId()).orElseThrow();
    }

    private static UUID role(Actor person) {
        return person.grants().get(0).roleId();
    }

    private MvcTestResult get(Actor actor, String url) {
        return mvc.get().uri(url).with(signedIn.as(actor)).exchange();
    }
}
