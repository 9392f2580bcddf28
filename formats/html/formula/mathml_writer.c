#include "formats/html/formula/mathml_writer.h"

#include "base/xml/xml.h"

#include <string.h>

static void write_token(const struct formula *part, struct buffer *out)
{
    const char *element = formula_element(part->kind);
    if (part->kind == FORMULA_SPACE) {
        buffer_append_text(out, "<mspace width=\"0.5em\"/>");
        return;
    }
    buffer_append_format(out, "<%s%s>", element, part->is_upright ? " mathvariant=\"normal\"" : "");
    xml_append_text(out, part->text, strlen(part->text));
    buffer_append_format(out, "</%s>", element);
}

void mathml_write(struct formula *root, const char *alternative, bool is_block, struct buffer *out)
{
    buffer_append_text(out, "<math xmlns=\"http://www.w3.org/1998/Math/MathML\"");
    xml_append_attribute(out, "alttext", alternative);
    buffer_append_text(out, is_block ? " display=\"block\">" : ">");
    struct formula_walk walk = {.root = root};
    while (formula_next(&walk)) {
        const struct formula *part = walk.part;
        const char *element = formula_element(part->kind);
        if (formula_is_token(part))
            write_token(part, out);
        else if (walk.event == FORMULA_LEAVE)
            buffer_append_format(out, "</%s>", element);
        else
            buffer_append_format(out, "<%s%s>", element, part->has_no_line ? " linethickness=\"0\"" : "");
    }
    buffer_append_text(out, "</math>");
}
