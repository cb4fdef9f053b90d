package ru.metodkarta.audit;

/** Nothing was written: the plan has errors, or is no longer the one its author has looked through. */
public class ImportRefused extends RuntimeException {

    private final boolean stale;

    private ImportRefused(boolean stale) {
        super(stale ? "things changed meanwhile" : "the list has errors");
        this.stale = stale;
    }

    public static ImportRefused changedMeanwhile() {
        return new ImportRefused(true);
    }

    /**
     * All or nothing.
     *
     * @param seen seal of the plan that was looked through
     */
    public static void unless(ListPlan plan, String seen) {
        if (!plan.seal().equals(seen)) {
            throw new ImportRefused(true);
        }
        if (!plan.isRight()) {
            throw new ImportRefused(false);
        }
    }

    boolean isStale() {
        return stale;
    }
}
