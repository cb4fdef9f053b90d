package ru.metodkarta.cascade;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.roadmap.DeadlineReadings;
import ru.metodkarta.roadmap.LinkedField;
import ru.metodkarta.roadmap.RoadmapSight;
import ru.metodkarta.roadmap.WordDiff;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.Paged;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the page of proposals; a fixed number of statements. */
@Service
class ProposalPages {

    private static final int PER_PAGE = 50;
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private final RoadmapSight sight;
    private final LinkedTexts texts;
    private final DeadlineReadings readings;
    private final JsonMapper json;
    private final MessageSource messages;

    ProposalPages(
            RoadmapSight sight, LinkedTexts texts, DeadlineReadings readings, JsonMapper json, MessageSource messages) {
        this.sight = sight;
        this.texts = texts;
        this.readings = readings;
        this.json = json;
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
        for (Map.Entry<String, ThreeWay> entry : row.fields().entrySet()) {
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

    private ProposalPage.Field field(LinkedRow row, String code, ThreeWay merge, Locale locale) {
        String base;
        String above;
        String ours;
        if (LinkedField.DEADLINE.name().equals(code)) {
            String settled = row.base().get(SourceRow.READING);
            boolean alike = Objects.equals(settled, row.above().reading())
                    && Objects.equals(row.above().reading(), row.ours().reading());
            base = deadline(row.base().get(code), settled, !alike, locale);
            above = deadline(row.above().deadlineText(), row.above().reading(), !alike, locale);
            ours = deadline(row.ours().deadlineText(), row.ours().reading(), !alike, locale);
        } else {
            base = shown(code, row.base().get(code), locale);
            above = shown(code, row.above().fields().get(code), locale);
            ours = shown(code, row.ours().fields().get(code), locale);
        }
        boolean asks = merge.asks();
        return new ProposalPage.Field(
                code,
                name(code, locale),
                merge.outcome().name(),
                asks,
                asks ? WordDiff.marked(base, above) : null,
                WordDiff.marked(above, asks ? base : ours),
                WordDiff.marked(ours, asks ? base : above));
    }

    private String name(String code, Locale locale) {
        return code.startsWith(SourceRow.CELL)
                ? code.substring(SourceRow.CELL.length())
                : messages.getMessage("cascade.field." + code, null, locale);
    }

    private String shown(String code, String text, Locale locale) {
        if (LinkedField.YEAR_KIND.name().equals(code)) {
            return messages.getMessage("editor.year-kind." + (text == null ? "none" : text), null, locale);
        }
        if (text == null) {
            return "";
        }
        return LinkedField.RESULT_KIND.name().equals(code)
                ? messages.getMessage("editor.result-kind." + text, null, text, locale)
                : text;
    }

    /** @param dates also what the dates are, where somebody has settled them other than the rest */
    private String deadline(String words, String reading, boolean dates, Locale locale) {
        String printed = words == null ? "" : words;
        if (!dates) {
            return printed;
        }
        if (reading == null) {
            return printed + "\n" + messages.getMessage("cascade.dates.READ", null, locale);
        }
        Map<String, Object> parts = new HashMap<>(json.readValue(reading, MAP));
        parts.put("text", printed);
        String code = Boolean.TRUE.equals(parts.get("manual")) ? "cascade.dates.OVERRULED" : "cascade.dates.CONFIRMED";
        return printed + "\n" + messages.getMessage(code, new Object[] {readings.explanation(parts)}, locale);
    }
}
