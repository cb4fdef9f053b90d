package ru.metodkarta.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** What a list brought in would do, row by row, and what is wrong with it, cell by cell. */
public final class ListPlan {

    public enum Deed {
        CREATE,
        CHANGE,
        SAME
    }

    /**
     * @param column code of the column
     * @param before null for what was not there
     */
    public record Change(String column, String before, String after) {}

    /** @param title what the row is about */
    public record Line(int row, Deed deed, String title, List<Change> changes) {}

    /** A message code with its arguments about a cell («C7»). */
    public record Problem(String address, String code, List<String> arguments) {

        public Object[] args() {
            return arguments.toArray();
        }
    }

    private final List<Line> lines = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    public void add(Line line) {
        lines.add(line);
    }

    public void problem(String address, String code, String... arguments) {
        problems.add(new Problem(address, code, List.of(arguments)));
    }

    public List<Line> lines() {
        return lines;
    }

    public List<Problem> problems() {
        return problems;
    }

    public boolean isRight() {
        return problems.isEmpty();
    }

    public int created() {
        return count(Deed.CREATE);
    }

    public int changed() {
        return count(Deed.CHANGE);
    }

    public int same() {
        return count(Deed.SAME);
    }

    private int count(Deed deed) {
        return (int) lines.stream().filter(line -> line.deed() == deed).count();
    }

    public boolean changesNothing() {
        return lines.stream().allMatch(line -> line.deed() == Deed.SAME);
    }

    /** Two plans with the same seal show the same to the reader. */
    public String seal() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            lines.forEach(line -> sha.update(line.toString().getBytes(StandardCharsets.UTF_8)));
            problems.forEach(problem -> sha.update(problem.toString().getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(sha.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
