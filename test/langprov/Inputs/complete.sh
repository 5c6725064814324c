#!/bin/bash
# Prints what the completion in $1 makes of some command lines.
# shellcheck source=/dev/null
source "$1"
compopt() { :; } # Works during a real completion only.
try() {
  COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
  _langprov
  echo "$*: ${COMPREPLY[*]}"
}
try langprov h
try langprov audit --f
try langprov audit --format = h
try langprov audit --exclude = rust,c++1
try langprov audit --color = a
try langprov help c
