//===- DissolvedFunctions.cpp - Kept functions that LTO removed -----------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "analysis/DissolvedFunctions.h"
#include "Emission.h"
#include "analysis/CallableFunctions.h"
#include "analysis/FunctionScan.h"
#include "analysis/QualifiedName.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SetVector.h"
#include "llvm/IR/Constants.h"
#include "llvm/IR/DebugProgramInstruction.h"
#include "llvm/IR/InstIterator.h"
#include "llvm/IR/Instructions.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace langprov {

static constexpr const char *NoteName = "lang-provenance.dissolvable";

static bool anyUse(const Use &) { return true; }

static bool isNoStoreTo(const Use &U) {
  return !isa<StoreInst>(U.getUser()) ||
         U.getOperandNo() != StoreInst::getPointerOperandIndex();
}

/// Whether \p U, of a pointer, can do more than load from there.
static bool mayWriteOrEscape(const Use &U) {
  if (auto *Element = dyn_cast<GetElementPtrInst>(U.getUser()))
    return !all_of(Element->users(), IsaPred<LoadInst>);
  return !isa<LoadInst>(U.getUser());
}

/// Whether callers of \p F can come to know what it does: by inlining, or as
/// LTO knows all callers. Large functions are not inlined, at least not before
/// anything is known of foreign code. The limit is that of ThinLTO's imports
/// (-import-instr-limit).
static bool mayBeKnownToCallers(const Function &F) {
  constexpr unsigned MaxInstructions = 100;
  return F.hasLocalLinkage() || F.hasAvailableExternallyLinkage() ||
         F.getInstructionCount() <= MaxInstructions;
}

namespace {
/// Finds the functions to note. Each function and constant is expanded once.
class DissolvableFinder {
public:
  DissolvableFinder(Module &M, const UnitSides &Sides) : Sides(Sides) {
    for (Function &F : M)
      if (Sides.sideOf(subprogramOf(F)) == Side::Excluded)
        Foreign.push_back(&F);
    addForeignVariables(M);
  }

  /// The functions that can dissolve, in the order in which they are reached.
  ArrayRef<Function *> find() {
    for (Constant *C : Foreign) {
      if (auto *F = dyn_cast<Function>(C)) {
        addUsed(*F);
        // With the foreign language outside of LTO, nothing is known of a
        // variable that it refers to.
        addReadersOfModified(*F, anyUse);
      } else {
        if (auto *V = cast<GlobalVariable>(C); V->hasInitializer())
          add(V->getInitializer(), Uses);
        addReadersOf(*C);
      }
    }
    addWays();
    for (size_t I = 0; I != Noted.size(); ++I) { // Grows while it is walked.
      addUsed(*Noted[I]);
      addReadersOfModified(*Noted[I], mayWriteOrEscape);
    }
    Noted.remove_if(
        [](const Function *F) { return F->isDeclarationForLinker(); });
    return Noted.getArrayRef();
  }

private:
  /// A vtable or another constant without debug info is found through the
  /// functions that it holds.
  void addForeignVariables(Module &M) {
    SmallPtrSet<const DIGlobalVariable *, 32> Described;
    for (const DICompileUnit *Unit : Sides.excluded())
      for (const DIGlobalVariableExpression *E : Unit->getGlobalVariables())
        if (E)
          Described.insert(E->getVariable());
    // Since LLVM 23 a unit does not list those that are local to a function,
    // and ThinLTO imports variables with a unit that lists none.
    auto IsForeign = [&](const DIGlobalVariable *V) {
      auto *Local = dyn_cast_or_null<DILocalScope>(V->getRawScope());
      return Described.contains(V) ||
             (Local ? Sides.sideOf(subprogramOf(Local)) == Side::Excluded
                    : isNamedAsForeign(*V));
    };
    SmallVector<DIGlobalVariableExpression *, 1> Expressions;
    for (GlobalVariable &V : M.globals()) {
      Expressions.clear();
      V.getDebugInfo(Expressions);
      if (any_of(Expressions, [&](const DIGlobalVariableExpression *E) {
            return IsForeign(E->getVariable());
          }))
        Foreign.push_back(&V);
    }
  }

  /// Whether \p V is in a namespace, as what Rust describes is, and has a name
  /// that C can use. In C++, a variable in a namespace is mangled, unless it is
  /// extern "C"; that one is mistaken for a foreign one.
  bool isNamedAsForeign(const DIGlobalVariable &V) const {
    return isInNamespace(dyn_cast_or_null<DIScope>(V.getRawScope())) &&
           !(Sides.keptMangles() && isMangled(V.getLinkageName()));
  }

  /// Whether \p F is a kept function with a body.
  bool isKept(const Function &F) const {
    return Sides.sideOf(F.getSubprogram()) == Side::Kept;
  }

