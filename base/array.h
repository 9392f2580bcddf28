/* How many elements an array has; of an array alone, not of a pointer. */
#ifndef BASE_ARRAY_H
#define BASE_ARRAY_H

#define COUNT(array) (sizeof(array) / sizeof *(array))

#endif
