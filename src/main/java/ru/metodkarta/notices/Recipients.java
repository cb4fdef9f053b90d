package ru.metodkarta.notices;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import ru.metodkarta.account.Officials;
import ru.metodkarta.shared.Role;

/**
 * Who is told what; pure. Work is an organization's: its official mailbox is told, and whoever it is assigned to. People of
 * the organization who have chosen a preset themselves are told too; those who have not only where there is no mailbox.
 * Where a person is gone the organization is told, where nobody of it can be told the nearest administrator above.
 */
final class Recipients {

    private final Map<UUID, Body> bodies;
    private final Map<UUID, List<Person>> byOrganization = new HashMap<>();
    private final Map<UUID, List<Person>> byTerritory = new HashMap<>();
    private final Map<UUID, Body> governing = new HashMap<>();
    private final UUID regionId;

    Recipients(UUID regionId, Map<UUID, Body> bodies, List<Person> people) {
        this.regionId = regionId;
        this.bodies = bodies;
        for (Person person : people) {
            if (person.role() != Role.ADMINISTRATOR) {
                put(byOrganization, person.employerId(), person);
            }
            if (person.organizationId() != null && !person.organizationId().equals(person.employerId())) {
                put(byOrganization, person.organizationId(), person);
            } else if (person.organizationId() != null && person.role() == Role.ADMINISTRATOR) {
                put(byOrganization, person.organizationId(), person);
            }
            put(byTerritory, person.territoryId(), person);
        }
        bodies.values().stream()
                .filter(body -> body.actsForId() != null)
                .forEach(body -> governing.put(body.actsForId(), body));
    }

    private static void put(Map<UUID, List<Person>> map, UUID key, Person person) {
        if (key != null) {
            map.computeIfAbsent(key, k -> new ArrayList<>()).add(person);
        }
    }

    /**
     * Where mail about an organization's work goes.
     *
     * @param addressees empty when nobody is to be written to
     * @param lost nobody can be: no address at all, as distinct from people who want no mail
     */
    record Delivery(List<Addressee> addressees, boolean lost) {}

    Delivery executors(Body body, UUID assigneeId) {
        List<Person> people = reporting(body);
        Map<String, Addressee> found = new LinkedHashMap<>();
        people.stream()
                .filter(person -> person.stands(assigneeId) && person.reachable())
                .forEach(person -> add(found, Addressee.of(person)));
        boolean assigned = !found.isEmpty();
        Body mailbox = mailbox(body);
        if (mailbox != null && mailbox.wish() != Preset.NONE) {
            add(found, Addressee.of(mailbox));
        }
        people.stream()
                .filter(person -> person.preset() != null && person.reachable())
                .forEach(person -> add(found, Addressee.of(person)));
        if (mailbox == null && !assigned) {
            people.stream().filter(Person::reachable).forEach(person -> add(found, Addressee.of(person)));
        }
        boolean lost = found.isEmpty() && mailbox == null && people.stream().allMatch(person -> person.email() == null);
        return new Delivery(List.copyOf(found.values()), lost);
    }

    /** Accounts that see the notice in the application: the assigned person, or all who report for the organization. */
    Set<UUID> accounts(Body body, UUID assigneeId) {
        Set<UUID> all = new LinkedHashSet<>();
        Set<UUID> assigned = new LinkedHashSet<>();
        reporting(body).forEach(person -> {
            all.add(person.accountId());
            if (person.stands(assigneeId)) {
                assigned.add(person.accountId());
            }
        });
        return assigned.isEmpty() ? all : assigned;
    }

    private Body mailbox(Body body) {
        if (body.email() != null) {
            return body;
        }
        Body reporter = body.reporterId() == null ? null : bodies.get(body.reporterId());
        return reporter == null || reporter.email() == null ? null : reporter;
    }

    /** Twin of {@link ru.metodkarta.account.SpeaksFor} over people who were read already; who stands in for somebody is among them. */
    private List<Person> reporting(Body body) {
        return Stream.of(body.id(), body.reporterId())
                .filter(Objects::nonNull)
                .flatMap(id -> byOrganization.getOrDefault(id, List.of()).stream())
                .filter(person -> person.role() != Role.ADMINISTRATOR)
                .toList();
    }

    /** Heads of the organization itself, by their position. */
    List<Person> directors(Body body) {
        return distinct(byOrganization.getOrDefault(body.id(), List.of()).stream()
                .filter(person -> person.role() != Role.ADMINISTRATOR && Officials.isHead(person.position()))
                .toList());
    }

    /**
     * The territory whose official is told of what an organization does not do: the town, or the region for its own bodies
     * and for those that govern a town.
     */
    UUID above(Body body) {
        return body.municipalityId() == null || body.municipalityId().equals(body.actsForId())
                ? regionId
                : body.municipalityId();
    }

    List<Person> officials(UUID territoryId) {
        return distinct(byTerritory.getOrDefault(territoryId, List.of()).stream()
                .filter(person -> person.role() == Role.OFFICIAL)
                .toList());
    }

    /** The officials with an address; else the mailbox of the body that governs; else the administrator. */
    Delivery heads(UUID territoryId) {
        List<Person> officials = officials(territoryId);
        Delivery reached = reached(officials);
        Body governs = governing.get(territoryId);
        if (!reached.addressees().isEmpty() || officials.stream().anyMatch(person -> person.email() != null)) {
            return reached;
        }
        if (governs != null && governs.email() != null) {
            return new Delivery(governs.wish() == Preset.NONE ? List.of() : List.of(Addressee.of(governs)), false);
        }
        return new Delivery(administrators(territoryId, null), true);
    }

    /** The nearest administrators who can be written to: of the town, else of the region. */
    List<Addressee> administrators(Body body) {
        return administrators(body.municipalityId(), body.id());
    }

    private List<Addressee> administrators(UUID municipalityId, UUID organizationId) {
        return Stream.of(
                        byOrganization.getOrDefault(organizationId, List.<Person>of()),
                        byTerritory.getOrDefault(municipalityId, List.<Person>of()),
                        byTerritory.getOrDefault(regionId, List.<Person>of()))
                .map(level -> reached(level.stream()
                                .filter(person -> person.role() == Role.ADMINISTRATOR)
                                .toList())
                        .addressees())
                .filter(level -> !level.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Accounts of the nearest administrators, with an address or without: they see it in the application. */
    Set<UUID> administratorAccounts(Body body) {
        Predicate<Person> administers = person -> person.role() == Role.ADMINISTRATOR;
        return Stream.of(body.municipalityId(), regionId)
                .filter(Objects::nonNull)
                .map(territory -> byTerritory.getOrDefault(territory, List.of()).stream()
                        .filter(administers)
                        .map(Person::accountId)
                        .toList())
                .filter(level -> !level.isEmpty())
                .findFirst()
                .<Set<UUID>>map(LinkedHashSet::new)
                .orElse(Set.of());
    }

    private static Delivery reached(List<Person> people) {
        Map<String, Addressee> found = new LinkedHashMap<>();
        people.stream().filter(Person::reachable).forEach(person -> add(found, Addressee.of(person)));
        return new Delivery(List.copyOf(found.values()), false);
    }

    private static void add(Map<String, Addressee> found, Addressee addressee) {
        found.putIfAbsent(Draft.mailbox(addressee.email()), addressee);
    }

    static List<Person> distinct(Collection<Person> people) {
        Map<UUID, Person> byAccount = new LinkedHashMap<>();
        people.forEach(person -> byAccount.putIfAbsent(person.accountId(), person));
        return List.copyOf(byAccount.values());
    }
}
