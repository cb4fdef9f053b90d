package ru.metodkarta.approval;

/** Kind of plan as its title calls it (R001); routes are kept by it. */
public enum PlanKind {
    /** дорожная карта */
    ROADMAP,
    /** план мероприятий */
    PLAN,
    /** комплекс мер */
    MEASURES
}
