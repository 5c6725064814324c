//===- CommandOptions.h - Options that several commands have ----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// Each command makes its own, so that --help lists them where they apply; what
/// they are called and how they are read is the same everywhere.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROV_COMMANDS_COMMANDOPTIONS_H
#define LANGPROV_COMMANDS_COMMANDOPTIONS_H

#include "LangProvenance/Languages.h"
#include "audit/FileAudit.h"
#include "commands/Commands.h"

namespace langprov {

/// --exclude=LANGUAGES
class ExcludeOption {
public:
  ExcludeOption(llvm::cl::SubCommand &Sub, llvm::StringRef Description);

  llvm::Expected<LanguageSet> languages() const;

private:
  std::string Text;
  llvm::cl::opt<std::string> Option;
};

enum class ReportFormat { Text, Json, Html, Sarif };

/// --format=FORMAT and -o FILE
class ReportOptions {
public:
  enum Choice { TextAndJson, AllFormats };
  explicit ReportOptions(llvm::cl::SubCommand &Sub,
                         Choice Formats = TextAndJson);

  ReportFormat format() const { return Format; }

  /// Writes all of a report to the file, or nothing.
  llvm::Error write(llvm::function_ref<void(llvm::raw_ostream &)> Write) const;

private:
  llvm::cl::opt<ReportFormat> Format;
  llvm::cl::opt<std::string> Output;
};

/// Says which members of archives have no debug info.
void noteSkipped(llvm::ArrayRef<std::string> Skipped);

/// The errors of all files about units that could not be read.
llvm::Error unreadable(llvm::ArrayRef<FileAudit> Audits);

} // namespace langprov

#endif // LANGPROV_COMMANDS_COMMANDOPTIONS_H
