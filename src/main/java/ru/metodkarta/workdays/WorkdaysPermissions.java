package ru.metodkarta.workdays;

import java.util.UUID;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Role;

/** Every administrator looks at the working days of the own region; whoever administers the whole of it keeps them. */
final class WorkdaysPermissions {

    private WorkdaysPermissions() {}

    static boolean mayLook(Grant grant) {
        return grant.role() == Role.ADMINISTRATOR;
    }

    static boolean mayKeep(Grant grant, UUID regionId) {
        return grant.role() == Role.ADMINISTRATOR
                && grant.wholeRegion()
                && grant.regionId().equals(regionId);
    }
}
