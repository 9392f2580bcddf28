#include "formats/epub/check/check_container.h"

#include "base/array.h"
#include "base/translation.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "formats/epub/inspection/markup.h"
#include "formats/epub/inspection/xml_file.h"
#include "formats/epub/read/encryption.h"
#include "formats/epub/syntax/address.h"
#include "formats/epub/syntax/values.h"

#include <stdlib.h>
#include <string.h>

static const char container[] = "META-INF/container.xml", encryption[] = "META-INF/encryption.xml";

void check_media_type(struct inspection *inspection, const unsigned char *bytes, size_t size)
{
    static const char expected[] = "application/epub+zip";
    enum { METHOD = 8, SIZE = 22, EXTRA_LENGTH = 28, NAME = 30 };
    bool right = size > NAME + 8 + sizeof expected && !memcmp(bytes + NAME, "mimetype", 8) &&
                 !memcmp(bytes + NAME + 8, expected, sizeof expected - 1) &&
                 bytes[SIZE] == sizeof expected - 1 && !bytes[METHOD] && !bytes[EXTRA_LENGTH];
    if (!right)
        diag_report(inspection->diag, inspection->place, DIAG_BOOK_MEDIA_TYPE);
}

/* The package document. */

static void take_root_file(struct inspection *inspection, const struct xml_node *node)
{
    const char *path = xml_node_get(node, "full-path"), *type = xml_node_get(node, "media-type");
    if (!path || inspection->package || !type || strcmp(type, "application/oebps-package+xml"))
        return;
    inspection->package = path;
    if (!*path)
        inspection_fault(inspection, container, "full-path",
                         PHRASE("it is empty; name the package document"));
}

static void find_package(struct inspection *inspection, const struct xml_node *root)
{
    size_t count = 0;
    for (const struct xml_node *node = xml_node_find(root, root, "ocf:rootfile"); node;
         node = xml_node_find(node, root, "ocf:rootfile")) {
        take_root_file(inspection, node);
        const char *path = xml_node_get(node, "full-path");
        bool is_there = !path || !*path || archive_find(inspection->archive, path) >= 0;
        if (!is_there)
            inspection_report(inspection, DIAG_BOOK_FILE_MISSING, path, container, NULL);
        count++;
    }
    if (count > 1 && archive_find(inspection->archive, "META-INF/metadata.xml") < 0)
        inspection_advise(inspection, container, "rootfile",
                          PHRASE("a book in several forms has a META-INF/metadata.xml; add it"));
}

/* A book in several forms may have one page that says which places of them are the same. */
static void check_mappings(struct inspection *inspection, const struct xml_node *root)
{
    size_t count = 0;
    for (const struct xml_node *node = xml_node_find(root, root, "ocf:link"); node;
         node = xml_node_find(node, root, "ocf:link")) {
        const char *type = xml_node_get(node, "media-type");
        if (!ascii_has_word(xml_node_get(node, "rel"), "mapping"))
            continue;
        count++;
        if (!type || strcmp(type, "application/xhtml+xml"))
            inspection_fault(inspection, container, "mapping", PHRASE("it is application/xhtml+xml"));
    }
    if (count > 1)
        inspection_fault(inspection, container, "mapping", PHRASE("only one can hold; take one out"));
}

bool check_container(struct inspection *inspection)
{
    struct xml_tree tree;
    if (!xml_file_read(inspection, container, "the EPUB standard", &tree))
        return false;
    markup_check(inspection, container, tree.root);
    find_package(inspection, tree.root);
    check_mappings(inspection, tree.root);
    if (!inspection->package)
        inspection_report(inspection, DIAG_BOOK_LACKS, container, "rootfile", NULL);
    return inspection->package && *inspection->package &&
           archive_find(inspection->archive, inspection->package) >= 0;
}

/* Names. */

static bool needs_no_listing(const struct inspection *inspection, const char *name)
{
    return !strncmp(name, "META-INF/", 9) || !strcmp(name, "mimetype") || !strcmp(name, inspection->package);
}

/* Source: EPUB 3.3 §4.2.2. */
static bool is_forbidden(uint32_t character)
{
    return (character < 0x80 && character && strchr("\"*:<>?\\|", (int)character)) ||
           unicode_is_control(character) || unicode_is_private_use(character) ||
           unicode_is_noncharacter(character) || (character >= 0xFFF0 && character <= 0xFFFF) ||
           character == 0xE0001;
}

static bool has_forbidden(const char *name)
{
    size_t length = strlen(name);
    for (size_t at = 0; at < length;)
        if (is_forbidden(utf8_next(name, length, &at)))
            return true;
    return false;
}

static bool has_space(const char *name)
{
    size_t length = strlen(name);
    for (size_t at = 0; at < length;)
        if (unicode_is_white_space(utf8_next(name, length, &at)))
            return true;
    return false;
}

static bool is_plain(const char *name)
{
    for (; *name; name++)
        if (*name < 0x20 || *name == 0x7F)
            return false;
    return true;
}

/* Names that an unpacking program would put elsewhere, or that old readers cannot open. */
static void check_name(struct inspection *inspection, const char *name)
{
    size_t length = strlen(name);
    bool leads_out = *name == '/' || !strncmp(name, "../", 3) || strstr(name, "/../");
    if (!utf8_is_valid(name, length) || leads_out || has_forbidden(name))
        inspection_report(inspection, DIAG_BOOK_UNSAFE_NAME, name, NULL, NULL);
    else if (name[length - 1] == '.')
        inspection_fault(inspection, name, ".",
                         PHRASE("a name may not end with a full stop; rename the file"));
    else if (has_space(name))
        inspection_report(inspection, DIAG_BOOK_NAME_NOT_PLAIN, name, NULL, NULL);
    else if (!is_plain(name))
        inspection_report(inspection, DIAG_BOOK_NAME_NOT_ASCII, name, NULL, NULL);
}

