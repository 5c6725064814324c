# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""Reads the commands that Kbuild saved in an object tree (files named .TARGET.cmd)."""
import os
import re
import shlex
import sys


def fail(message):
    """Wrong usage or input: exit status 2."""
    print(f"{os.path.basename(sys.argv[0])}: {message}", file=sys.stderr)
    sys.exit(2)


def saved_commands(objtree, target):
    """The commands of the recipe that made `target`, each as (words, environment)."""
    directory, name = os.path.split(target)
    path = os.path.join(objtree, directory, f".{name}.cmd")
    try:
        with open(path) as file:
            match = re.match(r"savedcmd_\S+ := (.*)", file.readline())
    except FileNotFoundError:
        fail(f"{path}: no such file; {objtree} holds no finished build")
    if not match:
        fail(f"{path}: not a command that this script knows")
    # Kbuild escapes what make would expand.
    text = match[1].replace("$(pound)", "#").replace("$$", "$")
    lexer = shlex.shlex(text, posix=True, punctuation_chars=";")
    lexer.whitespace_split, lexer.commenters = True, ""
    commands, words, environment = [], [], {}
    for word in lexer:
        if word == ";":
            commands.append((words, environment))
            words, environment = [], {}
        elif not words and re.match(r"\w+=", word):
            environment.update([word.split("=", 1)])
        else:
            words.append(word)
    return [*commands, (words, environment)]


def saved_command(objtree, target):
    """The first of them."""
    return saved_commands(objtree, target)[0]


def codegen_flags(command, unwanted):
    """The flags of a C compile that also matter when clang compiles bitcode."""
    wanted = re.compile(r"-m[\w=-]+|-f[\w=,-]+|--target=\S+|-O[s0-9]")
    return [word for word in command if wanted.fullmatch(word) and not re.search(unwanted, word)]
