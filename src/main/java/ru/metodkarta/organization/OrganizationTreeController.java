package ru.metodkarta.organization;

import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Ids;

/** The tree by subordination, beside the list by territory. */
@Controller
class OrganizationTreeController {

    private final OrganizationTree tree;
    private final OrganizationAccess access;

    OrganizationTreeController(OrganizationTree tree, OrganizationAccess access) {
        this.tree = tree;
        this.access = access;
    }

    @GetMapping("/organizations/tree")
    String tree(@RequestParam(required = false) String under, Actor actor, Model model) {
        UUID id = Ids.parse(under);
        if (id != null) {
            access.visible(actor, id);
        }
        model.addAttribute("level", tree.of(actor.regionId(), id));
        return "organization/tree";
    }
}
