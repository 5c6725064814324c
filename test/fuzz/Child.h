//===- Child.h - Runs what may crash in a process of its own ----*- C++ -*-===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#ifndef LANGPROVENANCE_FUZZ_CHILD_H
#define LANGPROVENANCE_FUZZ_CHILD_H

#include <functional>
#include <sys/types.h>

namespace langprov {

/// A child process that calls a function whenever it is asked to. It is for
/// what LLVM itself may crash on or not end for. One process serves many calls,
/// because forking a process with the address sanitizer takes long. Parent and
/// child exchange data through memory that they share.
class Child {
public:
  explicit Child(std::function<bool()> Body) : Body(std::move(Body)) {}
  ~Child() { end(); }
  Child(const Child &) = delete;
  Child &operator=(const Child &) = delete;

  /// Calls the function in the child. Returns whether it returned true, within
  /// some seconds.
  bool call();

private:
  bool start();
  void end();

  std::function<bool()> Body;
  pid_t Process = -1;
  int ToChild = -1, FromChild = -1;
};

} // namespace langprov

#endif // LANGPROVENANCE_FUZZ_CHILD_H
