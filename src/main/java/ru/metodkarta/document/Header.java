package ru.metodkarta.document;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the heading of a table stands and which columns it makes.
 *
 * @param first first row of the heading; rows above belong to the text round the table
 * @param after first row below the heading; equal to {@code first} when there is none
 * @param leaves logical columns from left to right: grid columns that only some rows divide are one
 */
record Header(int first, int after, List<Leaf> leaves) {

    private static final int SEARCHED = 60;
    private static final int HEADING = 160;
    private static final int SECOND_LEVEL = 80;
    private static final int LEVELS = 4;

    /** @param end first grid column behind it */
    record Leaf(int start, int end, String heading) {}

    boolean found() {
        return after > first;
    }

    static Header find(Grid grid, Integer rowsByUser) {
        if (rowsByUser != null) {
            int after = Math.max(0, Math.min(rowsByUser, grid.rows().size()));
            int first = frontRows(grid, after);
            return new Header(first, after, leaves(grid, first, after));
        }
        int row = headingRow(grid);
        if (row < 0) {
            int marked = markedRows(grid);
            int first = frontRows(grid, marked > 0 ? marked : grid.rows().size());
            int after = Math.max(first, marked);
            return new Header(first, after, leaves(grid, first, after));
        }
        int first = row;
        while (first > 0
                && grid.rows().get(first).slots().stream().anyMatch(Grid.Slot::inherited)
                && !grid.rows().get(first - 1).wide(grid.width())) {
            first--;
        }
        int after = row + 1;
        while (after < grid.rows().size()
                && after - first < LEVELS
                && isFurtherLevel(grid.rows().get(after), grid.rows().get(after - 1), grid)) {
            after++;
        }
        return new Header(first, after, leaves(grid, first, after));
    }

    /** The row with most headings of different kinds; of equals the first. */
    private static int headingRow(Grid grid) {
        int best = -1;
        int bestKinds = 1;
        int rows = Math.min(SEARCHED, grid.rows().size());
        for (int i = 0; i < rows; i++) {
            int kinds = kinds(grid.rows().get(i));
            if (kinds > bestKinds) {
                best = i;
                bestKinds = kinds;
            }
            if (best >= 0 && i > best + LEVELS
                    || (best < 0 && looksLikeData(grid.rows().get(i)))) {
                break;
            }
        }
        return best;
    }

    private static boolean looksLikeData(Grid.Row row) {
        List<Grid.Slot> own = row.own();
        return own.size() >= 3
                && own.stream()
                        .anyMatch(slot -> PlanWords.NUMBER.matcher(slot.text()).matches())
                && own.stream().anyMatch(slot -> slot.text().length() > 30)
                && kinds(row) < 2;
    }

    /** How many kinds of columns the cells of a row name; 0 for a row that holds data. */
    static int kinds(Grid.Row row) {
        Set<ColumnRole> kinds = EnumSet.noneOf(ColumnRole.class);
        int named = 0;
        List<Grid.Slot> own = row.own();
        if (own.stream()
                .anyMatch(slot -> slot.text().length() > HEADING
                        || Character.isDigit(slot.text().charAt(0))
                                && PlanWords.NUMBER.matcher(slot.text()).matches())) {
            return 0;
        }
        for (Grid.Slot slot : own) {
            HeadingWords.Guess guess = HeadingWords.guess(slot.text());
            if (guess == null) {
                if (PlanWords.NUMBER.matcher(slot.text()).matches()) {
                    return 0;
                }
                continue;
            }
            named++;
            if (guess.strength() > 1) {
                kinds.add(guess.role());
            }
        }
        boolean plan = kinds.contains(ColumnRole.TITLE)
                || kinds.contains(ColumnRole.DEADLINE)
                || kinds.contains(ColumnRole.EXECUTORS);
        return own.size() >= 2 && plan && named * 2 >= own.size() ? kinds.size() : 0;
    }

    private static boolean isFurtherLevel(Grid.Row row, Grid.Row above, Grid grid) {
        List<Grid.Slot> own = row.own();
        if (own.isEmpty() || row.wide(grid.width()) || isColumnNumbers(row)) {
            return false;
        }
        boolean allShort = own.stream().allMatch(slot -> slot.text().length() <= SECOND_LEVEL);
        if (!allShort
                || PlanWords.NUMBER.matcher(own.get(0).text()).matches()
                        && own.get(0).column() == 0) {
            return false;
        }
        if (row.slots().stream().anyMatch(Grid.Slot::inherited)) {
            return true;
        }
        // below a blank heading, or below one that covers several columns of which it is not alone in the row
        boolean belowGroups = own.stream()
                .allMatch(slot -> above.slots().stream()
                        .filter(top -> top.column() <= slot.column() && slot.column() < top.end())
                        .allMatch(top -> top.text().isEmpty() || top.span() > slot.span()));
        boolean covered = above.own().stream()
                .filter(top -> top.span() == 1)
                .noneMatch(top -> own.stream().anyMatch(slot -> slot.column() == top.column() && !groupOf(above, top)));
        return (belowGroups || covered && ownIsHalf(own, above))
                && own.size() < above.own().size() + 8
                && hasRoom(above, own);
    }

