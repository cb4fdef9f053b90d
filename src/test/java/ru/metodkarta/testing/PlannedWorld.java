package ru.metodkarta.testing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import ru.metodkarta.shared.Actor;

/**
 * A {@link TestWorld} at work: roadmaps in every state, work that is open, reported and accepted, and one person for
 * every line of the table "who sees what".
 *
 * <p>Fixtures have names for addresses ({@code /roadmaps/{draft}}), see {@link #fill}:
 * <ul>
 *   <li>plans of the town: {@code draft} (with {@code draftSection}, {@code draftActivity}), {@code review} (submitted),
 *       {@code force} (in force, with a scan), {@code blank} (in force, act without number), {@code amended} (in force,
 *       the next revision drafted), {@code finished} (in force, nothing open, offered as a template), {@code completed} (2026 is closed by {@code closing}),
 *       {@code shelved} (archived);
 *   <li>plans of the region: {@code regional} (in force), {@code regionalDraft};
 *   <li>links: {@code upper} (of the region, in force, in revision {@code upperRevision}, with {@code upperActivity},
 *       {@code upperRefused} by the town, {@code upperFree}), {@code carried} (the town's draft, with
 *       {@code carriedActivity}, a copy of the first, which has changed above since);
 *   <li>work: {@code assignment} (of the school, not begun, with its {@code message}), {@code submitted} (of the school, with {@code report} and
 *       {@code evidence}), {@code drafted} (of the second school, a draft with {@code draftEvidence}),
 *       {@code accepted} (of the second school), {@code own} (of the methodical service, sent by the methodologist),
 *       {@code bodys} (of the education authority, in the plan of the region), {@code undated} (of the school, with the
 *       interim information {@code note}), {@code entered} (of the school, by a list of the methodologist), {@code objected} (of the second school, alike, with
 *       an objection);
 *       {@code occurrence} of {@code assignment}, {@code undatedOccurrence}, {@code partlyOccurrence} (led by both schools,
 *       the second has done it), {@code selection} of the methodologist;
 *   <li>register: {@code town}, {@code otherTown}, {@code school}, {@code alias} of the school, {@code list} of the town,
 *       {@code account} with {@code role} (of the school), {@code ministryAccount}, {@code sharedAccount} (schools of both towns);
 *   <li>working days: {@code regionalDay}; the year 2031 is brought in;
 *   <li>{@code notice} of the school worker;
 *   <li>people: see {@link PeopleFixtures};
 *   <li>{@code feed}: secret of the school worker's calendar link;
 *   <li>documents of the methodologist: {@code loaded} (a new plan), {@code loadedOver} (over the draft);
 *   <li>lists of the administrator: {@code listedOrganizations}, {@code listedAccounts} (templates without rows).
 * </ul>
 * {@link ReviewedPlans#everyState} makes a world with a plan in each {@linkplain #states state} of a review.
 */
public final class PlannedWorld {

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    private final Map<String, Actor> people = new LinkedHashMap<>();
    private final Map<String, Object> fixtures = new LinkedHashMap<>();

    private final TestWorld places;

    PlannedWorld(TestWorld places) {
        this.places = places;
    }

    public TestWorld places() {
        return places;
    }

    void put(String name, Actor person) {
        people.put(name, person);
    }

    void put(String fixture, UUID id) {
        fixtures.put(fixture, id);
    }

    public Map<String, Actor> people() {
        return people;
    }

    public Actor person(String name) {
        Actor found = people.get(name);
        if (found == null) {
            throw new IllegalArgumentException("nobody is called " + name);
        }
        return found;
    }

    public UUID id(String fixture) {
        return UUID.fromString(fill("{" + fixture + "}"));
    }

    /** Names of fixtures that stand for a plan in a state of the review. */
    public List<String> states() {
        return fixtures.keySet().stream()
                .filter(name -> fixtures.containsKey(name + "Remark"))
                .toList();
    }

    /** Replaces the names of fixtures by what they stand for. */
    public String fill(String address) {
        Matcher names = NAME.matcher(address);
        return names.replaceAll(name -> {
            Object value = fixtures.get(name.group(1));
            if (value == null) {
                throw new IllegalArgumentException("no fixture is called " + name.group(1));
            }
            return value.toString();
        });
    }
}
