package ru.metodkarta.testing;

import java.util.UUID;
import ru.metodkarta.shared.Ids;

/**
 * Substitutions to come, {@code substitution} of the account {@code account} and {@code ownSubstitution} of the school's
 * person, and {@code signed}: an organization that has signed the sheet of the plan in force on paper.
 */
final class PeopleFixtures {

    private PeopleFixtures() {}

    static void put(PlannedWorld made, TestWorld world) {
        made.put("substitution", substitution(made, world, made.id("account")));
        made.put(
                "ownSubstitution",
                substitution(made, world, made.person("school").accountId()));
        made.put("signed", world.secondSchool);
        world.jdbc()
                .sql("""
                        insert into acquaintance (revision_id, organization_id, roadmap_id, at, paper_on, entered_by, entered_name,
                          entered_capacity)
                        select effective_revision_id, :organization, id, now(), date '2026-11-20', :by, 'Методист', 'методист'
                        from roadmap where id = :roadmap
                        """)
                .param("organization", world.secondSchool)
                .param("by", made.person("methodologist").accountId())
                .param("roadmap", made.id("force"))
                .update();
    }

    private static UUID substitution(PlannedWorld made, TestWorld world, UUID absent) {
        UUID id = Ids.next();
        world.jdbc()
                .sql("""
                        insert into substitution (id, region_id, absent_id, substitute_id, from_on, until_on, appointed_by,
                          appointed_name, appointed_capacity, appointed_at)
                        values (:id, :region, :absent, :substitute, date '2027-01-11', date '2027-01-15', :absent, 'x', 'x', now())
                        """)
                .param("id", id)
                .param("region", world.region)
                .param("absent", absent)
                .param("substitute", made.id("sharedAccount"))
                .update();
        return id;
    }
}
