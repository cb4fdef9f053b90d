package ru.metodkarta.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamesTest {

    @Test
    void loseFoldersControlCharactersAndTurnedWriting() {
        assertThat(FileNames.clean("C:\\Документы\\приказ № 5.pdf")).isEqualTo("приказ № 5.pdf");
        assertThat(FileNames.clean("../../etc/passwd")).isEqualTo("passwd");
        assertThat(FileNames.clean("a\r\nSet-Cookie: x.pdf")).isEqualTo("aSet-Cookie: x.pdf");
        assertThat(FileNames.clean("отчёт\u202Efdp.exe")).isEqualTo("отчётfdp.exe");
        assertThat(FileNames.clean("я".repeat(300) + ".docx")).hasSize(180).endsWith("я.docx");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "..", "a/", "\u0000"})
    void areNeverEmpty(String name) {
        assertThat(FileNames.clean(name)).isEqualTo("file");
    }

    @ParameterizedTest
    @CsvSource({
        "отчёт.exe, application/pdf, отчёт.exe.pdf",
        "фото.JPEG, image/jpeg, фото.JPEG",
        "итоги.csv, text/plain;charset=UTF-8, итоги.csv",
        "скан, image/png, скан.png",
        "IMG_0001.HEIC, image/jpeg, IMG_0001.jpg",
        "IMG_0001.heic, image/heic, IMG_0001.heic"
    })
    void endAsTheContentDoes(String name, String mediaType, String fitting) {
        assertThat(FileNames.fitting(name, mediaType)).isEqualTo(fitting);
    }

    @ParameterizedTest
    @CsvSource({
        "https://кунгур.рф/отчёт?x=1,",
        "http://school1.example:8080/a,",
        "javascript:alert(1), evidence.link.web",
        "data:text/html;base64, evidence.link.web",
        "//example.org, evidence.link.web",
        "https:///a, evidence.link.web",
        "'https://example.org/a b', evidence.link.web",
        "https://user:secret@example.org/, evidence.link.password",
        "ftp://example.org, evidence.link.web"
    })
    void linksLeadToPagesOnly(String url, String problem) {
        assertThat(WebLink.problem(url)).isEqualTo(problem);
    }
}
