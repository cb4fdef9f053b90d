package ru.metodkarta.web;

import java.util.List;
import ru.metodkarta.shared.Actor;

/** Each feature says what a person should know first of all. At most one SQL statement per contributor. */
public interface HomeNotices {

    List<HomeNotice> of(Actor actor);
}
