//===- Child.cpp - Runs what may crash in a process of its own ------------===//
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

#include "Child.h"
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace langprov;

/// Reads one byte; false at the end of the pipe.
static bool readByte(int From, char &Byte) {
  ssize_t Got;
  do
    Got = read(From, &Byte, 1);
  while (Got < 0 && errno == EINTR);
  return Got == 1;
}

bool Child::start() {
  int Request[2], Answer[2];
  if (pipe(Request) != 0)
    return false;
  if (pipe(Answer) != 0)
    return false;
  Process = fork();
  if (Process < 0)
    return false;
  if (Process != 0) {
    close(Request[0]);
    close(Answer[1]);
    ToChild = Request[1];
    FromChild = Answer[0];
    return true;
  }
  close(Request[1]);
  close(Answer[0]);
  // libFuzzer's handlers are for crashes of the plugin.
  for (int Signal : {SIGSEGV, SIGBUS, SIGABRT, SIGILL, SIGFPE})
    signal(Signal, SIG_DFL);
  rlimit NoCore = {0, 0};
  setrlimit(RLIMIT_CORE, &NoCore);
  dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
  constexpr itimerval Limit = {{0, 0}, {2, 0}}, None = {};
  char Byte;
  while (readByte(Request[0], Byte)) {
    setitimer(ITIMER_PROF, &Limit, nullptr); // Of processor time.
    Byte = Body();
    setitimer(ITIMER_PROF, &None, nullptr);
    if (write(Answer[1], &Byte, 1) != 1)
      break;
  }
  _exit(0);
}

void Child::end() {
  if (Process < 0)
    return;
  close(ToChild);
  close(FromChild);
  while (waitpid(Process, nullptr, 0) < 0 && errno == EINTR) {
  }
  Process = -1;
}

bool Child::call() {
  if (Process < 0 && !start())
    return false;
  char Byte = 0;
  if (write(ToChild, &Byte, 1) == 1 && readByte(FromChild, Byte))
    return Byte;
  end(); // It crashed, or took too long.
  return false;
}
