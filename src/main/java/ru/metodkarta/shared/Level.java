package ru.metodkarta.shared;

/** The three levels of the system, from the region down (seed 004, clauses 3.1-3.4). */
public enum Level {
    REGIONAL,
    MUNICIPAL,
    INSTITUTIONAL
}
