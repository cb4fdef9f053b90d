package ru.metodkarta.shared;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;

/**
 * In whose place a substitute acts.
 *
 * @param accountId of the absent person
 * @param name of the absent person
 * @param from first day of the substitution
 * @param until last day
 * @param ownOffice what the substitute is: «заместитель начальника, УО Приозёрска»
 * @param words put behind a capacity or a name: «за: начальник (Петров П. П.)»
 */
public record ActingFor(UUID accountId, String name, LocalDate from, LocalDate until, String ownOffice, String words)
        implements Serializable {}
