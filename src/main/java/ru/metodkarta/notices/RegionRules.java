package ru.metodkarta.notices;

/**
 * How a region tells its people.
 *
 * @param quiet when schools are told nothing
 * @param escalateAfter working days of lateness after which the head is told
 */
record RegionRules(QuietPeriods quiet, int escalateAfter) {

    static final RegionRules USUAL = new RegionRules(QuietPeriods.USUAL, 5);
}
