/** Occurrences, assignments, reports, acceptance, extensions; implements roadmap's view of execution. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "calendar",
            "workdays",
            "deadline",
            "organization",
            "account",
            "audit",
            "evidence",
            "roadmap"
        })
package ru.metodkarta.execution;

import org.springframework.modulith.ApplicationModule;
