package ru.metodkarta.document;

import java.util.ArrayList;
import java.util.List;

/** A deadline printed in several columns: its beginning and its end, or a grid of years, quarters, months with marks. */
final class DeadlineColumns {

    private DeadlineColumns() {}

    static String joined(Layout layout, List<Integer> positions, Cells cells) {
        List<String> parts = new ArrayList<>();
        boolean span = true;
        for (int position : positions) {
            String text = cells.text()[position];
            String heading = layout.heading(position);
            String leaf = heading.substring(heading.lastIndexOf(" / ") < 0 ? 0 : heading.lastIndexOf(" / ") + 3);
            boolean time = PlanWords.PART_OF_TIME.matcher(leaf).matches();
            span &= !time;
            if (text.isEmpty()) {
                continue;
            }
            if (time) {
                String flowing = CellText.oneLine(text);
                parts.add(PlanWords.MARK.matcher(flowing).matches() ? leaf : flowing + " " + leaf);
            } else if (!parts.contains(CellText.oneLine(text))) {
                parts.add(CellText.oneLine(text));
            }
        }
        return String.join(span ? " – " : ", ", parts);
    }
}
