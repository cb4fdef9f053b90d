package ru.metodkarta.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The thing an address is about, to go on from an error: its own page and the message key of the link there.
 *
 * @param url without the context path
 */
record Subject(String url, String code) {

    private static final Pattern THING = Pattern.compile(
            "(/(roadmaps|assignments|occurrences|organizations/lists|organizations|accounts)/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:/.*)?");

    /** Null when the address names nothing in particular. */
    static Subject of(HttpServletRequest request) {
        Matcher thing = THING.matcher(
                request.getRequestURI().substring(request.getContextPath().length()));
        return thing.matches()
                ? new Subject(thing.group(1), "error.open." + thing.group(2).replace('/', '-'))
                : null;
    }
}
