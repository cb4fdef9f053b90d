package ru.metodkarta.evidence;

import org.springframework.stereotype.Component;

/** For pages with a field for files: what becomes of them. */
@Component("uploads")
public class Uploads {

    private final HeicDecoder heic;

    Uploads(HeicDecoder heic) {
        this.heic = heic;
    }

    /** Message code of what is taken, with the largest size in MB as {0}. */
    public String accepted() {
        return heic.present() ? "evidence.accepted.heic-decoded" : "evidence.accepted";
    }
}
