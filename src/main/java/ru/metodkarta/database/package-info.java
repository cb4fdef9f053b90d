/** A real PostgreSQL as a child process when nobody configured one: for trial and development. */
@ApplicationModule(allowedDependencies = {})
package ru.metodkarta.database;

import org.springframework.modulith.ApplicationModule;
