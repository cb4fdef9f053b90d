package ru.metodkarta.papers;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.stereotype.Component;
import ru.metodkarta.evidence.Evidence;
import ru.metodkarta.evidence.EvidenceBook;
import ru.metodkarta.evidence.FileStore;
import ru.metodkarta.execution.Badge;
import ru.metodkarta.office.Paper;
import ru.metodkarta.office.PaperStyle;
import ru.metodkarta.office.WordPaper;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotFound;

/**
 * «Папка подтверждений» for those who inspect: proofs of work, in a folder for each row of the plan,
 * named by row, year and organization, with an inventory that also has links, requisites and what was withdrawn.
 */
@Component
class ProofFolder {

    /** bytes one folder may hold; a larger one is narrowed by year or organization first */
    static final long MOST_BYTES = 2L << 30;

    private static final double[] WIDTHS = {0.05, 0.07, 0.07, 0.18, 0.12, 0.23, 0.28};
    private static final double LETTERS = 10;

    private final ProofRows rows;
    private final ReportSheet sheet;
    private final EvidenceBook book;
    private final FileStore files;
    private final PaperWords words;

    ProofFolder(ProofRows rows, ReportSheet sheet, EvidenceBook book, FileStore files, PaperWords words) {
        this.rows = rows;
        this.sheet = sheet;
        this.book = book;
        this.files = files;
        this.words = words;
    }

    /** @param entry where it lies in the folder, null for what is no file */
    record Item(ProofRows.Row row, Evidence proof, String entry) {}

    /**
     * @param items one for each line of the inventory; a paper for many organizations lies in the folder once
     * @param works that have any proof
     * @param bytes of all files
     */
    record Contents(List<Item> items, int works, int files, long bytes) {

        public boolean tooLarge() {
            return bytes > MOST_BYTES || items.size() > ProofRows.MOST;
        }

        /** In megabytes, at least one. */
        public long megabytes() {
            return Math.max(1, bytes >> 20);
        }
    }

    Contents read(Actor actor, PaperFilter filter) {
        List<ProofRows.Row> lines = rows.read(actor, filter);
        Map<UUID, Evidence> proofs = new HashMap<>();
        book.listOf(lines.stream().map(ProofRows.Row::evidenceId).distinct().toList())
                .forEach(proof -> proofs.put(proof.id(), proof));
        boolean severalPlans =
                lines.stream().map(ProofRows.Row::roadmapId).distinct().count() > 1;
        EntryNames names = new EntryNames();
        Map<UUID, String> entries = new HashMap<>();
        List<Item> items = new ArrayList<>();
        for (ProofRows.Row line : lines) {
            Evidence proof = proofs.get(line.evidenceId());
            if (proof.fileId() != null && !entries.containsKey(proof.id())) {
                entries.put(proof.id(), entry(names, line, proof, severalPlans));
            }
            items.add(new Item(line, proof, entries.get(proof.id())));
        }
        return new Contents(
                items,
                (int) lines.stream().map(ProofRows.Row::id).distinct().count(),
                entries.size(),
                entries.keySet().stream()
                        .map(id -> proofs.get(id).size())
                        .filter(Objects::nonNull)
                        .mapToLong(Long::longValue)
                        .sum());
    }

    private String entry(EntryNames names, ProofRows.Row row, Evidence proof, boolean severalPlans) {
        String number = words.number(row.number());
        String place = row.town() == null ? row.shortName() : row.shortName() + ", " + row.town();
        List<String> folders =
                severalPlans ? List.of(row.roadmap(), number + " " + row.title()) : List.of(number + " " + row.title());
        return names.unique(folders, number + " - " + row.forYear() + " - " + place, proof.fileName());
    }

    void write(OutputStream out, Contents contents, String territory, LocalDate today) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        zip.setLevel(Deflater.BEST_SPEED);
        zip.putNextEntry(new ZipEntry(words.say("folder.inventory") + ".docx"));
        ByteArrayOutputStream inventory = new ByteArrayOutputStream();
        inventory(inventory, contents, territory, today);
        inventory.writeTo(zip);
        zip.closeEntry();
        Set<String> written = new HashSet<>();
        for (Item item : contents.items()) {
            if (item.entry() != null && written.add(item.entry())) {
                file(zip, item);
            }
        }
        zip.finish();
    }

    private void file(ZipOutputStream zip, Item item) throws IOException {
        try (InputStream content = files.open(files.find(item.proof().fileId()))) {
            zip.putNextEntry(new ZipEntry(item.entry()));
            content.transferTo(zip);
            zip.closeEntry();
        } catch (NotFound e) {
            // withdrawn while the folder was being written: said where it would have lain
            zip.putNextEntry(new ZipEntry(item.entry() + ".txt"));
            zip.write(words.say("folder.gone").getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
    }

    private void inventory(OutputStream out, Contents contents, String territory, LocalDate today) throws IOException {
        String title = words.say("folder.title");
        try (Paper paper = new WordPaper(out, new Paper.Settings(title, null, Paper.Orientation.LANDSCAPE))) {
            paper.paragraph(PaperStyle.TITLE, title);
            paper.paragraph(PaperStyle.UNDER_TITLE, territory);
            paper.paragraph(PaperStyle.UNDER_TITLE, words.say("as-of", words.day(today)));
            paper.beginTable(new Paper.Table(
                    title,
                    words.all("folder.column.", "item", "number", "year", "organization", "state", "document", "file"),
                    WIDTHS,
                    List.of(0, 1, 2),
                    LETTERS));
            UUID roadmap = null;
            int n = 0;
            for (Item item : contents.items()) {
                if (!item.row().roadmapId().equals(roadmap)) {
                    roadmap = item.row().roadmapId();
                    paper.wideRow(item.row().roadmap());
                }
                paper.row(line(++n, item));
            }
            paper.endTable();
        }
    }

    private List<String> line(int n, Item item) {
        ProofRows.Row row = item.row();
        return Arrays.asList(
                String.valueOf(n),
                words.number(row.number()),
                String.valueOf(row.forYear()),
                row.town() == null ? row.organization() : row.organization() + ", " + row.town(),
                words.state(Badge.of(row.state()).key()),
                sheet.label(item.proof()),
                item.entry() != null
                        ? item.entry()
                        : words.say("folder.kind." + item.proof().kind()));
    }
}
