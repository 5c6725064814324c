//===- LeftOut.cpp - What is not encoded, and why -------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "encode/LeftOut.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ErrorHandling.h"

using namespace llvm;

namespace langprov {

static constexpr size_t MaxExamples = 3;

StringRef idOf(LeftOutReason R) {
  switch (R) {
  case LeftOutReason::ZeroSizedMember:
    return "zero-sized-member";
  case LeftOutReason::EmptyVariant:
    return "empty-variant";
  case LeftOutReason::DuplicateMember:
    return "duplicate-member";
  case LeftOutReason::MemberOutside:
    return "member-outside";
  case LeftOutReason::MemberUnplaced:
    return "member-unplaced";
  case LeftOutReason::Bitfield:
    return "bitfield";
  case LeftOutReason::WideValue:
    return "wide-value";
  case LeftOutReason::ValueList:
    return "value-list";
  case LeftOutReason::ContainsItself:
    return "contains-itself";
  case LeftOutReason::PointerChain:
    return "pointer-chain";
  case LeftOutReason::TooLarge:
    return "too-large";
  case LeftOutReason::TooManyMembers:
    return "too-many-members";
  case LeftOutReason::NoSize:
    return "no-size";
  case LeftOutReason::UnknownKind:
    return "unknown-kind";
  case LeftOutReason::BrokenReference:
    return "broken-reference";
  case LeftOutReason::Vtable:
    return "vtable";
  case LeftOutReason::FunctionUnknownAbi:
    return "function-unknown-abi";
  case LeftOutReason::FunctionStackArgument:
    return "function-stack-argument";
  case LeftOutReason::FunctionTwoResults:
    return "function-two-results";
  case LeftOutReason::FunctionNoReturn:
    return "function-no-return";
  case LeftOutReason::FunctionOtherAbi:
    return "function-other-abi";
  case LeftOutReason::FunctionShared:
    return "function-shared-address";
  case LeftOutReason::FunctionWithoutSymbol:
    return "function-without-symbol";
  case LeftOutReason::FunctionAmbiguous:
    return "function-ambiguous-name";
  case LeftOutReason::FunctionBadName:
    return "function-bad-name";
  case LeftOutReason::FunctionLongName:
    return "function-long-name";
  case LeftOutReason::FunctionOfBindgen:
    return "function-of-bindgen";
  case LeftOutReason::FunctionKnown:
    return "function-known";
  }
  llvm_unreachable("no such reason");
}

StringRef explain(LeftOutReason R) {
  switch (R) {
  case LeftOutReason::ZeroSizedMember:
    return "members without a size, such as PhantomData";
  case LeftOutReason::EmptyVariant:
    return "variants without data: only their discriminant is there";
  case LeftOutReason::DuplicateMember:
    return "members that DWARF describes twice";
  case LeftOutReason::MemberOutside:
    return "members that reach beyond the end of their type";
  case LeftOutReason::MemberUnplaced:
    return "members whose offset is not a number";
  case LeftOutReason::Bitfield:
    return "members that do not begin or end at a byte";
  case LeftOutReason::WideValue:
    return "values of more than 64 bits, for which BTF has no enumerator";
  case LeftOutReason::ValueList:
    return "variants with more than one value";
  case LeftOutReason::ContainsItself:
    return "members that contain the type that they are in";
  case LeftOutReason::PointerChain:
    return "pointers behind more than 16 others: void * instead";
  case LeftOutReason::TooLarge:
    return "types of 4 GB or more: a pointer to one is void *";
  case LeftOutReason::TooManyMembers:
    return "types with more than 65,535 members: only their size is there";
  case LeftOutReason::NoSize:
    return "types without a size: a pointer to one is void *";
  case LeftOutReason::UnknownKind:
    return "types of a kind that is not known: a pointer to one is void *";
  case LeftOutReason::BrokenReference:
    return "references to a type that is not there";
  case LeftOutReason::Vtable:
    return "tables of functions, which the compiler makes";
  case LeftOutReason::FunctionUnknownAbi:
    return "functions without a note of what they take (the plugin's parameter "
           "abi)";
  case LeftOutReason::FunctionStackArgument:
    return "functions with an argument on the stack";
  case LeftOutReason::FunctionTwoResults:
    return "functions that return in two registers, of which a program at exit "
           "loses one (--functions=entry has them)";
  case LeftOutReason::FunctionNoReturn:
    return "functions that do not return, at whose exit no program may be "
           "(--functions=entry has them)";
  case LeftOutReason::FunctionOtherAbi:
    return "functions whose registers are not known";
  case LeftOutReason::FunctionShared:
    return "functions at whose address there is another";
  case LeftOutReason::FunctionWithoutSymbol:
    return "functions at whose address there is no symbol";
  case LeftOutReason::FunctionAmbiguous:
    return "functions whose symbol has the name of another";
  case LeftOutReason::FunctionBadName:
    return "functions whose symbol the kernel does not take as a name";
  case LeftOutReason::FunctionLongName:
    return "functions whose symbol has more than 127 characters, which libbpf "
           "cannot attach to";
  case LeftOutReason::FunctionOfBindgen:
    return "functions that bindgen wrote";
  case LeftOutReason::FunctionKnown:
    return "functions that are there already";
  }
  llvm_unreachable("no such reason");
}

void LeftOut::add(LeftOutReason R, StringRef Example) {
  Entry &E = Entries[unsigned(R)];
  ++E.Count;
  if (E.Examples.size() < MaxExamples && !is_contained(E.Examples, Example))
    E.Examples.push_back(Example.substr(0, 200).str());
}

} // namespace langprov
