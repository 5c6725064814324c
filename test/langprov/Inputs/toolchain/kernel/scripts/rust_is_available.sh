#!/bin/sh
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Says what the kernel's script would, as $SAYS tells.
[ -n "$RUSTC" ] && [ -n "$BINDGEN" ] && [ -n "$CC" ] && [ -n "$SRCARCH" ] || exit 2
[ -n "${SAYS-}" ] || exit 0
{
  echo "***"
  echo "*** $SAYS"
  echo "***   Your version:    1.0.0"
  echo "***"
  echo "***"
  echo "*** Please see Documentation/rust/quick-start.rst for details"
  echo "*** on how to set up the Rust support."
  echo "***"
} >&2
exit "${ENDS-1}"
