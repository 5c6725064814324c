//===- ArgumentSources.cpp - Which parameters arguments carry -------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "abi/ArgumentSources.h"
#include "abi/Signature.h"
#include "analysis/CheckedReads.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/BinaryFormat/Dwarf.h"
#include "llvm/IR/DebugProgramInstruction.h"
#include "llvm/IR/Instructions.h"
#include "llvm/IR/Module.h"
#include "llvm/IR/PatternMatch.h"

using namespace llvm;
using namespace llvm::PatternMatch;

namespace langprov {

namespace {

/// Bits of one of AbiNote::Arguments, from bit Shift on.
struct ArgumentBits {
  size_t Index;
  uint64_t Shift;
  uint64_t Width;
};

/// Bits of a variable, in memory.
struct Range {
  uint64_t Offset, Size;

  bool overlaps(const Range &Other) const {
    return Offset < Other.Offset + Other.Size && Other.Offset < Offset + Size;
  }
};

/// What a record's expression does to its value.
struct Expression {
  uint64_t Shift = 0;
  std::optional<uint64_t> Width; ///< After conversions.
  bool Deref = false;
};

class SourceFinder {
public:
  SourceFinder(const Function &F, AbiNote &Note)
      : F(F), Note(Note), Layout(F.getParent()->getDataLayout()) {}

  void run();

private:
  bool numberArguments();
  std::optional<ArgumentBits> bitsOf(const Value *V) const;
  bool isOwnParameter(const DbgVariableRecord &Record) const;
  void lookAt(const DbgVariableRecord &Record);
  void lookAt(const StoreInst &Store);
  bool isFirst(const void *Variable, Range Bits);
  void claim(const ArgumentBits &Bits, const DILocalVariable &Variable,
             Range Carried);
  void claimAddress(const ArgumentBits &Bits, const DILocalVariable &Variable);
  void claim(size_t Index, AbiSource Source);
  void findNumbered();
  void keepIfInOrder();

