#include "geometry.h"

struct point mirror(struct point p) { return (struct point){-p.x, p.y}; }

struct matrix transpose(struct matrix m) {
  double swapped = m.rows[0][1];
  m.rows[0][1] = m.rows[1][0];
  m.rows[1][0] = swapped;
  m.origin = mirror(m.origin);
  return m;
}
