package ru.metodkarta.organization;

import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;
import ru.metodkarta.shared.NotFound;
import ru.metodkarta.web.LookupTyping;

/** Suggestions while a name is typed; without scripts the form itself answers with them. */
@Controller
class OrganizationLookupController {

    private final OrganizationLookup lookup;

    OrganizationLookupController(OrganizationLookup lookup) {
        this.lookup = lookup;
    }

    @GetMapping("/organizations/choices")
    String choices(@RequestParam Map<String, String> params, Actor actor, Locale locale, Model model) {
        OrganizationField which = null;
        for (OrganizationField each : OrganizationField.values()) {
            which = each.name().equals(params.get("field")) ? each : which;
        }
        if (which == null) {
            throw new NotFound("field");
        }
        model.addAttribute(
                "lookup",
                lookup.of(
                        actor,
                        which,
                        new LookupTyping(params),
                        params.get(which.field()),
                        Ids.parse(params.get("except")),
                        locale));
        return "web/lookup :: found";
    }
}
