package ru.metodkarta.notices;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.organization.OrganizationCard;
import ru.metodkarta.organization.OrganizationDirectory;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;

/** What people, and mailboxes of organizations, want by mail. */
@Component
class Preferences {

    private final OrganizationDirectory directory;
    private final Journal journal;
    private final MessageSource messages;
    private final JdbcClient jdbc;
    private final Clock clock;

    Preferences(
            OrganizationDirectory directory, Journal journal, MessageSource messages, JdbcClient jdbc, Clock clock) {
        this.directory = directory;
        this.journal = journal;
        this.messages = messages;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param preset null when nothing was chosen */
    record Own(String email, Preset preset) {}

    Own of(Actor actor) {
        return jdbc.sql("""
                        select nullif(btrim(a.email), '') email, p.preset from account a
                        left join notice_preference p on p.account_id = a.id where a.id = ?
                        """).param(actor.accountId()).query(Own.class).single();
    }

    @Transactional
    public void choose(Actor actor, Preset preset) {
        jdbc.sql("""
                        insert into notice_preference (account_id, preset, changed_at) values (?, ?, ?)
                        on conflict (account_id) do update set preset = excluded.preset, changed_at = excluded.changed_at
                        """)
                .params(actor.accountId(), preset.name(), OffsetDateTime.now(clock))
                .update();
    }

    /** Organizations whose mailbox the person may set, of those they work in. */
    record Mailbox(UUID id, String name, String email, Preset preset) {

        public Preset shown() {
            return preset == null ? Preset.DIGEST : preset;
        }
    }

    List<Mailbox> mailboxes(Actor actor) {
        List<UUID> led = actor.grants().stream()
                .filter(grant -> directory
                        .find(grant.employerId())
                        .filter(card -> NoticePermissions.maySetMailbox(grant, card))
                        .isPresent())
                .map(Grant::employerId)
                .distinct()
                .toList();
        return led.isEmpty() ? List.of() : mailboxes(led);
    }

    private List<Mailbox> mailboxes(List<UUID> ids) {
        return jdbc.sql("""
                        select o.id, o.short_name name, nullif(btrim(o.email), '') email, m.preset from organization o
                        left join notice_mailbox m on m.organization_id = o.id where o.id in (:ids)
                        order by o.short_name collate numbered
                        """).param("ids", ids).query(Mailbox.class).list();
    }

    /** @throws NotFound not of the person's region, {@link NotAllowed} not theirs to set */
    Mailbox mailbox(Actor actor, UUID organizationId) {
        keeper(actor, organizationId);
        return mailboxes(List.of(organizationId)).get(0);
    }

    private Grant keeper(Actor actor, UUID organizationId) {
        OrganizationCard card = directory
                .find(organizationId)
                .filter(found -> found.regionId().equals(actor.regionId()))
                .orElseThrow(() -> new NotFound("organization"));
        Optional<Grant> grant = actor.capacity(null, one -> NoticePermissions.maySetMailbox(one, card));
        return grant.orElseThrow(() ->
                new NotAllowed(messages.getMessage("notices.mailbox.who-may", null, LocaleContextHolder.getLocale())));
    }

    @Transactional
    public void choose(Actor actor, UUID organizationId, Preset preset) {
        Grant grant = keeper(actor, organizationId);
        OrganizationCard card = directory.find(organizationId).orElseThrow(() -> new NotFound("organization"));
        jdbc.sql("""
                        insert into notice_mailbox (organization_id, preset, changed_by, changed_at) values (?, ?, ?, ?)
                        on conflict (organization_id) do update set preset = excluded.preset,
                          changed_by = excluded.changed_by, changed_at = excluded.changed_at
                        """)
                .params(organizationId, preset.name(), actor.accountId(), OffsetDateTime.now(clock))
                .update();
        journal.record(
                actor,
                grant.capacity(),
                "NOTICE_MAILBOX_CHANGED",
                new Journal.Subject(
                        "ORGANIZATION", card.id(), card.shortName(), card.regionId(), card.municipalityId(), card.id()),
                Map.of("preset", preset.name()));
    }
}
