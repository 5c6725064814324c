# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Chains of functions, each in any file and language, that end in a constant of Rust. LTO
can know what they return, so C code that depends on it folds, with types of its own."""

import random

# The end of a chain, which returns $v: Rust, and what is declared of it for C.
ENDS = (
    ('#[no_mangle] pub extern "C" fn {n}() -> i32 {{ {v} }}\n', "int {n}(void);\n", "{n}()"),
    ("#[no_mangle] pub static {n}: i32 = {v};\n", "extern const int {n};\n", "{n}"),
    ("#[no_mangle] pub static mut {n}: i32 = {v};\n", "extern int {n};\n", "{n}"),
    ("#[no_mangle] pub static {n}: [i32; 3] = [0, {v}, 9];\n", "extern const int {n}[3];\n", "{n}[1]"),
    ('#[no_mangle] pub unsafe extern "C" fn {n}(p: *mut i32) {{ *p = {v}; }}\n',
     "void {n}(int *p);\nstatic inline int {n}_get(void) {{ int v; {n}(&v); return v; }}\n", "{n}_get()"),
    ('#[no_mangle] pub extern "C" fn {n}(p: *const i32) -> i32 {{ if p.is_null() {{ {v} }} else {{ unsafe {{ *p }} }} }}\n',
     "int {n}(const int *p);\n", "{n}(0)"),
    ('#[repr(C)] pub struct {n}_S {{ a: i32, b: i64, c: i64 }}\n'
     '#[no_mangle] pub extern "C" fn {n}() -> {n}_S {{ {n}_S {{ a: {v}, b: 2, c: 3 }} }}\n',
     "struct {n}_s {{ int a; long b, c; }};\nstruct {n}_s {n}(void);\n", "{n}().a"),
)
C_LINKS = (
    "int {n}(void) {{ return {callee} + 1; }}\n",
    "static int {n}_in(int k) {{ return k > 100 ? k : {callee} + 1; }}\nint {n}(void) {{ return {n}_in(4); }}\n",
    "static void {n}_out(int *p) {{ *p = {callee}; }}\nint {n}(void) {{ int v; {n}_out(&v); return v + 1; }}\n",
    "__attribute__((noinline)) static int {n}_in(void) {{ return {callee}; }}\nint {n}(void) {{ return {n}_in() + 1; }}\n",
)


class KnownResults:
    """files: the (letter, file) of a program. text and declared: by file, what defines and
    declares its part of the chains."""

    def __init__(self, seed, files):
        self.random = random.Random(f"known {seed}")
        files = list(dict.fromkeys(files))
        self.text = {file: "" for _, file in files}
        self.declared = {file: "" for _, file in files}
        self.results = []  # (C expression, value)
        rust = [file for letter, file in files if letter == "r"]
        for chain in range(self.random.randint(1, 3)):
            self.add_chain(chain, rust, files)

    def add_chain(self, chain, rust, files):
        name, value = f"known{chain}_0", self.random.randint(1, 9)
        end, declared, call = self.random.choice(ENDS)
        self.text[self.random.choice(rust)] += end.format(n=name, v=value)
        for letter, file in files:
            if letter != "r":
                self.declared[file] += declared.format(n=name)
        self.results.append((call.format(n=name), value))
        for level in range(1, self.random.randint(1, 4)):
            callee, name, value = self.results[-1][0], f"known{chain}_{level}", value + 1
            letter, file = self.random.choice([f for f in files if f[0] == "c" or
                                               (f[0] == "r" and level > 1)] or [files[0]])
            self.results.append((f"{name}()", value))
            if letter == "r":
                self.text[file] += (f'extern "C" {{ fn {callee[:-2]}() -> i32; }}\n' * (callee not in self.text[file])
                                    + f'#[no_mangle] pub unsafe extern "C" fn {name}() -> i32 {{ {callee} + 1 }}\n')
            else:
                self.text[file] += self.random.choice(C_LINKS).format(n=name, callee=callee)
            for other_letter, other in files:
                if other_letter != "r":
                    self.declared[other] += f"int {name}(void);\n"

    def statement(self, name):
        """A C statement that uses a type of its own if a result were another."""
        expression, value = self.random.choice(self.results)
        condition = self.random.choice((f"{expression} != {value}", f"{expression} > {value}",
                                        f"({expression} ^ {value}) & x"))
        return (f"if ({condition}) {{ struct only_{name} {{ int tag; long rest; }} only = {{x, 3}};"
                f' __asm__ volatile("" : : "r"(&only) : "memory"); x ^= only.tag; }}')
