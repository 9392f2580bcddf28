#include "formats/pdf/plan/official_parts.h"

#include "base/translation.h"
#include "base/utf8.h"

#include <string.h>

enum { LONGEST_PART = 400 /* characters: more would leave the page */ };

/* The options, where their texts go, and which other one each of them needs. */
static const struct part_row {
    const char *option;
    size_t offset;
    const char *needs; /* NULL: none */
} rows[] = {
    {"secrecy", offsetof(struct official_parts, secrecy), NULL},
    {"urgency", offsetof(struct official_parts, urgency), NULL},
    {"issuer", offsetof(struct official_parts, issuer), NULL},
    {"number", offsetof(struct official_parts, number), "issuer"},
    {"signer", offsetof(struct official_parts, signer), "number"},
    {"copied-to", offsetof(struct official_parts, copied_to), NULL},
    {"printed-by", offsetof(struct official_parts, printed_by), NULL},
    {"printed-on", offsetof(struct official_parts, printed_on), "printed-by"},
};

static const char **text_of(struct official_parts *parts, const struct part_row *row)
{
    return (const char **)(void *)((char *)parts + row->offset);
}

static enum status refuse_without(struct diag *diag, const char *option, const char *wanted)
{
    diag_report(diag, (struct place){0}, DIAG_WANTS_OPTION, option, wanted);
    return STATUS_USAGE;
}

static bool is_given(const struct option_values *options, const char *name)
{
    const char *text = option_text(options, name);
    return text && *text;
}

static enum status read_part(const struct option_values *options, const struct part_row *row,
                             const struct page_style *style, struct diag *diag, struct official_parts *parts)
{
    const char *text = option_text(options, row->option);
    if (!is_given(options, row->option))
        return STATUS_OK;
    if (!style->is_official)
        return refuse_without(diag, row->option, "style=official");
    if (row->needs && !is_given(options, row->needs))
        return refuse_without(diag, row->option, row->needs);
    if (!utf8_is_valid(text, strlen(text)) || utf8_count(text, strlen(text)) > LONGEST_PART) {
        diag_report(diag, (struct place){0}, DIAG_BAD_VALUE, row->option, text,
                    PHRASE("UTF-8 text of 400 characters at most"));
        return STATUS_USAGE;
    }
    *text_of(parts, row) = text;
    return STATUS_OK;
}

enum status official_read(const struct option_values *options, const struct page_style *style,
                          struct diag *diag, struct official_parts *parts)
{
    *parts = (struct official_parts){.form = (enum official_form)option_choice(options, "form")};
    enum status status = STATUS_OK;
    for (size_t i = 0; i < sizeof rows / sizeof *rows && status == STATUS_OK; i++)
        status = read_part(options, &rows[i], style, diag, parts);
    return status;
}

bool official_hides_first_number(const struct official_parts *parts)
{
    return parts->form == OFFICIAL_LETTER && parts->issuer;
}

bool official_has_imprint(const struct official_parts *parts)
{
    return parts->copied_to || parts->printed_by;
}
