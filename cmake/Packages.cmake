# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# `cpack -G DEB` and `cpack -G RPM` in the build directory; tools/package.sh does both
# for every LLVM that is installed.
if(NOT LANGPROV_INSTALL)
  return()
endif()
set(CPACK_PACKAGE_NAME langprovenance)
set(CPACK_PACKAGE_VENDOR LangProvenance)
set(CPACK_PACKAGE_CONTACT "The LangProvenance contributors <nobody@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY
  "keeps C's types complete in BTF when C and Rust are linked with LTO")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_COMPONENTS_ALL "")
if(LANGPROV_PLUGIN)
  list(APPEND CPACK_COMPONENTS_ALL plugin)
endif()
if(LANGPROV_AUDITOR)
  list(APPEND CPACK_COMPONENTS_ALL tools)
endif()
set(CPACK_COMPONENT_PLUGIN_DESCRIPTION "plugin for LLVM ${LLVM_VERSION_MAJOR}
In a link with LTO, LLVM mixes the debug information of C and Rust, and pahole then
loses C types from BTF. This plugin of clang and lld ${LLVM_VERSION_MAJOR} keeps them
apart, and leaves the generated code as it is.")
set(CPACK_COMPONENT_TOOLS_DESCRIPTION "auditor, CMake package and documentation
langprov checks whether a consumer of an ELF file's debug information can leave out a
language, and compares BTF type for type.")

set(plugin langprovenance-${LLVM_VERSION_MAJOR})
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PLUGIN_PACKAGE_NAME ${plugin})
set(CPACK_DEBIAN_PLUGIN_PACKAGE_RECOMMENDS "lld-${LLVM_VERSION_MAJOR}, langprov")
set(CPACK_DEBIAN_TOOLS_PACKAGE_NAME langprov)
set(CPACK_DEBIAN_TOOLS_PACKAGE_RECOMMENDS "pahole, binutils, bpftool")
set(CPACK_DEBIAN_TOOLS_PACKAGE_SUGGESTS ${plugin})

set(CPACK_RPM_COMPONENT_INSTALL ON)
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_LICENSE "Apache-2.0 WITH LLVM-exception")
set(CPACK_RPM_PACKAGE_GROUP Development/Tools)
set(CPACK_RPM_PLUGIN_PACKAGE_NAME ${plugin})
set(CPACK_RPM_TOOLS_PACKAGE_NAME langprov)
# Dates in the packages come from SOURCE_DATE_EPOCH, and so does the build host's name
# from here.
set(CPACK_RPM_SPEC_MORE_DEFINE "%define _buildhost localhost
%define use_source_date_epoch_as_buildtime 1
%define clamp_mtime_to_source_date_epoch 1")
include(CPack)
