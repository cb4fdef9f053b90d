package ru.metodkarta.document;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.office.RawTable;
import ru.metodkarta.roadmap.DraftMerging;
import ru.metodkarta.roadmap.RoadmapPlaces;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.Crumb;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** «Загрузить из Word»: a file or a pasted table comes in; what was begun may be dropped. */
@Controller
class ImportController {

    private final UploadedTables uploads;
    private final PlanImports imports;
    private final RoadmapPlaces places;
    private final DraftMerging merging;
    private final RequestKeys requestKeys;
    private final MessageSource messages;

    ImportController(
            UploadedTables uploads,
            PlanImports imports,
            RoadmapPlaces places,
            DraftMerging merging,
            RequestKeys requestKeys,
            MessageSource messages) {
        this.uploads = uploads;
        this.imports = imports;
        this.places = places;
        this.merging = merging;
        this.requestKeys = requestKeys;
        this.messages = messages;
    }

    /**
     * @param roadmap id of the roadmap whose text the document changes, empty: a new one
     * @param text pasted table, tab-separated
     * @param html the same as the clipboard has it; wins, it knows merged cells
     */
    record UploadForm(String roadmap, String place, String text, String html, String requestKey) {}

    @GetMapping("/roadmaps/import")
    String upload(Actor actor, @RequestParam(required = false) UUID roadmap, Locale locale, Model model) {
        UploadForm form = new UploadForm(roadmap == null ? "" : roadmap.toString(), "", "", "", "");
        return page(actor, roadmap, form, null, locale, model);
    }

    @PostMapping("/roadmaps/import")
    String read(
            Actor actor,
            @ModelAttribute("form") UploadForm form,
            @RequestParam(required = false) MultipartFile file,
            Locale locale,
            Model model,
            HttpServletResponse response) {
        UUID roadmap = Ids.parse(form.roadmap());
        FormErrors errors = new FormErrors();
        String place = null;
        if (roadmap != null) {
            merging.target(actor, roadmap);
        } else {
            List<RoadmapPlaces.Offered> offered = places.offered(actor);
            place = offered.size() == 1 ? offered.get(0).option().value() : form.place();
            if (RoadmapPlaces.chosen(offered, place).isEmpty()) {
                errors.add("place", "error.choice");
            }
        }
        UploadedTables.Tables tables = uploads.read(file, form.text(), form.html(), errors);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(actor, roadmap, form, errors, locale, model);
        }
        List<RawTable> found = tables.tables();
        String name =
                tables.fileName() != null ? tables.fileName() : messages.getMessage("document.pasted", null, locale);
        String target = place;
        return "redirect:"
                + requestKeys.once(
                        form.requestKey(),
                        actor,
                        () -> "/roadmaps/imports/"
                                + imports.create(actor, roadmap, roadmap == null ? target : null, name, found));
    }

    @PostMapping("/roadmaps/imports/{id}/cancellation")
    String cancel(Actor actor, @PathVariable UUID id, RedirectAttributes redirect) {
        imports.cancel(actor, id);
        Flash.ok(redirect, "document.flash.cancelled");
        return "redirect:/roadmaps";
    }

    private String page(Actor actor, UUID roadmap, UploadForm form, FormErrors errors, Locale locale, Model model) {
        List<Crumb> crumbs = new ArrayList<>();
        crumbs.add(new Crumb(messages.getMessage("menu.roadmaps", null, locale), "/roadmaps"));
        if (roadmap != null) {
            DraftMerging.Target target = merging.target(actor, roadmap);
            model.addAttribute("target", target);
            crumbs.add(new Crumb(messages.getMessage("document.crumb.roadmap", null, locale), "/roadmaps/" + roadmap));
        } else {
            model.addAttribute(
                    "places",
                    places.offered(actor).stream()
                            .map(RoadmapPlaces.Offered::option)
                            .toList());
        }
        model.addAttribute("crumbs", crumbs);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("underWay", imports.underWay(actor));
        model.addAttribute("viewer", actor);
        return "document/import";
    }
}
