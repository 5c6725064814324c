# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Completion for langprov, in bash. Source it, or copy it to a directory of
# bash-completion.

_langprov_languages() {
  # The last of a comma-separated list.
  local list=${1%"${1##*,}"}
  compgen -P "$list" -W "rust c++ c++11 c++14 c++17 c++20 c89 c99 c11 c17 asm go zig d ada95 swift" \
    -- "${1##*,}"
}

_langprov() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
  local command=${COMP_WORDS[1]} option value options
  COMPREPLY=()

  if [ "$COMP_CWORD" -eq 1 ]; then
    mapfile -t COMPREPLY < <(compgen -W "audit compare btf encode hide units help --help --version" -- "$word")
    return
  fi

  # bash splits --option=value at the "=".
  if [ "$word" = "=" ]; then
    option=$before value=
  elif [ "$before" = "=" ]; then
    option=${COMP_WORDS[COMP_CWORD - 2]} value=$word
  fi
  case $option in
  --exclude) mapfile -t COMPREPLY < <(_langprov_languages "$value") ;;
  --format)
    options="text json"
    [ "$command" = audit ] && options+=" html sarif"
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$value")
    ;;
  --color) mapfile -t COMPREPLY < <(compgen -W "auto always never" -- "$value") ;;
  --sort)
    mapfile -t COMPREPLY < <(compgen -W "offset language producer name size dies refs" -- "$value")
    ;;
  --allow)
    mapfile -t COMPREPLY < <(compgen -W "bad-name foreign conflict decayed not-c unknown-abi lost-argument lost-result shared-address no-function extra-argument" -- "$value")
    ;;
  --functions) mapfile -t COMPREPLY < <(compgen -W "safe entry none" -- "$value") ;;
  --types) mapfile -t COMPREPLY < <(compgen -W "reachable all" -- "$value") ;;
  --names) mapfile -t COMPREPLY < <(compgen -W "linkage source" -- "$value") ;;
  --base-btf | --other-base-btf | --bpftool | --clang | --suppressions)
    mapfile -t COMPREPLY < <(compgen -f -- "$value")
    ;;
  esac
  [ -n "$option" ] && return
  if [ "$command" = help ]; then
    mapfile -t COMPREPLY < <(compgen -W "audit compare btf encode hide units" -- "$word")
    return
  fi

  if [[ $word != -* ]]; then
    mapfile -t COMPREPLY < <(compgen -f -- "$word")
    return
  fi
  case $command in
  audit) options="--exclude= --strict --format= --color= --examples= -o" ;;
  compare)
    options="--base-btf= --other-base-btf= --no-functions --allow-added --format= -o"
    ;;
  btf)
    options="--allow= --functions --exclude= --suppressions= --strict --base-btf= --no-compile --bpftool= --clang= --format= -o"
    ;;
  encode)
    options="--base-btf= --types= --functions= --names= --tags --no-tags --bindings= --detached --format= -o"
    ;;
  hide) options="--exclude= --in-place -o" ;;
  units) options="--sort= --reverse --format= -o" ;;
  *) return ;;
  esac
  mapfile -t COMPREPLY < <(compgen -W "$options --help" -- "$word")
  [[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace
}
complete -o filenames -F _langprov langprov
