package ru.metodkarta.notices;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.mail.Outbox;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Crumb;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.Option;
import ru.metodkarta.web.RequestKeys;

/** «Что присылать»: for the person, and for the mailbox of an organization. */
@Controller
class PreferenceController {

    private static final String OWN = "/notices/preferences";
    private static final String MAILBOX = "/notices/mailboxes/{organizationId}";

    private final Preferences preferences;
    private final Outbox outbox;
    private final MessageSource messages;
    private final RequestKeys keys;

    PreferenceController(Preferences preferences, Outbox outbox, MessageSource messages, RequestKeys keys) {
        this.preferences = preferences;
        this.outbox = outbox;
        this.messages = messages;
        this.keys = keys;
    }

    @GetMapping(OWN)
    String own(Actor actor, Locale locale, Model model) {
        return own(actor, PresetForm.of(preferences.of(actor).preset()), null, locale, model);
    }

    @PostMapping(OWN)
    String choose(
            Actor actor,
            @ModelAttribute("form") PresetForm form,
            Locale locale,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        FormErrors errors = new FormErrors();
        Preset preset = form.toCommand(errors);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return own(actor, form, errors, locale, model);
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            preferences.choose(actor, preset);
            return OWN;
        });
        Flash.ok(redirect, "notices.preferences.saved");
        return "redirect:" + url;
    }

    private String own(Actor actor, PresetForm form, FormErrors errors, Locale locale, Model model) {
        Preferences.Own own = preferences.of(actor);
        model.addAttribute("own", own);
        model.addAttribute("mailboxes", preferences.mailboxes(actor));
        return page("notices/preferences", form, errors, locale, model);
    }

    @GetMapping(MAILBOX)
    String mailbox(Actor actor, @PathVariable UUID organizationId, Locale locale, Model model) {
        Preferences.Mailbox mailbox = preferences.mailbox(actor, organizationId);
        return mailbox(mailbox, PresetForm.of(mailbox.shown()), null, locale, model);
    }

    @PostMapping(MAILBOX)
    String choose(
            Actor actor,
            @PathVariable UUID organizationId,
            @ModelAttribute("form") PresetForm form,
            Locale locale,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        Preferences.Mailbox mailbox = preferences.mailbox(actor, organizationId);
        FormErrors errors = new FormErrors();
        Preset preset = form.toCommand(errors);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return mailbox(mailbox, form, errors, locale, model);
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            preferences.choose(actor, organizationId, preset);
            return "/notices/mailboxes/" + organizationId;
        });
        Flash.ok(redirect, "notices.preferences.saved");
        return "redirect:" + url;
    }

    private String mailbox(
            Preferences.Mailbox mailbox, PresetForm form, FormErrors errors, Locale locale, Model model) {
        model.addAttribute("mailbox", mailbox);
        return page("notices/mailbox", form, errors, locale, model);
    }

    private String page(String view, PresetForm form, FormErrors errors, Locale locale, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("configured", outbox.configured());
        model.addAttribute("presets", presets(locale));
        model.addAttribute(
                "crumbs", List.of(new Crumb(messages.getMessage("notices.title", null, locale), NoticeController.URL)));
        return view;
    }

    private List<Option> presets(Locale locale) {
        return Stream.of(Preset.values())
                .map(preset -> new Option(preset.name(), messages.getMessage("notices.preset." + preset, null, locale)))
                .toList();
    }
}
