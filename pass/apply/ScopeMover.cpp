//===- ScopeMover.cpp - Takes foreign scopes out of kept functions --------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// A location is a source position and the chain of calls through which it was
// inlined, innermost first. With C in Rust in C:
//
//   !10 = !DILocation(line: 1, scope: !c_leaf, inlinedAt: !11)
//   !11 = distinct !DILocation(line: 2, scope: !rust_fn, inlinedAt: !12)
//   !12 = distinct !DILocation(line: 3, scope: !c_main)
//
// The inlinedAt nodes are distinct because each stands for one inlined call:
// two calls on one line must stay two. "Split" gives !11 a stand-in of !rust_fn
// as its scope and rebuilds the locations that refer to !11. "Drop" puts a copy
// of !12 in the place of !11, so that c_leaf seems to be called from c_main.
// There is one copy for each !11, for the same reason.
//
//===----------------------------------------------------------------------===//

#include "apply/ScopeMover.h"
#include "Emission.h"
#include "LLVMCompat.h"
#include "analysis/QualifiedName.h"
#include "tag/Annotation.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/BinaryFormat/Dwarf.h"
#include "llvm/IR/DebugInfo.h"
#include "llvm/IR/DebugProgramInstruction.h"
#include "llvm/IR/InstIterator.h"

using namespace llvm;

