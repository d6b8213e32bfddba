#include <assert.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TABLE_MIN_CAPACITY 16u
#define FNV_OFFSET 0xcbf29ce484222325ULL
#define FNV_PRIME  0x00000100000001b3ULL

typedef struct entry {
    char *key;
    size_t key_len;
    void *value;
    uint64_t hash;
} entry_t;

typedef struct table {
    entry_t *entries;
    size_t capacity;
    size_t used;
    void (*free_value)(void *);
} table_t;

static uint64_t hash_bytes(const char *bytes, size_t len)
{
    uint64_t hash = FNV_OFFSET;
    for (size_t i = 0; i < len; i++) {
        hash ^= (unsigned char)bytes[i];
        hash *= FNV_PRIME;
    }
    return hash;
}

int table_init(table_t *table, void (*free_value)(void *))
{
    memset(table, 0, sizeof(*table));
    table->entries = calloc(TABLE_MIN_CAPACITY, sizeof(entry_t));
    if (table->entries == NULL)
        return -ENOMEM;
    table->capacity = TABLE_MIN_CAPACITY;
    table->free_value = free_value;
    return 0;
}

static entry_t *find_slot(entry_t *entries, size_t capacity, const char *key, size_t len, uint64_t hash)
{
    size_t index = hash & (capacity - 1);
    while (entries[index].key != NULL) {
        entry_t *entry = &entries[index];
        if (entry->hash == hash && entry->key_len == len && memcmp(entry->key, key, len) == 0)
            break;
        index = (index + 1) & (capacity - 1);
    }
    return &entries[index];
}

static int table_grow(table_t *table)
{
    size_t capacity = table->capacity * 2;
    entry_t *entries = calloc(capacity, sizeof(entry_t));
    if (!entries)
        return -ENOMEM;
    for (size_t i = 0; i < table->capacity; i++) {
        entry_t *old = &table->entries[i];
        if (old->key)
            *find_slot(entries, capacity, old->key, old->key_len, old->hash) = *old;
    }
    free(table->entries);
    table->entries = entries;
    table->capacity = capacity;
    return 0;
}

int table_put(table_t *table, const char *key, void *value)
{
    size_t len = strlen(key);
    uint64_t hash = hash_bytes(key, len);
    if ((table->used + 1) * 4 > table->capacity * 3) {
        int rc = table_grow(table);
        if (rc < 0)
            return rc;
    }
    entry_t *entry = find_slot(table->entries, table->capacity, key, len, hash);
    if (entry->key != NULL) {
        if (table->free_value)
            table->free_value(entry->value);
        entry->value = value;
        return 0;
    }
    entry->key = strndup(key, len);
    if (entry->key == NULL)
        return -ENOMEM;
    entry->key_len = len;
    entry->hash = hash;
    entry->value = value;
    table->used++;
    return 1;
}

int main(int argc, char **argv)
{
    table_t words;
    if (table_init(&words, NULL) != 0) {
        perror("table_init");
        return EXIT_FAILURE;
    }
    for (int i = 1; i < argc; i++) {
        if (table_put(&words, argv[i], (void *)(intptr_t)i) < 0)
            fprintf(stderr, "%s: out of memory at argument %d\n", argv[0], i);
    }
    printf("%zu different words (%.1f%% full)\n", words.used, 100.0 * words.used / words.capacity);
    return EXIT_SUCCESS;
}
