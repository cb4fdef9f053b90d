package ru.metodkarta.account;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.shared.Role;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/** Appointing somebody in one's own place, or, as an administrator of the zone, in the place of somebody who fell ill. */
@Service
@Transactional
class SubstitutionKeeping {

    private final AccountKeeping accounts;
    private final RoleViews views;
    private final Substitutions substitutions;
    private final SubstitutionRules rules;
    private final Accounts people;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final Clock clock;

    SubstitutionKeeping(
            AccountKeeping accounts,
            RoleViews views,
            Substitutions substitutions,
            SubstitutionRules rules,
            Accounts people,
            Journal journal,
            JdbcClient jdbc,
            Clock clock) {
        this.accounts = accounts;
        this.views = views;
        this.substitutions = substitutions;
        this.rules = rules;
        this.people = people;
        this.journal = journal;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Roles of the person, for whoever may appoint in their place: the person, or who keeps the account (404, 403). */
    List<RoleView> rolesOf(Actor actor, UUID absentId) {
        return actor.accountId().equals(absentId) ? views.of(absentId) : accounts.managed(actor, absentId);
    }

    /** Those that may be lent. */
    List<RoleView> lendable(Actor actor, UUID absentId) {
        LocalDate today = actor.today(clock);
        return rolesOf(actor, absentId).stream()
                .filter(role -> SubstitutionRules.lendable(role, today))
                .toList();
    }

    void check(Actor actor, NewSubstitution asked, FormErrors errors) {
        rules.check(asked, actor.regionId(), rolesOf(actor, asked.absentId()), actor.today(clock), errors);
    }

    UUID appoint(Actor actor, NewSubstitution asked) {
        // one after another: two substitutes of one role would both find the period free
        jdbc.sql("select id from account where id = ? for update")
                .param(asked.absentId())
                .query(UUID.class)
                .optional()
                .orElseThrow(() -> new NotFound("account"));
        FormErrors errors = new FormErrors();
        check(actor, asked, errors);
        if (!errors.isEmpty()) {
            FormErrors.Problem first = errors.all().get(0);
            throw new Conflict(first.code(), first.args());
        }
        Grant grant = capacity(actor, asked.absentId());
        Substitution appointed =
                substitutions.saveAndFlush(new Substitution(asked, actor, grant.capacity(), clock.instant()));
        record(
                actor,
                grant,
                "SUBSTITUTION_APPOINTED",
                appointed,
                Map.of("from", new Dates().day(asked.from()), "until", new Dates().day(asked.until())));
        return appointed.id();
    }

    void end(Actor actor, UUID absentId, UUID substitutionId) {
        rolesOf(actor, absentId);
        Substitution ended = substitutions
                .findById(substitutionId)
                .filter(one -> one.absentId().equals(absentId))
                .orElseThrow(() -> new NotFound("substitution"));
        ended.end(actor.accountId(), clock.instant(), actor.today(clock));
        record(actor, capacity(actor, absentId), "SUBSTITUTION_ENDED", ended, Map.of());
    }

    /** One's own role, or that of the administrator; never one held as a substitute. */
    private static Grant capacity(Actor actor, UUID absentId) {
        Predicate<Grant> own = grant -> !grant.lent();
        return actor.accountId().equals(absentId)
                ? actor.fitting(own).get(0)
                : actor.fitting(own.and(grant -> grant.role() == Role.ADMINISTRATOR))
                        .get(0);
    }

    private void record(Actor actor, Grant grant, String action, Substitution about, Map<String, String> dates) {
        Map<String, String> details = new java.util.HashMap<>(dates);
        details.put("substitute", name(about.substituteId()));
        details.put("substituteId", about.substituteId().toString());
        journal.record(
                actor,
                grant.capacity(),
                action,
                AccountPlaces.subject(
                        about.absentId(),
                        name(about.absentId()),
                        views.of(about.absentId()).get(0)),
                details);
    }

    private String name(UUID account) {
        return people.findById(account)
                .orElseThrow(() -> new NotFound("account"))
                .fullName();
    }
}
