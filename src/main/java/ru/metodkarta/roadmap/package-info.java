/** Roadmaps, revisions, sections, activities, executors, acts; writing, reading. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "calendar",
            "workdays",
            "deadline",
            "approval",
            "organization",
            "account",
            "audit",
            "evidence"
        })
package ru.metodkarta.roadmap;

import org.springframework.modulith.ApplicationModule;
