package ru.metodkarta.roadmap;

import java.util.List;

/** A row names executors of another town or region: answers 422 and says which. */
class StrangersNamed extends RuntimeException {

    private final transient List<String> names;

    StrangersNamed(List<ExecutorContent> strangers) {
        super(strangers.size() + " executors of another place");
        names = strangers.stream().map(ExecutorContent::printed).distinct().toList();
    }

    /** As typed. */
    List<String> names() {
        return names;
    }
}
