package ru.metodkarta.notices;

/** Kinds of lines of a digest, in the order they stand there; headings are messages {@code notices.digest.<NAME>}. */
enum Told {
    /** to a head: late for longer than the region bears */
    ESCALATED,
    LATE,
    RETURNED,
    REMINDED,
    /** «замечание — ответ» of those who follow the work */
    MESSAGE,
    EXTENDED,
    EXTENSION_REFUSED,
    DUE_TODAY,
    DUE_3,
    DUE_14,
    /** to acceptors: how many reports wait */
    WAITING,
    /** to reviewers: steps of a route */
    REVIEW,
    /** to an administrator: an organization nobody can be told for */
    UNDELIVERABLE;

    boolean late() {
        return this == ESCALATED || this == LATE || this == UNDELIVERABLE;
    }

    /** Told once; what did not arrive is told in the next digest. The rest stands in every digest as long as it is so. */
    boolean once() {
        return this != LATE;
    }
}
