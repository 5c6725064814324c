struct bonus {
  int from, extra;
};
static const struct bonus bonuses[] = {{7, 50}, {3, 10}, {0, 1}};

int bonus(int value) {
  const struct bonus *b = bonuses;
  while (value < b->from)
    ++b;
  return b->extra;
}
