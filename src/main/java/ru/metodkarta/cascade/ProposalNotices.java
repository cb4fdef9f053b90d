package ru.metodkarta.cascade;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Role;
import ru.metodkarta.web.HomeNotice;
import ru.metodkarta.web.HomeNotices;
import ru.metodkarta.web.Plurals;

/** «В карте региона изменились мероприятия»: to the methodologists of a town, who decide on it. */
@Component
class ProposalNotices implements HomeNotices {

    private static final int SHOWN = 3;

    private final LinkedTexts texts;
    private final Plurals plurals;

    ProposalNotices(LinkedTexts texts, Plurals plurals) {
        this.texts = texts;
        this.plurals = plurals;
    }

    @Override
    public List<HomeNotice> of(Actor actor) {
        Set<UUID> towns = actor.fitting(grant -> grant.role() == Role.METHODOLOGIST).stream()
                .flatMap(grant -> grant.municipalityIds().stream())
                .collect(Collectors.toSet());
        if (towns.isEmpty()) {
            return List.of();
        }
        Map<UUID, List<LinkedTexts.Asking>> byRoadmap = texts.asking(towns).stream()
                .collect(Collectors.groupingBy(LinkedTexts.Asking::roadmapId, LinkedHashMap::new, Collectors.toList()));
        return byRoadmap.values().stream().limit(SHOWN).map(this::notice).toList();
    }

    private HomeNotice notice(List<LinkedTexts.Asking> asking) {
        int count = asking.stream().mapToInt(one -> one.row().asked()).sum();
        return new HomeNotice(
                "work",
                "message-2",
                "cascade.notice",
                List.of(plurals.of("cascade.notice.count", count), asking.get(0).title()),
                "/roadmaps/" + asking.get(0).roadmapId() + "/proposals");
    }
}
