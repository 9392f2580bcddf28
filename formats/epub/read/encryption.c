#include "formats/epub/read/encryption.h"

#include "formats/epub/xml.h"

#include <string.h>

static bool only_obscures(const char *algorithm)
{
    static const char *const obscuring[] = {"http://www.idpf.org/2008/embedding",
                                            "http://ns.adobe.com/pdf/enc#RC"};
    for (size_t i = 0; i < sizeof obscuring / sizeof *obscuring; i++)
        if (!strcmp(algorithm, obscuring[i]))
            return true;
    return false;
}

static const char *find_reference(struct xml *xml, struct arena *arena)
{
    bool is_locked = false;
    while (xml_next(xml)) {
        if (xml->event != XML_START)
            continue;
        const char *algorithm = xml_attribute(xml, arena, "Algorithm");
        const char *file = xml_attribute(xml, arena, "URI");
        if (xml_is(xml, "*:EncryptedData"))
            is_locked = true;
        else if (xml_is(xml, "*:EncryptionMethod") && algorithm)
            is_locked &= !only_obscures(algorithm);
        else if (xml_is(xml, "*:CipherReference") && file && is_locked)
            return file;
    }
    return NULL;
}

const char *encryption_find_locked(struct arena *arena, const struct archive *archive)
{
    long index = archive_find(archive, "META-INF/encryption.xml");
    struct buffer text = {0};
    const char *reason, *locked = NULL;
    if (index >= 0 && archive_read(archive, (size_t)index, &text, &reason) == STATUS_OK && text.length) {
        struct xml *xml = arena_allocate(arena, sizeof *xml);
        xml_start(xml, text.data, text.length);
        locked = find_reference(xml, arena);
        xml_free(xml);
    }
    buffer_free(&text);
    return locked;
}
