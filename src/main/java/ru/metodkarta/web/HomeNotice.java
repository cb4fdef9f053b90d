package ru.metodkarta.web;

import java.util.List;

/**
 * A sentence on top of the home page: something has happened that the person should know before anything else.
 *
 * @param tone as of status marks: work, warn, late, ok
 * @param code message code, with its arguments
 * @param url where to go, null when there is nothing to do
 */
public record HomeNotice(String tone, String icon, String code, List<String> arguments, String url) {

    public Object[] args() {
        return arguments.toArray();
    }
}
