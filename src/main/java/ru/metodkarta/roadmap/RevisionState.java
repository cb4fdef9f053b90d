package ru.metodkarta.roadmap;

/** Life of one text: only a draft is edited, an approved one never changes. */
enum RevisionState {
    DRAFT,
    IN_REVIEW,
    APPROVED;

    boolean mayBecome(RevisionState next) {
        return switch (this) {
            case DRAFT -> next == IN_REVIEW;
            case IN_REVIEW -> next == DRAFT || next == APPROVED;
            case APPROVED -> false;
        };
    }
}
