/* What banxin-xml-reader.so shows to the reader of XHTML. */
#include "base/xml/xml_reader.h"

extern const struct xml_reader_door banxin_module;

MODULE_EXPORT const struct xml_reader_door banxin_module = {
    .head = MODULE_HEAD(struct xml_reader_door),
    .read = xml_read,
    .libraries = xml_libraries,
};
