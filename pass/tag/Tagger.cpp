//===- Tagger.cpp - Annotates foreign nodes in place ----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "tag/Tagger.h"
#include "LLVMCompat.h"
#include "analysis/CheckedReads.h"
#include "tag/Annotation.h"
#include "llvm/Transforms/Utils/ValueMapper.h"

using namespace llvm;

namespace langprov {

/// Distinct nodes are changed in place; uniqued ones are recreated if an
/// operand changes. Values are not in the map and must stay: without
/// RF_IgnoreMissingLocals a debug record would silently lose local ones.
static const RemapFlags Flags =
    RemapFlags(RF_ReuseAndMutateDistinctMDs | RF_IgnoreMissingLocals);

static void remapAttachments(GlobalVariable &Variable, ValueToValueMapTy &Map) {
  SmallVector<std::pair<unsigned, MDNode *>, 4> Attached;
  Variable.getAllMetadata(Attached);
  Variable.clearMetadata();
  for (auto [Kind, Node] : Attached)
    Variable.addMetadata(Kind, *MapMetadata(Node, Map, Flags));
}

/// Applies \p Map to everything in \p M that can hold metadata.
static void remapModule(Module &M, ValueToValueMapTy &Map) {
  for (NamedMDNode &Named : M.named_metadata())
    for (unsigned I = 0, E = Named.getNumOperands(); I != E; ++I)
      Named.setOperand(I, MapMetadata(Named.getOperand(I), Map, Flags));
  for (GlobalVariable &Variable : M.globals())
    remapAttachments(Variable, Map);
  for (Function &F : M)
    RemapFunction(F, Map, Flags);
}

void applyTags(Module &M, const TagPlan &Tags) {
  for (auto [Type, Origin] : Tags.Types)
    compat::setAnnotations(*Type, annotate(*Origin, annotationsOf(*Type)));
  if (Tags.Subprograms.empty())
    return;
  ValueToValueMapTy Map;
  SmallVector<DISubprogram *, 16> Tagged;
  for (auto [SP, Origin] : Tags.Subprograms) {
    Tagged.push_back(
        compat::withAnnotations(*SP, annotate(*Origin, annotationsOf(*SP))));
    Map.MD()[SP].reset(Tagged.back());
  }
  // The mapper does not look into the copies, so their operands are mapped
  // here. Their variables, for example, still have the original as scope.
  for (DISubprogram *SP : Tagged)
    for (unsigned I = 0, E = SP->getNumOperands(); I != E; ++I)
      if (Metadata *Op = SP->getOperand(I))
        SP->replaceOperandWith(I, MapMetadata(Op, Map, Flags));
  remapModule(M, Map);
}

} // namespace langprov
