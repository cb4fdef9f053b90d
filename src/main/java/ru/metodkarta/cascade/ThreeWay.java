package ru.metodkarta.cascade;

/**
 * One field of a copy against the text it was made of: what above has changed since the base is proposed where the copy
 * kept the base, and asked about where both have changed. Spaces and line ends are no change.
 *
 * @param text what stands in the copy, or may be taken over by it: always one of the two given texts
 */
record ThreeWay(Outcome outcome, String text) {

    enum Outcome {
        /** nothing new above; the copy may differ on its own account */
        KEPT,
        /** both say the same by now */
        AGREED,
        /** above has changed, the copy has not */
        PROPOSED,
        /** both have changed, and differently */
        CONFLICT
    }

    static ThreeWay merge(String base, String above, String ours) {
        if (same(above, ours)) {
            return new ThreeWay(Outcome.AGREED, ours);
        }
        if (same(base, above)) {
            return new ThreeWay(Outcome.KEPT, ours);
        }
        return same(base, ours) ? new ThreeWay(Outcome.PROPOSED, above) : new ThreeWay(Outcome.CONFLICT, ours);
    }

    boolean asks() {
        return outcome == Outcome.PROPOSED || outcome == Outcome.CONFLICT;
    }

    private static boolean same(String one, String other) {
        return plain(one).equals(plain(other));
    }

    private static String plain(String text) {
        return text == null ? "" : text.strip().replaceAll("\\s+", " ");
    }
}
