//===- Mutator.cpp - Changes the debug info of a module -------------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
// Metadata is changed in the text of the module, not in memory. As text, every
// graph is equally easy to make: a node may refer to itself or to a later one,
// and any field can be set, while LLVM's classes have no setters for most. What
// the fuzzer finds can be read and becomes a test as it is.
//
//===----------------------------------------------------------------------===//

#include "Mutator.h"
#include "Child.h"
#include "Grammar.h"
#include "Verified.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/IR/DiagnosticHandler.h"
#include "llvm/IR/LLVMContext.h"
#include <random>
#include <sys/mman.h>

using namespace llvm;

namespace langprov {

namespace {

/// One line `!7 = distinct !DIFile(...)`. A tuple's kind is "tuple".
struct Node {
  size_t Line;
  std::string Id; ///< With the exclamation mark.
  std::string Kind;
};

/// A stretch of a line.
struct Span {
  size_t Begin, End;
};

class ModuleText {
public:
  ModuleText(StringRef Text, unsigned Seed) : Random(Seed) {
    SmallVector<StringRef, 0> Split;
    Text.split(Split, '\n');
    for (StringRef Line : Split)
      Lines.push_back(Line.str());
  }

  void changeOnce();
  std::string str() const { return join(Lines, "\n"); }

private:
  size_t below(size_t N) { return Random() % N; }
  bool oneIn(size_t N) { return below(N) == 0; }
  /// One of the \p Choices, which \p Separator separates.
  std::string oneOf(StringRef Choices, char Separator) {
    SmallVector<StringRef, 16> All;
    Choices.split(All, Separator, -1, /*KeepEmpty=*/false);
    return All[below(All.size())].str();
  }
  template <typename T, size_t N> const T &oneOf(const T (&Array)[N]) {
    return Array[below(N)];
  }
  template <size_t N>
  static StringRef choicesOf(const grammar::Field (&Fields)[N],
                             StringRef Name) {
    for (const grammar::Field &F : Fields)
      if (Name == F.Name)
        return F.Choices;
    return "";
  }

  void index();
  std::string kindOf(StringRef Id) const;
  std::string pick(StringRef Kinds);
  std::string expand(StringRef Template, StringRef Self);
  std::string addNode(StringRef Template);
  std::vector<Span> referencesIn(StringRef Line) const;
  void setField(std::string &Line, StringRef Field, StringRef Value);

  void changeReference();
  void setReference();
  void setValue();
  void changeTuple();
  void toggleDistinct();
  void copyNode();
  void insertNode();
  void changeNamed();
  void insertRecord();
  void swapTwoReferences();

