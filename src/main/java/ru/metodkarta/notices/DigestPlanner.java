package ru.metodkarta.notices;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.account.Actors;
import ru.metodkarta.calendar.WorkingCalendar;
import ru.metodkarta.mail.Letter;
import ru.metodkarta.mail.Outbox;
import ru.metodkarta.roadmap.ReviewTasks;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.workdays.WorkingCalendars;

/**
 * Plans a working day of a region: its notices and at most one digest a mailbox, all in one transaction with the row that
 * says the day is planned. Whatever stops it leaves nothing, and the next run begins again.
 */
@Service
class DigestPlanner {

    /** A digest that has not gone by then is not sent any more: the next one says it. */
    private static final LocalTime EVENING = LocalTime.of(21, 0);

    private final DigestFacts facts;
    private final DigestBook book;
    private final DigestText text;
    private final RegionRulesBook rules;
    private final WorkingCalendars calendars;
    private final Outbox outbox;
    private final Actors actors;
    private final ReviewTasks reviews;
    private final Clock clock;

    DigestPlanner(
            DigestFacts facts,
            DigestBook book,
            DigestText text,
            RegionRulesBook rules,
            WorkingCalendars calendars,
            Outbox outbox,
            Actors actors,
            ReviewTasks reviews,
            Clock clock) {
        this.facts = facts;
        this.book = book;
        this.text = text;
        this.rules = rules;
        this.calendars = calendars;
        this.outbox = outbox;
        this.actors = actors;
        this.reviews = reviews;
        this.clock = clock;
    }

    /** @return what was planned; empty on a day off, and when the day is planned already */
    @Transactional
    public Optional<DigestBook.Planned> plan(UUID regionId, ZoneId zone) {
        LocalDate today = LocalDate.now(clock.withZone(zone));
        WorkingCalendar calendar = calendars.of(regionId);
        if (calendar.isDayOff(today)) {
            return Optional.empty();
        }
        RegionRules ruled = rules.of(regionId);
        boolean quiet = ruled.quiet().contains(today);
        if (!book.claim(regionId, today, !quiet)) {
            return Optional.empty();
        }
        Day day = new Day(regionId, today, calendar, ruled, quiet, book.before(regionId, today));
        DigestBook.Planned planned = day.plan(zone);
        book.planned(regionId, today, planned);
        return Optional.of(planned);
    }

    /** One day of one region. */
    private final class Day {

        private final UUID regionId;
        private final LocalDate today;
        private final WorkingCalendar calendar;
        private final RegionRules ruled;
        private final boolean quiet;
        private final DigestBook.Before before;
        private final boolean weekly;
        private final Map<LocalDate, Told> dues;
        private final Map<LocalDate, Told> duesOfSchools;
        private final Map<UUID, Body> bodies;
        private final List<Person> people;
        private final Recipients recipients;
        private final Desk desk = new Desk();
        private final Set<UUID> silent = new HashSet<>();
        private final LocalDate escalated;
        private final LocalDate escalatedBefore;
        private final LocalDate escalatedOfSchools;
        private final LocalDate escalatedOfSchoolsBefore;

        Day(
                UUID regionId,
                LocalDate today,
                WorkingCalendar calendar,
                RegionRules ruled,
                boolean quiet,
                DigestBook.Before before) {
            this.regionId = regionId;
            this.today = today;
            this.calendar = calendar;
            this.ruled = ruled;
            this.quiet = quiet;
            this.before = before;
            weekly = Reminders.firstWorkingDayOfTheWeek(today, calendar);
            dues = Reminders.toTell(before.day(), today, calendar);
            duesOfSchools = quiet ? Map.of() : Reminders.toTell(before.toldDay(), today, calendar);
            bodies = facts.bodies(regionId);
            people = facts.people(regionId, today);
            recipients = new Recipients(regionId, bodies, people);
            Predicate<LocalDate> always = day -> true;
            Predicate<LocalDate> unlessQuiet = day -> !ruled.quiet().contains(day);
            escalated = escalatedUpTo(today, always);
            escalatedBefore = escalatedUpTo(before.day(), always);
            escalatedOfSchools = escalatedUpTo(today, unlessQuiet);
            escalatedOfSchoolsBefore = escalatedUpTo(before.toldDay(), unlessQuiet);
        }

        private LocalDate escalatedUpTo(LocalDate day, Predicate<LocalDate> told) {
            return Reminders.escalatedUpTo(day, ruled.escalateAfter(), calendar, told);
        }

