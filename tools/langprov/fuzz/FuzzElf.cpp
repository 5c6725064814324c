//===- FuzzElf.cpp - Any bytes as an ELF file, through all of langprov ----===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A crash, a sanitizer's complaint, a hang or too much memory is a bug;
// whatever error the input gets is fine.
//
//===----------------------------------------------------------------------===//

#include "audit/Hide.h"
#include "report/Reports.h"
#include "llvm/Support/Parallel.h"

using namespace llvm;
using namespace langprov;

extern "C" int LLVMFuzzerInitialize(int *, char ***) {
  parallel::strategy = hardware_concurrency(1); // One input at a time.
  return 0;
}

static Error run(MutableArrayRef<uint8_t> Bytes) {
  Expected<std::unique_ptr<ElfObject>> Object =
      ElfObject::create("input", Bytes);
  if (!Object)
    return Object.takeError();
  Expected<std::unique_ptr<DwarfFile>> Dwarf = DwarfFile::create(**Object);
  if (!Dwarf)
    return Dwarf.takeError();
  AuditOptions Options;
  Options.Exclude = cantFail(LanguageSet::parse("rust"));
  FileAudit Audit = audit(**Dwarf, Options);
  printText(nulls(), Audit, Options);
  printJson(nulls(), Audit, Options);
  return planHide(**Dwarf, Options.Exclude).takeError();
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  // A private, aligned copy, as for the tool.
  auto Buffer = WritableMemoryBuffer::getNewUninitMemBuffer(Size);
  std::memcpy(Buffer->getBufferStart(), Data, Size);
  consumeError(
      run({reinterpret_cast<uint8_t *>(Buffer->getBufferStart()), Size}));
  return 0;
}
