package ru.metodkarta.execution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import ru.metodkarta.evidence.FileRefused;
import ru.metodkarta.evidence.FileStore;
import ru.metodkarta.evidence.KeptUploads;
import ru.metodkarta.evidence.PhotoTime;
import ru.metodkarta.evidence.Upload;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.FormErrors;

/**
 * Files of a report form: looked into and stored before any transaction, so that a large archive holds no connection.
 * Nothing refers to them yet: what the report does not take is swept after a day.
 */
@Component
class ReportFiles {

    private final AssignmentFacts facts;
    private final FileStore files;
    private final KeptUploads uploads;

    ReportFiles(AssignmentFacts facts, FileStore files, KeptUploads uploads) {
        this.facts = facts;
        this.files = files;
        this.uploads = uploads;
    }

    /** Each file by itself: what is wrong with one does not lose the others, nor the text. */
    List<ReportContent.Proof> store(Actor actor, UUID assignmentId, List<MultipartFile> uploads, FormErrors errors) {
        return store(actor, assignmentId, "files", uploads, errors);
    }

    /** @param field name of the control, for what is wrong */
    List<ReportContent.Proof> store(
            Actor actor, UUID assignmentId, String field, List<MultipartFile> uploads, FormErrors errors) {
        AssignmentFacts.Facts found = facts.visible(actor, assignmentId);
        found.reporter(actor, null);
        return store(found.regionId(), field, uploads, errors);
    }

    /** The same in a region where the caller has asked the permission. */
    List<ReportContent.Proof> store(UUID regionId, String field, List<MultipartFile> uploads, FormErrors errors) {
        List<ReportContent.Proof> stored = new ArrayList<>();
        PhotoTime time = PhotoTime.ofRequest();
        for (MultipartFile file : uploads == null ? List.<MultipartFile>of() : uploads) {
            String name = file.getOriginalFilename() == null ? "" : file.getOriginalFilename();
            if (file.isEmpty() && name.isBlank()) {
                continue;
            }
            try {
                stored.add(ReportContent.Proof.file(files.storeProof(regionId, Upload.of(file), time), name));
            } catch (FileRefused e) {
                errors.addFile(field, String.valueOf(file.getOriginalFilename()), e.messageCode(), e.arguments());
            }
        }
        return stored;
    }

    /**
     * Files that outlive a form with errors: those of a former answer that the form still wants, and those it brings, each
     * kept for the actor alone.
     */
    List<KeptUploads.Kept> kept(
            Actor actor, UUID regionId, Collection<UUID> former, List<MultipartFile> uploaded, FormErrors errors) {
        List<KeptUploads.Kept> all = new ArrayList<>(uploads.of(actor, former));
        if (all.size() < former.size()) {
            errors.add("files", "execution.error.files-gone", String.valueOf(former.size() - all.size()));
        }
        for (ReportContent.Proof proof : store(regionId, "files", uploaded, errors)) {
            all.add(uploads.keep(actor, proof.file(), proof.fileName()));
        }
        return all;
    }
}
