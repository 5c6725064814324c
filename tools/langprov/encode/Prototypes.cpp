//===- Prototypes.cpp - Prototypes that are proven ------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "encode/Prototypes.h"
#include "LangProvenance/AbiRegisters.h"
#include "elf/FunctionSymbols.h"
#include "encode/Identifier.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace langprov {

//===----------------------------------------------------------------------===//
// One prototype
//===----------------------------------------------------------------------===//

namespace {
class Prototype {
public:
  Prototype(const FoundFunction &F, const AbiNote &Note,
            const IntegerRegisters &Registers, Model &Types)
      : F(F), Note(Note), Registers(Registers), Types(Types),
        Result(Registers.Used) {}

  std::vector<RustParameter> run();
  TypeId result();

private:
  /// The parameter that argument \p I carries, if that is known and fits.
  const FoundFunction::Parameter *parameterOf(size_t I) const;
  std::string nameOf(size_t I) const;
  TypeId typeOf(size_t I);
  TypeId pointerTo(TypeId Target);
  TypeId scalarAt(TypeId Id, uint64_t Offset, uint64_t Size,
                  bool IsPointer) const;
  TypeId scalar(const AbiValue &V, TypeId Source, uint64_t Offset);
  bool isCaller(size_t I) const;
  void numberParts();

  const FoundFunction &F;
  const AbiNote &Note;
  const IntegerRegisters &Registers;
  Model &Types;
  std::vector<RustParameter> Result; ///< By register.
};
} // namespace

const FoundFunction::Parameter *Prototype::parameterOf(size_t I) const {
  const AbiArgument &A = Note.Arguments[I];
  if (!A.Source || A.Source->Parameter == 0 ||
      A.Source->Parameter > F.Parameters.size())
    return nullptr;
  const auto &P = F.Parameters[A.Source->Parameter - 1];
  uint64_t Bits = 8 * Types[P.Type].Size;
  bool Fits =
      A.Source->Indirect || (A.Source->BitOffset < Bits && A.Bits <= Bits + 7 &&
                             A.Source->BitOffset + A.Bits <= alignTo(Bits, 64));
  return Fits ? &P : nullptr;
}

/// Whether argument \p I is the location that #[track_caller] adds: the last
/// one, a pointer, and the only one that no parameter explains.
bool Prototype::isCaller(size_t I) const {
  if (I + 1 != Note.Arguments.size() ||
      Note.Arguments[I].Class != AbiValue::Kind::Pointer)
    return false;
  std::vector<bool> Carried(F.Parameters.size());
  for (size_t J = 0; J < I; ++J) {
    if (Note.Arguments[J].Class == AbiValue::Kind::StructReturn)
      continue;
    if (!parameterOf(J))
      return false;
    Carried[Note.Arguments[J].Source->Parameter - 1] = true;
  }
  for (auto [P, IsCarried] : zip(F.Parameters, Carried))
    if (!IsCarried && Types[P.Type].Size)
      return false;
  return true;
}

std::string Prototype::nameOf(size_t I) const {
  if (Note.Arguments[I].Class == AbiValue::Kind::StructReturn)
    return "__sret";
  if (const auto *P = parameterOf(I); P && !P->Name.empty())
    return identifierOf(P->Name);
  if (!parameterOf(I) && isCaller(I))
    return "__caller";
  return "__arg" + utostr(Registers.Arguments[I].First);
}

TypeId Prototype::pointerTo(TypeId Target) {
  RustType T;
  T.Kind = RustType::Pointer;
  T.Size = 8;
  // A type without a size is not in BTF; a pointer to one is void *.
  T.Target = Types[Target].Size ? Target : 0;
  return Types.add(std::move(T));
}

