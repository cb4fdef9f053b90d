/** Accounts, roles with employer and zone, sign-in, security configuration. */
@ApplicationModule(allowedDependencies = {"shared", "web", "office", "organization", "audit"})
package ru.metodkarta.account;

import org.springframework.modulith.ApplicationModule;
