package ru.metodkarta.roadmap;

/** Kinds of papers that approve a roadmap; labels {@code roadmap.act.kind.<NAME>}. */
public enum ActKind {
    /** приказ */
    ORDER,
    /** распоряжение */
    DIRECTIVE,
    /** постановление */
    RESOLUTION,
    /** протокол */
    PROTOCOL
}
