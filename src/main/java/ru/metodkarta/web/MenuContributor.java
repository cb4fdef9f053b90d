package ru.metodkarta.web;

import java.util.List;
import ru.metodkarta.shared.Actor;

/** Each feature says which entries of the main menu a person sees. At most one SQL statement per contributor. */
public interface MenuContributor {

    List<MenuItem> items(Actor actor);
}
