#include "formats/pdf/closing/closing.h"

#include "base/hash.h"
#include "formats/pdf/closing/amend.h"
#include "formats/pdf/closing/srgb_profile.h"

#include <stdlib.h>
#include <string.h>

/* Gives the number of the new object. */
static long add_stream(struct update *update, const char *entries, struct span bytes)
{
    long number = update->next;
    update_begin_object(update, number);
    buffer_append_format(&update->bytes, "<< %s /Length %zu >>", entries, span_size(bytes));
    update_append_stream(update, bytes);
    update_end_object(update);
    return number;
}

static long add_metadata(struct update *update, const struct closing_facts *facts)
{
    struct buffer xml = {0};
    metadata_write(&xml, &facts->file);
    long number =
        add_stream(update, "/Type /Metadata /Subtype /XML", (struct span){xml.data, xml.data + xml.length});
    buffer_free(&xml);
    return number;
}

/* What colours mean, for those who print or show the file long hence. */
static void append_intent(struct update *update, long profile)
{
    buffer_append_format(
        &update->bytes,
        "   /OutputIntents [ << /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) "
        "/Info (sRGB IEC61966-2.1) /DestOutputProfile %ld 0 R >> ]\n",
        profile);
}

static void replace_catalog(struct update *update, struct span catalog, const struct closing_facts *facts)
{
    static const char *const replaced[] = {"Version",           "Lang",          "Metadata",
                                           "ViewerPreferences", "OutputIntents", NULL};
    long metadata = add_metadata(update, facts), profile = 0;
    if (facts->file.claims.archival)
        profile = add_stream(update, "/N 3 /Filter /FlateDecode", srgb_profile);
    update_begin_amended(update, update->root_number, catalog, replaced);
    buffer_append_text(&update->bytes, "/Version /1.7\n");
    buffer_append_format(&update->bytes, "   /Lang (%s)\n   /Metadata %ld 0 R\n", facts->file.language,
                         metadata);
    buffer_append_format(&update->bytes, "   /ViewerPreferences << /DisplayDocTitle true%s >>\n",
                         facts->right_to_left ? " /Direction /R2L" : "");
    if (profile)
        append_intent(update, profile);
    update_end_amended(update);
}

static bool write_update(struct update *update, const struct closing_facts *facts)
{
    struct span catalog = objects_find(&update->objects, update->root_number);
    if (!dictionary_has_name(catalog, "Type", "Catalog"))
        return false;
    char identifier[SHORT_HASH_TEXT_SIZE];
    hash_short_text(update->pdf->data, update->pdf->length, identifier);
    replace_catalog(update, catalog, facts);
    amend_objects(update, facts->elements);
    return update_finish(update, identifier);
}

enum status pdf_close(struct buffer *pdf, const struct closing_facts *facts)
{
    struct update update;
    bool is_written = update_open(&update, pdf) && write_update(&update, facts);
    update_close(&update);
    return is_written && !pdf->overflowed ? STATUS_OK : STATUS_FAILED;
}
