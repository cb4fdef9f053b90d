package ru.metodkarta.organization;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import ru.metodkarta.audit.ImportedList;
import ru.metodkarta.audit.ListPlan;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.web.FormErrors;

/** What a list of organizations means for the register of now. Blank cells change nothing, missing rows neither. */
final class OrganizationImportPlan {

    static final String CODE = "code";
    static final String FULL_NAME = "full-name";
    static final String SHORT_NAME = "short-name";
    static final String KIND = "kind";
    static final String TERRITORY = "territory";
    static final String PARENT = "parent";
    static final String ALIASES = "aliases";
    static final String EMAIL = "email";

    private static final int LONGEST_FULL = 500;
    private static final int LONGEST_SHORT = 120;
    private static final int LONGEST_ALIASES = 1000;
    private static final String NAMED_TWICE = "organization.import.namesakes";

    private final Actor actor;
    private final Register register;
    private final ImportedList list;
    private final Map<String, OrganizationKind> kinds;
    private final Map<OrganizationKind, String> kindNames;
    private final ListPlan plan = new ListPlan();
    private final Map<UUID, ImportedOrganization> targets = new LinkedHashMap<>();
    private final Map<String, List<UUID>> newNames = new HashMap<>();

    /** @param kindNames as the spreadsheets call them */
    OrganizationImportPlan(Actor actor, Register register, ImportedList list, Map<OrganizationKind, String> kindNames) {
        this.actor = actor;
        this.register = register;
        this.list = list;
        this.kindNames = kindNames;
        this.kinds = kindNames.entrySet().stream()
                .collect(Collectors.toMap(e -> GroupNames.alike(e.getValue()), Map.Entry::getKey, (a, b) -> a));
        list.rows().forEach(this::read);
        subordinate();
        guardCircles();
        targets.values().forEach(this::tell);
    }

    ListPlan plan() {
        return plan;
    }

    /** Those that are new. */
    List<ImportedOrganization> founded() {
        return targets.values().stream().filter(t -> t.before() == null).toList();
    }

    /** Those whose facts or aliases change. */
    List<ImportedOrganization> changed() {
        return targets.values().stream()
                .filter(t -> t.before() != null && !changes(t).isEmpty())
                .toList();
    }

    private void problem(ImportedList.Row row, String column, String code, String... arguments) {
        plan.problem(list.address(row, column), code, arguments);
    }

    private void read(ImportedList.Row row) {
        int before = plan.problems().size();
        String full = text(row, FULL_NAME, LONGEST_FULL);
        String brief = text(row, SHORT_NAME, LONGEST_SHORT);
        OrganizationKind kind = kind(row);
        String place = row.line(TERRITORY);
        TerritoryCard territory =
                place.isEmpty() ? null : register.territory(place).orElse(null);
        if (territory == null && !place.isEmpty()) {
            problem(row, TERRITORY, "organization.import.no-territory", place);
        }
        boolean byCode = !row.line(CODE).isEmpty();
        if (place.isEmpty() && !byCode) {
            problem(row, TERRITORY, "error.required");
        }
        if (row.text(ALIASES).length() > LONGEST_ALIASES) {
            problem(row, ALIASES, "error.too-long", String.valueOf(LONGEST_ALIASES));
        }
        String email = email(row);
        UUID town = territory == null || territory.region() ? null : territory.id();
        Register.Entry found = byCode ? byCode(row) : null;
        if (plan.problems().size() > before) {
            return;
        }
        if (!byCode) {
            found = byName(row, full, brief, town);
            if (plan.problems().size() > before) {
                return;
            }
        }
        UUID settled = place.isEmpty() ? found.card().municipalityId() : town;
        UUID id = found == null ? Ids.next() : found.card().id();
        ImportedOrganization target = new ImportedOrganization(
                row,
                id,
                found,
                kind,
                full,
                brief,
                settled,
                found == null ? null : found.card().parentId(),
                aliases(row, found, full, brief),
                email == null && found != null ? found.email() : email,
                null);
        ImportedOrganization earlier = targets.putIfAbsent(id, target);
        if (earlier != null) {
            problem(
                    row,
                    byCode ? CODE : FULL_NAME,
                    "organization.import.twice",
                    "" + earlier.row().number());
        } else if (found == null) {
            guardNewTwice(target);
        }
    }

    private String text(ImportedList.Row row, String column, int longest) {
        String text = row.line(column);
        if (text.isEmpty()) {
            problem(row, column, "error.required");
        } else if (text.length() > longest) {
            problem(row, column, "error.too-long", String.valueOf(longest));
        } else if (GroupNames.alike(text).isEmpty()) {
            problem(row, column, "organization.import.no-name");
        }
        return text;
    }

