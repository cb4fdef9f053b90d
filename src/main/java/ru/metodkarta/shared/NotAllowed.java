package ru.metodkarta.shared;

/** The viewer may see but not do it: answers 403 and says who may. */
public class NotAllowed extends RuntimeException {

    private final String whoMay;

    /** @param whoMay who has the right, shown to the user («МАУ «ЦРО»»); null when it is not one body */
    public NotAllowed(String whoMay) {
        super("not allowed");
        this.whoMay = whoMay;
    }

    public NotAllowed() {
        this(null);
    }

    public String whoMay() {
        return whoMay;
    }
}
