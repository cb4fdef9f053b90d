/** Territory overview: what execution keeps, counted by territory, section and month; its Excel table and Word note. */
@ApplicationModule(
        allowedDependencies = {"shared", "web", "office", "calendar", "organization", "audit", "roadmap", "execution"})
package ru.metodkarta.overview;

import org.springframework.modulith.ApplicationModule;
