/** Working days, quarters and school years. Pure Java; today is always an argument. */
@org.springframework.modulith.ApplicationModule(
        displayName = "Calendar",
        allowedDependencies = {})
package ru.metodkarta.calendar;
