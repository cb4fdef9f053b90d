/** Who did what, when, in what capacity: append-only. */
@ApplicationModule(allowedDependencies = {"shared", "web", "office"})
package ru.metodkarta.audit;

import org.springframework.modulith.ApplicationModule;
