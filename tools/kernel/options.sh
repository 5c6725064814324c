# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Command-line options and error messages, the same for every script. Sourced.
#
# A script sets the defaults, defines usage(), and calls parse_options:
#
#   . options.sh
#   usage() { echo "usage: ..."; }
#   option=([arch]=x86_64 [only]='' [check]='')
#   parse_options 'arch= only+ check' "$@"
#
# The first argument lists the options: `name=` takes a value, `name+` takes a value
# and may be repeated (values are joined by blanks), `name` is a flag. Afterwards
# ${option[name]} holds the value (a flag: yes or empty), `operands` the other arguments,
# and `extra` what followed `--`.

declare -A option=()
# shellcheck disable=SC2034 # for the script that sources this
operands=() extra=()

# Status 2: wrong usage, or something needed is missing.
die() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 2
}

# Status 1: the work was done, and its result is wrong.
die_judged() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 1
}

say() { printf '== %s\n' "$*"; }

usage_error() {
  usage >&2
  exit 2
}

parse_options() {
  local known name
  known=" $(tr -s '\n ' ' ' <<<"$1") "
  shift
  while [ $# -gt 0 ]; do
    case $1 in
    -h | --help)
      usage
      exit
      ;;
    --)
      shift
      # shellcheck disable=SC2034
      extra=("$@")
      return
      ;;
    --*)
      name=${1#--}
      if [[ $known == *" $name "* ]]; then
        option[$name]=yes
      elif [[ $known == *" $name"[=+]" "* ]]; then
        if [ -z "${2-}" ]; then die "$1 needs a value; see --help"; fi
        if [[ $known == *" $name+ "* ]]; then
          option[$name]+="${option[$name]:+ }$2"
        else
          option[$name]=$2
        fi
        shift
      else
        usage_error
      fi
      ;;
    -*) usage_error ;;
    *) operands+=("$1") ;;
    esac
    shift
  done
}

# check_choice OPTION CHOICE...: that each word of the option's value is one of these.
check_choice() {
  local name=$1 word choices
  shift
  choices="${*:1:$#-1}"
  choices="${choices// /, }${choices:+ or }${*: -1}"
  for word in ${option[$name]}; do
    if [[ " $* " != *" $word "* ]]; then die "--$name $word: $choices"; fi
  done
}
