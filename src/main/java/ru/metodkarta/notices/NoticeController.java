package ru.metodkarta.notices;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.RequestKeys;

/** «Уведомления»: the list, opening one, reading all. */
@Controller
class NoticeController {

    static final String URL = "/notices";

    private final NoticeList notices;
    private final RequestKeys keys;
    private final Clock clock;

    NoticeController(NoticeList notices, RequestKeys keys, Clock clock) {
        this.notices = notices;
        this.keys = keys;
        this.clock = clock;
    }

    @GetMapping(URL)
    String list(Actor actor, @RequestParam(required = false) String page, Model model) {
        model.addAttribute("notices", notices.of(actor, page));
        model.addAttribute("shown", clock.instant());
        model.addAttribute("zone", actor.zone());
        model.addAttribute(
                "keeps", !actor.fitting(NoticePermissions::mayKeepRules).isEmpty());
        return "notices/list";
    }

    /** The figure beside the bell, asked for by the page once it is shown. */
    @GetMapping(URL + "/count")
    String count(Actor actor, Model model) {
        model.addAttribute("unread", notices.unread(actor));
        return "notices/count :: count";
    }

    @GetMapping(URL + "/{id}")
    String open(Actor actor, @PathVariable UUID id) {
        return "redirect:" + notices.open(actor, id);
    }

    @PostMapping(URL + "/reading")
    String read(
            Actor actor,
            @RequestParam(required = false) String shown,
            @RequestParam(required = false) String requestKey,
            RedirectAttributes redirect) {
        String url = keys.once(requestKey, actor, () -> {
            notices.readUntil(actor, moment(shown));
            return URL;
        });
        Flash.ok(redirect, "notices.all-read");
        return "redirect:" + url;
    }

    private Instant moment(String shown) {
        Instant now = clock.instant();
        try {
            Instant moment = shown == null ? now : Instant.parse(shown);
            return moment.isAfter(now) || moment.isBefore(Instant.EPOCH) ? now : moment;
        } catch (DateTimeParseException e) {
            return now;
        }
    }
}
