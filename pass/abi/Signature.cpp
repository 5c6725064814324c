//===- Signature.cpp - What code generation passes and returns ------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "abi/Signature.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/IR/DerivedTypes.h"
#include "llvm/IR/GlobalAlias.h"

using namespace llvm;

namespace langprov {

DenseSet<const Function *> aliasedFunctions(const Module &M) {
  DenseSet<const Function *> Aliased;
  for (const GlobalAlias &Alias : M.aliases())
    if (auto *F = dyn_cast_or_null<Function>(Alias.getAliaseeObject()))
      Aliased.insert(F);
  return Aliased;
}

std::optional<SmallVector<Type *, 4>> scalarsOf(Type *Whole) {
  // No machine has as many registers.
  static constexpr size_t Limit = 64;
  SmallVector<Type *, 4> Scalars;
  SmallVector<Type *, 8> Work = {Whole};
  for (size_t Steps = 0; !Work.empty(); ++Steps) {
    if (Steps > 4 * Limit || Work.size() + Scalars.size() > 2 * Limit)
      return std::nullopt;
    Type *T = Work.pop_back_val();
    if (auto *Struct = dyn_cast<StructType>(T)) {
      for (Type *Element : reverse(Struct->elements()))
        Work.push_back(Element);
    } else if (auto *Array = dyn_cast<ArrayType>(T)) {
      if (Array->getNumElements() > Limit)
        return std::nullopt;
      Work.append(Array->getNumElements(), Array->getElementType());
    } else if (!T->isVoidTy()) {
      Scalars.push_back(T);
    }
  }
  return Scalars;
}

/// Whether floats and vectors of \p F are in registers of their own. Kernels
/// are compiled without those; then it depends on the target where they are.
static bool hasFloatRegisters(const Function &F) {
  if (F.getFnAttribute("use-soft-float").getValueAsBool())
    return false;
  static constexpr StringLiteral Without[] = {"+soft-float", "-sse", "-sse2",
                                              "-fp-armv8", "-neon"};
  SmallVector<StringRef, 16> Features;
  F.getFnAttribute("target-features").getValueAsString().split(Features, ',');
  return none_of(Features, [](StringRef Feature) {
    return is_contained(Without, Feature);
  });
}

/// Whether code generation keeps a vector of type \p T in vector registers.
/// What it takes apart is passed as its elements: three i64 are in three
/// general-purpose registers of x86-64.
static bool isKeptAsVector(const FixedVectorType &T) {
  Type *Element = T.getElementType();
  if (T.getNumElements() < 2 || !isPowerOf2_32(T.getNumElements()))
    return false;
  if (Element->isPointerTy())
    return true;
  unsigned Bits = Element->getScalarSizeInBits();
  return Bits >= 8 && Bits <= 64 && isPowerOf2_32(Bits);
}

static AbiValue valueOf(Type *T, const DataLayout &Layout,
                        bool HasFloatRegisters) {
  AbiValue V;
  if (!T->isSized() || isa<ScalableVectorType>(T) || isa<TargetExtType>(T))
    return V;
  V.Bits = Layout.getTypeSizeInBits(T).getFixedValue();
  if (T->isIntegerTy())
    V.Class = AbiValue::Kind::Integer;
  else if (T->isPointerTy())
    V.Class = AbiValue::Kind::Pointer;
  else if (!HasFloatRegisters)
    V.Class = AbiValue::Kind::Other;
  else if (T->isHalfTy() || T->isBFloatTy() || T->isFloatTy() ||
           T->isDoubleTy() || T->isFP128Ty())
    V.Class = AbiValue::Kind::Float;
  else if (auto *Vector = dyn_cast<FixedVectorType>(T);
           Vector && isKeptAsVector(*Vector))
    V.Class = AbiValue::Kind::Vector;
  return V;
}

/// The scalars of a value, of which only a whole integer may be extended.
static SmallVector<AbiValue, 4> valuesOf(Type *T, AttributeSet Attributes,
                                         const Function &F) {
  SmallVector<AbiValue, 4> Values;
  std::optional<SmallVector<Type *, 4>> Scalars = scalarsOf(T);
  if (!Scalars)
    return {AbiValue()};
  for (Type *Scalar : *Scalars)
    Values.push_back(
        valueOf(Scalar, F.getParent()->getDataLayout(), hasFloatRegisters(F)));
  if (T->isIntegerTy())
    Values.front().Extended =
        Attributes.hasAttribute(Attribute::ZExt)   ? AbiValue::Extension::Zero
        : Attributes.hasAttribute(Attribute::SExt) ? AbiValue::Extension::Sign
                                                   : AbiValue::Extension::None;
  return Values;
}

/// A pointer argument with a meaning of its own; std::nullopt for all others.
static std::optional<AbiValue> specialArgument(const Argument &A) {
  const Function &F = *A.getParent();
  const DataLayout &Layout = F.getParent()->getDataLayout();
  AttributeSet Attributes = F.getAttributes().getParamAttrs(A.getArgNo());
  AbiValue V;
  if (Attributes.hasAttribute(Attribute::ByVal)) {
    V.Class = AbiValue::Kind::InMemory;
    V.Bits = Layout.getTypeAllocSizeInBits(A.getParamByValType());
    return V;
  }
  V.Bits = A.getType()->isSized()
               ? Layout.getTypeSizeInBits(A.getType()).getKnownMinValue()
               : 0;
  bool IsInReg = Attributes.hasAttribute(Attribute::InReg);
  if (Attributes.hasAttribute(Attribute::StructRet) && !IsInReg) {
    V.Class = AbiValue::Kind::StructReturn;
    return V;
  }
  static constexpr Attribute::AttrKind OwnRegister[] = {
      Attribute::Nest,       Attribute::SwiftSelf, Attribute::SwiftAsync,
      Attribute::SwiftError, Attribute::InAlloca,  Attribute::Preallocated,
      Attribute::ByRef,      Attribute::StructRet};
  if (any_of(OwnRegister,
             [&](auto Kind) { return Attributes.hasAttribute(Kind); }))
    return V;
  return std::nullopt;
}

AbiNote signatureOf(const Function &F, bool IsAliased) {
  AbiNote Note;
  Note.CallingConv = F.getCallingConv();
  Note.Place = IsAliased                  ? AbiNote::Address::Aliased
               : F.hasGlobalUnnamedAddr() ? AbiNote::Address::Foldable
                                          : AbiNote::Address::Own;
  Note.VarArgs = F.isVarArg();
  for (const Argument &A : F.args()) {
    if (std::optional<AbiValue> Special = specialArgument(A)) {
      Note.Arguments.push_back({*Special, std::nullopt});
      continue;
    }
    AttributeSet Attributes = F.getAttributes().getParamAttrs(A.getArgNo());
    for (const AbiValue &V : valuesOf(A.getType(), Attributes, F))
      Note.Arguments.push_back({V, std::nullopt});
  }
  AttributeSet Attributes = F.getAttributes().getRetAttrs();
  for (const AbiValue &V : valuesOf(F.getReturnType(), Attributes, F))
    Note.Returns.push_back(V);
  return Note;
}

} // namespace langprov
