#include <stdio.h>

typedef struct player {
  const char *name;
  int score;
} player_t;
extern int score_text(const char *);

static int play(player_t *player) { return player->score = score_text(player->name); }

int main(int argc, char **argv) {
  player_t player = {argc > 1 ? argv[1] : "a7b31", 0};
  printf("%d\n", play(&player));
  return 0;
}
