//===- NoteAnnotation.cpp - ABI notes as annotations ----------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "abi/NoteAnnotation.h"
#include "LangProvenance/AbiNote.h"
#include "analysis/CheckedReads.h"

using namespace llvm;

namespace langprov {

static const MDString *stringAt(const MDNode &N, unsigned Operand) {
  return dyn_cast_or_null<MDString>(N.getOperand(Operand).get());
}

bool isNote(const Metadata *Annotation) {
  auto *Pair = dyn_cast_or_null<MDNode>(Annotation);
  if (!Pair || Pair->getNumOperands() != 2)
    return false;
  const MDString *Name = stringAt(*Pair, 0);
  return Name && Name->getString() == AbiAnnotationName && stringAt(*Pair, 1);
}

std::optional<StringRef> noteOf(const DISubprogram &Definition) {
  const DISubprogram *Declaration = Definition.getDeclaration();
  const MDTuple *Annotations =
      Declaration ? annotationsOf(*Declaration) : nullptr;
  if (Annotations)
    for (const Metadata *Annotation : Annotations->operands())
      if (isNote(Annotation))
        return stringAt(*cast<MDNode>(Annotation), 1)->getString();
  return std::nullopt;
}

} // namespace langprov
