#include <stdio.h>

struct outcome {
  int inlined, apart;
};
extern int outer_rust(int), apart(int);

int main(int argc, char **argv) {
  struct outcome outcome = {outer_rust(argc), apart(argc)};
  printf("%d %d\n", outcome.inlined, outcome.apart);
  return 0;
}
