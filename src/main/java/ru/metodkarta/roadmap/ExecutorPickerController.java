package ru.metodkarta.roadmap;

import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import ru.metodkarta.shared.Actor;

/** Suggestions while a name is typed; without scripts names are resolved when the row is saved. */
@Controller
class ExecutorPickerController {

    private final EditionAccess access;
    private final ExecutorPicker picker;

    ExecutorPickerController(EditionAccess access, ExecutorPicker picker) {
        this.access = access;
        this.picker = picker;
    }

    @GetMapping("/roadmaps/{id}/edition/executors")
    String suggest(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(name = "q", required = false) String query,
            @RequestParam(name = "executorsAdded", required = false) String typed,
            Locale locale,
            Model model) {
        RoadmapPlace place = access.seeDraft(actor, id).place();
        String all = query != null ? query : typed == null ? "" : typed;
        String line = all.substring(all.lastIndexOf('\n') + 1).strip();
        String wanted = line.length() > 100 ? line.substring(0, 100) : line;
        model.addAttribute("typed", wanted);
        model.addAttribute("choices", picker.search(ExecutorNames.contextOf(place), wanted, locale));
        return "roadmap/row-executors :: choices";
    }
}
