/** Roadmaps, revisions, sections, activities, executors, acts; writing, reading, approval (first form). */
@ApplicationModule(
        allowedDependencies = {"shared", "web", "calendar", "deadline", "organization", "account", "audit", "evidence"})
package ru.metodkarta.roadmap;

import org.springframework.modulith.ApplicationModule;
