package ru.metodkarta.web;

/**
 * Which page of a list: 1-based, out-of-range and misspelt values fall back silently, since they come from the address.
 *
 * @param size rows per page
 */
public record PageRequestParams(int page, int size) {

    public static PageRequestParams of(String page, int size) {
        int number;
        try {
            number = page == null ? 1 : Integer.parseInt(page.strip());
        } catch (NumberFormatException e) {
            number = 1;
        }
        return new PageRequestParams(Math.min(Math.max(number, 1), 100_000), size);
    }

    public int offset() {
        return (page - 1) * size;
    }
}
