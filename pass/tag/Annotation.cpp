//===- Annotation.cpp - Marks metadata nodes as foreign -------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "tag/Annotation.h"
#include "LLVMCompat.h"
#include "LangProvenance/Marks.h"
#include "llvm/ADT/STLExtras.h"

using namespace llvm;

namespace langprov {

MDTuple *annotate(const DICompileUnit &Origin, const MDTuple *Others) {
  LLVMContext &Ctx = Origin.getContext();
  std::string Value = languageName(compat::languageOf(Origin));
  Value += " " + Origin.getFilename().str();
  Metadata *Pair[] = {MDString::get(Ctx, AnnotationName),
                      MDString::get(Ctx, Value)};
  SmallVector<Metadata *, 2> All;
  if (Others)
    append_range(All, Others->operands());
  All.push_back(MDTuple::get(Ctx, Pair));
  return MDTuple::get(Ctx, All);
}

bool isAnnotated(const MDTuple *Annotations) {
  if (!Annotations)
    return false;
  return any_of(Annotations->operands(), [](const Metadata *Op) {
    auto *Annotation = dyn_cast_or_null<MDNode>(Op);
    if (!Annotation || !Annotation->getNumOperands())
      return false;
    auto *Name = dyn_cast_or_null<MDString>(Annotation->getOperand(0).get());
    return Name && Name->getString() == AnnotationName;
  });
}

} // namespace langprov
