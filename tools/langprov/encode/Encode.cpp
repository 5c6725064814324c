//===- Encode.cpp - Append the types of Rust to a file's BTF --------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "encode/Encode.h"
#include "encode/BtfWriter.h"
#include "encode/JoinBtf.h"
#include "encode/LowerTypes.h"
#include "encode/MergeTypes.h"
#include "encode/NameTypes.h"

using namespace llvm;

namespace langprov {

/// The kernel's BTF_MAX_TYPE and BTF_MAX_NAME_OFFSET.
static constexpr uint32_t MaxTypeId = 0xfffff;
static constexpr size_t MaxStrings = 0xffffff;

namespace {
/// The file's BTF, joined with its base if it has one.
struct OwnBtf {
  std::optional<Btf> Parsed;
  std::vector<uint8_t> Joined;

  static Expected<OwnBtf> create(StringRef Name, ArrayRef<uint8_t> Own,
                                 ArrayRef<uint8_t> Base);
};

class Encoder {
public:
  Encoder(const DwarfFile &File, const Btf *Own, const EncodeOptions &Options)
      : File(File), Own(Own), Options(Options), C(Own),
        Name(File.object().name()) {}

  Error run();
  BtfWriter &written() { return *Writer; }

  Encoded Result;

private:
  void readTypes();
  Error write(ArrayRef<TypeId> Order);
  bool refuseClashes();
  void count();
  unsigned pointerSize() const;

