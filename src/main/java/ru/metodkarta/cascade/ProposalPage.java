package ru.metodkarta.cascade;

import java.util.List;
import ru.metodkarta.roadmap.RoadmapSight;
import ru.metodkarta.roadmap.WordDiff;
import ru.metodkarta.web.Paged;

/**
 * What the roadmap above proposes to its copies.
 *
 * @param all everything that differs is shown, not only what is asked about
 * @param proposed fields that can be taken over at once, {@code conflicts} those to decide on
 * @param editor this person decides; {@code writes}: there is an open draft to take over into; {@code opens}: one can be opened
 */
record ProposalPage(
        RoadmapSight.Sight roadmap,
        boolean all,
        int linked,
        int proposed,
        int conflicts,
        int gone,
        String seal,
        boolean editor,
        boolean writes,
        boolean opens,
        Paged<Item> items,
        List<LinkedTexts.Untaken> untaken,
        List<LinkedTexts.Refused> refused) {

    /** @param several more than one field is asked about; {@code clean}: and none of them is a conflict */
    record Item(LinkedRow row, boolean gone, boolean several, boolean clean, List<Field> fields) {

        public String name() {
            return row.ours().number() == null
                    ? row.ours().title()
                    : row.ours().number() + " " + row.ours().title();
        }
    }

    /**
     * @param name for people: of a cell the title of its column
     * @param base null where only the two texts differ
     */
    record Field(
            String code,
            String name,
            String outcome,
            boolean asks,
            List<WordDiff.Piece> base,
            List<WordDiff.Piece> above,
            List<WordDiff.Piece> ours) {}
}
