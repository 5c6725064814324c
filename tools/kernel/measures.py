# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Everything that is measured of a kernel, once.

judge.py and matrix.sh write, and chart.py reads, lines of tab-separated fields in which a
measure is named by its identifier. `right` is the value that a kernel built with the plugin
must have; a measure without one is a figure for people.
"""
from typing import NamedTuple, Optional


class Measure(NamedTuple):
    text: str
    right: Optional[str] = None


MEASURES = {
    "build_seconds": Measure("seconds to build"),
    "link_cost": Measure("LTO link of vmlinux.o"),
    "debug_info_bytes": Measure("bytes of .debug_info in vmlinux"),
    "btf_bytes": Measure("bytes of .BTF in vmlinux"),
    "btf_loads": Measure("its BTF can be loaded", "yes"),
    "inventory_complete": Measure("vmlinux has BTF, and the modules are those of the baseline",
                                  "holds"),
    # Lines of the build's log that the baseline's build does not print.
    "messages": Measure("messages of pahole and resolve_btfids", "0"),
    "log_clean": Measure("pahole and resolve_btfids report nothing", "holds"),
    # The three promises that langprov audit checks, summed over vmlinux and all modules.
    "foreign_dies": Measure("foreign DIEs in C units", "0"),
    "crossing_references": Measure("references from C units into Rust units", "0"),
    "first_units_excluded": Measure("files whose first unit is Rust", "0"),
    "safe_to_filter": Measure("all files are safe to filter", "holds"),
    "btf_valid": Measure("the BTF has no fault that the baseline's does not have", "holds"),
    # The BTF of vmlinux against the baseline's, type for type.
    "types": Measure("types in the BTF of vmlinux"),
    "types_missing": Measure("types missing", "0"),
    "types_changed": Measure("types changed", "0"),
    "types_duplicated": Measure("types duplicated", "0"),
    "types_added": Measure("types added", "0"),
    # Types that only inlined helpers name. The baseline has no debug information of those.
    "types_of_helpers": Measure("types added, of the inlined helpers alone"),
    # A module that has types of its own in only one of the two builds.
    "module_types_unmatched": Measure("types in modules that have BTF in only one build", "0"),
    "btf_equal": Measure("the BTF of vmlinux and of every module equals the baseline's", "holds"),
    "sections_equal": Measure("allocated sections are those of the build without the plugin",
                              "holds"),
    "guest_passes": Measure("the guest booted, ran BPF and reports PASS", "yes"),
}
