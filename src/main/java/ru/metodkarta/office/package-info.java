/** Tables in office files: Word, Excel, the clipboard in; spreadsheets out. Knows nothing of roadmaps. */
@ApplicationModule(allowedDependencies = {"shared"})
package ru.metodkarta.office;

import org.springframework.modulith.ApplicationModule;
