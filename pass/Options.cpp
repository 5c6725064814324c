//===- Options.cpp - The pass's parameters --------------------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "Options.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

using namespace llvm;

namespace langprov {

static Error badValue(StringRef Key, StringRef Value, StringRef Valid) {
  return createStringError("'" + Value + "' is not a value of '" + Key +
                           "'; valid values are " + Valid);
}

static Error parseParameter(StringRef Text, Options &Opts,
                            SmallVectorImpl<StringRef> &Languages) {
  StringRef Parameter = Text;
  bool HasValue = Parameter.contains('=');
  auto [Key, Value] = Parameter.split('=');
  if (Key == "exclude" && HasValue) {
    Languages.push_back(Value);
    return Error::success();
  }
  if (Key == "inlined" && HasValue) {
    auto Inlined = StringSwitch<std::optional<InlinedScopes>>(Value)
                       .Case("split", InlinedScopes::Split)
                       .Case("keep", InlinedScopes::Keep)
                       .Case("drop", InlinedScopes::Drop)
                       .Default(std::nullopt);
    if (!Inlined)
      return badValue(Key, Value, "split, keep, drop");
    Opts.Inlined = *Inlined;
    return Error::success();
  }
  if (Key == "mode" && HasValue) {
    auto What = StringSwitch<std::optional<Mode>>(Value)
                    .Case("split", Mode::Split)
                    .Case("tag", Mode::Tag)
                    .Default(std::nullopt);
    if (!What)
      return badValue(Key, Value, "split, tag");
    Opts.What = *What;
    return Error::success();
  }
  bool On = !Parameter.consume_front("no-");
  bool *Switch = StringSwitch<bool *>(Parameter)
                     .Case("tag", &Opts.Tag)
                     .Case("abi", &Opts.Abi)
                     .Case("strict", &Opts.Strict)
                     .Case("verify", &Opts.Verify)
                     .Default(nullptr);
  if (!Switch)
    return createStringError(
        "unknown parameter '" + Text +
        "'; valid parameters, separated by ';', are exclude=LANGUAGE[,...], "
        "inlined=split|keep|drop, mode=split|tag, [no-]tag, [no-]abi, "
        "[no-]strict, [no-]verify");
  *Switch = On;
  return Error::success();
}

Expected<Options> Options::parse(StringRef Text) {
  Options Opts;
  SmallVector<StringRef, 4> Parameters, Languages;
  Text.split(Parameters, ';', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  for (StringRef Parameter : Parameters)
    if (Error Err = parseParameter(Parameter.trim(), Opts, Languages))
      return Err;
  if (!Languages.empty()) {
    Expected<LanguageSet> Set = LanguageSet::parse(join(Languages, ","));
    if (!Set)
      return Set.takeError();
    Opts.Exclude = *Set;
  }
  return Opts;
}

std::string Options::str() const {
  std::string Text;
  SmallVector<StringRef, 4> Languages;
  std::string List = Exclude.str();
  StringRef(List).split(Languages, ',');
  for (StringRef Language : Languages)
    Text += ("exclude=" + Language + ";").str();
  Text += Inlined == InlinedScopes::Split  ? "inlined=split;"
          : Inlined == InlinedScopes::Keep ? "inlined=keep;"
                                           : "inlined=drop;";
  Text += What == Mode::Split ? "mode=split;" : "mode=tag;";
  Text += Tag ? "tag;" : "no-tag;";
  Text += Abi ? "abi;" : "no-abi;";
  Text += Strict ? "strict;" : "no-strict;";
  Text += Verify ? "verify" : "no-verify";
  return Text;
}

} // namespace langprov
