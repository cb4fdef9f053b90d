/** Files and links as proof. No download handler of its own: owners of the proof serve their files. */
@ApplicationModule(allowedDependencies = {"shared", "web", "audit"})
package ru.metodkarta.evidence;

import org.springframework.modulith.ApplicationModule;
