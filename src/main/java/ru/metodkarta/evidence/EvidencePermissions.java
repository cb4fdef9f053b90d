package ru.metodkarta.evidence;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Role;

/** Who may do what with a proof; seeing it follows the work it proves. */
public final class EvidencePermissions {

    private static final Set<Role> SEES_PROOFS =
            EnumSet.of(Role.METHODOLOGIST, Role.OFFICIAL, Role.SUPERVISOR, Role.STAFF);

    private EvidencePermissions() {}

    /** Personal data goes at once: whoever works with the proof may take its content out. */
    public static boolean mayWithdraw(Grant grant, UUID regionId, UUID municipalityId, UUID organizationId) {
        return SEES_PROOFS.contains(grant.role()) && grant.covers(regionId, municipalityId, organizationId);
    }
}
