#include "formats/document/address.h"

#include <string.h>

bool address_is_wanted(const struct node *link, const char *text)
{
    const char *target = link->link.target;
    if (*target == '#' || !*target)
        return false;
    const char *bare = strstr(target, "//");
    if (!bare)
        bare = strchr(target, ':');
    bare = bare ? bare + strspn(bare, ":/") : target;
    size_t size = strlen(bare);
    while (size && bare[size - 1] == '/')
        size--;
    return !size || !memmem(text, strlen(text), bare, size);
}
