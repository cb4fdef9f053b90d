package ru.metodkarta.web;

import java.util.List;
import ru.metodkarta.shared.Actor;

/**
 * What the layout shows around every page.
 *
 * @param actor null before sign-in
 * @param zoneLabel «Екатеринбург (UTC+5)»-like name of the time zone in force
 * @param answer whether this page answers a form instead of leading on from it
 * @param returnUrl path and query of this page, for the language links
 */
public record Shell(
        Actor actor,
        List<MenuItem> menu,
        String position,
        String zoneLabel,
        boolean answer,
        String returnUrl,
        String language) {}
