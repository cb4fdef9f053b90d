/** The approved plan goes to its executors: «получено» by first opening or by the paper sheet, листы ознакомления. */
@ApplicationModule(
        allowedDependencies = {"shared", "web", "office", "organization", "account", "audit", "roadmap", "execution"})
package ru.metodkarta.acquaintance;

import org.springframework.modulith.ApplicationModule;
