#include "formats/epub/read/encryption.h"

#include "base/xml/xml_reader.h"

#include <string.h>

bool encryption_only_obscures(const char *algorithm)
{
    static const char *const obscuring[] = {"http://www.idpf.org/2008/embedding",
                                            "http://ns.adobe.com/pdf/enc#RC"};
    for (size_t i = 0; i < sizeof obscuring / sizeof *obscuring; i++)
        if (!strcmp(algorithm, obscuring[i]))
            return true;
    return false;
}

/* The first file whose encryption more than obscures it. */
struct search {
    struct arena *arena;
    bool is_locked; /* the entry that is being read */
    const char *found;
};

static void read_element(void *context, const struct xml_element *element)
{
    struct search *search = context;
    const char *algorithm = xml_element_attribute(element, "Algorithm");
    const char *file = xml_element_attribute(element, "URI");
    if (xml_element_is(element, "*:EncryptedData"))
        search->is_locked = true;
    else if (xml_element_is(element, "*:EncryptionMethod") && algorithm)
        search->is_locked &= !encryption_only_obscures(algorithm);
    else if (xml_element_is(element, "*:CipherReference") && file && search->is_locked && !search->found)
        search->found = arena_copy_text(search->arena, file);
}

const char *encryption_find_locked(struct arena *arena, const struct archive *archive)
{
    long index = archive_find(archive, "META-INF/encryption.xml");
    struct search search = {.arena = arena};
    struct buffer text = {0};
    struct xml_fault fault;
    const char *reason;
    if (index >= 0 && archive_read(archive, (size_t)index, &text, &reason) == STATUS_OK && text.length)
        xml_read(text.data, text.length, &(struct xml_handler){.context = &search, .start = read_element},
                 &fault);
    buffer_free(&text);
    return search.found;
}
