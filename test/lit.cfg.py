# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Run as `lit-22 test` from the top of the repository, or on any file below it.
# The build to test is build/; `lit-22 -Dbuild=DIR` names another.

import os
import re
import shutil
import subprocess

import lit.formats

config.name = "LangProvenance"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = {".test", ".ll", ".c", ".cpp", ".rs", ".s", ".yaml"}
config.excludes = {"Inputs", "programs", "corpus", "support"}
config.test_source_root = os.path.dirname(os.path.abspath(__file__))

build = os.path.abspath(
    lit_config.params.get("build", os.path.join(config.test_source_root, "../build"))
)
config.test_exec_root = os.path.join(build, "test")


def output_of(*command):
    try:
        return subprocess.run(command, stdout=subprocess.PIPE, text=True).stdout
    except OSError:
        return ""


# Every LLVM tool must be of the version that the plugin was built for, so its
# directory leads PATH: tests and scripts then use plain names (clang, ld.lld).
try:
    with open(os.path.join(build, "CMakeCache.txt")) as cache:
        cache = cache.read()
except OSError:
    lit_config.fatal(f"nothing is built in {build}: run tools/test.sh")
llvm_dir = re.search(r"^LLVM_DIR:PATH=(.*)$", cache, re.M)[1]
# It is LLVM's lib/cmake/llvm, or a link to it.
llvm_bin = os.path.join(os.path.realpath(llvm_dir), "../../../bin")
llvm_bin = os.path.normpath(llvm_bin)
version = output_of(os.path.join(llvm_bin, "llvm-config"), "--version")
llvm_major = version.split(".")[0]
path = [llvm_bin] + os.environ["PATH"].split(os.pathsep)
path += ["/usr/sbin", "/usr/bin"]  # bpftool is for root, but not its dump


# Bitcode of a rustc with a newer LLVM cannot be read. The same release is best,
# the same major version will do.
def matching_rustc():
    for wanted in (version.strip(), llvm_major + "."):
        for directory in path:
            rustc = os.path.join(directory, "rustc")
            if f"LLVM version: {wanted}" in output_of(rustc, "-vV"):
                return rustc
    if llvm_major == "22":
        lit_config.fatal("no rustc with LLVM 22 in PATH: run tools/setup.sh")
    return None


# An LLVM that the plugin was not built for, to see that it says so.
def other_llvm():
    for major in range(19, 30):
        directory = f"/usr/lib/llvm-{major}/bin"
        if str(major) != llvm_major and all(
                os.path.exists(f"{directory}/{tool}") for tool in ("clang", "opt", "ld.lld")):
            return directory
    return None


config.environment.update(
    PATH=os.pathsep.join(path),
    RUSTC=matching_rustc() or "no-rustc",
    LANGPROV_BUILD=build,
    LC_ALL="C.UTF-8",
)

# With -Dlong_fuzzing=1 fuzzers run longer; with -Dthorough=1 too, and each check is made
# in every link order.
thorough = bool(lit_config.params.get("thorough"))
config.long_fuzzing = thorough or bool(lit_config.params.get("long_fuzzing"))
if thorough:
    config.environment["LANGPROV_THOROUGH"] = "1"

# A plugin built with the address sanitizer needs its runtime in the process before
# LLVM loads it. That LLVM is not instrumented: its containers and leaks do not count.
# PRELOAD is for the programs that load the plugin: not all others can bear it.
config.preload = ""
if re.search(r"^CMAKE_CXX_FLAGS:\w+=.*-fsanitize=address", cache, re.M):
    config.name += "-sanitized"
    config.preload = output_of(os.path.join(llvm_bin, "clang"),
                               "--print-file-name=libclang_rt.asan-x86_64.so").strip()
    config.environment.update(
        LANGPROV_PRELOAD=config.preload,
        ASAN_OPTIONS="detect_leaks=0:detect_container_overflow=0",
        UBSAN_OPTIONS="print_stacktrace=1",
    )

# A build of the preset `coverage` counts in files that are mapped into memory, one for
# each binary: linkers end with _exit, which would not write them (%c). tools/coverage.sh
# reads them.
if re.search(r"^CMAKE_CXX_FLAGS:\w+=.*-fcoverage-mapping", cache, re.M):
    config.name += "-coverage"
    config.environment["LLVM_PROFILE_FILE"] = f"{build}/coverage/%m%c.profraw"

if config.environment["RUSTC"] != "no-rustc":
    config.available_features.add("rust")
if other_llvm():
    config.available_features.add("other-llvm")
config.substitutions.append((r"%other_llvm\b", other_llvm() or "other-llvm"))
# What LLVM versions can do: pass/LLVMCompat.h has the same limits.
if llvm_major != "22":
    config.name += f"-LLVM-{llvm_major}"
for feature, since in (("pipelines-name-their-phase", 20), ("versioned-language-names", 22)):
    if int(llvm_major) >= since:
        config.available_features.add(feature)

tools = {
    "plugin": f"{build}/lib/LangProvenance.so",
    "langprov": f"{build}/bin/langprov",
    "rustc": config.environment["RUSTC"],
    "symbolizer": "llvm-symbolizer",
    "dwarfdump": "llvm-dwarfdump",
    "lld": "ld.lld",
}
for name in (
    "clang", "clangxx", "opt", "llc", "llvm-as", "llvm-dis", "llvm-link", "llvm-strip",
    "llvm-objcopy", "llvm-readelf", "llvm-mc", "yaml2obj", "not", "FileCheck",
    "pahole", "bpftool", "gdb", "python3",
):
    tools[name] = name.replace("xx", "++")

support = os.path.join(config.test_source_root, "support")
# %status N COMMAND: the command must exit with N, where `not` takes any failure.
config.substitutions += [
    (r"%status\b(?![-\w])", f"python3 {support}/status.py"),
    (r"%support\b(?![-\w])", support),
]

for name, command in tools.items():
    found = shutil.which(command, path=config.environment["PATH"])
    # The pattern's end keeps %clang out of %clangxx.
    config.substitutions.append((rf"%{name}\b(?![-\w])", found or command))

if os.access("/sys/kernel/btf/vmlinux", os.R_OK):
    config.available_features.add("kernel-btf")

# From 1.28 on pahole honours --lang_exclude also where it merges the units.
pahole = output_of(shutil.which("pahole") or "pahole", "--version")
if tuple(map(int, re.findall(r"\d+", pahole))) >= (1, 28):
    config.available_features.add("pahole-merges-by-language")
