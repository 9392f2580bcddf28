#include "formats/epub/embed.h"

#include "base/arena.h"
#include "base/translation.h"
#include "fonts/choice.h"
#include "fonts/fonts.h"
#include "fonts/subset.h"

#include <stdlib.h>

enum { MOST_FACES = 8 /* of a role: a book that needs more has the rest shown by the reader's fonts */ };

/* The characters of a book that one face shows. */
struct share {
    struct face *face;
    uint32_t *characters;
    size_t count;
};

struct embedder {
    const struct embed_request *request;
    struct font_set *fonts;
    struct arena *arena;
    struct share shares[MOST_FACES];
    size_t share_count;
};

static struct share *find_share(struct embedder *embedder, struct face *face)
{
    for (size_t i = 0; i < embedder->share_count; i++)
        if (embedder->shares[i].face == face)
            return &embedder->shares[i];
    if (embedder->share_count == MOST_FACES)
        return NULL;
    struct share *share = &embedder->shares[embedder->share_count++];
    *share = (struct share){.face = face};
    share->characters =
        arena_allocate_array(embedder->arena, embedder->request->character_count, sizeof *share->characters);
    return share;
}

/* Headings are bold in the style sheet: their face is the bold one. */
static void share_out(struct embedder *embedder, enum face_role role)
{
    const struct embed_request *request = embedder->request;
    struct face *last_resort = font_set_last_resort(embedder->fonts);
    embedder->share_count = 0;
    for (size_t i = 0; i < request->character_count; i++) {
        bool synthetic;
        struct face *face = font_set_find(embedder->fonts, role, request->language, role == FACE_HEI,
                                          request->characters[i], 0, &synthetic);
        struct share *share = face == last_resort ? NULL : find_share(embedder, face);
        if (share)
            share->characters[share->count++] = request->characters[i];
    }
}

static enum status embed_share(const struct embedder *embedder, const struct share *share,
                               enum face_role role)
{
    const struct embed_request *request = embedder->request;
    struct font_subset subset;
    if (!face_may_be_embedded(share->face)) {
        diag_report(request->diag, request->place, DIAG_FONT_NOT_EMBEDDED, face_family(share->face));
        return STATUS_OK;
    }
    if (font_subset_characters(share->face, share->characters, share->count, &subset) != STATUS_OK) {
        diag_report(request->diag, request->place, DIAG_BAD_FONT, face_family(share->face),
                    PHRASE("HarfBuzz cannot cut it down"));
        return STATUS_FAILED;
    }
    request->add(request->context, &(struct embedded_font){.role = role,
                                                           .bytes = subset.bytes,
                                                           .size = subset.size,
                                                           .is_cff = face_is_cff(share->face)});
    subset.bytes = NULL; /* taken over */
    font_subset_free(&subset);
    return STATUS_OK;
}

/* Song would replace a role without a face of its own; the reader's font for it is better. */
static bool has_face(const struct embedder *embedder, enum face_role role)
{
    const struct embed_request *request = embedder->request;
    if (font_set_has_role(embedder->fonts, role, request->language))
        return true;
    diag_report(request->diag, request->place, DIAG_NO_FONT_TO_EMBED, face_role_name(role));
    return false;
}

static enum status embed_role(struct embedder *embedder, enum face_role role)
{
    enum status status = STATUS_OK;
    if (!has_face(embedder, role))
        return status;
    share_out(embedder, role);
    for (size_t i = 0; status == STATUS_OK && i < embedder->share_count; i++)
        status = embed_share(embedder, &embedder->shares[i], role);
    return status;
}

enum status embed_fonts(const struct embed_request *request)
{
    struct embedder embedder = {.request = request, .arena = arena_new()};
    struct font_request wanted = {.fonts_folder = request->fonts_folder,
                                  .choices = request->font_choices,
                                  .folders = request->font_folders,
                                  .diag = request->diag};
    enum status status = font_set_new(&wanted, &embedder.fonts);
    for (unsigned role = 0; status == STATUS_OK && role < FACE_ROLE_COUNT; role++)
        if (request->roles[role])
            status = embed_role(&embedder, (enum face_role)role);
    font_set_free(embedder.fonts);
    arena_free(embedder.arena);
    return status;
}
