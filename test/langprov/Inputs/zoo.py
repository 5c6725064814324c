#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Audits what the compilers and tools of this machine make.

None of it mixes languages by link-time optimisation, so each file must be safe, with
nothing undecided. The numbers of units and DIEs must be llvm-dwarfdump's. Hiding the
units of a language must change one byte of each, and nothing else.

Compilers that are not installed are named and left out. Debian's gdc, gccgo and fpc are
too large for tools/setup.sh, which installs none of them.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

parser = argparse.ArgumentParser()
parser.add_argument("--langprov", type=lambda p: Path(p).resolve(), required=True)
parser.add_argument("--rustc", required=True)
parser.add_argument("--work", type=Path, required=True)
args = parser.parse_args()
work = args.work.resolve()
work.mkdir(parents=True)
problems, missing, animals = [], set(), []

C = r"""
#include <stdarg.h>
struct device_id { unsigned vendor, device : 12, rest : 20; };
static const struct device_id ids[] = { { 1, 2, 3 }, { 0, 0, 0 } };
extern const struct device_id exported[2] __attribute__((alias("ids")));
union u { long l; double d; struct { char a; short b; }; };
enum e { A, B = 1000 };
typedef int (*callback)(struct device_id *, enum e, ...);
callback table[3];
int last(int n, ...) {
  va_list a; int x = 0;
  va_start(a, n);
  while (n-- > 0) x = va_arg(a, int);
  va_end(a);
  return x + ids[n & 1].vendor;
}
static inline int twice(int x) { int y = x * 2; return y + last(1, y); }
int sum(const char *s, int n, const union u *restrict p, volatile enum e *e) {
  int total = 0;
  for (int i = 0; i < n; i++) { int c = twice(s[i]); if (c > 100) total += c; }
  *e = B;
  return total + (int)p->l;
}
"""
TLS = "\n__thread int counter; int count(void) { return ++counter; }\n"
MAIN = "int main(void) { return 0; }\n"
CXX = r"""
int x;
template <int *P> struct S { int operator()(int i) { return i; } };
S<&x> a;
template <class T, T *P> struct U { operator bool() { return true; } };
U<int, &x> b;
namespace { struct Inner { int v; }; }
namespace outer { namespace inner { template <class T> T id(T t) { return t; } } }
U<Inner, nullptr> c;
enum class E { A, B };
template <E> struct V { virtual ~V() {} };
V<E::B> d;
struct W : V<E::A>, virtual S<&x> { W &&move(); int Inner::*m; };
W w;
auto l = [](int i) { return i + x; };
template <class F> struct Fn { F f; };
Fn<decltype(l)> f{l};
Fn<int &&(*)(int &, Inner)> g;
struct __attribute__((abi_tag("cxx11"))) Tagged { explicit operator const char *() { return ""; } };
Tagged t;
bool operator<(const Tagged &, const Tagged &) { return (bool)b && outer::inner::id(c).operator bool(); }
int use() { return a(1) + l(2) + f.f(3) + (t < t); }
"""
RUST = """
pub mod shapes {
    pub enum Shape { Circle { r: f64 }, Square(f64), Unit }
    pub trait Area { fn area(&self) -> f64; }
    impl Area for Shape { fn area(&self) -> f64 { match self { Shape::Circle { r } => *r, _ => 1.0 } } }
}
pub fn total(v: &[shapes::Shape], name: Option<&str>) -> f64 {
    use shapes::Area;
    v.iter().map(|s| s.area()).sum::<f64>() + name.map_or(0.0, |n| n.len() as f64)
}
"""
PASCAL = r"""
{$mode objfpc}
unit u;
interface
type
  shape = record name: string[8]; case square: boolean of true: (side: integer); false: (r: double); end;
  day = (mon, tue); days = set of day;
  base = class v: integer; procedure add(n: integer); virtual; end;
function sum(const a: array of integer): integer;
implementation
procedure base.add(n: integer); begin v := v + n; end;
function sum(const a: array of integer): integer;
var i: integer; s: shape; d: days;
begin
  s.square := true; s.side := 0; d := [mon];
  for i := low(a) to high(a) do s.side := s.side + a[i];
  if tue in d then s.side := 0;
  sum := s.side;
end;
end.
"""
D = r"""
module d;
struct Pair(A, B) { A a; B b; }
interface Area { double area(); }
class Square : Area { double side = 1; double area() { return side * side; } }
union Word { int i; float f; }
enum Kind { one, two }
int delegate(int) adder(int n) { return (int m) => m + n; }
int total(int[] values, Pair!(int, string) p, Kind kind, Word w) {
  int[string] named = ["a": p.a];
  int sum = w.i;
  foreach (v; values) sum += adder(v)(kind);
  return sum + named["a"];
}
"""
GO = r"""
package g
type Shape interface{ Area() float64 }
type Square struct{ Side float64 }
func (s Square) Area() float64 { return s.Side * s.Side }

func Total(shapes map[string]Shape, scale []float64, done chan int) (sum float64) {
  for _, s := range shapes {
    sum += s.Area() * scale[0]
  }
  func() { done <- int(sum) }()
  return sum
}
"""
for name, text in (("c.c", C), ("tls.c", C + TLS), ("main.c", MAIN), ("cxx.cpp", CXX),
                   ("r.rs", RUST), ("u.pas", PASCAL), ("d.d", D), ("g.go", GO),
                   ("f.f90", "subroutine s(n)\ninteger :: n\nn = n + 1\nend subroutine\n"),
                   ("p.adb", "procedure P is\n  X : Integer := 1;\nbegin\n  X := X + 1;\nend P;\n"),
                   ("big.s", "".join(f'.section .text.f{i},"ax"\nf{i}: nop\n' for i in range(66000)))):
    (work / name).write_text(text)


