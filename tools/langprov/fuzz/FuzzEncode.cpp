//===- FuzzEncode.cpp - Any bytes as an ELF file, through encode ----------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Whatever error the input gets is fine. If there is none, the result must be
// BTF that the kernel would take: a crash, a hang, and a result that it would
// not take are bugs.
//
//===----------------------------------------------------------------------===//

#include "encode/Encode.h"
#include "encode/Identifier.h"
#include "encode/SetSection.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;
using namespace langprov;

static void require(bool Condition, const char *What) {
  if (Condition)
    return;
  errs() << "the result is no good BTF: " << What << "\n";
  abort();
}

static bool isIdentifier(StringRef Name) {
  return !isDigit(Name.front()) && Name.size() < 512 &&
         all_of(
             Name, [](char C) { return isAlnum(C) || C == '_' || C == '.'; });
}

static uint64_t sizeOf(const Btf &B, uint32_t Id) {
  const btf_type &T = B.type(Id);
  switch (btf_kind(&T)) {
  case BTF_KIND_ARRAY:
    return btf_array(&T)->nelems * sizeOf(B, btf_array(&T)->type);
  case BTF_KIND_PTR:
    return 8;
  case BTF_KIND_TYPEDEF:
  case BTF_KIND_CONST:
  case BTF_KIND_VOLATILE:
    return sizeOf(B, T.type);
  case BTF_KIND_FWD:
    return 0;
  }
  return T.size;
}

/// What the kernel checks in the members of a type (kernel/bpf/btf.c).
static void checkMembers(const Btf &B, uint32_t First, uint32_t Id,
                         bool HasPointers64) {
  const btf_type &T = B.type(Id);
  uint32_t Last = 0;
  for (unsigned I = 0; I < btf_vlen(&T); ++I) {
    const btf_member &M = btf_members(&T)[I];
    require(M.offset >= Last, "members are not in order");
    require(!btf_is_union(&T) || M.offset == 0, "a union with offsets");
    require(M.type != 0 && M.type != Id, "a member without a type");
    StringRef Name = B.text(M.name_off);
    require(Name.empty() || isIdentifier(Name), "a bad name of a member");
    // C's own types are as the input has them.
    if (M.type >= First && HasPointers64)
      require(M.offset / 8 + sizeOf(B, M.type) <= T.size,
              "a member that is not inside");
    Last = M.offset;
  }
}

static void check(ArrayRef<uint8_t> Bytes, uint32_t First, bool Is64) {
  Expected<Btf> B = Btf::parse("result", Bytes);
  if (!B) {
    errs() << toString(B.takeError()) << "\n";
    require(false, "it cannot be loaded");
  }
  for (uint32_t Id = First; Id < B->endId(); ++Id) {
    const btf_type &T = B->type(Id);
    StringRef Name = B->name(Id);
    bool IsTag = btf_is_decl_tag(&T);
    bool IsScalar = btf_is_int(&T) || btf_is_float(&T);
    require(Name.empty() || IsTag || IsScalar || isIdentifier(Name),
            "a bad name of a type");
    if (btf_is_composite(&T))
      checkMembers(*B, First, Id, Is64);
    if (btf_is_array(&T))
      require(btf_array(&T)->type != 0, "an array of void");
    if (btf_is_any_enum(&T))
      require(btf_vlen(&T) != 0, "an enum without enumerators");
  }
}

static Error run(ArrayRef<uint8_t> Input, const EncodeOptions &Options) {
  auto Buffer = WritableMemoryBuffer::getNewUninitMemBuffer(Input.size());
  std::memcpy(Buffer->getBufferStart(), Input.data(), Input.size());
  auto Object = ElfObject::create(
      "input", {reinterpret_cast<uint8_t *>(Buffer->getBufferStart()),
                Buffer->getBufferSize()});
  if (!Object)
    return Object.takeError();
  auto Dwarf = DwarfFile::create(
      **Object,
      [](StringRef) -> std::unique_ptr<OpenedObject> { return nullptr; });
  if (!Dwarf)
    return Dwarf.takeError();
  ArrayRef<uint8_t> Own = (*Object)->contents(".BTF");
  Expected<Encoded> Result = encode(**Dwarf, Own, {}, Options);
  if (!Result)
    return Result.takeError();
  if (Result->Btf.empty())
    return Error::success();
  check(Result->Btf, Result->OwnTypes + 1, (*Object)->triple().isArch64Bit());
  return planSetSection("input", Input, ".BTF", Result->Btf).takeError();
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  EncodeOptions Options;
  Options.Types = WhichTypes::All;
  Options.Functions = WhichFunctions::Entry;
  Options.Bindings.insert("bindings");
  // Both ways to name, with tags and without.
  bool Other = Size && Data[Size - 1] & 1;
  Options.Tags = Other;
  Options.Names = Other ? FunctionNames::Source : FunctionNames::Linkage;
  consumeError(run({Data, Size}, Options));
  return 0;
}
