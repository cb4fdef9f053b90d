package ru.metodkarta.evidence;

/** A file that cannot be taken: message code and arguments of the sentence that says why and what to do. */
public class FileRefused extends RuntimeException {

    private final String messageCode;
    private final transient Object[] arguments;

    public FileRefused(String messageCode, Object... arguments) {
        super(messageCode);
        this.messageCode = messageCode;
        this.arguments = arguments;
    }

    public String messageCode() {
        return messageCode;
    }

    public Object[] arguments() {
        return arguments == null ? new Object[0] : arguments;
    }
}
