package ru.metodkarta.web;

import java.util.List;

/**
 * One choice among very many, searched by name: the few that fit are shown as radio buttons, never the whole list.
 *
 * @param name of the form's field; what is typed to search by is posted as {@code <name>Q}
 * @param typed what was searched by, null before the first search
 * @param chosen null: nothing yet, or {@code none}
 * @param none the choice of nothing, null where something must be chosen
 * @param found without the chosen one
 * @param total how many fit altogether
 * @param url of the suggestions while one types
 * @param focused this control has just been used without scripts
 */
public record Lookup(
        String name,
        String typed,
        Found chosen,
        Option none,
        List<Found> found,
        long total,
        String url,
        boolean focused) {

    /** @param note where it is, to tell namesakes apart */
    public record Found(String value, String label, String note) {}

    public boolean searched() {
        return typed != null;
    }

    public long more() {
        return total - found.size();
    }
}
