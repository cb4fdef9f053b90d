package ru.metodkarta.notices;

import ru.metodkarta.web.FormErrors;

/** What is chosen for a person or a mailbox. */
record PresetForm(String preset, String requestKey) {

    static PresetForm of(Preset preset) {
        return new PresetForm(preset == null ? "" : preset.name(), null);
    }

    Preset toCommand(FormErrors errors) {
        return Preset.of(preset).orElseGet(() -> {
            errors.add("preset", "error.choice");
            return null;
        });
    }
}
