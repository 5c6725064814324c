//===- FunctionLint.cpp - BTF's functions against what they take ----------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "abi/FunctionLint.h"
#include "LangProvenance/AbiRegisters.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace llvm;

namespace langprov {

/// How a decl_tag spells the symbol of a function whose BTF name is another.
static constexpr StringLiteral LinkageTag = "rust:linkage:";

/// Whether it is a mangled name of Rust: "_R…", or "_ZN…17h<16 digits>E".
static bool isRustMangled(StringRef Name) {
  Name = Name.split('.').first;
  if (Name.starts_with("_R"))
    return true;
  if (!Name.starts_with("_ZN") || !Name.consume_back("E"))
    return false;
  StringRef Hash = Name.take_back(16);
  return Name.drop_back(Hash.size()).ends_with("17h") &&
         all_of(Hash, isHexDigit);
}

namespace {

class FunctionLinter {
public:
  FunctionLinter(const Btf &B, const FunctionFacts &Facts)
      : B(B), Facts(Facts) {}

  std::vector<BtfComplaint> run() {
    readTags();
    for (uint32_t Id = B.firstId(); Id < B.endId(); ++Id)
      if (btf_is_func(&B.type(Id)))
        lint(Id);
    return std::move(Complaints);
  }

private:
  void complain(BtfFault F, uint32_t Id, const Twine &Detail) {
    Complaints.push_back(
        {F, Id, B.kind(Id).str(), B.name(Id).str(), Detail.str()});
  }
  void readTags();
  void lint(uint32_t Id);
  bool isForeign(uint32_t Id, StringRef Symbol) const;
  bool isOfC(uint64_t Address, StringRef Symbol) const;
  void lintAddress(uint32_t Id, uint64_t Address);
  void lintPrototype(uint32_t Id, uint64_t Address);
  std::optional<unsigned> registersOf(uint32_t Type) const;
  std::optional<unsigned> registersOfPrototype(uint32_t Id) const;