def run(*command):
    return subprocess.run([str(c) for c in command], capture_output=True, text=True,
                          cwd=work, errors="replace")


def make(name, *command, result=None):
    """Adds a file made by a command, or says that the tool is missing."""
    if not shutil.which(str(command[0])):
        missing.add(command[0])
        return None
    done = run(*command)
    path = work / (result or name)
    if done.returncode or not path.exists():
        # Some compilers know no such standard or version.
        missing.add(f"{name} ({' '.join(map(str, command[:1]))})")
        return None
    animals.append(path)
    return path


def compile(compiler, source, *flags):
    name = "-".join([Path(compiler).name, source, *flags]).replace("/", "_").replace("=", "") + ".o"
    return make(name, compiler, "-g", "-O1", "-c", source, "-o", name, *flags)


for version in (2, 3, 4, 5):
    dwarf = f"-gdwarf-{version}"
    for compiler in ("gcc", "clang"):
        for standard in ("gnu89", "gnu99", "gnu11", "gnu17", "gnu2x"):
            if standard != "gnu89":
                compile(compiler, "tls.c", dwarf, f"-std={standard}")
    for compiler in ("g++", "clang++"):
        for standard in ("c++17", "c++20", "c++2b"):
            compile(compiler, "cxx.cpp", dwarf, f"-std={standard}")
for compiler in ("gcc", "clang"):
    compile(compiler, "c.c", "-std=gnu99", "-fdebug-types-section")
    compile(compiler, "c.c", "-std=gnu99", "-gz")
    compile(compiler, "c.c", "-std=gnu99", "-gdwarf64", "-gdwarf-5")
    compile(compiler, "c.c", "-std=gnu99", "-ffunction-sections", "-fdata-sections")
    compile(compiler, "c.c", "-std=gnu99", "-m32")
for machine in ("i686", "aarch64", "powerpc64le", "riscv64", "s390x"):
    compile(f"{machine}-linux-gnu-gcc", "tls.c")
compile("arm-linux-gnueabihf-gcc", "tls.c")
for target in ("aarch64", "armv7", "riscv64", "loongarch64", "powerpc64le", "s390x", "mips64",
               "i686", "sparcv9"):
    compile("clang", "tls.c", f"--target={target}-linux-gnu")
compile("gfortran", "f.f90")
for compiler, source in (("gdc", "d.d"), ("gccgo", "g.go")):
    compile(compiler, source)
for version in (2, 3, 4):
    (work / f"pascal-{version}").mkdir()
    make(f"pascal-{version}/u.o", "fpc", f"-gw{version}", "-O1", "-Cn", "u.pas", f"-FEpascal-{version}")
