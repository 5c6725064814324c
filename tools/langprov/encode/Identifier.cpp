//===- Identifier.cpp - C identifiers for Rust's names --------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "encode/Identifier.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/Format.h"

using namespace llvm;

namespace langprov {

static bool isKeyword(StringRef Name) {
  static const StringSet<> Keywords = {
      "alignas",      "alignof",  "asm",      "auto",          "bool",
      "break",        "case",     "char",     "const",         "constexpr",
      "continue",     "default",  "do",       "double",        "else",
      "enum",         "extern",   "false",    "float",         "for",
      "goto",         "if",       "inline",   "int",           "long",
      "nullptr",      "register", "restrict", "return",        "short",
      "signed",       "sizeof",   "static",   "struct",        "switch",
      "true",         "typedef",  "typeof",   "union",         "unsigned",
      "void",         "volatile", "while",    "static_assert", "thread_local",
      "typeof_unqual"};
  return Keywords.contains(Name);
}

namespace {
class Writer {
public:
  explicit Writer(StringRef Rest) : Rest(Rest.take_front(1024)) {}

  std::string run() {
    while (!Rest.empty())
      step();
    return std::move(Out);
  }

private:
  void word(StringRef Text) {
    if (Pending && !Out.empty() && Out.back() != '_')
      Out += '_';
    Pending = false;
    Out += Text;
  }
  /// A word that underscores separate from the one before and the next one.
  void mark(StringRef Text) {
    Pending = true;
    word(Text);
    Pending = true;
  }
  bool eat(StringRef Text) { return Rest.consume_front(Text); }
  void step();
  bool isArray() const;

  StringRef Rest;
  std::string Out;
  bool Pending = false;
};
} // namespace

/// Whether the bracket that was just opened has a length: "u8; 4]".
bool Writer::isArray() const {
  unsigned Depth = 0;
  for (char C : Rest) {
    if (C == ']' && Depth-- == 0)
      return false;
    if (C == '[')
      ++Depth;
    if (C == ';' && Depth == 0)
      return true;
  }
  return false;
}

void Writer::step() {
  char C = Rest.front();
  if (isAlnum(C) || C == '_') {
    word(Rest.take_front(1));
    Rest = Rest.drop_front();
    return;
  }
  if (eat("::")) {
    Pending = false;
    if (!Out.empty())
      Out += "__";
    return;
  }
  if (eat("&mut "))
    return mark("mut");
  if (eat("&"))
    return mark("ref");
  if (eat("*const "))
    return mark("ptr");
  if (eat("*mut "))
    return mark("ptr_mut");
  if (eat("()"))
    return mark("unit");
  if (eat("!"))
    return mark("never");
  if (eat("["))
    return mark(isArray() ? "array" : "slice");
  bool AfterWord = !Out.empty() && isAlnum(Out.back()) && !Pending;
  if (eat("(")) {
    if (AfterWord || Rest.starts_with("dyn "))
      Pending = true; // fn(u8), (dyn Trait + Send)
    else
      mark("tuple");
    return;
  }
  if (isASCII(C)) {
    Rest = Rest.drop_front();
    Pending = true;
    return;
  }
  // A letter that C's identifiers do not have, or no UTF-8 at all.
  const auto *Begin = Rest.bytes_begin();
  UTF32 CodePoint = *Begin;
  if (convertUTF8Sequence(&Begin, Rest.bytes_end(), &CodePoint,
                          strictConversion) != conversionOK)
    Begin = Rest.bytes_begin() + 1;
  Rest = Rest.drop_front(Begin - Rest.bytes_begin());
  word("u" + utohexstr(CodePoint, /*LowerCase=*/true, 4));
}

std::string identifierOf(StringRef RustName) {
  std::string Text = Writer(RustName).run();
  std::string Result;
  unsigned Underscores = 0;
  for (char C : Text) {
    Underscores = C == '_' ? Underscores + 1 : 0;
    if (Underscores <= 2)
      Result += C;
  }
  if (Result.empty())
    return "rust";
  if (isDigit(Result.front()))
    Result = "_" + Result;
  if (isKeyword(Result))
    Result += "_";
  return Result;
}

std::string withHash(StringRef Name, uint64_t Hash) {
  return (Name + "_" + utohexstr(Hash, /*LowerCase=*/true, 16)).str();
}

std::string shorten(std::string Name, size_t Max, uint64_t Hash) {
  if (Name.size() <= Max)
    return Name;
  Name.resize(Max - 17);
  while (StringRef(Name).ends_with("_"))
    Name.pop_back();
  return withHash(Name, Hash);
}

} // namespace langprov
