/**
 * What people are told without asking: notices in the application, one digest a day by mail, escalation. Reads what
 * execution keeps by plain SQL; decisions come as events.
 */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "calendar",
            "workdays",
            "organization",
            "account",
            "audit",
            "mail",
            "roadmap",
            "execution"
        })
package ru.metodkarta.notices;

import org.springframework.modulith.ApplicationModule;
