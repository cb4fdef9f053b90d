package ru.metodkarta.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import ru.metodkarta.evidence.FileStore.StoredFile;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestTime;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

@MetodkartaTest
class EvidenceBookTest {

    @Autowired
    EvidenceBook book;

    @Autowired
    FolderFileStore store;

    @Autowired
    FileDownload download;

    @Autowired
    OrphanSweep sweep;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    TestWorld world;

    @BeforeEach
    void people() {
        TestTime.reset();
        world = worlds.make();
    }

    @Test
    void keepsAFileUnderItsHashWithItsOwnName() throws IOException {
        Actor worker = world.schoolWorker();
        UUID id = add(worker, world.school, "C:\\docs\\Приказ № 5.pdf", Samples.pdf("приказ"));

        Evidence evidence = book.find(id);
        assertThat(evidence.label()).isEqualTo("Приказ № 5.pdf");
        assertThat(evidence.kind()).isEqualTo("FILE");
        StoredFile file = store.find(evidence.fileId());
        assertThat(file.mediaType()).isEqualTo("application/pdf");
        assertThat(file.sha256()).isEqualTo(sha256(Samples.pdf("приказ"))).isEqualTo(evidence.sha256());
        try (InputStream content = store.open(file)) {
            assertThat(content.readAllBytes()).isEqualTo(Samples.pdf("приказ"));
        }
    }

    @Test
    void keepsTheSameContentOnceHoweverManyBringItAtOnce() throws Exception {
        Actor worker = world.schoolWorker();
        List<Callable<UUID>> uploads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String name = i + ".pdf";
            uploads.add(() -> add(worker, world.school, name, Samples.pdf("одно и то же")));
        }
        ExecutorService people = Executors.newFixedThreadPool(8);
        Set<UUID> files = new HashSet<>();
        try {
            for (Future<UUID> upload : people.invokeAll(uploads)) {
                files.add(book.find(upload.get()).fileId());
            }
        } finally {
            people.shutdown();
        }

        assertThat(files).hasSize(1);
        assertThat(contents()).hasSize(1);
    }

    @Test
    void refusesMoreThanTwentyMegabytesAndLeavesNothing() {
        // a stream without an end: taken whole, it would end the test
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return ' ';
            }
        };

        assertThatThrownBy(() -> store.store(world.region, "a.txt", endless))
                .isInstanceOf(FileRefused.class)
                .hasMessage("evidence.refused.size");
        assertThat(contents()).isEmpty();
        assertThat(store.folder().resolve("incoming").toFile().list()).isEmpty();
    }

    @Test
    void sendsAFileOnlyAsAnAttachment() throws IOException {
        StoredFile file = store.store(world.region, "x", new ByteArrayInputStream(Samples.pdf("вложение")));

        ResponseEntity<Resource> response = download.response(file, "Отчёт «итоги».pdf");

        assertThat(response.getHeaders().getFirst("Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''%D0%9E%D1%82%D1%87%D1%91%D1%82");
        assertThat(response.getHeaders().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(response.getHeaders().getFirst("Content-Security-Policy")).isEqualTo("sandbox; default-src 'none'");
        assertThat(response.getHeaders().getCacheControl()).isEqualTo("no-store");
        assertThat(response.getHeaders().getContentLength()).isEqualTo(file.size());
        assertThat(response.getHeaders().getContentType()).hasToString("application/pdf");
    }

    @Test
    void withdrawsTheContentAndKeepsWhoAndWhy() {
        Actor worker = world.schoolWorker();
        UUID id = add(worker, world.school, "список детей.pdf", Samples.pdf("фамилии"));
        String sha = book.find(id).sha256();
        StoredFile file = store.find(book.find(id).fileId());
        Actor methodologist = world.methodologist();

        book.withdrawContent(methodologist, id, methodologist.grants().get(0), "в файле фамилии детей");

        Evidence withdrawn = book.find(id);
        assertThat(withdrawn.kind()).isEqualTo("WITHDRAWN");
        assertThat(withdrawn.fileName()).isEqualTo("список детей.pdf");
        assertThat(withdrawn.sha256()).isEqualTo(sha);
        assertThat(withdrawn.withdrawnCapacity()).isEqualTo("методист, ЦРО Приозёрска");
        assertThat(withdrawn.withdrawnReason()).isEqualTo("в файле фамилии детей");
        assertThatThrownBy(() -> store.find(file.id())).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> store.open(file)).isInstanceOf(NotFound.class);
        assertThat(jdbc.sql("select count(*) from journal where action = 'EVIDENCE_WITHDRAWN' and organization_id = ?")
                        .param(world.school)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThatThrownBy(
                        () -> book.withdrawContent(worker, id, worker.grants().get(0), "ещё раз"))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void keepsContentThatAnotherProofStillUses() {
        Actor worker = world.schoolWorker();
        UUID first = add(worker, world.school, "a.pdf", Samples.pdf("общее"));
        UUID second = add(worker, world.school, "b.pdf", Samples.pdf("общее"));

        book.withdrawContent(worker, first, worker.grants().get(0), "ошибка");

        assertThat(store.find(book.find(second).fileId())).isNotNull();
        assertThat(contents()).hasSize(1);
    }

    @Test
    void keepsLinksAndRequisitesInTheOrderTheyCame() {
        Actor worker = world.schoolWorker();
        UUID link =
                book.addLink(worker, world.school, world.region, " https://school.example/otchet ", "Страница школы");
        UUID order = book.addRequisites(
                worker, world.school, world.region, "приказ", "15-од", LocalDate.of(2026, 9, 1), "О наставничестве");

        List<Evidence> all = book.listOf(List.of(order, link));
        assertThat(all).extracting(Evidence::kind).containsExactly("LINK", "REQUISITES");
        assertThat(all).extracting(Evidence::label).containsExactly("Страница школы", "О наставничестве");
        assertThatThrownBy(() -> book.addLink(worker, world.school, world.region, "javascript:alert(1)", null))
                .isInstanceOf(FileRefused.class);
        assertThatThrownBy(() ->
                        book.withdrawContent(worker, order, worker.grants().get(0), "ошибка"))
                .isInstanceOf(Conflict.class);
    }

    @Test
    void sweepsAfterADayWhatNothingRefersTo() {
        UUID kept = add(world.schoolWorker(), world.school, "a.pdf", Samples.pdf("нужное"));
        StoredFile orphan = store.store(world.region, "b", new ByteArrayInputStream(Samples.pdf("ничьё")));
        transaction.executeWithoutResult(rolledBack -> {
            store.store(world.region, "c", new ByteArrayInputStream(Samples.pdf("откат")));
            rolledBack.setRollbackOnly();
        });
        assertThat(contents()).hasSize(3);

        sweep.sweep();
        assertThat(contents()).as("nothing is a day old yet").hasSize(3);

        TestTime.set(TestTime.START.plus(Duration.ofHours(25)));
        sweep.sweep();
        assertThat(contents()).hasSize(1);
        assertThat(store.find(book.find(kept).fileId())).isNotNull();
        assertThatThrownBy(() -> store.find(orphan.id())).isInstanceOf(NotFound.class);
    }

    private UUID add(Actor actor, UUID organization, String name, byte[] content) {
        StoredFile file = store.store(world.region, new Upload(name, new ByteArrayResource(content)));
        return book.addFile(actor, organization, world.region, file, name);
    }

    private List<Path> contents() {
        Path region = store.folder().resolve(world.region.toString());
        if (!Files.exists(region)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(region)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] content) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(
                            java.security.MessageDigest.getInstance("SHA-256").digest(content));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