        DigestBook.Planned plan(ZoneId zone) {
            List<DigestBook.Owed> owed = book.owed(regionId, today);
            Map<UUID, List<DigestFacts.News>> news =
                    facts.news(regionId, before.earliest(), clock.instant().minus(DigestBook.SETTLED)).stream()
                            .collect(Collectors.groupingBy(DigestFacts.News::assignmentId));
            Map<UUID, Work> work = work(owed, news.keySet());
            work.values().forEach(one -> executors(one, news.getOrDefault(one.id(), List.of())));
            work.values().forEach(this::heads);
            desk.sumUpEscalations();
            carry(owed, work);
            unreachable();
            acceptors();
            reviewers();
            int letters = outbox.configured() ? write(zone, work.values(), reasons(news)) : 0;
            int told = book.notices(desk.notices(), today);
            return new DigestBook.Planned(told, letters, desk.lost().size());
        }

        private Map<UUID, Work> work(List<DigestBook.Owed> owed, Set<UUID> newsOf) {
            Set<UUID> named = new HashSet<>(newsOf);
            owed.forEach(digest -> digest.items().stream()
                    .map(DigestBook.Item::assignment)
                    .filter(java.util.Objects::nonNull)
                    .forEach(named::add));
            Set<LocalDate> days = new HashSet<>(dues.keySet());
            days.addAll(duesOfSchools.keySet());
            Map<UUID, Work> work = new LinkedHashMap<>();
            facts.work(regionId, today, days, named).stream()
                    .filter(one -> bodies.containsKey(one.organizationId()))
                    .forEach(one -> {
                        if (quiet && body(one).school()) {
                            silent.add(one.id());
                        } else {
                            work.put(one.id(), one);
                        }
                    });
            return work;
        }

        private Body body(Work work) {
            return bodies.get(work.organizationId());
        }

        private void executors(Work work, List<DigestFacts.News> news) {
            boolean school = body(work).school();
            Instant since = school ? before.toldAt() : before.at();
            Set<Told> told = deeds(work, news, since);
            Told due = work.due() == null ? null : (school ? duesOfSchools : dues).get(work.due());
            boolean newlyLate = newlyLate(work);
            boolean comes = due != null && due.fits(work, today);
            boolean fresh = newlyLate || comes || !told.isEmpty();
            if (work.late(today)) {
                told.add(Told.LATE);
            } else if (comes && told.isEmpty()) {
                told.add(due);
            }
            tell(work, told, fresh);
            Set<UUID> accounts = recipients.accounts(body(work), work.assigneeId());
            if (newlyLate) {
                desk.notice(accounts, Told.LATE, work);
            } else if (comes) {
                desk.notice(accounts, due, work);
            }
        }

        /** What was done since and is still so; of several answers about the date the last. */
        private Set<Told> deeds(Work work, List<DigestFacts.News> latestFirst, Instant since) {
            Set<Told> told = EnumSet.noneOf(Told.class);
            latestFirst.stream()
                    .filter(one -> one.at().isAfter(since) && one.told().fits(work, today))
                    .map(DigestFacts.News::told)
                    .filter(one -> !(one == Told.EXTENDED && told.contains(Told.EXTENSION_REFUSED)))
                    .filter(one -> !(one == Told.EXTENSION_REFUSED && told.contains(Told.EXTENDED)))
                    .forEach(told::add);
            return told;
        }

        private boolean newlyLate(Work work) {
            LocalDate since = body(work).school() ? before.toldDay() : before.day();
            return work.late(today) && !work.reportDue().isBefore(since);
        }

        private void tell(Work work, Set<Told> told, boolean fresh) {
            if (told.isEmpty()) {
                return;
            }
            Recipients.Delivery delivery = recipients.executors(body(work), work.assigneeId());
            delivery.addressees().forEach(to -> desk.draft(to.email()).line(to, work, told));
            if (delivery.lost()) {
                desk.lost(work.organizationId(), fresh);
            }
        }

        private void heads(Work work) {
            if (!work.late(today)) {
                return;
            }
            boolean school = body(work).school();
            if (work.reportDue().isAfter(school ? escalatedOfSchools : escalated)) {
                return;
            }
            boolean news = work.reportDue().isAfter(school ? escalatedOfSchoolsBefore : escalatedBefore);
            UUID territory = recipients.above(body(work));
            List<Person> directors = recipients.directors(body(work));
            directors.stream()
                    .filter(Person::reachable)
                    .map(Addressee::of)
                    .forEach(to -> desk.draft(to.email()).escalated(to, work, news || weekly));
            recipients
                    .heads(territory)
                    .addressees()
                    .forEach(to -> desk.draft(to.email()).escalated(to, work, news || weekly));
            if (news) {
                desk.notice(
                        directors.stream().map(Person::accountId).collect(Collectors.toSet()), Told.ESCALATED, work);
                desk.escalated(
                        territory,
                        recipients.officials(territory).stream()
                                .map(Person::accountId)
                                .collect(Collectors.toSet()));
            }
        }

