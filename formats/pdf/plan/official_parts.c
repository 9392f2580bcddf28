#include "formats/pdf/plan/official_parts.h"

#include "base/array.h"
#include "base/translation.h"
#include "base/utf8.h"

#include <string.h>

enum { LONGEST_PART = 400 /* characters: more would leave the page */ };

/* The parts: the option of each, its place, and the option of the one that it needs. */
static const struct part_row {
    const char *option;
    size_t offset;
    const char *needed; /* NULL: none */
    size_t needed_offset;
} rows[] = {
#define PART(member) offsetof(struct official_parts, member)
    {"secrecy", PART(secrecy), NULL, 0},
    {"urgency", PART(urgency), NULL, 0},
    {"issuer", PART(issuer), NULL, 0},
    {"number", PART(number), "issuer", PART(issuer)},
    {"signer", PART(signer), "number", PART(number)},
    {"copied-to", PART(copied_to), NULL, 0},
    {"printed-by", PART(printed_by), NULL, 0},
    {"printed-on", PART(printed_on), "printed-by", PART(printed_by)},
#undef PART
};

static const char **text_at(struct official_parts *parts, size_t offset)
{
    return (const char **)(void *)((char *)parts + offset);
}

static enum status refuse_without(struct diag *diag, const char *option, const char *wanted)
{
    diag_report(diag, (struct place){0}, DIAG_WANTS_OPTION, option, wanted);
    return STATUS_USAGE;
}

static enum status check_part(struct official_parts *parts, const struct part_row *row,
                              const struct page_style *style, struct diag *diag)
{
    if (!*text_at(parts, row->offset))
        return STATUS_OK;
    if (!style->is_official)
        return refuse_without(diag, row->option, "style=official");
    if (row->needed && !*text_at(parts, row->needed_offset))
        return refuse_without(diag, row->option, row->needed);
    return STATUS_OK;
}

enum status official_read(const struct official_parts *given, const struct page_style *style,
                          struct diag *diag, struct official_parts *parts)
{
    enum status status = STATUS_OK;
    *parts = *given;
    for (size_t i = 0; i < COUNT(rows); i++) {
        const char **text = text_at(parts, rows[i].offset);
        *text = *text && **text ? *text : NULL;
    }
    for (size_t i = 0; i < COUNT(rows) && status == STATUS_OK; i++)
        status = check_part(parts, &rows[i], style, diag);
    if (status == STATUS_OK && parts->signer && parts->form != OFFICIAL_DOCUMENT)
        return refuse_without(diag, "signer", "form=document"); /* 7.2.6: of documents that go upwards */
    return status;
}

const char *official_part_find_fault(const char *text)
{
    size_t length = strlen(text);
    bool is_allowed = utf8_is_valid(text, length) && utf8_count(text, length) <= LONGEST_PART;
    return is_allowed ? NULL : PHRASE("UTF-8 text of 400 characters at most");
}

bool official_hides_first_number(const struct official_parts *parts)
{
    return parts->form == OFFICIAL_LETTER && parts->issuer;
}

bool official_has_imprint(const struct official_parts *parts)
{
    return parts->copied_to || parts->printed_by;
}

bool official_imprint_is_plain(const struct official_parts *parts)
{
    return parts->form == OFFICIAL_LETTER;
}

bool official_mark_says(const struct official_parts *parts, const char *title)
{
    return parts->issuer && !strcmp(parts->issuer, title);
}
