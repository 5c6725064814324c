# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# What is installed, and where. There are two components, which become packages: the
# plugin, which exists once for each LLVM, and the tools, with all that is the same for
# every LLVM.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
include(cmake/Sbom.cmake)
set(LANGPROV_ZSH_COMPLETION_DIR ${CMAKE_INSTALL_DATAROOTDIR}/zsh/site-functions
  CACHE STRING "Where zsh looks for completions; Debian's: share/zsh/vendor-completions")

set(share ${CMAKE_INSTALL_DATAROOTDIR})
# Debian wants the name of the package here.
set(doc ${share}/doc/langprov)
if(LANGPROV_PLUGIN)
  install(TARGETS LangProvenance
    LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT plugin)
  install(TARGETS LangProvenanceShared
    ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT plugin)

  # Relative, so that the installed tree can be moved.
  set(pkgconfig ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
  file(RELATIVE_PATH LANGPROV_PC_TO_PREFIX /prefix/${pkgconfig} /prefix)
  string(REGEX REPLACE "/$" "" LANGPROV_PC_TO_PREFIX ${LANGPROV_PC_TO_PREFIX})
  set(pc ${PROJECT_BINARY_DIR}/LangProvenance-${LLVM_VERSION_MAJOR}.pc)
  configure_file(cmake/LangProvenance.pc.in ${pc} @ONLY)
  install(FILES ${pc} DESTINATION ${pkgconfig} COMPONENT plugin)
  install(FILES LICENSE DESTINATION ${share}/doc/langprovenance-${LLVM_VERSION_MAJOR}
    RENAME copyright COMPONENT plugin)
  langprov_sbom(LangProvenance LangProvenance-${LLVM_VERSION_MAJOR}.spdx.json LIBRARY
    LLVM ${LLVM_PACKAGE_VERSION})
  install(FILES ${PROJECT_BINARY_DIR}/LangProvenance-${LLVM_VERSION_MAJOR}.spdx.json
    DESTINATION ${share}/doc/langprovenance-${LLVM_VERSION_MAJOR} COMPONENT plugin)
endif()

if(LANGPROV_AUDITOR)
  install(TARGETS langprov
    RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT tools)
  install(PROGRAMS tools/langprov-pahole tools/langprov-thinlto-backend
    DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT tools)
  install(DIRECTORY docs/man/ DESTINATION ${CMAKE_INSTALL_MANDIR}/man1
    COMPONENT tools FILES_MATCHING PATTERN *.1)
  install(FILES docs/completion/langprov.bash
    DESTINATION ${share}/bash-completion/completions RENAME langprov COMPONENT tools)
  install(FILES docs/completion/langprov.fish
    DESTINATION ${share}/fish/vendor_completions.d COMPONENT tools)
  install(FILES docs/completion/_langprov
    DESTINATION ${LANGPROV_ZSH_COMPLETION_DIR} COMPONENT tools)
  langprov_sbom(langprov langprov.spdx.json APPLICATION)
  install(FILES ${PROJECT_BINARY_DIR}/langprov.spdx.json DESTINATION ${doc}
    COMPONENT tools)
endif()

install(DIRECTORY include/LangProvenance
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT tools)
install(FILES README.md CHANGELOG.md CONTRIBUTING.md SECURITY.md
  DESTINATION ${doc} COMPONENT tools)
install(FILES LICENSE DESTINATION ${doc} RENAME copyright
  COMPONENT tools)
# The pages link each other, so the tree stays as it is.
install(DIRECTORY docs DESTINATION ${doc} COMPONENT tools
  PATTERN man EXCLUDE
  PATTERN completion EXCLUDE)

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/LangProvenance)
configure_package_config_file(cmake/LangProvenanceConfig.cmake.in
  ${PROJECT_BINARY_DIR}/LangProvenanceConfig.cmake
  INSTALL_DESTINATION ${package}
  PATH_VARS CMAKE_INSTALL_LIBDIR CMAKE_INSTALL_BINDIR CMAKE_INSTALL_INCLUDEDIR)
write_basic_package_version_file(
  ${PROJECT_BINARY_DIR}/LangProvenanceConfigVersion.cmake
  COMPATIBILITY SameMajorVersion)
install(FILES ${PROJECT_BINARY_DIR}/LangProvenanceConfig.cmake
  ${PROJECT_BINARY_DIR}/LangProvenanceConfigVersion.cmake
  cmake/LangProvenanceCheck.cmake cmake/LangProvenanceTargets.cmake
  DESTINATION ${package} COMPONENT tools)
