# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# The sources of langprov, listed once: langprov itself and the fuzzers, which
# build them with sanitizers, use these lists. Paths are relative to this file.

# All but the commands and main().
set(LANGPROV_CORE_SOURCES
  abi/FunctionLint.cpp
  abi/FunctionTable.cpp
  audit/Audit.cpp
  audit/Describe.cpp
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
  report/Color.cpp
  report/Format.cpp
  report/JsonReport.cpp
  report/TextReport.cpp)

set(LANGPROV_TOOL_SOURCES
  commands/AuditCommand.cpp
  commands/BtfCommand.cpp
  commands/CommandOptions.cpp
  commands/CompareCommand.cpp
  commands/HideCommand.cpp
  commands/UnitsCommand.cpp
  main.cpp
  report/HtmlReport.cpp
  report/SarifReport.cpp)
