union word {
  unsigned all;
  unsigned char bytes[4];
};

int checksum(unsigned id) {
  union word word = {id * 2654435761u};
  int sum = 0;
  for (int i = 0; i < 4; ++i)
    sum += word.bytes[i];
  return sum;
}
