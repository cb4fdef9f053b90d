package ru.metodkarta.roadmap;

/** Where the dates of a deadline come from. */
enum ReadingSource {
    /** the system read the words */
    READ,
    /** a person answered the system's question about the year */
    CONFIRMED,
    /** a person set the dates by hand */
    OVERRULED
}
