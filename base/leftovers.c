#include "base/leftovers.h"

#include "base/path.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static const char prefix[] = ".banxin-";
static const char digits[] = "0123456789";

char *leftovers_name(struct arena *arena, const char *folder, unsigned attempt)
{
    return path_join(arena, folder, arena_format(arena, "%s%ld-%u", prefix, (long)getpid(), attempt));
}

static bool has_form(const char *name)
{
    if (strncmp(name, prefix, strlen(prefix)))
        return false;
    name += strlen(prefix);
    size_t process = strspn(name, digits);
    if (!process || name[process] != '-')
        return false;
    name += process + 1;
    return *name && !name[strspn(name, digits)];
}

/* Without locks nobody else can take one either. */
bool leftovers_hold(int file)
{
    struct stat status;
    if (flock(file, LOCK_EX | LOCK_NB) && errno == EWOULDBLOCK)
        return false;
    return fstat(file, &status) || status.st_nlink;
}

/* The name may have come to mean another file meanwhile. */
static bool is_still(int folder, const char *name, int file)
{
    struct stat named, opened;
    return !fstatat(folder, name, &named, AT_SYMLINK_NOFOLLOW) && !fstat(file, &opened) &&
           S_ISREG(opened.st_mode) && named.st_dev == opened.st_dev && named.st_ino == opened.st_ino;
}

static void remove_one(int folder, const char *name)
{
    int file = openat(folder, name, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    if (file < 0)
        return;
    if (!flock(file, LOCK_EX | LOCK_NB) && is_still(folder, name, file))
        unlinkat(folder, name, 0);
    close(file);
}

/* A run that writes many outputs into one folder looks through it once. */
static bool was_searched(int folder)
{
    static struct stat latest;
    struct stat status;
    if (fstat(folder, &status))
        return true;
    bool is_same = latest.st_nlink && status.st_dev == latest.st_dev && status.st_ino == latest.st_ino;
    latest = status;
    return is_same;
}

void leftovers_remove(const char *folder)
{
    DIR *listing = opendir(folder);
    if (!listing)
        return;
    if (!was_searched(dirfd(listing)))
        for (struct dirent *entry; (entry = readdir(listing));)
            if (has_form(entry->d_name))
                remove_one(dirfd(listing), entry->d_name);
    closedir(listing);
}
