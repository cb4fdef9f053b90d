package ru.metodkarta.roadmap;

/** A roadmap's state as it is shown: icon, word ({@code roadmap.state.<NAME>}) and colour. */
enum ShownState {
    DRAFT("none", "pencil"),
    /** lies with those who endorse it before the approver */
    ENDORSING("wait", "signature"),
    /** lies with the approver */
    IN_REVIEW("wait", "signature"),
    RETURNED("warn", "arrow-back-up"),
    /** approved, but number or date of the act are still blank */
    NO_REQUISITES("ok", "rubber-stamp"),
    IN_FORCE("ok", "circle-check"),
    COMPLETED("none", "flag"),
    ARCHIVED("none", "archive");

    private final String tone;
    private final String icon;

    ShownState(String tone, String icon) {
        this.tone = tone;
        this.icon = icon;
    }

    static ShownState of(String state, boolean requisitesMissing) {
        ShownState shown = valueOf(state);
        return shown == IN_FORCE && requisitesMissing ? NO_REQUISITES : shown;
    }

    public String tone() {
        return tone;
    }

    public String icon() {
        return icon;
    }

    public String code() {
        return "roadmap.state." + name();
    }
}
