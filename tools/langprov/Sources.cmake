# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# The sources of langprov, listed once: langprov itself and the fuzzers, which
# build them with sanitizers, use these lists. Paths are relative to this file.

# All but the commands and main().
set(LANGPROV_CORE_SOURCES
  abi/FunctionLint.cpp
  abi/FunctionTable.cpp
  audit/Audit.cpp
  audit/Describe.cpp
  audit/EditFile.cpp
  audit/Evidence.cpp
  audit/Findings.cpp
  audit/FirstUnit.cpp
  audit/ForeignDies.cpp
  audit/Hide.cpp
  audit/Progress.cpp
  audit/Purity.cpp
  audit/ReferenceCause.cpp
  audit/Scan.cpp
  audit/ScanTable.cpp
  audit/Sides.cpp
  audit/Vocabulary.cpp
  btf/Btf.cpp
  btf/BtfCompare.cpp
  btf/BtfHeader.cpp
  btf/BtfLint.cpp
  btf/BtfSpell.cpp
  dwarf/Abbrev.cpp
  dwarf/Companions.cpp
  dwarf/DieTable.cpp
  dwarf/DwarfFile.cpp
  dwarf/Forms.cpp
  dwarf/LineFiles.cpp
  dwarf/Lookup.cpp
  dwarf/PackageIndex.cpp
  dwarf/SectionSet.cpp
  dwarf/Steps.cpp
  dwarf/Tags.cpp
  elf/CallTarget.cpp
  elf/Disassembler.cpp
  elf/ElfObject.cpp
  elf/FunctionSymbols.cpp
  elf/InputFiles.cpp
  elf/RelocationTypes.cpp
  elf/Relocations.cpp
  encode/BtfWriter.cpp
  encode/CTypes.cpp
  encode/Encode.cpp
  encode/FindFunctions.cpp
  encode/Identifier.cpp
  encode/JoinBtf.cpp
  encode/LeftOut.cpp
  encode/LowerTypes.cpp
  encode/MergeTypes.cpp
  encode/Model.cpp
  encode/NameTypes.cpp
  encode/Prototypes.cpp
  encode/Roots.cpp
  encode/SetSection.cpp
  encode/TypeReader.cpp
  report/Color.cpp
  report/Format.cpp
  report/JsonReport.cpp
  report/TextReport.cpp)

set(LANGPROV_TOOL_SOURCES
  commands/AuditCommand.cpp
  commands/BtfCommand.cpp
  commands/CommandOptions.cpp
  commands/CompareCommand.cpp
  commands/EncodeCommand.cpp
  commands/FatalErrors.cpp
  commands/HideCommand.cpp
  commands/ToolchainCommand.cpp
  commands/UnitsCommand.cpp
  main.cpp
  report/HtmlReport.cpp
  report/SarifReport.cpp
  report/ToolchainReport.cpp
  toolchain/Complaints.cpp
  toolchain/FindTools.cpp
  toolchain/Judge.cpp
  toolchain/Kconfig.cpp
  toolchain/KernelRust.cpp
  toolchain/Process.cpp
  toolchain/ReadVersions.cpp
  toolchain/Toolchain.cpp
  toolchain/TrialLink.cpp
  toolchain/Version.cpp)

# With a unity build these are compiled alone: in each a name is ambiguous behind
# `using namespace llvm`.
set(LANGPROV_ALONE_SOURCES
  dwarf/PackageIndex.cpp
  dwarf/Steps.cpp)
