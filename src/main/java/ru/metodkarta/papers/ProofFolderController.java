package ru.metodkarta.papers;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.Attachment;

/** «Папка подтверждений»: what would be in it, then the archive. */
@Controller
class ProofFolderController {

    private static final String ZIP = "application/zip";

    private final ProofFolder folder;
    private final Missing missing;
    private final PaperDesk desk;
    private final PaperWords words;
    private final Clock clock;

    ProofFolderController(ProofFolder folder, Missing missing, PaperDesk desk, PaperWords words, Clock clock) {
        this.folder = folder;
        this.missing = missing;
        this.desk = desk;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/papers/proofs")
    String ask(Actor actor, @ModelAttribute("filter") PaperFilter filter, Model model) {
        model.addAttribute("roadmaps", missing.roadmaps(actor));
        model.addAttribute("contents", filter.roadmapId() == null ? null : folder.read(actor, filter));
        return "papers/proofs";
    }

    /**
     * @throws NotFound no work of that roadmap is in the reader's sight
     * @throws Conflict nothing chosen, nothing there, or more than one archive should hold
     */
    @GetMapping("/papers/proofs.zip")
    void archive(Actor actor, @ModelAttribute("filter") PaperFilter filter, HttpServletResponse response)
            throws IOException {
        if (filter.roadmapId() == null) {
            throw new Conflict("papers.folder.choose");
        }
        if (!missing.knows(actor, filter.roadmapId())) {
            throw new NotFound("roadmap " + filter.roadmapId());
        }
        ProofFolder.Contents contents = folder.read(actor, filter);
        if (contents.items().isEmpty()) {
            throw new Conflict("papers.folder.nothing");
        }
        if (contents.tooLarge()) {
            throw new Conflict("papers.folder.too-large", String.valueOf(contents.megabytes()));
        }
        String title = words.say("folder.file", actor.territoryName());
        desk.note(actor, title);
        folder.write(
                Attachment.begin(response, title, "zip", ZIP), contents, actor.territoryName(), actor.today(clock));
    }
}
