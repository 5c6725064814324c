//===- JoinBtf.cpp - One BTF of a BTF and what continues it ---------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "encode/JoinBtf.h"
#include "dwarf/Cursor.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/Endian.h"
#include <bpf/btf.h>

using namespace llvm;

namespace langprov {

// libbpf 1.1 does not declare the header's fields layout_off and layout_len.
static constexpr size_t LayoutOffsetAt = sizeof(btf_header);
static constexpr size_t LayoutSizeAt = LayoutOffsetAt + sizeof(uint32_t);
static constexpr size_t SizeWithLayout = LayoutSizeAt + sizeof(uint32_t);

Expected<BtfParts> BtfParts::parse(StringRef Name, ArrayRef<uint8_t> Bytes) {
  auto Bad = [&](const Twine &Why) {
    return createStringError(Name + ": bad BTF: " + Why);
  };
  BtfParts Parts;
  Parts.IsLittleEndian = Cursor(Bytes, true).u16() == BTF_MAGIC;
  Cursor C(Bytes, Parts.IsLittleEndian);
  bool HasMagic = C.u16() == BTF_MAGIC;
  uint8_t Version = C.u8();
  C.u8(); // flags
  uint64_t HeaderSize = C.u32();
  uint64_t TypesAt = C.u32(), TypesSize = C.u32();
  uint64_t StringsAt = C.u32(), StringsSize = C.u32();
  uint64_t LayoutAt = 0, LayoutSize = 0;
  if (HeaderSize >= SizeWithLayout) {
    LayoutAt = C.u32();
    LayoutSize = C.u32();
  }
  if (C.failed() || !HasMagic)
    return Bad("no header");
  if (Version != BTF_VERSION)
    return Bad("version " + Twine(unsigned(Version)) + " is not known");
  if (HeaderSize < sizeof(btf_header) || HeaderSize > Bytes.size())
    return Bad("a header of " + Twine(HeaderSize) + " bytes");
  // What a longer header describes would be lost.
  if (any_of(Bytes.take_front(HeaderSize).drop_front(C.offset()),
             [](uint8_t Byte) { return Byte != 0; }))
    return Bad("its header has fields that this version of langprov does not "
               "know");
  ArrayRef<uint8_t> Rest = Bytes.drop_front(HeaderSize);
  auto IsInside = [&](uint64_t At, uint64_t Size) {
    return At <= Rest.size() && Size <= Rest.size() - At;
  };
  if (!IsInside(TypesAt, TypesSize) || !IsInside(StringsAt, StringsSize) ||
      !IsInside(LayoutAt, LayoutSize))
    return Bad("a section of it reaches beyond its end");
  Parts.Types = Rest.slice(TypesAt, TypesSize);
  Parts.Strings = Rest.slice(StringsAt, StringsSize);
  Parts.Layout = Rest.slice(LayoutAt, LayoutSize);
  return Parts;
}

std::vector<uint8_t> joinBtf(const BtfParts &Base, const BtfParts &Split) {
  uint32_t TypesSize = Base.Types.size() + Split.Types.size();
  uint32_t LayoutSize = Base.Layout.size();
  uint32_t StringsSize = Base.Strings.size() + Split.Strings.size();
  uint32_t HeaderSize = LayoutSize != 0 ? SizeWithLayout : sizeof(btf_header);
  std::vector<uint8_t> Out(HeaderSize);
  auto Order = Base.IsLittleEndian ? endianness::little : endianness::big;
  auto Put = [&](size_t Offset, uint32_t Value) {
    support::endian::write32(&Out[Offset], Value, Order);
  };
  support::endian::write16(&Out[offsetof(btf_header, magic)], BTF_MAGIC, Order);
  Out[offsetof(btf_header, version)] = BTF_VERSION;
  Put(offsetof(btf_header, hdr_len), HeaderSize);
  Put(offsetof(btf_header, type_len), TypesSize);
  Put(offsetof(btf_header, str_off), TypesSize + LayoutSize);
  Put(offsetof(btf_header, str_len), StringsSize);
  if (LayoutSize != 0) {
    Put(LayoutOffsetAt, TypesSize);
    Put(LayoutSizeAt, LayoutSize);
  }
  // The kernel requires that the strings are last (kernel/bpf/btf.c,
  // btf_check_sec_info() and btf_parse_str_sec()).
  for (ArrayRef<uint8_t> Part :
       {Base.Types, Split.Types, Base.Layout, Base.Strings, Split.Strings})
    Out.insert(Out.end(), Part.begin(), Part.end());
  return Out;
}

} // namespace langprov
