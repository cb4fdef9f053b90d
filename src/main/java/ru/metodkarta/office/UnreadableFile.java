package ru.metodkarta.office;

/** A file out of which no table can be read: message code and arguments of the sentence that says why and what to do. */
public class UnreadableFile extends RuntimeException {

    private final String messageCode;
    private final transient Object[] arguments;

    UnreadableFile(String reason, Object... arguments) {
        super("office.refused." + reason);
        this.messageCode = "office.refused." + reason;
        this.arguments = arguments;
    }

    public String messageCode() {
        return messageCode;
    }

    public Object[] arguments() {
        return arguments == null ? new Object[0] : arguments.clone();
    }
}
