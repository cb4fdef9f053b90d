package ru.metodkarta.evidence;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One proof as pages show it: a file, a link, or the requisites of a document kept elsewhere.
 *
 * @param fileId null for a link, for requisites, and once the content is withdrawn
 * @param sha256 of the file; stays when the content is withdrawn
 * @param withdrawnAt null while nothing is withdrawn
 * @param replacedBy what stands in the place of a withdrawn proof, null when nothing does
 */
public record Evidence(
        UUID id,
        UUID regionId,
        UUID organizationId,
        UUID fileId,
        String fileName,
        String sha256,
        Long size,
        String mediaType,
        String url,
        String title,
        String docKind,
        String docNumber,
        LocalDate docDate,
        Instant addedAt,
        Instant withdrawnAt,
        String withdrawnName,
        String withdrawnCapacity,
        String withdrawnReason,
        UUID replacedBy) {

    /** {@code FILE}, {@code LINK}, {@code REQUISITES} or {@code WITHDRAWN}. */
    public String kind() {
        if (withdrawnAt != null) {
            return "WITHDRAWN";
        }
        if (fileId != null) {
            return "FILE";
        }
        return url != null ? "LINK" : "REQUISITES";
    }

    /** A photograph kept as the phone wrote it: with the place, and in a format that not every computer opens. */
    public boolean undecoded() {
        return fileId != null && ContentKind.HEIC.mediaType().equals(mediaType);
    }

    /** What to call it in a list: file name, title of the link or document, else the address. */
    public String label() {
        if (fileName != null) {
            return fileName;
        }
        return title != null ? title : url;
    }

    /** Size in kilobytes or megabytes: the number; the unit is {@link #sizeUnit()}. */
    public String sizeText() {
        if (size == null) {
            return "";
        }
        return size < 1 << 20
                ? String.valueOf(Math.max(1, Math.round(size / 1024.0)))
                : String.valueOf(Math.round(size / 104_857.6) / 10.0)
                        .replace('.', ',')
                        .replaceFirst(",0$", "");
    }

    /** Message code of the unit, {@code evidence.kb} or {@code evidence.mb}, with the number as {0}. */
    public String sizeUnit() {
        return size == null || size < 1 << 20 ? "evidence.kb" : "evidence.mb";
    }
}
