package ru.metodkarta.evidence;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is taken as proof: recognised by content. The first extension is the one a download gets when its name lies. */
enum ContentKind {
    PDF("application/pdf", "pdf"),
    JPEG("image/jpeg", "jpg", "jpeg", "jpe", "jfif"),
    PNG("image/png", "png"),
    HEIC("image/heic", "heic", "heif"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx", "ppsx"),
    DOC("application/msword", "doc"),
    XLS("application/vnd.ms-excel", "xls"),
    ODT("application/vnd.oasis.opendocument.text", "odt"),
    ODS("application/vnd.oasis.opendocument.spreadsheet", "ods"),
    RTF("application/rtf", "rtf", "doc"),
    ZIP("application/zip", "zip"),
    SIGNATURE("application/pkcs7-signature", "sig", "p7s", "sgn"),
    TEXT("text/plain;charset=UTF-8", "txt", "csv"),
    TEXT_1251("text/plain;charset=windows-1251", "txt", "csv");

    private final String mediaType;
    private final List<String> extensions;

    ContentKind(String mediaType, String... extensions) {
        this.mediaType = mediaType;
        this.extensions = List.of(extensions);
    }

    String mediaType() {
        return mediaType;
    }

    List<String> extensions() {
        return extensions;
    }

    static boolean named(String extension) {
        return Arrays.stream(values()).anyMatch(kind -> kind.extensions.contains(extension));
    }

    static Optional<ContentKind> ofMediaType(String mediaType) {
        for (ContentKind kind : values()) {
            if (kind.mediaType.equals(mediaType)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
