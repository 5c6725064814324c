//===- FatalErrors.h - Errors of LLVM that end the program ------*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROV_COMMANDS_FATALERRORS_H
#define LANGPROV_COMMANDS_FATALERRORS_H

namespace langprov {

/// Lets the program exit with ExitError where LLVM gives up: at lack of memory
/// or threads, and at its exit if standard output could not be written. LLVM
/// would exit with 1, which says that a promise is broken, or crash.
void installFatalErrorHandlers();

} // namespace langprov

#endif // LANGPROV_COMMANDS_FATALERRORS_H
