package ru.metodkarta.cascade;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.cascade.AdoptionPage.Block;
import ru.metodkarta.cascade.AdoptionPage.CopyOf;
import ru.metodkarta.cascade.AdoptionPage.Row;
import ru.metodkarta.roadmap.RoadmapPlace;
import ru.metodkarta.roadmap.RoadmapSight;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.Option;

/** Reads the copying page; a fixed number of statements. */
@Service
class AdoptionPages {

    private final RoadmapSight sight;
    private final UpperTexts uppers;
    private final AdoptionTargets targets;
    private final MessageSource messages;
    private final JdbcClient jdbc;

    AdoptionPages(
            RoadmapSight sight, UpperTexts uppers, AdoptionTargets targets, MessageSource messages, JdbcClient jdbc) {
        this.sight = sight;
        this.uppers = uppers;
        this.targets = targets;
        this.messages = messages;
        this.jdbc = jdbc;
    }

    /** @param first the page is opened: mandatory activities are ticked */
    @Transactional(readOnly = true)
    public AdoptionPage read(Actor actor, UUID upperId, AdoptionForm form, boolean first, Locale locale) {
        RoadmapSight.Sight upper = source(actor, sight.seen(actor, upperId));
        AdoptionTargets.Offered offered = targets.below(actor, upper);
        String into = offered.chosen(form.into());
        AdoptionTargets.Target target = offered.target(into).orElse(null);
        List<SourceRow> all = uppers.rows(upper.effectiveId());
        Map<UUID, UpperTexts.Section> sections = uppers.sections(upper.effectiveId());
        Set<UUID> mandatory = uppers.mandatory(upperId);
        Map<UUID, List<CopyOf>> copies = copies(upperId, target, offered);
        UUID unit =
                target == null ? offered.place(into).map(AdoptionPages::unit).orElse(null) : unit(target.place());
        Set<UUID> refused = refused(upperId, unit);
        Set<UUID> picked = picked(form, all, first, mandatory, refused, copies);

        Map<UUID, List<Row>> bySection = new LinkedHashMap<>();
        List<UUID> kept = new ArrayList<>();
        int shown = 0;
        for (SourceRow row : all) {
            Row shownRow = new Row(
                    row,
                    mandatory.contains(row.activityId()),
                    picked.contains(row.activityId()),
                    inTarget(copies, row.activityId()),
                    refused.contains(row.activityId()),
                    copies.getOrDefault(row.activityId(), List.of()));
            if (fits(shownRow, form)) {
                bySection
                        .computeIfAbsent(row.sectionId(), id -> new ArrayList<>())
                        .add(shownRow);
                shown++;
            } else if (shownRow.picked()) {
                kept.add(row.activityId());
            }
        }
        List<Block> blocks = new ArrayList<>();
        bySection.forEach((id, rows) -> blocks.add(new Block(
                id,
                id == null ? null : sections.get(id).heading(),
                rows.stream().anyMatch(row -> !row.adopted()),
                rows)));
        return new AdoptionPage(
                upper,
                upper.effectiveId(),
                into,
                target == null,
                target != null && target.way() == AdoptionTargets.Way.OPENS,
                options(offered, locale),
                offered.inReview().stream().map(AdoptionTargets.Target::title).toList(),
                sections.values().stream()
                        .map(section -> new Option(section.id().toString(), section.heading()))
                        .toList(),
                blocks,
                kept.stream().map(UUID::toString).collect(Collectors.joining(",")),
                kept.size(),
                picked.size(),
                all.size(),
                shown);
    }

    /** @throws NotAllowed nobody's plan of this person carries it out */
    static RoadmapSight.Sight source(Actor actor, RoadmapSight.Sight upper) {
        if (!CascadePermissions.mayAdopt(actor, upper.place())) {
            throw new NotAllowed();
        }
        if (!upper.inForce()) {
            throw new Conflict("cascade.upper.not-in-force");
        }
        return upper;
    }

