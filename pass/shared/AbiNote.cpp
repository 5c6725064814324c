//===- AbiNote.cpp - What a function takes and returns, as a note ---------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "LangProvenance/AbiNote.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/IR/CallingConv.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace langprov {

static constexpr StringLiteral Kinds = "ipfvrmx";

namespace {
/// Reads a note from its start. After the first error all else fails too, and
/// \p Rest stays where the error is.
class Reader {
public:
  explicit Reader(StringRef Text) : Text(Text), Rest(Text) {}

  bool take(StringRef Token) { return Rest.consume_front(Token); }

  template <typename NumberT> bool number(NumberT &N) {
    StringRef Digits = Rest.take_while(isDigit);
    if (Digits.empty() || (Digits.size() > 1 && Digits[0] == '0') ||
        Digits.getAsInteger(10, N))
      return false;
    Rest = Rest.drop_front(Digits.size());
    return true;
  }

  bool value(AbiValue &V) {
    if (Rest.empty() || !Kinds.contains(Rest.front()))
      return false;
    V.Class = static_cast<AbiValue::Kind>(Rest.front());
    StringRef Start = Rest;
    Rest = Rest.drop_front();
    if (!number(V.Bits)) {
      Rest = Start;
      return false;
    }
    // Only integers are extended.
    if (V.Class == AbiValue::Kind::Integer)
      V.Extended = take("z")   ? AbiValue::Extension::Zero
                   : take("s") ? AbiValue::Extension::Sign
                               : AbiValue::Extension::None;
    return true;
  }

  bool source(AbiSource &S) {
    S.Indirect = take("&");
    if (!number(S.Parameter) || !S.Parameter)
      return false;
    return S.Indirect || (take("+") && number(S.BitOffset));
  }

  bool argument(AbiArgument &A) {
    if (!value(A))
      return false;
    return !take("=") || source(A.Source.emplace());
  }

  bool convention(unsigned &Id) {
    if (take("c ")) {
      Id = CallingConv::C;
      return true;
    }
    if (take("fast ")) {
      Id = CallingConv::Fast;
      return true;
    }
    // The two above have a name, and only that.
    return number(Id) && Id != CallingConv::C && Id != CallingConv::Fast &&
           take(" ");
  }

  bool address(AbiNote::Address &Place) {
    if (take("own "))
      Place = AbiNote::Address::Own;
    else if (take("foldable "))
      Place = AbiNote::Address::Foldable;
    else if (take("aliased "))
      Place = AbiNote::Address::Aliased;
    else
      return false;
    return true;
  }

  bool arguments(AbiNote &Note) {
    if (!take("("))
      return false;
    if (take(") "))
      return true;
    do {
      if (take("...")) {
        Note.VarArgs = true;
        break;
      }
      if (!argument(Note.Arguments.emplace_back()))
        return false;
    } while (take(","));
    return take(") ");
  }

  bool returns(AbiNote &Note) {
    if (take("void"))
      return true;
    do {
      if (!value(Note.Returns.emplace_back()))
        return false;
    } while (take(","));
    return true;
  }

  bool atEnd() const { return Rest.empty(); }

  Error error() const {
    return createStringError("ABI note '" + Text + "' is not understood from " +
                             "position " + Twine(Text.size() - Rest.size()) +
                             " on");
  }

private:
  StringRef Text, Rest;
};
} // namespace

Expected<AbiNote> AbiNote::parse(StringRef Text) {
  AbiNote Note;
  Reader R(Text);
  if (R.take("1 ") && R.convention(Note.CallingConv) && R.address(Note.Place) &&
      R.arguments(Note) && R.returns(Note) && R.atEnd())
    return Note;
  return R.error();
}

static void print(raw_ostream &OS, const AbiValue &V) {
  OS << static_cast<char>(V.Class) << V.Bits;
  if (V.Extended != AbiValue::Extension::None)
    OS << static_cast<char>(V.Extended);
}

static void print(raw_ostream &OS, const AbiArgument &A) {
  print(OS, static_cast<const AbiValue &>(A));
  if (!A.Source)
    return;
  if (A.Source->Indirect)
    OS << "=&" << A.Source->Parameter;
  else
    OS << '=' << A.Source->Parameter << '+' << A.Source->BitOffset;
}

static StringRef nameOf(AbiNote::Address Place) {
  switch (Place) {
  case AbiNote::Address::Own:
    return "own";
  case AbiNote::Address::Foldable:
    return "foldable";
  case AbiNote::Address::Aliased:
    return "aliased";
  }
  llvm_unreachable("covered switch");
}

std::string AbiNote::str() const {
  std::string Text;
  raw_string_ostream OS(Text);
  OS << "1 ";
  if (CallingConv == CallingConv::C)
    OS << 'c';
  else if (CallingConv == CallingConv::Fast)
    OS << "fast";
  else
    OS << CallingConv;
  OS << ' ' << nameOf(Place) << " (";
  ListSeparator Comma(",");
  for (const AbiArgument &A : Arguments) {
    OS << Comma;
    print(OS, A);
  }
  if (VarArgs)
    OS << Comma << "...";
  OS << ") ";
  if (Returns.empty())
    OS << "void";
  ListSeparator ReturnComma(",");
  for (const AbiValue &V : Returns) {
    OS << ReturnComma;
    print(OS, V);
  }
  return Text;
}

} // namespace langprov
