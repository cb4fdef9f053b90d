package ru.metodkarta.roadmap;

/** The text is not ready for review: answers 422 with the reasons listed and linked. */
public class SubmissionRefused extends RuntimeException {

    private final transient SubmissionCheck check;

    SubmissionRefused(SubmissionCheck check) {
        super("not ready for review");
        this.check = check;
    }

    SubmissionCheck check() {
        return check;
    }
}
