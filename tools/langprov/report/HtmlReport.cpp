//===- HtmlReport.cpp - The audit as one page -----------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "report/Reports.h"

using namespace llvm;

namespace langprov {

static constexpr char Page[] =
#include "report/HtmlReport.inc"
    ;

void printHtml(raw_ostream &OS, ArrayRef<FileAudit> Audits,
               const AuditOptions &Options) {
  std::string Json;
  raw_string_ostream JsonOS(Json);
  printJson(JsonOS, Audits, Options, /*WithUnits=*/true);
  auto [Head, Tail] = StringRef(Page).split("@DATA@");
  OS << Head;
  // A name in DWARF may be "</script>", so no "<" may be left in the JSON.
  for (char C : Json) {
    if (C == '<')
      OS << "\\u003c";
    else
      OS << C;
  }
  OS << Tail;
}

} // namespace langprov
