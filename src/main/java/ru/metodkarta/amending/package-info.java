/** Revisions side by side on screen and on paper, the draft of the order that amends a roadmap. */
@ApplicationModule(allowedDependencies = {"shared", "web", "office", "audit", "roadmap", "document"})
package ru.metodkarta.amending;

import org.springframework.modulith.ApplicationModule;
