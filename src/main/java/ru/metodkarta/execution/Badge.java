package ru.metodkarta.execution;

/**
 * A state as it looks: icon, word and colour.
 *
 * @param key message of the word
 */
public record Badge(String tone, String icon, String key) {

    public static Badge of(AssignmentState state) {
        String key = "execution.state." + state;
        return switch (state) {
            case NOT_STARTED -> new Badge("none", "circle-dashed", key);
            case IN_PROGRESS -> new Badge("work", "circle-half-2", key);
            case SUBMITTED -> new Badge("wait", "send", key);
            case ACCEPTED -> new Badge("ok", "circle-check", key);
            case RETURNED -> new Badge("warn", "arrow-back-up", key);
            case PARTIAL -> new Badge("work", "circle-half-2", key);
            case NOT_DONE -> new Badge("none", "x", key);
            case NOT_NEEDED -> new Badge("none", "check", key);
            case NOT_APPLICABLE -> new Badge("none", "circle-minus", key);
            case WITHDRAWN -> new Badge("gone", "ban", key);
        };
    }
}
