package ru.metodkarta.account;

import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;

/** However busy, nobody stays signed in longer than a working day (absolute timeout). */
final class SessionAge {

    static final Duration LONGEST = Duration.ofHours(12);
    private static final String SIGNED_IN_AT = "signedInAt";

    private SessionAge() {}

    static void begin(HttpSession session, Instant now) {
        session.setAttribute(SIGNED_IN_AT, now);
    }

    static boolean isOver(HttpSession session, Instant now) {
        return session != null
                && session.getAttribute(SIGNED_IN_AT) instanceof Instant at
                && at.plus(LONGEST).isBefore(now);
    }
}
