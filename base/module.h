/* Modules: code that is loaded on use, because of the libraries that it brings along.
 *
 * Shape: lib/banxin/banxin-NAME.so exports one symbol, `banxin_module`: a structure whose first member is a
 * `struct module_head`. What follows it is between the module and the one file that loads it.
 *
 * Owner: a module stays loaded for the life of the process; loading it again gives the same structure.
 *
 * Errors: a file that is missing or broken, and one that was built for another version or from another
 * declaration of the structure, are refused with a reason. */
#ifndef BASE_MODULE_H
#define BASE_MODULE_H

#include <stddef.h>

struct module_head {
    const char *version; /* of banxin, with which it was built */
    size_t size;         /* of the whole structure */
};

/* The head of the structure `type`, in an initialiser. Versions of clang-format disagree on it. */
/* clang-format off */
#define MODULE_HEAD(type) {BANXIN_VERSION, sizeof(type)}
/* clang-format on */

/* Before the definition of `banxin_module`: nothing else of a module is seen from outside. */
#define MODULE_EXPORT __attribute__((visibility("default")))

/* The structure of `size` bytes that the module "pdf" exports. NULL: `reason` says why, until the next call.
 */
const void *module_load(const char *name, size_t size, const char **reason);

#endif
