/** Documents in and out: plan tables from Word, Excel and the clipboard; printed forms in Word, PDF and Excel. */
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "web",
            "office",
            "calendar",
            "deadline",
            "approval",
            "organization",
            "account",
            "audit",
            "evidence",
            "roadmap",
            "execution"
        })
package ru.metodkarta.document;

import org.springframework.modulith.ApplicationModule;
