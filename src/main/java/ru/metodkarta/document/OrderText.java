package ru.metodkarta.document;

import java.util.List;

/**
 * The words of an order as they are printed.
 *
 * @param kind {@code ORDER} or {@code DIRECTIVE}
 * @param place may be null, like preamble, word of command and name
 * @param clauses without their numbers, in order; a line of a clause that begins with {@code |} is a row of the
 *     roadmap's table, cells between {@code |}, {@code //} is a new line in a cell, a row of one cell a section
 */
public record OrderText(
        String kind,
        String issuer,
        String place,
        String subject,
        String preamble,
        String command,
        List<String> clauses,
        String signatory,
        String name,
        Annex annex) {

    public enum Annex {
        NONE,
        /** its heading only: the table is put in by hand */
        HEADING,
        TABLE
    }

    public OrderText {
        clauses = List.copyOf(clauses);
    }
}
