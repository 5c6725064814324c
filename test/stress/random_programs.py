# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Random programs of several C, C++ and Rust files that call each other, made to mix
languages in every way that inlining can. The same seed gives the same program."""

import random
import re

import constructs
from known_results import KnownResults

SCALARS = ("char", "unsigned char", "short", "int", "unsigned", "long",
           "unsigned long long", "_Bool", "float", "double")

# Functions call functions of a lower number only, so every program ends. What a
# function takes and returns: (C, Rust, C arguments, Rust arguments), where x is an int.
KINDS = {
    "int": ("int {n}(int x)", "fn {n}(x: i32) -> i32"),
    "pointer": ("int {n}(struct {t} *p, int x)", "fn {n}(p: *mut {T}, x: i32) -> i32"),
    "value": ("struct pair {n}(struct pair v, int x)", "fn {n}(v: Pair, x: i32) -> Pair"),
    "callback": ("int {n}(int (*f)(int), int x)",
                 "fn {n}(f: extern \"C\" fn(i32) -> i32, x: i32) -> i32"),
    "hook": ("int {n}(void (*f)(void), int x)",
             "fn {n}(f: Option<extern \"C\" fn()>, x: i32) -> i32"),
    "bool": ("_Bool {n}(_Bool b, unsigned char x)", "fn {n}(b: bool, x: u8) -> bool"),
    "void": ("void {n}(void)", "fn {n}()"),
    "many": ("long {n}(long a, short b, const char *c, struct {t} *const *p, int x)",
             "fn {n}(a: i64, b: i16, c: *const u8, p: *const *mut {T}, x: i32) -> i64"),
}


class Function:
    def __init__(self, number, language, file, kind, struct, attribute):
        self.number, self.language, self.file = number, language, file
        self.kind, self.struct, self.attribute = kind, struct, attribute
        self.construct = None  # the text that defines it, if not random statements
        self.name = f"{language[0]}{number}"  # c7, r8, p9 (C++)

    def c(self):
        text = KINDS[self.kind][0].format(n=self.name, t=self.struct)
        return text.replace("_Bool", "bool") if self.language == "p" else text

    def rust(self):
        return KINDS[self.kind][1].format(n=self.name, T=self.struct.upper())


class Program:
    def __init__(self, seed, languages="cr", fold=0.0, wanted=(), known=False):
        """languages: letters of c, r (Rust), p (C++), each once or more often. fold is
        the probability of code that folds to nothing once it is inlined. wanted: names
        of constructs, one of which half of the functions are made of. known: C depends
        on results of Rust that LTO can know."""
        self.random = random.Random(seed)
        self.fold = fold
        self.externals = []  # (name, struct): defined outside, without debug info
        self.serial = 0
        files = [(letter, f"{letter}_{i}") for letter in languages
                 for i in range(self.random.randint(1, 2))]
        self.files = files
        self.known = KnownResults(seed, files) if known and "r" in languages else None
        self.structs = [f"t{i}" for i in range(self.random.randint(4, 12))]
        self.functions = []
        for number in range(self.random.randint(6, 24)):
            language, file = self.random.choice(files)
            attribute = self.random.choice(("", "", "", "always", "noinline", "static"))
            self.functions.append(Function(
                number, language, file, self.random.choice(list(KINDS)),
                self.random.choice(self.structs), attribute))
        if wanted:
            texts = constructs.known(wanted)
            for function in self.functions:
                if self.chance(0.5) and texts[function.language]:
                    function.kind, function.attribute = "int", ""
                    function.construct = self.random.choice(texts[function.language])

    def chance(self, probability):
        return self.random.random() < probability

    def fresh(self, prefix):
        self.serial += 1
        return f"{prefix}{self.serial}"

    # Types ---------------------------------------------------------------------------

    def field(self, depth=0):
        pick, name = self.random.choice, self.fresh("f")
        struct = f"struct {pick(self.structs)}"
        kinds = [lambda: f"{pick(SCALARS)} {name};",
                 lambda: f"{pick(SCALARS)} {name}[{self.random.randint(1, 5)}];",
                 lambda: f"unsigned {name} : {self.random.randint(1, 31)};",
                 lambda: f"{struct} *{name};",
                 lambda: f"const {struct} *const *{name};",
                 lambda: f"void (*{name})(void);",
                 lambda: f"int (*{name})({struct} *, {pick(SCALARS)});",
                 lambda: f"void (*(*{name})(int))(void);",
                 lambda: f"td{self.random.randint(0, 5)} {name};",
                 lambda: f"enum color {name};",
                 lambda: f"volatile int *{name}[2][3];",
                 lambda: f"void *{name};"]
        if depth < 2:
            inner = " ".join(self.field(depth + 1) for _ in range(2))
            kinds += [lambda: f"struct {{ {inner} }};", lambda: f"union {{ {inner} }} {name};"]
        return pick(kinds)()

    def header(self):
        lines = ["#ifndef __cplusplus", "#define bool _Bool", "#endif",
                 "enum color { RED, GREEN = 7, BLUE = -3 };",
                 "enum wide { WIDE = 0x7fffffff };",
                 "struct pair { int a; int b; };",
                 "typedef int td0; typedef td0 td1; typedef const td1 *td2;",
                 "typedef struct pair td3; typedef void (*td4)(void);",
                 "typedef union { int i; float f; } td5;"]
        lines += [f"struct {s};" for s in self.structs]
        for struct in self.structs:
            fields = "\n  ".join(self.field() for _ in range(self.random.randint(0, 6)))
            packed = " __attribute__((packed))" if self.chance(0.1) else ""
            lines.append(f"struct {struct} {{\n  int tag;\n  {fields}\n}}{packed};")
        text = "\n".join(lines) + "\n"
        return text.replace("_Bool", "bool").replace("#define bool bool", "#define bool _Bool")

    # Calls ---------------------------------------------------------------------------

    def callable(self, caller):
        return [f for f in self.functions if f.number < caller.number
                and (f.attribute != "static" or (f.file == caller.file))]

    def c_call(self, callee, caller):
        ints = [f.name for f in self.callable(caller) if f.kind == "int"]
        voids = [f.name for f in self.callable(caller) if f.kind == "void"]
        t, v = callee.struct, self.fresh("v")
        argument = self.random.choice(["x", "3", "x + 1"])
        return {
            "int": f"x += {callee.name}({argument});",
            "pointer": f"{{ struct {t} {v}; __builtin_memset(&{v}, 0, sizeof {v}); {v}.tag = x;"
                       f" x += {callee.name}(&{v}, {argument}); }}",
            "value": f"{{ struct pair {v} = {{x, 2}}; {v} = {callee.name}({v}, {argument});"
                     f" x += {v}.a ^ {v}.b; }}",
            "callback": f"x += {callee.name}({self.random.choice(ints or ['identity'])}, {argument});",
            "hook": f"x += {callee.name}({self.random.choice(voids or ['0'])}, {argument});",
            "bool": f"x += {callee.name}(x > 3, 7);",
            "void": f"{callee.name}();",
            "many": f"{{ struct {t} *{v} = 0; x += (int){callee.name}(x, 3, \"text\", &{v}, {argument}); }}",
        }[callee.kind]

    def rust_call(self, callee, caller):
        ints = [f.name for f in self.callable(caller) if f.kind == "int"]
        voids = [f.name for f in self.callable(caller) if f.kind == "void"]
        T, v, n = callee.struct.upper(), self.fresh("v"), callee.name
        argument = self.random.choice(["x", "3", "x.wrapping_add(1)"])
        unsafe = lambda text: f"x = x.wrapping_add(unsafe {{ {text} }} as i32);"
        hook = self.random.choice(voids) if voids else ""
        return {
            "int": unsafe(f"{n}({argument})"),
            "pointer": f"{{ let mut {v} = Big::new(x); "
                       + unsafe(f"{n}(&mut {v} as *mut Big as *mut {T}, {argument})") + " }",
            "value": f"{{ let {v} = unsafe {{ {n}(Pair {{ a: x, b: 2 }}, {argument}) }}; "
                     f"x = x.wrapping_add({v}.a ^ {v}.b); }}",
            "callback": unsafe(f"{n}({'identity' if not ints else 'call_' + self.random.choice(ints)}, {argument})"),
            "hook": unsafe(f"{n}({'Some(hook_' + hook + ')' if hook else 'None'}, {argument})"),
            "bool": unsafe(f"{n}(x > 3, 7)"),
            "void": f"unsafe {{ {n}() }}",
            "many": f"{{ let {v}: *mut {T} = core::ptr::null_mut(); "
                    + unsafe(f"{n}(x as i64, 3, b\"text\\0\".as_ptr(), &{v}, {argument})") + " }",
        }[callee.kind]

    # Bodies --------------------------------------------------------------------------

    def external(self):
        if self.externals and self.chance(0.4):
            return self.random.choice(self.externals)
        self.externals.append((self.fresh("ext"), self.random.choice(self.structs)))
        return self.externals[-1]

    def c_statement(self, f):
        pick, v = self.random.choice, self.fresh("v")
        t = f"struct {pick(self.structs)}"
        escape = "" if self.chance(self.fold) else f'__asm__ volatile("" : : "r"(&{v}) : "memory");'
        kinds = [
            lambda: f"{{ {t} {v}; {v}.tag = x; {escape} x ^= {v}.tag; }}",
            lambda: f"{{ static {t} {v}; {v}.tag += x; x ^= {v}.tag & 3; }}",
            lambda: f"{{ td{pick('01')} {v} = x; x += {v}; }}",
            lambda: f"{{ struct {v}_local {{ int tag; {t} *next; }} {v} = {{x, 0}}; {escape} x += {v}.tag; }}",
            lambda: f"{{ union {{ int i; {pick(SCALARS).replace('_Bool', 'bool')} o; }} {v}; {v}.i = x; {escape} x -= {v}.i; }}",
            lambda: f"{{ enum {v}_e {{ {v}_A = 3, {v}_B }} {v} = {v}_B; {escape} x += (int){v}; }}",
            lambda: f"for (int {v} = 0; {v} < (x & 3); {v}++) {{ {pick(self.calls(f))} }}",
            lambda: f"if (x > 5) {{ {pick(self.calls(f))} }} else {{ {pick(self.calls(f))} }}",
            self.c_external,
            lambda: f"{{ td4 {v} = nothing; {escape} if (x & 1) {v}(); }}",
        ]
        return pick(kinds)()

    def c_external(self):
        name, struct = self.external()
        return f"{name}((struct {struct} *)0, (enum wide)x, 0);"

    def rust_statement(self, f):
        pick, v = self.random.choice, self.fresh("v")
        scalar = pick(("u8", "i16", "u32", "i64", "usize"))
        kinds = [
            lambda: f"{{ let {v} = Shape::Round {{ r: x as u8 }}; x = x.wrapping_add(core::hint::black_box(&{v}).size()); }}",
            lambda: f"{{ let {v} = Wrap::<{scalar}> {{ inner: x as {scalar}, list: &[1, 2] }}; x = x.wrapping_add({v}.total()); }}",
            lambda: f"{{ let {v}: &dyn Area = if x & 1 == 0 {{ &Square(3) }} else {{ &Round {{ r: 4 }} }}; x = x.wrapping_add({v}.area(x)); }}",
            lambda: f"{{ let y = x; let {v} = |k: i32| k.wrapping_mul(y) ^ 5; x = apply({v}, x); }}",
            lambda: f"{{ let {v} = maybe(x).map(|k| k + 1).unwrap_or(9); x ^= {v}; }}",
            lambda: f"{{ let {v} = text(x); x = x.wrapping_add({v}.len() as i32 + {v}.as_bytes()[0] as i32); }}",
            lambda: f"{{ let {v} = core::hint::black_box((x, {scalar}::MAX, [x; 3])); x ^= {v}.2[1]; }}",
            lambda: f"{{ x = x.wrapping_add(COUNTER.fetch_add(1, core::sync::atomic::Ordering::Relaxed)); }}",
            lambda: f"if x > 5 {{ {pick(self.calls(f))} }} else {{ {pick(self.calls(f))} }}",
            lambda: f"for _ in 0..(x & 3) {{ {pick(self.calls(f))} }}",
            lambda: f"{{ let {v} = checked(x); if let Err(e) = {v} {{ x ^= e.0 as i32; }} }}",
        ]
        return pick(kinds)()

    def calls(self, f):
        call = self.rust_call if f.language == "r" else self.c_call
        return [call(g, f) for g in self.callable(f)] or ["x = x ^ 1;"]

    def body(self, f):
        statement = self.rust_statement if f.language == "r" else self.c_statement
        lines = []
        for _ in range(self.random.randint(1, 4)):
            lines.append(statement(f))
            if self.chance(0.7):
                lines.append(self.random.choice(self.calls(f)))
        if f.kind == "hook" and f.language != "r":
            lines.append("if (f) f();")
        if f.kind == "hook" and f.language == "r":
            lines.append("if let Some(g) = f { g(); }")
        if f.kind == "callback":
            lines.append("x += f(x);" if f.language != "r" else "x = x.wrapping_add(f(x));")
        if self.chance(0.1) and f.kind == "int":  # recursion, bounded
            lines.append(f"if (x > 0 && x < 40) x += {f.name}(x / 2 - 1);" if f.language != "r"
                         else f"if x > 0 && x < 40 {{ x = x.wrapping_add(unsafe {{ {f.name}(x / 2 - 1) }}); }}")
        return "\n  ".join(lines)

    def constructed(self, f):
        """The text of a construct, with what it leaves open filled in."""
        rust = f.language == "r"
        ints = [g.name for g in self.callable(f) if g.kind == "int"]
        struct = self.random.choice(self.structs)
        signature = f'#[no_mangle]\npub unsafe extern "C" {f.rust()}' if rust else f.c()

        def integer():
            return (f"call_{self.random.choice(ints)}" if rust and ints
                    else self.random.choice(ints) if ints else "identity")

        fill = {"sig": lambda: signature, "call": lambda: self.random.choice(self.calls(f)),
                "int": integer, "STRUCT": struct.upper, "struct": lambda: f"struct {struct}",
                "n": lambda: f.name}
        text = re.sub(r"\$keep\((\w+|\$n_b)\)", r'__asm__ volatile("" : : "r"(&\1) : "memory");',
                      f.construct)
        return re.sub(r"\$(sig|call|int|struct|STRUCT|n)(?=_|\b)", lambda found: fill[found[1]](), text)

    def c_function(self, f):
        inline = {"always": "__attribute__((always_inline)) ",
                  "noinline": "__attribute__((noinline)) ", "static": "static "}.get(f.attribute, "")
        start = {"void": "int x = 4;", "value": "x += v.a - v.b;", "pointer": "x += p ? p->tag : 1;",
                 "many": "x += (int)a + b + c[0];"}.get(f.kind, "")
        if f.kind == "bool":
            signature = f.c().replace("unsigned char x", "unsigned char y")
            start = "int x = b ? y : 3;"
        else:
            signature = f.c()
        end = {"void": 'total += x & 7;', "value": "v.a = x; return v;", "bool": "return x & 1;"}
        body = self.body(f)
        if self.known and f.language == "c":
            body = self.known.statement(f.name) + "\n  " + body
        return (f"{inline}{signature} {{\n  {start}\n  {body}\n  "
                f"{end.get(f.kind, 'return x;')}\n}}\n")

    def rust_function(self, f):
        inline = {"always": "#[inline(always)]\n", "noinline": "#[inline(never)]\n"}.get(f.attribute, "")
        export = "" if f.attribute == "static" else "#[no_mangle]\npub "
        start = {"void": "let mut x = 4i32;", "value": "let mut x = x.wrapping_add(v.a ^ v.b);",
                 "pointer": "let mut x = x.wrapping_add(if p.is_null() { 1 } else { unsafe { (*p).tag } });",
                 "bool": "let mut x = if b { x as i32 } else { 3 };",
                 "many": "let mut x = x.wrapping_add(a as i32 + b as i32 + unsafe { *c } as i32); let _ = p;",
                 }.get(f.kind, "let mut x = x;")
        end = {"void": "unsafe { total = total.wrapping_add(x & 7); }", "value": "Pair { a: x, b: v.b }",
               "bool": "x & 1 == 1", "many": "x as i64"}.get(f.kind, "x")
        return (f"{inline}{export}unsafe extern \"C\" {f.rust()} {{\n  {start}\n  {self.body(f)}\n"
                f"  {end}\n}}\n")

    # Files ---------------------------------------------------------------------------

    def c_file(self, letter, file):
        mine = [f for f in self.functions if f.file == file]
        bodies = "".join(self.constructed(f) if f.construct else self.c_function(f) for f in mine)
        cpp = letter == "p"
        declared = "".join(f"{f.c()};\n" for f in self.functions
                           if f.attribute != "static" and f.file != file)
        own = "".join(f"{f.c()};\n" for f in mine if f.attribute != "static")
        if self.known:
            own += self.known.declared[file]
            bodies = self.known.text[file] + bodies
        shapes = "".join(self.random.sample(CPP, self.random.randint(1, len(CPP)))) if file == "p_0" else ""
        table = self.fresh("g")
        globals_ = (f"static struct {{ td4 call; struct {self.random.choice(self.structs)} *p; }} "
                    f"{table} = {{ nothing, 0 }};\n"
                    f"int use_{table}(void) {{ return {table}.call == nothing; }}\n")
        text = ('#include "types.h"\n' + ('extern "C" {\n' if cpp else "")
                + "extern int total;\nstatic inline void nothing(void) {}\n"
                "__attribute__((unused)) static int identity(int x) { return x; }\n"
                + declared + own + globals_ + bodies + ("}\n" if cpp else "") + shapes)
        return text.replace("_Bool", "bool") if cpp else text

    def rust_file(self, file):
        mine = [f for f in self.functions if f.file == file]
        bodies = "".join(self.constructed(f) if f.construct else self.rust_function(f) for f in mine)
        if self.known:
            bodies += self.known.text[file]
        others = [f for f in self.functions if f.file != file and f.attribute != "static"]
        declared = "".join(f"    {f.rust()};\n" for f in others)
        visible = [f for f in self.functions if f.file == file or f.attribute != "static"]
        thunks = "".join(f"extern \"C\" fn call_{f.name}(x: i32) -> i32 {{ unsafe {{ {f.name}(x) }} }}\n"
                         for f in visible if f.kind == "int")
        thunks += "".join(f"extern \"C\" fn hook_{f.name}() {{ unsafe {{ {f.name}() }} }}\n"
                          for f in visible if f.kind == "void")
        structs = "".join(f"#[repr(C)] pub struct {s.upper()} {{ tag: i32 }}\n" for s in self.structs)
        handler = RUST_PANIC if file == "r_0" else ""
        return (RUST_HEAD + handler + structs + RUST_TYPES
                + f"extern \"C\" {{\n    static mut total: i32;\n{declared}}}\n" + thunks + bodies)

    def main_file(self):
        """main is in C, and calls what is visible to all."""
        everyone = Function(10 ** 6, "c", "main", "int", "t0", "")
        calls = "\n  ".join(self.c_call(f, everyone) for f in self.callable(everyone))
        declared = "".join(f"{f.c()};\n" for f in self.functions if f.attribute != "static")
        return ('#include "types.h"\nint printf(const char *, ...);\nint total;\n'
                "static int identity(int x) { return x; }\n" + declared +
                f"int main(int x, char **argv) {{\n  (void)identity; (void)argv;\n  {calls}\n"
                '  printf("%d %d\\n", x, total);\n  return 0;\n}\n')

    def write(self, directory):
        """types.h, one file for each of the sources, main.c, and ext.txt: C that is
        to be compiled without LTO and without debug info."""
        directory.mkdir(parents=True, exist_ok=True)
        texts = {"types.h": self.header()}
        for letter, file in self.files:
            suffix = {"c": ".c", "p": ".cpp", "r": ".rs"}[letter]
            texts[file + suffix] = (self.rust_file(file) if letter == "r"
                                    else self.c_file(letter, file))
        texts["main.c"] = self.main_file()
        # Bodies make up externals as they go, so these are declared and defined last.
        externals = "".join(f"void {n}(void *p, int x, void *h) {{ (void)p; (void)x; (void)h; }}\n"
                            for n, _ in self.externals)
        for file in list(texts):
            if file.endswith((".c", ".cpp")) and file != "main.c":
                # Nothing but the declaration names the type of the last parameter.
                missing = "".join(f"typedef void (*{n}_hook)(enum color);\n"
                                  f"void {n}(struct {s} *, enum wide, {n}_hook);\n"
                                  for n, s in self.externals)
                text = texts[file]
                head = "extern int total;\n"
                texts[file] = text.replace(head, head + missing, 1)
        texts["ext.txt"] = externals
        for name, text in texts.items():
            (directory / name).write_text(text)


RUST_HEAD = """#![no_std]
#![allow(warnings)]
use core::sync::atomic::AtomicI32;
"""

RUST_PANIC = """#[panic_handler]
fn panic(_: &core::panic::PanicInfo) -> ! { loop {} }
"""

RUST_TYPES = """
static COUNTER: AtomicI32 = AtomicI32::new(1);
#[repr(C)] #[derive(Clone, Copy)] pub struct Pair { a: i32, b: i32 }
#[repr(C, align(16))] pub struct Big { tag: i32, rest: [u64; 300] }
impl Big { fn new(tag: i32) -> Big { Big { tag, rest: [0; 300] } } }
pub enum Shape<'a> { Round { r: u8 }, Named(&'a str, u32), Empty }
impl<'a> Shape<'a> {
    #[inline(always)]
    fn size(&self) -> i32 { match self { Shape::Round { r } => *r as i32, Shape::Named(n, k) => n.len() as i32 + *k as i32, Shape::Empty => 0 } }
}
struct Wrap<'a, T> { inner: T, list: &'a [u16] }
impl<'a, T> Wrap<'a, T> {
    fn total(&self) -> i32 { self.list.iter().map(|k| *k as i32).sum::<i32>() + core::mem::size_of::<T>() as i32 }
}
trait Area { fn area(&self, k: i32) -> i32; fn name(&self) -> &'static str { "area" } }
struct Square(i32);
struct Round { r: u8 }
impl Area for Square { fn area(&self, k: i32) -> i32 { self.0.wrapping_mul(k) } }
impl Area for Round { fn area(&self, k: i32) -> i32 { k ^ self.r as i32 } fn name(&self) -> &'static str { "round" } }
extern "C" fn identity(x: i32) -> i32 { x }
#[inline] fn apply<F: Fn(i32) -> i32>(f: F, k: i32) -> i32 { f(k) }
fn maybe(k: i32) -> Option<i32> { if k & 1 == 1 { Some(k & 0xff) } else { None } }
fn text(k: i32) -> &'static str { if k > 3 { "large" } else { "small" } }
struct Fault(u16);
fn checked(k: i32) -> Result<(), Fault> { if k > 90 { Err(Fault(k as u16)) } else { Ok(()) } }
"""

# Each of these is C++ that nobody calls from another file.
CPP = (
    """namespace shapes { struct Base { int tag; virtual ~Base() {} virtual int area(int) const = 0; };
template <typename T> struct Square : Base { T side; Square(T s) : side(s) {} int area(int k) const override { return k * (int)side; } };
inline int measure(const Base &b, int k) { return b.area(k); } }
extern "C" int cpp_measure(int x) { shapes::Square<short> s(3); return shapes::measure(s, x); }
""",
    """template <typename F> static inline int twice(F f, int x) { return f(f(x)); }
extern "C" int cpp_twice(int x) { int y = x; return twice([&](int k) { return k ^ y; }, x); }
""",
    """enum class Kind : unsigned char { A, B }; struct Holder { Kind kind : 3; bool set; static int made; int get() const; };
int Holder::made = 3; int Holder::get() const { return set ? (int)kind : made; }
extern "C" int cpp_holder(int x) { Holder h = {Kind::B, x > 2}; return h.get(); }
""",
)
