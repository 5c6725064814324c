/* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception */
/* What audit.py compares with: walks all DIEs and attributes of a file with
 * elfutils' libdw, on one thread, and prints how many there are. */
#include <dwarf.h>
#include <elfutils/libdw.h>
#include <fcntl.h>
#include <stdio.h>

static unsigned long dies, attrs, refs;

static int visit(Dwarf_Attribute *attr, void *arg) {
  Dwarf_Die target;
  ++attrs;
  /* The audit looks up the target of each reference, so this does too. */
  if (attr->form == DW_FORM_ref_addr && dwarf_formref_die(attr, &target))
    ++refs;
  return DWARF_CB_OK;
}

static void walk(Dwarf_Die *die) {
  Dwarf_Die child;
  do {
    ++dies;
    dwarf_getattrs(die, visit, NULL, 0);
    if (dwarf_child(die, &child) == 0)
      walk(&child);
  } while (dwarf_siblingof(die, die) == 0);
}

int main(int argc, char **argv) {
  int fd = argc == 2 ? open(argv[1], O_RDONLY) : -1;
  Dwarf *dw = fd < 0 ? NULL : dwarf_begin(fd, DWARF_C_READ);
  if (!dw) {
    fprintf(stderr, "usage: libdw_walk FILE\n");
    return 2;
  }
  Dwarf_CU *cu = NULL;
  Dwarf_Die die;
  while (dwarf_get_units(dw, cu, &cu, NULL, NULL, &die, NULL) == 0)
    walk(&die);
  printf("%lu DIEs, %lu attributes, %lu references between units\n", dies,
         attrs, refs);
  return 0;
}
