#include "formats/registry.h"

#include "formats/document/foreign.h"

#include <string.h>
#include <strings.h>

#define FORMAT(name) extern const struct format name##_format;
#include "formats/formats.def"
#undef FORMAT

static const struct format *const formats[] = {
#define FORMAT(name) &name##_format,
#include "formats/formats.def"
#undef FORMAT
};

size_t registry_count(void)
{
    return sizeof formats / sizeof *formats;
}

const struct format *registry_at(size_t index)
{
    return formats[index];
}

bool format_can_read(const struct format *format)
{
    return format->reader;
}

bool format_can_write(const struct format *format)
{
    return format->writer || format->module;
}

const struct format *registry_find(const char *name)
{
    for (size_t i = 0; i < registry_count(); i++)
        if (!strcmp(formats[i]->name, name))
            return formats[i];
    return NULL;
}

static bool has_extension(const struct format *format, const char *extension)
{
    for (const char *const *own = format->extensions; own && *own; own++)
        if (!strcasecmp(*own, extension))
            return true;
    return false;
}

const struct format *registry_find_extension(const char *extension)
{
    for (size_t i = 0; i < registry_count(); i++)
        if (format_can_write(formats[i]) && has_extension(formats[i], extension))
            return formats[i];
    return NULL;
}

const struct format *registry_recognise(const struct source *source)
{
    const struct format *best = NULL;
    int best_certainty = 0;
    for (size_t i = 0; i < registry_count(); i++) {
        int certainty = formats[i]->reader ? formats[i]->reader->recognise(source) : 0;
        if (certainty <= best_certainty)
            continue;
        best = formats[i];
        best_certainty = certainty;
    }
    return best;
}

char *registry_list(struct arena *arena, bool (*wanted)(const struct format *format))
{
    char *names = arena_copy_text(arena, "");
    for (size_t i = 0; i < registry_count(); i++)
        if (wanted(formats[i]))
            names = arena_format(arena, "%s%s%s", names, *names ? ", " : "", formats[i]->name);
    return names;
}

void registry_report_unknown_content(const struct source *source, struct diag *diag)
{
    struct foreign_kind kind;
    struct place place = {source->name, 0};
    if (foreign_find(source->bytes, source->size, &kind)) {
        diag_report(diag, place, DIAG_FOREIGN_KIND, kind.name, kind.remedy);
        return;
    }
    struct arena *arena = arena_new();
    diag_report(diag, place, DIAG_UNKNOWN_CONTENT, registry_list(arena, format_can_read));
    arena_free(arena);
}

static const struct format_module *load(const struct format *format, struct diag *diag)
{
    return format_module_load(format->module, format->name, diag);
}

const struct writer *registry_writer(const struct format *format, struct diag *diag)
{
    const struct format_module *module = format->module ? load(format, diag) : NULL;
    return module ? module->writer : format->writer;
}

static enum status set_all(struct option_values *values, const char *name, const struct option_texts *texts,
                           struct diag *diag)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < texts->count && status == STATUS_OK; i++)
        status = option_values_set(values, name, texts->items[i], diag, (struct place){0});
    return status;
}

static const struct format *find_lister(void)
{
    for (size_t i = 0; i < registry_count(); i++)
        if (formats[i]->lists_fonts)
            return formats[i];
    return NULL;
}

enum status registry_list_fonts(const struct option_texts *choices, const struct option_texts *folders,
                                const char *fonts_folder, struct diag *diag, struct buffer *lines)
{
    const struct format *format = find_lister();
    const struct format_module *module = format ? load(format, diag) : NULL;
    if (!module)
        return STATUS_FAILED;
    struct option_values *values = option_values_new(format->write_options);
    const struct write_request request = {
        .options = option_values_get(values), .fonts_folder = fonts_folder, .diag = diag};
    enum status status = set_all(values, "font", choices, diag);
    if (status == STATUS_OK)
        status = set_all(values, "font-dir", folders, diag);
    if (status == STATUS_OK)
        status = module->list_fonts(&request, lines);
    option_values_free(values);
    return status;
}

const char *registry_libraries(const struct format *format, struct diag *diag)
{
    if (!format->module)
        return format->libraries ? format->libraries() : NULL;
    const struct format_module *module = load(format, diag);
    return module ? module->libraries() : NULL;
}
