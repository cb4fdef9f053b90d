package ru.metodkarta.approval;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import ru.metodkarta.account.OfficeHolders;
import ru.metodkarta.account.Officials;
import ru.metodkarta.organization.OrganizationCard;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Level;

/** By which steps a plan is reviewed: as its organization has written for the kind of plan, else as usual at its level. */
@Component
public class Routes {

    private static final UUID NOBODY = new UUID(0, 0);
    private static final int ENDORSE_DAYS = 3;
    private static final int APPROVE_DAYS = 5;

    private final Officials officials;
    private final OfficeHolders offices;
    private final JdbcClient jdbc;

    Routes(Officials officials, OfficeHolders offices, JdbcClient jdbc) {
        this.officials = officials;
        this.offices = offices;
        this.jdbc = jdbc;
    }

    /** Somebody who has the page of routes. */
    public static boolean keptBy(Actor actor) {
        return actor.grants().stream().anyMatch(RoutePermissions::keeps);
    }

    /** @param submitterId an endorsement by nobody but the submitter is left out of the usual route */
    public List<RouteStep> of(UUID ownerId, PlanKind kind, ReviewPlace place, UUID submitterId, LocalDate today) {
        return stored(ownerId, kind).orElseGet(() -> usual(place, submitterId, today));
    }

    /** The steps plans of an organization go through now, whoever submits; {@code kind} null: of no particular kind. */
    List<RouteStep> inUse(OrganizationCard owner, PlanKind kind, LocalDate today) {
        return stored(owner.id(), kind).orElseGet(() -> usual(placeOf(owner), NOBODY, today));
    }

    /** An institution's plans are its own; what any other organization writes is for its municipality or region. */
    static ReviewPlace placeOf(OrganizationCard owner) {
        return switch (owner.kind()) {
            case MINISTRY, CNPPM, INSTITUTE, AUTHORITY, METHODICAL_SERVICE ->
                owner.municipalityId() == null
                        ? new ReviewPlace(owner.regionId(), null, null, Level.REGIONAL)
                        : new ReviewPlace(owner.regionId(), owner.municipalityId(), null, Level.MUNICIPAL);
            default -> new ReviewPlace(owner.regionId(), owner.municipalityId(), owner.id(), Level.INSTITUTIONAL);
        };
    }

    /** The route written for this kind, else the one for all kinds. */
    private Optional<List<RouteStep>> stored(UUID ownerId, PlanKind kind) {
        String named = kind == null ? "" : kind.name();
        List<RouteStep> steps = jdbc.sql("""
                        select s.id, s.stage, s.kind, s.addressee, s.organization_id, o.short_name organization, s.office, s.body,
                          s.on_paper, s.days
                        from approval_route_step s left join organization o on o.id = s.organization_id
                        where s.route_id = (select id from approval_route where owner_id = ?
                            and coalesce(plan_kind, ?) = ? order by plan_kind nulls last limit 1)
                        order by s.stage, s.position
                        """)
                .params(ownerId, named, named)
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

    /**
     * The same steps with the people found; one statement for offices, one for officials.
     *
     * @param submitter who would submit: nobody decides on the own submission; null when nobody submits
     */
    public List<Staffed> staffed(List<RouteStep> steps, ReviewPlace place, Actor submitter, LocalDate today) {
        Holders holders = holders(steps.stream().map(RouteStep::to).toList(), today);
        Map<UUID, List<Officials.Official>> over = overPlace(place, today);
        return steps.stream()
                .map(step -> staffed(
                        step,
                        people(step.to(), place, holders, over),
                        // who has one role only would submit in the very capacity that decides
                        submitter != null
                                && submitter.grants().size() == 1
                                && holders.heldOnlyBy(step.to(), submitter.accountId())))
                .toList();
    }

    private static Staffed staffed(RouteStep step, List<String> people, boolean onlySubmitter) {
        if (step.to().paper(step.onPaper())) {
            return new Staffed(step, people, null);
        }
        String refusal = onlySubmitter ? "approval.route.only-you" : null;
        return new Staffed(
                step,
                people,
                people.isEmpty() ? "approval.route.nobody." + step.to().kind() : refusal);
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
            Addressee to, ReviewPlace place, Holders offices, Map<UUID, List<Officials.Official>> over) {
        return switch (to.kind()) {
            case AUTHORITY -> names(over.get(place.zoneId()), true);
            case ABOVE -> place.zoneAbove() == null ? List.of() : names(over.get(place.zoneAbove()), false);
            case OFFICE -> offices.of(to);
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

    /** Names of those who may act for offices today; a substitute with whom they stand in for. */
    record Holders(Map<UUID, List<OfficeHolders.Office>> byOrganization) {

        boolean heldOnlyBy(Addressee to, UUID accountId) {
            List<OfficeHolders.Holder> found = found(to);
            return !found.isEmpty()
                    && found.stream().allMatch(holder -> holder.accountId().equals(accountId));
        }

        private List<OfficeHolders.Holder> found(Addressee to) {
            return to.kind() != AddresseeKind.OFFICE
                    ? List.of()
                    : byOrganization.getOrDefault(to.organizationId(), List.of()).stream()
                            .filter(office -> OfficeHolders.same(office.position(), to.office()))
                            .flatMap(office -> office.holders().stream())
                            .toList();
        }

        List<String> of(Addressee to) {
            return byOrganization.getOrDefault(to.organizationId(), List.of()).stream()
                    .filter(office -> OfficeHolders.same(office.position(), to.office()))
                    .flatMap(office -> office.holders().stream())
                    .map(holder ->
                            holder.substitute() ? holder.name() + " (" + holder.actingFor() + ")" : holder.name())
                    .distinct()
                    .toList();
        }
    }

    Holders holders(List<Addressee> addressees, LocalDate today) {
        Set<UUID> organizations = addressees.stream()
                .filter(to -> to.kind() == AddresseeKind.OFFICE)
                .map(Addressee::organizationId)
                .collect(Collectors.toSet());
        return new Holders(organizations.isEmpty() ? Map.of() : offices.officesOf(organizations, today));
    }
}
