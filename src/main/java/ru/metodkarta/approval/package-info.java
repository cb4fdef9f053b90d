/** Review by a route: steps addressed to offices, decisions, remarks anchored by a string. Knows nothing of roadmaps. */
@ApplicationModule(
        allowedDependencies = {"shared", "web", "calendar", "workdays", "organization", "account", "audit", "evidence"})
package ru.metodkarta.approval;

import org.springframework.modulith.ApplicationModule;