        /** What former digests said and did not arrive: to the same mailbox, or where the work's mail goes now. */
        private void carry(List<DigestBook.Owed> owed, Map<UUID, Work> work) {
            Map<String, Addressee> known = new HashMap<>();
            bodies.values().stream()
                    .filter(body -> body.email() != null)
                    .forEach(body -> known.put(Draft.mailbox(body.email()), Addressee.of(body)));
            people.stream()
                    .filter(person -> person.email() != null)
                    .forEach(person -> known.putIfAbsent(Draft.mailbox(person.email()), Addressee.of(person)));
            List<UUID> carried = new ArrayList<>();
            for (DigestBook.Owed digest : owed) {
                if (digest.items().stream().anyMatch(item -> silent.contains(item.assignment()))) {
                    continue; // schools are told after the silence
                }
                carried.add(digest.id());
                Addressee to = known.get(Draft.mailbox(digest.recipient()));
                digest.items().forEach(item -> carry(item, to, work));
            }
            book.carried(carried, today);
        }

        private void carry(DigestBook.Item item, Addressee to, Map<UUID, Work> work) {
            if (item.assignment() == null) {
                if (to != null) {
                    desk.draft(to.email()).owed(item.told());
                }
                return;
            }
            Work one = work.get(item.assignment());
            if (one == null || !item.told().fits(one, today)) {
                return; // not so any more
            }
            if (to == null) {
                tell(one, EnumSet.of(item.told()), true);
            } else {
                desk.draft(to.email()).line(to, one, EnumSet.of(item.told()));
            }
        }

        private void unreachable() {
            desk.lost().forEach((organization, fresh) -> {
                Body body = bodies.get(organization);
                recipients
                        .administrators(body)
                        .forEach(to -> desk.draft(to.email()).unreachable(to, body.name(), fresh || weekly));
                if (fresh) {
                    recipients
                            .administratorAccounts(body)
                            .forEach(account -> desk.notice(
                                    account, Told.UNDELIVERABLE, "ORGANIZATION", organization, null, body.name()));
                }
            });
        }

        private void acceptors() {
            Map<UUID, Addressee> reachable = reachable();
            facts.waiting(regionId, today, before.at()).stream()
                    .filter(waiting -> reachable.containsKey(waiting.accountId()))
                    .forEach(waiting -> {
                        Addressee to = reachable.get(waiting.accountId());
                        desk.draft(to.email()).waiting(to, waiting.reports(), waiting.fresh() > 0 || weekly);
                    });
            Instant settled = clock.instant().minus(DigestBook.SETTLED);
            facts.questions(regionId, today, before.at(), settled).stream()
                    .filter(asked -> reachable.containsKey(asked.accountId()))
                    .forEach(asked -> {
                        Addressee to = reachable.get(asked.accountId());
                        desk.draft(to.email()).questions(to, asked.open(), asked.fresh() > 0);
                    });
        }

        private Map<UUID, Addressee> reachable() {
            Map<UUID, Addressee> reachable = new HashMap<>();
            people.stream()
                    .filter(Person::reachable)
                    .forEach(person -> reachable.put(person.accountId(), Addressee.of(person)));
            return reachable;
        }

        /** Who decides on a step is asked of the one rule there is, of all of them at once. */
        private void reviewers() {
            Map<UUID, Addressee> reachable = reachable();
            List<Actor> possible = actors.byIds(facts.possibleReviewers(regionId, today, before.at()).stream()
                    .filter(reachable::containsKey)
                    .toList());
            reviews.of(regionId, possible, today).forEach((account, steps) -> {
                Addressee to = reachable.get(account);
                steps.stream()
                        .filter(step -> step.late() || step.since().isAfter(before.at()))
                        .forEach(step -> desk.draft(to.email()).review(to, step));
            });
        }

        /** The last one of each. */
        private Map<UUID, String> reasons(Map<UUID, List<DigestFacts.News>> latestFirst) {
            Map<UUID, String> reasons = new HashMap<>();
            latestFirst.values().stream()
                    .flatMap(List::stream)
                    .filter(one -> one.reason() != null)
                    .forEach(one -> reasons.putIfAbsent(one.assignmentId(), one.reason()));
            return reasons;
        }

        private int write(ZoneId zone, java.util.Collection<Work> work, Map<UUID, String> reasons) {
            List<Draft> drafts = desk.letters();
            DigestText.Words words = new DigestText.Words(bodies, facts.wordings(work), reasons, today);
            Instant evening = today.atTime(EVENING).atZone(zone).toInstant();
            List<Letter> letters = new ArrayList<>();
            List<DigestBook.Digest> digests = new ArrayList<>();
            for (Draft draft : drafts) {
                UUID id = Ids.next();
                letters.add(new Letter(
                        id,
                        regionId,
                        "digest:" + regionId + ":" + today + ":" + Draft.mailbox(draft.email()),
                        draft.email(),
                        text.subject(draft, today),
                        text.body(draft, words, ruled.escalateAfter()),
                        evening));
                digests.add(new DigestBook.Digest(id, Draft.mailbox(draft.email()), DigestBook.Item.of(draft)));
            }
            outbox.put(letters);
            book.digests(regionId, today, digests);
            return letters.size();
        }
    }
}
