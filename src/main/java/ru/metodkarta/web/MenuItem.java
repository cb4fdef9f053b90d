package ru.metodkarta.web;

/**
 * @param code name of the page for {@code aria-current}, and its label {@code menu.<code>} in the bundles
 * @param order place in the menu, ascending
 * @param count figure beside the label, null or 0 for none
 * @param tone {@code wait} somebody must decide, {@code late} overdue, empty for the rest
 */
public record MenuItem(String code, String url, int order, Integer count, String tone) {

    public static MenuItem plain(String code, String url, int order) {
        return new MenuItem(code, url, order, null, "");
    }
}
