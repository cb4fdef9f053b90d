package ru.metodkarta.reuse;

import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Flash;

/** «На новый период»: the next roadmap of the same place begins with the text of this one. */
@Controller
@RequestMapping("/roadmaps/{id}/new-period")
class NewPeriodController {

    private final Copying copying;
    private final CopyPages pages;

    NewPeriodController(Copying copying, CopyPages pages) {
        this.copying = copying;
        this.pages = pages;
    }

    @GetMapping
    ModelAndView look(Actor actor, @PathVariable UUID id, Locale locale) {
        return pages.first(actor, copying.forNewPeriod(actor, id), locale);
    }

    @PostMapping
    Object copy(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> params,
            Locale locale,
            RedirectAttributes redirect) {
        CopyPages.Answer answer = pages.posted(actor, copying.forNewPeriod(actor, id), CopyForm.of(params), locale);
        if (answer.page() != null) {
            return answer.page();
        }
        Flash.ok(redirect, "reuse.flash.made");
        return "redirect:" + answer.made();
    }
}
