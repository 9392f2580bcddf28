#include "formats/epub/syntax/address.h"

#include "base/array.h"
#include "base/path.h"
#include "base/uri.h"
#include "base/utf8.h"
#include "formats/epub/read/href.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* IANA's registry of URI schemes, as far as books have them. */
static const char *const known_schemes[] = {
    "aaa",  "acap",     "afs",  "blob",   "cid",  "crid",  "dav",        "dict", "dns",  "doi",  "fax",
    "ftp",  "geo",      "go",   "gopher", "h323", "iax",   "icap",       "im",   "imap", "info", "ipp",
    "irc",  "iris",     "ldap", "mailto", "mid",  "modem", "msrp",       "news", "nfs",  "nntp", "pop",
    "pres", "prospero", "rtsp", "sip",    "sips", "sms",   "snews",      "snmp", "tag",  "tel",  "telnet",
    "tftp", "tip",      "tv",   "urn",    "wais", "xmpp",  "javascript",
};

static bool is_known_scheme(const char *scheme)
{
    for (size_t i = 0; i < COUNT(known_schemes); i++)
        if (!strcmp(known_schemes[i], scheme))
            return true;
    return false;
}

/* Letters, digits and +-. before a colon; NULL: none. */
static const char *find_scheme(struct arena *arena, const char *href)
{
    size_t length = 0;
    while (isalnum((unsigned char)href[length]) || (length && strchr("+-.", href[length]) && href[length]))
        length++;
    if (!length || href[length] != ':' || isdigit((unsigned char)*href))
        return NULL;
    char *scheme = arena_copy(arena, href, length);
    for (char *byte = scheme; *byte; byte++)
        *byte = (char)tolower((unsigned char)*byte);
    return scheme;
}

static bool has_bad_escape(const char *text)
{
    for (const char *mark = strchr(text, '%'); mark; mark = strchr(mark + 1, '%'))
        if (ascii_hex_value(mark[1]) < 0 || ascii_hex_value(mark[2]) < 0)
            return true;
    return false;
}

static bool has_bad_character(const char *text)
{
    return text[strcspn(text, " \t\r\n\"<>\\^`{|}")] || has_bad_escape(text);
}

static bool has_bad_host(const char *rest)
{
    if (strncmp(rest, "//", 2))
        return true;
    size_t length = strcspn(rest + 2, "/?#");
    const char *at = memchr(rest + 2, '@', length), *host = at ? at + 1 : rest + 2;
    size_t name = strcspn(host, ":/?#");
    bool has_port = host[name] == ':';
    size_t digits = has_port ? strspn(host + name + 1, "0123456789") : 0;
    return !name || *host == '.' ||
           (has_port && host[name + 1 + digits] && !strchr("/?#", host[name + 1 + digits])) ||
           strcspn(host, "!$&'()*+,;=%") < name;
}

/* Climbs above the root on its way. */
static bool climbs_out(struct arena *arena, const char *base, const char *path)
{
    const char *joined = path_join(arena, path_folder(arena, base), path);
    long depth = 0;
    if (*path == '/')
        return true;
    while (*joined) {
        size_t length = strcspn(joined, "/");
        if (length == 2 && !strncmp(joined, "..", 2))
            depth--;
        else if (length && !(length == 1 && *joined == '.'))
            depth++;
        if (depth < 0)
            return true;
        joined += length + (joined[length] == '/');
    }
    return false;
}

static void read_inside(struct arena *arena, const char *base, struct address *address)
{
    const char *text = address->text;
    size_t length = strcspn(text, "?#");
    const char *path = arena_copy(arena, text, length);
    address->kind = ADDRESS_INSIDE;
    address->has_query = text[length] == '?';
    address->leads_out = length && climbs_out(arena, base, path);
    address->path = href_resolve(arena, base, text, &address->fragment);
    if (!address->path)
        address->path = href_join(arena, base, uri_decode(arena, path));
}

static void read_elsewhere(struct address *address)
{
    const char *scheme = address->scheme, *rest = address->text + strlen(scheme) + 1;
    bool is_web = !strcmp(scheme, "http") || !strcmp(scheme, "https");
    address->is_secure = !strcmp(scheme, "https");
    address->is_known = is_web || is_known_scheme(scheme);
    if (is_web) {
        address->kind = ADDRESS_WEB;
        address->is_broken |= has_bad_host(rest);
    } else if (!strcmp(scheme, "data"))
        address->kind = ADDRESS_DATA;
    else
        address->kind = strcmp(scheme, "file") ? ADDRESS_OTHER : ADDRESS_FILE;
}

static bool is_web(const char *address)
{
    return !strncasecmp(address, "http:", 5) || !strncasecmp(address, "https:", 6);
}

struct address address_read(struct arena *arena, const char *base, const char *href)
{
    size_t length = strlen(href);
    ascii_trim(&href, &length);
    struct address address = {.text = arena_copy(arena, href, length)};
    address.scheme = find_scheme(arena, address.text);
    address.is_broken = has_bad_character(address.text);
    if (address.scheme)
        read_elsewhere(&address);
    else if (!strncmp(address.text, "//", 2) || (is_web(base) && *address.text != '#')) {
        address.kind = ADDRESS_WEB;
        address.is_secure = strncasecmp(base, "http:", 5) != 0;
    } else
        read_inside(arena, base, &address);
    const char *mark = strchr(address.text, '#');
    if (address.kind != ADDRESS_INSIDE && mark)
        address.fragment = mark + 1;
    return address;
}
