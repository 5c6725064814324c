//===- Forms.cpp - The sizes and values of attribute forms ----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// DWARF 5, 7.5.5 and 7.5.6, with the GNU forms of split DWARF 4 and dwz and
// LLVM's DW_FORM_LLVM_addrx_offset.
//
//===----------------------------------------------------------------------===//

#include "dwarf/Forms.h"

using namespace llvm;
using namespace llvm::dwarf;

namespace langprov {

std::optional<unsigned> fixedSize(uint16_t Form, const Format &F) {
  switch (Form) {
  case DW_FORM_flag_present:
  case DW_FORM_implicit_const:
    return 0;
  case DW_FORM_data1:
  case DW_FORM_ref1:
  case DW_FORM_flag:
  case DW_FORM_strx1:
  case DW_FORM_addrx1:
    return 1;
  case DW_FORM_data2:
  case DW_FORM_ref2:
  case DW_FORM_strx2:
  case DW_FORM_addrx2:
    return 2;
  case DW_FORM_strx3:
  case DW_FORM_addrx3:
    return 3;
  case DW_FORM_data4:
  case DW_FORM_ref4:
  case DW_FORM_ref_sup4:
  case DW_FORM_strx4:
  case DW_FORM_addrx4:
    return 4;
  case DW_FORM_data8:
  case DW_FORM_ref8:
  case DW_FORM_ref_sig8:
  case DW_FORM_ref_sup8:
    return 8;
  case DW_FORM_data16:
    return 16;
  case DW_FORM_addr:
    return F.AddrSize;
  case DW_FORM_ref_addr:
    return F.refAddrSize();
  case DW_FORM_strp:
  case DW_FORM_line_strp:
  case DW_FORM_sec_offset:
  case DW_FORM_strp_sup:
  case DW_FORM_GNU_ref_alt:
  case DW_FORM_GNU_strp_alt:
    return F.OffsetSize;
  }
  return std::nullopt;
}

bool skipForm(Cursor &C, uint16_t Form, const Format &F) {
  if (std::optional<unsigned> Size = fixedSize(Form, F)) {
    C.skip(*Size);
    return true;
  }
  switch (Form) {
  case DW_FORM_udata:
  case DW_FORM_sdata:
  case DW_FORM_ref_udata:
  case DW_FORM_strx:
  case DW_FORM_addrx:
  case DW_FORM_loclistx:
  case DW_FORM_rnglistx:
  case DW_FORM_GNU_addr_index:
  case DW_FORM_GNU_str_index:
    C.skipLeb();
    return true;
  case DW_FORM_block1:
    C.skip(C.u8());
    return true;
  case DW_FORM_block2:
    C.skip(C.u16());
    return true;
  case DW_FORM_block4:
    C.skip(C.u32());
    return true;
  case DW_FORM_block:
  case DW_FORM_exprloc:
    C.skip(C.uleb());
    return true;
  case DW_FORM_string:
    C.cstr();
    return true;
  case DW_FORM_LLVM_addrx_offset:
    C.skipLeb();
    C.skip(4);
    return true;
  case DW_FORM_indirect: {
    uint64_t Real = C.uleb();
    // An indirect form that names itself would never end, and an implicit
    // constant has no place for its value (7.5.3).
    if (Real != DW_FORM_indirect && Real != DW_FORM_implicit_const &&
        Real <= UINT16_MAX)
      return skipForm(C, Real, F);
    break;
  }
  }
  C.fail();
  return false;
}

bool isReference(uint16_t Form) {
  switch (Form) {
  case DW_FORM_ref1:
  case DW_FORM_ref2:
  case DW_FORM_ref4:
  case DW_FORM_ref8:
  case DW_FORM_ref_udata:
    return true;
  }
  return mayLeaveUnit(Form);
}

AttrValue readForm(Cursor &C, const AttrSpec &Spec, const Format &F,
                   uint64_t UnitOffset) {
  AttrValue V{Spec.Attr, Spec.Form, 0};
  if (V.Form == DW_FORM_indirect) {
    uint64_t Real = C.uleb();
    if (Real == DW_FORM_indirect || Real == DW_FORM_implicit_const ||
        Real > UINT16_MAX) {
      C.fail();
      return V;
    }
    V.Form = Real;
  }
  switch (V.Form) {
  case DW_FORM_implicit_const:
    V.Value = Spec.Implicit;
    return V;
  case DW_FORM_flag_present:
    V.Value = 1;
    return V;
  case DW_FORM_sdata:
    V.Value = C.sleb();
    return V;
  case DW_FORM_udata:
  case DW_FORM_strx:
  case DW_FORM_addrx:
  case DW_FORM_loclistx:
  case DW_FORM_rnglistx:
  case DW_FORM_GNU_addr_index:
  case DW_FORM_GNU_str_index:
    V.Value = C.uleb();
    return V;
  case DW_FORM_ref_udata:
    V.Value = UnitOffset + C.uleb();
    return V;
  case DW_FORM_ref1:
  case DW_FORM_ref2:
  case DW_FORM_ref4:
  case DW_FORM_ref8:
    V.Value = UnitOffset + C.sized(*fixedSize(V.Form, F));
    return V;
  }
  std::optional<unsigned> Size = fixedSize(V.Form, F);
  if (Size && *Size != 16) {
    V.Value = C.sized(*Size);
    return V;
  }
  // Strings, blocks and expressions: where they stand.
  V.Value = C.offset();
  skipForm(C, V.Form, F);
  return V;
}

bool mayLeaveUnit(uint16_t Form) {
  switch (Form) {
  case DW_FORM_ref_addr:
  case DW_FORM_ref_sig8:
  case DW_FORM_GNU_ref_alt:
  case DW_FORM_ref_sup4:
  case DW_FORM_ref_sup8:
    return true;
  }
  return false;
}

} // namespace langprov
