package ru.metodkarta.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import ru.metodkarta.testing.MetodkartaTest;

/** The limits are the server's, so is the refusal: only a real request shows what the browser gets. */
@MetodkartaTest
class TooLargeFormTest {

    private static final String FILES = "multipart/form-data; boundary=here";
    private static final int MEGABYTE = 1 << 20;
    private static final String WORK = "0190a0c0-0000-7000-8000-000000000001";

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void tellsWhatHappenedToAFormThatIsTooLarge() throws Exception {
        HttpResponse<String> answer = post(FILES, multipart(111 * MEGABYTE));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body())
                .contains("<html lang=\"ru\"")
                .contains("Файлы слишком большие", "сохранённые раньше, на месте", "Назад")
                .contains("href=\"/assignments/" + WORK + "\"");
        assertThat(answer.headers().map()).containsKey("content-security-policy");
    }

    @Test
    void leavesOneFileThatIsTooLargeToThePageOfItsForm() throws Exception {
        HttpResponse<String> answer = post(FILES, multipart(26 * MEGABYTE));

        assertThat(answer.statusCode())
                .as("it comes as far as a stranger may go")
                .isNotEqualTo(413);
    }

    /** Who is signed in may send three times as much, as the tests in a browser do. */
    @Test
    void readsOfAStrangerNoMoreThanAFormWithAFile() throws Exception {
        HttpResponse<String> answer = post(FILES, multipart(31 * MEGABYTE));

        HttpResponse<String> endless =
                send(FILES, HttpRequest.BodyPublishers.ofInputStream(InputStream::nullInputStream));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).contains("Файлы слишком большие");
        assertThat(endless.statusCode()).as("of a length not told").isEqualTo(413);
    }

    @Test
    void answersABrokenFormWithAPage() throws Exception {
        HttpResponse<String> broken =
                post("application/x-www-form-urlencoded", "a=%zz".getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> endless =
                post("application/x-www-form-urlencoded", "a=1&".repeat(10_001).getBytes(StandardCharsets.UTF_8));

        assertThat(broken.statusCode()).isEqualTo(400);
        assertThat(broken.body()).contains("Запрос не понят");
        assertThat(endless.statusCode()).isBetween(400, 413);
        assertThat(endless.body()).contains("mk-error-page");
    }

    private HttpResponse<String> post(String type, byte[] body) throws IOException, InterruptedException {
        return send(type, HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private HttpResponse<String> send(String type, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/assignments/" + WORK + "/submission"))
                        .header("Content-Type", type)
                        .header("Accept", "text/html")
                        .POST(body)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] multipart(int size) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(size + 300);
        body.write(("--here\r\nContent-Disposition: form-data; name=\"files\"; filename=\"a.pdf\"\r\n"
                        + "Content-Type: application/pdf\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        body.write(new byte[size]);
        body.write("\r\n--here--\r\n".getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }
}