    static UUID unit(RoadmapPlace place) {
        return place.organizationId() == null ? place.municipalityId() : place.organizationId();
    }

    private static Set<UUID> picked(
            AdoptionForm form,
            List<SourceRow> all,
            boolean first,
            Set<UUID> mandatory,
            Set<UUID> refused,
            Map<UUID, List<CopyOf>> copies) {
        Set<UUID> picked = new LinkedHashSet<>();
        Set<UUID> ticked = form.picked();
        Set<UUID> whole = new HashSet<>(form.wholeSections());
        for (SourceRow row : all) {
            UUID id = row.activityId();
            boolean wanted = first
                    ? mandatory.contains(id) && !refused.contains(id)
                    : ticked.contains(id) || whole.contains(row.sectionId());
            if (wanted && !inTarget(copies, id)) {
                picked.add(id);
            }
        }
        return picked;
    }

    private static boolean inTarget(Map<UUID, List<CopyOf>> copies, UUID activity) {
        return copies.getOrDefault(activity, List.of()).stream().anyMatch(CopyOf::inTarget);
    }

    private static boolean fits(Row row, AdoptionForm form) {
        String words = form.q().toLowerCase(Locale.ROOT);
        boolean worded = words.isEmpty()
                || (row.text().number() + " " + row.text().title() + " "
                                + row.text().result())
                        .toLowerCase(Locale.ROOT)
                        .contains(words);
        boolean placed = form.section().isEmpty()
                || row.text().sectionId() != null
                        && row.text().sectionId().toString().equals(form.section());
        boolean shown = switch (form.show()) {
            case "free" -> row.copies().isEmpty();
            case "mandatory" -> row.mandatory();
            default -> true;
        };
        return worded && placed && shown;
    }

    private Map<UUID, List<CopyOf>> copies(
            UUID upperId, AdoptionTargets.Target target, AdoptionTargets.Offered offered) {
        UUID[] own = offered.roadmaps().stream().map(AdoptionTargets.Target::id).toArray(UUID[]::new);
        return jdbc
                .sql("""
                        select l.parent_activity_id parent_id, l.roadmap_id, l.activity_id, o.number, v.title,
                          l.roadmap_id = coalesce(cast(:target as uuid), l.parent_roadmap_id) in_target
                        from cascade_link l
                        join roadmap r on r.id = l.roadmap_id
                        left join revision d on d.roadmap_id = r.id and d.state <> 'APPROVED'
                        join revision v on v.id = coalesce(d.id, r.effective_revision_id)
                        join activity_row o on o.revision_id = v.id and o.activity_id = l.activity_id
                        where l.parent_roadmap_id = :upper and l.roadmap_id = any(cast(:own as uuid[]))
                        order by v.title, o.position
                        """)
                .param("target", target == null ? null : target.id())
                .param("upper", upperId)
                .param("own", own)
                .query(CopyOf.class)
                .list()
                .stream()
                .collect(Collectors.groupingBy(CopyOf::parentId));
    }

    private Set<UUID> refused(UUID upperId, UUID unit) {
        return new HashSet<>(jdbc.sql("""
                        select parent_activity_id from cascade_refusal
                        where parent_roadmap_id = :upper and unit_id = cast(:unit as uuid) and ended_at is null
                        """)
                .param("upper", upperId)
                .param("unit", unit)
                .query(UUID.class)
                .list());
    }

    private List<Option> options(AdoptionTargets.Offered offered, Locale locale) {
        List<Option> options = new ArrayList<>();
        offered.open()
                .forEach(target -> options.add(new Option(
                        target.id().toString(),
                        messages.getMessage(
                                "cascade.into." + target.way(),
                                new Object[] {target.title(), target.territory()},
                                locale))));
        offered.fresh()
                .forEach(place -> options.add(new Option(
                        AdoptionTargets.NEW + place.option().value(),
                        messages.getMessage(
                                "cascade.into.new", new Object[] {place.option().label()}, locale))));
        return options;
    }
}