  const DwarfFile &File;
  const Btf *Own;
  const EncodeOptions &Options;
  CTypes C;
  StringRef Name;
  Model Types;
  std::optional<BtfWriter> Writer;
  StringSet<> Refused;
  std::vector<FoundFunction> Functions;
};
} // namespace

Expected<OwnBtf> OwnBtf::create(StringRef Name, ArrayRef<uint8_t> Own,
                                ArrayRef<uint8_t> Base) {
  OwnBtf Result;
  ArrayRef<uint8_t> All = Own.empty() ? Base : Own;
  if (!Own.empty() && !Base.empty()) {
    Expected<BtfParts> First = BtfParts::parse((Name + "'s base").str(), Base);
    if (!First)
      return First.takeError();
    Expected<BtfParts> Second = BtfParts::parse(Name, Own);
    if (!Second)
      return Second.takeError();
    if (First->IsLittleEndian != Second->IsLittleEndian)
      return createStringError(Name + ": its BTF and the base of that differ "
                                      "in byte order");
    Result.Joined = joinBtf(*First, *Second);
    All = Result.Joined;
  }
  if (All.empty())
    return Result;
  Expected<Btf> Parsed = Btf::parse(Name, All);
  if (!Parsed)
    return Parsed.takeError();
  Result.Parsed = std::move(*Parsed);
  return Result;
}

void Encoder::readTypes() {
  TypeReader Reader(File, Types, Result.Missing);
  for (const Unit &U : File.units())
    if (isRust(U)) {
      ++Result.RustUnits;
      findFunctions(File, U, Reader, Functions);
      addRoots(U, Options.Types, Reader, Types, Result.Missing);
    }
  Reader.readAll();
  Result.Functions = Functions.size();
  Result.Described = Types.size() - 1;
}

unsigned Encoder::pointerSize() const {
  for (const Unit &U : File.units())
    if (U.F.AddrSize == 4 || U.F.AddrSize == 8)
      return U.F.AddrSize;
  return 8;
}

Error Encoder::write(ArrayRef<TypeId> Order) {
  Expected<BtfWriter> New =
      BtfWriter::create(Own, File.object().isLittleEndian(), pointerSize());
  if (!New)
    return New.takeError();
  Writer.emplace(std::move(*New));
  if (Error E = Writer->writeTypes(Types, Order, C))
    return E;
  if (Error E = Writer->writeFunctions(Types))
    return E;
  if (Options.Tags)
    if (Error E = Writer->writeTags(Types, Order))
      return E;
  return Writer->deduplicate();
}

/// A type that got the name of one of the file's own is not always that type.
/// Deduplication shows it: if it was, it is gone. Refuses the names of those
/// that are left, and returns whether there are new ones.
bool Encoder::refuseClashes() {
  bool Any = false;
  for (uint32_t Id = Writer->firstId(); Id < Writer->endId(); ++Id) {
    const btf_type &T = Writer->type(Id);
    StringRef TypeName = Writer->text(T.name_off);
    if ((btf_is_composite(&T) || btf_is_any_enum(&T)) && C.hasName(TypeName))
      Any |= Refused.insert(TypeName).second;
  }
  return Any;
}

static StringRef kindOf(const btf_type &T) {
  switch (btf_kind(&T)) {
  case BTF_KIND_STRUCT:
    return "struct";
  case BTF_KIND_UNION:
    return "union";
  case BTF_KIND_ENUM:
  case BTF_KIND_ENUM64:
    return "enum";
  case BTF_KIND_PTR:
    return "pointer";
  case BTF_KIND_ARRAY:
    return "array";
  case BTF_KIND_FUNC:
    return "function";
  case BTF_KIND_FUNC_PROTO:
    return "prototype";
  case BTF_KIND_DECL_TAG:
    return "tag";
  default:
    return "scalar";
  }
}

void Encoder::count() {
  for (uint32_t Id = Writer->firstId(); Id < Writer->endId(); ++Id)
    ++Result.Added[kindOf(Writer->type(Id)).str()];
}

Error Encoder::run() {
  readTypes();
  Result.Mirrors = findMirrors(Types, C, Options.Bindings);
  lowerTypes(Types, Result.Missing);
  if (Error E = addPrototypes(Functions, File.object(), Options.Functions, C,
                              Options.Bindings, Types, Result.Missing))
    return E;
  nameFunctions(Types, Options.Names, C);
  std::vector<TypeId> Order = orderTypes(Types, Result.Missing);
  Expected<std::vector<uint64_t>> Shapes = mergeEqualTypes(Types, Order);
  if (!Shapes)
    return createStringError(Name + ": " + toString(Shapes.takeError()));
  do {
    nameTypes(Types, Order, *Shapes, C, Refused);
    if (Error E = write(Order))
      return createStringError(Name + ": " + toString(std::move(E)));
  } while (refuseClashes());
  count();
  if (Writer->endId() > MaxTypeId)
    return createStringError(Name + ": has more types than the kernel allows "
                                    "(1,048,575)");
  return Error::success();
}

static bool isLittleEndian(ArrayRef<uint8_t> Btf) {
  return Btf.front() == (BTF_MAGIC & 0xff);
}

Expected<Encoded> encode(const DwarfFile &File, ArrayRef<uint8_t> Own,
                         ArrayRef<uint8_t> Base, const EncodeOptions &Options) {
  StringRef Name = File.object().name();
  Expected<OwnBtf> Before = OwnBtf::create(Name, Own, Base);
  if (!Before)
    return Before.takeError();
  const Btf *Parsed = Before->Parsed ? &*Before->Parsed : nullptr;
  // What is added has the byte order of the file.
  if (Parsed && isLittleEndian(Own.empty() ? Base : Own) !=
                    File.object().isLittleEndian())
    return createStringError(Name + ": its BTF has another byte order than "
                                    "the file");
  Encoder E(File, Parsed, Options);
  if (Error Failed = E.run())
    return Failed;
  Encoded Result = std::move(E.Result);
  Result.OwnTypes = Parsed ? Parsed->endId() - 1 : 0;
  Result.OwnBytes = Result.Bytes = Own.size();
  if (Result.added() == 0)
    return Result;

  ArrayRef<uint8_t> New = E.written().bytes();
  if (Own.empty()) {
    Result.Btf.assign(New.begin(), New.end());
  } else {
    Expected<BtfParts> First = BtfParts::parse(Name, Own);
    if (!First)
      return First.takeError();
    Expected<BtfParts> Second = BtfParts::parse(Name, New);
    if (!Second)
      return Second.takeError();
    if (First->Strings.size() + Second->Strings.size() > MaxStrings)
      return createStringError(Name + ": has more names than the kernel allows "
                                      "(16 MB)");
    Result.Btf = joinBtf(*First, *Second);
  }
  Result.Bytes = Result.Btf.size();
  return Result;
}

} // namespace langprov
