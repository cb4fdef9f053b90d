/** Home page, help: plain SQL to records over what the features below keep. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "calendar",
            "organization",
            "account",
            "audit",
            "evidence",
            "roadmap",
            "execution"
        })
package ru.metodkarta.insight;

import org.springframework.modulith.ApplicationModule;
