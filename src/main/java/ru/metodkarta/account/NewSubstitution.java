package ru.metodkarta.account;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;

/**
 * @param roleIds which roles of the absent are lent
 * @param until last day
 * @param act «приказ от … № …» as text, null when there is none
 */
record NewSubstitution(
        UUID absentId,
        UUID substituteId,
        Set<UUID> roleIds,
        LocalDate from,
        LocalDate until,
        String reason,
        String act) {}
