package ru.metodkarta.roadmap;

/** What sort of document or thing an activity results in; decides how soon after the event a report is due. */
public enum ResultKind {
    ORDER,
    LOCAL_ACT,
    PLAN,
    REPORT,
    ANALYTICAL_NOTE,
    RECOMMENDATIONS,
    AGREEMENT,
    PUBLICATION,
    EVENT,
    OTHER;

    static ResultKind of(String name) {
        for (ResultKind kind : values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return null;
    }
}
