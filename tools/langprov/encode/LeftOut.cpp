//===- LeftOut.cpp - What is not encoded, and why -------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "encode/LeftOut.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/ErrorHandling.h"

using namespace llvm;

namespace langprov {

static constexpr size_t MaxExamples = 3;

/// The identifier of a reason, and the reason in words.
static std::pair<StringRef, StringRef> describe(LeftOutReason R) {
  switch (R) {
  case LeftOutReason::ZeroSizedMember:
    return {"zero-sized-member", "members without a size, such as PhantomData"};
  case LeftOutReason::EmptyVariant:
    return {"empty-variant",
            "variants without data: only their discriminant is there"};
  case LeftOutReason::DuplicateMember:
    return {"duplicate-member", "members that DWARF describes twice"};
  case LeftOutReason::MemberOutside:
    return {"member-outside",
            "members that reach beyond the end of their type"};
  case LeftOutReason::MemberUnplaced:
    return {"member-unplaced", "members whose offset is not a number"};
  case LeftOutReason::Bitfield:
    return {"bitfield", "members that do not begin or end at a byte"};
  case LeftOutReason::WideValue:
    return {"wide-value",
            "values of more than 64 bits, for which BTF has no enumerator"};
  case LeftOutReason::ValueList:
    return {"value-list", "variants with more than one value"};
  case LeftOutReason::ContainsItself:
    return {"contains-itself",
            "members that contain the type that they are in"};
  case LeftOutReason::PointerChain:
    return {"pointer-chain",
            "pointers behind more than 16 others: void * instead"};
  case LeftOutReason::TooLarge:
    return {"too-large", "types of 4 GB or more: a pointer to one is void *"};
  case LeftOutReason::TooManyMembers:
    return {"too-many-members",
            "types with more than 65,535 members: only their size is there"};
  case LeftOutReason::NoSize:
    return {"no-size", "types without a size: a pointer to one is void *"};
  case LeftOutReason::UnknownKind:
    return {"unknown-kind",
            "types of a kind that is not known: a pointer to one is void *"};
  case LeftOutReason::BrokenReference:
    return {"broken-reference", "references to a type that is not there"};
  case LeftOutReason::Vtable:
    return {"vtable", "tables of functions, which the compiler makes"};
  case LeftOutReason::FunctionUnknownAbi:
    return {
        "function-unknown-abi",
        "functions without a note of what they take (the plugin's parameter "
        "abi)"};
  case LeftOutReason::FunctionStackArgument:
    return {"function-stack-argument",
            "functions with an argument on the stack"};
  case LeftOutReason::FunctionTwoResults:
    return {
        "function-two-results",
        "functions that return in two registers, of which a program at exit "
        "loses one (--functions=entry has them)"};
  case LeftOutReason::FunctionNoReturn:
    return {"function-no-return",
            "functions that do not return, at whose exit no program may be "
            "(--functions=entry has them)"};
  case LeftOutReason::FunctionOtherAbi:
    return {"function-other-abi", "functions whose registers are not known"};
  case LeftOutReason::FunctionShared:
    return {"function-shared-address",
            "functions at whose address there is another"};
  case LeftOutReason::FunctionFreed:
    return {"function-freed", "functions in .init.text, which the kernel frees "
                              "when it has run them"};
  case LeftOutReason::FunctionWithoutSymbol:
    return {"function-without-symbol",
            "functions at whose address there is no symbol"};
  case LeftOutReason::FunctionAmbiguous:
    return {"function-ambiguous-name",
            "functions whose symbol has the name of another"};
  case LeftOutReason::FunctionBadName:
    return {"function-bad-name",
            "functions whose symbol the kernel does not take as a name"};
  case LeftOutReason::FunctionLongName:
    return {"function-long-name",
            "functions whose symbol has more than 127 characters, which libbpf "
            "cannot attach to"};
  case LeftOutReason::FunctionOfBindgen:
    return {"function-of-bindgen", "functions that bindgen wrote"};
  case LeftOutReason::FunctionKnown:
    return {"function-known", "functions that are there already"};
  }
  llvm_unreachable("no such reason");
}

StringRef idOf(LeftOutReason R) { return describe(R).first; }
StringRef explain(LeftOutReason R) { return describe(R).second; }

void LeftOut::add(LeftOutReason R, StringRef Example) {
  Entry &E = Entries[unsigned(R)];
  ++E.Count;
  if (E.Examples.size() < MaxExamples && !is_contained(E.Examples, Example))
    E.Examples.push_back(Example.substr(0, 200).str());
}

} // namespace langprov
