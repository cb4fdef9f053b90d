package ru.metodkarta.organization;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import ru.metodkarta.shared.Ids;

/**
 * The organizations of a region read at once, to find many of them by what a file calls them: by id, or by name however
 * the case, quotation marks, «№», spaces and ё are written.
 */
public final class Register {

    /**
     * @param others aliases and former names, as written
     * @param email the official mailbox, null for none
     */
    record Entry(OrganizationCard card, int version, List<String> others, String email) {}

    private final Map<UUID, Entry> byId = new LinkedHashMap<>();
    private final Map<String, Set<UUID>> present = new HashMap<>();
    private final Map<String, Set<UUID>> others = new HashMap<>();
    private final List<TerritoryCard> territories;

    Register(Collection<Entry> entries, List<TerritoryCard> territories) {
        this.territories = territories;
        for (Entry entry : entries) {
            UUID id = entry.card().id();
            byId.put(id, entry);
            index(present, entry.card().fullName(), id);
            index(present, entry.card().shortName(), id);
            entry.others().forEach(name -> index(others, name, id));
        }
    }

    private static void index(Map<String, Set<UUID>> index, String name, UUID id) {
        index.computeIfAbsent(GroupNames.alike(name), key -> new LinkedHashSet<>())
                .add(id);
    }

    Collection<Entry> entries() {
        return byId.values();
    }

    Optional<Entry> entry(UUID id) {
        return Optional.ofNullable(byId.get(id));
    }

    public Optional<OrganizationCard> find(UUID id) {
        return entry(id).map(Entry::card);
    }

    /** Those whose full or short name of today is alike, archived ones too. */
    List<Entry> called(String name) {
        return of(present, name);
    }

    /** Those that have or had such a name beside the present ones. */
    List<Entry> alsoCalled(String name) {
        return of(others, name);
    }

    private List<Entry> of(Map<String, Set<UUID>> index, String name) {
        return index.getOrDefault(GroupNames.alike(name), Set.of()).stream()
                .map(byId::get)
                .toList();
    }

    /**
     * What a cell means that holds an id or a name, archived ones left out: by present names, else by others.
     *
     * @return none, one, or several among which only an id can choose
     */
    public List<OrganizationCard> meant(String cell) {
        UUID id = Ids.parse(cell);
        if (id != null) {
            return find(id).filter(card -> !card.archived()).stream().toList();
        }
        List<OrganizationCard> found = inForce(called(cell));
        return found.isEmpty() ? inForce(alsoCalled(cell)) : found;
    }

    private static List<OrganizationCard> inForce(List<Entry> entries) {
        List<OrganizationCard> found = new ArrayList<>();
        entries.stream().map(Entry::card).filter(card -> !card.archived()).forEach(found::add);
        return found;
    }

    /** The region first, then its municipalities by name. */
    public List<TerritoryCard> territories() {
        return territories;
    }

    /** By full or short name; empty when none or several are called so. */
    public Optional<TerritoryCard> territory(String name) {
        String wanted = GroupNames.alike(name);
        List<TerritoryCard> found = territories.stream()
                .filter(t -> GroupNames.alike(t.name()).equals(wanted)
                        || GroupNames.alike(t.shortName()).equals(wanted))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    public String territoryName(UUID id) {
        return territories.stream()
                .filter(t -> t.id().equals(id))
                .map(TerritoryCard::name)
                .findFirst()
                .orElse(null);
    }
}
