package ru.metodkarta.approval;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.organization.OrganizationCard;
import ru.metodkarta.organization.OrganizationDirectory;
import ru.metodkarta.shared.Ids;

/** A step of a route as somebody else left it meanwhile, beside what was typed. */
@Component
class StaleSteps {

    private static final int UUID_LENGTH = 36;

    private final OrganizationDirectory organizations;
    private final MessageSource messages;
    private final JdbcClient jdbc;

    StaleSteps(OrganizationDirectory organizations, MessageSource messages, JdbcClient jdbc) {
        this.organizations = organizations;
        this.messages = messages;
        this.jdbc = jdbc;
    }

    /**
     * @param code message code: what became of the step
     * @param byName who changed the route last; null when it is not there any more, or nobody knows
     * @param fields in which the stored step and the typed one differ
     * @param steps the route as it is now
     */
    record Stale(String code, String byName, Instant at, List<Field> fields, List<Routes.Staffed> steps) {}

    record Field(String label, String theirs, String mine) {}

    private record Change(String byName, Instant at) {}

    /** @param changes the form changes a step, false: it adds one */
    Stale of(
            OrganizationCard owner,
            PlanKind kind,
            RoutePages.Route route,
            RouteStep stored,
            boolean changes,
            RouteStepForm typed,
            Locale locale) {
        Change change = jdbc.sql("""
                        select coalesce(a.full_name, '') by_name, r.changed_at at
                        from approval_route r left join account a on a.id = r.changed_by
                        where r.owner_id = ? and coalesce(r.plan_kind, 'ANY') = ?
                        """)
                .params(owner.id(), kind == null ? "ANY" : kind.name())
                .query((row, n) -> new Change(
                        row.getString("by_name"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .optional()
                .orElse(new Change(null, null));
        List<Field> fields = stored != null || !route.written() ? differing(stored(stored), typed, locale) : List.of();
        return new Stale(code(route, stored, changes, fields), change.byName(), change.at(), fields, route.steps());
    }

    private static RouteStepForm stored(RouteStep stored) {
        return stored == null ? new RouteStepForm("", "", "", "", "", "", null, null) : RouteStepForm.of(stored, 0);
    }

    private static String code(RoutePages.Route route, RouteStep stored, boolean changes, List<Field> fields) {
        if (!route.written()) {
            return "route.stale.dissolved";
        }
        if (changes && stored == null) {
            return "route.stale.gone";
        }
        return fields.isEmpty() ? "route.stale.same" : "route.stale.step";
    }

    private List<Field> differing(RouteStepForm theirs, RouteStepForm mine, Locale locale) {
        List<Field> fields = new ArrayList<>();
        add(fields, "route.to", to(theirs, locale), to(mine, locale), locale);
        add(fields, "route.office", office(theirs), office(mine), locale);
        add(fields, "route.body", theirs.body(), mine.body(), locale);
        add(fields, "route.stage", theirs.stage(), mine.stage(), locale);
        add(fields, "route.on-paper-check", paper(theirs, locale), paper(mine, locale), locale);
        add(fields, "route.days", theirs.days(), mine.days(), locale);
        return fields;
    }

    /** A field the form does not have, as that of an approver, is passed over. */
    private void add(List<Field> fields, String label, String theirs, String mine, Locale locale) {
        String stored = theirs == null ? "" : theirs.strip();
        if (mine != null && !stored.equals(mine.strip())) {
            fields.add(new Field(messages.getMessage(label, null, locale), stored, mine.strip()));
        }
    }

    private String to(RouteStepForm form, Locale locale) {
        return form.addressee() == null || form.addressee().isBlank()
                ? ""
                : messages.getMessage("route.addressee." + form.addressee(), null, "", locale);
    }

    private String paper(RouteStepForm form, Locale locale) {
        return form.paper() ? messages.getMessage("route.stale.yes", null, locale) : "";
    }

    /** «organization|position» in words. */
    private String office(RouteStepForm form) {
        String value = form.office() == null ? "" : form.office();
        if (value.length() <= UUID_LENGTH + 1) {
            return "";
        }
        UUID organization = Ids.parse(value.substring(0, UUID_LENGTH));
        String position = value.substring(UUID_LENGTH + 1);
        return Optional.ofNullable(organization)
                .flatMap(organizations::find)
                .map(card -> position + ", " + card.shortName())
                .orElse(position);
    }
}
