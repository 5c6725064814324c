# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# cmake -DINPUT=FILE -DBINARY=FILE -DOUT=FILE -P WriteSbom.cmake: writes OUT from the
# variables that INPUT sets, which Sbom.cmake explains, and from what BINARY is linked
# with. A fresh build of a commit gives the same file in any directory.
cmake_minimum_required(VERSION 3.20)
include(${INPUT})
set(licence "Apache-2.0 WITH LLVM-exception")

set(sources "")
foreach(folder ${folders})
  foreach(kind cpp h def html map)
    file(GLOB_RECURSE found RELATIVE ${top} ${top}/${folder}/*.${kind})
    list(APPEND sources ${found})
  endforeach()
endforeach()
list(FILTER sources EXCLUDE REGEX /fuzz/)
list(REMOVE_DUPLICATES sources)
list(SORT sources)

# The date is SOURCE_DATE_EPOCH, or that of the last commit that changed a source. What is
# built from no repository has the date of its build.
if(NOT DEFINED ENV{SOURCE_DATE_EPOCH} AND git)
  execute_process(COMMAND ${git} log -1 --format=%ct -- ${sources}
    WORKING_DIRECTORY ${top} OUTPUT_VARIABLE date ERROR_QUIET
    OUTPUT_STRIP_TRAILING_WHITESPACE)
  if(date MATCHES "^[0-9]+$")
    set(ENV{SOURCE_DATE_EPOCH} ${date})
  endif()
endif()
string(TIMESTAMP created "%Y-%m-%dT%H:%M:%SZ" UTC)

set(relationships "")
function(relate from type to)
  string(APPEND relationships ",
    {
      \"spdxElementId\": \"SPDXRef-${from}\",
      \"relationshipType\": \"${type}\",
      \"relatedSpdxElement\": \"SPDXRef-${to}\"
    }")
  set(relationships "${relationships}" PARENT_SCOPE)
endfunction()
relate(DOCUMENT DESCRIBES Binary)
relate(Binary GENERATED_FROM Source)

set(packages "")
# MORE are further fields, each with a comma behind it.
function(add_package id name licence more)
  string(APPEND packages ",
    {
      \"SPDXID\": \"SPDXRef-${id}\",
      \"name\": \"${name}\",
      ${more}
      \"downloadLocation\": \"NOASSERTION\",
      \"licenseConcluded\": \"${licence}\",
      \"licenseDeclared\": \"${licence}\",
      \"copyrightText\": \"NOASSERTION\"
    }")
  set(packages "${packages}" PARENT_SCOPE)
endfunction()

set(files "")
set(hashes "")
foreach(path ${sources})
  file(STRINGS ${top}/${path} line LIMIT_COUNT 1 REGEX "SPDX-License-Identifier: ")
  # The page of the HTML report has no such line: it would be in each report.
  set(concluded "${licence}")
  set(in_file NONE)
  if("${line}" MATCHES "SPDX-License-Identifier: ([-A-Za-z0-9. ]*[A-Za-z0-9])")
    set(concluded "${CMAKE_MATCH_1}")
    set(in_file "${CMAKE_MATCH_1}")
  endif()
  file(SHA1 ${top}/${path} sha1)
  file(SHA256 ${top}/${path} sha256)
  list(APPEND hashes ${sha1})
  string(REGEX REPLACE "[^-A-Za-z0-9.]" "-" id "File-${path}")
  string(APPEND files ",
    {
      \"SPDXID\": \"SPDXRef-${id}\",
      \"fileName\": \"./${path}\",
      \"fileTypes\": [\"SOURCE\"],
      \"checksums\": [
        {\"algorithm\": \"SHA1\", \"checksumValue\": \"${sha1}\"},
        {\"algorithm\": \"SHA256\", \"checksumValue\": \"${sha256}\"}
      ],
      \"licenseConcluded\": \"${concluded}\",
      \"licenseInfoInFiles\": [\"${in_file}\"],
      \"copyrightText\": \"NOASSERTION\"
    }")
  relate(Source CONTAINS ${id})
endforeach()
string(SUBSTRING "${files}" 1 -1 files)
# SPDX 2.3, 7.9: the hash of the sorted hashes.
list(SORT hashes)
string(JOIN "" hashes ${hashes})
string(SHA1 verification "${hashes}")

set(supplier "Organization: The LangProvenance contributors")
add_package(Binary ${name} "${licence}" "\"versionInfo\": \"${version}\",
      \"supplier\": \"${supplier}\",
      \"filesAnalyzed\": false,
      \"primaryPackagePurpose\": \"${purpose}\",")
add_package(Source ${name}-source "${licence}" "\"versionInfo\": \"${version}\",
      \"supplier\": \"${supplier}\",
      \"filesAnalyzed\": true,
      \"packageVerificationCode\": {
        \"packageVerificationCodeValue\": \"${verification}\"
      },
      \"primaryPackagePurpose\": \"SOURCE\",")

# The shared libraries that the binary names itself, each by that name.
execute_process(COMMAND ${readelf} -dW ${BINARY} OUTPUT_VARIABLE dynamic
  RESULT_VARIABLE status)
if(NOT status EQUAL 0)
  message(FATAL_ERROR "${BINARY}: ${readelf} cannot read it")
endif()
string(REGEX MATCHALL "\\(NEEDED\\)[^\n]*" needed "${dynamic}")
foreach(line ${needed})
  string(REGEX REPLACE ".*\\[(.*)\\].*" "\\1" library "${line}")
  set(more "")
  set(its_licence NOASSERTION)
  if(library MATCHES "^libLLVM")
    set(its_licence "Apache-2.0 WITH LLVM-exception")
    set(more "\"versionInfo\": \"${llvm_version}\",")
  elseif(library MATCHES "^libbpf\\.")
    set(its_licence "LGPL-2.1-only OR BSD-2-Clause")
  elseif(library MATCHES "^lib(stdc\\+\\+|gcc_s)\\.")
    set(its_licence "GPL-3.0-or-later WITH GCC-exception-3.1")
  endif()
  string(REGEX REPLACE "[^-A-Za-z0-9.]" "-" id "${library}")
  add_package(${id} ${library} "${its_licence}" "${more}
      \"supplier\": \"NOASSERTION\",
      \"filesAnalyzed\": false,
      \"primaryPackagePurpose\": \"LIBRARY\",")
  relate(Binary DYNAMIC_LINK ${id})
endforeach()

function(add_other id name version licence)
  add_package(${id} "${name}" "${licence}" "\"versionInfo\": \"${version}\",
      \"supplier\": \"NOASSERTION\",
      \"filesAnalyzed\": false,")
  set(packages "${packages}" PARENT_SCOPE)
endfunction()
if(host)
  list(GET host 0 host_name)
  list(GET host 1 host_version)
  # Parts of its headers are in the binary too, which this licence allows as it is.
  add_other(Host "${host_name}" "${host_version}" "${licence}")
  relate(Host RUNTIME_DEPENDENCY_OF Binary)
endif()
add_other(Compiler "${compiler} C++ compiler" "${compiler_version}" NOASSERTION)
relate(Compiler BUILD_TOOL_OF Binary)
add_other(CMake CMake ${CMAKE_VERSION} NOASSERTION)
relate(CMake BUILD_TOOL_OF Binary)

string(SUBSTRING "${packages}" 1 -1 packages)
string(SUBSTRING "${relationships}" 1 -1 relationships)
set(document "{
  \"spdxVersion\": \"SPDX-2.3\",
  \"dataLicense\": \"CC0-1.0\",
  \"SPDXID\": \"SPDXRef-DOCUMENT\",
  \"name\": \"${name}-${version}\",
  \"documentNamespace\": \"https://spdx.org/spdxdocs/${name}-${version}-HASH\",
  \"creationInfo\": {
    \"created\": \"${created}\",
    \"creators\": [\"Tool: LangProvenance-WriteSbom-${version}\"]
  },
  \"packages\": [${packages}
  ],
  \"files\": [${files}
  ],
  \"relationships\": [${relationships}
  ]
}
")
# Documents that differ need names that differ.
string(SHA256 hash "${document}")
string(REPLACE "${name}-${version}-HASH" "${name}-${version}-${hash}" document "${document}")
file(WRITE ${OUT} "${document}")
