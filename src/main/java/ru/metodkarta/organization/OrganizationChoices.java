package ru.metodkarta.organization;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Option;

/** What the filters of lists of organizations offer. */
@Component
public class OrganizationChoices {

    private final OrganizationDirectory directory;
    private final OrganizationLabels labels;

    OrganizationChoices(OrganizationDirectory directory, OrganizationLabels labels) {
        this.directory = directory;
        this.labels = labels;
    }

    /** Everywhere, bodies of the region, each municipality. */
    public List<Option> places(Actor actor, Locale locale) {
        List<Option> places = new ArrayList<>();
        places.add(labels.none("organization.filter.everywhere", locale));
        places.add(new Option(
                OrganizationFilter.WHOLE_REGION,
                labels.none("organization.filter.region-bodies", locale).label()));
        directory
                .municipalities(actor.regionId())
                .forEach(town -> places.add(new Option(town.id().toString(), town.name())));
        return places;
    }

    /** Any, and each kind. */
    public List<Option> kinds(Locale locale) {
        List<Option> kinds = new ArrayList<>();
        kinds.add(labels.none("organization.filter.any-kind", locale));
        kinds.addAll(labels.kinds(locale));
        return kinds;
    }
}
