package ru.metodkarta.roadmap;

import java.util.List;
import java.util.UUID;
import ru.metodkarta.shared.Grant;

/**
 * The step that waits for whoever looks at the page.
 *
 * @param approves the last step, else it endorses
 * @param objects an endorsement of the round before that stays unless it is taken back
 * @param fromOriginal entered for somebody who decided on paper
 * @param paper the route says so: a protocol, or a signature on paper
 * @param body collegial body, null for an office
 * @param grants capacities that fit
 */
record ReviewTurn(
        UUID stepId,
        boolean approves,
        boolean objects,
        boolean fromOriginal,
        boolean paper,
        String body,
        String office,
        String organization,
        List<Grant> grants) {}
