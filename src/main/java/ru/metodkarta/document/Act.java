package ru.metodkarta.document;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;

/**
 * What an approval block says of the act.
 *
 * @param kind name of an {@code ActKind}, or null
 * @param annex number of the annex, or null
 */
record Act(String kind, String issuer, LocalDate date, String number, String annex) {

    private static final int HEAD = 7;
    private static final int ISSUER = 250;

    static Act of(List<String> block, List<String> all) {
        String text = String.join(" ", block);
        Matcher act = FrontWords.ACT.matcher(text);
        boolean named = act.find();
        String kind = named ? kind(act.group()) : null;
        String issuer = named ? issuer(text.substring(act.end())) : approver(block);
        String requisites = named
                ? text.substring(act.end())
                : FrontWords.ANNEX_WORDS.matcher(text).replaceAll("");
        LocalDate date = date(requisites);
        String number = named ? number(requisites) : null;
        if (date == null
                && number == null
                && !block.isEmpty()
                && !FrontWords.BLANK_DATE.matcher(text).find()) {
            return ofHead(kind, issuer, annex(text), all);
        }
        return new Act(kind, issuer, date, number, annex(text));
    }

    /** The block names no requisites: those of the order at the head of the file are meant. */
    private static Act ofHead(String kind, String issuer, String annex, List<String> all) {
        for (int i = 0; i < all.size(); i++) {
            Matcher head = FrontWords.ACT.matcher(all.get(i));
            if (head.lookingAt() && head.end() == all.get(i).length()) {
                String requisites = String.join(" ", all.subList(i + 1, Math.min(all.size(), i + HEAD)));
                return new Act(kind(head.group()), issuer, date(requisites), number(requisites), annex);
            }
        }
        return new Act(kind, issuer, null, null, annex);
    }

    static boolean complete(List<String> block) {
        String text = String.join(" ", block);
        Matcher act = FrontWords.ACT.matcher(text);
        if (!act.find()) {
            return false;
        }
        String requisites = text.substring(act.end());
        return requisites.contains("№") || number(requisites) != null;
    }

    /** A line that goes on with requisites. */
    static boolean belongs(String line) {
        return line.startsWith("№")
                || line.startsWith("_")
                || FrontWords.WRITTEN_DATE.matcher(line).matches();
    }

    private static String kind(String word) {
        if (FrontWords.DIRECTIVE.matcher(word).lookingAt()) {
            return "DIRECTIVE";
        }
        if (FrontWords.RESOLUTION.matcher(word).lookingAt()) {
            return "RESOLUTION";
        }
        return FrontWords.PROTOCOL.matcher(word).lookingAt() ? "PROTOCOL" : "ORDER";
    }

    private static String issuer(String behind) {
        Matcher end = FrontWords.ISSUER_END.matcher(behind);
        String issuer = (end.find() ? behind.substring(0, end.start()) : behind).strip();
        return issuer.isEmpty()
                        || issuer.length() > ISSUER
                        || FrontWords.FROM_FIRST.matcher(issuer).lookingAt()
                ? null
                : issuer;
    }

    /** Under «УТВЕРЖДАЮ»: the office, up to the line for the signature. */
    private static String approver(List<String> block) {
        StringBuilder office = new StringBuilder();
        boolean below = false;
        for (String line : block) {
            if (below) {
                if (line.contains("__") || FrontWords.PERSON.matcher(line).find() || date(line) != null) {
                    break;
                }
                office.append(office.isEmpty() ? "" : " ").append(line);
            } else if (FrontWords.I_APPROVE.matcher(line).lookingAt()) {
                below = true;
                Matcher word = FrontWords.I_APPROVE.matcher(line);
                word.lookingAt();
                String rest = line.substring(word.end()).replaceAll("^[:»\\s]+", "");
                office.append(
                        rest.contains("__")
                                ? rest.substring(0, rest.indexOf("__")).strip()
                                : rest);
            }
        }
        return office.isEmpty() ? null : office.toString();
    }

    static LocalDate date(String text) {
        Matcher date = FrontWords.WRITTEN_DATE.matcher(text);
        while (date.find()) {
            try {
                int month = date.group(2) != null ? Integer.parseInt(date.group(2)) : month(date.group(3));
                return LocalDate.of(Integer.parseInt(date.group(4)), month, Integer.parseInt(date.group(1)));
            } catch (DateTimeException e) {
                // «32.13.2021» is no date: the next one may be
            }
        }
        return null;
    }

    static int month(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        // «ма» last: «март» begins with it too
        for (int i = 0; i < 12; i++) {
            if (i != 4 && lower.startsWith(FrontWords.MONTHS.get(i))) {
                return i + 1;
            }
        }
        return 5;
    }

    private static String number(String text) {
        Matcher number = FrontWords.ACT_NUMBER.matcher(text);
        return number.find() ? number.group(1).strip() : null;
    }

    private static String annex(String text) {
        Matcher annex = FrontWords.ANNEX.matcher(text);
        return annex.find() ? annex.group(1) : null;
    }
}