    /** A heading followed by blank ones: tab-separated text has no merges. */
    private static boolean groupOf(Grid.Row above, Grid.Slot top) {
        return above.slots().stream()
                .anyMatch(slot -> slot.column() == top.end() && slot.text().isEmpty());
    }

    private static boolean ownIsHalf(List<Grid.Slot> own, Grid.Row above) {
        return own.size() >= 2 && own.size() <= above.own().size();
    }

    /** Something above must be a group: a wide heading or a blank one. */
    private static boolean hasRoom(Grid.Row above, List<Grid.Slot> own) {
        long below = own.stream()
                .filter(slot -> above.slots().stream()
                        .anyMatch(top -> top.column() <= slot.column()
                                && slot.column() < top.end()
                                && (top.text().isEmpty() || top.span() > 1)))
                .count();
        return below > 0 && above.own().size() >= 2;
    }

    /** «1 | 2 | 3 | 4» under the heading. */
    static boolean isColumnNumbers(Grid.Row row) {
        List<Grid.Slot> own = row.own();
        if (own.size() < 3 && own.size() * 2 < row.slots().size() || own.size() < 2) {
            return false;
        }
        int expected = -1;
        for (Grid.Slot slot : own) {
            String digits = slot.text().replaceAll("[.)\\s]", "");
            if (!digits.matches("\\d{1,2}")) {
                return false;
            }
            int number = Integer.parseInt(digits);
            if (expected >= 0 && number != expected || expected < 0 && number > 2) {
                return false;
            }
            expected = number + 1;
        }
        return true;
    }

    private static int markedRows(Grid grid) {
        int rows = 0;
        while (rows < grid.rows().size() && grid.rows().get(rows).marked()) {
            rows++;
        }
        return rows == grid.rows().size() ? 0 : rows;
    }

    /** Rows at the top that are text and not table: the title, the approval block. */
    private static int frontRows(Grid grid, int limit) {
        int rows = 0;
        while (rows < limit) {
            Grid.Row row = grid.rows().get(rows);
            boolean single = row.own().size() == 1 && grid.width() > 1;
            boolean front = row.blank()
                    || single
                            && FrontWords.OPENING
                                    .matcher(row.own().get(0).text())
                                    .lookingAt();
            if (!front) {
                break;
            }
            rows++;
        }
        return rows == limit && limit == grid.rows().size() ? 0 : rows;
    }

    private static List<Leaf> leaves(Grid grid, int first, int after) {
        TreeSet<Integer> starts = new TreeSet<>();
        List<Grid.Row> heading = grid.rows().subList(first, after).stream()
                .filter(row -> !row.wide(grid.width()) && !row.blank())
                .toList();
        for (Grid.Row row : heading) {
            row.slots().forEach(slot -> starts.add(slot.column()));
        }
        if (starts.isEmpty()) {
            starts.addAll(commonStarts(grid, after));
        }
        List<Integer> order = new ArrayList<>(starts);
        List<Leaf> leaves = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            int end = i + 1 < order.size() ? order.get(i + 1) : grid.width();
            leaves.add(new Leaf(order.get(i), end, path(heading, order.get(i))));
        }
        return List.copyOf(leaves);
    }

    private static String path(List<Grid.Row> heading, int column) {
        List<String> levels = new ArrayList<>();
        for (int level = 0; level < heading.size(); level++) {
            String text = own(heading.get(level), column);
            // without merges a group stands over its first column only
            boolean below = level + 1 < heading.size() && own(heading.get(level + 1), column) != null;
            for (int left = column - 1; text == null && below && left >= 0; left--) {
                if (own(heading.get(level + 1), left) == null || isInherited(heading.get(level), column)) {
                    break;
                }
                text = own(heading.get(level), left);
            }
            if (text != null && !levels.contains(text)) {
                levels.add(text);
            }
        }
        return String.join(" / ", levels);
    }

    private static String own(Grid.Row row, int column) {
        return row.slots().stream()
                .filter(slot -> slot.column() <= column && column < slot.end() && slot.own())
                .map(slot -> CellText.oneLine(slot.text()))
                .findFirst()
                .orElse(null);
    }

    private static boolean isInherited(Grid.Row row, int column) {
        return row.slots().stream().anyMatch(slot -> slot.column() == column && slot.inherited());
    }

    /** Without a heading: how most rows with most cells are divided. */
    private static List<Integer> commonStarts(Grid grid, int after) {
        Map<List<Integer>, Integer> layouts = new LinkedHashMap<>();
        for (Grid.Row row : grid.rows()
                .subList(Math.min(after, grid.rows().size()), grid.rows().size())) {
            if (!row.wide(grid.width()) && !row.slots().isEmpty()) {
                layouts.merge(row.slots().stream().map(Grid.Slot::column).toList(), 1, Integer::sum);
            }
        }
        List<Integer> best = List.of(0);
        int most = 0;
        for (var layout : layouts.entrySet()) {
            int weight = layout.getValue() * layout.getKey().size();
            if (weight > most) {
                most = weight;
                best = layout.getKey();
            }
        }
        return best;
    }
}
