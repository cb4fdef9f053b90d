/** Links between levels: copies of activities of the roadmap above, proposals, mandatory activities, coverage. */
@ApplicationModule(allowedDependencies = {"shared", "web", "deadline", "organization", "audit", "roadmap", "execution"})
package ru.metodkarta.cascade;

import org.springframework.modulith.ApplicationModule;
