package ru.metodkarta.execution;

import java.time.Clock;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import ru.metodkarta.evidence.Evidence;
import ru.metodkarta.evidence.FileDownload;
import ru.metodkarta.evidence.FileStore;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotFound;

/** «Мои мероприятия», one assignment, its files. */
@Controller
class AssignmentController {

    private final OwnAssignments own;
    private final AssignmentPages pages;
    private final AssignmentView view;
    private final Acceptance acceptance;
    private final FileStore files;
    private final FileDownload download;
    private final Clock clock;

    AssignmentController(
            OwnAssignments own,
            AssignmentPages pages,
            AssignmentView view,
            Acceptance acceptance,
            FileStore files,
            FileDownload download,
            Clock clock) {
        this.own = own;
        this.pages = pages;
        this.view = view;
        this.acceptance = acceptance;
        this.files = files;
        this.download = download;
        this.clock = clock;
    }

    @GetMapping("/assignments")
    String list(
            Actor actor,
            @ModelAttribute("filter") WorkFilter filter,
            @RequestParam(required = false) String page,
            Model model) {
        model.addAttribute("work", own.of(actor, filter, page, actor.today(clock)));
        model.addAttribute("url", filter.url("/assignments"));
        model.addAttribute("today", actor.today(clock));
        model.addAttribute("zone", actor.zone());
        model.addAttribute("several", OwnOrganizations.of(actor).size() > 1);
        return "execution/assignments";
    }

    @GetMapping("/assignments/{id}")
    String one(Actor actor, @PathVariable UUID id, Model model) {
        AssignmentPage page = pages.read(actor, id);
        if (page.rights().accepts() && page.current() != null && page.current().openedAt() == null) {
            acceptance.open(actor, id);
        }
        return view.show(model, actor, page);
    }

    @GetMapping("/assignments/{id}/files/{evidenceId}")
    ResponseEntity<Resource> file(Actor actor, @PathVariable UUID id, @PathVariable UUID evidenceId) {
        Evidence proof = pages.proof(actor, id, evidenceId);
        if (proof.fileId() == null) {
            throw new NotFound("file");
        }
        return download.response(files.find(proof.fileId()), proof.fileName());
    }
}
