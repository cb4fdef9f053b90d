package ru.metodkarta.execution;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Role;

/**
 * SQL twin of {@link AssignmentPermissions#mayDecide} for the queue: whose work a person accepts day by day. Each level
 * accepts the one below, so the region is asked only about its own plans; it may decide on the rest by opening them.
 */
final class Deciding {

    /** Joins the predicate needs, over {@link WorkRow#FROM}. */
    static final String JOINS = """
             join roadmap m on m.id = a.roadmap_id
             join revision v on v.id = o.revision_id
            """;

    private Deciding() {}

    /** Over aliases {@code a}, {@code g} (organization), {@code m}, {@code v}; bind {@link #params}. */
    static String where(Actor actor) {
        return where(actor, false);
    }

    /** The same with the report as alias {@code x}: in the place of an absent person nobody decides on what that one wrote. */
    static String onReports(Actor actor) {
        return where(actor, true);
    }

    /** All the person may decide on, also what is accepted day by day by others. */
    static String everywhere(Actor actor) {
        return where(actor, false, true);
    }

    private static String where(Actor actor, boolean reports) {
        return where(actor, reports, false);
    }

    private static String where(Actor actor, boolean reports, boolean everywhere) {
        List<String> any = new ArrayList<>();
        List<Grant> grants = actor.fitting(AssignmentPermissions::decides);
        for (int n = 0; n < grants.size(); n++) {
            String absent = ":absent" + n;
            any.add(
                    reports && grants.get(n).lent()
                            ? "(" + where(grants.get(n), n, everywhere) + " and x.by_account <> " + absent
                                    + " and x.acting_for is distinct from " + absent + ")"
                            : where(grants.get(n), n, everywhere));
        }
        return any.isEmpty() ? "false" : "(a.region_id = :scopeRegion and (" + String.join(" or ", any) + "))";
    }

    private static String where(Grant grant, int n, boolean everywhere) {
        StringBuilder where = new StringBuilder("(");
        if (grant.wholeRegion()) {
            where.append(everywhere ? "true" : "m.level = 'REGIONAL'");
        } else {
            where.append("a.municipality_id in (:deciding").append(n).append(")");
            where.append(" and not (m.level = 'REGIONAL' and g.kind in ('AUTHORITY', 'METHODICAL_SERVICE'))");
        }
        if (grant.role() == Role.METHODOLOGIST) {
            String employer = ":employer" + n;
            where.append(" and g.id <> ")
                    .append(employer)
                    .append(" and g.reporter_id is distinct from ")
                    .append(employer);
            String leads = "(g.id is not distinct from v.coordinator_id or g.id = m.owner_id"
                    + " or g.kind = 'MINISTRY' or (g.kind = 'AUTHORITY' and m.level <> 'REGIONAL'))";
            where.append(" and (not ").append(leads);
            if (everywhere && grant.wholeRegion()) {
                where.append(" or m.level <> 'REGIONAL'");
            }
            where.append(")");
        }
        return where.append(")").toString();
    }

    static Map<String, Object> params(Actor actor) {
        Map<String, Object> params = new HashMap<>();
        params.put("scopeRegion", actor.regionId());
        params.put("me", actor.accountId());
        List<Grant> grants = actor.fitting(AssignmentPermissions::decides);
        for (int n = 0; n < grants.size(); n++) {
            params.put("deciding" + n, grants.get(n).municipalityIds());
            params.put("employer" + n, grants.get(n).employerId());
            if (grants.get(n).lent()) {
                params.put("absent" + n, grants.get(n).actingFor().accountId());
            }
        }
        return params;
    }

    /** Has acceptance among the duties. */
    static boolean any(Actor actor) {
        return actor.grants().stream().anyMatch(AssignmentPermissions::decides);
    }
}
