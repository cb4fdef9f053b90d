package ru.metodkarta.execution;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import ru.metodkarta.evidence.KeptUploads.Kept;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.FormErrors;

/** Model of the page of one report for several assignments: ticked, typed and kept as it was. */
@Component
class SeveralReportsView {

    /** What may be taken without a word is ticked: no draft would be replaced, and nothing is ahead of its time. */
    String first(SeveralReports.Choice choice, Actor actor, Model model) {
        Set<String> ticks = choice.able().stream()
                .filter(SeveralReports.Line::plain)
                .map(line -> line.work().id().toString())
                .collect(Collectors.toSet());
        model.addAttribute("form", SeveralReportsForm.empty());
        model.addAttribute("ticks", ticks);
        return page(choice, List.of(), new FormErrors(), actor, model);
    }

    String again(
            SeveralReports.Choice choice,
            SeveralReportsForm form,
            List<Kept> kept,
            FormErrors errors,
            Actor actor,
            Model model) {
        model.addAttribute("ticks", form.ticks());
        return page(choice, kept, errors, actor, model);
    }

    /** Nothing was sent: the work that changed meanwhile, if any, is named, and is no longer ticked. */
    String late(
            SeveralReports.Choice choice,
            SeveralReportsForm form,
            List<Kept> kept,
            List<UUID> missing,
            FormErrors errors,
            Actor actor,
            Model model) {
        Set<String> ticks = form.ticks();
        ticks.removeIf(tick -> missing.stream().anyMatch(id -> tick.startsWith(id.toString())));
        model.addAttribute("ticks", ticks);
        model.addAttribute("missing", choice.named(missing));
        return page(choice, kept, errors, actor, model);
    }

    private static String page(
            SeveralReports.Choice choice, List<Kept> kept, FormErrors errors, Actor actor, Model model) {
        List<String> kinds = choice.able().stream()
                .map(line -> line.work().resultKind())
                .filter(kind -> WantedProof.of(kind) == WantedProof.DOCUMENT)
                .distinct()
                .toList();
        model.addAttribute("choice", choice);
        model.addAttribute("kept", kept);
        model.addAttribute("errors", errors);
        model.addAttribute("zone", actor.zone());
        model.addAttribute("kind", kinds.size() == 1 ? kinds.get(0) : null);
        return "execution/several-reports";
    }
}