/// The integer, enum or pointer of \p Size bytes at \p Offset of a type, or 0.
TypeId Prototype::scalarAt(TypeId Id, uint64_t Offset, uint64_t Size,
                           bool IsPointer) const {
  // No real type nests deeper than this.
  for (unsigned Depth = 0; Depth < 64; ++Depth) {
    const RustType &T = Types[Id];
    switch (T.Kind) {
    case RustType::Pointer:
      return IsPointer && Offset == 0 && T.Size == Size ? Id : 0;
    case RustType::Int:
    case RustType::Enum:
      return !IsPointer && Offset == 0 && T.Size == Size ? Id : 0;
    case RustType::Struct:
    case RustType::Union: {
      // It is not known which member of a union is valid. In an enum with data
      // the first, without a name, always is: it holds the discriminant.
      if (T.Kind == RustType::Union && T.Members.size() > 1 &&
          !T.Members.front().Name.empty())
        return 0;
      auto M = find_if(T.Members, [&](const RustMember &M) {
        return M.Offset <= Offset && Offset - M.Offset < Types[M.Type].Size;
      });
      if (M == T.Members.end())
        return 0;
      Offset -= M->Offset;
      Id = M->Type;
      break;
    }
    default:
      return 0;
    }
  }
  return 0;
}

/// The type of a value in one register that is part of \p Source.
TypeId Prototype::scalar(const AbiValue &V, TypeId Source, uint64_t Offset) {
  bool IsPointer = V.Class == AbiValue::Kind::Pointer;
  uint64_t Size = std::min<uint64_t>(PowerOf2Ceil(V.bytes()), 8);
  if (TypeId Exact = scalarAt(Source, Offset, Size, IsPointer))
    return Exact;
  return IsPointer ? pointerTo(0) : Types.integer(Size ? Size : 8, false);
}

TypeId Prototype::typeOf(size_t I) {
  const AbiArgument &A = Note.Arguments[I];
  if (A.Class == AbiValue::Kind::StructReturn)
    return pointerTo(F.Result);
  const FoundFunction::Parameter *P = parameterOf(I);
  if (P && A.Source->Indirect)
    return pointerTo(P->Type);
  return scalar(A, P ? P->Type : 0, P ? A.Source->BitOffset / 8 : 0);
}

/// A parameter in several registers becomes name__0, name__1 ...
void Prototype::numberParts() {
  std::map<std::string, unsigned> Times, Seen;
  for (const RustParameter &P : Result)
    ++Times[P.Name];
  for (RustParameter &P : Result)
    if (Times[P.Name] > 1) {
      unsigned N = Seen[P.Name]++;
      P.Name += "__" + utostr(N);
    }
}

std::vector<RustParameter> Prototype::run() {
  // AArch64 can leave out a register between two arguments. It gets a parameter
  // too, so that those behind it are in their registers.
  for (size_t R = 0; R < Result.size(); ++R)
    Result[R] = {"__unused" + utostr(R), Types.integer(8, false)};
  for (size_t I = 0; I < Note.Arguments.size(); ++I) {
    const IntegerRegisters::Range &Range = Registers.Arguments[I];
    for (unsigned Part = 0; Part < Range.Count; ++Part) {
      TypeId Type = Range.Count == 1 ? typeOf(I) : Types.integer(8, false);
      Result[Range.First + Part] = {nameOf(I), Type};
    }
  }
  numberParts();
  return std::move(Result);
}

TypeId Prototype::result() {
  if (Registers.Returned == 0)
    return 0;
  for (const AbiValue &V : Note.Returns)
    if (V.Class == AbiValue::Kind::Integer ||
        V.Class == AbiValue::Kind::Pointer)
      return Registers.Returned == 1 ? scalar(V, F.Result, 0)
                                     : Types.integer(8, false);
  return Types.integer(8, false);
}

//===----------------------------------------------------------------------===//
// Which functions
//===----------------------------------------------------------------------===//

namespace {
class Planner {
public:
  Planner(const ElfObject &Object, WhichFunctions Which, const CTypes &C,
          const StringSet<> &Bindings, Model &Types, LeftOut &Missing)
      : Object(Object), Which(Which), C(C), Bindings(Bindings), Types(Types),
        Missing(Missing) {}

  Error run(ArrayRef<FoundFunction> Found);

private:
  void add(const FoundFunction &F);
  /// Why there is no symbol that names \p F alone, or nothing.
  std::optional<LeftOutReason> problemOfSymbol(const FoundFunction &F,
                                               StringRef &Symbol) const;

