package ru.metodkarta.execution;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import ru.metodkarta.shared.Actor;
import ru.metodkarta.shared.Conflict;
import ru.metodkarta.shared.NotAllowed;
import ru.metodkarta.web.Flash;
import ru.metodkarta.web.FormErrors;
import ru.metodkarta.web.RequestKeys;

/** One decision about all chosen work. */
@Controller
class SelectionDecisionController {

    private final SelectionView view;
    private final BulkDecisions decisions;
    private final RequestKeys keys;

    SelectionDecisionController(SelectionView view, BulkDecisions decisions, RequestKeys keys) {
        this.view = view;
        this.decisions = decisions;
        this.keys = keys;
    }

    @PostMapping("/acceptance/selection/decision")
    String decide(
            Actor actor,
            @ModelAttribute("bulk") BulkForm form,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect) {
        if (!Deciding.any(actor)) {
            throw new NotAllowed();
        }
        List<Sight.Chosen> seen = form.seen();
        String back = form.backOr("/acceptance/matrix");
        if (seen.isEmpty() || seen.size() > SelectionView.LIMIT) {
            Flash.warn(redirect, "execution.selection.none");
            return "redirect:" + back;
        }
        FormErrors errors = new FormErrors();
        BulkForm.Command command = form.toCommand(view.today(actor), errors);
        if (!errors.isEmpty()) {
            return again(actor, form, errors, HttpStatus.UNPROCESSABLE_CONTENT, model, response);
        }
        String url;
        try {
            url = keys.once(form.requestKey(), actor, () -> {
                BulkDecisions.Result result = decisions.carryOut(actor, command, seen, form.capacity());
                say(redirect, command.button(), result);
                return back;
            });
        } catch (UnderWay.NotMeant early) {
            early.ask(errors, "execution.selection.under-way");
            model.addAttribute("underWay", early.found());
            return again(actor, form, errors, HttpStatus.UNPROCESSABLE_CONTENT, model, response);
        } catch (Conflict conflict) {
            model.addAttribute("late", conflict);
            return again(actor, form, new FormErrors(), HttpStatus.CONFLICT, model, response);
        }
        return "redirect:" + url;
    }

    /** The work as it is now, with every word that was typed. */
    private String again(
            Actor actor,
            BulkForm form,
            FormErrors errors,
            HttpStatus status,
            Model model,
            HttpServletResponse response) {
        SelectionView.Selection selection = view.of(
                actor, form.seen().stream().map(Sight.Chosen::assignmentId).toList());
        response.setStatus(status.value());
        model.addAttribute("errors", errors);
        model.addAttribute("bulk", status == HttpStatus.CONFLICT ? form.seeing(selection.mine()) : form);
        model.addAttribute("homeless", SelectionView.homeless(form, selection));
        return view.show(model, actor, selection, form.backOr("/acceptance/matrix"));
    }

    private static void say(RedirectAttributes redirect, BulkForm.Button button, BulkDecisions.Result result) {
        String done = String.valueOf(result.done());
        if (result.left() == 0) {
            Flash.ok(redirect, "execution.bulk.done." + button, done);
        } else {
            Flash.warn(
                    redirect,
                    "execution.bulk.part." + button,
                    done,
                    String.valueOf(result.left()),
                    LeftWork.named(result.names(), result.left()));
        }
    }
}
