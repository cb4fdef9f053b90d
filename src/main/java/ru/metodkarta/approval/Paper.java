package ru.metodkarta.approval;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What a decision taken on paper rests on.
 *
 * @param number of the protocol, null for a signature
 * @param on day of the protocol or signature
 * @param scanFileId stored file, null for none
 */
public record Paper(String number, LocalDate on, UUID scanFileId) {

    public static final Paper NONE = new Paper(null, null, null);
}
