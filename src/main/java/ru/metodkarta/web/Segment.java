package ru.metodkarta.web;

/**
 * One stretch of a progress bar.
 *
 * @param tone class suffix: ok wait work warn late none
 * @param start units before it
 * @param count its units
 */
public record Segment(String tone, long start, long count) {}
