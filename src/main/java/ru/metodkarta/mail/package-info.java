/** Letters that wait for the mail server, each sent at most once; knows nothing of what they say. */
@ApplicationModule(allowedDependencies = {"shared"})
package ru.metodkarta.mail;

import org.springframework.modulith.ApplicationModule;
