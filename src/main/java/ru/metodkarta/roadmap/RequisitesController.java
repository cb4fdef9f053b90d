package ru.metodkarta.roadmap;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.evidence.FileStore;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.RequestKeys;

/** Requisites of the act that were blank at approval, and its scan. */
@Controller
class RequisitesController {

    private final RoadmapHeads heads;
    private final RevisionTexts texts;
    private final Approvals approvals;
    private final Scans scans;
    private final RequestKeys requestKeys;
    private final JdbcClient jdbc;
    private final MessageSource messages;

    RequisitesController(
            RoadmapHeads heads,
            RevisionTexts texts,
            Approvals approvals,
            Scans scans,
            RequestKeys requestKeys,
            JdbcClient jdbc,
            MessageSource messages) {
        this.heads = heads;
        this.texts = texts;
        this.approvals = approvals;
        this.scans = scans;
        this.requestKeys = requestKeys;
        this.jdbc = jdbc;
        this.messages = messages;
    }

    @GetMapping("/roadmaps/{id}/requisites")
    ModelAndView form(Actor actor, @PathVariable UUID id, Locale locale) {
        RoadmapHead head = allowed(actor, id);
        RevisionText text = texts.read(head.effectiveId());
        if (!head.requisitesMissing()) {
            throw entered(text.head().act());
        }
        return page(head, text, ActForm.of(text.head().act()), new FormErrors(), locale);
    }

    @PostMapping("/roadmaps/{id}/requisites")
    Object enter(
            Actor actor,
            @PathVariable UUID id,
            @ModelAttribute("form") ActForm form,
            @RequestParam(required = false) MultipartFile scan,
            @RequestParam(required = false) String requestKey,
            Locale locale,
            RedirectAttributes redirect) {
        RoadmapHead head = allowed(actor, id);
        FormErrors errors = new FormErrors();
        form.toRequisites(errors, null);
        if (form.onDate() == null || form.onDate().isBlank()) {
            errors.add("onDate", "error.required");
        }
        errors.required("number", form.number(), 100);
        UUID scanId = errors.isEmpty() ? scans.store(head.regionId(), scan, errors) : null;
        if (!errors.isEmpty()) {
            ModelAndView page = page(head, texts.read(head.effectiveId()), form, errors, locale);
            page.setStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            return page;
        }
        String url = requestKeys.once(requestKey, actor, () -> {
            approvals.enterRequisites(actor, id, form.toRequisites(new FormErrors(), scanId));
            return "/roadmaps/" + id;
        });
        Flash.ok(redirect, "approval.requisites-entered");
        return "redirect:" + url;
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
        FileStore.StoredFile file = scans.store().find(fileId);
        MediaType type = MediaType.parseMediaType(file.mediaType());
        return ResponseEntity.ok()
                .contentType(type)
                .contentLength(file.size())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("act-" + no + "." + type.getSubtype().replaceAll("[^a-z0-9]", ""))
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(new InputStreamResource(scans.store().open(file)));
    }

    private RoadmapHead allowed(Actor actor, UUID id) {
        RoadmapHead head = heads.seen(actor, id);
        boolean may = !actor.fitting(grant ->
                        RoadmapAccess.mayDecide(grant, head.place()) || RoadmapAccess.mayEdit(grant, head.place()))
                .isEmpty();
        if (!may) {
            throw new NotAllowed(head.ownerName());
        }
        if (!head.published()) {
            throw new Conflict("approval.conflict.not-approved");
        }
        return head;
    }

    private static Conflict entered(RevisionText.Act act) {
        return act == null
                ? new Conflict("approval.conflict.not-approved")
                : new Conflict("approval.conflict.requisites", new Dates().day(act.onDate()), act.number());
    }

    private ModelAndView page(RoadmapHead head, RevisionText text, ActForm form, FormErrors errors, Locale locale) {
        List<Option> kinds = Arrays.stream(ActKind.values())
                .map(kind -> new Option(kind.name(), messages.getMessage("roadmap.act.kind." + kind, null, locale)))
                .toList();
        return new ModelAndView("roadmap/requisites")
                .addObject("head", head)
                .addObject("text", text)
                .addObject("form", form)
                .addObject("errors", errors)
                .addObject("kinds", kinds)
                .addObject("scans", scans.taken())
                .addObject("crumbs", RoadmapView.crumbs(head, messages.getMessage("menu.roadmaps", null, locale)));
    }
}
