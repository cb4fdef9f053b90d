package ru.metodkarta.shared;

/** The state or version has moved on meanwhile: answers 409 with what happened (a message code and its arguments). */
public class Conflict extends RuntimeException {

    private final String messageCode;
    private final transient Object[] arguments;

    public Conflict(String messageCode, Object... arguments) {
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
