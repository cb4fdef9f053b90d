package ru.metodkarta.deadline;

/**
 * A term counted from an event.
 *
 * @param days number of days, null when the words give none («после утверждения региональных»)
 * @param working true for working days
 * @param before true when the days are counted back («за 10 дней до …»)
 * @param event the event as printed, null when not named
 */
public record RelativeTerm(Integer days, boolean working, boolean before, String event) {}