namespace langprov {

DISubprogram *ScopeMover::standInFor(DISubprogram *SP) {
  DISubprogram *&StandIn = StandIns[{Unit, SP}];
  if (!StandIn) {
    // Code generation and profiles look the function up by its linkage name;
    // BTF encoders and the auditor use the name.
    StandIn = compat::createBareSubprogram(
        *SP, qualifiedName(*SP), emission::linkageNameOf(*SP), Unit,
        Tag && emission::canHoldAnnotations(*Unit) ? annotate(*SP->getUnit())
                                                   : nullptr);
    ++Done.StandIns;
  }
  return StandIn;
}

/// A block becomes its subprogram's stand-in, because the variables of the
/// block are hidden. But a change of file or a discriminator is part of the
/// line table and stays.
DILocalScope *ScopeMover::standInFor(DILocalScope *Scope) {
  DISubprogram *SP = subprogramOf(Scope);
  DILocalScope *StandIn = standInFor(SP);
  unsigned Discriminator = 0;
  if (auto *Block = dyn_cast<DILexicalBlockFile>(Scope))
    Discriminator = Block->getDiscriminator();
  DIFile *File = fileOf(*Scope);
  if (Discriminator || File != StandIn->getFile())
    return DILexicalBlockFile::get(Scope->getContext(), StandIn, File,
                                   Discriminator);
  return StandIn;
}

/// \p Loc, inlined at \p InlinedAt, and with a stand-in if its scope is
/// foreign.
DILocation *ScopeMover::rebuild(DILocation *Loc, DILocation *InlinedAt) {
  DILocalScope *Scope = Loc->getScope();
  if (isForeign(Loc))
    Scope = standInFor(Scope);
  if (Scope == Loc->getScope() && InlinedAt == Loc->getInlinedAt())
    return Loc;
  // Cloning also keeps fields that only some versions of LLVM have.
  TempMDNode Copy = Loc->clone();
  Copy->replaceOperandWith(0, Scope);
  Copy->replaceOperandWith(1, InlinedAt);
  return cast<DILocation>(Loc->isDistinct()
                              ? MDNode::replaceWithDistinct(std::move(Copy))
                              : MDNode::replaceWithUniqued(std::move(Copy)));
}

DILocation *ScopeMover::moveCall(DILocation *InlinedAt) {
  SmallVector<DILocation *, 8> Chain;
  DILocation *Moved = nullptr;
  for (DILocation *Call = InlinedAt; Call; Call = Call->getInlinedAt()) {
    // The calls of a debug record may form a cycle: it ends at one that stays.
    auto [It, New] = Calls.try_emplace(Call, Call);
    if (!New) {
      Moved = It->second;
      break;
    }
    Chain.push_back(Call);
  }
  for (DILocation *Call : reverse(Chain)) {
    // The outermost call of a debug record may be foreign: it has no caller.
    if (How == InlinedScopes::Drop && isForeign(Call) && Moved)
      Moved = cast<DILocation>(MDNode::replaceWithDistinct(Moved->clone()));
    else
      Moved =
          Call->getInlinedAt() || isForeign(Call) ? rebuild(Call, Moved) : Call;
    Calls[Call] = Moved;
  }
  return Moved;
}

DILocation *ScopeMover::move(DILocation *Loc) {
  if (!Loc || !Loc->getInlinedAt())
    return Loc;
  DILocation *Call = moveCall(Loc->getInlinedAt());
  if (How != InlinedScopes::Drop || !isForeign(Loc))
    return rebuild(Loc, Call);
  return DILocation::get(Loc->getContext(), Call->getLine(), Call->getColumn(),
                         Call->getScope(), Call->getInlinedAt());
}

/// The variable that replaces \p Variable. It has no name, and a type only for
/// the size, which fragments refer to. LLVM identifies a variable by its node
/// and its inlined call (class DebugVariable), so there is one for each of
/// these pairs.
DILocalVariable *ScopeMover::hidden(const DILocalVariable &Variable,
                                    const DILocation *InlinedAt,
                                    DILexicalBlock *Block) {
  DILocalVariable *&Hidden = HiddenVariables[{&Variable, InlinedAt}];
  if (Hidden)
    return Hidden;
  LLVMContext &Ctx = Variable.getContext();
  DIType *Type = nullptr;
  if (std::optional<uint64_t> Size = sizeOf(Variable))
    Type = DIBasicType::get(Ctx, dwarf::DW_TAG_base_type, "", *Size,
                            /*AlignInBits=*/0, dwarf::DW_ATE_unsigned,
                            DINode::FlagZero);
  return Hidden = DILocalVariable::getDistinct(
             Ctx, Block, "", Block->getFile(), /*Line=*/0, Type, /*Arg=*/0,
             DINode::FlagZero, /*AlignInBits=*/0, /*Annotations=*/nullptr);
}

/// Prevents DIEs for \p Record, a foreign variable or label.
///
/// Erasing it would be simpler, but code generation depends on debug records,
/// although it should not: without one it may choose other instructions. So the
/// record stays, in a block that has no DIE
/// (docs/decisions/0002-hide-debug-records.md).
void ScopeMover::hide(DbgRecord &Record) {
  DILocation *Loc = Record.getDebugLoc();
  DILocation *Moved = move(Loc);
  LLVMContext &Ctx = Loc->getContext();
  DISubprogram *SP = subprogramOf(*Moved);
  if (!SP) // The call is in a block that is its own scope.
    SP = standInFor(subprogramOf(*Loc));
  DILexicalBlock *&Block = HiddenBlocks[SP];
  if (!Block)
    Block = emission::blockWithoutDie(*SP);
  if (auto *Variable = dyn_cast<DbgVariableRecord>(&Record)) {
    Variable->setVariable(
        hidden(*Variable->getVariable(), Loc->getInlinedAt(), Block));
    ++Done.VariablesDropped;
  } else {
    auto &Label = cast<DbgLabelRecord>(Record);
    TempMDNode Copy = Label.getLabel()->clone();
    Copy->replaceOperandWith(0, Block);
    Label.setLabel(cast<DILabel>(MDNode::replaceWithDistinct(std::move(Copy))));
    ++Done.LabelsDropped;
  }
  Record.setDebugLoc(DILocation::get(Ctx, /*Line=*/0, /*Column=*/0, Block,
                                     Moved->getInlinedAt()));
}

void ScopeMover::run(Function &F) {
  Unit = F.getSubprogram()->getUnit();
  Calls.clear();
  HiddenVariables.clear();
  auto Move = [this](DILocation *Loc) {
    DILocation *Moved = move(Loc);
    Done.LocationsMoved += Moved != Loc;
    return Moved;
  };
  for (Instruction &I : instructions(F)) {
    for (DbgRecord &Record : I.getDbgRecordRange()) {
      // Foreign variables and labels refer to foreign types and blocks.
      if (isForeign(Record.getDebugLoc()))
        hide(Record);
      else
        Record.setDebugLoc(Move(Record.getDebugLoc()));
    }
    I.setDebugLoc(Move(I.getDebugLoc()));
    if (MDNode *Loop = I.getMetadata(LLVMContext::MD_loop))
      moveLoop(*Loop);
  }
}

/// LLVM's updateLoopMetadataDebugLocations makes a new node for each branch,
/// but branches of one loop must have one node (Loop::getLoopID), and does not
/// take all that the verifier accepts: nodes that do not begin with themselves,
/// and nulls below them.
void ScopeMover::moveLoop(MDNode &Loop) {
  if (!Loop.isDistinct() || !Loop.getNumOperands() ||
      Loop.getOperand(0) != &Loop)
    return;
  for (unsigned I = 1, E = Loop.getNumOperands(); I != E; ++I)
    if (auto *Loc = dyn_cast_or_null<DILocation>(Loop.getOperand(I)))
      Loop.replaceOperandWith(I, move(Loc));
}

} // namespace langprov
