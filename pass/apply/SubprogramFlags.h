//===- SubprogramFlags.h - The one flag that LLVM has no setter for -------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROVENANCE_APPLY_SUBPROGRAMFLAGS_H
#define LANGPROVENANCE_APPLY_SUBPROGRAMFLAGS_H

#include "llvm/IR/DebugInfoMetadata.h"

namespace langprov {

/// Clears DIFlagAllCallsDescribed of the definition \p SP, so that DwarfDebug
/// makes no DW_TAG_call_site for its calls (DwarfDebug::
/// constructCallSiteEntryDIEs).
void stopDescribingCalls(llvm::DISubprogram &SP);

} // namespace langprov

#endif // LANGPROVENANCE_APPLY_SUBPROGRAMFLAGS_H
