package ru.metodkarta.roadmap;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.util.MultiValueMap;
import ru.metodkarta.approval.PlanKind;
import ru.metodkarta.deadline.YearKind;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.Level;
import ru.metodkarta.web.Dates;
import ru.metodkarta.web.FormErrors;

/**
 * Requisites of a roadmap as typed, for a new one and for a draft. Read from the parameters by hand: Spring would split a
 * single act at its comma.
 *
 * @param place {@code MUNICIPAL:<id>} and so on; only of a new roadmap
 * @param planKind name of a {@link PlanKind}, empty: as the title calls it
 * @param coordinator name of the coordinating organization
 * @param supervisorAccount id of the account charged with control, or empty
 */
record PassportForm(
        String version,
        String place,
        String title,
        String planKind,
        String periodFrom,
        String periodTo,
        String periodText,
        String yearKind,
        String controlFrom,
        String coordinator,
        String coordinatorText,
        String supervisorText,
        String supervisorAccount,
        List<BasisLine> basis,
        List<ColumnLine> columns,
        String requestKey) {

    record BasisLine(String relation, String printed, boolean inForce) {}

    record ColumnLine(String kind, String title, String key) {

        public boolean extra() {
            return "EXTRA".equals(kind);
        }
    }

    static PassportForm blank(String place, List<ColumnContent> columns) {
        return new PassportForm(
                "", place, "", "", "", "", "", "CALENDAR", "", "", "", "", "", List.of(), lines(columns), "");
    }

    static PassportForm of(Revision revision, PlanKind planKind, List<BasisContent> basis, String coordinator) {
        Dates dates = new Dates();
        return new PassportForm(
                String.valueOf(revision.version()),
                "",
                revision.title(),
                planKind.name(),
                dates.day(revision.periodFrom()),
                dates.day(revision.periodTo()),
                typed(revision.periodText()),
                revision.yearKind().name(),
                dates.day(revision.controlFrom()),
                coordinator,
                typed(revision.coordinatorText()),
                typed(revision.supervisorText()),
                revision.supervisorAccountId() == null
                        ? ""
                        : revision.supervisorAccountId().toString(),
                basis.stream()
                        .map(act -> new BasisLine(act.relation(), act.printed(), act.inForce()))
                        .toList(),
                lines(revision.columns()),
                "");
    }

    private static String typed(String value) {
        return value == null ? "" : value;
    }

    private static List<ColumnLine> lines(List<ColumnContent> columns) {
        return columns.stream()
                .map(column -> new ColumnLine(column.kind().name(), column.title(), typed(column.key())))
                .toList();
    }

    static PassportForm of(MultiValueMap<String, String> params) {
        List<BasisLine> basis = new ArrayList<>();
        List<String> printed = params.getOrDefault("basisPrinted", List.of());
        for (int i = 0; i < printed.size(); i++) {
            basis.add(new BasisLine(
                    at(params, "basisRelation", i), printed.get(i), !"false".equals(at(params, "basisInForce", i))));
        }
        List<ColumnLine> columns = new ArrayList<>();
        List<String> kinds = params.getOrDefault("columnKind", List.of());
        for (int i = 0; i < kinds.size(); i++) {
            columns.add(new ColumnLine(kinds.get(i), at(params, "columnTitle", i), at(params, "columnKey", i)));
        }
        return new PassportForm(
                first(params, "version"),
                first(params, "place"),
                first(params, "title"),
                first(params, "planKind"),
                first(params, "periodFrom"),
                first(params, "periodTo"),
                first(params, "periodText"),
                first(params, "yearKind"),
                first(params, "controlFrom"),
                first(params, "coordinator"),
                first(params, "coordinatorText"),
                first(params, "supervisorText"),
                first(params, "supervisorAccount"),
                basis,
                columns,
                first(params, "requestKey"));
    }

    private static String at(MultiValueMap<String, String> params, String name, int i) {
        List<String> values = params.getOrDefault(name, List.of());
        return i < values.size() ? values.get(i) : "";
    }

    private static String first(MultiValueMap<String, String> params, String name) {
        return Objects.requireNonNullElse(params.getFirst(name), "");
    }

    /**
     * Buttons that change the lists of the form without saving: {@code basisAdd}, {@code basisRemove:1},
     * {@code columnUp:2}, {@code columnDown:2}, {@code columnRemove:5}, {@code columnAdd}.
     */
    PassportForm after(String button) {
        String[] words = button.split(":");
        int i = words.length > 1 && words[1].matches("\\d{1,3}") ? Integer.parseInt(words[1]) : -1;
        List<BasisLine> acts = new ArrayList<>(basis);
        List<ColumnLine> heads = new ArrayList<>(columns);
        switch (words[0]) {
            case "basisAdd" -> acts.add(new BasisLine("", "", true));
            case "basisRemove" -> removeAt(acts, i);
            case "columnAdd" -> heads.add(new ColumnLine("EXTRA", "", ""));
            case "columnUp" -> swap(heads, i, i - 1);
            case "columnDown" -> swap(heads, i, i + 1);
            case "columnRemove" -> {
                if (i >= 0 && i < heads.size() && heads.get(i).extra()) {
                    heads.remove(i);
                }
            }
            default -> {
                // an unknown button changes nothing
            }
        }
        return with(acts, heads);
    }

    private static void removeAt(List<?> list, int i) {
        if (i >= 0 && i < list.size()) {
            list.remove(i);
        }
    }

    private static void swap(List<?> list, int i, int j) {
        if (Math.min(i, j) >= 0 && Math.max(i, j) < list.size()) {
            Collections.swap(list, i, j);
        }
    }

    /** The same text, to be saved over what is stored now. */
    PassportForm over(PassportForm stored) {
        return new PassportForm(
                stored.version,
                place,
                title,
                planKind,
                periodFrom,
                periodTo,
                periodText,
                yearKind,
                controlFrom,
                coordinator,
                coordinatorText,
                supervisorText,
                supervisorAccount,
                basis,
                columns,
                requestKey);
    }

    private PassportForm with(List<BasisLine> acts, List<ColumnLine> heads) {
        return new PassportForm(
                version,
                place,
                title,
                planKind,
                periodFrom,
                periodTo,
                periodText,
                yearKind,
                controlFrom,
                coordinator,
                coordinatorText,
                supervisorText,
                supervisorAccount,
                acts,
                heads,
                requestKey);
    }

    int versionNumber() {
        try {
            return Integer.parseInt(version.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /**
     * Null when there are errors.
     *
     * @param at level and place; owner null: the author's employer
     * @param coordinatorId what the typed coordinator means, null when nothing was typed
     */
    NewRoadmap toRequisites(Level level, RoadmapPlace at, UUID coordinatorId, FormErrors errors) {
        String typedTitle = errors.required("title", title, 2000);
        LocalDate from = Dates.parse("periodFrom", periodFrom, errors);
        LocalDate to = Dates.parse("periodTo", periodTo, errors);
        if (from != null && to != null && to.isBefore(from)) {
            errors.add("periodTo", "editor.error.period-backwards");
        }
        String printedPeriod = errors.optional("periodText", periodText, 200);
        LocalDate control = Dates.parse("controlFrom", controlFrom, errors);
        String person = errors.optional("coordinatorText", coordinatorText, 500);
        String supervisor = errors.optional("supervisorText", supervisorText, 500);
        List<BasisContent> acts = new ArrayList<>();
        for (BasisLine line : basis) {
            if (!line.printed().isBlank()) {
                acts.add(
                        new BasisContent(line.relation().strip(), line.printed().strip(), line.inForce()));
            }
            if (line.printed().length() > 2000 || line.relation().length() > 200) {
                errors.add("basis", "error.too-long", "2000");
            }
        }
        List<ColumnContent> heads = heads(errors);
        if (!errors.isEmpty()) {
            return null;
        }
        return new NewRoadmap(
                typedTitle,
                level,
                at.regionId(),
                at.municipalityId(),
                at.organizationId(),
                at.ownerId(),
                from,
                to,
                printedPeriod,
                "SCHOOL".equals(yearKind) ? YearKind.SCHOOL : YearKind.CALENDAR,
                heads,
                acts,
                coordinatorId,
                person,
                supervisor,
                Ids.parse(supervisorAccount),
                control,
                PlanKind.named(planKind));
    }

    private List<ColumnContent> heads(FormErrors errors) {
        List<ColumnContent> heads = new ArrayList<>();
        for (ColumnLine line : columns) {
            ColumnKind kind = kind(line.kind());
            if (kind == null) {
                continue;
            }
            if (line.title().isBlank()) {
                errors.add("columns", "editor.error.column-title");
            }
            if (line.title().length() > 200) {
                errors.add("columns", "error.too-long", "200");
            }
            String key = line.key().matches("[a-z0-9]{1,20}") ? line.key() : null;
            heads.add(new ColumnContent(kind, line.title().strip(), kind == ColumnKind.EXTRA ? key : null));
        }
        return heads;
    }

    private static ColumnKind kind(String name) {
        for (ColumnKind kind : ColumnKind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        return null;
    }
}
