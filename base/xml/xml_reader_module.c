/* What banxin-xml-reader.so shows to the reader of XHTML. */
#include "base/xml/xml_reader.h"

extern const struct xml_reader_door banxin_module;

MODULE_EXPORT const struct xml_reader_door banxin_module = {
    .head = {BANXIN_VERSION, sizeof(struct xml_reader_door)},
    .read = xml_read,
    .libraries = xml_libraries,
};
