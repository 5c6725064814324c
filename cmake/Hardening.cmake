# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Flags that make faults of memory harder to exploit. docs/trust.md lists them, and
# test/package/binaries-are-hardened.test reads them back from what was built.
option(LANGPROV_HARDENING
  "In Release builds: compile and link with hardening flags" ON)
include(CheckCXXCompilerFlag)

# Hardens TARGET, and no target but that: the project around may have flags of its own.
# With NOW all symbols have to be found when it is loaded.
function(langprov_harden target)
  # Sanitizers have checks of their own in the place of those of _FORTIFY_SOURCE.
  if(NOT LANGPROV_HARDENING OR CMAKE_CXX_FLAGS MATCHES "-fsanitize=")
    return()
  endif()
  # A distribution's own level would be redefined with a warning. A C library that has
  # no level 3 takes it for 2.
  set(flags -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
  set(candidates -fstack-protector-strong -fstack-clash-protection)
  if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64|i[3-6]86)$")
    list(APPEND candidates -fcf-protection)
  elseif(CMAKE_SYSTEM_PROCESSOR MATCHES "^(aarch64|arm64)$")
    list(APPEND candidates -mbranch-protection=standard)
  endif()
  foreach(flag ${candidates})
    string(MAKE_C_IDENTIFIER "LANGPROV_HAS${flag}" has)
    check_cxx_compiler_flag(${flag} ${has})
    if(${has})
      list(APPEND flags ${flag})
    endif()
  endforeach()
  target_compile_options(${target} PRIVATE "$<$<CONFIG:Release>:${flags}>")

  get_target_property(type ${target} TYPE)
  if(type STREQUAL "STATIC_LIBRARY")
    return()
  endif()
  set(link -Wl,-z,relro,-z,noexecstack)
  if("NOW" IN_LIST ARGN)
    list(APPEND link -Wl,-z,now)
  endif()
  if(type STREQUAL "EXECUTABLE")
    list(APPEND link -pie)
  endif()
  target_link_options(${target} PRIVATE "$<$<CONFIG:Release>:${link}>")
endfunction()
