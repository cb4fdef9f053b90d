package ru.metodkarta.organization;

import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.PageRequestParams;
import ru.metodkarta.web.RequestKeys;

/** One saved list of organizations, and its name. */
@Controller
class SavedListController {

    private final OrganizationLists lists;
    private final RequestKeys keys;

    SavedListController(OrganizationLists lists, RequestKeys keys) {
        this.lists = lists;
        this.keys = keys;
    }

    @GetMapping("/organizations/lists/{id}")
    String list(@PathVariable UUID id, @RequestParam(required = false) String page, Actor actor, Model model) {
        OrganizationLists.SavedList list = lists.seen(actor, id);
        return page(
                list,
                page,
                new OrganizationListForm(list.name(), null, String.valueOf(list.version()), null),
                null,
                actor,
                model);
    }

    @PostMapping("/organizations/lists/{id}")
    String rename(
            @PathVariable UUID id,
            @ModelAttribute("form") OrganizationListForm form,
            Actor actor,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        OrganizationLists.SavedList list = lists.seen(actor, id);
        lists.keeper(actor, list.municipalityId());
        FormErrors errors = new FormErrors();
        String name = form.nameOrNull(errors);
        if (!errors.isEmpty()) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(list, null, form, errors, actor, model);
        }
        String url = keys.once(form.requestKey(), actor, () -> {
            lists.rename(actor, id, name, form.version());
            return "/organizations/lists/" + id;
        });
        Flash.ok(redirect, "organization.list-saved", name);
        return "redirect:" + url;
    }

    private String page(
            OrganizationLists.SavedList list,
            String page,
            OrganizationListForm form,
            FormErrors errors,
            Actor actor,
            Model model) {
        model.addAttribute("saved", list);
        model.addAttribute("mayKeep", lists.mayKeep(actor, list.municipalityId()));
        model.addAttribute(
                "paged", lists.members(list.id(), PageRequestParams.of(page, OrganizationListMembersController.PAGE)));
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "organization/saved-list";
    }
}