  void add(Value *V, UsedGlobals &From) {
    From.visit(V, [this](GlobalObject &G) {
      if (auto *F = dyn_cast<Function>(&G);
          F && F->isDiscardableIfUnused() && isKept(*F))
        Noted.insert(F);
    });
  }

  void addUsed(Function &F) {
    for (Instruction &I : instructions(F))
      for (Value *Op : I.operands())
        add(Op, Uses);
  }

  /// Adds to \p Users the kept functions, imported ones too, with a use of
  /// \p C that \p Counts, also through constants, aliases and the initializers
  /// of variables, each of which is followed once, as \p Followed has it.
  void collectUsers(Constant &C, SetVector<Function *> &Users,
                    SmallPtrSetImpl<Constant *> &Followed,
                    function_ref<bool(const Use &)> Counts = anyUse) {
    SmallVector<Constant *, 8> Work = {&C};
    while (!Work.empty())
      for (const Use &U : Work.pop_back_val()->uses()) {
        if (auto *I = dyn_cast<Instruction>(U.getUser())) {
          if (isKept(*I->getFunction()) && Counts(U))
            Users.insert(I->getFunction());
        } else if (auto *Outer = dyn_cast<Constant>(U.getUser());
                   Outer && Followed.insert(Outer).second) {
          Work.push_back(Outer);
        }
      }
  }

  /// Adds the functions that read a variable if \p F may decide its value: if
  /// \p Writes is true of a use of its address in \p F.
  void addReadersOfModified(Function &F,
                            function_ref<bool(const Use &)> Writes) {
    for (Instruction &I : instructions(F))
      for (Use &U : I.operands())
        if (isa<Constant>(U) && !isa<ConstantData>(U) && Writes(U))
          addReadersOf(*cast<Constant>(U));
  }

  /// The same for variables whose address \p Root is or holds. Where LTO knows
  /// all that is stored in a variable, which it can only if the variable has
  /// local linkage, code folds in functions that read it, however far from
  /// foreign code they are.
  void addReadersOf(Constant &Root) {
    Modified.visit(&Root, [this](GlobalObject &G) {
      if (auto *V = dyn_cast<GlobalVariable>(&G);
          V && V->hasLocalLinkage() && !V->isConstant())
        collectUsers(*V, Noted, Read, isNoStoreTo);
    });
  }

  /// Adds the kept functions that use foreign code and, as what they do with it
  /// can be known in their callers too, those callers, up to any height; with
  /// what they pass on. The callers of a function that stays a call are not
  /// followed further, or in a kernel all code would be followed.
  void addWays() {
    SetVector<Function *> Ways;
    for (Constant *C : Foreign)
      collectUsers(*C, Ways, Followed);
    for (size_t I = 0, Near = Ways.size(); I != Ways.size(); ++I)
      if (I < Near || mayBeKnownToCallers(*Ways[I]))
        collectUsers(*Ways[I], Ways, Followed);
    Noted.insert(Ways.begin(), Ways.end());
  }

  const UnitSides &Sides;
  SmallVector<Constant *, 16> Foreign;
  SetVector<Function *> Noted;
  UsedGlobals Uses;
  SmallPtrSet<Constant *, 32> Followed;
  UsedGlobals Modified;
  SmallPtrSet<Constant *, 32> Read;
};
} // namespace

/// Whether the retained nodes of \p SP are all its variables. Without
/// optimisation clang retains none (CGDebugInfo::EmitDeclare; 19 to 22): the
/// code names them all. Other front ends were not read.
static bool retainsVariables(const DISubprogram &SP) {
  return SP.isOptimized();
}

/// Adds the variables that \p I has debug records of, and that their subprogram
/// does not retain.
static void collectUnretained(const Instruction &I, const UnitSides &Sides,
                              SetVector<Metadata *> &Variables) {
  for (DbgVariableRecord &Record : filterDbgVars(I.getDbgRecordRange()))
    if (const DISubprogram *SP = subprogramOf(Record.getVariable()->getScope());
        Sides.sideOf(SP) == Side::Kept && !retainsVariables(*SP))
      Variables.insert(Record.getVariable());
}

