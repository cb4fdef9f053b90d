/** Working days of a region: official years that an administrator brings in, days of the region itself. */
@ApplicationModule(allowedDependencies = {"shared", "web", "calendar", "office", "audit"})
package ru.metodkarta.workdays;

import org.springframework.modulith.ApplicationModule;