make("p.o", "gcc", "-g", "-c", "p.adb", result="p.o")
make("big.o", "clang", "-g", "-c", "big.s", "-o", "big.o")
for edition in ("2018", "2021"):
    make(f"r{edition}.rlib", args.rustc, "-g", "-Awarnings", f"--edition={edition}", "--crate-type=lib",
         "r.rs", "-o", f"r{edition}.rlib")
for name, compiler in (("gcc", "gcc"), ("clang", "clang")):
    for version in (4, 5):
        exe = f"{name}-{version}.exe"
        made = make(exe, compiler, "-g", f"-gdwarf-{version}", "tls.c", "c.c", "main.c", "-o", exe,
                    "-Wl,-z,muldefs")
        if made and shutil.which("dwz") and name == "gcc":
            shutil.copy(made, work / f"{exe}.dwz")
            make(f"{exe}.dwz", "dwz", f"{exe}.dwz")
            shutil.copy(made, work / f"{exe}.m1")
            shutil.copy(made, work / f"{exe}.m2")
            if make(f"{exe}.m1", "dwz", "-m", f"{exe}.sup", f"{exe}.m1", f"{exe}.m2"):
                animals.append(work / f"{exe}.m2")
make("lto.exe", "gcc", "-g", "-flto", "c.c", "main.c", "-o", "lto.exe")
for compiler in ("g++", "clang++"):
    parts = [compile(compiler, "cxx.cpp"), compile("gcc", "c.c"), compile("clang", "main.c")]
    make(f"mixed-{compiler}.exe", compiler, *filter(None, parts), "-o", f"mixed-{compiler}.exe")
objects = [a.name for a in animals if re.match(r"(gcc|clang)-tls.*\.o$", a.name) and "target" not in a.name]
make("static.a", "llvm-ar", "rc", "static.a", *objects)
make("thin.a", "llvm-ar", "rc", "--thin", "thin.a", *objects)


def counted_by_llvm(path):
    dump = run("llvm-dwarfdump", "--debug-info", "--debug-types", path).stdout
    units = len(re.findall(r"^0x[0-9a-f]+: (?:Compile|Type|Skeleton) Unit:", dump, re.M))
    dies = len(re.findall(r"^0x[0-9a-f]+: +DW_TAG_", dump, re.M))
    return units, dies


def check(path):
    """What is wrong with langprov's view of a file."""
    wrong = []
    done = run(args.langprov, "audit", "--strict", "--format=json", path)
    if done.returncode:
        text = run(args.langprov, "audit", path)
        return [f"{path.name}: audit exits with {done.returncode}\n{text.stdout}{text.stderr}"]
    files = json.loads(done.stdout)["files"]
    ours = (sum(l["units"] for f in files for l in f["languages"]), sum(f["dies"] for f in files))
    theirs = counted_by_llvm(path)
    if ours != theirs:
        wrong.append(f"{path.name}: {ours} units and DIEs, llvm-dwarfdump says {theirs}")
    if len(files) > 1 or path.suffix in (".a", ".rlib") or "-gz" in path.name:
        return wrong
    excluded = [l for l in files[0]["languages"] if not l["name"].startswith(("none", "partial"))][-1]
    hidden = path.with_name(path.name + ".hidden")
    done = run(args.langprov, "hide", f"--exclude={excluded['name']}", path, "-o", hidden)
    if done.returncode:
        return wrong  # Units that refer to each other, or partial ones.
    before, after = path.read_bytes(), hidden.read_bytes()
    changed = sum(a != b for a, b in zip(before, after)) if len(before) == len(after) else -1
    expected = int(re.search(r": (\d+) units hidden", done.stdout)[1])
    language = "first unit's language" in done.stdout
    if not expected <= changed <= expected + (2 if language else 0):
        wrong.append(f"{path.name}: {expected} units hidden, {changed} bytes changed")
    hidden.unlink()
    return wrong


with ThreadPoolExecutor(2) as pool:
    for wrong in pool.map(check, animals):
        problems += wrong
for name in sorted(map(str, missing)):
    print(f"left out: {name}")
for problem in problems:
    print(f"FAIL {problem}")
print(f"{len(animals)} files, {len(problems)} problems")
sys.exit(bool(problems) or len(animals) < 60)
