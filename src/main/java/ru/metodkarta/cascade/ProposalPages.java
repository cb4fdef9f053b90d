package ru.metodkarta.cascade;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.roadmap.LinkedField;
import ru.metodkarta.roadmap.RoadmapSight;
import ru.metodkarta.roadmap.WordDiff;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.Paged;

/** Reads the page of proposals; a fixed number of statements. */
@Service
class ProposalPages {

    private static final int PER_PAGE = 50;

    private final RoadmapSight sight;
    private final LinkedTexts texts;
    private final MessageSource messages;

    ProposalPages(RoadmapSight sight, LinkedTexts texts, MessageSource messages) {
        this.sight = sight;
        this.texts = texts;
        this.messages = messages;
    }

    /** @param all everything that differs from the text above, not only what is asked about */
    @Transactional(readOnly = true)
    public ProposalPage read(Actor viewer, UUID roadmapId, boolean all, String page, Locale locale) {
        RoadmapSight.Sight roadmap = sight.seen(viewer, roadmapId);
        if (!CascadePermissions.seesProposals(viewer, roadmap.place())) {
            throw new NotAllowed(roadmap.ownerName());
        }
        List<LinkedRow> rows = texts.read(roadmap, false);
        List<ProposalPage.Item> items = new ArrayList<>();
        int proposed = 0;
        int conflicts = 0;
        int gone = 0;
        for (LinkedRow row : rows) {
            ProposalPage.Item item = item(row, all, locale);
            if (item.gone() || !item.fields().isEmpty()) {
                items.add(item);
            }
            gone += item.gone() ? 1 : 0;
            for (ThreeWay merge : row.fields().values()) {
                proposed += merge.outcome() == ThreeWay.Outcome.PROPOSED ? 1 : 0;
                conflicts += merge.outcome() == ThreeWay.Outcome.CONFLICT ? 1 : 0;
            }
        }
        boolean editor = viewer.grants().stream().anyMatch(grant -> RoadmapSight.mayEdit(grant, roadmap.place()));
        PageRequestParams request = PageRequestParams.of(page, PER_PAGE);
        int from = Math.min(request.offset(), items.size());
        return new ProposalPage(
                roadmap,
                all,
                rows.size(),
                proposed,
                conflicts,
                gone,
                Proposals.seal(rows.stream().filter(ProposalPages::aboveMoved).toList()),
                editor,
                editor && roadmap.draftOpen(),
                editor && roadmap.draftId() == null && roadmap.inForce(),
                Paged.of(items.subList(from, Math.min(from + PER_PAGE, items.size())), request, items.size()),
                texts.untaken(roadmap),
                texts.refused(roadmap));
    }

    /** The rows that {@link Proposals#acceptProposed} reads. */
    private static boolean aboveMoved(LinkedRow row) {
        return !row.baseRevision().equals(row.aboveRevision());
    }

    private ProposalPage.Item item(LinkedRow row, boolean all, Locale locale) {
        List<ProposalPage.Field> fields = new ArrayList<>();
        int asked = 0;
        boolean clean = true;
        for (Map.Entry<LinkedField, ThreeWay> entry : row.fields().entrySet()) {
            ThreeWay.Outcome outcome = entry.getValue().outcome();
            if (entry.getValue().asks()) {
                asked++;
                clean &= outcome == ThreeWay.Outcome.PROPOSED;
            }
            if (entry.getValue().asks() || all && outcome == ThreeWay.Outcome.KEPT) {
                fields.add(field(row, entry.getKey(), entry.getValue(), locale));
            }
        }
        return new ProposalPage.Item(row, row.gone(), asked > 1, clean, fields);
    }

    private ProposalPage.Field field(LinkedRow row, LinkedField field, ThreeWay merge, Locale locale) {
        String base = shown(field, row.base().get(field.name()), locale);
        String above = shown(field, row.above().fields().get(field), locale);
        String ours = shown(field, row.ours().fields().get(field), locale);
        boolean asks = merge.asks();
        return new ProposalPage.Field(
                field.name(),
                merge.outcome().name(),
                asks,
                asks ? WordDiff.marked(base, above) : null,
                WordDiff.marked(above, asks ? base : ours),
                WordDiff.marked(ours, asks ? base : above));
    }

    private String shown(LinkedField field, String text, Locale locale) {
        if (text == null) {
            return "";
        }
        return field == LinkedField.RESULT_KIND
                ? messages.getMessage("editor.result-kind." + text, null, text, locale)
                : text;
    }
}