/// The scopes of kept code that \p F has DIEs for: the subprograms that were
/// inlined into it, its own blocks, and itself if it may be inlined. Variables
/// that only debug records name follow.
static MDTuple *scopesIn(Function &F, const UnitSides &Sides) {
  SetVector<Metadata *> Scopes, Variables;
  const DILocation *Last = nullptr;
  for (Instruction &I : instructions(F)) {
    collectUnretained(I, Sides, Variables);
    const DILocation *Loc = I.getDebugLoc();
    if (!Loc || Loc == Last || !emission::makesBlock(I))
      continue;
    Last = Loc;
    for (; Loc->getInlinedAt(); Loc = Loc->getInlinedAt())
      if (Sides.sideOf(*Loc) == Side::Kept)
        Scopes.insert(subprogramOf(*Loc));
    // Those around a block that is there already are there too.
    for (DIScope *Block = Loc->getScope();
         isa_and_nonnull<DILexicalBlockBase>(Block) && Scopes.insert(Block);
         Block = Block->getScope())
      ;
  }
  if (!F.hasFnAttribute(Attribute::NoInline))
    Scopes.insert(F.getSubprogram());
  Scopes.insert(Variables.begin(), Variables.end());
  return MDTuple::get(F.getContext(), Scopes.getArrayRef());
}

PreservedAnalyses NoteDissolvablePass::run(Module &M, ModuleAnalysisManager &) {
  UnitSides Sides(M, Excluded);
  if (Sides.excluded().empty() || Sides.kept().empty())
    return PreservedAnalyses::all();
  DissolvableFinder Finder(M, Sides);
  ArrayRef<Function *> Found = Finder.find();
  if (Found.empty())
    return PreservedAnalyses::all();

  LLVMContext &Ctx = M.getContext();
  NamedMDNode *Note = M.getOrInsertNamedMetadata(NoteName);
  Note->clearOperands();
  SetVector<MDNode *> Declared;
  for (Function *F : Found) {
    DICompileUnit *Unit = F->getSubprogram()->getUnit();
    Note->addOperand(
        MDTuple::get(Ctx, {F->getSubprogram(), Unit, scopesIn(*F, Sides)}));
    std::vector<CallToKept> Calls;
    collectDescribedCallees(*F, Sides, Calls);
    for (const CallToKept &Call : Calls)
      if (Call.Callee->isDeclaration() && Call.Described && Call.From)
        Declared.insert(MDTuple::get(Ctx, {Call.Callee->getSubprogram(),
                                           Call.From, MDTuple::get(Ctx, {})}));
  }
  for (MDNode *Entry : Declared)
    Note->addOperand(Entry);
  return PreservedAnalyses::all();
}

void NoteDissolvablePass::printPipeline(raw_ostream &OS,
                                        function_ref<StringRef(StringRef)>) {
  Options Opts;
  Opts.Exclude = Excluded;
  OS << "lang-provenance-callees<" << Opts.str() << '>';
}

SmallVector<DissolvedFunction, 4>
dissolvedFunctions(const Module &M, const UnitSides &Sides,
                   const DenseSet<const DISubprogram *> &Bodies) {
  SmallVector<DissolvedFunction, 4> Dissolved;
  const NamedMDNode *Note = M.getNamedMetadata(NoteName);
  if (!Note)
    return Dissolved;
  DenseMap<const DISubprogram *, size_t> Index;
  auto Add = [&](const DISubprogram &SP, DICompileUnit *Unit, bool AllBlocks,
                 const MDTuple &Scopes) {
    if (SP.getUnit())
      Unit = SP.getUnit();
    if (Sides.sideOf(Unit) != Side::Kept)
      return;
    auto [It, New] = Index.try_emplace(&SP, Dissolved.size());
    if (New)
      Dissolved.push_back(
          {&SP, Unit, Bodies.contains(&SP), AllBlocks, &Scopes, {}});
    else
      Dissolved[It->second].AllBlocks |= AllBlocks;
  };
  for (const MDNode *Entry : Note->operands()) {
    if (Entry->getNumOperands() != 3)
      continue;
    auto *Outer = dyn_cast_or_null<DISubprogram>(Entry->getOperand(0).get());
    auto *Unit = dyn_cast_or_null<DICompileUnit>(Entry->getOperand(1).get());
    auto *Scopes = dyn_cast_or_null<MDTuple>(Entry->getOperand(2).get());
    if (!Unit || !Scopes)
      continue;
    if (Outer)
      Add(*Outer, Unit,
          !Bodies.contains(Outer) && is_contained(Scopes->operands(), Outer),
          *Scopes);
    for (const MDOperand &Op : Scopes->operands())
      if (auto *SP = dyn_cast_or_null<DISubprogram>(Op.get());
          SP && SP != Outer)
        Add(*SP, Unit, /*AllBlocks=*/true, *Scopes);
    for (const MDOperand &Op : Scopes->operands())
      if (auto *Variable = dyn_cast_or_null<DILocalVariable>(Op.get()))
        if (auto It = Index.find(subprogramOf(Variable->getScope()));
            It != Index.end())
          Dissolved[It->second].Unretained.insert(Variable);
  }
  return Dissolved;
}

void forgetDissolvable(Module &M) {
  if (NamedMDNode *Note = M.getNamedMetadata(NoteName))
    Note->eraseFromParent();
}

} // namespace langprov
