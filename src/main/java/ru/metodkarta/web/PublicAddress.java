package ru.metodkarta.web;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where people find the application: links that leave it (letters, calendars) begin with it, whatever a proxy says. */
@Component
public class PublicAddress {

    private final String base;

    PublicAddress(@Value("${metodkarta.address}") String address) {
        base = address.replaceFirst("/+$", "");
    }

    /** @param path begins with a slash */
    public String of(String path) {
        return base + path;
    }
}
