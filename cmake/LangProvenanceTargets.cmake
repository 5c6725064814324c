# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# The options that run the plugin, of which the targets consist.

# Gives the interface library TARGET the options of LangProvenance::KIND.
function(langprov_target_options target kind plugin)
  if(kind STREQUAL "lto")
    # clang takes the lld that is installed next to it, of its own version.
    target_link_options(${target} INTERFACE
      "-fuse-ld=lld" "LINKER:--load-pass-plugin=${plugin}")
    target_compile_options(${target} INTERFACE
      "$<$<COMPILE_LANG_AND_ID:C,Clang>:-fpass-plugin=${plugin}>"
      "$<$<COMPILE_LANG_AND_ID:CXX,Clang>:-fpass-plugin=${plugin}>")
  else()
    target_compile_options(${target} INTERFACE "-fpass-plugin=${plugin}")
  endif()
endfunction()
