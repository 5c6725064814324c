#!/bin/bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Installs what is missing from Debian 12's own archives (bookworm and
# bookworm-security). If nothing is missing, it says so and changes nothing.
#
#   tools/setup.sh [GROUP...]      the default group is base
#
#   base     builds the plugin and the auditor, runs the demo, and runs the tests
#            of test/ir, test/langprov, test/e2e, test/stress and test/package
#   examples base, and the build systems of examples/
#   site     base, and what makes a site of the documentation
#   browser  base, and the browser that one test opens the HTML report in
#   lint     base, and the checkers of test/house: clang-format, clang-tidy, shellcheck
#   kernel   base, and what builds a Linux kernel with Rust and LTO and boots it
#   test     base, browser, examples, site, lint and llvm-19: what tools/test.sh needs
#   llvm-19  base, and LLVM 19: the oldest that the plugin is built for
#   all      test, kernel and llvm-19: all that tools/test.sh --all needs
set -euo pipefail

# llvm-22-linker-tools is only recommended by lld-22, but clang -flto wants it.
# groff-base checks the manual pages.
# dwz and python3-jsonschema are for tests of langprov, python3-yaml for test/ci.
base=(bash binutils bpftool clang-22 cmake dwz elfutils g++ gdb git groff-base
      libbpf-dev libclang-rt-22-dev libdw-dev libelf-dev libzstd-dev lld-22 llvm-22
      llvm-22-dev llvm-22-linker-tools llvm-22-tools ninja-build pahole pkgconf
      python3 python3-jsonschema python3-yaml rustc-web zlib1g-dev)
examples=(cargo librust-cc-dev make meson)
site=(mkdocs)
browser=(chromium)
# Other versions of clang-format format differently, so the version is fixed.
lint=(clang-format-22 clang-tidy-22 shellcheck)
llvm19=(clang-19 lld-19 llvm-19 llvm-19-dev llvm-19-tools)
kernel=(bc bindgen bison cpio flex kmod libclang-14-dev libssl-dev
        linux-source-6.12 make patch perl qemu-system-arm qemu-system-x86 rsync
        rust-web-src rustfmt-web xz-utils)

wanted=("${base[@]}")
for group in "$@"; do
  case $group in
  base) ;;
  examples) wanted+=("${examples[@]}") ;;
  site) wanted+=("${site[@]}") ;;
  browser) wanted+=("${browser[@]}") ;;
  lint) wanted+=("${lint[@]}") ;;
  kernel) wanted+=("${kernel[@]}") ;;
  llvm-19) wanted+=("${llvm19[@]}") ;;
  test)
    wanted+=("${browser[@]}" "${examples[@]}" "${site[@]}" "${lint[@]}" "${llvm19[@]}")
    ;;
  all)
    wanted+=("${browser[@]}" "${examples[@]}" "${site[@]}" "${lint[@]}"
             "${llvm19[@]}" "${kernel[@]}")
    ;;
  *)
    echo "setup: unknown group or option '$group'" >&2
    echo "usage: tools/setup.sh [GROUP...], a GROUP is one of: base browser examples" \
      "site lint kernel llvm-19 test all" >&2
    exit 2
    ;;
  esac
done

installed() {
  [[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

mapfile -t wanted < <(printf '%s\n' "${wanted[@]}" | sort -u)
missing=()
for package in "${wanted[@]}"; do
  installed "$package" || missing+=("$package")
done
if ((${#missing[@]} == 0)); then
  echo "setup: all ${#wanted[@]} packages are there, nothing to install"
  exit
fi

as_root=()
if ((EUID != 0)); then
  command -v sudo >/dev/null ||
    { echo "setup: not root and no sudo; install: ${missing[*]}" >&2; exit 1; }
  as_root=(sudo)
fi
install=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive
         apt-get install -y -q --no-install-recommends "${missing[@]}")

update=("${as_root[@]}" apt-get update -q)
echo "setup: installing ${#missing[@]} packages: ${missing[*]}"
# A fresh system has no package lists yet, an old one may have stale ones.
"${install[@]}" --simulate &>/dev/null </dev/null || "${update[@]}"
if ! "${install[@]}" </dev/null; then
  echo "setup: trying once more with new package lists"
  "${update[@]}"
  "${install[@]}" </dev/null
fi
