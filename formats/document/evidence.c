#include "formats/document/evidence.h"

int evidence_sum(const struct evidence_table *table, uint64_t features, size_t role)
{
    int sum = 0;
    for (size_t i = 0; i < table->term_count; i++)
        if ((features >> i & 1) != 0)
            sum += table->terms[i].weights[role];
    return sum;
}
