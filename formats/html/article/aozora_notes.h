/* Headings in the plain texts of Aozora Bunko (青空文庫): ［＃「はしがき」は大見出し］ behind a line says
 * that it is one.
 *
 * Shape: a line is looked at, then built. Its notes ［＃…］ go, its readings 《…》 become ruby.
 * Source: the notation manual of Aozora Bunko, 見出し and ルビ. */
#ifndef FORMATS_HTML_AOZORA_NOTES_H
#define FORMATS_HTML_AOZORA_NOTES_H

#include "formats/document/builder.h"
#include "formats/html/lexicon/text_view.h"

/* 1 for 大見出し, 2 for 中見出し, 3 for 小見出し; 0: the line is no heading. */
unsigned aozora_heading_level(struct text_view line);

/* Builds the inlines of a heading in the block that is open. */
void aozora_heading_build(struct builder *builder, struct text_view line);

#endif
