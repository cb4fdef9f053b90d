package ru.metodkarta.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.unit.DataSize;
import ru.metodkarta.evidence.FileStore.StoredFile;
import ru.metodkarta.testing.MetodkartaTest;
import ru.metodkarta.testing.TestWorld;
import ru.metodkarta.testing.Worlds;

/** Nobody loses a proof because a photograph could not be made smaller. */
@MetodkartaTest
class HeicUploadTest {

    @Autowired
    EvidenceBook book;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Worlds worlds;

    @Autowired
    Clock clock;

    @TempDir
    Path folder;

    TestWorld world;

    @BeforeEach
    void people() {
        world = worlds.make();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sleep 987654", "exit 1", "echo garbage > \"$4\"", "yes > \"$4\""})
    void keepsTheOriginalWhenTheDecoderFails(String script) throws IOException {
        FolderFileStore store = store(HeicPhotos.fake(folder, Duration.ofSeconds(2), script));

        StoredFile kept = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> stored(store));

        assertOriginal(store, kept);
    }

    @Test
    void keepsTheOriginalWithoutADecoder() throws IOException {
        FolderFileStore store = store(HeicPhotos.none());

        assertOriginal(store, stored(store));
    }

    @Test
    void keepsAScanOfAnActAsItCame() throws IOException {
        FolderFileStore store = store(HeicPhotos.decoder());

        assertOriginal(store, store.store(world.region, upload()));
    }

    private void assertOriginal(FolderFileStore store, StoredFile kept) throws IOException {
        assertThat(kept.mediaType()).isEqualTo("image/heic");
        try (InputStream content = store.open(kept)) {
            assertThat(content.readAllBytes()).isEqualTo(HeicPhotos.phone());
        }
        assertThat(folder.resolve("files/incoming")).isEmptyDirectory();
        var proof = book.find(book.addFile(world.schoolWorker(), world.school, world.region, kept, "IMG_0001.HEIC"));
        assertThat(proof.label()).isEqualTo("IMG_0001.HEIC");
        assertThat(proof.undecoded()).isTrue();
    }

    private StoredFile stored(FolderFileStore store) {
        return store.storeProof(world.region, upload(), PhotoTime.ofRequest());
    }

    private static Upload upload() {
        return new Upload("IMG_0001.HEIC", new ByteArrayResource(HeicPhotos.phone()));
    }

    private FolderFileStore store(HeicDecoder decoder) {
        FilesProperties properties = new FilesProperties(folder.resolve("files"), DataSize.ofMegabytes(20));
        return new FolderFileStore(properties, new ProofPhotos(decoder), jdbc, transaction, clock);
    }
}
