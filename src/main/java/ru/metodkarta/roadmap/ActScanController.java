package ru.metodkarta.roadmap;

import java.util.UUID;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import ru.metodkarta.evidence.FileStore;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotFound;

/** The scan of the act that approved a revision. */
@Controller
class ActScanController {

    private final RoadmapHeads heads;
    private final ReviewDeciders deciders;
    private final Scans scans;
    private final JdbcClient jdbc;

    ActScanController(RoadmapHeads heads, ReviewDeciders deciders, Scans scans, JdbcClient jdbc) {
        this.heads = heads;
        this.deciders = deciders;
        this.scans = scans;
        this.jdbc = jdbc;
    }

    /** The scan goes out as an attachment, whatever its content. */
    @GetMapping("/roadmaps/{id}/revisions/{no}/scan")
    ResponseEntity<Resource> scan(Actor actor, @PathVariable UUID id, @PathVariable int no) {
        heads.seen(actor, id);
        if (!scans.taken()) {
            throw new NotFound("scan");
        }
        UUID fileId = jdbc.sql("""
                        select a.scan_file_id from revision v join official_act a on a.id = v.act_id
                        where v.roadmap_id = ? and v.no = ? and v.state = 'APPROVED' and a.scan_file_id is not null
                        """).params(id, no).query(UUID.class).optional().orElseThrow(() -> new NotFound("scan"));
        return attachment(fileId, "act-" + no);
    }

    /** The paper a step of a review was decided on. */
    @GetMapping("/roadmaps/{id}/reviews/{stepId}/scan")
    ResponseEntity<Resource> paper(Actor actor, @PathVariable UUID id, @PathVariable UUID stepId) {
        RoadmapHead head = heads.reviewed(actor, id);
        if (!RoadmapView.of(head, actor).review() && !deciders.addressed(actor, head)) {
            throw new NotFound("scan");
        }
        UUID fileId =
                jdbc.sql("""
                        select d.scan_file_id from approval_decision d join approval_step s on s.id = d.step_id
                        join approval_request q on q.id = s.request_id
                        where q.subject_id = ? and s.id = ? and d.scan_file_id is not null
                        """).params(id, stepId).query(UUID.class).optional().orElseThrow(() -> new NotFound("scan"));
        return attachment(fileId, "review");
    }

    private ResponseEntity<Resource> attachment(UUID fileId, String name) {
        FileStore.StoredFile file = scans.store().find(fileId);
        MediaType type = MediaType.parseMediaType(file.mediaType());
        return ResponseEntity.ok()
                .contentType(type)
                .contentLength(file.size())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + "." + type.getSubtype().replaceAll("[^a-z0-9]", ""))
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(new InputStreamResource(scans.store().open(file)));
    }
}
