//===- Btf.cpp - Loading and checking of BTF ------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "btf/Btf.h"
#include "elf/InputFiles.h"
#include <bpf/libbpf.h>
#include <cerrno>

using namespace llvm;

namespace langprov {

Expected<Btf> Btf::load(StringRef Path, const Btf *Base) {
  libbpf_set_print(nullptr); // We report the errors.
  if (Error E = checkIsFile(
          Path, /*MayBeSpecial=*/Path.starts_with("/sys/kernel/btf/")))
    return E;
  std::string PathStr = Path.str();
  return adopt(Path,
               Base ? btf__parse_split(PathStr.c_str(), Base->Raw.get())
                    : btf__parse(PathStr.c_str(), nullptr),
               Base);
}

Expected<Btf> Btf::parse(StringRef Name, ArrayRef<uint8_t> Bytes) {
  libbpf_set_print(nullptr);
  return adopt(Name, btf__new(Bytes.data(), Bytes.size()), nullptr);
}

/// Takes ownership of what libbpf loaded; if that is nothing, errno says why.
Expected<Btf> Btf::adopt(StringRef Name, btf *Loaded, const Btf *Base) {
  if (!Loaded) {
    int Why = errno;
    if (Why == ENODATA || Why == ENOENT)
      return createStringError(Name + ": has no BTF (.BTF)");
    char Text[256] = ""; // libbpf has error numbers of its own.
    libbpf_strerror(Why, Text, sizeof(Text));
    return createStringError(
        Name + ": libbpf cannot load its BTF: " + Text +
        (Why == EINVAL && !Base
             ? "; if it is split BTF, as a kernel module's is, name its base "
               "with --base-btf"
             : ""));
  }
  Btf Result;
  Result.Raw.reset(Loaded);
  Result.First = Base ? Base->End : 1;
  Result.End = btf__type_cnt(Loaded);
  // libbpf 1.1 does not look at the length of the header, behind which the
  // types are.
  if (Result.First < Result.End &&
      reinterpret_cast<uintptr_t>(btf__type_by_id(Loaded, Result.First)) %
          alignof(btf_type))
    return createStringError(Name + ": its BTF has types that are not aligned");
  if (Error E = Result.check(Name))
    return E;
  return Result;
}

/// Calls \p Visit for each type id that \p T holds.
template <class Fn> static void forEachId(const btf_type &T, Fn Visit) {
  switch (btf_kind(&T)) {
  case BTF_KIND_PTR:
  case BTF_KIND_TYPEDEF:
  case BTF_KIND_VOLATILE:
  case BTF_KIND_CONST:
  case BTF_KIND_RESTRICT:
  case BTF_KIND_FUNC:
  case BTF_KIND_VAR:
  case BTF_KIND_DECL_TAG:
  case BTF_KIND_TYPE_TAG:
    Visit(T.type);
    break;
  case BTF_KIND_ARRAY:
    Visit(btf_array(&T)->type);
    Visit(btf_array(&T)->index_type);
    break;
  case BTF_KIND_STRUCT:
  case BTF_KIND_UNION:
    for (unsigned I = 0; I < btf_vlen(&T); ++I)
      Visit(btf_members(&T)[I].type);
    break;
  case BTF_KIND_FUNC_PROTO:
    Visit(T.type);
    for (unsigned I = 0; I < btf_vlen(&T); ++I)
      Visit(btf_params(&T)[I].type);
    break;
  case BTF_KIND_DATASEC:
    for (unsigned I = 0; I < btf_vlen(&T); ++I)
      Visit(btf_var_secinfos(&T)[I].type);
    break;
  }
}

template <class Fn> static void forEachName(const btf_type &T, Fn Visit) {
  Visit(T.name_off);
  for (unsigned I = 0; I < btf_vlen(&T); ++I)
    switch (btf_kind(&T)) {
    case BTF_KIND_STRUCT:
    case BTF_KIND_UNION:
      Visit(btf_members(&T)[I].name_off);
      break;
    case BTF_KIND_ENUM:
      Visit(btf_enum(&T)[I].name_off);
      break;
    case BTF_KIND_ENUM64:
      Visit(btf_enum64(&T)[I].name_off);
      break;
    case BTF_KIND_FUNC_PROTO:
      Visit(btf_params(&T)[I].name_off);
      break;
    }
}

static bool isModifier(const btf_type &T) {
  switch (btf_kind(&T)) {
  case BTF_KIND_TYPEDEF:
  case BTF_KIND_VOLATILE:
  case BTF_KIND_CONST:
  case BTF_KIND_RESTRICT:
  case BTF_KIND_TYPE_TAG:
    return true;
  }
  return false;
}

Error Btf::check(StringRef Path) const {
  auto Bad = [&](uint32_t Id, const Twine &What) {
    return createStringError(Path + ": BTF type " + Twine(Id) + ": " + What);
  };
  for (uint32_t Id = First; Id < End; ++Id) {
    const btf_type &T = type(Id);
    const char *Why = nullptr;
    forEachId(T, [&](uint32_t To) {
      if (To >= End)
        Why = "refers to a type that does not exist";
    });
    forEachName(T, [&](uint32_t Offset) {
      if (!btf__str_by_offset(Raw.get(), Offset))
        Why = "has a name outside of the string section";
    });
    if (btf_kind(&T) == BTF_KIND_FUNC && !Why &&
        (T.type == 0 || btf_kind(&type(T.type)) != BTF_KIND_FUNC_PROTO))
      Why = "is a function without a prototype";
    if (Why)
      return Bad(Id, Why);
  }
  // Modifiers must not form a cycle; the longest real chains have 6 links.
  for (uint32_t Id = First; Id < End; ++Id) {
    uint32_t At = Id;
    unsigned Links = 0;
    while (At && (isModifier(type(At)) || btf_is_array(&type(At)))) {
      At = btf_is_array(&type(At)) ? btf_array(&type(At))->type : type(At).type;
      if (++Links > 64)
        return Bad(Id, "is a chain of modifiers without an end");
    }
  }
  return Error::success();
}

} // namespace langprov