static bool is_empty_folder(const struct inspection *inspection, const struct archive_entry *folder)
{
    size_t length = strlen(folder->name);
    for (size_t i = 0; folder->is_folder && i < archive_count(inspection->archive); i++) {
        const char *name = archive_entry(inspection->archive, i).name;
        if (!strncmp(name, folder->name, length) && name[length])
            return false;
    }
    return folder->is_folder;
}

static void check_entry(struct inspection *inspection, const struct archive_entry *entry)
{
    check_name(inspection, entry->name);
    if (is_empty_folder(inspection, entry))
        inspection_advise(inspection, entry->name, "/", PHRASE("the folder is empty; take it out"));
    if (!entry->is_folder && !needs_no_listing(inspection, entry->name) &&
        !inspection_find(inspection, entry->name))
        inspection_report(inspection, DIAG_BOOK_UNLISTED, entry->name, NULL, NULL);
}

/* Disks that do not tell upper case from lower would unpack two names to one file. */
static void check_twins(struct inspection *inspection)
{
    size_t count = archive_count(inspection->archive);
    const char **names = arena_allocate_array(inspection->arena, count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++) {
        char *folded = unicode_fold(archive_entry(inspection->archive, i).name);
        names[i] = arena_copy_text(inspection->arena, folded);
        free(folded);
    }
    qsort(names, count, sizeof *names, inspection_compare_texts);
    for (size_t i = 1; i < count; i++)
        if (!strcmp(names[i - 1], names[i]))
            inspection_report(inspection, DIAG_BOOK_NAME_TWICE, names[i], NULL, NULL);
}

void check_names(struct inspection *inspection)
{
    for (size_t i = 0; i < archive_count(inspection->archive); i++) {
        struct archive_entry entry = archive_entry(inspection->archive, i);
        if (*entry.name)
            check_entry(inspection, &entry);
    }
    check_twins(inspection);
}

/* Encryption. */

static const char *find_value(const struct xml_node *around, const char *element, const char *attribute)
{
    return xml_node_get(xml_node_find(around, around, element), attribute);
}

static void check_encrypted(struct inspection *inspection, const struct xml_node *data)
{
    const char *algorithm = find_value(data, "enc:EncryptionMethod", "Algorithm");
    const char *name = find_value(data, "enc:CipherReference", "URI");
    const struct address address = name ? address_read(inspection->arena, "", name) : (struct address){0};
    struct listed_file *file = inspection_find(inspection, address.path);
    if (!name)
        inspection_report(inspection, DIAG_BOOK_LACKS, encryption, "CipherReference", NULL);
    if (name && address.path && archive_find(inspection->archive, address.path) < 0)
        inspection_report(inspection, DIAG_BOOK_FILE_MISSING, address.path, encryption, NULL);
    if (!file)
        return;
    bool is_obscured = algorithm && encryption_only_obscures(algorithm);
    if (is_obscured && !inspection_is_font_type(file->media_type))
        inspection_fault(inspection, encryption, file->path, PHRASE("only fonts may be obscured so"));
    file->is_encrypted = true;
    if (!is_obscured)
        inspection_report(inspection, DIAG_BOOK_ENCRYPTED, file->path, NULL, NULL);
}

static void check_encryption_ids(struct inspection *inspection, const struct xml_node *root)
{
    for (const struct xml_node *node = root; node; node = xml_node_next(node, root))
        for (const struct xml_node *other = xml_node_next(node, root); other && xml_node_get(node, "Id");
             other = xml_node_next(other, root))
            if (xml_node_get(other, "Id") && !strcmp(xml_node_get(other, "Id"), xml_node_get(node, "Id")))
                inspection_report(inspection, DIAG_BOOK_ID_TWICE, encryption, xml_node_get(node, "Id"), NULL);
}

/* Files beside the container that may be there, and the element that each is. */
static const struct {
    const char *path, *element; /* `element` NULL: any */
} companions[] = {
    {"META-INF/signatures.xml", "ocf:signatures"},
    {"META-INF/metadata.xml", NULL},
};

static void check_companions(struct inspection *inspection)
{
    for (size_t i = 0; i < COUNT(companions); i++) {
        const char *path = companions[i].path, *element = companions[i].element;
        struct xml_tree tree;
        if (archive_find(inspection->archive, path) < 0 || !xml_file_read(inspection, path, container, &tree))
            continue;
        markup_check(inspection, path, tree.root);
        if (element && !xml_node_is(tree.root, element))
            inspection_report(inspection, DIAG_BOOK_LACKS, path, strchr(element, ':') + 1, NULL);
    }
}

void check_encryption(struct inspection *inspection)
{
    struct xml_tree tree;
    check_companions(inspection);
    if (archive_find(inspection->archive, encryption) < 0 ||
        !xml_file_read(inspection, encryption, container, &tree))
        return;
    markup_check(inspection, encryption, tree.root);
    if (!xml_node_is(tree.root, "ocf:encryption"))
        inspection_report(inspection, DIAG_BOOK_LACKS, encryption, "encryption", NULL);
    check_encryption_ids(inspection, tree.root);
    for (const struct xml_node *node = xml_node_find(tree.root, tree.root, "enc:EncryptedData"); node;
         node = xml_node_find(node, tree.root, "enc:EncryptedData"))
        check_encrypted(inspection, node);
}
