package ru.metodkarta.evidence;

import org.springframework.core.io.InputStreamSource;
import org.springframework.web.multipart.MultipartFile;

/** A file as it comes: its name as data, and its content, which is read once. */
public record Upload(String fileName, InputStreamSource content) {

    public static Upload of(MultipartFile file) {
        return new Upload(file.getOriginalFilename(), file);
    }
}
