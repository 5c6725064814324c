# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Completion for langprov, in fish. Copy it to ~/.config/fish/completions.

set -l commands audit compare btf encode hide units help
complete -c langprov -n "not __fish_seen_subcommand_from $commands" -f -a "$commands"
complete -c langprov -n "not __fish_seen_subcommand_from $commands" -l version
complete -c langprov -l help
complete -c langprov -n '__fish_seen_subcommand_from help' -f -a 'audit compare btf encode hide units'

set -l languages 'rust c++ c++11 c++14 c++17 c++20 c89 c99 c11 c17 asm go zig d ada95 swift'
complete -c langprov -n '__fish_seen_subcommand_from audit btf hide' -l exclude -x -a "$languages"
complete -c langprov -n '__fish_seen_subcommand_from audit btf' -l strict
complete -c langprov -n '__fish_seen_subcommand_from audit' -l format -x -a 'text json html sarif'
complete -c langprov -n '__fish_seen_subcommand_from compare btf encode units' -l format -x -a 'text json'
complete -c langprov -n '__fish_seen_subcommand_from audit' -l color -x -a 'auto always never'
complete -c langprov -n '__fish_seen_subcommand_from audit' -l examples -x
complete -c langprov -n '__fish_seen_subcommand_from audit compare btf encode hide units' -s o -r
complete -c langprov -n '__fish_seen_subcommand_from compare btf encode' -l base-btf -r
complete -c langprov -n '__fish_seen_subcommand_from compare' -l other-base-btf -r
complete -c langprov -n '__fish_seen_subcommand_from compare' -l no-functions
complete -c langprov -n '__fish_seen_subcommand_from compare' -l allow-added
complete -c langprov -n '__fish_seen_subcommand_from btf' -l allow -x \
    -a 'bad-name foreign conflict decayed not-c unknown-abi lost-argument lost-result shared-address no-function extra-argument'
complete -c langprov -n '__fish_seen_subcommand_from btf' -l functions
complete -c langprov -n '__fish_seen_subcommand_from btf' -l suppressions -r
complete -c langprov -n '__fish_seen_subcommand_from btf' -l no-compile
complete -c langprov -n '__fish_seen_subcommand_from btf' -l bpftool -r
complete -c langprov -n '__fish_seen_subcommand_from btf' -l clang -r
complete -c langprov -n '__fish_seen_subcommand_from encode' -l types -x -a 'reachable all'
complete -c langprov -n '__fish_seen_subcommand_from encode' -l functions -x -a 'safe entry none'
complete -c langprov -n '__fish_seen_subcommand_from encode' -l names -x -a 'linkage source'
complete -c langprov -n '__fish_seen_subcommand_from encode' -l tags
complete -c langprov -n '__fish_seen_subcommand_from encode' -l no-tags
complete -c langprov -n '__fish_seen_subcommand_from encode' -l bindings -x
complete -c langprov -n '__fish_seen_subcommand_from encode' -l detached
complete -c langprov -n '__fish_seen_subcommand_from hide' -l in-place
complete -c langprov -n '__fish_seen_subcommand_from units' -l reverse
complete -c langprov -n '__fish_seen_subcommand_from units' -l sort -x \
    -a 'offset language producer name size dies refs'
