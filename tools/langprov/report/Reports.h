//===- Reports.h - The formats of a report ----------------------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_REPORT_REPORTS_H
#define LANGPROV_REPORT_REPORTS_H

#include "audit/Audit.h"
#include "report/Color.h"
#include "llvm/Support/raw_ostream.h"

namespace langprov {

/// Plain text.
void printText(llvm::raw_ostream &OS, const FileAudit &Audit,
               const AuditOptions &Options,
               ColorChoice Color = ColorChoice::Auto);

/// SARIF, for systems that show findings at the lines of the sources.
void printSarif(llvm::raw_ostream &OS, llvm::ArrayRef<FileAudit> Audits);

/// docs/langprov-json.md describes the document.
void printJson(llvm::raw_ostream &OS, llvm::ArrayRef<FileAudit> Audits,
               const AuditOptions &Options, bool WithUnits = false);
void printUnitsJson(llvm::raw_ostream &OS, llvm::ArrayRef<FileAudit> Audits);

/// One self-contained page: HtmlReport.html with the JSON in it.
void printHtml(llvm::raw_ostream &OS, llvm::ArrayRef<FileAudit> Audits,
               const AuditOptions &Options);

} // namespace langprov

#endif // LANGPROV_REPORT_REPORTS_H