  const Function &F;
  AbiNote &Note;
  const DataLayout &Layout;
  /// By argument of F: the index of its first scalar in AbiNote::Arguments.
  SmallVector<size_t, 8> FirstIndex;
  DenseMap<const AllocaInst *, const DILocalVariable *> Homes;
  /// The parameters that certainly have a DIE, by number: [0] is the first.
  SmallVector<bool, 8> HasDie;
  /// By variable or its memory: the bits that a record described or a store
  /// wrote.
  DenseMap<const void *, SmallVector<Range, 2>> Seen;
  SmallVector<std::optional<AbiSource>, 8> Sources;
  SmallVector<bool, 8> Contradicted;
};

} // namespace

/// What DbgVariableRecord::isDbgDeclare() says, which is not const in LLVM 19.
static bool isDeclare(const DbgVariableRecord &Record) {
  return Record.getType() == DbgVariableRecord::LocationType::Declare;
}

/// Fills in FirstIndex. Returns whether the note lists as many values as F
/// takes.
bool SourceFinder::numberArguments() {
  size_t Next = 0;
  for (const Argument &A : F.args()) {
    FirstIndex.push_back(Next);
    std::optional<SmallVector<Type *, 4>> Scalars = scalarsOf(A.getType());
    Next += Scalars ? Scalars->size() : 1;
  }
  FirstIndex.push_back(Next);
  return Next == Note.Arguments.size();
}

std::optional<ArgumentBits> SourceFinder::bitsOf(const Value *V) const {
  // A bool is truncated from its byte in memory. Values that are passed in one
  // argument are shifted out of it.
  uint64_t Shift = 0;
  std::optional<uint64_t> Width;
  const Value *Inner;
  const APInt *Count;
  if (match(V, m_Trunc(m_Value(Inner)))) {
    Width = V->getType()->getScalarSizeInBits();
    V = Inner;
  }
  if (match(V, m_LShr(m_Value(Inner), m_APInt(Count))) &&
      Count->ult(V->getType()->getScalarSizeInBits())) {
    Shift = Count->getZExtValue();
    V = Inner;
  }
  ArrayRef<unsigned> Element;
  if (auto *Extract = dyn_cast<ExtractValueInst>(V)) {
    Element = Extract->getIndices();
    V = Extract->getAggregateOperand();
  }
  auto *A = dyn_cast<Argument>(V);
  if (!A)
    return std::nullopt;
  size_t Index = FirstIndex[A->getArgNo()];
  Type *T = A->getType();
  for (unsigned I : Element) {
    for (unsigned Before = 0; Before != I; ++Before) {
      auto Scalars =
          scalarsOf(ExtractValueInst::getIndexedType(T, ArrayRef(Before)));
      if (!Scalars)
        return std::nullopt;
      Index += Scalars->size();
    }
    T = ExtractValueInst::getIndexedType(T, ArrayRef(I));
  }
  if (T->isAggregateType() || Index >= Note.Arguments.size())
    return std::nullopt;
  uint64_t Bits = Note.Arguments[Index].Bits;
  if (Shift >= Bits)
    return std::nullopt;
  return ArgumentBits{Index, Shift, Width ? *Width : Bits - Shift};
}

/// Whether \p Record describes a parameter of F itself, not of an inlined one.
bool SourceFinder::isOwnParameter(const DbgVariableRecord &Record) const {
  const DILocalVariable *Variable = Record.getVariable();
  const DILocation *Loc = Record.getDebugLoc();
  return Variable && Variable->getArg() && Loc && !Loc->getInlinedAt() &&
         Variable->getScope() == F.getSubprogram();
}

/// Reads \p E, but for its fragment; std::nullopt if it computes more than
/// which bits to take.
static std::optional<Expression> read(const DIExpression &E) {
  Expression Read;
  bool HasConstant = false;
  uint64_t Constant = 0;
  for (auto Op : E.expr_ops()) {
    switch (Op.getOp()) {
    case dwarf::DW_OP_LLVM_fragment:
    case dwarf::DW_OP_stack_value:
      break;
    case dwarf::DW_OP_deref:
      if (E.getNumElements() != 1)
        return std::nullopt;
      Read.Deref = true;
      break;
    case dwarf::DW_OP_constu:
      Constant = Op.getArg(0);
      HasConstant = true;
      break;
    case dwarf::DW_OP_shr:
      if (!HasConstant || Constant > 64 || Read.Width)
        return std::nullopt;
      Read.Shift += Constant;
      HasConstant = false;
      break;
    case dwarf::DW_OP_LLVM_convert:
      if (!Read.Width || Op.getArg(0) < *Read.Width)
        Read.Width = Op.getArg(0);
      break;
    default:
      return std::nullopt;
    }
  }
  if (HasConstant)
    return std::nullopt;
  return Read;
}

/// Whether \p Bits of \p Variable were not described or stored before.
bool SourceFinder::isFirst(const void *Variable, Range Bits) {
  SmallVector<Range, 2> &Before = Seen[Variable];
  bool First =
      none_of(Before, [&](const Range &Other) { return Other.overlaps(Bits); });
  Before.push_back(Bits);
  return First;
}

void SourceFinder::claim(size_t Index, AbiSource Source) {
  std::optional<AbiSource> &Known = Sources[Index];
  if (Known && (Known->Parameter != Source.Parameter ||
                Known->BitOffset != Source.BitOffset ||
                Known->Indirect != Source.Indirect))
    Contradicted[Index] = true;
  Known = Source;
}

void SourceFinder::claim(const ArgumentBits &Bits,
                         const DILocalVariable &Variable, Range Carried) {
  const AbiArgument &A = Note.Arguments[Bits.Index];
  // A bool is one bit in a register and eight in memory.
  bool IsBool = A.Bits == 1 && Carried.Size == 8;
  if (!IsBool &&
      (Carried.Size > Bits.Width || Bits.Shift + Carried.Size > A.Bits ||
       Carried.Offset < Bits.Shift))
    return;
  claim(Bits.Index, {Variable.getArg(), Carried.Offset - Bits.Shift,
                     /*Indirect=*/false});
}

void SourceFinder::claimAddress(const ArgumentBits &Bits,
                                const DILocalVariable &Variable) {
  AbiValue::Kind Class = Note.Arguments[Bits.Index].Class;
  if (Class == AbiValue::Kind::Pointer || Class == AbiValue::Kind::InMemory)
    claim(Bits.Index, {Variable.getArg(), 0, /*Indirect=*/true});
}

void SourceFinder::lookAt(const DbgVariableRecord &Record) {
  if (!isOwnParameter(Record))
    return;
  const DILocalVariable &Variable = *Record.getVariable();
  std::optional<uint64_t> Size = sizeOf(Variable);
  Range Carried = {0, Size.value_or(UINT64_MAX / 2)};
  if (auto Fragment = Record.getExpression()->getFragmentInfo())
    Carried = {Fragment->OffsetInBits, Fragment->SizeInBits};
  const Value *V = Record.getNumVariableLocationOps() == 1
                       ? Record.getVariableLocationOp(0)
                       : nullptr;
  if (isDeclare(Record)) {
    auto *Home = dyn_cast_or_null<AllocaInst>(V);
    if (Home && !Record.getExpression()->getNumElements())
      Homes[Home] = &Variable;
    auto Bits = V ? bitsOf(V) : std::nullopt;
    if (Bits && !Record.getExpression()->getNumElements() &&
        isFirst(&Variable, Carried))
      claimAddress(*Bits, Variable);
    return;
  }
  if (!isFirst(&Variable, Carried) || !V)
    return;
  std::optional<Expression> E = read(*Record.getExpression());
  std::optional<ArgumentBits> Bits = bitsOf(V);
  if (!E || !Bits)
    return;
  if (E->Deref)
    return claimAddress(*Bits, Variable);
  Bits->Shift += E->Shift;
  Bits->Width -= std::min(Bits->Width, E->Shift);
  if (E->Width)
    Bits->Width = std::min(Bits->Width, *E->Width);
  claim(*Bits, Variable, Carried);
}

void SourceFinder::lookAt(const StoreInst &Store) {
  APInt Offset(Layout.getIndexTypeSizeInBits(Store.getPointerOperandType()), 0);
  auto *Home = dyn_cast<AllocaInst>(
      Store.getPointerOperand()->stripAndAccumulateConstantOffsets(
          Layout, Offset, /*AllowNonInbounds=*/false));
  const DILocalVariable *Variable = Home ? Homes.lookup(Home) : nullptr;
  TypeSize Size =
      Layout.getTypeStoreSizeInBits(Store.getValueOperand()->getType());
  if (!Variable || Offset.isNegative() || Size.isScalable())
    return;
  Range Carried = {Offset.getZExtValue() * 8, Size.getFixedValue()};
  if (!isFirst(Home, Carried))
    return;
  const Value *Stored = Store.getValueOperand();
  // rustc widens a bool before it stores it.
  const Value *Bool;
  if (match(Stored, m_ZExt(m_Value(Bool))) && Bool->getType()->isIntegerTy(1))
    Stored = Bool;
  if (std::optional<ArgumentBits> Bits = bitsOf(Stored))
    claim(*Bits, *Variable, Carried);
}

/// A source's number counts DIEs. LLVM makes none for a variable without a
/// location, unless the subprogram lists it (rustc lists all), and then what
/// follows has another number than in the metadata.
void SourceFinder::findNumbered() {
  auto Add = [&](const DILocalVariable *Variable) {
    // No function has as many registers.
    if (!Variable || Variable->getRawScope() != F.getSubprogram() ||
        Variable->getArg() == 0 || Variable->getArg() > 1024)
      return;
    if (HasDie.size() < Variable->getArg())
      HasDie.resize(Variable->getArg());
    HasDie[Variable->getArg() - 1] = true;
  };
  if (auto *Retained =
          dyn_cast_or_null<MDTuple>(F.getSubprogram()->getRawRetainedNodes()))
    for (const Metadata *Node : Retained->operands())
      Add(dyn_cast_or_null<DILocalVariable>(Node));
  for (const auto &[Home, Variable] : Homes)
    Add(Variable);
  HasDie.resize(find(HasDie, false) - HasDie.begin());
}

/// A source that is out of order disproves all: see ArgumentSources.h.
void SourceFinder::keepIfInOrder() {
  const AbiSource *Before = nullptr;
  for (size_t I = 0; I != Sources.size(); ++I) {
    if (Contradicted[I] ||
        (Sources[I] && Sources[I]->Parameter > HasDie.size()))
      Sources[I].reset();
    if (!Sources[I])
      continue;
    const AbiSource &S = *Sources[I];
    if (Before && (S.Parameter < Before->Parameter ||
                   (S.Parameter == Before->Parameter &&
                    (S.Indirect || Before->Indirect ||
                     S.BitOffset <= Before->BitOffset))))
      return;
    Before = &S;
  }
  for (size_t I = 0; I != Sources.size(); ++I)
    Note.Arguments[I].Source = Sources[I];
}

void SourceFinder::run() {
  if (!numberArguments())
    return;
  Sources.resize(Note.Arguments.size());
  Contradicted.resize(Note.Arguments.size());
  const BasicBlock &Entry = F.getEntryBlock();
  // Declare records hold for the whole function, wherever they are.
  for (const Instruction &I : Entry)
    for (const DbgVariableRecord &Record : filterDbgVars(I.getDbgRecordRange()))
      if (isDeclare(Record))
        lookAt(Record);
  for (const Instruction &I : Entry) {
    for (const DbgVariableRecord &Record : filterDbgVars(I.getDbgRecordRange()))
      if (!isDeclare(Record))
        lookAt(Record);
    // After a call a record may describe an assignment, and memory may have
    // changed.
    if (auto *Store = dyn_cast<StoreInst>(&I))
      lookAt(*Store);
    else if (I.mayWriteToMemory() && !I.isLifetimeStartOrEnd())
      break;
  }
  findNumbered();
  keepIfInOrder();
}

void findSources(const Function &F, AbiNote &Note) {
  SourceFinder(F, Note).run();
}

} // namespace langprov