    /** The official mailbox, null for a blank cell. */
    private String email(ImportedList.Row row) {
        FormErrors errors = new FormErrors();
        String address = OrganizationForm.address(row.line(EMAIL), errors);
        errors.all()
                .forEach(p -> problem(
                        row,
                        EMAIL,
                        p.code(),
                        p.arguments().stream().map(String::valueOf).toArray(String[]::new)));
        return address;
    }

    private OrganizationKind kind(ImportedList.Row row) {
        String text = row.line(KIND);
        OrganizationKind kind = kinds.get(GroupNames.alike(text));
        if (text.isEmpty()) {
            problem(row, KIND, "error.required");
        } else if (kind == null) {
            problem(row, KIND, "organization.import.no-kind", text);
        }
        return kind;
    }

    private Register.Entry byCode(ImportedList.Row row) {
        UUID id = Ids.parse(row.line(CODE));
        Register.Entry found = id == null ? null : register.entry(id).orElse(null);
        if (found == null) {
            problem(row, CODE, "organization.import.no-code");
        }
        return found;
    }

    /** The same name in the same municipality, the full one before the short one; null for a new organization. */
    private Register.Entry byName(ImportedList.Row row, String full, String brief, UUID town) {
        for (String name : List.of(full, brief)) {
            String column = name.equals(full) ? FULL_NAME : SHORT_NAME;
            List<Register.Entry> here = here(register.called(name), town);
            List<Register.Entry> inForce =
                    here.stream().filter(e -> !e.card().archived()).toList();
            if (inForce.size() == 1) {
                return inForce.get(0);
            }
            if (inForce.size() > 1) {
                problem(row, column, NAMED_TWICE, name);
                return null;
            }
            if (!here.isEmpty()) {
                problem(row, column, "organization.import.archived", name);
                return null;
            }
        }
        here(register.alsoCalled(full), town).stream()
                .findFirst()
                .ifPresent(other -> problem(
                        row,
                        FULL_NAME,
                        "organization.import.former",
                        other.card().shortName()));
        return null;
    }

    private static List<Register.Entry> here(List<Register.Entry> entries, UUID town) {
        return entries.stream()
                .filter(e -> Objects.equals(e.card().municipalityId(), town))
                .toList();
    }

    private static List<String> aliases(ImportedList.Row row, Register.Entry found, String full, String brief) {
        Set<String> known = new HashSet<>(List.of(GroupNames.normalize(full), GroupNames.normalize(brief)));
        if (found != null) {
            found.others().forEach(name -> known.add(GroupNames.normalize(name)));
        }
        return Arrays.stream(row.text(ALIASES).split("[;\\n]"))
                .map(name -> name.replaceAll("\\s+", " ").strip())
                .filter(name -> !GroupNames.normalize(name).isEmpty() && known.add(GroupNames.normalize(name)))
                .toList();
    }

    private void guardNewTwice(ImportedOrganization target) {
        for (String name : List.of(target.fullName(), target.shortName())) {
            List<UUID> alike = newNames.computeIfAbsent(GroupNames.alike(name), key -> new ArrayList<>());
            alike.stream()
                    .map(targets::get)
                    .filter(other -> other != null
                            && !other.id().equals(target.id())
                            && Objects.equals(other.municipalityId(), target.municipalityId()))
                    .findFirst()
                    .ifPresent(other -> problem(
                            target.row(),
                            name.equals(target.fullName()) ? FULL_NAME : SHORT_NAME,
                            "organization.import.twice",
                            "" + other.row().number()));
            alike.add(target.id());
        }
    }

    /** A superior may be entered by the same file. */
    private void subordinate() {
        targets.replaceAll((id, target) -> {
            String text = target.row().line(PARENT);
            if (text.isEmpty()) {
                return target;
            }
            UUID present = target.parentId();
            List<OrganizationCard> meant = new ArrayList<>(register.meant(text));
            if (present != null && meant.stream().anyMatch(card -> card.id().equals(present))) {
                return target;
            }
            Set<UUID> found = new HashSet<>();
            meant.forEach(card -> found.add(card.id()));
            found.addAll(newNames.getOrDefault(GroupNames.alike(text), List.of()));
            if (found.size() > 1) {
                found.removeIf(other -> !Objects.equals(place(other), target.municipalityId()));
            }
            if (found.size() == 1) {
                return target.under(found.iterator().next());
            }
            problem(
                    target.row(),
                    PARENT,
                    meant.isEmpty() ? "organization.import.no-parent" : "organization.import.parents",
                    text);
            return target;
        });
    }

