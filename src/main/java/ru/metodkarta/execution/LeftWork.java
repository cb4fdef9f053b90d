package ru.metodkarta.execution;

import java.util.List;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/** Names what a decision about many has left as it was: some of it, a sentence cannot hold thousands. */
final class LeftWork {

    private static final int NAMED = 5;
    private static final int LONGEST = 60;

    private LeftWork() {}

    /** By organization and item of the plan. */
    static String name(String organization, String number, String title) {
        String item = number != null ? number : title;
        return organization + " – " + (item.length() > LONGEST ? item.substring(0, LONGEST) + "…" : item);
    }

    /**
     * A sentence for the end of a message, empty when no name is known.
     *
     * @param all how many there are, named or not
     */
    static MessageSourceResolvable named(List<String> names, int all) {
        if (names.isEmpty()) {
            return new DefaultMessageSourceResolvable(new String[0], "");
        }
        List<String> some = names.subList(0, Math.min(NAMED, names.size()));
        String code = all > some.size() ? "execution.left.some" : "execution.left.all";
        Object[] arguments = {String.join("; ", some), String.valueOf(all - some.size())};
        return new DefaultMessageSourceResolvable(new String[] {code}, arguments);
    }
}