  const ElfObject &Object;
  WhichFunctions Which;
  const CTypes &C;
  const StringSet<> &Bindings;
  Model &Types;
  LeftOut &Missing;
  std::optional<FunctionSymbols> Symbols;
  std::map<uint64_t, unsigned> Described; ///< How many are at an address.
};
} // namespace

static bool isIdentifier(StringRef Name) {
  return !Name.empty() && !isDigit(Name.front()) && all_of(Name, [](char Char) {
    return isAlnum(Char) || Char == '_' || Char == '.';
  });
}

std::optional<LeftOutReason> Planner::problemOfSymbol(const FoundFunction &F,
                                                      StringRef &Symbol) const {
  ArrayRef<StringRef> Names =
      Symbols ? Symbols->namesAt(F.Address) : ArrayRef<StringRef>();
  if (Names.empty())
    return LeftOutReason::FunctionWithoutSymbol;
  if (Names.size() > 1 || Described.at(F.Address) > 1)
    return LeftOutReason::FunctionShared;
  Symbol = Names.front();
  if (Symbols->addressesOf(Symbol).size() > 1)
    return LeftOutReason::FunctionAmbiguous;
  if (!isIdentifier(Symbol))
    return LeftOutReason::FunctionBadName;
  if (Symbol.size() > MaxIdentifier)
    return LeftOutReason::FunctionLongName;
  if (C.hasFunction(Symbol))
    return LeftOutReason::FunctionKnown;
  return std::nullopt;
}

void Planner::add(const FoundFunction &F) {
  auto Skip = [&](LeftOutReason R, StringRef Why = "") {
    Missing.add(R, Why.empty() ? F.Path : (F.Path + ": " + Why).str());
  };
  if (isBelow(F.Path, Bindings))
    return Skip(LeftOutReason::FunctionOfBindgen);
  // Linux frees it when it has run: no program can be attached.
  if (const ElfSection *At = Object.sectionAt(F.Address);
      At && At->Name == ".init.text")
    return Skip(LeftOutReason::FunctionFreed);
  if (!F.Note)
    return Skip(LeftOutReason::FunctionUnknownAbi);
  Expected<AbiNote> Note = AbiNote::parse(*F.Note);
  if (!Note)
    return Skip(LeftOutReason::FunctionUnknownAbi, toString(Note.takeError()));
  StringRef Symbol;
  if (auto Problem = problemOfSymbol(F, Symbol))
    return Skip(*Problem, Symbol);
  IntegerRegisters Registers = integerRegisters(*Note, Object.machine());
  if (Registers.Obstacle == AbiObstacle::Stack)
    return Skip(LeftOutReason::FunctionStackArgument);
  if (Registers.Obstacle)
    return Skip(LeftOutReason::FunctionOtherAbi, describe(*Registers.Obstacle));
  if (Registers.Returned > 1 && Which != WhichFunctions::Entry)
    return Skip(LeftOutReason::FunctionTwoResults);
  // Kernels refuse programs at the exit of C's, which they know by name: the
  // trampoline would never be freed.
  if (F.NoReturn && Which != WhichFunctions::Entry)
    return Skip(LeftOutReason::FunctionNoReturn);
  Prototype P(F, *Note, Registers, Types);
  RustFunction Function;
  Function.Symbol = Symbol.str();
  Function.Path = F.Path;
  Function.Parameters = P.run();
  Function.Result = P.result();
  Types.Functions.push_back(std::move(Function));
}

Error Planner::run(ArrayRef<FoundFunction> Found) {
  // Without a table of symbols no function has one, which is reported.
  if (Object.find(".symtab")) {
    Expected<FunctionSymbols> Read = FunctionSymbols::read(Object);
    if (!Read)
      return Read.takeError();
    Symbols = std::move(*Read);
  }
  for (const FoundFunction &F : Found)
    ++Described[F.Address];
  for (const FoundFunction &F : Found)
    add(F);
  return Error::success();
}

Error addPrototypes(ArrayRef<FoundFunction> Found, const ElfObject &Object,
                    WhichFunctions Which, const CTypes &C,
                    const StringSet<> &Bindings, Model &Types,
                    LeftOut &Missing) {
  if (Which == WhichFunctions::None)
    return Error::success();
  return Planner(Object, Which, C, Bindings, Types, Missing).run(Found);
}

} // namespace langprov
