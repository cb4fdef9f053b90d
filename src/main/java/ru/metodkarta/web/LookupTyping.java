package ru.metodkarta.web;

import java.util.Map;

/** What was typed into the search controls of a form, from the parameters of its request. */
public record LookupTyping(Map<String, String> params) {

    private static final int LONGEST = 200;
    public static final LookupTyping NONE = new LookupTyping(Map.of());

    /** Null before the first search. */
    public String typed(String field) {
        String text = params.get(field + "Q");
        if (text == null || (text.isBlank() && !pressed(field))) {
            return null;
        }
        return text.length() > LONGEST ? text.substring(0, LONGEST).strip() : text.strip();
    }

    /** The button «Найти» of this field was pressed. */
    public boolean pressed(String field) {
        return field.equals(params.get("find"));
    }

    /** The page is asked for matches: the button, or words that no matches have been shown for yet. */
    public boolean asks(String field) {
        String typed = typed(field);
        String shown = params.get(field + "Shown");
        return pressed(field) || (typed != null && !typed.equals(shown == null ? null : shown.strip()));
    }
}
