package ru.metodkarta.approval;

import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Grant;

/**
 * Who decides, in what capacity.
 *
 * @param fromOriginal entered for somebody who decided on paper
 */
public record Deciding(Actor actor, Grant grant, boolean fromOriginal, Paper paper) {

    public static Deciding by(Actor actor, Grant grant) {
        return new Deciding(actor, grant, false, Paper.NONE);
    }
}