  const Btf &B;
  const FunctionFacts &Facts;
  DenseMap<uint32_t, StringRef> SymbolOf; ///< By function, from tags.
  std::vector<BtfComplaint> Complaints;
};

} // namespace

void FunctionLinter::readTags() {
  for (uint32_t Id = B.firstId(); Id < B.endId(); ++Id) {
    if (!btf_is_decl_tag(&B.type(Id)) ||
        btf_decl_tag(&B.type(Id))->component_idx != -1)
      continue;
    StringRef Tag = B.name(Id);
    if (Tag.consume_front(LinkageTag))
      SymbolOf[B.type(Id).type] = Tag;
  }
}

/// Whether a symbol is of the function that DWARF calls \p Name.
static bool isNamed(StringRef Symbol, StringRef Name) {
  return Symbol == Name ||
         (Symbol.consume_front(Name) && Symbol.starts_with("."));
}

bool FunctionLinter::isForeign(uint32_t Id, StringRef Symbol) const {
  if (SymbolOf.count(Id) || isRustMangled(Symbol))
    return Facts.WithRust;
  ArrayRef<uint64_t> Addresses = Facts.Symbols.addressesOf(Symbol);
  if (Addresses.empty())
    return Facts.Described.isExcludedName(Symbol) &&
           !Facts.Described.isKeptName(Symbol);
  // If there is one of C by that name too, a program may still get to this one:
  // the kernel attaches by name.
  return any_of(Addresses, [&](uint64_t Address) {
    return !isOfC(Address, Symbol) &&
           any_of(Facts.Described.at(Address),
                  [](const DescribedFunction &F) { return F.Excluded; });
  });
}

/// A function of C may have been merged with a foreign one.
bool FunctionLinter::isOfC(uint64_t Address, StringRef Symbol) const {
  return any_of(Facts.Described.at(Address), [&](const DescribedFunction &F) {
    return !F.Excluded && isNamed(Symbol, F.Name);
  });
}

/// The general-purpose registers of an argument of type \p Type, as the kernel
/// counts them (kernel/bpf/btf.c, btf_distill_func_proto); nothing if it takes
/// no such type.
std::optional<unsigned> FunctionLinter::registersOf(uint32_t Type) const {
  for (unsigned Depth = 0; Depth != 64; ++Depth) {
    const btf_type &T = B.type(Type);
    switch (btf_kind(&T)) {
    case BTF_KIND_TYPEDEF:
    case BTF_KIND_CONST:
    case BTF_KIND_VOLATILE:
    case BTF_KIND_RESTRICT:
    case BTF_KIND_TYPE_TAG:
      Type = T.type;
      continue;
    case BTF_KIND_PTR:
      return 1;
    case BTF_KIND_INT:
    case BTF_KIND_ENUM:
    case BTF_KIND_ENUM64:
    case BTF_KIND_STRUCT:
    case BTF_KIND_UNION:
      if (T.size > 16)
        return std::nullopt;
      return (T.size + 7) / 8;
    case BTF_KIND_FLOAT:
      return 0;
    default:
      return std::nullopt;
    }
  }
  return std::nullopt;
}

std::optional<unsigned>
FunctionLinter::registersOfPrototype(uint32_t Id) const {
  const btf_type &Proto = B.type(B.type(Id).type);
  if (!btf_is_func_proto(&Proto))
    return std::nullopt;
  unsigned Sum = 0;
  for (const btf_param &P : ArrayRef(btf_params(&Proto), btf_vlen(&Proto))) {
    std::optional<unsigned> Count = registersOf(P.type);
    if (!Count)
      return std::nullopt;
    Sum += *Count;
  }
  return Sum;
}

/// A program that attaches to a function also runs for all others there.
void FunctionLinter::lintAddress(uint32_t Id, uint64_t Address) {
  ArrayRef<StringRef> Names = Facts.Symbols.namesAt(Address);
  if (Names.size() == 1)
    return;
  StringRef Own = SymbolOf.lookup(Id);
  if (Own.empty())
    Own = B.name(Id);
  for (StringRef Other : Names)
    if (Other != Own) {
      std::string More =
          Names.size() > 2 ? " and " + utostr(Names.size() - 2) + " more" : "";
      return complain(BtfFault::SharedAddress, Id,
                      Other + More + " is at its address, 0x" +
                          utohexstr(Address, /*LowerCase=*/true));
    }
}

static BtfFault faultOf(AbiObstacle O) {
  return O == AbiObstacle::Stack || O == AbiObstacle::ResultAddress
             ? BtfFault::LostArgument
             : BtfFault::UnknownAbi;
}

static std::string plural(unsigned N) {
  return utostr(N) + (N == 1 ? " register" : " registers");
}

void FunctionLinter::lintPrototype(uint32_t Id, uint64_t Address) {
  ArrayRef<DescribedFunction> There = Facts.Described.at(Address);
  std::optional<StringRef> Text;
  for (const DescribedFunction &F : There)
    if (F.Excluded && F.Note) {
      if (Text && *Text != *F.Note)
        return complain(BtfFault::UnknownAbi, Id,
                        "two ABI notes, '" + *Text + "' and '" + *F.Note +
                            "', are for its address");
      Text = F.Note;
    }
  if (!Text)
    return complain(BtfFault::UnknownAbi, Id,
                    "no ABI note (the plugin's parameter abi) is for it");
  Expected<AbiNote> Note = AbiNote::parse(*Text);
  if (!Note)
    return complain(BtfFault::UnknownAbi, Id, toString(Note.takeError()));
  IntegerRegisters Regs = integerRegisters(*Note, Facts.Machine);
  if (Regs.Obstacle)
    return complain(faultOf(*Regs.Obstacle), Id,
                    describe(*Regs.Obstacle) + ": '" + *Text + "'");
  std::optional<unsigned> Covered = registersOfPrototype(Id);
  if (!Covered)
    return complain(BtfFault::LostArgument, Id,
                    "an argument of its prototype is in no register");
  if (*Covered < Regs.Used)
    complain(BtfFault::LostArgument, Id,
             "its prototype covers " + plural(*Covered) + ", it takes " +
                 utostr(Regs.Used) + ": '" + *Text + "'");
  else if (*Covered > Regs.Used)
    complain(BtfFault::ExtraArgument, Id,
             "its prototype covers " + plural(*Covered) + ", it takes " +
                 utostr(Regs.Used) + ": '" + *Text + "'");
  if (Regs.Returned > 1)
    complain(BtfFault::LostResult, Id,
             "it returns in " + plural(Regs.Returned) + ": '" + *Text + "'");
}

void FunctionLinter::lint(uint32_t Id) {
  StringRef Symbol = SymbolOf.lookup(Id);
  if (Symbol.empty())
    Symbol = B.name(Id);
  if (!isForeign(Id, Symbol))
    return;
  ArrayRef<uint64_t> Addresses = Facts.Symbols.addressesOf(Symbol);
  if (Addresses.empty())
    return complain(BtfFault::NoFunction, Id, "no symbol is called " + Symbol);
  if (Addresses.size() > 1)
    complain(BtfFault::NoFunction, Id,
             utostr(Addresses.size()) + " functions are called " + Symbol);
  for (uint64_t Address : Addresses) {
    if (isOfC(Address, Symbol))
      continue;
    lintAddress(Id, Address);
    lintPrototype(Id, Address);
  }
}

std::vector<BtfComplaint> lintFunctions(const Btf &B,
                                        const FunctionFacts &Facts) {
  return FunctionLinter(B, Facts).run();
}

} // namespace langprov
