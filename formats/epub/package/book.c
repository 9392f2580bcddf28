#include "formats/epub/package/book.h"

#include "base/hash.h"
#include "base/language.h"
#include "base/timestamp.h"
#include "formats/document/metadata.h"
#include "formats/image/image.h"

#include <stdlib.h>
#include <string.h>

struct book *book_new(const struct write_request *request)
{
    struct arena *arena = arena_new();
    struct book *book = arena_allocate(arena, sizeof *book);
    book->arena = arena;
    book->options = request->options;
    book->profile = profile_find(book->options->profile);
    book->diag = request->diag;
    book->place = (struct place){.name = arena_copy_text(arena, request->output_name)};
    book->archive = archive_writer_new();
    book->title = arena_copy_text(arena, request->book_title);
    book->is_named_by_folder = request->is_named_by_folder;
    book->has_title_page = request->is_book;
    book->last_part = &book->parts;
    book->last_entry = &book->entries;
    book->last_image = &book->images;
    book->last_font = &book->fonts;
    book->fonts_folder = arena_copy_text(arena, request->fonts_folder);
    return book;
}

void book_free(struct book *book)
{
    if (!book)
        return;
    archive_writer_abandon(book->archive);
    buffer_free(&book->digests);
    free(book->cover.bytes);
    arena_free(book->arena);
}

/* The folder of the package inside the container. */
static const char *in_container(struct book *book, const char *path)
{
    return arena_format(book->arena, "EPUB/%s", path);
}

struct book_part *book_add_part(struct book *book, const char *id, const char *path, struct buffer *bytes)
{
    struct book_part *part = arena_allocate(book->arena, sizeof *part);
    *part = (struct book_part){.id = arena_copy_text(book->arena, id),
                               .path = arena_copy_text(book->arena, path)};
    *book->last_part = part;
    book->last_part = &part->next;
    archive_add_buffer(book->archive, in_container(book, path), bytes);
    return part;
}

void book_add_entry(struct book *book, const struct book_entry *entry)
{
    struct book_entry *copy = arena_allocate(book->arena, sizeof *copy);
    *copy = *entry;
    copy->title = arena_copy_text(book->arena, entry->title);
    copy->target = arena_copy_text(book->arena, entry->target);
    copy->part = arena_copy_text(book->arena, entry->part);
    copy->next = NULL;
    *book->last_entry = copy;
    book->last_entry = &copy->next;
}

/* Where an image of this hash is looked for. */
static size_t find_bucket(const char *hash)
{
    return strtoul((char[]){hash[0], hash[1], '\0'}, NULL, 16);
}

static struct book_image *find_image(struct book_image *bucket, const char *path)
{
    while (bucket && strcmp(bucket->path, path))
        bucket = bucket->next_in_bucket;
    return bucket;
}

const char *book_add_image(struct book *book, const struct resource *resource)
{
    struct image_info info;
    if (!image_measure(resource->bytes, resource->size, &info))
        return NULL;
    enum { NAME_LENGTH = 20 };
    char hash[HASH_TEXT_SIZE];
    hash_text(resource->bytes, resource->size, hash);
    const char *path =
        arena_format(book->arena, "images/%.*s.%s", NAME_LENGTH, hash, image_extension(info.kind));
    struct book_image **bucket = &book->image_buckets[find_bucket(hash)];
    struct book_image *image = find_image(*bucket, path);
    if (image)
        return image->path;
    image = arena_allocate(book->arena, sizeof *image);
    *image = (struct book_image){.id = arena_format(book->arena, "i%.*s", NAME_LENGTH, hash),
                                 .path = path,
                                 .media_type = image_media_type(info.kind),
                                 .next_in_bucket = *bucket};
    *bucket = image;
    *book->last_image = image;
    book->last_image = &image->next;
    book->features.animations |= image_moves(resource->bytes, resource->size);
    void *bytes = memory_allocate(resource->size);
    memcpy(bytes, resource->bytes, resource->size);
    archive_add(book->archive, in_container(book, path), bytes, resource->size, ARCHIVE_TAKE, ARCHIVE_STORED);
    return path;
}

bool book_has_font(const struct book *book, enum face_role role)
{
    const struct book_font *font = book->fonts;
    while (font && font->role != role)
        font = font->next;
    return font;
}

