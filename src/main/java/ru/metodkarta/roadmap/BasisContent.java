package ru.metodkarta.roadmap;

/**
 * An act the roadmap rests on.
 *
 * @param relation words that lead to it: «На основании», «в соответствии с»
 * @param printed requisites as printed
 */
public record BasisContent(String relation, String printed, boolean inForce) {}
