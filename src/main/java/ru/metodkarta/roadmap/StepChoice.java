package ru.metodkarta.roadmap;

import java.util.UUID;
import ru.metodkarta.approval.Paper;

/**
 * On which step of the route a decision is, and in what capacity.
 *
 * @param stepId null: the first whose turn it is and that the person may decide on
 * @param capacity role id, null: the first that fits
 * @param paper what a decision taken on paper rests on
 */
public record StepChoice(UUID stepId, String capacity, Paper paper) {

    public static final StepChoice ANY = new StepChoice(null, null, Paper.NONE);
}
