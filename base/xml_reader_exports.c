/* What banxin-xml-reader.so shows to the program. */
#include "base/xml_reader.h"

#define EXPORT __attribute__((visibility("default")))

EXPORT extern xml_read_function *const banxin_xml_read;
xml_read_function *const banxin_xml_read = xml_read;

EXPORT extern const char *(*const banxin_libraries)(void);
const char *(*const banxin_libraries)(void) = xml_libraries;
