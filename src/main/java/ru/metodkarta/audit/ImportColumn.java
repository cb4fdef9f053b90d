package ru.metodkarta.audit;

/**
 * A column of a list that comes in. Its heading is the one of the exported list, {@code export.<code>}; how to fill it in
 * is told by {@code list-import.<list>.<code>}.
 *
 * @param width in letters
 * @param required the file must have it
 * @param example what the example row of the template shows, as a message code; null for nothing
 */
public record ImportColumn(String code, int width, boolean required, String example) {

    ListExports.Column exported() {
        return new ListExports.Column(code, width);
    }
}
