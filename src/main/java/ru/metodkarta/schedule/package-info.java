/** Occurrences on a calendar page and in personal iCalendar links: plain SQL to records over what execution keeps. */
@ApplicationModule(allowedDependencies = {"shared", "web", "calendar", "account", "audit", "execution", "workdays"})
package ru.metodkarta.schedule;

import org.springframework.modulith.ApplicationModule;
