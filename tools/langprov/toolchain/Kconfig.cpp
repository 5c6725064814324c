//===- Kconfig.cpp - Conditions of a kernel's configuration ---------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "toolchain/Kconfig.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"

using namespace llvm;

namespace langprov {

Expected<DotConfig> DotConfig::read(StringRef Path) {
  auto Buffer = MemoryBuffer::getFile(Path, /*IsText=*/true);
  if (!Buffer)
    return createFileError(Path, Buffer.getError());
  DotConfig Config;
  StringRef Rest = (*Buffer)->getBuffer();
  while (!Rest.empty()) {
    StringRef Line;
    std::tie(Line, Rest) = Rest.split('\n');
    if (!Line.consume_front("CONFIG_"))
      continue;
    auto [Symbol, Value] = Line.split('=');
    if (Value.consume_front("\""))
      Value.consume_back("\"");
    Config.Values[Symbol] = Value.str();
  }
  if (Config.Values.empty())
    return createStringError(Path + ": has no line CONFIG_...=");
  return Config;
}

StringRef DotConfig::value(StringRef Symbol) const {
  auto Found = Values.find(Symbol);
  return Found == Values.end() ? StringRef() : StringRef(Found->second);
}

namespace {

/// Kconfig's grammar (Documentation/kbuild/kconfig-language.rst), in the order
/// of precedence: or, and, not, a comparison or a symbol.
class Parser {
public:
  Parser(StringRef Text, const DotConfig &Config)
      : Rest(Text), Config(Config) {}

  Expected<Condition> parse() {
    Condition Result;
    Result.Holds = anyOf();
    if (!Bad && !Rest.ltrim().empty())
      Bad = true;
    if (Bad)
      return createStringError("'" + Rest.ltrim().split('\n').first +
                               "' is not understood");
    Result.Symbols = std::move(Symbols);
    return Result;
  }

private:
  StringRef Rest;
  const DotConfig &Config;
  std::vector<std::string> Symbols;
  unsigned Depth = 0;
  bool Bad = false;

  bool take(StringRef Token) {
    StringRef Left = Rest.ltrim();
    if (!Left.consume_front(Token))
      return false;
    Rest = Left;
    return true;
  }

  // Both sides are always parsed.
  bool anyOf() {
    bool Value = allOf();
    while (!Bad && take("||"))
      Value |= allOf();
    return Value;
  }
  bool allOf() {
    bool Value = negated();
    while (!Bad && take("&&"))
      Value &= negated();
    return Value;
  }
  bool negated() {
    // Nobody nests so deep; each level is a call.
    if (++Depth > 200)
      Bad = true;
    bool Value = Bad                          ? false
                 : !isNotEqual() && take("!") ? !negated()
                                              : single();
    --Depth;
    return Value;
  }
  bool isNotEqual() const { return Rest.ltrim().starts_with("!="); }

  bool single() {
    if (take("(")) {
      bool Value = anyOf();
      Bad |= !take(")");
      return Value;
    }
    std::string Left = operand();
    // The longer ones first.
    for (StringRef Operator : {"!=", "<=", ">=", "=", "<", ">"})
      if (!Bad && take(Operator))
        return compare(Left, Operator, operand());
    return Left == "y" || Left == "m";
  }

  /// The value of a symbol or constant.
  std::string operand() {
    Rest = Rest.ltrim();
    for (char Quote : {'"', '\''})
      if (!Rest.empty() && Rest.front() == Quote) {
        auto [Text, After] = Rest.drop_front().split(Quote);
        Rest = After;
        return Text.str();
      }
    StringRef Word =
        Rest.take_while([](char C) { return isAlnum(C) || C == '_'; });
    if (Word.empty()) {
      Bad = true;
      return "";
    }
    Rest = Rest.drop_front(Word.size());
    unsigned long long Number;
    if (Word == "y" || Word == "m" || Word == "n" ||
        !Word.getAsInteger(0, Number))
      return Word.str();
    if (!is_contained(Symbols, Word))
      Symbols.push_back(Word.str());
    return Config.value(Word).str();
  }

  /// As numbers if both are, like Kconfig; a symbol without a value is 0 then,
  /// and n where it is compared with y, m or n.
  static bool compare(StringRef L, StringRef Operator, StringRef R) {
    long long A = 0, B = 0;
    bool Numbers = (L.empty() || !L.getAsInteger(0, A)) &&
                   (R.empty() || !R.getAsInteger(0, B)) &&
                   !(L.empty() && R.empty());
    auto Order = [&](auto X, auto Y) { return X < Y ? -1 : Y < X ? 1 : 0; };
    int Way =
        Numbers ? Order(A, B) : Order(L.empty() ? "n" : L, R.empty() ? "n" : R);
    if (Operator == "=")
      return Way == 0;
    if (Operator == "!=")
      return Way != 0;
    return Operator.front() == '<'
               ? (Way < 0 || (Way == 0 && Operator == "<="))
               : (Way > 0 || (Way == 0 && Operator == ">="));
  }
};

} // namespace

Expected<Condition> evaluate(StringRef Text, const DotConfig &Config) {
  Expected<Condition> Result = Parser(Text, Config).parse();
  if (Result)
    Result->Text = Text.str();
  return Result;
}

std::vector<std::string> dependenciesOf(StringRef Symbol, StringRef Kconfig) {
  std::vector<std::string> Result;
  bool Inside = false;
  while (!Kconfig.empty()) {
    StringRef Line;
    std::tie(Line, Kconfig) = Kconfig.split('\n');
    std::string Whole = Line.str();
    while (StringRef(Whole).ends_with("\\") && !Kconfig.empty()) {
      std::tie(Line, Kconfig) = Kconfig.split('\n');
      Whole.pop_back();
      Whole += " " + Line.trim().str();
    }
    StringRef Text = Whole;
    if (Text.trim().empty() || Text.ltrim().starts_with("#"))
      continue;
    // An entry ends where the next line is not indented.
    if (!isSpace(Text.front())) {
      StringRef Head = Text.trim();
      Inside = (Head.consume_front("menuconfig ") ||
                Head.consume_front("config ")) &&
               Head.trim() == Symbol;
      continue;
    }
    Text = Text.trim();
    if (Text == "help")
      Inside = false;
    if (!Inside || !Text.consume_front("depends on "))
      continue;
    // Newer kernels also write "depends on A if B".
    auto [What, If] = Text.split(" #").first.split(" if ");
    Result.push_back(
        If.empty() ? What.trim().str()
                   : ("!(" + If.trim() + ") || (" + What.trim() + ")").str());
  }
  return Result;
}

} // namespace langprov
