package ru.metodkarta.papers;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import ru.metodkarta.audit.Journal;
import ru.metodkarta.execution.FollowedTerritory;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.NotAllowed;

/** What all papers share: who may have those about a territory, and that every paper made is on record. */
@Service
class PaperDesk {

    private final Journal journal;

    PaperDesk(Journal journal) {
        this.journal = journal;
    }

    /** @throws NotAllowed for those who only report */
    static void requireFollowing(Actor actor) {
        if (!FollowedTerritory.any(actor)) {
            throw new NotAllowed();
        }
    }

    /** A paper about work in the own zone; before the first byte is sent. */
    @Transactional
    public void note(Actor actor, String title) {
        journal.recordListExport(actor, title);
    }
}
