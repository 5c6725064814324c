//===- Emission.cpp - What DwarfDebug emits for a module ------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "Emission.h"
#include "LLVMCompat.h"
#include "analysis/CheckedReads.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/BinaryFormat/Dwarf.h"
#include "llvm/IR/InstrTypes.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Target/CGPassBuilderOption.h"

using namespace llvm;

namespace langprov {
namespace emission {

bool emitsDwarf(const Module &M) {
  return M.getDwarfVersion() || !M.getCodeViewFlag();
}

bool isEmitted(const DICompileUnit &Unit) {
  return Unit.getEmissionKind() != DICompileUnit::NoDebug &&
         !Unit.isDebugDirectivesOnly();
}

bool isEmittedAtModuleStart(const DICompileUnit &Unit) {
  return !Unit.getImportedEntities().empty() || !Unit.getEnumTypes().empty() ||
         !Unit.getRetainedTypes().empty() ||
         !Unit.getGlobalVariables().empty() || !Unit.getMacros().empty();
}

DISubprogram *moduleStartMarker(const DICompileUnit &Unit) {
  LLVMContext &Ctx = Unit.getContext();
  auto *Type = DISubroutineType::get(Ctx, DINode::FlagZero, 0,
                                     MDNode::get(Ctx, nullptr));
  return DISubprogram::get(
      Ctx, Unit.getFile(), "lang-provenance", /*LinkageName=*/StringRef(),
      Unit.getFile(), /*Line=*/0, Type, /*ScopeLine=*/0,
      /*ContainingType=*/nullptr, /*VirtualIndex=*/0, /*ThisAdjustment=*/0,
      DINode::FlagZero, DISubprogram::SPFlagZero, /*Unit=*/nullptr);
}

bool retainedTypesComeFirst() { return compat::RetainedTypesComeFirst; }

bool isSharedBetweenUnits(const MDNode &N) {
  if (isa<DIType>(N))
    return true;
  auto *SP = dyn_cast<DISubprogram>(&N);
  return SP && !SP->isDefinition();
}

/// The value of LLVM's command-line option \p Name, or a default value if this
/// LLVM does not have it.
template <typename T> static T optionValue(StringRef Name) {
  auto &Registered = cl::getRegisteredOptions();
  auto Found = Registered.find(Name);
  return Found == Registered.end()
             ? T()
             : static_cast<cl::opt<T> *>(Found->second)->getValue();
}

bool makesTypeUnits() { return optionValue<bool>("generate-type-units"); }

bool describesCalls(const DISubprogram *SP) {
  return SP && SP->areAllCallsDescribed();
}

const DISubprogram *virtualCallee(const Instruction &I) {
  if (!isa<CallBase>(I) || !I.hasMetadataOtherThanDebugLoc())
    return nullptr;
  // Up to LLVM 22 the kind has no number, and looking one up would make it one,
  // which bitcode lists. No other kind of metadata of a call is a subprogram.
  SmallVector<std::pair<unsigned, MDNode *>, 4> Attached;
  I.getAllMetadataOtherThanDebugLoc(Attached);
  for (auto [Kind, Node] : Attached)
    if (auto *Callee = dyn_cast<DISubprogram>(Node))
      return Callee;
  return nullptr;
}

/// Whether a bound or another property of \p Array is the value of a variable.
static bool hasVariableBound(const DICompositeType &Array) {
  auto NamesVariable = [](const MDNode &N) {
    return any_of(N.operands(), [](const MDOperand &Op) {
      return isa_and_nonnull<DIVariable>(Op.get());
    });
  };
  auto *Bounds = dyn_cast_or_null<MDTuple>(Array.getRawElements());
  return NamesVariable(Array) ||
         (Bounds && any_of(Bounds->operands(), [&](const MDOperand &Bound) {
            auto *Range = dyn_cast_or_null<MDNode>(Bound);
            return Range && NamesVariable(*Range);
          }));
}

/// Adds \p Type to \p Types. If it leads to an array whose length is a local
/// variable, the type of the array's elements is added instead. A type is
/// emitted once (DwarfUnit::getOrCreateTypeDIE), and when retained types are
/// emitted no variable has a DIE yet: the array would lose DW_AT_count, also
/// for a function that stays.
static void addType(DIType *Type, SetVector<DIType *> &Types) {
  DIType *Added = Type;
  CycleGuard Guard;
  while (Type && !Guard.closesAt(Type)) {
    if (auto *Derived = dyn_cast<DIDerivedType>(Type)) {
      Type = dyn_cast_or_null<DIType>(Derived->getRawBaseType());
      continue;
    }
    auto *Array = dyn_cast<DICompositeType>(Type);
    if (!Array || Array->getTag() != dwarf::DW_TAG_array_type)
      break;
    Type = dyn_cast_or_null<DIType>(Array->getRawBaseType());
    if (hasVariableBound(*Array))
      Added = Type;
  }
  if (Added)
    Types.insert(Added);
}

static void collectSignature(const DISubprogram &SP,
                             SetVector<DIType *> &Types) {
  if (DISubroutineType *Signature = SP.getType())
    for (DIType *Type : Signature->getTypeArray())
      if (Type)
        addType(Type, Types);
}

void collectCalleeTypes(const DISubprogram &Callee,
                        SetVector<DIType *> &Types) {
  // A declaration has no declaration of its own.
  for (const DISubprogram *SP = &Callee; SP;
       SP = SP->isDefinition() ? SP->getDeclaration() : nullptr) {
    if (auto *Class = dyn_cast_or_null<DIType>(SP->getScope()))
      Types.insert(const_cast<DIType *>(Class));
    if (!SP->isDefinition())
      collectSignature(*SP, Types);
  }
}

namespace {
/// The type that a retained node of a subprogram has a DIE for, and the scope
/// that the node is in.
struct RetainedNode {
  DIType *Type = nullptr;
  const Metadata *Scope = nullptr;
};
} // namespace

/// Labels have no type. Nodes of a kind that is not known here have none
/// either: later versions of LLVM may retain more.
static RetainedNode readRetained(Metadata *Node) {
  if (auto *Variable = dyn_cast_or_null<DILocalVariable>(Node))
    return {Variable->getType(), Variable->getRawScope()};
  if (auto *Type = dyn_cast_or_null<DIType>(Node))
    return {Type, Type->getRawScope()};
  if (auto *Import = dyn_cast_or_null<DIImportedEntity>(Node))
    return {dyn_cast_or_null<DIType>(Import->getRawEntity()),
            Import->getRawScope()};
  if (auto *E = dyn_cast_or_null<DIGlobalVariableExpression>(Node))
    if (auto *Static = dyn_cast_or_null<DIGlobalVariable>(E->getRawVariable()))
      return {Static->getType(), Static->getRawScope()};
  return {};
}

static void collectRetained(const DISubprogram &SP, SetVector<DIType *> &Types,
                            bool OnlyInBlocks, BlockFilter HasDie,
                            ArrayRef<const DILocalVariable *> Unretained) {
  auto Collect = [&](const RetainedNode &Node, bool OutsideOfBlocks) {
    auto *Block = dyn_cast_or_null<DILexicalBlockBase>(Node.Scope);
    if (Node.Type && (Block ? HasDie(*Block) : OutsideOfBlocks))
      addType(Node.Type, Types);
  };
  // DISubprogram::getRetainedNodes() is a list of other nodes in each version.
  if (auto *List = dyn_cast_or_null<MDTuple>(SP.getRawRetainedNodes()))
    for (const MDOperand &Op : List->operands())
      Collect(readRetained(Op), !OnlyInBlocks);
  // These have a DIE only as long as a debug record names them.
  for (const DILocalVariable *Variable : Unretained)
    Collect({Variable->getType(), Variable->getScope()}, true);
}

void collectOwnTypes(const DISubprogram &SP, SetVector<DIType *> &Types,
                     BlockFilter HasDie,
                     ArrayRef<const DILocalVariable *> Unretained) {
  collectSignature(SP, Types);
  for (const DITemplateParameter *Parameter : SP.getTemplateParams())
    if (Parameter && Parameter->getType())
      Types.insert(Parameter->getType());
  collectRetained(SP, Types, /*OnlyInBlocks=*/false, HasDie, Unretained);
}

void collectBlockTypes(const DISubprogram &SP, SetVector<DIType *> &Types,
                       BlockFilter HasDie,
                       ArrayRef<const DILocalVariable *> Unretained) {
  collectRetained(SP, Types, /*OnlyInBlocks=*/true, HasDie, Unretained);
}

bool makesBlock(const Instruction &I) {
  return !I.isDebugOrPseudoInst() && !I.isLifetimeStartOrEnd();
}

bool mayBeOutlined(const Function &F) {
  // The option is defined in TargetPassConfig.cpp. It is absent if no code
  // generator is linked in.
  return F.hasMinSize() ||
         optionValue<RunOutliner>("enable-machine-outliner") ==
             RunOutliner::AlwaysOutline;
}

DILexicalBlock *blockWithoutDie(DISubprogram &SP) {
  return DILexicalBlock::getDistinct(SP.getContext(), &SP, SP.getFile(),
                                     /*Line=*/0, /*Column=*/0);
}

StringRef linkageNameOf(const DISubprogram &SP) {
  StringRef Name = SP.getLinkageName();
  return Name.empty() ? SP.getName() : Name;
}

bool canHoldAnnotations(const DICompileUnit &Unit) {
  return Unit.getNameTableKind() != DICompileUnit::DebugNameTableKind::Default;
}

bool emitsDeclarations(const DICompileUnit &Unit) {
  return Unit.getEmissionKind() == DICompileUnit::FullDebug;
}

} // namespace emission
} // namespace langprov
