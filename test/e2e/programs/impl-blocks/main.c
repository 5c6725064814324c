#include <stdio.h>

struct device {
  unsigned id;
  unsigned char state;
  struct {
    const char *text;
    unsigned long length;
  } name;
};
extern int device_start(struct device *);
extern int device_is_on(const struct device *);

int main(int argc, char **argv) {
  struct device device = {.id = argc};
  int before = device_is_on(&device);
  int sum = device_start(&device);
  printf("%d %d %d\n", before, sum, device_is_on(&device));
  return 0;
}
