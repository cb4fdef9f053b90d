package ru.metodkarta.office;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import ru.metodkarta.shared.CountedStream;

/** The ZIP of a Word or Excel document: its parts, and what must not be in it. */
final class OfficePackage implements Closeable {

    enum Kind {
        WORD,
        EXCEL
    }

    /** @param external the target lies outside the package: never followed */
    record Relationship(String id, String type, String target, boolean external) {}

    private static final List<String> MACROS = List.of("vbaproject.bin", "/macrosheets/", "vbadata.xml");
    /** What Word would load from elsewhere when the document is opened. Links and pictures only stand in the text. */
    private static final List<String> LOADED =
            List.of("/attachedTemplate", "/subDocument", "/oleObject", "/frame", "/aFChunk");

    private final ZipFile zip;
    private final long packed;
    private long unpacked;
    private Kind kind;
    private String mainPart;

    private OfficePackage(ZipFile zip, long packed) {
        this.zip = zip;
        this.packed = Math.max(1, packed);
    }

    static boolean recognises(byte[] head) {
        return head.length >= 4 && head[0] == 'P' && head[1] == 'K' && (head[2] == 3 || head[2] == 5);
    }

    static OfficePackage open(Path file) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1);
        } catch (ZipException | IllegalArgumentException | EOFException e) {
            throw new UnreadableFile("damaged");
        }
        OfficePackage office = new OfficePackage(zip, Files.size(file));
        try {
            office.inspect();
            return office;
        } catch (RuntimeException | IOException e) {
            zip.close();
            throw e;
        }
    }

    Kind kind() {
        return kind;
    }

    String mainPart() {
        return mainPart;
    }

    private void inspect() throws IOException {
        if (zip.size() > Limits.ENTRIES) {
            throw new UnreadableFile("bomb");
        }
        long declared = 0;
        boolean macros = false;
        for (ZipEntry entry : Collections.list(zip.entries())) {
            declared += Math.max(0, entry.getSize());
            String name = "/" + entry.getName().toLowerCase(Locale.ROOT);
            macros |= MACROS.stream().anyMatch(name::contains);
            if (declared > Limits.UNPACKED || declared > Limits.RATIO_FROM && declared / packed > Limits.RATIO) {
                throw new UnreadableFile("bomb");
            }
        }
        if (!has("[Content_Types].xml")) {
            throw new UnreadableFile(has("mimetype") && has("content.xml") ? "open-document" : "kind");
        }
        readTypes();
        if (macros) {
            throw new UnreadableFile("macros");
        }
        if (kind == null || !has(mainPart)) {
            throw new UnreadableFile(kind == null ? "kind" : "damaged");
        }
        for (String part : List.of(mainPart, sibling("settings.xml"))) {
            for (Relationship relationship : relationships(part).values()) {
                refuseLoaded(relationship);
            }
        }
    }

    private void readTypes() throws IOException {
        try (Xml types = xml("[Content_Types].xml")) {
            while (types.next()) {
                if (!types.starts("Override")) {
                    continue;
                }
                String type = types.attribute("ContentType", "");
                if (type.contains("macroEnabled")) {
                    throw new UnreadableFile("macros");
                }
                boolean word = type.contains("wordprocessingml.document.main")
                        || type.contains("wordprocessingml.template.main");
                boolean excel =
                        type.contains("spreadsheetml.sheet.main") || type.contains("spreadsheetml.template.main");
                if (word || excel) {
                    kind = word ? Kind.WORD : Kind.EXCEL;
                    mainPart = types.attribute("PartName", "").replaceFirst("^/", "");
                }
            }
        }
    }

    private static void refuseLoaded(Relationship relationship) {
        String target = relationship.target().toLowerCase(Locale.ROOT).strip();
        boolean network = target.matches("(?s)(?:https?|ftp|ftps|smb|webdav|mhtml|jar|ldap)s?:.*");
        if (relationship.external()
                && network
                && LOADED.stream().anyMatch(type -> relationship.type().endsWith(type))) {
            throw new UnreadableFile("external");
        }
    }

    boolean has(String part) {
        return zip.getEntry(part) != null;
    }

    /** A part in the folder of the main part. */
    String sibling(String name) {
        return folder(mainPart) + name;
    }

    private static String folder(String part) {
        return part.substring(0, part.lastIndexOf('/') + 1);
    }

    /** By id; empty when the part has none. */
    Map<String, Relationship> relationships(String part) throws IOException {
        String folder = folder(part);
        String rels = folder + "_rels/" + part.substring(folder.length()) + ".rels";
        Map<String, Relationship> relationships = new HashMap<>();
        if (!has(rels)) {
            return relationships;
        }
        try (Xml xml = xml(rels)) {
            while (xml.next()) {
                if (xml.starts("Relationship")) {
                    boolean external = "External".equalsIgnoreCase(xml.attribute("TargetMode", ""));
                    String target = xml.attribute("Target", "");
                    String id = xml.attribute("Id", "");
                    relationships.put(
                            id,
                            new Relationship(
                                    id,
                                    xml.attribute("Type", ""),
                                    external ? target : resolved(folder, target),
                                    external));
                }
            }
        }
        return relationships;
    }

    private static String resolved(String folder, String target) {
        if (target.startsWith("/")) {
            return target.substring(1);
        }
        List<String> path = new ArrayList<>();
        for (String step : (folder + target).split("/")) {
            if (step.equals("..") && !path.isEmpty()) {
                path.remove(path.size() - 1);
            } else if (!step.equals(".") && !step.equals("..")) {
                path.add(step);
            }
        }
        return String.join("/", path);
    }

    Xml xml(String part) throws IOException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            throw new UnreadableFile("damaged");
        }
        try {
            return new Xml(new CountedStream(zip.getInputStream(entry), this::count));
        } catch (ZipException e) {
            boolean locked = e.getMessage() != null && e.getMessage().contains("encrypted");
            throw new UnreadableFile(locked ? "password" : "damaged");
        }
    }

    /** Counts what really comes out: declared sizes may lie. */
    private void count(int bytes) {
        unpacked += bytes;
        if (unpacked > Limits.UNPACKED || unpacked > Limits.RATIO_FROM && unpacked / packed > Limits.RATIO) {
            throw new UnreadableFile("bomb");
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
