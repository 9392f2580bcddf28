#include "converter/inputs/idle_sections.h"

#include "base/buffer.h"
#include "base/translation.h"
#include "converter/cli/setting_scope.h"

#include <string.h>

/* The folder that the section may be about was walked as a whole. */
static bool was_walked(const struct setting *setting, const struct input *input)
{
    bool is_archive = input->archive && input->named && !strcmp(input->archive, input->named);
    return input->named && !is_archive && setting_is_within(setting, input->named);
}

static bool has_input(const struct setting *setting, const struct input_list *inputs, bool *is_walked)
{
    for (size_t i = 0; i < inputs->count; i++) {
        *is_walked |= was_walked(setting, &inputs->items[i]);
        if (setting_is_about(setting, inputs->items[i].path))
            return true;
    }
    return false;
}

static bool may_have_left_out(const struct setting *setting, const struct input_list *inputs, bool *is_walked)
{
    for (size_t i = 0; i < inputs->left_out_count; i++) {
        const struct left_out *left_out = &inputs->left_out[i];
        *is_walked |= was_walked(setting, &left_out->input);
        if (left_out->is_container || setting_is_about(setting, left_out->input.path))
            return true;
    }
    return false;
}

/* A bracket that was meant for itself is the likeliest mistake. */
static const char *advice(const char *pattern)
{
    return strchr(pattern, '[')
               ? PHRASE("; [ begins a set of characters there: write \\[ for the mark itself")
               : "";
}

/* It would fit an input if its brackets were marks. */
static bool has_mistaken_bracket(const struct setting *setting, const struct input_list *inputs)
{
    struct buffer plain = {0};
    bool would_fit = false;
    for (const char *at = setting->files; *at; at++)
        buffer_append_format(&plain, *at == '[' ? "\\%c" : "%c", *at);
    for (size_t i = 0; !would_fit && strchr(setting->files, '[') && i < inputs->count; i++)
        would_fit = setting_would_be_about(setting, plain.data, inputs->items[i].path);
    buffer_free(&plain);
    return would_fit;
}

/* A file that was named may hold sections for several runs; one of which nothing fits was hardly meant for this one. */
static bool is_for_other_runs(const struct setting_list *settings, const struct setting *setting,
                              const struct input_list *inputs)
{
    bool is_walked = false;
    for (size_t i = 0; setting->is_named && i < settings->count; i++) {
        const struct setting *other = &settings->items[i];
        if (other->files && !strcmp(other->place.name, setting->place.name) &&
            has_input(other, inputs, &is_walked))
            return !has_mistaken_bracket(setting, inputs);
    }
    return false;
}

static void report_if_idle(const struct setting_list *settings, const struct setting *setting,
                           const struct input_list *inputs, struct diag *diag)
{
    bool is_walked = false;
    if (has_input(setting, inputs, &is_walked) || may_have_left_out(setting, inputs, &is_walked) ||
        !is_walked)
        return;
    if (is_for_other_runs(settings, setting, inputs))
        diag_report(diag, setting->files_place, DIAG_RESTING_SECTION, setting->files);
    else
        diag_report(diag, setting->files_place, DIAG_IDLE_SECTION, setting->files, advice(setting->files));
}

void idle_sections_report(const struct setting_list *settings, const struct input_list *inputs,
                          struct diag *diag)
{
    const char *before = NULL;
    for (size_t i = 0; i < settings->count; i++) {
        const struct setting *setting = &settings->items[i];
        bool is_new = setting->files && setting->files != before;
        before = setting->files;
        if (is_new && !setting->is_standing)
            report_if_idle(settings, setting, inputs, diag);
    }
}
