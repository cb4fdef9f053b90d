package ru.metodkarta.account;

/**
 * Who speaks for an organization, and so reports on its work: people with a role there, in its zone or in the organization
 * that reports for it. Administrators keep accounts and report on nothing. As SQL over an alias of {@code role_assignment};
 * its twins in Java work on grants that were read already (execution's {@code OwnOrganizations}, notices' {@code
 * Recipients}).
 */
public final class SpeaksFor {

    private SpeaksFor() {}

    /**
     * Whether the role speaks for the organization on that day.
     *
     * @param role alias of {@code role_assignment}
     * @param organization alias of {@code organization}
     * @param day expression, such as {@code :today}
     */
    public static String organization(String role, String organization, String day) {
        return """
                ROLE.role <> 'ADMINISTRATOR' and ROLE.from_on <= DAY and (ROLE.until_on is null or ROLE.until_on >= DAY)
                and (ROLE.employer_id in (BODY.id, BODY.reporter_id) or exists (
                  select from role_zone z where z.role_id = ROLE.id and z.organization_id in (BODY.id, BODY.reporter_id)))
                """.replace("ROLE", role).replace("BODY", organization).replace("DAY", day);
    }

    /** Organizations the role speaks for by itself, one a row; without those they report for. */
    public static String organizations(String role) {
        return """
                select ROLE.employer_id organization_id where ROLE.role <> 'ADMINISTRATOR'
                union select z.organization_id from role_zone z where z.role_id = ROLE.id and ROLE.role <> 'ADMINISTRATOR'
                """.replace("ROLE", role);
    }
}
