package ru.metodkarta.approval;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.account.Officials;

/** By which steps a plan is reviewed: as its organization has written for the kind of plan, else as usual at its level. */
@Component
public class Routes {

    private static final int ENDORSE_DAYS = 3;
    private static final int APPROVE_DAYS = 5;

    private final Officials officials;
    private final JdbcClient jdbc;

    Routes(Officials officials, JdbcClient jdbc) {
        this.officials = officials;
        this.jdbc = jdbc;
    }

    /** @param submitterId an endorsement by nobody but the submitter is left out of the usual route */
    public List<RouteStep> of(UUID ownerId, PlanKind kind, ReviewPlace place, UUID submitterId, LocalDate today) {
        return stored(ownerId, kind).orElseGet(() -> usual(place, submitterId, today));
    }

    /** The route written for this kind, else the one for all kinds. */
    private Optional<List<RouteStep>> stored(UUID ownerId, PlanKind kind) {
        List<RouteStep> steps = jdbc.sql("""
                        select s.id, s.stage, s.kind, s.addressee, s.organization_id, o.short_name organization, s.office, s.body,
                          s.on_paper, s.days
                        from approval_route_step s left join organization o on o.id = s.organization_id
                        where s.route_id = (select id from approval_route where owner_id = ?
                            and coalesce(plan_kind, ?) = ? order by plan_kind nulls last limit 1)
                        order by s.stage, s.position
                        """)
                .params(ownerId, kind.name(), kind.name())
                .query((row, n) -> new RouteStep(
                        row.getObject("id", UUID.class),
                        row.getInt("stage"),
                        StepKind.valueOf(row.getString("kind")),
                        Addressee.of(
                                AddresseeKind.valueOf(row.getString("addressee")),
                                row.getObject("organization_id", UUID.class),
                                row.getString("office"),
                                row.getString("body")),
                        row.getString("organization"),
                        row.getBoolean("on_paper"),
                        row.getObject("days", Integer.class)))
                .list();
        return steps.isEmpty() ? Optional.empty() : Optional.of(steps);
    }

    /**
     * Institution: its director. Municipality: head of the methodical service, deputy of МОУО, the official. Region: head
     * of ЦНППМ or the institute, the ministry. Endorsers only as far as such an office is held by somebody.
     */
    List<RouteStep> usual(ReviewPlace place, UUID submitterId, LocalDate today) {
        List<RouteStep> steps = new ArrayList<>();
        switch (place.level()) {
            case INSTITUTIONAL -> {}
            case MUNICIPAL -> {
                officials
                        .head(
                                place.regionId(),
                                place.municipalityId(),
                                List.of("METHODICAL_SERVICE"),
                                submitterId,
                                today)
                        .ifPresent(office -> endorse(steps, office));
                officials
                        .deputy(place.regionId(), place.municipalityId(), List.of("AUTHORITY"), submitterId, today)
                        .ifPresent(office -> endorse(steps, office));
            }
            case REGIONAL ->
                officials
                        .head(place.regionId(), null, List.of("CNPPM", "INSTITUTE"), submitterId, today)
                        .ifPresent(office -> endorse(steps, office));
        }
        steps.add(RouteStep.approve(steps.size() + 1, Addressee.authority(), null, APPROVE_DAYS));
        return steps;
    }

    private static void endorse(List<RouteStep> steps, Officials.Office office) {
        steps.add(RouteStep.endorse(
                steps.size() + 1,
                Addressee.office(office.organizationId(), office.position()),
                office.organization(),
                ENDORSE_DAYS));
    }

    /**
     * A step and who could act on it today.
     *
     * @param people names; empty for what is entered from paper
     * @param refusal message code when nobody could act, else null
     */
    public record Staffed(RouteStep step, List<String> people, String refusal) {

        public Object[] args() {
            return new Object[] {
                step.to().office() == null ? "" : step.to().office(),
                step.organization() == null ? "" : step.organization()
            };
        }
    }

    /** The same steps with the people found; one statement for offices, one for officials. */
    public List<Staffed> staffed(List<RouteStep> steps, ReviewPlace place, LocalDate today) {
        Map<String, List<String>> offices = holders(steps.stream().map(RouteStep::to).toList(), today);
        Map<UUID, List<Officials.Official>> over = overPlace(place, today);
        return steps.stream()
                .map(step -> staffed(step, people(step.to(), place, offices, over)))
                .toList();
    }

    private static Staffed staffed(RouteStep step, List<String> people) {
        boolean paper = step.to().kind() == AddresseeKind.BODY || step.onPaper();
        String refusal = people.isEmpty() && !paper ? "approval.route.nobody." + step.to().kind() : null;
        return new Staffed(step, people, refusal);
    }

    Map<UUID, List<Officials.Official>> overPlace(ReviewPlace place, LocalDate today) {
        Set<UUID> zones = new LinkedHashSet<>();
        zones.add(place.zoneId());
        if (place.zoneAbove() != null) {
            zones.add(place.zoneAbove());
        }
        return officials.over(zones, today);
    }

    static List<String> people(
            Addressee to,
            ReviewPlace place,
            Map<String, List<String>> offices,
            Map<UUID, List<Officials.Official>> over) {
        return switch (to.kind()) {
            case AUTHORITY -> names(over.get(place.zoneId()), true);
            case ABOVE -> place.zoneAbove() == null ? List.of() : names(over.get(place.zoneAbove()), false);
            case OFFICE -> offices.getOrDefault(officeKey(to.organizationId(), to.office()), List.of());
            case BODY -> List.of();
        };
    }

    private static List<String> names(List<Officials.Official> found, boolean registrars) {
        if (found == null) {
            return List.of();
        }
        List<String> officials = found.stream()
                .filter(official -> !official.registers())
                .map(Officials.Official::name)
                .distinct()
                .toList();
        return officials.isEmpty() && registrars
                ? found.stream().map(Officials.Official::name).distinct().toList()
                : officials;
    }

    private record Held(UUID organizationId, String position, String name) {}

    /** Names of those who hold the offices named, by {@link #officeKey}. */
    Map<String, List<String>> holders(List<Addressee> addressees, LocalDate today) {
        List<UUID> organizations = addressees.stream()
                .filter(to -> to.kind() == AddresseeKind.OFFICE)
                .map(Addressee::organizationId)
                .distinct()
                .toList();
        Map<String, List<String>> names = new HashMap<>();
        if (organizations.isEmpty()) {
            return names;
        }
        jdbc.sql("""
                        select distinct r.employer_id organization_id, r.position, a.full_name name
                        from role_assignment r join account a on a.id = r.account_id
                        where r.employer_id in (:organizations) and a.blocked_at is null and r.from_on <= :today
                          and (r.until_on is null or r.until_on >= :today)
                        order by name
                        """)
                .param("organizations", organizations)
                .param("today", today)
                .query(Held.class)
                .list()
                .forEach(held -> {
                    List<String> list = names.computeIfAbsent(
                            officeKey(held.organizationId(), held.position()), key -> new ArrayList<>());
                    if (!list.contains(held.name())) {
                        list.add(held.name());
                    }
                });
        return names;
    }

    static String officeKey(UUID organizationId, String position) {
        return organizationId + "|" + Addressee.plain(position);
    }
}
