//===- BtfSpell.cpp - BTF types as text -----------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "btf/Btf.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace langprov {

/// Anonymous types are nested about 10 deep in Linux; hostile ones may be
/// endless.
constexpr unsigned MaxDepth = 32;

StringRef Btf::kind(uint32_t Id) const {
  if (!Id)
    return "void";
  const btf_type &T = type(Id);
  switch (btf_kind(&T)) {
  case BTF_KIND_INT:
    return "int";
  case BTF_KIND_FLOAT:
    return "float";
  case BTF_KIND_PTR:
    return "pointer";
  case BTF_KIND_ARRAY:
    return "array";
  case BTF_KIND_STRUCT:
    return "struct";
  case BTF_KIND_UNION:
    return "union";
  case BTF_KIND_ENUM:
  case BTF_KIND_ENUM64:
    return "enum";
  case BTF_KIND_FWD:
    return btf_kflag(&T) ? "union" : "struct";
  case BTF_KIND_TYPEDEF:
    return "typedef";
  case BTF_KIND_FUNC:
    return "func";
  case BTF_KIND_FUNC_PROTO:
    return "prototype";
  case BTF_KIND_VAR:
    return "var";
  case BTF_KIND_DATASEC:
    return "datasec";
  case BTF_KIND_CONST:
    return "const";
  case BTF_KIND_VOLATILE:
    return "volatile";
  case BTF_KIND_RESTRICT:
    return "restrict";
  case BTF_KIND_DECL_TAG:
    return "decl_tag";
  case BTF_KIND_TYPE_TAG:
    return "type_tag";
  }
  return "unknown";
}

std::string Btf::spell(uint32_t Id) const { return spell(Id, 0); }
std::string Btf::body(uint32_t Id) const { return body(Id, 0); }

std::string Btf::spell(uint32_t Id, unsigned Depth) const {
  if (!Id)
    return "void";
  if (Depth > MaxDepth)
    return "...";
  const btf_type &T = type(Id);
  StringRef Name = name(Id);
  switch (btf_kind(&T)) {
  case BTF_KIND_PTR: {
    std::string To = spell(T.type, Depth + 1);
    // A function's declarator goes around the star.
    if (T.type && btf_is_func_proto(&type(T.type))) {
      size_t Paren = To.find(" (");
      if (Paren != std::string::npos)
        return To.insert(Paren + 1, "(*)");
    }
    return To + " *";
  }
  case BTF_KIND_ARRAY:
    return spell(btf_array(&T)->type, Depth + 1) + " [" +
           utostr(btf_array(&T)->nelems) + "]";
  case BTF_KIND_CONST:
    return "const " + spell(T.type, Depth + 1);
  case BTF_KIND_VOLATILE:
    return "volatile " + spell(T.type, Depth + 1);
  case BTF_KIND_RESTRICT:
    return "restrict " + spell(T.type, Depth + 1);
  case BTF_KIND_TYPE_TAG:
    return ("type_tag(" + Name + ") " + spell(T.type, Depth + 1)).str();
  case BTF_KIND_FUNC_PROTO:
    return body(Id, Depth);
  case BTF_KIND_INT:
  case BTF_KIND_FLOAT:
  case BTF_KIND_TYPEDEF:
    return Name.str();
  }
  if (!Name.empty())
    return (kind(Id) + " " + Name).str();
  return (kind(Id) + " " + body(Id, Depth + 1)).str();
}

std::string Btf::body(uint32_t Id, unsigned Depth) const {
  if (Depth > MaxDepth)
    return "...";
  const btf_type &T = type(Id);
  std::string Text;
  switch (btf_kind(&T)) {
  case BTF_KIND_STRUCT:
  case BTF_KIND_UNION:
    Text = "size " + utostr(T.size) + " {";
    for (unsigned I = 0; I < btf_vlen(&T); ++I) {
      const btf_member &M = btf_members(&T)[I];
      uint32_t Bits = btf_member_bitfield_size(&T, I);
      Text += "\n" + utostr(btf_member_bit_offset(&T, I)) + ": " +
              spell(M.type, Depth + 1) + " " + text(M.name_off).str() +
              (Bits ? ":" + utostr(Bits) : "");
    }
    return Text + "\n}";
  case BTF_KIND_ENUM:
    Text = "size " + utostr(T.size) + " {";
    for (unsigned I = 0; I < btf_vlen(&T); ++I) {
      const struct btf_enum &E = ::btf_enum(&T)[I];
      Text += "\n" + text(E.name_off).str() + " = " +
              (btf_kflag(&T) ? itostr(E.val) : utostr(uint32_t(E.val)));
    }
    return Text + "\n}";
  case BTF_KIND_ENUM64:
    Text = "size " + utostr(T.size) + " {";
    for (unsigned I = 0; I < btf_vlen(&T); ++I) {
      const struct btf_enum64 &E = ::btf_enum64(&T)[I];
      uint64_t Value = btf_enum64_value(&E);
      Text += "\n" + text(E.name_off).str() + " = " +
              (btf_kflag(&T) ? itostr(int64_t(Value)) : utostr(Value));
    }
    return Text + "\n}";
  case BTF_KIND_FWD:
    return "declared only";
  case BTF_KIND_TYPEDEF:
  case BTF_KIND_VAR:
  case BTF_KIND_FUNC:
    return spell(T.type, Depth + 1);
  case BTF_KIND_FUNC_PROTO:
    Text = spell(T.type, Depth + 1) + " (";
    for (unsigned I = 0; I < btf_vlen(&T); ++I) {
      const btf_param &P = btf_params(&T)[I];
      if (I)
        Text += ", ";
      // pahole ends variadic prototypes with a nameless void.
      Text += !P.type && !P.name_off ? "..." : spell(P.type, Depth + 1);
    }
    return Text + (btf_vlen(&T) ? ")" : "void)");
  case BTF_KIND_INT:
    return "size " + utostr(T.size) + ", encoding " +
           utostr(btf_int_encoding(&T)) + ", bits " + utostr(btf_int_bits(&T)) +
           " at " + utostr(btf_int_offset(&T));
  case BTF_KIND_FLOAT:
    return "size " + utostr(T.size);
  }
  return spell(Id, Depth + 1);
}

} // namespace langprov
