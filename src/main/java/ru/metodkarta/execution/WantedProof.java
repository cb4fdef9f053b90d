package ru.metodkarta.execution;

/**
 * What the column of the planned result asks a report to be proved with. Nothing else is compulsory; where something is
 * asked for, a file, a link or the requisites suffice alike.
 */
enum WantedProof {
    NONE,
    DOCUMENT,
    PUBLICATION;

    /** @param resultKind name of a {@link ru.metodkarta.roadmap.ResultKind}, null when the plan does not say */
    static WantedProof of(String resultKind) {
        return switch (resultKind == null ? "" : resultKind) {
            case "ORDER", "LOCAL_ACT", "PLAN", "REPORT", "ANALYTICAL_NOTE", "RECOMMENDATIONS", "AGREEMENT" -> DOCUMENT;
            case "PUBLICATION" -> PUBLICATION;
            default -> NONE;
        };
    }

    static boolean ofEvent(String resultKind) {
        return "EVENT".equals(resultKind);
    }

    boolean asks() {
        return this != NONE;
    }
}
