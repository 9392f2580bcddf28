/* The style sheet that pages of Aozora Bunko (青空文庫) link to and do not carry, as far as it carries
 * meaning: dots at words, lines below them, bold and framed words, notes in two rows.
 *
 * Source: the notation manual of Aozora Bunko, 傍点, 傍線, 太字, 罫囲み, 割り注. */
#ifndef FORMATS_HTML_TREE_AOZORA_H
#define FORMATS_HTML_TREE_AOZORA_H

static const char aozora_sheet[] =
    "em.sesame_dot, em.white_sesame_dot, em.black_circle, em.white_circle, em.bullseye, em.fisheye, "
    "em.saltire,"
    "em.black_up-pointing_triangle, em.white_up-pointing_triangle"
    "{font-style:normal; text-emphasis:filled dot}"
    "em.underline_solid, em.underline_double, em.underline_dotted, em.underline_dashed"
    "{font-style:normal; text-decoration:underline}"
    "em.underline_wave{font-style:normal; text-decoration:underline wavy}"
    "span.futoji{font-weight:bold} span.keigakomi{border:1px solid} span.warichu{-banxin-warichu:yes}";

#endif
