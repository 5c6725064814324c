//===- Cursor.h - Bounds-checked reading of bytes ---------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// The input may be hostile, so all DWARF is read through this class. It never
/// reads outside of its range, and remembers an attempt to. It is small enough
/// to be inlined into the DIE walk, for which llvm::DataExtractor, with an
/// offset and an error for each read, is too slow.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_DWARF_CURSOR_H
#define LANGPROV_DWARF_CURSOR_H

#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Endian.h"
#include <algorithm>
#include <cstdint>
#include <cstring>

namespace langprov {

class Cursor {
public:
  Cursor(llvm::ArrayRef<uint8_t> Data, bool LittleEndian, uint64_t Offset = 0)
      : Begin(Data.begin()), P(Begin), End(Data.end()),
        Endian(LittleEndian ? llvm::endianness::little
                            : llvm::endianness::big) {
    skip(Offset);
  }

  uint64_t offset() const { return P - Begin; }
  uint64_t remaining() const { return End - P; }
  bool atEnd() const { return P == End; }

  /// Whether some read went past the end. Sticky; reads then give 0.
  bool failed() const { return Failed; }
  void fail() {
    Failed = true;
    P = End;
  }

  void skip(uint64_t N) {
    if (N > remaining())
      return fail();
    P += N;
  }

  template <typename T> T read() {
    if (sizeof(T) > remaining()) {
      fail();
      return 0;
    }
    T Value = llvm::support::endian::read<T>(P, Endian);
    P += sizeof(T);
    return Value;
  }
  uint8_t u8() { return read<uint8_t>(); }
  uint16_t u16() { return read<uint16_t>(); }
  uint32_t u24() {
    if (remaining() < 3) {
      fail();
      return 0;
    }
    bool LE = Endian == llvm::endianness::little;
    uint32_t V =
        LE ? P[0] | P[1] << 8 | P[2] << 16 : P[2] | P[1] << 8 | P[0] << 16;
    P += 3;
    return V;
  }
  uint32_t u32() { return read<uint32_t>(); }
  uint64_t u64() { return read<uint64_t>(); }

  /// An unsigned number of \p Size bytes: 1, 2, 3, 4 or 8.
  uint64_t sized(unsigned Size) {
    switch (Size) {
    case 1:
      return u8();
    case 2:
      return u16();
    case 3:
      return u24();
    case 4:
      return u32();
    case 8:
      return u64();
    }
    fail();
    return 0;
  }

  /// Bits beyond the 64th are dropped, as all DWARF readers do.
  uint64_t uleb() {
    if (P != End && *P < 0x80)
      return *P++;
    uint64_t Value = 0;
    for (unsigned Shift = 0; P != End; Shift += 7) {
      uint8_t Byte = *P++;
      if (Shift < 64)
        Value |= uint64_t(Byte & 0x7f) << Shift;
      if (Byte < 0x80)
        return Value;
    }
    fail();
    return 0;
  }
  int64_t sleb() {
    uint64_t Value = 0;
    for (unsigned Shift = 0; P != End;) {
      uint8_t Byte = *P++;
      if (Shift < 64)
        Value |= uint64_t(Byte & 0x7f) << Shift;
      Shift += 7;
      if (Byte < 0x80) {
        if (Shift < 64 && (Byte & 0x40))
          Value |= ~uint64_t(0) << Shift;
        return static_cast<int64_t>(Value);
      }
    }
    fail();
    return 0;
  }
  void skipLeb() {
    while (P != End)
      if (*P++ < 0x80)
        return;
    fail();
  }

  /// The text up to the next NUL, which is skipped too; fails if there is none
  /// in \p Max bytes.
  llvm::StringRef cstr(uint64_t Max = UINT64_MAX) {
    size_t N = std::min(remaining(), Max);
    const void *Nul = N ? std::memchr(P, 0, N) : nullptr;
    if (!Nul) {
      fail();
      return "";
    }
    llvm::StringRef Text(reinterpret_cast<const char *>(P),
                         static_cast<const uint8_t *>(Nul) - P);
    P += Text.size() + 1;
    return Text;
  }

private:
  const uint8_t *Begin, *P, *End;
  llvm::endianness Endian;
  bool Failed = false;
};

} // namespace langprov

#endif // LANGPROV_DWARF_CURSOR_H
