/** Working days, holidays, school year, quarter: pure Java. */
@ApplicationModule(allowedDependencies = {})
package ru.metodkarta.calendar;

import org.springframework.modulith.ApplicationModule;
