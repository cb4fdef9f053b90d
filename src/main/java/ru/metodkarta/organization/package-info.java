/** Organizations: subordination and territory, kinds, names and aliases, events. */
@ApplicationModule(allowedDependencies = {"shared", "web", "office", "audit"})
package ru.metodkarta.organization;

import org.springframework.modulith.ApplicationModule;
