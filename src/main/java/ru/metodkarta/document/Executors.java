package ru.metodkarta.document;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;

/** Parts a cell of executors into those it names: by lines, semicolons, commas outside quotations and brackets. */
final class Executors {

    private Executors() {}

    static List<String> split(String cell) {
        Set<String> executors = new LinkedHashSet<>();
        for (String line : wholeLines(CellText.lines(CellText.normal(cell)))) {
            for (String part : together(bySigns(line))) {
                byAnd(part).stream()
                        .flatMap(name -> byCapital(name).stream())
                        .map(Executors::clean)
                        .filter(name -> !name.isEmpty())
                        .forEach(executors::add);
            }
        }
        return List.copyOf(executors);
    }

    /** Puts wrapped lines together again. */
    private static List<String> wholeLines(List<String> lines) {
        List<StringBuilder> whole = new ArrayList<>();
        for (String line : lines.stream()
                .flatMap(line -> ExecutorWords.NUMBERED_WITHIN.splitAsStream(line))
                .toList()) {
            if (whole.isEmpty() || !goesOn(whole.get(whole.size() - 1).toString(), line)) {
                whole.add(new StringBuilder(line));
            } else {
                CellText.join(whole.get(whole.size() - 1), line, " ");
            }
        }
        return whole.stream().map(StringBuilder::toString).toList();
    }

    private static boolean goesOn(String above, String line) {
        char first = line.charAt(0);
        char last = above.charAt(above.length() - 1);
        if (CellText.endsOpen(above) && last != ',') {
            return true;
        }
        if (last == ';' || last == ',' || ExecutorWords.SIGN_FIRST.matcher(line).lookingAt()) {
            return false;
        }
        if (first == '«' || first == '"') {
            return last != '»' && last != '"';
        }
        if (first == '№' || first == '(' || first == ')' || first == '»' || Character.isDigit(first)) {
            return true;
        }
        if (Character.isLowerCase(first)) {
            return !ExecutorWords.NEW_ONE.matcher(line).lookingAt()
                    || ExecutorWords.ADJECTIVE_LAST.matcher(above).find();
        }
        return ExecutorWords.GENITIVE_FIRST.matcher(line).lookingAt();
    }

    private static List<String> bySigns(String line) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        boolean quoted = false;
        int from = 0;
        for (int i = 0; i < line.length(); i++) {
            char sign = line.charAt(i);
            if (sign == '(' || sign == '«') {
                depth++;
            } else if (sign == ')' || sign == '»') {
                depth = Math.max(0, depth - 1);
            } else if (sign == '"') {
                quoted = !quoted;
            }
            boolean outside = depth == 0 && !quoted;
            if (outside && (sign == ';' || sign == ',' || isSlash(line, i))) {
                parts.add(line.substring(from, i));
                from = i + 1;
            } else if (outside && (sign == '»' || sign == '"') && beginsAnother(line.substring(i + 1))) {
                parts.add(line.substring(from, i + 1));
                from = i + 1;
            }
        }
        parts.add(line.substring(from));
        return parts.stream().map(String::strip).filter(part -> !part.isEmpty()).toList();
    }

    /** «ЦРО / ОО», «ЦРО/ОО», but not «И/О» or a date. */
    private static boolean isSlash(String line, int at) {
        return line.charAt(at) == '/'
                && at > 0
                && (Character.isWhitespace(line.charAt(at - 1))
                        || isName(line.substring(0, at)) && isName(line.substring(at + 1)));
    }

    /** «МАУ «ЦРО» Образовательные организации»: a closing quotation and a capital. */
    private static boolean beginsAnother(String rest) {
        String next = rest.stripLeading();
        return next.length() < rest.length()
                && !next.isEmpty()
                && Character.isUpperCase(next.charAt(0))
                && !ExecutorWords.GENITIVE_FIRST.matcher(next).lookingAt()
                && !ExecutorWords.PERSON_FIRST.matcher(next).lookingAt();
    }

    /** A comma within the name of a body parts nobody. */
    private static List<String> together(List<String> parts) {
        List<String> names = new ArrayList<>();
        for (String part : parts) {
            int last = names.size() - 1;
            if (last >= 0
                    && ExecutorWords.BODY_GOES_ON.matcher(part).lookingAt()
                    && ExecutorWords.BODY.matcher(names.get(last)).find()) {
                names.set(last, names.get(last) + ", " + part);
            } else {
                names.add(part);
            }
        }
        return names;
    }

    /** «МОУО и ММС», «школы и детские сады», but not «науки и молодёжи». */
    private static List<String> byAnd(String part) {
        Matcher and = ExecutorWords.AND.matcher(part);
        while (and.find()) {
            String left = part.substring(0, and.start());
            String right = part.substring(and.end());
            if (isName(left) && isName(right)) {
                List<String> names = new ArrayList<>(List.of(left));
                names.addAll(byAnd(right));
                return names;
            }
        }
        return List.of(part);
    }

    private static List<String> byCapital(String name) {
        return name.indexOf('«') >= 0 || name.indexOf('"') >= 0
                ? List.of(name)
                : List.of(ExecutorWords.ANOTHER_WITHIN.split(name));
    }

    private static boolean isName(String text) {
        return ExecutorWords.SHORT_NAME.matcher(text).matches()
                || ExecutorWords.GROUP.matcher(text).matches()
                || ExecutorWords.QUOTED_NAME.matcher(text).matches();
    }

    private static String clean(String name) {
        String clean = ExecutorWords.SIGN_FIRST.matcher(name.strip()).replaceFirst("");
        if (clean.endsWith(".")
                && !ExecutorWords.ABBREVIATION_LAST.matcher(clean).find()) {
            clean = clean.substring(0, clean.length() - 1);
        }
        // a dash in the cell says that there is nobody
        return clean.codePoints().anyMatch(Character::isLetterOrDigit) ? clean.strip() : "";
    }
}
