//===- FuzzElf.cpp - Any bytes as an ELF file, through all of langprov ----===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A crash, a sanitizer's complaint, a hang or too much memory is a bug;
// whatever error the input gets is fine.
//
//===----------------------------------------------------------------------===//

#include "abi/FunctionTable.h"
#include "audit/Hide.h"
#include "elf/FunctionSymbols.h"
#include "report/Reports.h"
#include "llvm/Support/Parallel.h"

using namespace llvm;
using namespace langprov;

extern "C" int LLVMFuzzerInitialize(int *, char ***) {
  parallel::strategy = hardware_concurrency(1); // One input at a time.
  return 0;
}

/// A private, aligned copy of the input, as for the tool.
static std::unique_ptr<WritableMemoryBuffer> copyOf(ArrayRef<uint8_t> Input) {
  auto Buffer = WritableMemoryBuffer::getNewUninitMemBuffer(Input.size());
  std::memcpy(Buffer->getBufferStart(), Input.data(), Input.size());
  return Buffer;
}

static MutableArrayRef<uint8_t> bytesOf(WritableMemoryBuffer &Buffer) {
  return {reinterpret_cast<uint8_t *>(Buffer.getBufferStart()),
          Buffer.getBufferSize()};
}

static Error run(ArrayRef<uint8_t> Input) {
  auto Buffer = copyOf(Input);
  Expected<std::unique_ptr<ElfObject>> Object =
      ElfObject::create("input", bytesOf(*Buffer));
  if (!Object)
    return Object.takeError();
  // Each other file that the input asks for is the input once more.
  auto Open = [&](StringRef Path) -> std::unique_ptr<OpenedObject> {
    auto Again = copyOf(Input);
    auto Other = ElfObject::create(Path, bytesOf(*Again));
    if (!Other) {
      consumeError(Other.takeError());
      return nullptr;
    }
    return std::make_unique<OpenedObject>(
        OpenedObject{std::move(Again), std::move(*Other)});
  };
  Expected<std::unique_ptr<DwarfFile>> Dwarf =
      DwarfFile::create(**Object, Open);
  if (!Dwarf)
    return Dwarf.takeError();
  AuditOptions Options;
  Options.Exclude = cantFail(LanguageSet::parse("rust"));
  FileAudit Audit = audit(**Dwarf, Options);
  printText(nulls(), Audit, Options);
  printJson(nulls(), Audit, Options);
  if (auto Functions = FunctionTable::read(**Dwarf, Options.Exclude);
      !Functions)
    consumeError(Functions.takeError());
  if (auto Symbols = FunctionSymbols::read(**Object); !Symbols)
    consumeError(Symbols.takeError());
  return planHide(**Dwarf, Options.Exclude).takeError();
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  consumeError(run({Data, Size}));
  return 0;
}
