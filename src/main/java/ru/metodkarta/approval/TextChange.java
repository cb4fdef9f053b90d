package ru.metodkarta.approval;

/** How a text submitted again differs from the one reviewed before; the author says. */
public enum TextChange {
    /** the first round of a text */
    FIRST,
    /** редакционная правка: endorsements stay unless somebody objects within one working day */
    EDITORIAL,
    /** по существу: everybody endorses anew */
    SUBSTANTIVE
}
