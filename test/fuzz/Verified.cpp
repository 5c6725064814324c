//===- Verified.cpp - Modules that LLVM's verifier accepts ----------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "Verified.h"
#include "llvm/ADT/SmallPtrSet.h"
#include "llvm/IR/DebugInfoMetadata.h"
#include "llvm/IR/DebugProgramInstruction.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Verifier.h"
#include "llvm/IRReader/IRReader.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SourceMgr.h"

using namespace llvm;

namespace langprov {

/// Whether the blocks around \p Scope end at a subprogram.
static bool endsAtSubprogram(const Metadata *Scope) {
  SmallPtrSet<const Metadata *, 8> Seen;
  while (auto *Block = dyn_cast_or_null<DILexicalBlockBase>(Scope)) {
    if (!Seen.insert(Block).second)
      return false;
    Scope = Block->getRawScope();
  }
  return isa_and_nonnull<DISubprogram>(Scope);
}

/// Whether the calls that \p Loc was inlined through end in a subprogram.
static bool endsAtFunction(const MDNode *Loc) {
  SmallPtrSet<const Metadata *, 8> Seen;
  const Metadata *Outermost = nullptr;
  for (const Metadata *Next = Loc; Next;) {
    auto *Call = dyn_cast<DILocation>(Next);
    if (!Call || !Seen.insert(Call).second)
      return false;
    Outermost = Call->getRawScope();
    Next = Call->getRawInlinedAt();
  }
  return !Loc || endsAtSubprogram(Outermost);
}

static bool endsForVerifier(const DbgRecord &Record) {
  const Metadata *Entity = nullptr;
  if (auto *Variable = dyn_cast<DbgVariableRecord>(&Record))
    Entity = Variable->getRawVariable();
  else
    Entity = cast<DbgLabelRecord>(Record).getRawLabel();
  const Metadata *Scope = nullptr;
  if (auto *Variable = dyn_cast_or_null<DILocalVariable>(Entity))
    Scope = Variable->getRawScope();
  else if (auto *Label = dyn_cast_or_null<DILabel>(Entity))
    Scope = Label->getRawScope();
  auto *Loc = dyn_cast_or_null<DILocation>(Record.getDebugLoc().getAsMDNode());
  return endsAtSubprogram(Scope) && Loc && endsAtSubprogram(Loc->getRawScope());
}

/// The verifier itself recurses without an end over some chains of scopes and
/// calls (Verifier::visitFunction and visitDbgVariableRecord). This checks
/// those that it follows, and no others.
static bool verifierEnds(const Module &M) {
  for (const Function &F : M)
    for (const Instruction &I : instructions(F)) {
      for (const DbgRecord &Record : I.getDbgRecordRange())
        if (!endsForVerifier(Record))
          return false;
      if (!endsAtFunction(I.getDebugLoc().getAsMDNode()))
        return false;
      if (const MDNode *Loop = I.getMetadata(LLVMContext::MD_loop))
        for (const MDOperand &Op : Loop->operands())
          if (auto *Loc = dyn_cast_or_null<DILocation>(Op.get());
              Loc && !endsAtFunction(Loc))
            return false;
    }
  return true;
}

/// MDNode::clone() is undefined for nodes whose fields are of a kind that the
/// verifier does not check. With assertions it fails; without, it copies them.
static bool canBeCloned(const MDNode &N) {
  auto IsList = [](const Metadata *MD) { return !MD || isa<MDTuple>(MD); };
  if (auto *Label = dyn_cast<DILabel>(&N))
    return !Label->getRawFile() || isa<DIFile>(Label->getRawFile());
  if (auto *SP = dyn_cast<DISubprogram>(&N))
    return IsList(SP->getRawAnnotations());
  if (auto *Type = dyn_cast<DICompositeType>(&N))
    return IsList(Type->getRawAnnotations());
  if (auto *Type = dyn_cast<DIDerivedType>(&N))
    return IsList(Type->getRawAnnotations());
  if (auto *Variable = dyn_cast<DILocalVariable>(&N))
    return IsList(Variable->getRawAnnotations());
  if (auto *Variable = dyn_cast<DIGlobalVariable>(&N))
    return IsList(Variable->getRawAnnotations());
  return true;
}

SetVector<const MDNode *> nodesOf(const Module &M) {
  SetVector<const MDNode *> Nodes;
  auto Add = [&Nodes](const Metadata *MD) {
    if (auto *N = dyn_cast_or_null<MDNode>(MD))
      Nodes.insert(N);
  };
  for (const NamedMDNode &Named : M.named_metadata())
    for (const MDNode *N : Named.operands())
      Add(N);
  for (const Function &F : M) {
    Add(F.getSubprogram());
    for (const Instruction &I : instructions(F)) {
      SmallVector<std::pair<unsigned, MDNode *>, 4> Attached;
      I.getAllMetadata(Attached);
      for (auto [Kind, N] : Attached)
        Add(N);
      for (const DbgRecord &Record : I.getDbgRecordRange()) {
        Add(Record.getDebugLoc().getAsMDNode());
        if (auto *Variable = dyn_cast<DbgVariableRecord>(&Record))
          Add(Variable->getRawVariable());
        else
          Add(cast<DbgLabelRecord>(Record).getRawLabel());
      }
    }
  }
  for (size_t I = 0; I != Nodes.size(); ++I) // Grows while it is walked.
    for (const MDOperand &Op : Nodes[I]->operands())
      Add(Op.get());
  return Nodes;
}

bool isVerified(const Module &M, std::string &Why) {
  if (!verifierEnds(M)) {
    Why = "a chain of scopes does not end at a subprogram";
    return false;
  }
  raw_string_ostream OS(Why);
  bool BrokenDebugInfo = false;
  return !verifyModule(M, &OS, &BrokenDebugInfo) && !BrokenDebugInfo;
}

std::unique_ptr<Module> parseVerified(StringRef Text, LLVMContext &Ctx) {
  // The parser wants a byte of zero after the text.
  std::unique_ptr<MemoryBuffer> Buffer = MemoryBuffer::getMemBufferCopy(Text);
  SMDiagnostic Error;
  std::unique_ptr<Module> M = parseIR(*Buffer, Error, Ctx);
  std::string Why;
  if (!M || !isVerified(*M, Why) ||
      !all_of(nodesOf(*M), [](const MDNode *N) { return canBeCloned(*N); }))
    return nullptr;
  return M;
}

std::string print(const Module &M) {
  std::string Text;
  raw_string_ostream OS(Text);
  M.print(OS, nullptr);
  return Text;
}

} // namespace langprov
