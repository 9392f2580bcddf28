#include "formats/epub/package/style_sheet.h"

#include "formats/epub/package/font_faces.h"

/* By lines. Properties that a reader does not know are skipped by it; none of them changes where another one
 * stands. */
static const char *const common[] = {
    "body {",
    "  margin: 0;",
    "  padding: 0;",
    "  line-height: 1.75;",
    "  text-align: justify;",
    "  text-justify: inter-character;",
    "  line-break: strict;",
    "  word-break: normal;",
    "  overflow-wrap: break-word;",
    "  text-spacing-trim: trim-start;",
    "  text-autospace: normal;",
    "  -webkit-hyphens: none;",
    "  hyphens: none;",
    "}",
    "p {",
    "  margin: 0;",
    "  text-indent: 2em;",
    "  widows: 2;",
    "  orphans: 2;",
    "}",
    ":lang(ja) p, :lang(ko) p { text-indent: 1em; }",
    ":lang(ko) { word-break: keep-all; }",
    "p.flush, p.deck, p.salutation, p.signature, p.byline, p.verse, p.placeholder, p.picture,",
    "p.center, p.end, p.heading, p.caption, li p, dt p, dd p, td p, th p, figure p { text-indent: 0; }",
    "p.indent { text-indent: 2em; }",
    "p.start { text-align: left; }",
    "p.center, p.picture { text-align: center; }",
    "p.end { text-align: right; }",
    "p.gap { margin-top: 1.75em; }",
    "h1, h2, h3, h4, h5, h6, p.heading {",
    "  font-weight: bold;",
    "  line-height: 1.4;",
    "  text-align: left;",
    "  text-indent: 0;",
    "  page-break-after: avoid;",
    "  break-after: avoid;",
    "  page-break-inside: avoid;",
    "  break-inside: avoid;",
    "}",
    "h1 { margin: 1.6em 0 1.2em; font-size: 1.5em; text-align: center; text-wrap: balance; }",
    "h2 { margin: 1.4em 0 0.7em; font-size: 1.25em; text-wrap: balance; }",
    "h3 { margin: 1.2em 0 0.5em; font-size: 1.1em; }",
    "h4, h5, h6, p.heading { margin: 1em 0 0.4em; font-size: 1em; }",
    ".chapter { page-break-before: always; break-before: page; }",
    "h1.center, h2.center, h3.center, h4.center, h5.center, h6.center { text-align: center; }",
    "h1.end, h2.end, h3.end, h4.end, h5.end, h6.end { text-align: right; }",
    "p.deck { margin: 0 0 0.4em; text-align: center; }",
    "p.deck.start { text-align: left; }",
    "p.deck.end { text-align: right; }",
    "h1 + p.deck { margin-top: -0.6em; }",
    "p.byline { margin: 0 0 0.4em; text-align: center; font-size: 0.85em; }",
    "p.byline + p, p.deck + p { margin-top: 1em; }",
    "p.byline.end { margin: 1em 0 0; text-align: right; }",
    "p.byline + p.byline, p.deck + p.deck, p.deck + p.byline { margin-top: 0; }",
    "p.signature { margin-right: 2em; text-align: right; }",
    "p + p.signature { margin-top: 1em; }",
    "p.signature + p.signature { margin-top: 0; }",
    "p.attachment-head { margin-top: 1.75em; font-weight: bold; text-indent: 0; }",
    "p.verse { margin-left: 2em; text-align: left; }",
    "p.placeholder, span.missing { color: #767676; }",
    "p.placeholder { margin: 0.8em 0; text-align: center; }",
    "blockquote { margin: 0.8em 0 0.8em 2em; }",
    "ul, ol { margin: 0.4em 0; padding: 0 0 0 2em; }",
    "li.resumed { list-style: none; }",
    "dl { margin: 0.4em 0; }",
    "dt { font-weight: bold; }",
    "dd { margin: 0 0 0.4em 2em; }",
    "pre {",
    "  margin: 0.8em 0;",
    "  padding: 0.5em 0.8em;",
    "  border: 1px solid #999;",
    "  font-size: 0.85em;",
    "  line-height: 1.5;",
    "  text-align: left;",
    "  white-space: pre-wrap;",
    "  text-spacing-trim: space-all;",
    "  text-autospace: no-autospace;",
    "}",
    "pre, code, kbd, .mono { font-family: monospace; }",
    "table {",
    "  margin: 0.8em auto;",
    "  border-collapse: collapse;",
    "  line-height: 1.5;",
    "  text-align: left;",
    "  overflow-wrap: break-word;",
    "}",
    "table.cut, td.cut, th.cut { overflow-wrap: anywhere; }",
    "thead, tr { page-break-inside: avoid; break-inside: avoid; }",
    "thead, caption { page-break-after: avoid; break-after: avoid; }",
    "caption { padding: 0 0 0.4em; font-size: 0.9em; text-align: center; }",
    "td, th { padding: 0.25em 0.5em; border: 1px solid #999; vertical-align: middle; }",
    "th { font-weight: bold; text-align: center; }",
    "table.columns-6, table.columns-8, table.columns-12, table.record { width: 100%; }",
    "table.columns-6 { font-size: 0.85em; }",
    "table.columns-8 { font-size: 0.75em; }",
    "table.columns-12 { font-size: 0.65em; }",
    "table.columns-8 td, table.columns-8 th { padding: 0.25em 0.2em; }",
    "table.columns-12 td, table.columns-12 th { padding: 0.2em 0.1em; }",
    "table.record th { width: 30%; text-align: left; }",
    "td.center, th.center { text-align: center; }",
    "td.end, th.end, td.number { text-align: right; }",
    "td.start, th.start { text-align: left; }",
    "figure { margin: 1em 0; text-align: center; page-break-inside: avoid; break-inside: avoid; }",
    "figcaption, p.caption { margin: 0.3em 0; font-size: 0.9em; line-height: 1.5; text-align: center; }",
    "figcaption.start, caption.start { text-align: left; }",
    "figcaption.end, caption.end { text-align: right; }",
    "img { max-width: 100%; height: auto; }",
    "p.picture { margin: 0.8em 0; }",
    "hr { width: 30%; margin: 1.6em auto; border: 0; border-top: 1px solid #999; }",
    "a { color: inherit; text-decoration: underline; }",
    "sup, sub { font-size: 0.7em; line-height: 1; }",
    "sup a, a.back { text-decoration: none; }",
    "small { font-size: 0.85em; }",
    ".large { font-size: 1.2em; }",
    "em { font-style: normal; }",
    "em.latin, i.latin { font-style: italic; }",
    "em.emphasis-mark {",
    "  font-family: inherit;",
    "  font-weight: inherit;",
    "  -epub-text-emphasis-style: filled dot;",
    "  -webkit-text-emphasis: filled dot;",
    "  text-emphasis: filled dot;",
    "  -webkit-text-emphasis-position: under right;",
    "  text-emphasis-position: under right;",
    "}",
    "em.emphasis-mark:lang(ja), em.emphasis-mark:lang(ko) {",
    "  -webkit-text-emphasis-position: over right;",
    "  text-emphasis-position: over right;",
    "}",
    "u { text-underline-position: under; }",
    "u.book-title { text-decoration: underline; text-decoration-style: wavy; }",
    ".box { border: 0.05em solid; }",
    "ruby { ruby-align: center; }",
    "rt { font-size: 0.5em; line-height: 1; text-align: center; text-emphasis: none; }",
    "ol.notes { margin: 0; padding: 0; font-size: 0.85em; line-height: 1.6; list-style: none; }",
    "ol.notes > li:first-child > :first-child { margin: 2em 0 0; padding: 0.8em 0 0; border-top: 1px solid "
    "#999; }",
    "ol.contents { margin: 0 0 1em; padding: 0 0 0 2em; list-style: none; }",
    "ol.contents a { text-decoration: none; }",
    "body.cover { margin: 0; text-align: center; }",
    "body.title-page h1 { margin-top: 30%; }",
    "body.cover img { max-height: 100%; max-height: 100vh; }",
    "nav ol { padding: 0; list-style: none; }",
    "nav ol ol { padding: 0 0 0 2em; }",
    "nav a { text-decoration: none; }",
    "nav[hidden] { display: none; }",
};

