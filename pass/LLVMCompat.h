//===- LLVMCompat.h - What differs between LLVM versions ---------*- C++ -*-==//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
///
/// \file
/// The only file but HostVersion.cpp that looks at LLVM_VERSION_MAJOR.
/// Everything else is written against the functions below.
///
//===----------------------------------------------------------------------===//

#ifndef LANGPROVENANCE_LLVMCOMPAT_H
#define LANGPROVENANCE_LLVMCOMPAT_H

#include "LangProvenance/Languages.h"
#include "llvm/Config/llvm-config.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/Passes/PassBuilder.h"
#include "llvm/Support/CommandLine.h"
#if LLVM_VERSION_MAJOR >= 22
#include "llvm/Plugins/PassPlugin.h"
#else
#include "llvm/Passes/PassPlugin.h"
#endif

namespace langprov {
namespace compat {

/// See emission::retainedTypesComeFirst().
constexpr bool RetainedTypesComeFirst = LLVM_VERSION_MAJOR < 24;

/// The DW_LANG_* code of \p Unit, whichever way LLVM stores it; 0 when it is a
/// DW_LNAME_* that has no such code.
inline uint16_t languageOf(const llvm::DICompileUnit &Unit) {
#if LLVM_VERSION_MAJOR >= 22
  llvm::DISourceLanguageName Lang = Unit.getSourceLanguage();
  if (Lang.hasVersionedName())
    return languageOfVersionedName(Lang.getName(), Lang.getVersion());
  return Lang.getName();
#else
  return Unit.getSourceLanguage();
#endif
}

/// A new distinct unit of language \p DwLang that has the producer and emission
/// kind of \p Model and is empty.
inline llvm::DICompileUnit *createEmptyUnit(const llvm::DICompileUnit &Model,
                                            uint16_t DwLang,
                                            llvm::DIFile *File) {
#if LLVM_VERSION_MAJOR >= 22
  llvm::DISourceLanguageName Lang(DwLang);
#else
  unsigned Lang = DwLang;
#endif
  return llvm::DICompileUnit::getDistinct(
      Model.getContext(), Lang, File, Model.getProducer(), Model.isOptimized(),
      /*Flags=*/llvm::StringRef(), /*RuntimeVersion=*/0,
      /*SplitDebugFilename=*/llvm::StringRef(), Model.getEmissionKind(),
      /*EnumTypes=*/nullptr, /*RetainedTypes=*/nullptr,
      /*GlobalVariables=*/nullptr, /*ImportedEntities=*/nullptr,
      /*Macros=*/nullptr, /*DWOId=*/0, Model.getSplitDebugInlining(),
      Model.getDebugInfoForProfiling(), Model.getNameTableKind(),
      Model.getRangesBaseAddress(), /*SysRoot=*/llvm::StringRef(),
      /*SDK=*/llvm::StringRef());
}

/// A new distinct subprogram definition of \p Unit that has the file and line
/// of \p Model and its kind of line table, but an empty type, no scope and no
/// variables.
inline llvm::DISubprogram *createBareSubprogram(const llvm::DISubprogram &Model,
                                                llvm::StringRef Name,
                                                llvm::StringRef LinkageName,
                                                llvm::DICompileUnit *Unit,
                                                llvm::MDTuple *Annotations) {
  llvm::LLVMContext &Ctx = Model.getContext();
  llvm::DIFile *File = Model.getFile() ? Model.getFile() : Unit->getFile();
  auto *Type = llvm::DISubroutineType::get(Ctx, llvm::DINode::FlagZero, 0,
                                           llvm::MDNode::get(Ctx, nullptr));
  llvm::DISubprogram::DISPFlags Flags =
      llvm::DISubprogram::SPFlagDefinition |
      llvm::DISubprogram::SPFlagLocalToUnit |
      (Model.getSPFlags() & llvm::DISubprogram::SPFlagOptimized);
  return llvm::DISubprogram::getDistinct(
      Ctx, File, llvm::MDString::get(Ctx, Name),
      LinkageName.empty() ? nullptr : llvm::MDString::get(Ctx, LinkageName),
      File, Model.getLine(), Type, Model.getScopeLine(),
      /*ContainingType=*/nullptr,
      /*VirtualIndex=*/0, /*ThisAdjustment=*/0, llvm::DINode::FlagZero, Flags,
      Unit, /*TemplateParams=*/nullptr, /*Declaration=*/nullptr,
      /*RetainedNodes=*/nullptr, /*ThrownTypes=*/nullptr, Annotations,
      /*TargetFuncName=*/nullptr
#if LLVM_VERSION_MAJOR >= 21
      ,
      Model.getKeyInstructionsEnabled()
#endif
  );
}

/// A new subprogram like \p SP but with \p Annotations. It is not a clone: the
/// number of operands of a node is fixed, and \p SP may have no room for
/// annotations. It is distinct if \p SP is or \p ForceDistinct says so.
inline llvm::DISubprogram *withAnnotations(const llvm::DISubprogram &SP,
                                           llvm::MDTuple *Annotations,
                                           bool ForceDistinct = false) {
  auto Make = [&](auto Get) {
    return Get(SP.getContext(), SP.getRawScope(), SP.getRawName(),
               SP.getRawLinkageName(), SP.getRawFile(), SP.getLine(),
               SP.getRawType(), SP.getScopeLine(), SP.getRawContainingType(),
               SP.getVirtualIndex(), SP.getThisAdjustment(), SP.getFlags(),
               SP.getSPFlags(), SP.getRawUnit(), SP.getRawTemplateParams(),
               SP.getRawDeclaration(), SP.getRawRetainedNodes(),
               SP.getRawThrownTypes(), Annotations, SP.getRawTargetFuncName()
#if LLVM_VERSION_MAJOR >= 21
                                                        ,
               SP.getKeyInstructionsEnabled()
#endif
    );
  };
  auto GetDistinct = [](auto &&...Args) {
    return llvm::DISubprogram::getDistinct(Args...);
  };
  if (SP.isDistinct() || ForceDistinct)
    return Make(GetDistinct);
  llvm::DISubprogram *Copy =
      Make([](auto &&...Args) { return llvm::DISubprogram::get(Args...); });
  // The declaration of a class's member is uniqued by class and name alone
  // (LLVMContextImpl.h, MDNodeSubsetEqualImpl<DISubprogram>).
  return Copy == &SP ? Make(GetDistinct) : Copy;
}

/// A new declaration for \p Definition, which has none. It has no types: the
/// definition has them. Code that calls the function must not bring them along.
inline llvm::DISubprogram *
createDeclaration(const llvm::DISubprogram &Definition, llvm::MDNode *Scope,
                  llvm::DISubroutineType *Type, llvm::MDTuple *Annotations) {
  return llvm::DISubprogram::getDistinct(
      Definition.getContext(), Scope, Definition.getRawName(),
      Definition.getRawLinkageName(), Definition.getRawFile(),
      Definition.getLine(), Type, Definition.getScopeLine(),
      /*ContainingType=*/nullptr, /*VirtualIndex=*/0, /*ThisAdjustment=*/0,
      Definition.getFlags() & ~llvm::DINode::FlagAllCallsDescribed,
      Definition.getSPFlags() & ~llvm::DISubprogram::SPFlagDefinition,
      /*Unit=*/nullptr, /*TemplateParams=*/nullptr, /*Declaration=*/nullptr,
      /*RetainedNodes=*/nullptr, /*ThrownTypes=*/nullptr, Annotations,
      /*TargetFuncName=*/nullptr
#if LLVM_VERSION_MAJOR >= 21
      ,
      Definition.getKeyInstructionsEnabled()
#endif
  );
}

/// Sets the declaration of \p Definition, for which LLVM has no setter.
inline void setDeclaration(llvm::DISubprogram &Definition,
                           llvm::DISubprogram *Declaration) {
  Definition.replaceOperandWith(6, Declaration);
  assert(Definition.getRawDeclaration() == Declaration && "not that operand");
}

/// Sets the annotations of \p Type, for which LLVM has no setter.
inline void setAnnotations(llvm::DICompositeType &Type,
                           llvm::MDTuple *Annotations) {
#if LLVM_VERSION_MAJOR >= 21
  // DIType has one more operand than before: the size may be an expression.
  constexpr unsigned Operand = 15;
#else
  constexpr unsigned Operand = 13;
#endif
  Type.replaceOperandWith(Operand, Annotations);
  assert(Type.getRawAnnotations() == Annotations && "not that operand");
}

/// What a pipeline's result is for: code, or bitcode that is linked and then
/// optimised again.
enum class PipelineResult { Code, LinkedBitcode };

/// A callback for an extension point of a compiler's or ThinLTO's pipelines
/// that calls \p AddPasses(MPM) in those with the result \p For. LLVM 19 does
/// not tell a callback which pipeline it is in, so there it is all of them.
template <typename AddPassesT>
auto inPipelinesFor(PipelineResult For, AddPassesT AddPasses) {
#if LLVM_VERSION_MAJOR >= 20
  return [For, AddPasses](llvm::ModulePassManager &MPM, llvm::OptimizationLevel,
                          llvm::ThinOrFullLTOPhase Phase) {
    bool IsPreLink = Phase == llvm::ThinOrFullLTOPhase::FullLTOPreLink ||
                     Phase == llvm::ThinOrFullLTOPhase::ThinLTOPreLink;
    if (IsPreLink == (For == PipelineResult::LinkedBitcode))
      AddPasses(MPM);
  };
#else
  return [AddPasses](llvm::ModulePassManager &MPM, llvm::OptimizationLevel) {
    AddPasses(MPM);
  };
#endif
}

/// Calls \p AddPasses(MPM) before inlining in every pipeline that generates
/// code.
template <typename AddPassesT>
void beforeInlining(llvm::PassBuilder &PB, AddPassesT AddPasses) {
  PB.registerFullLinkTimeOptimizationEarlyEPCallback(
      [AddPasses](llvm::ModulePassManager &MPM, llvm::OptimizationLevel) {
        AddPasses(MPM);
      });
  PB.registerPipelineEarlySimplificationEPCallback(
      inPipelinesFor(PipelineResult::Code, AddPasses));
}

/// Calls \p AddPasses(MPM) at the end of every pipeline that generates code.
template <typename AddPassesT>
void atEndOfPipelines(llvm::PassBuilder &PB, AddPassesT AddPasses) {
  PB.registerFullLinkTimeOptimizationLastEPCallback(
      [AddPasses](llvm::ModulePassManager &MPM, llvm::OptimizationLevel) {
        AddPasses(MPM);
      });
  PB.registerOptimizerLastEPCallback(
      inPipelinesFor(PipelineResult::Code, AddPasses));
}

/// Calls \p AddPasses(MPM) at the end of the pipelines whose result is linked
/// as bitcode.
template <typename AddPassesT>
void atEndOfPreLink(llvm::PassBuilder &PB, AddPassesT AddPasses) {
  PB.registerOptimizerLastEPCallback(
      inPipelinesFor(PipelineResult::LinkedBitcode, AddPasses));
}

} // namespace compat
} // namespace langprov

#endif // LANGPROVENANCE_LLVMCOMPAT_H