    private UUID place(UUID id) {
        return targets.containsKey(id)
                ? targets.get(id).municipalityId()
                : register.find(id).map(OrganizationCard::municipalityId).orElse(null);
    }

    private void guardCircles() {
        Map<UUID, UUID> up = new HashMap<>();
        register.entries().forEach(e -> up.put(e.card().id(), e.card().parentId()));
        targets.values().forEach(t -> up.put(t.id(), t.parentId()));
        for (ImportedOrganization target : targets.values()) {
            if (target.card() != null && Objects.equals(target.card().parentId(), target.parentId())) {
                continue;
            }
            Set<UUID> passed = new HashSet<>();
            UUID at = target.id();
            while (at != null && passed.add(at)) {
                at = up.get(at);
            }
            if (at != null && at.equals(target.id())) {
                problem(target.row(), PARENT, "organization.import.circle");
            }
        }
    }

    private void tell(ImportedOrganization target) {
        List<ListPlan.Change> changes = changes(target);
        ListPlan.Deed deed = target.before() == null
                ? ListPlan.Deed.CREATE
                : changes.isEmpty() ? ListPlan.Deed.SAME : ListPlan.Deed.CHANGE;
        if (deed != ListPlan.Deed.SAME) {
            Grant grant = grant(target);
            if (grant != null) {
                targets.put(target.id(), target.by(grant));
            }
            if (target.card() != null && target.card().archived()) {
                problem(
                        target.row(),
                        SHORT_NAME,
                        "organization.import.archived",
                        target.card().shortName());
            }
        }
        plan.add(new ListPlan.Line(target.row().number(), deed, target.shortName(), changes));
    }

    /** In what capacity; null with a problem noted when it lies in nobody's zone. */
    private Grant grant(ImportedOrganization target) {
        UUID region = actor.regionId();
        boolean settles =
                target.card() == null || !Objects.equals(target.card().municipalityId(), target.municipalityId());
        List<Grant> keeping = actor.fitting(g -> target.card() == null
                ? OrganizationPermissions.mayEstablish(g, region, target.municipalityId())
                : OrganizationPermissions.mayKeep(g, target.card()));
        boolean maySettle = !settles
                || !actor.fitting(g -> OrganizationPermissions.mayEstablish(g, region, target.municipalityId()))
                        .isEmpty();
        if (keeping.isEmpty() && target.card() != null) {
            problem(
                    target.row(),
                    SHORT_NAME,
                    "organization.import.foreign",
                    target.card().shortName());
        } else if (keeping.isEmpty() || !maySettle) {
            problem(
                    target.row(),
                    TERRITORY,
                    "organization.import.foreign-territory",
                    target.row().line(TERRITORY));
        }
        return keeping.isEmpty() ? null : keeping.get(0);
    }

    private List<ListPlan.Change> changes(ImportedOrganization target) {
        OrganizationCard card = target.card();
        List<ListPlan.Change> changes = new ArrayList<>();
        change(changes, FULL_NAME, card == null ? null : card.fullName(), target.fullName());
        change(changes, SHORT_NAME, card == null ? null : card.shortName(), target.shortName());
        change(changes, KIND, card == null ? null : kindNames.get(card.kind()), kindNames.get(target.kind()));
        change(
                changes,
                TERRITORY,
                card == null ? null : territory(card.municipalityId()),
                territory(target.municipalityId()));
        if (card == null ? target.parentId() != null : !Objects.equals(card.parentId(), target.parentId())) {
            changes.add(
                    new ListPlan.Change(PARENT, card == null ? null : name(card.parentId()), name(target.parentId())));
        }
        target.aliases().forEach(alias -> changes.add(new ListPlan.Change(ALIASES, null, alias)));
        change(changes, EMAIL, card == null ? null : target.before().email(), target.email());
        return changes;
    }

    private static void change(List<ListPlan.Change> changes, String column, String before, String after) {
        if (!Objects.equals(before, after)) {
            changes.add(new ListPlan.Change(column, before, after));
        }
    }

    private String territory(UUID municipalityId) {
        return register.territoryName(municipalityId == null ? actor.regionId() : municipalityId);
    }

    private String name(UUID id) {
        if (id == null) {
            return null;
        }
        return register.find(id)
                .map(OrganizationCard::shortName)
                .orElseGet(() -> targets.containsKey(id) ? targets.get(id).shortName() : null);
    }
}
