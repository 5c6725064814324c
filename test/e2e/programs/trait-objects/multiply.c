struct operation {
  const char *name;
  long (*run)(long, long);
  unsigned long count;
};
static long times(long a, long b) { return a * b; }
static struct operation multiplication = {"multiply", times, 0};

long multiply(long a, long b) {
  struct operation *op = &multiplication;
  op->count++;
  return op->run(a, b);
}
unsigned long multiplications(void) { return multiplication.count; }