  std::mt19937 Random;
  std::vector<std::string> Lines;
  std::vector<Node> Nodes;
  unsigned NextId = 0;
};

} // namespace

void ModuleText::index() {
  Nodes.clear();
  for (size_t I = 0; I != Lines.size(); ++I) {
    StringRef Line = Lines[I];
    unsigned Number = 0;
    if (!Line.consume_front("!") || Line.consumeInteger(10, Number) ||
        !Line.consume_front(" = "))
      continue;
    NextId = std::max(NextId, Number + 1);
    Line.consume_front("distinct ");
    Line.consume_front("!");
    // The verifier itself crashes on broken module flags.
    if (Line.starts_with("{i32"))
      continue;
    StringRef Kind = Line.starts_with("{") ? "tuple" : Line.split('(').first;
    Nodes.push_back({I, "!" + utostr(Number), Kind.str()});
  }
}

std::string ModuleText::kindOf(StringRef Id) const {
  for (const Node &N : Nodes)
    if (N.Id == Id)
      return N.Kind;
  return "";
}

/// A node of one of \p Kinds, or any if there is none or \p Kinds is empty.
std::string ModuleText::pick(StringRef Kinds) {
  std::vector<const Node *> Found;
  SmallVector<StringRef, 12> Wanted;
  Kinds.split(Wanted, ' ', -1, /*KeepEmpty=*/false);
  for (const Node &N : Nodes)
    if (is_contained(Wanted, N.Kind))
      Found.push_back(&N);
  if (!Found.empty())
    return Found[below(Found.size())]->Id;
  return Nodes.empty() ? "null" : Nodes[below(Nodes.size())].Id;
}

/// The value of \p Field in \p Line, a node; nothing if it has no such field.
static std::optional<Span> findField(StringRef Line, StringRef Field) {
  std::string Start = (Field + ": ").str();
  size_t At = 0;
  do
    At = Line.find(Start, At + 1);
  while (At != StringRef::npos && Line[At - 1] != '(' && Line[At - 1] != ' ');
  if (At == StringRef::npos)
    return std::nullopt;
  size_t Begin = At + Start.size(), End = Begin;
  int Depth = 0;
  bool Quoted = false;
  for (; End != Line.size(); ++End) {
    char C = Line[End];
    if (C == '"')
      Quoted = !Quoted;
    if (Quoted)
      continue;
    if (Depth == 0 && (C == ',' || C == ')'))
      break;
    Depth += (C == '(') - (C == ')');
  }
  return Span{Begin, End};
}

/// Replaces the placeholders of grammar::NewNodes.
std::string ModuleText::expand(StringRef Template, StringRef Self) {
  std::string Text, ScopeOfEntity;
  for (size_t I = 0; I != Template.size(); ++I) {
    if (Template[I] == '@') {
      Text += Self;
      continue;
    }
    // Quotes and asm strings have no question marks.
    if (Template[I] != '?') {
      Text += Template[I];
      continue;
    }
    StringRef Kind = Template.substr(I + 1).take_while(isAlpha);
    I += Kind.size();
    std::string Id = pick(oneIn(20) ? "" : Kind);
    // A record's location must be in the subprogram of its variable, so take
    // one that has the same scope.
    if (Kind == "DILocation" && !ScopeOfEntity.empty() && !oneIn(4)) {
      std::vector<std::string> Same;
      for (const Node &N : Nodes)
        if (N.Kind == Kind)
          if (auto Scope = findField(Lines[N.Line], "scope");
              Scope &&
              Lines[N.Line].substr(Scope->Begin, Scope->End - Scope->Begin) ==
                  ScopeOfEntity)
            Same.push_back(N.Id);
      if (!Same.empty())
        Id = Same[below(Same.size())];
    } else if (Kind == "DILocalVariable" || Kind == "DILabel") {
      for (const Node &N : Nodes)
        if (N.Id == Id)
          if (auto Scope = findField(Lines[N.Line], "scope"))
            ScopeOfEntity =
                Lines[N.Line].substr(Scope->Begin, Scope->End - Scope->Begin);
    }
    Text += Id;
  }
  return Text;
}

/// Adds a node and returns its name.
std::string ModuleText::addNode(StringRef Template) {
  std::string Id = "!" + utostr(NextId++);
  Lines.push_back(Id + " = " + expand(Template, Id));
  index();
  return Id;
}

/// The `!7` in \p Line, but not the name of the node itself.
std::vector<Span> ModuleText::referencesIn(StringRef Line) const {
  std::vector<Span> Found;
  bool Quoted = false;
  for (size_t I = 0; I < Line.size(); ++I) {
    if (Line[I] == '"')
      Quoted = !Quoted;
    if (Quoted || Line[I] != '!')
      continue;
    size_t End = I + 1;
    while (End < Line.size() && isDigit(Line[End]))
      ++End;
    if (I != 0 && End != I + 1)
      Found.push_back({I, End});
  }
  return Found;
}

/// Sets \p Field of the node in \p Line, which need not have it yet.
void ModuleText::setField(std::string &Line, StringRef Field, StringRef Value) {
  if (auto Old = findField(Line, Field)) {
    Line.replace(Old->Begin, Old->End - Old->Begin, Value.str());
    return;
  }
  size_t Open = Line.find('(');
  if (Open == std::string::npos)
    return;
  bool Empty = StringRef(Line).substr(Open + 1).starts_with(")");
  Line.insert(Open + 1, (Field + ": " + Value + (Empty ? "" : ", ")).str());
}

/// Any reference, to another node of the same kind mostly.
void ModuleText::changeReference() {
  std::string &Line = Lines[below(Lines.size())];
  std::vector<Span> All = referencesIn(Line);
  if (All.empty() || StringRef(Line).starts_with("!llvm.module.flags"))
    return;
  Span S = All[below(All.size())];
  std::string Old = Line.substr(S.Begin, S.End - S.Begin);
  std::string New = oneIn(12)  ? "null"
                    : oneIn(8) ? pick("")
                               : pick(kindOf(Old));
  Line.replace(S.Begin, S.End - S.Begin, New);
}

/// A field, to a node of a kind that it can have.
void ModuleText::setReference() {
  const Node &N = Nodes[below(Nodes.size())];
  StringRef Fields = choicesOf(grammar::ReferencesOf, N.Kind);
  if (Fields.empty())
    return;
  std::string Field = oneOf(Fields, ' ');
  std::string Value =
      oneIn(10)   ? "null"
      : oneIn(8)  ? N.Id
      : oneIn(12) ? pick("")
                  : pick(oneOf(choicesOf(grammar::References, Field), ' '));
  setField(Lines[N.Line], Field, Value);
}

void ModuleText::setValue() {
  const Node &N = Nodes[below(Nodes.size())];
  StringRef Fields = choicesOf(grammar::ValuesOf, N.Kind);
  if (Fields.empty())
    return;
  std::string Field = oneOf(Fields, ' ');
  std::string &Line = Lines[N.Line];
  // A unit has a language of one form or the other.
  if (Field == "language" && (oneIn(4) || !findField(Line, Field))) {
    StringRef Replaced = "language";
    if (auto Old = findField(Line, "sourceLanguageName")) {
      setField(Line, "sourceLanguageVersion",
               oneOf(choicesOf(grammar::Values, "sourceLanguageVersion"), '^'));
      setField(Line, "sourceLanguageName",
               oneOf(choicesOf(grammar::Values, "sourceLanguageName"), '^'));
    } else if (size_t At = Line.find("(language: "); At != std::string::npos) {
      Span S = *findField(Line, Replaced);
      Line.replace(
          At + 1, S.End - At - 1,
          "sourceLanguageName: " +
              oneOf(choicesOf(grammar::Values, "sourceLanguageName"), '^') +
              ", sourceLanguageVersion: " +
              oneOf(choicesOf(grammar::Values, "sourceLanguageVersion"), '^'));
    }
    return;
  }
  setField(Line, Field, oneOf(choicesOf(grammar::Values, Field), '^'));
}

/// Adds, drops, repeats or nulls an operand of a tuple.
void ModuleText::changeTuple() {
  std::vector<const Node *> Tuples;
  for (const Node &N : Nodes)
    if (N.Kind == "tuple")
      Tuples.push_back(&N);
  if (Tuples.empty())
    return;
  std::string &Line = Lines[Tuples[below(Tuples.size())]->Line];
  size_t Open = Line.find('{'), Close = Line.rfind('}');
  SmallVector<StringRef, 8> Old;
  std::string Text = Line.substr(Open + 1, Close - Open - 1);
  // Good enough for nested ones too: what does not parse is tried again.
  StringRef(Text).split(Old, ", ", -1, /*KeepEmpty=*/false);
  std::vector<std::string> Ops;
  for (StringRef Op : Old)
    Ops.push_back(Op.str());
  switch (Ops.empty() ? 0 : below(4)) {
  case 0: {
    std::string Like = Ops.empty() ? "" : Ops[below(Ops.size())];
    Ops.insert(Ops.begin() + below(Ops.size() + 1),
               oneIn(3) ? "null" : pick(oneIn(3) ? "" : kindOf(Like)));
    break;
  }
  case 1:
    Ops.erase(Ops.begin() + below(Ops.size()));
    break;
  case 2:
    Ops.push_back(Ops[below(Ops.size())]);
    break;
  case 3:
    Ops[below(Ops.size())] = "null";
    break;
  }
  Line = Line.substr(0, Open + 1) + join(Ops, ", ") + "}";
}

void ModuleText::toggleDistinct() {
  std::string &Line = Lines[Nodes[below(Nodes.size())].Line];
  constexpr StringRef Distinct = "distinct ";
  size_t At = Line.find(" = ") + 3;
  if (StringRef(Line).substr(At).starts_with(Distinct))
    Line.erase(At, Distinct.size());
  else
    Line.insert(At, Distinct.str());
}

/// Makes a copy of a node, for one of its users.
void ModuleText::copyNode() {
  const Node Old = Nodes[below(Nodes.size())];
  std::string Copy = addNode("!{}");
  StringRef Text = StringRef(Lines[Old.Line]).split(" = ").second;
  bool Distinct = Text.starts_with("distinct ") || oneIn(2);
  Text.consume_front("distinct ");
  Lines.back() = Copy + " = " + (Distinct ? "distinct " : "") + Text.str();
  for (size_t I = below(Lines.size()), Left = Lines.size(); Left;
       --Left, I = (I + 1) % Lines.size())
    for (Span S : referencesIn(Lines[I]))
      if (Lines[I].substr(S.Begin, S.End - S.Begin) == Old.Id) {
        Lines[I].replace(S.Begin, S.End - S.Begin, Copy);
        return;
      }
}

/// Adds a new node, and refers to it from somewhere.
void ModuleText::insertNode() {
  std::string Id = addNode(oneOf(grammar::NewNodes));
  std::string Kind = kindOf(Id);
  // Fields that take this kind, of nodes that can have such a field.
  std::vector<std::pair<size_t, StringRef>> Places;
  for (const Node &N : Nodes) {
    SmallVector<StringRef, 12> Fields;
    choicesOf(grammar::ReferencesOf, N.Kind).split(Fields, ' ', -1, false);
    for (StringRef Field : Fields)
      if (choicesOf(grammar::References, Field).contains(Kind))
        Places.push_back({N.Line, Field});
  }
  if (Places.empty() || oneIn(4)) {
    // Into a tuple: elements, a list of a unit.
    for (size_t Try = 0; Try != 4; ++Try) {
      std::string &Line = Lines[Nodes[below(Nodes.size())].Line];
      size_t Close = Line.rfind('}');
      if (Close == std::string::npos)
        continue;
      Line.insert(Close, (StringRef(Line)[Close - 1] == '{' ? "" : ", ") + Id);
      return;
    }
  }
  if (Places.empty())
    return;
  auto [Line, Field] = Places[below(Places.size())];
  setField(Lines[Line], Field, Id);
}

/// Adds or drops an entry of named metadata, or moves one to the end.
void ModuleText::changeNamed() {
  std::string Name = oneOf(grammar::Notes);
  auto Found = find_if(Lines, [&](StringRef Line) {
    return Line.starts_with(Name) && Line.substr(Name.size()).starts_with(" =");
  });
  size_t At = Found - Lines.begin();
  if (Found == Lines.end())
    Lines.push_back(Name + " = !{}");
  std::vector<Span> Entries = referencesIn(Lines[At]);
  auto Append = [&](const std::string &Id) {
    Lines[At].insert(Lines[At].rfind('}'), (Entries.empty() ? "" : ", ") + Id);
  };
  if (Entries.empty() || oneIn(2)) {
    StringRef Entry =
        Name == "!llvm.dbg.cu" ? "?DICompileUnit" : oneOf(grammar::NoteEntries);
    Append(Entry.starts_with("?") ? expand(Entry, "") : addNode(Entry));
    return;
  }
  Span S = Entries[below(Entries.size())];
  std::string Id = Lines[At].substr(S.Begin, S.End - S.Begin);
  if (oneIn(2))
    Append(Id);
  // Without the comma before or after it.
  bool First = S.Begin == Entries.front().Begin;
  if (!First)
    Lines[At].erase(S.Begin - 2, S.End - S.Begin + 2);
  else if (Entries.size() > 1)
    Lines[At].erase(S.Begin, Entries[1].Begin - S.Begin);
}

/// Adds a debug record or a call to a function.
void ModuleText::insertRecord() {
  std::vector<size_t> Places;
  for (size_t I = 0; I != Lines.size(); ++I) {
    StringRef Line = StringRef(Lines[I]).ltrim();
    if (Line.size() != Lines[I].size() &&
        (Line.starts_with("call ") || Line.starts_with("ret ") ||
         Line.starts_with("br ") || Line.starts_with("%")))
      Places.push_back(I);
  }
  if (Places.empty())
    return;
  StringRef Template = oneOf(grammar::Records);
  std::string Assign;
  std::string Text = Template.str();
  constexpr StringRef AssignId = "?DIAssignID";
  if (size_t I = Text.find(AssignId.str()); I != std::string::npos)
    Text.replace(I, AssignId.size(), addNode("distinct !DIAssignID()"));
  Lines.insert(Lines.begin() + Places[below(Places.size())],
               "  " + expand(Text, ""));
}

void ModuleText::swapTwoReferences() {
  std::string &A = Lines[Nodes[below(Nodes.size())].Line];
  std::vector<Span> InA = referencesIn(A);
  if (InA.size() < 2)
    return;
  Span First = InA[below(InA.size())], Second = InA[below(InA.size())];
  if (First.Begin >= Second.Begin)
    return;
  std::string One = A.substr(First.Begin, First.End - First.Begin);
  std::string Two = A.substr(Second.Begin, Second.End - Second.Begin);
  A.replace(Second.Begin, Second.End - Second.Begin, One);
  A.replace(First.Begin, First.End - First.Begin, Two);
}

void ModuleText::changeOnce() {
  index();
  if (Nodes.empty())
    return;
  static constexpr void (ModuleText::*Changes[])() = {
      &ModuleText::changeReference,  &ModuleText::changeReference,
      &ModuleText::setReference,     &ModuleText::setReference,
      &ModuleText::setReference,     &ModuleText::setValue,
      &ModuleText::setValue,         &ModuleText::changeTuple,
      &ModuleText::toggleDistinct,   &ModuleText::copyNode,
      &ModuleText::insertNode,       &ModuleText::insertNode,
      &ModuleText::changeNamed,      &ModuleText::insertRecord,
      &ModuleText::swapTwoReferences};
  (this->*oneOf(Changes))();
}

namespace {
struct SilentHandler : DiagnosticHandler {
  bool handleDiagnostics(const DiagnosticInfo &) override { return true; }
};

/// What the process that makes mutants, and its parent, tell each other.
struct Shared {
  static constexpr size_t Most = 1 << 16;
  unsigned Seed; ///< Of the next attempt.
  unsigned Left; ///< Attempts.
  size_t Size;   ///< Of the text; on return, of the mutant, or 0.
  char Text[Most];
};
} // namespace

/// The module \p Text as LLVM prints it; empty if it does not verify.
static std::string normalized(StringRef Text) {
  LLVMContext Ctx;
  Ctx.setDiagnosticHandler(std::make_unique<SilentHandler>());
  std::unique_ptr<Module> M = parseVerified(Text, Ctx);
  return M ? print(*M) : "";
}

static std::string mutateOnce(StringRef Text, unsigned Seed) {
  ModuleText Mutant(Text, Seed);
  for (unsigned Left = 1 + Seed % 5; Left; --Left)
    Mutant.changeOnce();
  // Without the nodes that nothing refers to any more.
  return normalized(Mutant.str());
}

/// Looks for a mutant of \p Data that verifies.
static bool findMutant(Shared &Data) {
  std::string Original = normalized({Data.Text, Data.Size});
  while (Data.Left) {
    --Data.Left;
    std::string Mutant = mutateOnce(Original, Data.Seed++);
    if (Mutant.empty() || Mutant.size() > Data.Most || Mutant == Original)
      continue;
    copy(Mutant, Data.Text);
    Data.Size = Mutant.size();
    return true;
  }
  return false;
}

size_t mutate(MutableArrayRef<char> Text, size_t Size, unsigned Seed) {
  static auto *Data = new (mmap(nullptr, sizeof(Shared), PROT_READ | PROT_WRITE,
                                MAP_SHARED | MAP_ANONYMOUS, -1, 0)) Shared;
  // The verifier, and the parser, crash on some mutants.
  static Child Process([] { return findMutant(*Data); });
  if (Size > Data->Most)
    return 0;
  std::copy_n(Text.begin(), Size, Data->Text);
  Data->Size = Size;
  Data->Seed = Seed;
  Data->Left = 16;
  bool Found = false;
  while (Data->Left && !(Found = Process.call())) {
  }
  if (!Found || Data->Size > Text.size())
    return 0;
  std::copy_n(Data->Text, Data->Size, Text.begin());
  return Data->Size;
}

} // namespace langprov
