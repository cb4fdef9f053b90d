/** Papers that offices make of the work: who has not reported, letters, report forms, folders of proofs, month plans. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "calendar",
            "office",
            "organization",
            "account",
            "audit",
            "evidence",
            "roadmap",
            "execution",
            "workdays"
        })
package ru.metodkarta.papers;

import org.springframework.modulith.ApplicationModule;
