#include "formats/epub/package/profile.h"

/* In the order of the choices of `profile`. */
static const struct profile profiles[] = {
    /* all */ {0},
    /* kindle */
    {.hides_cover_page = true, .hides_semantics = true, .describes_every_picture = true},
    /* kobo */
    {.picture_size = XHTML_PICTURE_PERCENT,
     .has_broad_cover = true,
     .marks_sentences = true,
     .names_own_fonts_alone = true},
    /* apple */ {.announces_fonts = true},
    /* duokan: with this id it keeps the faces of titles when the reader chooses another one for the text */
    {.identifier_id = "duokan-book-id",
     .has_broad_cover = true,
     .fills_screen_with_cover = true,
     .draws_note_marks = true,
     .style = "h1 { font-family: \"DK-XIAOBIAOSONG\", serif; font-weight: normal; }\n"
              "h2, h3, h4, h5, h6 { font-family: \"DK-HEITI\", sans-serif; }\n"
              "pre, code, kbd, .mono { font-family: \"DK-CODE\", monospace; }\n"
              "a.duokan-footnote img { width: 1em; height: 1em; }\n"},
    /* weread */
    {.bears_src_and_alt_alone = true, .picture_size = XHTML_PICTURE_NO_SIZE},
};

const struct profile *profile_find(const struct option_values *options)
{
    return &profiles[option_choice(options, "profile")];
}
