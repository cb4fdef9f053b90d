package ru.metodkarta.roadmap;

import java.util.List;

/** Occurrences already past at the start of control wait for a decision: answers 422. */
public class PastUndecided extends RuntimeException {

    private final transient List<ExecutionView.PastOccurrence> past;

    PastUndecided(List<ExecutionView.PastOccurrence> past) {
        super(past.size() + " past occurrences without a decision");
        this.past = past;
    }

    public List<ExecutionView.PastOccurrence> past() {
        return past;
    }
}
