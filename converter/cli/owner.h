/* Whether a settings file that was found is one to follow: the user's own, or root's.
 *
 * Shape: where a file system keeps no owners (FAT, exFAT, NTFS, a folder of Windows in WSL, most of FUSE and
 * of the network), every file counts as the user's.
 *
 * Source: statfs(2). */
#ifndef CONVERTER_CLI_OWNER_H
#define CONVERTER_CLI_OWNER_H

#include <stdbool.h>
#include <stdint.h>

/* `owner` is the user whose file `path` is. */
bool owner_is_trusted(const char *path, uint32_t owner);

/* True when the file system of the path keeps owners and rights of its files. */
bool owner_is_kept(const char *path);

/* True for a type of statfs(2) whose files have no owners of their own. */
bool owner_is_unknown(uint32_t file_system);

#endif
