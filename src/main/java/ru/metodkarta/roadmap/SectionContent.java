package ru.metodkarta.roadmap;

import java.util.List;

/**
 * A section of the table.
 *
 * @param title null (with a null number): the activities stand in no section, the roadmap is flat
 * @param year of a section that is a year («2021 год»), else null
 */
public record SectionContent(String number, String title, Integer year, List<ActivityContent> activities) {

    public SectionContent {
        activities = List.copyOf(activities);
    }

    public static SectionContent flat(List<ActivityContent> activities) {
        return new SectionContent(null, null, null, activities);
    }

    boolean isFlat() {
        return title == null;
    }
}
