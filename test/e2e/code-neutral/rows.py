# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""The rows of the matrix: what is built with, and how to see that it had an effect.

GROUPS has them by group, ROWS all of them. A row that only links with more flags uses the objects of the row `base`. {profile} in a
flag stands for the profile that `profile` makes."""

from dataclasses import dataclass

FS = ["-enable-fs-discriminator=true", "-improved-fs-discriminator=true"]


def mllvm(*options):
    """For clang -c."""
    return tuple(word for option in options for word in ("-mllvm", option))


def link_mllvm(*options):
    return tuple(f"-Wl,-mllvm,{option}" for option in options)


def llvm_args(*options):
    """For rustc."""
    return tuple(f"-Cllvm-args={option}" for option in options)


@dataclass(frozen=True)
class Row:
    """c, rust and link are flags. opt: what opt does with the bitcode of Rust, where
    rustc has no flag for it. profile: (the kind of profile, the row whose link it is
    taken from). effect: what shows that the flags did something, in the link without
    the plugin: ("section", NAME), ("symbol", PATTERN), ("dwarf", PATTERN of
    llvm-dwarfdump's output), or ("changes", SECTIONS), of which one must differ from
    `base`. One program must show it. refused: a flag that the plugin's warning must name. no_dwarf: C has no debug
    information, so nothing can be mixed. unmixed: modes of LTO, or programs
    and modes, in which LLVM inlines nothing across modules with these flags."""
    c: tuple = ()
    rust: tuple = ()
    opt: tuple = ()
    link: tuple = ()
    profile: tuple = None
    effect: tuple = None
    refused: str = None
    no_dwarf: bool = False
    unmixed: tuple = ()


PROFILING = dict(c=("-fdebug-info-for-profiling",), rust=("-Zdebug-info-for-profiling",))
FS_DISCRIMINATORS = dict(c=("-fdebug-info-for-profiling", *mllvm(*FS)),
                         rust=("-Zdebug-info-for-profiling", *llvm_args(*FS)))
# Probes come before all passes, as clang does it.
# llvm-profgen 22 crashes on functions that are inlined before there are probes.
PROBES = dict(c=("-fpseudo-probe-for-profiling",),
              rust=("-Cno-prepopulate-passes", "-Zinline-mir=no"),
              opt=("-passes=pseudo-probe,thinlto-pre-link<O2>",))
# Functions without the attribute of a sanitizer inline nowhere where it is.
FORCE = "-passes=forceattrs,{passes}"
CODE = ("changes", (".text",))
LINES = ("changes", (".debug_line",))


def level(c, rust, link="2"):
    return Row(c=(c,), rust=(f"-Copt-level={rust}",), link=(f"-Wl,--lto-O{link}",), effect=CODE)


# sample-fs is what the kernel's Makefile.autofdo sets.
PROFILES = {
    "profiling-info": Row(**PROFILING, effect=LINES),
    "sample": Row(c=("-fdebug-info-for-profiling", "-fprofile-sample-use={profile}"),
                  rust=("-Zdebug-info-for-profiling", "-Zprofile-sample-use={profile}"),
                  link=("-Wl,--lto-sample-profile={profile}",),
                  profile=("samples", "profiling-info"), effect=CODE),
    "fs-discriminators": Row(**FS_DISCRIMINATORS, link=link_mllvm(*FS), effect=LINES),
    "sample-fs": Row(c=("-fdebug-info-for-profiling", *mllvm(*FS), "-ffunction-sections",
                        "-fprofile-sample-use={profile}", "-fsplit-machine-functions"),
                     rust=FS_DISCRIMINATORS["rust"] + ("-Zprofile-sample-use={profile}",),
                     link=(*link_mllvm(*FS, "-split-machine-functions"),
                           "-Wl,--lto-sample-profile={profile}"),
                     profile=("samples", "fs-discriminators"), effect=CODE),
    "sample-fs-link": Row(**FS_DISCRIMINATORS,
                          link=(*link_mllvm(*FS), "-Wl,--lto-sample-profile={profile}"),
                          profile=("samples", "fs-discriminators"), effect=CODE),
    "probes": Row(**PROBES, link=("-fpseudo-probe-for-profiling",),
                  effect=("section", ".pseudo_probe")),
    "sample-probes": Row(c=PROBES["c"] + ("-fprofile-sample-use={profile}",),
                         rust=PROBES["rust"], opt=(
                             "-passes=forceattrs,pseudo-probe,thinlto-pre-link<O2>",
                             "-force-attribute=use-sample-profile"),
                         link=("-fpseudo-probe-for-profiling",
                                         "-Wl,--lto-sample-profile={profile}"),
                         profile=("samples", "probes"), unmixed=("impl-blocks thin",),
                         effect=CODE),
    "pgo-generate": Row(c=("-fprofile-generate",),
                        opt=("-passes=pgo-instr-gen,instrprof",),
                        link=("-fprofile-generate",), unmixed=("thin",),
                        effect=("section", "__llvm_prf_cnts")),
    "pgo-use": Row(c=("-fprofile-use={profile}",),
                   opt=("-passes=pgo-instr-use", "-pgo-test-profile-file={profile}"),
                   profile=("counters", "pgo-generate"), effect=CODE),
    "cs-pgo-generate": Row(link=("-fcs-profile-generate",),
                           effect=("section", "__llvm_prf_cnts")),
    "cs-pgo-use": Row(link=("-Wl,--lto-cs-profile-file={profile}",),
                      profile=("counters", "cs-pgo-generate")),
}

CODE_GENERATION = {
    "bb-sections-all": Row(link=("-Wl,--lto-basic-block-sections=all",), effect=CODE),
    "bb-sections-list": Row(link=("-Wl,--lto-basic-block-sections={profile}",),
                            profile=("block-list", "base"), effect=CODE),
    "bb-address-map": Row(link=("-Wl,--lto-basic-block-address-map",),
                          effect=("section", ".llvm_bb_addr_map")),
    "split-functions": Row(link=link_mllvm("-hot-cold-split=true")),
    "outliner": Row(c=("-Oz",), rust=("-Copt-level=z",),
                    link=link_mllvm("-enable-machine-outliner"),
                    effect=("symbol", "OUTLINED_FUNCTION_0")),
    "outliner-O2": Row(link=link_mllvm("-enable-machine-outliner"),
                       effect=("symbol", "OUTLINED_FUNCTION_0")),
    "icf": Row(c=("-ffunction-sections",), link=("-Wl,--icf=all",)),
    "gc-sections": Row(c=("-ffunction-sections", "-fdata-sections"),
                       link=("-Wl,--gc-sections",)),
    "merge-functions": Row(link=link_mllvm("-enable-merge-functions")),
    "partitions": Row(link=("-Wl,--lto-partitions=4",)),
    "fat-objects": Row(c=("-ffat-lto-objects",), link=("-Wl,--fat-lto-objects",)),
    "O1": level("-O1", "1", "1"),
    "O3": Row(c=("-O3",), rust=("-Copt-level=3",), link=("-Wl,--lto-O3",)),
    "Os": level("-Os", "s"),
    "Oz": level("-Oz", "z"),
    "no-tail-calls": Row(c=("-fno-optimize-sibling-calls",)),
    "patchable": Row(c=("-fpatchable-function-entry=16,16",),
                     opt=("-passes=forceattrs",
                          "-force-attribute=patchable-function-entry=16"), effect=CODE),
}

# Nothing runs these, so what they call need not be there.
CHECKS = {
    "kcfi": Row(c=("-fsanitize=kcfi", "-fsanitize-cfi-icall-experimental-normalize-integers"),
                rust=("-Zsanitizer=kcfi", "-Zsanitizer-cfi-normalize-integers",
                      "-Cunsafe-allow-abi-mismatch=sanitizer,"
                      "sanitizer-cfi-normalize-integers"), effect=CODE),
    "kernel-address": Row(c=("-fsanitize=kernel-address", *mllvm("-asan-stack=1")),
                          opt=(FORCE.format(passes="asan<kernel>"),
                               "-force-attribute=sanitize_address", "-asan-globals=0"),
                          link=("-Wl,--unresolved-symbols=ignore-all",),
                          effect=("symbol", "__asan_")),
    "kcov": Row(c=("-fsanitize-coverage=trace-pc,trace-cmp",),
                opt=("-passes=sancov-module", "-sanitizer-coverage-level=3",
                     "-sanitizer-coverage-trace-pc"),
                link=("-Wl,--unresolved-symbols=ignore-all",),
                effect=("symbol", "__sanitizer_cov_trace_pc")),
    "ubsan-trap": Row(c=("-fsanitize=undefined", "-fsanitize-trap=undefined"),
                      rust=("-Coverflow-checks=on",),
                      link=("-Wl,--unresolved-symbols=ignore-all",), effect=CODE),
}

DEBUG_INFO = {
    # clang 22 has key instructions by default.
    "key-instructions": Row(c=("-gkey-instructions",)),
    "no-key-instructions": Row(c=("-gno-key-instructions",), effect=LINES),
    "assignment-tracking": Row(c=("-Xclang", "-fexperimental-assignment-tracking=forced"),
                               effect=("changes", (".debug_info", ".debug_loclists"))),
    "g1": Row(c=("-g1",), rust=("-Cdebuginfo=1",), effect=("changes", (".debug_info",))),
    "line-tables-only": Row(c=("-gline-tables-only",), rust=("-Cdebuginfo=line-tables-only",),
                            effect=("changes", (".debug_info",))),
    "line-directives-only": Row(c=("-gline-directives-only",),
                                rust=("-Cdebuginfo=line-directives-only",), no_dwarf=True,
                                effect=("changes", (".debug_info",))),
    "c-line-directives-only": Row(c=("-gline-directives-only",), no_dwarf=True,
                                  effect=("changes", (".debug_info",))),
    "pubnames": Row(c=("-gpubnames",), effect=("section", ".debug_names")),
    "gnu-pubnames": Row(c=("-ggnu-pubnames",), effect=("section", ".debug_gnu_pubnames")),
    "dwarf-4": Row(c=("-gdwarf-4",), rust=("-Cdwarf-version=4",),
                   effect=("dwarf", "version = 0x0004")),
    "dwarf-5": Row(c=("-gdwarf-5",), rust=("-Cdwarf-version=5",),
                   effect=("dwarf", "version = 0x0005")),
    "dwarf64": Row(c=("-gdwarf64",), effect=("dwarf", "format = DWARF64")),
    "split-dwarf": Row(c=("-gsplit-dwarf",), link=("-gsplit-dwarf",),
                       effect=("dwarf", "DW_AT_(GNU_)?dwo_name"), refused="-gsplit-dwarf"),
    "type-units": Row(c=("-fdebug-types-section",),
                      link=link_mllvm("-generate-type-units"),
                      effect=("dwarf", "Type Unit"), refused="-fdebug-types-section"),
}

GROUPS = {"profiles": PROFILES, "code-generation": CODE_GENERATION, "checks": CHECKS,
          "debug-info": DEBUG_INFO}
ROWS = {"base": Row(effect=("section", ".debug_info"))}
for group in GROUPS.values():
    ROWS.update(group)
