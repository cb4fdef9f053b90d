package ru.metodkarta.roadmap;

import java.util.UUID;
import ru.metodkarta.organization.GroupBasis;
import ru.metodkarta.organization.GroupCode;
import ru.metodkarta.shared.Ids;

/** What an executor means, as one word in a form: {@code ORG:<id>}, {@code GROUP:SCHOOLS:TERRITORY}, {@code LIST:<id>}, {@code TEXT}. */
final class ExecutorTargets {

    private ExecutorTargets() {}

    static String write(ExecutorContent executor) {
        return switch (executor.kind()) {
            case ORG -> "ORG:" + executor.organizationId();
            case GROUP -> group(executor.group(), executor.basis());
            case LIST -> "LIST:" + executor.listId();
            case TEXT -> "TEXT";
        };
    }

    static String group(GroupCode code, GroupBasis basis) {
        return "GROUP:" + code + ":" + basis;
    }

    /** A target nobody can have chosen is resolved by name like an empty one. */
    static ExecutorContent read(RowForm.ExecutorLine line) {
        Part part = part(line.part());
        String[] words = line.target().split(":");
        try {
            return switch (words[0]) {
                case "ORG" -> ExecutorContent.organization(line.printed(), part, id(words[1]));
                case "GROUP" ->
                    ExecutorContent.group(
                            line.printed(), part, GroupCode.valueOf(words[1]), GroupBasis.valueOf(words[2]));
                case "LIST" -> ExecutorContent.list(line.printed(), part, id(words[1]));
                case "TEXT" -> ExecutorContent.text(line.printed(), part);
                default -> ExecutorContent.named(line.printed(), part);
            };
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return ExecutorContent.named(line.printed(), part);
        }
    }

    private static UUID id(String word) {
        UUID id = Ids.parse(word);
        if (id == null) {
            throw new IllegalArgumentException("no id: " + word);
        }
        return id;
    }

    private static Part part(String name) {
        for (Part part : Part.values()) {
            if (part.name().equals(name)) {
                return part;
            }
        }
        return null;
    }
}
