struct point {
  int x, y;
};
struct matrix {
  double rows[2][2];
  struct point origin;
};
union number {
  long integer;
  double real;
};
struct point mirror(struct point);
struct matrix transpose(struct matrix);
struct point turn(struct point);
union number determinant(struct matrix);
