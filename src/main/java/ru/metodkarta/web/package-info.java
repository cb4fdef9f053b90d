/** The shell: layout data, menu, messages after an action, errors, paging, form errors, request keys. */
@ApplicationModule(allowedDependencies = "shared")
package ru.metodkarta.web;

import org.springframework.modulith.ApplicationModule;