/* The faces that readers have under one name or another. */
static const char *const faces[] = {
    "em, .kai { font-family: \"Kaiti SC\", STKaiti, KaiTi, \"DK-KAITI\", BiauKai, serif; }",
    ".song { font-family: \"Songti SC\", STSong, SimSun, \"DK-SONGTI\", serif; }",
    ".hei { font-family: \"PingFang SC\", STHeiti, \"Microsoft YaHei\", \"DK-HEITI\", sans-serif; }",
    ".fangsong { font-family: STFangsong, FangSong, \"DK-FANGSONG\", serif; }",
    "em.latin { font-family: inherit; }",
    "i.latin { font-family: serif; }",
};

/* Where no face may show emphasis, weight does. */
static const char *const no_faces[] = {
    "em, .hei { font-weight: bold; }",
    "em.latin { font-weight: inherit; }",
    "i.latin { font-weight: normal; }",
};

/* What differs in vertical lines: the space before a block is at its right, an indent at its top. */
static const char *const vertical[] = {
    "html {",
    "  -epub-writing-mode: vertical-rl;",
    "  -webkit-writing-mode: vertical-rl;",
    "  writing-mode: vertical-rl;",
    "}",
    "html.picture {",
    "  -epub-writing-mode: horizontal-tb;",
    "  -webkit-writing-mode: horizontal-tb;",
    "  writing-mode: horizontal-tb;",
    "}",
    "h1 { margin: 0 1.2em 0 1.6em; }",
    "h2 { margin: 0 1.4em 0 0.7em; }",
    "h3 { margin: 0 1.2em 0 0.5em; }",
    "h4, h5, h6, p.heading { margin: 0 1em 0 0.4em; }",
    "p.deck, p.byline { margin: 0 0 0 0.4em; }",
    "h1 + p.deck { margin-top: 0; margin-right: -0.6em; }",
    "p.byline + p, p.deck + p { margin-top: 0; margin-right: 1em; }",
    "p.byline + p.byline, p.deck + p.deck, p.deck + p.byline { margin-right: 0; }",
    "p.gap { margin: 0 1.75em 0 0; }",
    "p.signature { margin: 0 0 2em; }",
    "p + p.signature { margin: 0 1em 2em 0; }",
    "p.signature + p.signature { margin: 0 0 2em; }",
    "p.verse { margin: 2em 0 0; }",
    "p.placeholder, p.picture { margin: 0 0.8em; }",
    "blockquote { margin: 2em 0.8em 0; }",
    "ul, ol { margin: 0 0.4em; padding: 2em 0 0; }",
    "dl { margin: 0 0.4em; }",
    "dd { margin: 2em 0 0 0.4em; }",
    "pre, table, figure { margin: 0 0.8em; }",
    "hr { width: auto; height: 30%; margin: auto 1.6em; border-top: 0; border-right: 1px solid #999; }",
    "ol.notes { margin: 0; padding: 0; }",
    "ol.notes > li:first-child > :first-child {",
    "  margin: 0 2em 0 0;",
    "  padding: 0 0.8em 0 0;",
    "  border-top: 0;",
    "  border-right: 1px solid #999;",
    "}",
    "body.title-page h1 { margin: 0 30% 0 1.6em; }",
    "ol.contents { margin: 0 0 0 1em; padding: 2em 0 0; }",
    "nav ol { padding: 0; }",
    "nav ol ol { padding: 2em 0 0; }",
};

static void write_lines(struct buffer *out, const char *const *lines, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buffer_append_format(out, "%s\n", lines[i]);
}

static void write_faces(const struct book *book, struct buffer *out)
{
    if (!book->profile->names_own_fonts_alone)
        write_lines(out, faces, sizeof faces / sizeof *faces);
    else if (!book_has_font(book, FACE_KAI))
        write_lines(out, no_faces, sizeof no_faces / sizeof *no_faces);
}

void style_write(const struct book *book, struct buffer *out)
{
    buffer_append_text(out, "@charset \"utf-8\";\n");
    write_faces(book, out);
    write_lines(out, common, sizeof common / sizeof *common);
    if (book_is_vertical(book))
        write_lines(out, vertical, sizeof vertical / sizeof *vertical);
    if (book->profile->style)
        buffer_append_text(out, book->profile->style);
    font_faces_write(book, out);
    if (book->user_style)
        buffer_append_text(out, book->user_style);
}
