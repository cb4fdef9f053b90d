/** Pure records and errors every module speaks with. No framework but Modulith's annotation. */
@ApplicationModule(allowedDependencies = {})
package ru.metodkarta.shared;

import org.springframework.modulith.ApplicationModule;