const char *book_identifier(const struct book *book)
{
    if (book->options->identifier)
        return book->options->identifier;
    char uuid[UUID_TEXT_SIZE];
    hash_uuid(book->digests.data, book->digests.length, uuid);
    return arena_format(book->arena, "urn:uuid:%s", uuid);
}

const char *book_modified(const struct book *book)
{
    return timestamp_make(book->arena, book->latest_date);
}

enum word_language {
    WORDS_SIMPLIFIED,
    WORDS_TRADITIONAL,
    WORDS_JAPANESE,
    WORDS_KOREAN,
    WORDS_ENGLISH,
    WORDS_COUNT
};

static enum word_language find_words(const char *language)
{
    switch (language_family(language)) {
    case LANGUAGE_SIMPLIFIED_CHINESE: return WORDS_SIMPLIFIED;
    case LANGUAGE_TRADITIONAL_CHINESE:
    case LANGUAGE_TRADITIONAL_CHINESE_HONGKONG: return WORDS_TRADITIONAL;
    case LANGUAGE_JAPANESE: return WORDS_JAPANESE;
    case LANGUAGE_KOREAN: return WORDS_KOREAN;
    case LANGUAGE_OTHER: break;
    }
    return WORDS_ENGLISH;
}

const char *book_word(const struct book *book, enum book_word word)
{
    static const char *const words[WORDS_COUNT][WORD_COUNT] = {
        [WORDS_SIMPLIFIED] = {"图", "目录", "封面", "正文", "无题",
                              "全书为文字，可由辅助技术朗读，字号和行距可以调整。",
                              "全书为文字和图片，文字可由辅助技术朗读，字号和行距可以调整。",
                              "部分图片没有文字说明。"},
        [WORDS_TRADITIONAL] = {"圖", "目錄", "封面", "正文", "無題",
                               "全書為文字，可由輔助技術朗讀，字級和行距可以調整。",
                               "全書為文字和圖片，文字可由輔助技術朗讀，字級和行距可以調整。",
                               "部分圖片沒有文字說明。"},
        [WORDS_JAPANESE] = {"図", "目次", "表紙", "本文", "無題",
                            "本文はすべてテキストで、読み上げと文字サイズの変更ができます。",
                            "本文はテキストと画像で、テキストは読み上げと文字サイズの変更ができます。",
                            "説明のない画像があります。"},
        [WORDS_KOREAN] = {"그림", "차례", "표지", "본문", "제목 없음",
                          "모든 내용은 텍스트이며 읽어 주기와 글자 크기 조정이 가능합니다.",
                          "내용은 텍스트와 그림이며 텍스트는 읽어 주기와 글자 크기 조정이 가능합니다.",
                          " 설명이 없는 그림이 있습니다."},
        [WORDS_ENGLISH] =
            {"picture", "Contents", "Cover", "Text", "Untitled",
             "All content is text that can be read aloud, enlarged and reflowed.",
             "The content is text and pictures; the text can be read aloud, enlarged and reflowed.",
             " Some pictures have no description."},
    };
    return words[find_words(book->metadata.language)][word];
}

/* Three digits sort rightly up to 999 articles, as many as a folder has. */
static const char *with_order(const struct book *book, const char *title)
{
    return arena_format(book->arena, "%03ld %s", strtol(book->metadata.order, NULL, 10), title);
}

const char *book_plain_title(const struct book *book)
{
    const char *title = book->title ? book->title : book->metadata.title;
    if (book->title && book->is_named_by_folder && book->article_count > 1)
        title = metadata_collected_title(book->arena, &book->metadata, title);
    return title && *title ? title : book_word(book, WORD_UNTITLED);
}

const char *book_title(const struct book *book)
{
    bool ordered = book->metadata.order && book->options->title_order;
    return ordered ? with_order(book, book_plain_title(book)) : book_plain_title(book);
}

const char *book_sort_title(const struct book *book)
{
    return book->metadata.order && book->article_count == 1 ? with_order(book, book_plain_title(book)) : NULL;
}

bool book_is_vertical(const struct book *book)
{
    return book->options->writing == WRITING_VERTICAL;
}

bool book_lists_contents(const struct book *book)
{
    return book->article_count > 1;
}

bool book_has_cover_page(const struct book *book)
{
    return book->cover.path && !book->profile->hides_cover_page;
}
