/* Stands in for the random numbers of the system, so that hash tables are the same in each run of the fuzzer. */
#include <string.h>
#include <sys/types.h>

ssize_t getrandom(void *buffer, size_t length, unsigned flags) {
  (void)flags;
  memset(buffer, 13, length);
  return (ssize_t)length;
}

int getentropy(void *buffer, size_t length) {
  memset(buffer, 13, length);
  return 0;
}
