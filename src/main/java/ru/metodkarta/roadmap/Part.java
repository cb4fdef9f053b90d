package ru.metodkarta.roadmap;

/** How an executor takes part. */
public enum Part {
    /** ответственный: the accepted report closes the activity */
    LEAD,
    /** соисполнитель, отчитывается */
    REPORTING,
    /** участвует без отчёта: the default for a group after a named lead */
    TAKING_PART
}
