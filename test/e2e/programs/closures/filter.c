typedef struct filter {
  unsigned mask, value;
  struct filter *next;
} filter_t;
static filter_t odd = {1, 1, 0};
static filter_t odd_or_high = {8, 8, &odd};

int is_wanted(unsigned v) {
  for (const filter_t *f = &odd_or_high; f; f = f->next)
    if ((v & f->mask) == f->value)
      return 1;
  return 0;
}
