# The sources of langprov, listed once: langprov itself and the fuzzers, which
# build them with sanitizers, use these lists. Paths are relative to this file.

# All but the commands and main().
set(LANGPROV_CORE_SOURCES
  audit/Audit.cpp
  audit/Describe.cpp
  audit/Findings.cpp
  audit/Hide.cpp
  audit/Progress.cpp
  audit/Purity.cpp
  audit/Scan.cpp
  audit/Vocabulary.cpp
  btf/Btf.cpp
  btf/BtfCompare.cpp
  btf/BtfLint.cpp
  dwarf/Abbrev.cpp
  dwarf/DieTable.cpp
  dwarf/DwarfFile.cpp
  dwarf/Forms.cpp
  dwarf/LineFiles.cpp
  elf/CallTarget.cpp
  elf/ElfObject.cpp
  elf/InputFiles.cpp
  elf/Relocations.cpp
  report/JsonReport.cpp
  report/TextReport.cpp)

set(LANGPROV_TOOL_SOURCES
  commands/AuditCommand.cpp
  commands/BtfCommand.cpp
  commands/CompareCommand.cpp
  commands/HideCommand.cpp
  commands/UnitsCommand.cpp
  main.cpp
  report/HtmlReport.cpp)
