# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# A software bill of materials for each binary that is installed, in SPDX 2.3: the sources
# that it is made of, with their hashes and licences, the libraries that it is linked with,
# and what built it. What those libraries need themselves is for their own package to say.
find_package(Git QUIET)

# Makes FILE, which describes TARGET, with the build. PURPOSE is SPDX's word for what the
# target is. Further arguments are the name and version of what loads it.
function(langprov_sbom target file purpose)
  set(folders include)
  foreach(part ${target} LangProvenanceShared)
    get_target_property(folder ${part} SOURCE_DIR)
    file(RELATIVE_PATH folder ${PROJECT_SOURCE_DIR} ${folder})
    list(APPEND folders ${folder})
  endforeach()
  set(input ${PROJECT_BINARY_DIR}/${file}.cmake)
  file(CONFIGURE OUTPUT ${input} @ONLY CONTENT [[
set(top "@PROJECT_SOURCE_DIR@")
set(git "@GIT_EXECUTABLE@")
set(readelf "@CMAKE_READELF@")
set(name "@target@")
set(version "@PROJECT_VERSION@")
set(purpose "@purpose@")
set(host "@ARGN@")
set(llvm_version "@LLVM_PACKAGE_VERSION@")
set(compiler "@CMAKE_CXX_COMPILER_ID@")
set(compiler_version "@CMAKE_CXX_COMPILER_VERSION@")
set(folders "@folders@")
]])
  set(out ${PROJECT_BINARY_DIR}/${file})
  # A source that changes, or a header that is new, links the target again.
  add_custom_command(OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DINPUT=${input} -DBINARY=$<TARGET_FILE:${target}>
      -DOUT=${out} -P ${PROJECT_SOURCE_DIR}/cmake/WriteSbom.cmake
    DEPENDS ${target} ${input} ${PROJECT_SOURCE_DIR}/cmake/WriteSbom.cmake
    COMMENT "Writing ${file}"
    VERBATIM)
  add_custom_target(${target}Sbom ALL DEPENDS ${out})
endfunction()
