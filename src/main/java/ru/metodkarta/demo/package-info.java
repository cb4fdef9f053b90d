/** The five real roadmaps and invented people to try the application with; made through public use cases only. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "deadline",
            "organization",
            "account",
            "evidence",
            "roadmap",
            "execution",
            "acquaintance",
            "cascade"
        })
package ru.metodkarta.demo;

import org.springframework.modulith.ApplicationModule;
