#include "formats/epub/package/font_faces.h"

/* The roles that fonts may be embedded for, and the elements they are for. */
static const struct role_row {
    const char *selector, *fallback;
} roles[FACE_ROLE_COUNT] = {
    [FACE_SONG] = {"body, .song", "serif"},
    [FACE_HEI] = {"h1, h2, h3, h4, h5, h6, .hei", "sans-serif"},
    [FACE_KAI] = {"em, .kai", "serif"},
    [FACE_FANGSONG] = {".fangsong", "serif"},
    [FACE_MONO] = {"pre, code, kbd, .mono", "monospace"},
    [FACE_LATIN] = {".latin", "serif"},
};

const char *font_faces_role_name(unsigned role)
{
    static const char *const names[FACE_ROLE_COUNT] = {OPTION_WORD_LIST(face_role)};
    return names[role];
}

static void write_families(const struct book *book, struct buffer *out, unsigned role)
{
    bool any = false;
    for (const struct book_font *font = book->fonts; font; font = font->next) {
        if (font->role != role)
            continue;
        if (!any)
            buffer_append_format(out, "%s { font-family: ", roles[role].selector);
        any = true;
        buffer_append_format(out, "\"%s\", ", font->family);
    }
    if (any)
        buffer_append_format(out, "%s; }\n", roles[role].fallback);
}

void font_faces_write(const struct book *book, struct buffer *out)
{
    for (const struct book_font *font = book->fonts; font; font = font->next)
        buffer_append_format(out, "@font-face { font-family: \"%s\"; font-weight: %s; src: url(\"%s\"); }\n",
                             font->family, font->role == FACE_HEI ? "bold" : "normal", font->path);
    for (unsigned role = 0; role < FACE_ROLE_COUNT; role++)
        write_families(book, out, role);
}
