/** Roadmaps that begin with the text of another: «На новый период», «По образцу». */
@ApplicationModule(allowedDependencies = {"shared", "web", "deadline", "organization", "account", "audit", "roadmap"})
package ru.metodkarta.reuse;

import org.springframework.modulith.ApplicationModule;
