#include "geometry.h"
#include <stdio.h>

struct scene {
  struct point *points;
  struct matrix view;
  unsigned visible : 1, depth : 7;
};

__attribute__((noinline)) static union number render(struct scene *scene) {
  scene->points[0] = turn(scene->points[0]);
  return determinant(scene->view);
}

int main(int argc, char **argv) {
  struct point points[2] = {{argc, 2}, {3, 4}};
  struct scene scene = {points, {{{argc, 2}, {3, 4}}, {5, 6}}, 1, 9};
  union number number = render(&scene);
  printf("%d %d %g\n", points[0].x, points[0].y, number.real);
  return 0;
}
