# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# Whether the compilers and the linker of a project can run the plugin.

# Sets RESULT to what is wrong and its cure, or to nothing. LLVM is the major version
# that the plugin was built for.
function(langprov_check_toolchain llvm result)
  set(${result} "" PARENT_SCOPE)
  foreach(language C CXX)
    if(NOT CMAKE_${language}_COMPILER)
      continue()
    endif()
    set(compiler ${CMAKE_${language}_COMPILER})
    set(id ${CMAKE_${language}_COMPILER_ID})
    set(version ${CMAKE_${language}_COMPILER_VERSION})
    if(language STREQUAL "C")
      set(clang clang)
    else()
      set(clang clang++)
    endif()
    if(NOT id STREQUAL "Clang")
      set(${result} "${compiler} is ${id} ${version}, and the plugin needs clang: \
configure a new build directory with -DCMAKE_${language}_COMPILER=${clang}-${llvm}."
        PARENT_SCOPE)
      return()
    endif()
    if(NOT version MATCHES "^${llvm}\\.")
      set(${result} "${compiler} is clang ${version}, and the plugin is for LLVM \
${llvm}: configure a new build directory with \
-DCMAKE_${language}_COMPILER=${clang}-${llvm}, or build the plugin for this LLVM." PARENT_SCOPE)
      return()
    endif()

    # What clang really runs, with the project's own flags.
    separate_arguments(flags NATIVE_COMMAND
      "${CMAKE_${language}_FLAGS} ${CMAKE_EXE_LINKER_FLAGS}")
    execute_process(COMMAND ${compiler} ${flags} -fuse-ld=lld -Wl,--version
      OUTPUT_VARIABLE linker ERROR_VARIABLE error RESULT_VARIABLE status
      OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_STRIP_TRAILING_WHITESPACE)
    string(REGEX REPLACE "\n.*" "" linker "${linker}")
    string(REGEX REPLACE "\n.*" "" error "${error}")
    if(NOT status EQUAL 0)
      set(${result} "${compiler} cannot link with lld (${error}): install lld-${llvm}."
        PARENT_SCOPE)
      return()
    endif()
    if(NOT linker MATCHES "LLD ${llvm}\\.")
      set(${result} "the linker is ${linker}, and the plugin needs lld ${llvm}: install \
lld-${llvm}, and take --ld-path= out of CMAKE_EXE_LINKER_FLAGS." PARENT_SCOPE)
      return()
    endif()
  endforeach()
endfunction()
