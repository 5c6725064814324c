// FLAGS: -std=c23
#include <stdio.h>

typedef bool predicate(bool, bool);
struct question {
  predicate *ask;
  bool answer;
};
extern predicate all_set;
extern bool is_on(void);

int main(int argc, char **argv) {
  struct question question = {all_set, false};
  question.answer = question.ask(argc > 0, argc > 1);
  printf("%d %d\n", question.answer, is_on());
  return 0;
}
