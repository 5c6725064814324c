//===- PlainTypes.cpp - Types of a unit that fit any language -------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "analysis/PlainTypes.h"
#include "analysis/CheckedReads.h"
#include "llvm/BinaryFormat/Dwarf.h"

using namespace llvm;

namespace langprov {

/// The form of an address has no DW_ATE_* code.
static constexpr unsigned Address = 0;

std::optional<PlainTypes::Form> PlainTypes::formOf(const DIBasicType &Type) {
  // A flag says that the byte order is not the target's.
  if (Type.getTag() != dwarf::DW_TAG_base_type ||
      Type.getFlags() != DINode::FlagZero)
    return std::nullopt;
  uint64_t Size = Type.getSizeInBits();
  switch (Type.getEncoding()) {
  case dwarf::DW_ATE_boolean:
    return Form(dwarf::DW_ATE_boolean, Size);
  case dwarf::DW_ATE_signed:
  case dwarf::DW_ATE_signed_char:
    return Form(dwarf::DW_ATE_signed, Size);
  case dwarf::DW_ATE_unsigned:
  case dwarf::DW_ATE_unsigned_char:
  case dwarf::DW_ATE_UTF:
    return Form(dwarf::DW_ATE_unsigned, Size);
  case dwarf::DW_ATE_float:
    // Of other sizes there is more than one format.
    if (Size == 32 || Size == 64)
      return Form(dwarf::DW_ATE_float, Size);
    return std::nullopt;
  default:
    return std::nullopt;
  }
}

void PlainTypes::addBasic(const DIBasicType &Type) {
  // A _BitInt(N) has the size of its storage.
  if (Type.getEncoding() == dwarf::DW_ATE_UTF ||
      Type.getName().contains("_BitInt"))
    return;
  if (std::optional<Form> F = formOf(Type))
    Types.try_emplace(*F, const_cast<DIBasicType *>(&Type));
}

static bool isDefaultAddressSpace(const DIDerivedType &Type) {
  return Type.getDWARFAddressSpace().value_or(0) == 0;
}

/// Pushes what the DIE of \p Type refers to. An enumeration refers to its base
/// type from DWARF 3 on only, and members other than data are not needed here.
static void pushUsed(const Metadata *Type,
                     SmallVectorImpl<const Metadata *> &Worklist) {
  auto PushAll = [&](const Metadata *List) {
    if (auto *Tuple = dyn_cast_or_null<MDTuple>(List))
      Worklist.append(Tuple->op_begin(), Tuple->op_end());
  };
  if (auto *Derived = dyn_cast<DIDerivedType>(Type)) {
    Worklist.push_back(Derived->getRawBaseType());
  } else if (auto *Signature = dyn_cast<DISubroutineType>(Type)) {
    PushAll(Signature->getRawTypeArray());
  } else if (auto *Composite = dyn_cast<DICompositeType>(Type)) {
    if (Composite->getTag() == dwarf::DW_TAG_array_type)
      Worklist.push_back(Composite->getRawBaseType());
    else if (Composite->getTag() != dwarf::DW_TAG_enumeration_type &&
             !Composite->isForwardDecl())
      PushAll(Composite->getRawElements());
  }
}

void PlainTypes::add(const Metadata *Type) {
  SmallVector<const Metadata *, 16> Worklist = {Type};
  while (!Worklist.empty()) {
    const Metadata *Used = Worklist.pop_back_val();
    if (!isa_and_nonnull<DIType>(Used) || !Seen.insert(Used).second)
      continue;
    if (auto *Basic = dyn_cast<DIBasicType>(Used))
      addBasic(*Basic);
    auto *Derived = dyn_cast<DIDerivedType>(Used);
    if (Derived && Derived->getTag() == dwarf::DW_TAG_pointer_type &&
        !Derived->getRawBaseType() && isDefaultAddressSpace(*Derived))
      Types.try_emplace({Address, Derived->getSizeInBits()},
                        const_cast<DIDerivedType *>(Derived));
    pushUsed(Used, Worklist);
  }
}

void PlainTypes::collectFrom(const DISubprogram &SP) {
  if (DISubroutineType *Signature = SP.getType())
    if (DITypeRefArray Signed = Signature->getTypeArray(); Signed.size())
      add(Signed[0]);
  for (const DINode *Node : SP.getRetainedNodes())
    if (auto *Variable = dyn_cast_or_null<DILocalVariable>(Node))
      if (Variable->getRawScope() == &SP)
        add(Variable->getRawType());
}

DIType *PlainTypes::like(const Metadata *Foreign) const {
  CycleGuard Guard;
  while (auto *Derived = dyn_cast_or_null<DIDerivedType>(Foreign)) {
    if (Guard.closesAt(Derived))
      return nullptr;
    switch (Derived->getTag()) {
    case dwarf::DW_TAG_pointer_type:
    case dwarf::DW_TAG_reference_type:
    case dwarf::DW_TAG_rvalue_reference_type:
      return isDefaultAddressSpace(*Derived)
                 ? Types.lookup({Address, Derived->getSizeInBits()})
                 : nullptr;
    case dwarf::DW_TAG_typedef:
    case dwarf::DW_TAG_const_type:
    case dwarf::DW_TAG_volatile_type:
      Foreign = Derived->getRawBaseType();
      break;
    default:
      return nullptr;
    }
  }
  auto *Basic = dyn_cast_or_null<DIBasicType>(Foreign);
  if (!Basic)
    return nullptr;
  std::optional<Form> F = formOf(*Basic);
  return F ? Types.lookup(*F) : nullptr;
}

} // namespace langprov
